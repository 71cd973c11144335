import { beforeAll, describe, expect, it } from '@jest/globals';
import { localTimeOf } from '../../../bot/calendar/local-time.ts';
import { meetingSchema } from '../../../bot/features/meetings/model/schema.ts';
import { ballotSchema, pollSchema } from '../../../bot/features/polls/model/schema.ts';
import { stateAt } from '../../../bot/features/progress/model/history.ts';
import { snapshotSchema, updateSchema } from '../../../bot/features/progress/model/schema.ts';
import type { Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { subjectsOf } from '../../../bot/knowledge/subjects.ts';
import type { DemoYear } from '../../../src/demo/fill.ts';
import { fillWith } from '../../../src/demo/fill.ts';
import { readStory } from '../../../src/demo/story.ts';
import { emptyYear, toldYear } from '../../../src/demo/told-year.ts';
import { knowledgeOf, plans } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';

const zone = 'Europe/Paris';
/** A working day, a Sunday, a day of the summer holidays, a day of those of Noël, and a public holiday. */
const todays = ['2026-11-24', '2026-11-29', '2026-08-05', '2026-12-28', '2027-05-06'];

let knowledge: Knowledge;
let yearAt: (today: string) => Promise<DemoYear>;
beforeAll(async () => {
  knowledge = await knowledgeOf('seineSaintDenis');
  const story = await readStory(plans.seineSaintDenis);
  if (!story) throw new Error('no story');
  yearAt = async (today) =>
    toldYear({ story, knowledge, now: new Date(`${today}T09:00:00Z`), zone });
});

const works = (date: string): boolean =>
  ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) && !knowledge.calendar.holiday(date);
const schoolOut = (date: string): boolean => typeof knowledge.calendar.school(date) === 'object';

describe.each(todays)('the written year, seen on %s', (today) => {
  let year: DemoYear;
  beforeAll(async () => {
    year = await yearAt(today);
  });

  it('is told, met and polled on working days; meetings and slots outside school holidays', () => {
    const told = year.updates.map(({ value }) => value.asOf);
    const met = [...year.meetings.values()].map(({ when }) => when.date);
    const slots = [...year.polls.values()].flatMap((poll) => poll.slots.map(({ date }) => date));
    expect([...told, ...met, ...slots].filter((date) => !works(date))).toEqual([]);
    expect([...met, ...slots].filter(schoolOut)).toEqual([]);
  });

  it('has nobody who is excused from every meeting of a group', () => {
    const held = [...year.meetings.values()].filter(({ when }) => when.date < today);
    const groups = new Map<string, string[][]>();
    for (const { group, attendance } of held)
      for (const [person, { status }] of Object.entries(attendance)) {
        const name = `${group} ${person}`;
        groups.set(name, [...(groups.get(name) ?? []), [status]]);
      }
    const often = [...groups.values()].filter((all) => all.length >= 2);
    expect(often.length).toBeGreaterThan(5);
    expect(
      often.filter((all) => new Set(all.flat()).size === 1 && all[0]?.[0] === 'excused'),
    ).toEqual([]);
  });

  it('has past things in the past, and what is to come ahead', () => {
    expect(year.updates.filter(({ value }) => value.asOf >= today)).toEqual([]);
    const open = [...year.polls.values()].filter(({ state }) => state === 'open');
    expect(open).not.toEqual([]);
    for (const { slots, deadline } of open) {
      expect(slots).toHaveLength(5);
      expect(new Set(slots.map(({ date }) => date)).size).toBe(5);
      expect(slots.filter(({ date }) => date <= deadline.slice(0, 10))).toEqual([]);
    }
    const ahead = [...year.meetings.values()].filter(({ when }) => when.date > today);
    expect(ahead.length).toBeGreaterThan(1);
    expect(ahead.filter(({ decisions }) => decisions !== '')).toEqual([]);
  });

  it('ends its polls at 18h on a working day', () => {
    for (const { deadline } of year.polls.values()) {
      const { date, time } = localTimeOf(new Date(deadline), zone);
      expect([time, works(date)]).toEqual(['18:00', true]);
    }
  });

  it('is what the store takes', () => {
    for (const { value } of year.updates) expect(() => updateSchema.parse(value)).not.toThrow();
    for (const one of year.meetings.values()) expect(() => meetingSchema.parse(one)).not.toThrow();
    for (const one of year.polls.values()) expect(() => pollSchema.parse(one)).not.toThrow();
    for (const one of year.ballots) expect(() => ballotSchema.parse(one)).not.toThrow();
    for (const one of year.snapshots.values())
      expect(() => snapshotSchema.parse(one)).not.toThrow();
  });
});

