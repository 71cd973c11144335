/** "lance un point d'étape mensuel pour l'axe 1", "relance Karim pour la 1.1", "bon pour restitution fiche 1.1". */

import type { Subject } from '../../../knowledge/subjects.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { endOf, isLight, saysOnly } from '../../../sentence/between.ts';
import { declaredIntents } from '../../../sentence/intent.ts';
import { declaredIn } from '../../../sentence/match.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  placesOf,
  type Sentence,
  says,
  saysAny,
  setIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { UNIT } from '../model/period-said.ts';
import type { Campaign, Digest } from '../model/schema.ts';
import { wholeOf } from './part.ts';
import { numbersSlot, othersSlot, subjectsSlot } from './progress-slots.ts';
import { deniedDays } from './redated.ts';
import { isToSettle } from './statements.ts';

export type CampaignScope = Campaign['scope'];

export type ProgressCommand =
  | {
      intent: 'campaign';
      scope: CampaignScope | undefined;
      every: Campaign['every'];
      from: string;
      /** The day by which answers are wanted. */
      by: string | undefined;
      untaken: readonly string[];
      /** "Faut que les pilotes me disent où ils en sont": what it needs is said, and not yet what is to be done. */
      asked: boolean;
    }
  | { intent: 'stop'; scope: CampaignScope | undefined }
  | {
      intent: 'chase';
      persons: readonly NamedPerson[];
      subjects: readonly Subject[];
      /** The day by which news is wanted, to come. */
      by: string | undefined;
      /** "Quand même": of those who told some lately, too. */
      again: true | undefined;
      /** Words of which nothing was made: another act may be said beside. */
      left: readonly string[];
      untaken?: readonly string[];
    }
  | {
      intent: 'digest' | 'noDigest';
      group: string | undefined;
      every: Digest['every'] | undefined;
    }
  | { intent: 'form' | 'validate'; subject: Subject | undefined };

export const orders = declaredIntents<SlotContext>('avancement-ordres', {
  subjects: subjectsSlot,
  groups: groupsSlot,
  persons: othersSlot,
});

export function readCommand(sentence: Sentence, context: SlotContext): ProgressCommand | undefined {
  const [found] = declaredIn(sentence, orders, context);
  if (!found) return undefined;
  const { filled } = found;
  const subject = filled.subjects?.[0]?.value as Subject | undefined;
  // "Je voudrais que Sophie relance la mairie": it is she who does it, whoever else is named.
  const doers = conceptsOf(sentence, 'av-relancer');
  const isDone = (filled.persons ?? []).some(({ at, length }) =>
    doers.some((verb) => verb.at === at + length),
  );
  if (found.intent.name === 'chase' && isDone) return undefined;
  const persons = (filled.persons ?? []).map(({ value }) => value as NamedPerson);
  const groups = (filled.groups ?? []) as readonly Placed<NamedGroup>[];
  switch (found.intent.name as ProgressCommand['intent']) {
    case 'form':
    case 'validate':
      // "Il faudrait que le comité valide l’achat": it is the committee that is to.
      if (isToSettle(wholeOf(sentence))) return undefined;
      return { intent: found.intent.name as 'form' | 'validate', subject };
    case 'noDigest':
      return { intent: 'noDigest', group: groupIn(groups), every: undefined };
    case 'digest': {
      const every = says(sentence, 'av-chaque-semaine') ? 'week' : 'month';
      return { intent: 'digest', group: groupIn(groups), every };
    }
    case 'stop':
      return { intent: 'stop', scope: scopeIn(sentence, groups, context) };
    case 'chase': {
      const by = byIn(sentence, context);
      // "Un rappel 1 semaine avant": news is asked at once, and that delay is taken for nothing.
      const units = conceptsOf(sentence, UNIT);
      const delays = numbersSlot(sentence, context)
        .filter(({ at, length }) => units.some((unit) => unit.at === at + length))
        .map((one) => ({ ...one, length: one.length + 2 }));
      return {
        intent: 'chase',
        persons: persons.filter(({ isSelf }) => !isSelf),
        subjects: (filled.subjects ?? []).map(({ value }) => value as Subject),
        by: by?.value.date,
        again: says(sentence, 'av-quand-meme') || undefined,
        left: wordsBeside(
          sentence,
          found.rest.filter((one) => !(by && overlap(one, by)) && !isIn(sentence, one)),
        ),
        ...(delays.length > 0 ? { untaken: wordsBeside(sentence, delays) } : {}),
      };
    }
    case 'campaign': {
      const every = everyIn(sentence);
      const by = every === 'once' ? limitIn(sentence, context) : undefined;
      return {
        intent: 'campaign',
        scope: scopeIn(sentence, groups, context),
        every,
        from: fromIn(sentence, context, by),
        by: by?.date,
        asked: !saysAny(sentence, ORDERS),
        untaken: untakenIn(sentence, found.rest, context, by),
      };
    }
  }
}

