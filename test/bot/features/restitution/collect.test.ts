import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Row } from '../../../../bot/contract/store.ts';
import type { Meeting } from '../../../../bot/features/meetings/model/schema.ts';
import { stateAt } from '../../../../bot/features/progress/model/history.ts';
import type { Snapshot, Update } from '../../../../bot/features/progress/model/schema.ts';
import type { RestitutionRecords } from '../../../../bot/features/restitution/model/kept.ts';
import { restitutionOf } from '../../../../bot/features/restitution/model/restitution.ts';
import type { Plan } from '../../../../bot/knowledge/schema.ts';
import { textOf } from '../../../../documents/blocks.ts';
import { monthCounts } from '../../../../documents/restitution/figures.ts';
import { frozenHeadline } from '../../../../documents/restitution/headlines.ts';
import { restitutionPaper } from '../../../../documents/restitution/outline.ts';
import { sayIn } from '../../../../documents/restitution/say.ts';
import { blockersTable, standingLine } from '../../../../documents/restitution/tables.ts';
import { tilesOf } from '../../../../documents/restitution/tiles.ts';
import { camille, refOf, zoe } from '../../../support/partners.ts';
import { today, year2026, zone } from '../../../support/restitution.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

let plan: Plan;
beforeAll(async () => {
  plan = (await knowledgeOf('seineSaintDenis')).plan;
});

const silent: Update['said'] = {
  meteo: null,
  percent: null,
  highlights: [],
  blocker: null,
  arbitration: null,
  nextStep: null,
  indicators: [],
  unchanged: false,
  cleared: [],
};
/** Without what only holds words together. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
let count = 0;
/** What Camille says of the fiche 1.1 on a day, at noon. */
const update = (
  asOf: string,
  said: Partial<Update['said']>,
  over: Partial<Update> = {},
): Row<Update> => ({
  id: `${asOf}-${count++}`,
  version: 1,
  value: {
    subject: 'fiche:1.1',
    said: { ...silent, ...said },
    asOf,
    at: `${asOf}T11:00:00.000Z`,
    author: refOf(camille),
    organisation: 'caf',
    origin: { kind: 'chat', reportedBy: null },
    words: 'mots',
    invalid: [],
    conflict: false,
    message: null,
    round: null,
    revisions: [],
    withdrawnAt: null,
    ...over,
  },
});
const snapshot = (at: string, rows: Row<Update>[]): Row<Snapshot> => ({
  id: `fiche:1.1@${at}`,
  version: 1,
  value: {
    subject: 'fiche:1.1',
    at,
    by: refOf(zoe),
    organisation: 'cd93',
    state: stateAt(rows, at),
  },
});
const known = (person: typeof camille, organisation: string | null) =>
  [
    refOf(person),
    {
      tenantId: person.tenantId,
      aadId: person.id,
      teamsId: '',
      name: person.name,
      locale: 'fr',
      domain: null,
      organisation,
      otherOrganisation: null,
      organisationAskedAt: null,
      lastSeenAt: '2026-01-01T00:00:00.000Z',
    },
  ] as const;

const made = (rows: Row<Update>[], over: Partial<RestitutionRecords> = {}, now = today) => {
  const updates = new Map<string, Row<Update>[]>();
  for (const row of rows)
    updates.set(row.value.subject, [...(updates.get(row.value.subject) ?? []), row]);
  const kept: RestitutionRecords = {
    updates,
    snapshots: [],
    meetings: [],
    groups: [],
    people: new Map([known(camille, 'caf'), known(zoe, 'pmi')]),
    pilots: new Map(),
    ...over,
  };
  return restitutionOf({ plan, kept, period: year2026, lang: 'fr', zone, now });
};
const fiche = (...args: Parameters<typeof made>) => {
  const found = made(...args).subjects.find(({ id }) => id === 'fiche:1.1');
  if (!found) throw new Error('no fiche 1.1');
  return found;
};
const voice = { name: 'Camille Durand', organisation: 'Caf', via: 'chat', reportedBy: null };

