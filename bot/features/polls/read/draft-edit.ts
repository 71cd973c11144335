/** What is said of a poll that is not launched yet: its slots, hours, title, group or deadline; or that it may go. */
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type CalledDay, dayNear, isCalled } from '../../../language/when/called-day.ts';
import {
  type DayFound,
  inside,
  ofKind,
  type PartFound,
  type TimesFound,
  type WhenFound,
} from '../../../language/when/expression.ts';
import { momentsOf } from '../../../language/when/moments.ts';
import { endOf } from '../../../sentence/between.ts';
import { allPartsOf, partsOf } from '../../../sentence/clauses.ts';
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { declaredIn, wordsLeft } from '../../../sentence/match.ts';
import type { Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  sentenceOf,
  typedOver,
} from '../../../sentence/sentence.ts';
import { titleSaid } from '../../../sentence/title.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot, isOnTop } from '../../people/model/slots/groups.ts';
import type { Time } from '../model/offered-slots.ts';
import { placeSaid } from './place.ts';
import { defined, slotField, without } from './read-poll.ts';
import type { PollSlot } from './reading.ts';
import { ACT_NAMES, besideGivenUp, slotActsIn, takesOffDay } from './slot-acts.ts';
import { ranksOf } from './slots-counted.ts';
import { deadlineOf, withoutLimit } from './slots-said.ts';
import { POLL_TITLE } from './title.ts';

/** A day that waits for its hour has none. */
type DraftSlot = Pick<Time, 'date'> & Partial<Pick<Time, 'start'>>;

/** One change of the slots of a draft, in the order in which they were said. */
export type SlotChange =
  /** `instead`: of a day that goes, whose hours it takes when none were said. */
  | { what: 'add'; slot: Omit<PollSlot, 'warnings'>; instead?: CalledDay | undefined }
  | { what: 'remove'; day: CalledDay }
  /** Other days are said to choose from: none of before stays. */
  | { what: 'clear' }
  /** By their places in the draft: "le dernier". */
  | { what: 'drop'; places: number[] }
  /** The days meant get these hours; without days, all of them. */
  | {
      what: 'hours';
      days: CalledDay[];
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
  /** Where it is held, or that it is from afar, as typed. */
  place?: string | undefined;
  /** Groups that would come on top of its own, as typed: a poll has one. */
  untaken: string[];
}

export type PollDraftSaid =
  /** `sends`: and launched as it then stands. */
  | { intent: 'edit'; edit: DraftEdit; sends: boolean }
  | { intent: 'send' }
  /** `beside`: what comes of it instead, as typed. */
  | { intent: 'drop'; beside?: string }
  | { intent: 'hold' };

/** More words beside a change that nothing was made of: something else is spoken of. */
const MOST_LEFT = 2;

/** Groups that are named, and not "ici". */
const named: typeof groupsSlot = (sentence, context) =>
  groupsSlot(sentence, context).filter(({ value }) => value.text !== '');

/** In their order: "n’envoie pas" sends nothing. */
export const draftIntents = declaredIntents<SlotContext>('sondage-brouillon', {
  when: whenSlot,
  group: named,
});

/** @param dates days that the draft has */
export function draftSaid(
  utterance: Utterance,
  context: SlotContext,
  dates: readonly DraftSlot[],
): PollDraftSaid | undefined {
  // "Le jeudi à 16h parce que la salle est prise": why says nothing of a slot.
  const sentence = without(sentenceOf(utterance, context.knowledge.lexicon), 'sondage-parce-que');
  if (utterance.credentials || utterance.copying || sentence.tokens.length === 0) return undefined;
  const beside = besideGivenUp(sentence, context);
  if (beside !== undefined) return { intent: 'drop', beside };
  for (const found of declaredIn(sentence, draftIntents, context)) {
    const { name } = found.intent;
    if (name !== 'edit') return { intent: name as 'drop' | 'hold' | 'send' };
    const edit = editIn(sentence, found, context, dates);
    // What is not all understood is shown, as it is now, before it goes.
    const isWhole = edit?.untaken.length === 0 && wordsLeft(found) === 0;
    if (edit) return { intent: 'edit', edit, sends: isWhole && sendsBeside(sentence, context) };
  }
  return undefined;
}