/** A rhythm that there is not, a last day that is none to come, and any other word of which nothing was made. */
function untakenIn(
  sentence: Sentence,
  rest: readonly Placed<unknown>[],
  context: SlotContext,
  by: DayFound | undefined,
): string[] {
  const days = whenSlot(sentence, context).map((found) => ({
    ...found,
    isTaken:
      found.value === by ||
      (found.value.kind === 'day' && !isLimit(sentence, found as Placed<DayFound>)),
  }));
  const weekly = conceptsOf(sentence, 'av-chaque-semaine');
  const taken = [
    ...days.filter(({ isTaken }) => isTaken),
    ...setIn(sentence, 'av-autour-campagne'),
  ];
  const left = [...weekly, ...days.filter(({ isTaken }) => !isTaken), ...rest].filter(
    (one) => !taken.some((other) => overlap(one, other)),
  );
  return wordsBeside(sentence, left);
}

/** What says that a campaign is to be. */
const ORDERS = ['av-campagne', 'av-lancer', 'av-demander'] as const;

const everyIn = (sentence: Sentence): Campaign['every'] => {
  if (says(sentence, 'av-chaque-mois')) return 'month';
  return says(sentence, 'av-chaque-trimestre') ? 'quarter' : 'once';
};

function fromIn(sentence: Sentence, context: SlotContext, by: DayFound | undefined): string {
  const day = daysIn(sentence, context).find(
    (found) => !isLimit(sentence, found) && isStart(found, by),
  )?.value;
  return day && day.date >= context.today ? day.date : context.today;
}

/** "… pour le 14, comité le 17": what is later than the last day starts nothing. */
const isStart = ({ value }: Placed<DayFound>, by: DayFound | undefined): boolean =>
  by === undefined || value.date <= by.date;

/** Days that are said; "la 1.1 et la 5" names fiches, and no 5th. */
function daysIn(sentence: Sentence, context: SlotContext): Placed<DayFound>[] {
  const named = subjectsSlot(sentence, context);
  return whenSlot(sentence, context).flatMap(({ value, at, length }) =>
    value.kind === 'day' && !named.some((one) => overlap(one, { value, at, length }))
      ? [{ value, at, length }]
      : [],
  );
}

/** "Avant le 10", "réponse pour vendredi": a day by which, and not from which. */
const isLimit = (sentence: Sentence, { value, at }: Placed<DayFound>): boolean =>
  value.limit === true ||
  conceptsOf(sentence, 'av-echeance').some(
    (one) => one.at < at && isLight(sentence, endOf(one), at),
  );

function limitIn(sentence: Sentence, context: SlotContext): DayFound | undefined {
  return daysIn(sentence, context).find(
    (found) => found.value.date > context.today && isLimit(sentence, found),
  )?.value;
}

/** "Finalement c’est pour le 12", "laisse-leur jusqu’au 15": a new last day, and nothing else. */
export function deadlineIn(
  sentence: Sentence,
  context: SlotContext,
  known: string | undefined,
): string | undefined {
  if (sentence.mood === 'ask') return undefined;
  const days = daysIn(sentence, context);
  const said = setIn(sentence, 'av-autour-delai');
  const named = placesOf(sentence, CAMPAIGN);
  const denied = days.filter(deniedDays(sentence)).map(({ value }) => value.date);
  const [only, second] = days.filter(({ value }) => !denied.includes(value.date));
  // "Le 11 plutôt que le 8, c’est férié": the day that was said goes, whatever the reason.
  const isIts = known !== undefined && denied.includes(known);
  const isRest = !saysOnly(sentence, [...days, ...said, ...named]);
  return said.length > 0 && only && !second && (isIts || !isRest) && only.value.date > context.today
    ? only.value.date
    : undefined;
}

const CAMPAIGN = ['av-campagne', 'av-pilotes', 'av-voulais-dire'] as const;

/** The day by which news is wanted: one that is led to as such, else any to come. */
function byIn(sentence: Sentence, context: SlotContext): Placed<DayFound> | undefined {
  const coming = daysIn(sentence, context).filter(({ value }) => value.date > context.today);
  return coming.find((found) => isLimit(sentence, found)) ?? coming[0];
}

const isIn = (sentence: Sentence, one: Placed<unknown>): boolean =>
  conceptsOf(sentence, 'av-echeance').some((lead) => overlap(lead, one));

const wordsBeside = (sentence: Sentence, rest: readonly Placed<unknown>[]): string[] =>
  longest(rest.map(({ at, length }) => ({ value: '', at, length }))).map(({ at, length }) =>
    typedOver(sentence, at, length),
  );

function scopeIn(
  sentence: Sentence,
  groups: readonly Placed<NamedGroup>[],
  { speaking, view }: SlotContext,
): CampaignScope | undefined {
  const said = groupIn(groups);
  // An axe that the plan does not have is no other.
  if (said === undefined && (groups.length > 0 || says(sentence, 'axe'))) return undefined;
  const isPlan = says(sentence, 'av-tout-le-plan') || says(sentence, 'av-pilotes');
  if (said === undefined && isPlan) return { kind: 'plan', id: '' };
  const own = speaking.here ? [speaking.here] : speaking.coAnimates;
  const id = said ?? (own.length === 1 ? own[0] : undefined);
  const axe = id && /^axe-(.+)$/.exec(id)?.[1];
  if (axe) return { kind: 'axe', id: axe };
  return id && view.group(id) ? { kind: 'group', id } : undefined;
}

function groupIn(groups: readonly Placed<NamedGroup>[]): string | undefined {
  const ids = new Set(groups.flatMap(({ value }) => value.found.map(({ id }) => id)));
  return ids.size === 1 ? [...ids][0] : undefined;
}