describe('a fiche', () => {
  it('stands as it did before the period and as it does at its end, told by the last who said so', () => {
    const rows = [
      update('2025-12-31', { meteo: 'orage', percent: 10, blocker: 'foncier à Bondy' }),
      update('2026-03-01', { meteo: 'nuage', highlights: ['convention signée'] }),
      update('2026-12-31', { percent: 60 }),
      update('2027-01-01', { meteo: 'soleil', percent: 100, cleared: ['blocker'] }),
    ];
    expect(fiche(rows, {}, new Date('2027-02-01T09:00:00Z'))).toMatchObject({
      before: { meteo: 'orage', percent: 10, on: '2025-12-31' },
      now: { meteo: 'nuage', percent: 60, on: '2026-12-31' },
      highlights: [{ text: 'convention signée', on: '2026-03-01', by: voice }],
      blocker: { text: 'foncier à Bondy', on: '2025-12-31', by: voice },
      updates: 2,
    });
  });

  it('that is validated stays as it was: later updates do not rewrite it, and are counted', () => {
    const before = [update('2026-05-01', { meteo: 'couvert', percent: 40 })];
    const later = update('2026-10-01', { meteo: 'orage', highlights: ['revirement'] });
    const valid = snapshot('2026-06-15T10:00:00.000Z', before);
    const data = made([...before, later], { snapshots: [valid] });
    const found = data.subjects.find(({ id }) => id === 'fiche:1.1');
    expect(found).toMatchObject({
      now: { meteo: 'couvert', percent: 40 },
      highlights: [],
      updates: 1,
      validation: { on: '2026-06-15', by: { name: 'Zoé Petit' }, later: 1 },
    });
    expect(data.entries.map(({ counts }) => counts)).toEqual([true, false]);
    // The curve of the year says the same.
    expect(found?.trail.at(-1)).toBe('couvert');
  });

  it('that moved since it was validated says where it stands today, wherever its figures are read', () => {
    const before = [update('2026-05-01', { meteo: 'couvert', percent: 40 })];
    const later = update('2026-10-01', { meteo: 'orage', percent: 45 });
    const valid = snapshot('2026-06-15T10:00:00.000Z', before);
    const moved = made([...before, later], { snapshots: [valid] });
    expect(plain(frozenHeadline(moved))).toBe(
      'Compté comme validé par les pilotes le 15 juin 2026 : Fiche 1.1.',
    );
    // On a card, only that it is counted so.
    expect(JSON.stringify(restitutionPaper(moved).blocks)).toMatch(
      /depuis le\s1ᵉʳ\soctobre\s2026\s: orage, 45/,
    );
    const still = made(before, { snapshots: [valid] });
    expect(frozenHeadline(still)).toBe('');
    expect(JSON.stringify(restitutionPaper(still).blocks)).toMatch(
      /"État\svalidé\s:\s","text":"le\s15\sjuin\s2026\spar/,
    );
  });

  it('counted as it was validated is one number at every count, and has its day in its row', () => {
    const before = [update('2026-05-01', { meteo: 'couvert', percent: 40 })];
    const later = update('2026-10-01', { meteo: 'orage', percent: 45 });
    const valid = snapshot('2026-06-15T10:00:00.000Z', before);
    const moved = made([...before, later], { snapshots: [valid] });
    const values = Object.fromEntries(
      tilesOf(moved, sayIn('fr')).map(({ sign, value }) => [sign, value]),
    );
    expect(values).toEqual({ soleil: '0', couvert: '1', nuage: '0', orage: '0' });
    const fiche = moved.subjects.find(({ label }) => label === 'Fiche 1.1');
    expect(fiche && standingLine(fiche, sayIn('fr')).join('')).toMatch(
      /→ couvert, 40\s% · validé le 15\sjuin\s2026$/,
    );
  });

  it('that announced a step before it was stopped announces no way out of it, and every step has its day', () => {
    const say = sayIn('fr');
    const planned = update('2026-05-18', { nextStep: 'chiffrer les travaux' });
    const stopped = update('2026-09-24', { blocker: 'surcoût de fondation' });
    const lastOf = (rows: Row<Update>[]) =>
      blockersTable(made(rows), say).rows.map((row) => textOf(row[3] ?? ''));
    expect(lastOf([planned, stopped])).toEqual(['–']);
    const since = update('2026-10-02', { nextStep: 'saisir le comité' });
    expect(lastOf([planned, stopped, since])).toEqual([
      'Prochaine étape : saisir le comité (dit le 2\u00a0octobre 2026)',
    ]);
  });

  it('validated after the period for that period counts; one that says more than it does not', () => {
    const rows = [update('2026-05-01', { meteo: 'couvert' })];
    const in2027 = update('2027-01-10', { meteo: 'orage' });
    const now = new Date('2027-02-01T09:00:00Z');
    const good = snapshot('2027-01-05T10:00:00.000Z', rows);
    const late = snapshot('2027-01-20T10:00:00.000Z', [...rows, in2027]);
    expect(fiche([...rows, in2027], { snapshots: [good, late] }, now).validation?.on).toBe(
      '2027-01-05',
    );
    expect(fiche([...rows, in2027], { snapshots: [late] }, now).validation).toBeNull();
  });

  it('withdrawn or never told has no news', () => {
    const rows = [
      update('2026-05-01', { meteo: 'soleil' }, { withdrawnAt: '2026-05-02T00:00:00.000Z' }),
    ];
    expect(fiche(rows)).toMatchObject({ updates: 0, now: { meteo: null, on: null } });
    expect(made(rows).entries).toEqual([]);
  });

  it('keeps who told it by phone, and no name of somebody who was erased', () => {
    const origin = { kind: 'phone', reportedBy: 'Mme Petit' } as const;
    const rows = [
      update('2026-05-01', { nextStep: 'comité' }, { origin, author: 'person:t:gone' }),
    ];
    expect(fiche(rows).nextStep?.by).toEqual({
      name: 'un participant',
      organisation: 'Caf',
      via: 'phone',
      reportedBy: 'Mme Petit',
    });
  });
});

