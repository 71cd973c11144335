/**
 * An invented partnership of any size, as rows of a store. The group that acts (thirty people, two meetings to come,
 * one poll) is the same in all sizes: what grows is what its acts do not touch.
 */
import { type Meeting, meetings } from '../../bot/features/meetings/model/schema.ts';
import { addresses, people, personRecipient } from '../../bot/features/people/model/directory.ts';
import { type Group, groups, type Pilot, pilots } from '../../bot/features/people/model/groups.ts';
import { ballotId, ballots, type Poll, polls } from '../../bot/features/polls/model/schema.ts';
import { updates } from '../../bot/features/progress/model/schema.ts';
import type { Subject } from '../../bot/knowledge/subjects.ts';
import { updateRow } from '../../src/demo/rows.ts';
import { inboxLimit } from '../../src/store/inbox.ts';
import { inbox, outbox, outboxId } from '../../src/store/own-collections.ts';
import type { RawRow } from '../../src/store/raw-row.ts';
import { chanceOf } from '../../test/support/random.ts';

export interface Size {
  people: number;
  groups: number;
  meetings: number;
  polls: number;
  updates: number;
}

export const sizes: Record<'S' | 'M' | 'L', Size> = {
  S: { people: 40, groups: 8, meetings: 20, polls: 10, updates: 500 },
  M: { people: 400, groups: 80, meetings: 200, polls: 100, updates: 5_000 },
  L: { people: 10_000, groups: 200, meetings: 4_000, polls: 1_500, updates: 100_000 },
};

/** As `bench/polls/people.mjs` names it. */
export const TENANT = '00000000-0000-0000-0000-000000000001';
const DAY_MS = 86_400_000;
/** People of the group that acts; the first co-animates it and leads the first subject. */
export const ACTORS = 30;
export const ACTING_GROUP = 'sous-groupe-mesure';
export const ACTING_POLL = 'poll-of-the-bench';
const MESSAGES_EACH = 10;
const ANSWERS_EACH = 5;

export const nameOf = (rank: number | string) => `Prénom${rank} Nom${rank}`;
const recipient = (rank: number) => personRecipient({ tenantId: TENANT, id: String(rank) });
const groupId = (rank: number) => (rank === 0 ? ACTING_GROUP : `sous-groupe-${rank}`);

interface Parts {
  size: Size;
  subjects: readonly Subject[];
  now: Date;
  seed: number;
  /** Where Teams answers: people are written to there. */
  serviceUrl: string;
}

