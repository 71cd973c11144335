/** A year of an invented partnership, as its story tells it: what `--demo` begins with. */
import type { Row } from '../../bot/contract/store.ts';
import type { Meeting } from '../../bot/features/meetings/model/schema.ts';
import { emptyGroup, type Group, type Pilot } from '../../bot/features/people/model/groups.ts';
import { stateAt } from '../../bot/features/progress/model/history.ts';
import type { Snapshot, Update } from '../../bot/features/progress/model/schema.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { subjectOf } from '../../bot/knowledge/subjects.ts';
import { storyDays } from './days.ts';
import type { DemoYear } from './fill.ts';
import { alone, type Partner, partnerOf } from './people.ts';
import { updateRow } from './rows.ts';
import type { StoryParts, StoryUpdate } from './story.ts';
import { toldMeetings } from './told-meetings.ts';
import { toldPolls } from './told-polls.ts';

export function toldYear(
  given: Pick<StoryParts, 'story' | 'knowledge' | 'now' | 'zone'>,
): DemoYear {
  const { story, knowledge, now, zone } = given;
  const days = storyDays(knowledge.calendar, now, zone);
  const since = days.at(days.working({ ilYA: 365 }), '09:00');
  const partners = story.personnes.map(({ nom, institution }, at) =>
    partnerOf(at, nom, institution, now.toISOString()),
  );
  const who = (name: string): Partner => {
    const found = partners.find(({ person }) => person.name === name);
    if (!found) throw new Error(`« ${name} » n’est pas dans « personnes ».`);
    return found;
  };
  const parts: StoryParts = { ...given, days, who };
  const updates = Object.entries(story.suivi).flatMap(([id, told]) => updatesOf(id, told, parts));
  const { polls, ballots, held } = toldPolls(parts);
  const meetings = new Map<string, Meeting>([...toldMeetings(parts), ...held]);
  return {
    partners,
    groups: groupsOf(parts, since),
    pilots: pilotsOf(parts, since),
    updates: updates.sort((a, b) => (a.value.at < b.value.at ? -1 : 1)),
    snapshots: snapshotsOf(parts, updates),
    meetings,
    polls,
    ballots,
  };
}

/** Nothing told yet: whom the Playground begins with co-animates, so that every phrase is tried at once. */
export const emptyYear = (plan: Plan, now: Date): DemoYear => ({
  ...alone(plan, now.toISOString()),
  updates: [],
  snapshots: new Map(),
  meetings: new Map(),
  polls: new Map(),
  ballots: [],
});

function groupsOf({ story, who }: StoryParts, since: string): Map<string, Group> {
  const members = (names: readonly string[]) =>
    names.map((name) => ({ person: who(name).id, since }));
  return new Map(
    Object.entries(story.groupes).map(([id, { coaniment, membres }]) => [
      id,
      {
        ...emptyGroup(id.startsWith('axe-') ? 'axe' : 'sousGroupe'),
        coAnimators: members(coaniment),
        // Whoever co-animates a group is one of its members too.
        members: members([...coaniment, ...membres]),
      },
    ]),
  );
}

function pilotsOf({ story, who }: StoryParts, at: string): Map<string, Pilot> {
  const holder = (name: string) => ({ person: who(name).id, name });
  return new Map(
    Object.entries(story.pilotes).map(([id, { institution, titulaire, suppleant }]) => [
      id,
      {
        organisation: institution,
        holder: holder(titulaire),
        substitute: suppleant ? holder(suppleant) : null,
        until: null,
        at,
        by: holder(titulaire).person,
      },
    ]),
  );
}

const CLEARED = { blocage: 'blocker', decision: 'arbitration' } as const;

const contentOf = (told: StoryUpdate): Update['said'] => ({
  meteo: told.meteo,
  percent: told.avance,
  highlights: [told.fait],
  blocker: told.blocage ?? null,
  arbitration: told.decision ?? null,
  nextStep: told.suite ?? null,
  indicators: Object.entries(told.mesures).map(([name, value]) =>
    typeof value === 'number'
      ? { name, value }
      : { name, value: Number.parseInt(value, 10), unit: '%' as const },
  ),
  unchanged: false,
  cleared: told.leve.map((what) => CLEARED[what]),
});

function updatesOf(id: string, told: readonly StoryUpdate[], parts: StoryParts): Row<Update>[] {
  const { story, knowledge, days, who } = parts;
  const subject = subjectOf(knowledge.plan, id);
  if (!subject) throw new Error(`« ${id} » n’est pas un sujet du plan.`);
  const holder = story.pilotes[subject.led]?.titulaire;
  return told.map((one, at) => {
    const asOf = days.working(one);
    // Spread over the day, so that two of one day have an order.
    const instant = days.at(asOf, `${String(9 + (at % 8)).padStart(2, '0')}:${10 + (at % 5) * 9}`);
    const author = who(one.par ?? holder ?? story.personnes[0]?.nom ?? '');
    const said = contentOf(one);
    return updateRow(subject, {
      said,
      asOf,
      at: instant,
      author: author.id,
      organisation: author.person.organisation,
      origin: { kind: at % 3 === 1 ? 'card' : 'chat', reportedBy: null },
    });
  });
}

/** "Bon pour restitution", three weeks ago, by whoever co-animates. */
function snapshotsOf({ story, knowledge, days, who }: StoryParts, rows: readonly Row<Update>[]) {
  const at = days.at(days.working({ ilYA: 21 }), '17:00');
  return new Map(
    story.figes.map((subject): [string, Snapshot] => {
      const group = subjectOf(knowledge.plan, subject)?.group ?? '';
      const { id: by, person } = who(story.groupes[group]?.coaniment[0] ?? '');
      const own = rows.filter(({ value }) => value.subject === subject);
      const { organisation } = person;
      return [`${subject}@${at}`, { subject, at, by, organisation, state: stateAt(own, at) }];
    }),
  );
}
