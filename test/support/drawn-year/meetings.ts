/** The meetings of an invented year: those that were held, with who came, and the next ones. */
import type { Meeting } from '../../../bot/features/meetings/model/schema.ts';
import type { Group } from '../../../bot/features/people/model/groups.ts';
import { plannedMeeting } from '../../../src/demo/rows.ts';
import type { Chance } from '../random.ts';
import { agendas, decisions, nextSteps } from './update-sentences.ts';

type Attendance = Meeting['attendance'];

export interface Meeter {
  groups: ReadonlyMap<string, Group>;
  /** First days of the months of the year, `YYYY-MM`. */
  months: readonly string[];
  zone: string;
  now: Date;
  today: string;
  chance: Chance;
}

/** Each group meets about every second month. */
export function meetingsOf(meeter: Meeter): Map<string, Meeting> {
  const { groups, months, chance } = meeter;
  const made = [...groups].flatMap(([id, group], at) =>
    months
      .filter((_, m) => (m + at) % 2 === 0)
      .map((month) => meeting(id, group, `${month}-${day(chance)}`, meeter)),
  );
  return new Map(made.map((one) => [`demo-${one.group}-${one.when.date}`, one]));
}

/** From the 8th to the 24th: far from the ends of months. */
const day = (chance: Chance): string => String(8 + chance.below(17)).padStart(2, '0');

function meeting(id: string, group: Group, date: string, meeter: Meeter): Meeting {
  const { chance, zone, today } = meeter;
  const held = date < today;
  const createdAt = new Date(Date.parse(`${date}T09:00:00Z`) - 21 * 86_400_000).toISOString();
  const createdBy = group.coAnimators[0]?.person ?? 'demo';
  return plannedMeeting(`demo ${id} ${date}`, {
    group: id,
    title: chance.one(agendas),
    when: { date, start: '09:30', end: '11:30', zone },
    place: 'salle de réunion, hôtel du Département',
    link: '',
    agenda: [chance.one(agendas)],
    createdBy,
    createdAt,
    attendance: attendance(group, createdAt, held, chance),
    decisions: held && chance.happens(0.6) ? chance.one(decisions) : '',
    nextSteps: held && chance.happens(0.5) ? chance.one(nextSteps) : '',
    minutesAt: null,
    poll: null,
  });
}

function attendance(group: Group, at: string, held: boolean, chance: Chance): Attendance {
  const people = [...new Set([...group.coAnimators, ...group.members].map((m) => m.person))];
  return Object.fromEntries(
    people
      .filter(() => chance.happens(held ? 0.85 : 0.4))
      .map((person) => {
        const status = chance.one(['present', 'present', 'present', 'remote', 'excused'] as const);
        const answer = { status, representedBy: null, word: '', at, by: person, tentative: false };
        return [person, answer];
      }),
  );
}
