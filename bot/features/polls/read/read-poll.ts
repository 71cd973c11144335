/** A sentence → what is to be done about a poll, or nothing. */

import { missingIn } from '../../../calendar/warnings.ts';
import { fold } from '../../../language/fold.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type {
  DurationFound,
  PeriodFound,
  Span,
  WhenFound,
} from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { type AgendaFound, agendaIn } from '../../../sentence/agenda.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import { intentsIn, leavesFew } from '../../../sentence/match.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { purposeIn } from '../../../sentence/purpose.ts';
import { hasClause } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { titleSaid } from '../../../sentence/title.ts';
import { groupField, type NamedGroup, UNNAMED } from '../../people/model/group-names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { unknownBody } from '../../people/model/slots/groups.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { constraintName, constraintsOf } from './constraints.ts';
import { type PollIntentSaid, pollIntents, saidBy } from './intents.ts';
import { placeBehind, placeSaid } from './place.ts';
import { type GivenSlot, intentRow, type PollReading, type PollSlot } from './reading.ts';
import { takesOffDay } from './slot-acts.ts';
import { slotsNamed } from './slots-named.ts';
import { deadlineOf, listedIn, slotsIn, withSameHours } from './slots-said.ts';
import { namesSomething, POLL_TITLE, titleOf } from './title.ts';

/** Words of a bare question or order that may be left: one more, and it speaks of something else. */
const MOST_LEFT = 1;
/** "Sondage pour la rentrée de la carto": more words, or a verb, tell something of a poll. */
const MOST_NAMED = 2;

export interface PollFound {
  sentence: Sentence;
  does: PollIntentSaid;
  found: IntentFound<SlotContext>;
  /** What is to be spoken of, behind the slot that is taken. */
  agenda: readonly string[];
}

/**
 * What a sentence asks of a poll.
 * @param slots those of the polls that are open here: none needs to be named then
 */
function pollIntentIn(
  utterance: Utterance,
  context: SlotContext,
  slots: readonly GivenSlot[] | undefined,
): PollFound | undefined {
  if (utterance.talk || utterance.credentials || utterance.copying) return undefined;
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  // "On part sur mardi même si jeudi avait plus de voix, à 14h": what is conceded takes nothing.
  const kept = without(sentence, 'presence-meme-si');
  const meantIn = (said: Sentence): PollFound | undefined =>
    intentsIn(said, pollIntents.of(said.lexicon), context)
      .map((found) => ({ sentence: said, does: saidBy(found.intent), found, agenda: [] }))
      // What a choice may leave is its place, its aim and its agenda: `isMeant` counts it.
      .filter(({ does, found }) => does.does === 'choose' || leavesFew(found))
      .find((one) => isMeant(one, slots, context));
  // "On garde jeudi, odj : les doublons, qui fait quoi": what is to be spoken of asks and orders nothing.
  const agenda = agendaBehind(sentence, context);
  const head = agenda && meantIn(readSentence(kept.text.slice(0, agenda.start), sentence.lexicon));
  if (head?.does.does === 'choose') return { ...head, agenda: agenda?.points ?? [] };
  const whole = meantIn(kept);
  const bare = meantIn(without(kept, 'sondage-parce-que'));
  return whole && whole.does.does !== bare?.does.does ? whole : bare;
}

/** What is conceded, or given as a reason, blank up to the next sign, and all else in its place. */
export function without(sentence: Sentence, lead: string): Sentence {
  const blank = conceptsOf(sentence, lead).reduce((text, one) => {
    const { start } = spanIn(sentence, one);
    const end = start + (/[,;.\n]|$/.exec(text.slice(start))?.index ?? 0);
    return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }, sentence.text);
  return blank === sentence.text ? sentence : readSentence(blank, sentence.lexicon);
}

/** An agenda that is called one; "à l’ordre du jour le 8" says which. */
function agendaBehind(sentence: Sentence, context: SlotContext): AgendaFound | undefined {
  const days = whenSlot(sentence, context).filter(({ value }) => value.kind === 'day');
  const found = agendaIn(sentence.text, (from, to) =>
    days.some(({ value: { start } }) => start >= from && start < to),
  );
  return found?.labelled ? found : undefined;
}

function isMeant(
  { sentence, does, found }: PollFound,
  slots: readonly GivenSlot[] | undefined,
  context: SlotContext,
): boolean {
  const left = found.left.flatMap((words) => words.split(/\s+/)).length;
  if (does.does === 'create' && isOpinion(sentence, valuesOf<WhenFound>(found, 'when')))
    return false;
  if (does.does === 'cancel' && takesOffDay(sentence, context)) return false;
  if (does.onlyNamed) return left <= MOST_NAMED && !hasClause(sentence);
  if (!does.isBare) return true;
  const isNamed = says(sentence, 'sondage');
  if (slots === undefined && !isNamed) return left === 0 && asksWho(sentence);
  const when = valuesOf<WhenFound>(found, 'when');
  const isSlot = slotsNamed(sentence.text, when, slots ?? []).some((n) => n.slots.length > 0);
  if (does.does === 'choose')
    return (
      besideChoice(sentence, found, when, context) <= MOST_BESIDE &&
      (!says(sentence, 'chose-proposee') || isSlot || says(sentence, 'sondage-tete'))
    );
  const dated = when.some(({ kind }) => kind === 'day' || kind === 'period');
  // "Combien de personnes étaient là le 1er juillet ?" is asked of no poll that has not that day.
  if (dated && !isNamed && !['extend', 'edit'].includes(does.does) && !isSlot) return false;
  // "Rien ne presse : laissez le vote ouvert jusqu’au 4": the votes are named.
  if (does.does === 'extend' && says(sentence, 'sondage-repondu')) return true;
  return left <= (does.isOfSpoken ? 0 : MOST_LEFT);
}