/** "…, puis envoie": a part that launches, and says nothing else. */
const sendsBeside = ({ text, lexicon }: Sentence, context: SlotContext): boolean =>
  partsOf(text)
    .flatMap(({ start, end }) => {
      const part = readSentence(text.slice(start, end), lexicon);
      return declaredIn(part, draftIntents, context).slice(0, 1);
    })
    .some((found) => found.intent.name === 'send' && wordsLeft(found) === 0);

function editIn(
  sentence: Sentence,
  found: IntentFound<SlotContext>,
  context: SlotContext,
  dates: readonly DraftSlot[],
): DraftEdit | undefined {
  const acts = saysAny(sentence, ACT_NAMES);
  // "On se voit jeudi ?" asks.
  if (sentence.mood === 'ask' && !acts) return undefined;
  const answers = saysAny(sentence, ['vote-oui', 'vote-oui-faible', 'vote-peut-etre']);
  if (answers && !acts && !saysAny(sentence, ['volontiers', 'oui'])) return undefined;
  const named_ = titleSaid(sentence, POLL_TITLE);
  const title = named_?.text.slice(0, 120);
  const isLong = wordsLeft(found) > (acts ? MOST_LEFT : 1) && !isOrdered(found, sentence, context);
  if (!title && (isLong || otherThing(sentence))) return undefined;
  const when = whenSlot(sentence, context)
    .map(({ value }) => value)
    // A day within the title is a word of it.
    .filter((one) => !named_ || !inside([named_], one));
  const limit = says(sentence, 'sondage-limite')
    ? when.map((one) => (one.kind === 'day' ? { ...one, limit: true } : one))
    : when;
  const said = title ? [] : named(sentence, context);
  const groups = said.filter((one) => !isOnTop(sentence, one));
  const edit: DraftEdit = {
    changes:
      title && when.length === 0
        ? []
        : changesIn(sentence, withoutLimit(sentence.text, limit), dates, context),
    title,
    group: groups.length === 1 ? groups[0]?.value : undefined,
    ...deadlineOf(sentence.text, limit),
    place: placeSaid(sentence, [...when, named_], context),
    untaken: said
      .filter((one) => !groups.includes(one))
      .map(({ at, length }) => typedOver(sentence, at, length)),
  };
  const isSomething = title || edit.group || edit.place || edit.deadline || edit.untaken.length > 0;
  return edit.changes.length > 0 || isSomething ? edit : undefined;
}

/** What is only said of slots, and of nobody's answer. */
const ORDERS = 'sondage-oter sondage-decaler sondage-rajouter sondage-oublie gens-erreur'.split(
  ' ',
);

/** "Enlève le 14, j’avais pas vu que j’ai un copil": behind the day, the hour or the act of each clause, words say why. */
function isOrdered(
  { rest }: IntentFound<SlotContext>,
  sentence: Sentence,
  context: SlotContext,
): boolean {
  if (takesOffDay(sentence, context)) return true;
  if (!saysAny(sentence, ORDERS)) return false;
  const said = [...whenSlot(sentence, context), ...placesOf(sentence, [...ACT_NAMES, ...ORDERS])];
  const ahead = allPartsOf(sentence.text).flatMap((span) => {
    const { at, length } = placeOf(sentence, span);
    const last = said.map(endOf).filter((end) => at < end && end <= at + length);
    return rest.filter((one) => at <= one.at && one.at < Math.max(at, ...last));
  });
  return ahead.reduce((sum, { length }) => sum + length, 0) <= MOST_LEFT;
}

/** "Une réunion mardi" is no slot of a poll. */
const otherThing = (sentence: Sentence): boolean =>
  (says(sentence, 'chose-proposee') || says(sentence, 'fiche')) &&
  !saysAny(sentence, ['sondage', 'ce-groupe', 'axe']);

/** "Ajoute jeudi", "le 11": in the week, or the month, of the first slot of the draft, when that is to come. */
function nearOthers(
  { date, partial }: DayFound,
  [first]: readonly DraftSlot[],
  today: string,
): string {
  const near = dayNear(date, partial, first?.date ?? '');
  return near > today ? near : date;
}

/** Slots called by their places. */
const ranks = (slots: readonly DraftSlot[]) =>
  slots.map((slot, at) => ({ ...slot, id: String(at) }));

