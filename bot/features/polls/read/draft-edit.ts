/** What is said of a poll that is not launched yet: its slots, hours, title, group or deadline; or that it may go. */
import type { Utterance } from '../../../language/utterance.ts';
import type {
  DayFound,
  DurationFound,
  PartFound,
  TimesFound,
  WhenFound,
} from '../../../language/when/expression.ts';
import { momentsOf } from '../../../language/when/moments.ts';
import { longest, type Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import type { Time } from './offered-slots.ts';
import { deadlineOf, defined, slotField } from './read-poll.ts';
import type { PollSlot } from './reading.ts';
import { type DayMatch, dayMatches } from './slots-named.ts';
import { titleSaid } from './title.ts';

/** One change of the slots of a draft, in the order in which they were said. */
export type SlotChange =
  | { what: 'add'; slot: Omit<PollSlot, 'warnings'> }
  | { what: 'remove'; day: DayMatch }
  /** The days meant get these hours; without days, all of them. */
  | {
      what: 'hours';
      days: DayMatch[];
      part?: PartFound['part'] | undefined;
      from?: string | undefined;
      to?: string | undefined;
    }
  | { what: 'minutes'; minutes: number };

export interface DraftEdit {
  changes: SlotChange[];
  title?: string | undefined;
  group?: NamedGroup | undefined;
  deadline?: string | undefined;
  deadlineTime?: string | undefined;
}

export type DraftSaid =
  | { intent: 'edit'; edit: DraftEdit }
  /** To be launched as it stands. */
  | { intent: 'send' }
  | { intent: 'drop' }
  /** To wait. */
  | { intent: 'hold' };

/** More words that nothing was made of: something else is spoken of. */
const MOST_LEFT = 2;

type Action = 'add' | 'remove' | 'replace';
const ACTIONS: Readonly<Record<string, Action>> = {
  'sondage-ajouter': 'add',
  'sondage-enlever': 'remove',
  'sondage-a-la-place': 'replace',
};
/** Said with a change, and part of it. */
const BESIDE: ReadonlySet<string> = new Set([
  ...Object.keys(ACTIONS),
  'sondage',
  'sondage-creneau',
  'sondage-titre',
  'sondage-limite',
  'sondage-repondu',
  'sondage-chaque',
  'sondage-ne-pas',
  'non',
  'oui',
  'volontiers',
  'demande-polie',
  'vote-entourage',
]);

/** @param dates days that the draft has */
export function draftSaid(
  utterance: Utterance,
  context: SlotContext,
  slots: readonly Pick<Time, 'date'>[],
): DraftSaid | undefined {
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  if (utterance.credentials || utterance.copying || sentence.tokens.length === 0) return undefined;
  const edit = editIn(sentence, context, slots);
  if (edit) return { intent: 'edit', edit };
  const isShort = (beside: readonly string[]) =>
    leftIn(sentence, new Set([...BESIDE, ...beside]), []) <= MOST_LEFT;
  if (
    says(sentence, 'sondage-laisser') &&
    sentence.mood !== 'ask' &&
    opens(sentence, 'sondage-laisser')
  )
    return { intent: 'drop' };
  if (says(sentence, 'sondage-ne-pas')) return isShort([]) ? { intent: 'hold' } : undefined;
  const sends = says(sentence, 'sondage-envoyer') && whenSlot(sentence, context).length === 0;
  return sends &&
    sentence.mood !== 'ask' &&
    isShort(['sondage-envoyer', 'chose-proposee', 'faire-ainsi'])
    ? { intent: 'send' }
    : undefined;
}

/** Nothing with a sense of its own before it, but for "non" and the like. */
function opens({ tokens, concepts, lexicon }: Sentence, concept: string): boolean {
  const mark = concepts.find(({ value }) => value === concept);
  return (
    mark !== undefined &&
    tokens
      .slice(0, mark.at)
      .every(
        ({ folded }, at) =>
          lexicon.light.has(folded) ||
          concepts.some((c) => c.at <= at && at < c.at + c.length && BESIDE.has(c.value)),
      )
  );
}

function editIn(
  sentence: Sentence,
  context: SlotContext,
  slots: readonly Pick<Time, 'date'>[],
): DraftEdit | undefined {
  const when = whenSlot(sentence, context);
  const title = titleSaid(sentence);
  const groups = title
    ? []
    : groupsSlot(sentence, context).filter(({ value }) => value.text !== '');
  // "On se voit jeudi ?" asks.
  const isOrder = sentence.mood !== 'ask';
  if (!isOrder && !Object.keys(ACTIONS).some((one) => says(sentence, one))) return undefined;
  const answers = ['vote-oui', 'vote-oui-faible', 'vote-peut-etre'].some((one) =>
    says(sentence, one),
  );
  const acts = Object.keys(ACTIONS).some((one) => says(sentence, one));
  if (answers && !acts && !says(sentence, 'volontiers') && !says(sentence, 'oui')) return undefined;
  const left = title ? 0 : leftIn(sentence, BESIDE, [...when, ...groups]);
  if (left > (acts ? MOST_LEFT : 1) || (!title && otherThing(sentence))) return undefined;
  const found = when.map(({ value }) => value);
  const limit = says(sentence, 'sondage-limite')
    ? found.map((one) => (one.kind === 'day' ? { ...one, limit: true } : one))
    : found;
  const edit: DraftEdit = {
    changes: title ? [] : changesIn(sentence, limit, slots),
    title,
    group: groups.length === 1 ? groups[0]?.value : undefined,
    ...deadlineOf(sentence.text, limit),
  };
  const says_ = edit.changes.length > 0 || title || edit.group || edit.deadline;
  return says_ ? edit : undefined;
}

/** "Une réunion mardi" is no slot of a poll. */
const otherThing = (sentence: Sentence): boolean =>
  sentence.concepts.some(({ value }) => value === 'chose-proposee' || value === 'fiche') &&
  !says(sentence, 'sondage') &&
  !groupWord(sentence);

const groupWord = ({ concepts }: Sentence): boolean =>
  concepts.some(({ value }) => value === 'ce-groupe' || value === 'axe');

/** How many words with a sense are none of these concepts and in none of these places. */
function leftIn(
  { tokens, concepts, lexicon }: Sentence,
  beside: ReadonlySet<string>,
  places: readonly Placed<unknown>[],
): number {
  const known = [...places, ...concepts.filter(({ value }) => beside.has(value))];
  return tokens.filter(
    ({ folded }, at) =>
      !lexicon.light.has(folded) &&
      folded !== '?' &&
      !known.some((one) => one.at <= at && at < one.at + one.length),
  ).length;
}

function changesIn(
  sentence: Sentence,
  when: readonly WhenFound[],
  slots: readonly Pick<Time, 'date'>[],
): SlotChange[] {
  const actions = longest(sentence.concepts.filter(({ value }) => Object.hasOwn(ACTIONS, value)));
  const actionAt = (found: WhenFound): Action | undefined => {
    const { at } = placeOf(sentence, found);
    return ACTIONS[actions.findLast((one) => one.at <= at)?.value ?? ''];
  };
  const refused = (found: WhenFound): boolean => {
    const { at } = placeOf(sentence, found);
    const word = sentence.tokens[at - 1]?.folded ?? '';
    const before = sentence.lexicon.light.has(word) ? sentence.tokens[at - 2]?.folded : word;
    return sentence.concepts.some(
      (c) =>
        c.value === 'sondage-enlever' &&
        c.at + c.length <= at &&
        sentence.tokens[c.at + c.length - 1]?.folded === before,
    );
  };
  const isDay = (found: WhenFound): found is DayFound => found.kind === 'day' && !found.limit;
  const isKnown = (day: DayFound) => slots.some(dayMatches(day));
  const days = when.filter(isDay);
  const isGone = (day: DayFound): boolean =>
    day.before === true || refused(day) || (actionAt(day) === 'remove' && isKnown(day));
  const gone = days.filter(isGone);
  // "Remplace jeudi par vendredi": the first goes, the second comes.
  const [first, second] = days;
  const swapped =
    gone.length === 0 &&
    first &&
    second &&
    actionAt(first) === 'replace' &&
    isKnown(first) &&
    !isKnown(second);
  const removed = swapped ? [first] : gone;
  const kept = when.filter((found) => !removed.includes(found as DayFound));
  const moments = momentsOf(
    sentence.text,
    kept.filter((f) => !(f.kind === 'times' && refused(f))),
  );
  const changes: SlotChange[] = removed.map(
    (day): SlotChange => ({ what: 'remove', day: matchOf(day) }),
  );
  const times = kept.filter((f): f is TimesFound => f.kind === 'times' && !f.before && !refused(f));
  const parts = kept.filter((f): f is PartFound => f.kind === 'part');
  if (moments.length === 0) {
    changes.push(...hoursOf(times, parts, kept));
  } else
    for (const { date, from, to, part } of moments) {
      const day = days.find((one) => one.date === date && !removed.includes(one));
      const match = day ? matchOf(day) : { date };
      const known = day ? isKnown(day) && actionAt(day) !== 'add' : false;
      if (known && (from || to || part))
        changes.push({ what: 'hours', days: [match], part, from, to });
      else if (!known) changes.push({ what: 'add', slot: { date, start: from, end: to, part } });
    }
  const length = when.find((f): f is DurationFound => f.kind === 'duration' && !refused(f));
  if (length) changes.push({ what: 'minutes', minutes: length.minutes });
  return changes;
}

/** "Matin = 9h-12h, aprem = 14h-17h": the hours of each part; without one, of all slots. */
function hoursOf(
  times: readonly TimesFound[],
  parts: readonly PartFound[],
  when: readonly WhenFound[],
): SlotChange[] {
  if (times.length === 0)
    return parts.slice(0, 1).map(({ part }) => ({ what: 'hours', days: [], part }));
  const [first, second] = times;
  // "9h 12h": from the first to the second.
  if (parts.length === 0 && first && second && first.to === undefined && second.to === undefined)
    return [{ what: 'hours', days: [], from: first.from, to: second.from }];
  return times.map(({ from, to, start }) => {
    const part = when.findLast((f): f is PartFound => f.kind === 'part' && f.end <= start)?.part;
    return { what: 'hours', days: [], part, from, to };
  });
}

const matchOf = ({ date, partial, weekday }: DayFound): DayMatch => ({ date, partial, weekday });

/** For `npm run understand`. */
export function draftFields(said: DraftSaid): Record<string, unknown> {
  if (said.intent !== 'edit') return { intent: said.intent, draft: true };
  const { changes, title, group, deadline, deadlineTime } = said.edit;
  const added = changes.flatMap((one) => (one.what === 'add' ? [slotField(one.slot)] : []));
  const hours = changes.find((one) => one.what === 'hours');
  const removed = changes.flatMap((one) => (one.what === 'remove' ? [one.day.date] : []));
  return defined({
    intent: 'edit',
    draft: true,
    slots: added.length > 0 ? added : undefined,
    removed: removed.length > 0 ? removed : undefined,
    start: hours?.from,
    end: hours?.to,
    part: hours?.part,
    durationMinutes: changes.find((one) => one.what === 'minutes')?.minutes,
    title,
    group: group?.found[0]?.id,
    deadline,
    deadlineTime,
  });
}