/** "S’ils préfèrent visio ou présentiel pour décembre": what is to be chosen from is said, and is no day. */
const isOpinion = (sentence: Sentence, when: readonly WhenFound[]): boolean =>
  !when.some(({ kind }) => kind === 'day' || kind === 'part') &&
  conceptsOf(sentence, 'sondage-ou').some(({ at }) => at > 0) &&
  !sentence.tokens.some(({ folded }) => /^\d/.test(folded));

/** "Qui a répondu ?", "j’ai voté quoi ?", where no poll is open: that none is may be the answer. */
const asksWho = (sentence: Sentence): boolean =>
  sentence.mood === 'ask' &&
  saysAny(sentence, ['sondage-qui-quoi', 'sondage-manque', 'sondage-ma-reponse']);

/** Beside a choice stand a place and who is told of it: behind the slot they are not counted. */
function besideChoice(
  sentence: Sentence,
  { rest }: IntentFound<SlotContext>,
  when: readonly WhenFound[],
  context: SlotContext,
): number {
  const last = placeBehind(sentence, when, context) === undefined ? undefined : when.at(-1);
  const counted = rest.filter(({ at }) => !last || (sentence.typed[at]?.start ?? 0) < last.start);
  return counted.reduce((sum, { length }) => sum + length, 0);
}
const MOST_BESIDE = 4;

export function readPoll(
  utterance: Utterance,
  context: SlotContext,
  slots?: readonly GivenSlot[],
): PollReading | undefined {
  const meant = pollIntentIn(utterance, context, slots);
  if (!meant) return undefined;
  const reading = readingOf(meant, context);
  const isIdle = slots === undefined && meant.does.isBare && !says(meant.sentence, 'sondage');
  return isIdle ? { ...reading, rank: 'question', isIdle } : reading;
}

/** A slot and a place, and no other word: the slot is taken, where it was asked which is. */
export function readChoice(utterance: Utterance, context: SlotContext): PollReading | undefined {
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  const choosing = pollIntents.of(sentence.lexicon).find(({ name }) => name === 'chosen');
  const when = whenSlot(sentence, context);
  if (!choosing || sentence.mood === 'ask' || !when.some(({ value }) => value.kind === 'day'))
    return undefined;
  if (ANSWERS.some((one) => says(sentence, one))) return undefined;
  const found: IntentFound<SlotContext> = {
    intent: choosing,
    filled: { when },
    covered: 1,
    weight: when.length,
    left: [],
    rest: [],
  };
  return readingOf({ sentence, does: saidBy(choosing), found, agenda: [] }, context);
}

/** What says whether a slot suits oneself. */
const ANSWERS = ['vote-oui', 'vote-oui-faible', 'vote-non', 'vote-peut-etre'];

const valuesOf = <T>(found: IntentFound<SlotContext>, slot: string): T[] =>
  (found.filled[slot] ?? []).map(({ value }) => value as T);