function changesIn(
  sentence: Sentence,
  when: readonly WhenFound[],
  slots: readonly DraftSlot[],
  { knowledge, now, zone }: SlotContext,
): SlotChange[] {
  const lexicon = knowledge.vocabulary.when;
  const today = localTimeOf(now, zone).date;
  const acts = slotActsIn(sentence, when);
  const { said: actions } = acts;
  const isSaid = (name: string) => actions.some(({ value }) => value === name);
  const refused = (found: WhenFound): boolean => {
    const { at } = placeOf(sentence, found);
    const isLight = (place: number) =>
      sentence.lexicon.light.has(sentence.tokens[place]?.folded ?? '');
    const isLed = (leads: readonly Placed<string>[]) =>
      leads.some(({ at: from, length }) => {
        const end = from + length;
        // "Je peux pas, plutôt le 11": what replaces is not refused.
        const isNext = end === at - 1 && isLight(end) && !actions.some((one) => one.at === end);
        return end === at || isNext;
      });
    // "Plutôt le 9 que le 8": the second goes; "je ne parlais que du 8" is of nothing but it.
    const isThan =
      says(sentence, 'vote-prefere') &&
      when.some((other) => other.kind === found.kind && other.end <= found.start);
    const clause = acts.clauseOf(found);
    const takers = actions.filter((one) => one.value === 'sondage-enlever' && one.at >= clause.at);
    return isLed(takers) || (isThan && isLed(conceptsOf(sentence, 'vote-que')));
  };
  const isKnown = (day: DayFound) => slots.some((slot) => isCalled(slot.date, day));
  const days = ofKind(when, 'day');
  const isOwn = (day: DayFound, { from }: TimesFound) =>
    slots.some(({ date, start }) => start === from && isCalled(date, day));
  // "Enlève le 8 à 14h" says which; "sans le 8, et mardi à 9h" gives an hour to the second.
  const isOff = (day: DayFound): boolean => {
    const said = acts.of(day);
    const given = ofKind(acts.clauseOf(day).own, 'times').some((one) => !isOwn(day, one));
    return said?.act === 'remove' && !(said.isListed && given);
  };
  const all = ofKind(when, 'times').filter((one) => !one.before && !refused(one));
  const ofGone = (one: TimesFound) => {
    const [day, other] = ofKind(acts.clauseOf(one).own, 'day');
    return day !== undefined && !other && isKnown(day) && isOff(day);
  };
  const hours = all.filter((one) => !ofGone(one));
  const isLost = (one: WhenFound) => one.kind === 'times' && !one.before && !hours.includes(one);
  const [first, second, third] = days;
  const isGone = (day: DayFound): boolean =>
    day.before === true ||
    refused(day) ||
    (isKnown(day) && (isOff(day) || (hours.length === 0 && isDenied(sentence, day))));
  const gone = days.filter(isGone);
  // "Remplace jeudi par vendredi", "mets vendredi à la place": the one that is there goes, the other comes.
  const isInstead =
    second &&
    !third &&
    isSaid('sondage-a-la-place') &&
    !hours.some(({ start }) => start < second.start) &&
    !(first && isKnown(first) && acts.of(second)?.act === 'add');
  const there = days.filter(isKnown);
  const swapped = gone.length === 0 && isInstead && there.length === 1 ? there : undefined;
  const removed = swapped ?? gone;
  const ofAll = hoursOfAll(sentence, hours, days);
  const kept = when.filter(
    (found) => !removed.includes(found as DayFound) && found !== ofAll && !isLost(found),
  );
  const moments = momentsOf(sentence.text, kept);
  const goes: SlotChange[] = removed.map(
    (day): SlotChange => ({ what: 'remove', day: matchOf(day) }),
  );
  const fresh = days.filter((day) => !isKnown(day));
  // "Le 12, le 14 ou le 19": instead of all that was proposed.
  const isChoice =
    slots.length > 0 &&
    fresh.length > 1 &&
    fresh.length === days.length &&
    actions.length === 0 &&
    says(sentence, 'sondage-ou');
  const changes: SlotChange[] = isChoice ? [{ what: 'clear' }] : [];
  const times = hours.filter((one) => one !== ofAll);
  if (ofAll)
    changes.push({ what: 'hours', days: slots.map(({ date }) => ({ date })), ...sides(ofAll) });
  const parts = ofKind(kept, 'part');
  if (moments.length === 0) {
    changes.push(...hoursOf(times, parts, kept));
  } else
    for (const { date, from, to, part } of moments) {
      const day = days.find((one) => one.date === date && !removed.includes(one));
      const match = day ? matchOf(day) : { date };
      const isTimed = from || to || part;
      const known = day && isKnown(day) && (acts.of(day)?.act !== 'add' || !isTimed);
      if (known && isTimed) changes.push({ what: 'hours', days: [match], part, from, to });
      // "Enlève le vendredi", of none that is there: nothing comes of it.
      else if (!known && !(day && isOff(day)))
        changes.push({
          what: 'add',
          slot: { date: day ? nearOthers(day, slots, today) : date, start: from, end: to, part },
          instead: removed.length === 1 && removed[0] ? matchOf(removed[0]) : undefined,
        });
    }
  if (changes.length === 0 && isSaid('sondage-enlever')) {
    const ranked = ranksOf({ sentence, when, slots: ranks(slots), lexicon }, []);
    const places = ranked.flatMap((one) => one.slots.map(Number));
    if (places.length > 0) changes.push({ what: 'drop', places });
  }
  // "Juste 3 : le jeudi 4, le mardi 9 et le mardi 16": of those that are there, none other stays.
  if (days.length > 1 && says(sentence, 'vote-seulement') && days.every(isKnown)) {
    const others = slots.filter((slot) => !days.some((day) => isCalled(slot.date, day)));
    goes.push(...others.map(({ date }): SlotChange => ({ what: 'remove', day: { date } })));
  }
  changes.push(...goes);
  const length = ofKind(when, 'duration').find((one) => !refused(one));
  if (length) changes.push({ what: 'minutes', minutes: length.minutes });
  return changes;
}