describe('indicators', () => {
  it('of the plan are all there; a figure told under one of their words is theirs', () => {
    const figure = (value: number) => ({ indicators: [{ name: 'places créées', value }] });
    const rows = [
      update('2025-11-01', figure(20)),
      update('2026-05-01', figure(80)),
      update('2026-10-01', {
        indicators: [{ name: 'cafés bus', value: 3 }, ...figure(120).indicators],
      }),
    ];
    const found = fiche(rows).indicators;
    expect(found[0]).toMatchObject({
      name: "Création et destructions de places d'accueil",
      measured: 'places créées',
      inPlan: true,
      baseline: { value: 20, on: '2025-11-01' },
      value: { value: 120, on: '2026-10-01' },
      by: voice,
    });
    expect(found.filter(({ inPlan, value }) => inPlan && value === null)).toHaveLength(3);
    expect(found.at(-1)).toMatchObject({ name: 'cafés bus', inPlan: false, baseline: null });
  });

  it('told as a share stays one when its sign is left out later', () => {
    const figure = (value: number, unit?: '%') => ({
      indicators: [{ name: 'taux d’occupation', value, ...(unit && { unit }) }],
    });
    const rows = [update('2026-05-01', figure(72, '%')), update('2026-10-01', figure(74))];
    const [, occupancy] = fiche(rows).indicators;
    expect(occupancy).toMatchObject({ unit: '%', baseline: { value: 72 }, value: { value: 74 } });
  });
});

describe('meetings', () => {
  const meeting = (date: string, over: Partial<Meeting> = {}): Row<Meeting> => ({
    id: date,
    version: 1,
    value: {
      group: 'axe-1',
      title: 'Réunion',
      when: { date, start: '14:00', end: '16:00', zone },
      place: '',
      link: '',
      agenda: [],
      note: '',
      state: 'planned',
      sequence: 0,
      changedBy: 'x',
      changedAt: null,
      calendarToken: 'x',
      createdBy: refOf(camille),
      createdAt: '2026-01-01T00:00:00.000Z',
      reminders: [],
      attendance: {},
      decisions: '',
      nextSteps: '',
      minutesAt: null,
      poll: null,
      ...over,
    },
  });
  const came = (status: Meeting['attendance'][string]['status'], tentative = false) => ({
    status,
    representedBy: null,
    word: '',
    at: '2026-01-01T00:00:00.000Z',
    by: refOf(camille),
    tentative,
  });

  it('count when they were held in the period: not cancelled, not to come, not of another year', () => {
    const meetings = [
      meeting('2025-12-31'),
      meeting('2026-01-01'),
      meeting('2026-03-01', { state: 'cancelled' }),
      meeting('2026-11-30'),
      meeting('2026-12-01'),
      meeting('2026-12-10'),
    ];
    expect(made([], { meetings }).meetings.map(({ on }) => on)).toEqual([
      '2026-01-01',
      '2026-11-30',
    ]);
  });

  it('say who came by institution; a yes still to be confirmed is no presence', () => {
    const attendance = {
      [refOf(camille)]: came('present'),
      [refOf(zoe)]: came('remote', true),
      'person:t:unknown': came('excused'),
    };
    const [found] = made([], { meetings: [meeting('2026-02-01', { attendance })] }).meetings;
    expect(found?.attendance).toEqual([
      { institution: 'Caf', present: 1, remote: 0, represented: 0, excused: 0 },
      {
        institution: 'institution non précisée',
        present: 0,
        remote: 0,
        represented: 0,
        excused: 1,
      },
    ]);
  });
});

it('months go from the first of the period to today, each with the météo of every subject', () => {
  const data = made([update('2026-05-31', { meteo: 'soleil' })]);
  expect(data.months.map((month) => month.slice(5))).toEqual(
    Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')),
  );
  const counts = monthCounts(data);
  expect(counts.map(({ meteo }) => meteo.soleil)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  for (const { meteo, none } of counts)
    expect(Object.values(meteo).reduce((sum, n) => sum + n, none)).toBe(data.subjects.length);
});

it('what blocks has stood since it was first said in these words, unless it was over meanwhile', () => {
  const since = (rows: Parameters<typeof made>[0]) =>
    made(rows).subjects.find(({ id }) => id === 'fiche:1.1')?.blocker?.since;
  const first = update('2026-02-01', { blocker: 'foncier' });
  const again = update('2026-06-01', { blocker: 'foncier' });
  expect(since([first, again])).toBe('2026-02-01');
  expect(since([first, update('2026-03-01', { cleared: ['blocker'] }), again])).toBe('2026-06-01');
  expect(since([first, update('2026-03-01', { blocker: 'travaux' }), again])).toBe('2026-06-01');
});

it('no two fiches or actions have the same label', () => {
  const labels = made([]).subjects.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});