function readingOf(
  { sentence, does, found, agenda }: PollFound,
  context: SlotContext,
): PollReading {
  const { does: intent } = does;
  const said = withSameHours(sentence, valuesOf<WhenFound>(found, 'when'));
  const making = intentRow(intent).days === 'slots';
  const taken = takenBy(sentence, found);
  // "… à la carto pour relire la carte": a group is named already, and the word is one of the purpose.
  const [named] = found.filled.group ?? [];
  const own = takenBy(sentence, {
    ...found,
    filled: { ...found.filled, group: named ? [named] : [] },
  });
  // "… pour préparer le forum du 30 janvier": its day is none to choose from.
  const around = named && isObject(sentence, named) ? said : own;
  const purpose = making ? purposeIn(sentence, around, true) : undefined;
  const aim =
    purpose && !namesSomething(sentence, { ...purpose, start: purpose.end - purpose.text.length });
  const places = purpose ? [...own, purpose].sort((a, b) => a.start - b.start) : taken;
  const when = said.filter(
    ({ start, end }) => !purpose || start < purpose.start || end > purpose.end,
  );
  const listed = making ? listedIn(sentence, found.rest, when) : [];
  // "Une matinée …, 1 h 30": the last is how long it takes.
  const minutes = when.findLast(
    (f, at): f is DurationFound =>
      f.kind === 'duration' && !(f.minutes >= WHOLE_DAY && when[at - 1]?.kind === 'day'),
  )?.minutes;
  // "En décembre, plutôt la semaine du 14": the narrowest that is said.
  const [period] = when
    .filter((f): f is PeriodFound => f.kind === 'period')
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  const group =
    valuesOf<NamedGroup>(found, 'group')[0] ??
    (making ? unknownBody(sentence, context, ['sondage', 'sondage-sonder']) : undefined) ??
    UNNAMED;
  const place =
    intent === 'choose'
      ? placeBehind(sentence, when, context)
      : making
        ? placeSaid(sentence, [...own, titleSaid(sentence, POLL_TITLE) ?? purpose], context)
        : undefined;
  const title = making
    ? (titleOf(sentence, places) ?? (aim ? undefined : purpose?.text))
    : intent === 'choose'
      ? purposeIn(sentence, when)?.text
      : undefined;
  // "…, et c'est en visio" is said of the slot that is taken, and is no act of its own.
  const used = [place, ...(intent === 'choose' ? [title] : [])].join(' ').split(/\s+/).map(fold);
  const left = found.left
    .flatMap((words) => words.split(/\s+/))
    .filter((word) => !used.includes(word));
  return {
    intent,
    rank: does.rank,
    onlyNamed: does.onlyNamed,
    isOffered: does.isOffered,
    isOfSpoken: does.isOfSpoken,
    asks: does.asks,
    group,
    title,
    slots:
      making || intent === 'choose'
        ? slotsIn(sentence.text, [...listed, ...when], minutes, context)
        : [],
    when,
    // Nobody in particular takes a slot: "on prend mardi, et dis à Paul que …" says more.
    persons:
      intent === 'choose'
        ? []
        : valuesOf<NamedPerson>(found, 'person').filter(({ isSelf }) => !isSelf),
    place,
    agenda,
    ...deadlineOf(sentence.text, when, intent),
    longer: valuesOf<string>(found, 'shift')[0],
    durationMinutes: making ? minutes : undefined,
    constraints: intent === 'propose' || period ? constraintsOf(sentence, when) : [],
    count: countIn(sentence, context),
    week: period?.unit === 'week' ? period.from : undefined,
    within: period ? { from: period.from, to: period.to } : undefined,
    warnings: missingIn(sentence.text, when),
    words: sentence.tokens.map(({ folded }) => folded).filter((word) => !left.includes(word)),
    left,
  };
}

/** "… pour valider la carte": what is to be done is done to it. */
const isObject = ({ tokens, lexicon: { grammar } }: Sentence, { at }: Placed<unknown>): boolean =>
  [at - 1, at - 2].some((place) => grammar.isInfinitive(tokens[place]?.folded ?? ''));

/** "Propose trois dates": how many. */
function countIn(sentence: Sentence, { knowledge }: SlotContext): number | undefined {
  const [slot] = conceptsOf(sentence, 'sondage-creneau').filter(({ at }) => at > 0);
  const { folded = '' } = sentence.tokens[(slot?.at ?? 0) - 1] ?? {};
  const said = slot && (numberSaid(knowledge.vocabulary.when, folded) ?? Number(folded));
  // "Un créneau" is one to be found, out of several.
  return said && said > 1 && said < 10 ? said : undefined;
}

const lengthOf = ({ from, to }: PeriodFound): number => Date.parse(to) - Date.parse(from);

/** "Jeudi 10 toute la journée" is said of that day alone, in minutes. */
const WHOLE_DAY = 8 * 60;

/** Places of groups and days, in the order of the text. */
const takenBy = (sentence: Sentence, { filled }: IntentFound<SlotContext>): Span[] =>
  [...(filled.group ?? []), ...(filled.when ?? [])]
    .map((one) => spanIn(sentence, one))
    .sort((a, b) => a.start - b.start);

/** For `npm run understand`: only what was said. `group` is a short name, `groups` those of which one may be meant. */
export function pollFields(reading: PollReading): Record<string, unknown> {
  const { intent, group, slots, deadline, durationMinutes, constraints, week, title } = reading;
  const kinds = [
    ...new Set(
      [...slots.flatMap((slot) => slot.warnings), ...reading.warnings].map(({ kind }) => kind),
    ),
  ];
  const persons = reading.persons.map(({ name }) => name);
  return defined({
    intent,
    asks: reading.asks && `poll.${reading.asks}`,
    ...groupField(group.found),
    said: group.found.length === 1 ? undefined : group.text || undefined,
    title,
    slots: slots.length > 0 ? slots.map(slotField) : undefined,
    persons: persons.length > 0 ? persons : undefined,
    place: reading.place,
    deadline,
    deadlineTime: reading.deadlineTime,
    durationMinutes,
    constraints: constraints.length > 0 ? constraints.map(constraintName) : undefined,
    week,
    within: week ? undefined : reading.within,
    warnings: kinds.length > 0 ? kinds : undefined,
  });
}

export const slotField = ({ date, start, end, part }: Omit<PollSlot, 'warnings'>) =>
  defined({ date, start, end, part });

export const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