/** "Le 10 je ne peux pas", of whoever drafts: no day to propose. */
function isDenied({ text, lexicon }: Sentence, day: DayFound): boolean {
  const part = partsOf(text).find(({ start, end }) => start <= day.start && day.end <= end);
  return (
    part !== undefined && says(readSentence(text.slice(part.start, part.end), lexicon), 'vote-non')
  );
}

const sides = ({ from, to }: TimesFound) => ({ from, to });

/** "…, et de 9h30 à 11h30", "10h pour tous les jours": the one hour that is said, of no day in particular. */
function hoursOfAll(
  sentence: Sentence,
  [only, other]: readonly TimesFound[],
  days: readonly DayFound[],
): TimesFound | undefined {
  if (!only || other || days.length === 0) return undefined;
  const { text } = sentence;
  const part = partsOf(text).find(({ start, end }) => start <= only.start && only.end <= end);
  const isApart =
    part !== undefined &&
    /(?<!\p{L})(?:et|and)\s+$/iu.test(text.slice(0, part.start)) &&
    !days.some(({ start, end }) => start >= part.start && end <= part.end);
  return isApart || says(sentence, 'sondage-chaque') ? only : undefined;
}

/** "Matin = 9h-12h, aprem = 14h-17h": the hours of each part; without one, of all slots. */
function hoursOf(
  times: readonly TimesFound[],
  parts: readonly PartFound[],
  when: readonly WhenFound[],
): SlotChange[] {
  if (times.length === 0)
    return parts.slice(0, 1).map(({ part }) => ({ what: 'hours', days: [], part }));
  return times.map(({ from, to, start }) => {
    const part = ofKind(when, 'part').findLast(({ end }) => end <= start)?.part;
    return { what: 'hours', days: [], part, from, to };
  });
}

const matchOf = ({ date, partial, weekday }: DayFound): CalledDay => ({ date, partial, weekday });

/** "Même salle": a poll has no place, that of the meeting is said with the slot that is kept. */
export const placesIn = (sentence: Sentence): string[] =>
  conceptsOf(sentence, 'lieu-meme').map(({ at, length }) => typedOver(sentence, at, length));

/** For `npm run understand`. */
export function draftFields(said: PollDraftSaid): Record<string, unknown> {
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
    sends: said.sends || undefined,
  });
}