describe('the story', () => {
  let year: DemoYear;
  beforeAll(async () => {
    year = await yearAt('2026-11-24');
  });
  const of = (id: string) => year.updates.filter(({ value }) => value.subject === id);

  it('tells of every subject of the plan, and of none but those, of its own groups and institutions', () => {
    const ids = subjectsOf(knowledge.plan).map(({ id }) => id);
    expect(new Set(year.updates.map(({ value }) => value.subject))).toEqual(new Set(ids));
    const known = new Set(knowledge.plan.organisations.map(({ id }) => id));
    expect(year.partners.filter(({ person }) => !known.has(person.organisation ?? ''))).toEqual([]);
    expect(new Set(year.groups.keys())).toEqual(
      new Set(subjectsOf(knowledge.plan).map(({ group }) => group)),
    );
  });

  it('says nothing twice', () => {
    const said = year.updates.flatMap(({ value: { said } }) => [
      ...said.highlights,
      ...[said.blocker, said.arbitration, said.nextStep].filter((one) => one !== null),
    ]);
    const minutes = [...year.meetings.values()].flatMap(({ decisions, nextSteps }) => [
      decisions,
      nextSteps,
    ]);
    const all = [...said, ...minutes].filter((one) => one !== '');
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  it('agrees with itself: percentages never go back, no storm is nearly done, no sun has hardly begun', () => {
    for (const { id } of subjectsOf(knowledge.plan)) {
      const percents = of(id).map(({ value }) => value.said.percent ?? 0);
      expect(percents).toEqual([...percents].sort((a, b) => a - b));
    }
    const odd = year.updates.filter(
      ({ value: { said } }) =>
        (said.meteo === 'orage' && (said.percent ?? 0) > 50) ||
        (said.meteo === 'nuage' && (said.percent ?? 0) > 70),
    );
    expect(odd).toEqual([]);
  });

  it('lifts only what was raised, and asks each decision of one subject', () => {
    for (const { id } of subjectsOf(knowledge.plan)) {
      let blocked = false;
      for (const { value } of of(id)) {
        if (value.said.cleared.includes('blocker')) expect(blocked).toBe(true);
        blocked = value.said.blocker !== null || (blocked && value.said.cleared.length === 0);
      }
    }
    const asked = year.updates.flatMap(({ value }) => value.said.arbitration ?? []);
    expect(asked.length).toBeGreaterThan(3);
  });

  it('has one who got better, one who got worse, one who fell silent, some blocked, and indicators that move', () => {
    const scale = ['orage', 'nuage', 'couvert', 'soleil'];
    const courses = subjectsOf(knowledge.plan).map(({ id }) => {
      const rows = of(id);
      const meteos = rows.map(({ value }) => scale.indexOf(value.said.meteo ?? ''));
      return {
        gained: (meteos.at(-1) ?? 0) - (meteos[0] ?? 0),
        last: rows.at(-1)?.value.asOf ?? '',
        blocked: stateAt(rows).blocker !== null,
      };
    });
    expect(courses.some(({ gained }) => gained > 0)).toBe(true);
    expect(courses.some(({ gained }) => gained < 0)).toBe(true);
    expect(courses.filter(({ last }) => last < '2026-06-01')).toHaveLength(1);
    const blocked = courses.filter((one) => one.blocked).length;
    expect(blocked > 2 && blocked < 6).toBe(true);
    const measured = of('fiche:1.1').flatMap(({ value }) =>
      value.said.indicators.filter(({ name }) => name === 'places créées'),
    );
    expect(measured.length).toBeGreaterThan(3);
  });

  it('goes into a store, as does the beginning of the plain Playground', async () => {
    for (const one of [year, emptyYear(knowledge.plan, new Date('2026-11-24T09:00:00Z'))]) {
      const store = await openIn(await newDirectory());
      try {
        await fillWith(store, one);
      } finally {
        await store.close();
      }
    }
  });
});