/** Rows of the partnership, every collection whole. */
export function* partnership(parts: Parts): Generator<RawRow> {
  const { size, subjects, now, seed, serviceUrl } = parts;
  const { next: random, below } = chanceOf(seed);
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  const day = (days: number) => at(days).slice(0, 10);
  const row = (table: string, id: string, value: unknown): RawRow => ({
    table,
    id,
    version: 1,
    value,
  });

  const membersOf = (rank: number) =>
    rank === 0
      ? Array.from({ length: ACTORS }, (_, one) => one)
      : Array.from(
          { length: Math.min(ACTORS, size.people - ACTORS) },
          (_, one) => ACTORS + ((rank * ACTORS + one) % (size.people - ACTORS)),
        );

  for (let rank = 0; rank < size.people; rank += 1) {
    yield row(people.name, recipient(rank), {
      tenantId: TENANT,
      aadId: String(rank),
      teamsId: `29:${rank}`,
      name: nameOf(rank),
      locale: 'fr',
      domain: null,
      organisation: 'caf',
      otherOrganisation: null,
      organisationAskedAt: at(-300),
      lastSeenAt: at(0),
    });
    yield row(addresses.name, recipient(rank), {
      tenantId: TENANT,
      conversationId: `a:${rank}`,
      conversationType: 'personal',
      serviceUrl,
      botId: '28:bot',
      state: 'open',
      lastSeenAt: at(0),
    });
    for (let one = 0; one < MESSAGES_EACH; one += 1) {
      const key = `reminder:past-${one}:${rank}`;
      yield row(outbox.name, outboxId(key), {
        key,
        kind: 'meetings.reminder',
        subject: `meeting:past-${one}`,
        recipient: recipient(rank),
        payload: {},
        notBefore: at(-40),
        expiresAt: at(20),
        id: outboxId(key),
        state: 'sent',
        attempts: 1,
        claims: 1,
        lease: null,
        interrupted: false,
        result: { status: 201 },
        activityId: `m-${one}-${rank}`,
      });
    }
  }

  for (let rank = 0; rank < Math.min(inboxLimit, size.people * ANSWERS_EACH); rank += 1)
    yield row(inbox.name, `click:${rank}`, {
      answer: { text: 'C’est noté.' },
      at: new Date(now.getTime() - 3_600_000 - rank).toISOString(),
      of: recipient(rank % size.people),
    });

  for (let rank = 0; rank < size.groups; rank += 1) {
    const members = membersOf(rank).map((one) => ({ person: recipient(one), since: at(-300) }));
    const group: Group = {
      kind: 'sousGroupe',
      name: rank === 0 ? 'Mesure' : `Sujet ${rank}`,
      members: members.slice(1),
      coAnimators: members.slice(0, 1),
      channel: null,
      entry: 'onRequest',
    };
    yield row(groups.name, groupId(rank), group);
  }

  const led = [...new Set(subjects.map((subject) => subject.led))];
  for (const [rank, id] of led.entries()) {
    const pilot: Pilot = {
      organisation: 'caf',
      holder: { person: recipient(rank), name: nameOf(rank) },
      substitute: null,
      until: null,
      at: at(-300),
      by: recipient(0),
    };
    yield row(pilots.name, id, pilot);
  }

  for (let rank = 0; rank < size.meetings; rank += 1) {
    // Two to come and four that were, for the group that acts.
    const group = rank < 6 ? 0 : 1 + ((rank - 6) % (size.groups - 1));
    const ahead = rank < 2 ? 20 + rank * 9 : rank < 6 ? -20 * rank : below(700) - 600;
    const meeting: Meeting = {
      group: groupId(group),
      title: 'Point d’étape',
      when: { date: day(ahead), start: '09:30', end: '11:30', zone: 'Europe/Paris' },
      place: 'salle 3',
      link: '',
      agenda: ['Avancement des actions'],
      note: '',
      state: 'planned',
      sequence: 0,
      createdBy: recipient(membersOf(group)[0] ?? 0),
      createdAt: at(-610),
      changedBy: recipient(membersOf(group)[0] ?? 0),
      changedAt: null,
      reminders: ['P7D', 'P1D'],
      attendance: Object.fromEntries(
        membersOf(group)
          .filter(() => random() < 0.6)
          .map((one) => [
            recipient(one),
            {
              status: 'present',
              representedBy: null,
              word: '',
              at: at(-5),
              by: recipient(one),
              tentative: false,
            },
          ]),
      ),
      decisions: ahead < 0 ? 'Le calendrier est arrêté.' : '',
      nextSteps: '',
      minutesAt: null,
      poll: null,
      calendarToken: `calendar-token-of-the-bench-${rank}`,
    };
    yield row(meetings.name, `meeting-${rank}`, meeting);
  }

  for (let rank = 0; rank < size.polls; rank += 1) {
    const group = rank === 0 ? 0 : 1 + ((rank - 1) % (size.groups - 1));
    const id = rank === 0 ? ACTING_POLL : `poll-of-others-${rank}`;
    const open = rank === 0 || rank % 20 === 1;
    const poll: Poll = {
      group: groupId(group),
      title: `Rentrée ${rank}`,
      place: '',
      slots: ['s1', 's2', 's3'].map((slot, i) => ({
        id: slot,
        date: day(open ? 40 + i : -100 + i),
        start: '10:00',
        end: '12:00',
      })),
      deadline: at(open ? 20 : -120),
      required: [],
      quorum: 0,
      namesHidden: false,
      state: open ? 'open' : 'closed',
      round: open ? 0 : 1,
      chosen: open ? null : 's1',
      meeting: null,
      createdBy: recipient(membersOf(group)[0] ?? 0),
      createdAt: at(open ? -2 : -150),
      halfway: null,
    };
    yield row(polls.name, id, poll);
    for (const one of membersOf(group)) {
      if (random() < 0.3) continue;
      yield row(ballots.name, ballotId(id, recipient(one)), {
        poll: id,
        person: recipient(one),
        answers: { s1: 'yes', s2: 'maybe', s3: 'no' },
        word: '',
        proposal: '',
        organisation: 'caf',
        by: recipient(one),
        at: at(-1),
      });
    }
  }

  for (let rank = 0; rank < size.updates; rank += 1) {
    const days = -365 + (rank * 364) / size.updates;
    const subject = subjects[rank % subjects.length];
    if (!subject) throw new Error('A plan without subjects has no updates.');
    const { value } = updateRow(subject, {
      said: {
        meteo: (['soleil', 'couvert', 'nuage', 'orage'] as const)[below(4)] ?? null,
        percent: below(101),
        highlights: [`convention signée avec ${1 + below(12)} communes`],
        blocker: random() < 0.1 ? 'foncier à Bondy' : null,
        arbitration: random() < 0.05 ? 'arbitrage de la Caf sur le bonus' : null,
        nextStep: null,
        indicators: [],
        unchanged: false,
        cleared: random() < 0.1 ? ['blocker'] : [],
      },
      asOf: day(days),
      at: at(days),
      author: recipient(below(size.people)),
      organisation: null,
      origin: { kind: 'chat', reportedBy: null },
    });
    yield row(updates.name, `u-${String(rank).padStart(7, '0')}`, value);
  }
}
