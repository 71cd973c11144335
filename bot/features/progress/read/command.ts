/** "lance un point d'étape mensuel pour l'axe 1", "relance Karim pour la 1.1", "bon pour restitution fiche 1.1". */

import { localDay } from '../../../calendar/local-time.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import type { Campaign, Digest } from '../model/schema.ts';
import type { Subject } from '../model/subjects.ts';
import { type CommandName, commands } from './commands.ts';

export type CampaignScope = Campaign['scope'];

export type ProgressCommand =
  | {
      intent: 'campaign';
      scope: CampaignScope | undefined;
      every: Campaign['every'];
      from: string;
      untaken: readonly string[];
    }
  | { intent: 'stop'; scope: CampaignScope | undefined }
  | {
      intent: 'chase';
      persons: readonly NamedPerson[];
      subject: Subject | undefined;
      /** Words of which nothing was made: another act may be said beside. */
      left: readonly string[];
    }
  | { intent: 'digest'; group: string | undefined; every: Digest['every'] }
  | { intent: 'noDigest'; group: string | undefined }
  | { intent: 'validate'; subject: Subject | undefined };

export function readCommand(sentence: Sentence, context: SlotContext): ProgressCommand | undefined {
  const all = intentsIn(sentence, commands, context);
  const found = commands.flatMap(({ name }) => all.find((f) => f.intent.name === name) ?? [])[0];
  if (!found) return undefined;
  const { filled } = found;
  const subject = filled.subjects?.[0]?.value as Subject | undefined;
  // "Je voudrais que Sophie relance la mairie": it is she who does it.
  const doers = sentence.concepts.filter(({ value }) => value === 'av-relancer');
  const persons = (filled.persons ?? [])
    .filter(
      ({ at, length }) => !doers.some((verb) => verb.at === at + length && isQue(sentence, at - 1)),
    )
    .map(({ value }) => value as NamedPerson);
  if (found.intent.name === 'chase' && filled.persons?.length && persons.length === 0)
    return undefined;
  const groups = (filled.groups ?? []) as readonly Placed<NamedGroup>[];
  switch (found.intent.name as CommandName) {
    case 'validate':
      return { intent: 'validate', subject };
    case 'digest':
      return {
        intent: 'digest',
        group: groupIn(groups),
        every: says(sentence, 'av-chaque-semaine') ? 'week' : 'month',
      };
    case 'noDigest':
      return { intent: 'noDigest', group: groupIn(groups) };
    case 'stop':
      return { intent: 'stop', scope: scopeIn(sentence, groups, context) };
    case 'chase':
      return {
        intent: 'chase',
        persons: persons.filter(({ isSelf }) => !isSelf),
        subject,
        left: found.left,
      };
    case 'campaign':
      return {
        intent: 'campaign',
        scope: scopeIn(sentence, groups, context),
        every: everyIn(sentence),
        from: fromIn(sentence.text, context),
        untaken: untakenIn(sentence, found.rest, context),
      };
  }
}

const isQue = ({ tokens }: Sentence, at: number): boolean =>
  /^(?:que|qu)$/.test(tokens[at]?.folded ?? '');

/** A rhythm that there is not, a last day, and any other word of which nothing was made. */
function untakenIn(
  sentence: Sentence,
  rest: readonly Placed<unknown>[],
  { now, zone, knowledge }: SlotContext,
): string[] {
  const days = readWhen(sentence.text, { now, zone }, knowledge.vocabulary.when).map((found) => ({
    ...placeOf(sentence, found),
    value: found.kind,
    isTaken: found.kind === 'day' && !found.limit,
  }));
  const weekly = sentence.concepts.filter(({ value }) => value === 'av-chaque-semaine');
  const taken = [
    ...days.filter(({ isTaken }) => isTaken),
    ...sentence.concepts.filter(({ value }) => TAKEN.has(value)),
  ];
  const left = [...weekly, ...days.filter(({ isTaken }) => !isTaken), ...rest].filter(
    (one) => !taken.some((other) => overlap(one, other)),
  );
  return longest(left.map(({ at, length }) => ({ value: '', at, length }))).map(({ at, length }) =>
    typedOver(sentence, at, length),
  );
}

/** What says whom a campaign asks, and how often. */
const TAKEN: ReadonlySet<string> = new Set([
  'axe',
  'av-tout-le-plan',
  'av-pilotes',
  'av-une-fois',
  'av-chaque-mois',
  'av-chaque-trimestre',
  'av-leurs-nouvelles',
  'av-reste',
]);

const everyIn = (sentence: Sentence): Campaign['every'] => {
  if (says(sentence, 'av-chaque-mois')) return 'month';
  return says(sentence, 'av-chaque-trimestre') ? 'quarter' : 'once';
};

function fromIn(text: string, { now, zone, knowledge }: SlotContext): string {
  const today = localDay(now, zone);
  const found = readWhen(text, { now, zone }, knowledge.vocabulary.when);
  const day = found.find((f) => f.kind === 'day');
  return day && !day.limit && day.date >= today ? day.date : today;
}

function scopeIn(
  sentence: Sentence,
  groups: readonly Placed<NamedGroup>[],
  { knowledge, speaking, view }: SlotContext,
): CampaignScope | undefined {
  const group = groupIn(groups);
  const axe = group && /^axe-(.+)$/.exec(group)?.[1];
  if (axe !== undefined) return { kind: 'axe', id: axe };
  if (group !== undefined) return { kind: 'group', id: group };
  // An axe that the plan does not have is no other.
  if (groups.length > 0 || says(sentence, 'axe')) return undefined;
  if (says(sentence, 'av-tout-le-plan') || says(sentence, 'av-pilotes'))
    return { kind: 'plan', id: '' };
  const [only, second] = speaking.here ? [speaking.here] : speaking.coAnimates;
  if (only === undefined || second !== undefined) return undefined;
  const own = /^axe-(.+)$/.exec(only)?.[1];
  if (own !== undefined && knowledge.numbers.axes.has(own)) return { kind: 'axe', id: own };
  return view.group(only) ? { kind: 'group', id: only } : undefined;
}

function groupIn(groups: readonly Placed<NamedGroup>[]): string | undefined {
  const ids = new Set(groups.flatMap(({ value }) => value.found.map(({ id }) => id)));
  return ids.size === 1 ? [...ids][0] : undefined;
}
