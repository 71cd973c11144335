/**
 * An answer to a poll → a choice for the slots that it decides, or nothing. Which slots are named is read by rules
 * (`vote-slots.ts`); what is said of each, and of all that are not named, is judged as learned from examples
 * (`bot/sentence/verdict.ts`). It is recorded where each verdict is all but sure; else it is asked back.
 */
import type { Utterance } from '../../../language/utterance.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { asksInPlace } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  setOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { defined } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import { besideIn, heavyIn, type VoteBeside } from './vote-asides.ts';
import { isDoubtful, isMiscounted } from './vote-doubts.ts';
import { type HeardVote, type Judgement, judgedIn, plainIn } from './vote-judged.ts';
import { isOfSlots, isSlots, type VoteMark } from './vote-mark.ts';
import { marksOf } from './vote-marks.ts';
import { keptOf } from './vote-note.ts';
import { framesIn, partsIn } from './vote-slots.ts';

/** A longer text is a letter, and no answer. */
const MOST_READ = 600;
/** Every verdict is at least so likely in what is recorded; see `docs/comprehension-mesures.md`. */
const SURE = 0.75;
/** And in what is asked back: less likely, it would be a guess. */
const LIKELY = 0.4;
/** Where no slot is named, that it is an answer at all has to be likely. */
const LIKELY_OF_ALL = 0.6;

/**
 * Slots may be left out: then nothing is decided, and it is only said that this answers a poll.
 * @param group whose poll it is
 */
export function readVote(
  utterance: Utterance,
  slots: readonly GivenSlot[],
  context: SlotContext,
  group?: string,
): VoteReading | undefined {
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  if (isNone(utterance, sentence)) return undefined;
  const parts = partsIn(sentence, slots, context);
  // Where no poll is open, a day has to be named.
  if (slots.length === 0 && !parts.when.some(({ kind }) => kind === 'day')) return undefined;
  const all = marksOf(parts);
  if (isAsked(sentence, all, context)) return undefined;
  const beside = besideIn(sentence, context, all, { group, frames: framesIn(parts, all) });
  if (!beside) return undefined;
  const { person, isToo } = beside;
  if (!person && !isToo && says(sentence, 'vote-tiers')) return undefined;
  // "Moi je peux le 10 et Omar m’a dit qu’il ne peut pas le 8": only the first is one's own, and is noted.
  const ahead = sentence.text.slice(0, person?.start ?? 0).replace(JOINED, '');
  const mine = ahead && readVote({ ...utterance, text: ahead }, slots, context, group);
  if (person && mine && !mine.onBehalfOf && Object.keys(mine.answers).length > 0)
    return {
      ...mine,
      // "Le 12 Zoé me remplace" says nothing of that day but what is told.
      asks: mine.asks || !all.some(({ kind, end }) => CHOOSES.has(kind) && end <= ahead.length),
      left: [...mine.left, sentence.text.slice(person.start)],
    };
  const marks = all.filter((mark) => !inside(beside.apart, mark));
  if (slots.length === 0) return withoutPoll(sentence, marks);
  if (isOfOther(utterance, sentence, marks, context, beside)) return undefined;
  const swapped = swappedIn(sentence, marks, beside);
  if (swapped) return swapped;
  if (isMiscounted(parts, marks)) return undefined;
  const { judge } = context.knowledge;
  const heard = { marks, slots, beside, when: parts.when };
  const judged =
    plainIn(sentence, marks, slots, beside) ?? (judge && judgedIn(sentence, heard, judge));
  return judged && readingOf({ sentence, ...heard, context, ...judged });
}

const blankOf = ({ tokens }: Sentence) => ({
  ...{ answers: {}, unknown: [], back: [], left: [] },
  words: tokens.map(({ folded }) => folded),
});

/**
 * "J’ai inversé le 8 et le 10": two slots, and no answer to either: each has the answer of the other. Where more is
 * said, "inversé nos permanences du 8 et du 10", it is asked back.
 */
function swappedIn(
  sentence: Sentence,
  marks: readonly VoteMark[],
  { apart, person }: VoteBeside,
): VoteReading | undefined {
  // "Peux-tu intervertir…" tells nothing of who can.
  const calls = placesOf(sentence, SWAPPING).map((one) => spanIn(sentence, one));
  const isChosen = marks.some((mark) => CHOOSES.has(mark.kind) && !inside(calls, mark));
  // "On échange mardi et jeudi" meets and talks.
  const isOrdered = sentence.mood === 'order' && says(sentence, 'gens-echanger');
  if (isChosen || !(isOrdered || says(sentence, 'vote-inverser'))) return undefined;
  const [one, other, more] = new Set(marks.filter(isSlots).flatMap((mark) => mark.slots));
  if (!one || !other || more !== undefined) return undefined;
  const isMore = heavyIn(sentence).some((word) => !inside([...marks, ...apart, ...calls], word));
  const said = {
    swapped: [one, other],
    isDated: true,
    asks: isMore,
    onBehalfOf: person?.name,
  } as const;
  return { ...blankOf(sentence), ...said, rank: 'answer' };
}

/** What an order to swap two answers is said with. */
const SWAPPING = ['vote-inverser', 'gens-echanger', 'interpeller', 'reproche', 'reprend-nom'];

const CHOOSES: ReadonlySet<VoteMark['kind']> = new Set(['choice', 'set']);

/** What joins one's own answer to what is told of somebody else. */
const JOINED = /(?:[\s,;]|\s(?:et|and))+$/u;

/** A letter, a secret, a question: "est-ce que je suis notée présente le 15" records nothing. */
const isNone = ({ text, credentials, copying }: Utterance, sentence: Sentence): boolean =>
  credentials ||
  copying ||
  text.length > MOST_READ ||
  text.includes('?') ||
  ['vote-qui', 'interroge'].some((one) => conceptsOf(sentence, one).some(({ at }) => at === 0));

/** "Le 10, c’est ok pour qui": what is chosen is asked, and not told. */
const isAsked = (sentence: Sentence, marks: readonly VoteMark[], context: SlotContext): boolean =>
  partsOf(sentence.text).some(
    (part) =>
      marks.some((mark) => mark.kind === 'choice' && inside([part], mark)) &&
      !conceptsOf(sentence, 'vote-appui').some((one) => spanIn(sentence, one).end === part.end) &&
      asksInPlace(
        readSentence(sentence.text.slice(part.start, part.end), sentence.lexicon),
        (said) => whenSlot(said, context),
      ),
  );

/** A poll may be open for weeks, and people speak of everything meanwhile: of fiches, and of axes. */
function isOfOther(
  { references }: Utterance,
  sentence: Sentence,
  marks: readonly VoteMark[],
  context: SlotContext,
  { isForIt, whose }: VoteBeside,
): boolean {
  const slots = marks.filter(isSlots);
  const isDated = slots.some((mark) => mark.slots.length > 0);
  const fiches = fichesSlot(sentence, context).filter(
    ({ at }) => !inside(slots, sentence.typed[at] ?? { start: -1 }),
  );
  // "Celui du 12": of which nothing is said.
  const isBare = isDated && whose.length === 0 && says(sentence, 'sondage-celui');
  const isChosen = marks.some(({ kind }) => kind === 'choice');
  return (
    (isBare && !isChosen) ||
    fiches.length > 0 ||
    (!isForIt && references.axes.length > 0 && !isDated)
  );
}

interface Read extends Judgement, HeardVote {
  sentence: Sentence;
  context: SlotContext;
}

/** The reading of what is an answer, and whether it is recorded. */
function readingOf(read: Read): VoteReading | undefined {
  const { sentence, marks, answers, unknown, unread, other, silent, sure, when, beside } = read;
  const { person, whose, told } = beside;
  const except = exceptIn(sentence, marks);
  const apart = [...beside.apart, ...(except ? [{ start: 0, end: except.start }] : [])];
  const { text } = sentence;
  const none = Object.keys(answers).length === 0;
  if (none && unknown.length === 0) return undefined;
  const isDated = marks.some((mark) => isSlots(mark) && mark.slots.length > 0);
  // "L’après-midi finit par quoi": what only names, and says more, is no answer.
  const isChosen = marks.some(({ kind }) => CHOOSES.has(kind));
  const isMore = heavyIn(sentence).some((one) => !inside([...marks, ...apart], one));
  if (!isChosen && isMore && !except && (none || sure < SURE)) return undefined;
  // "Oui", "ça me va": of nothing that is named, nor of all.
  const isOfAll = marks.some((mark) => mark.kind === 'set' && mark.isWhole);
  if (!isDated && !none && sure < 1 && !isOfAll) return undefined;
  if (
    !except &&
    sure < (isDated || says(sentence, 'vote-sans-preference') ? LIKELY : LIKELY_OF_ALL)
  )
    return undefined;
  const asks = !none && (sure < SURE || unread.length > 0 || isDoubtful(read));
  const isOrder =
    !none && ((!asks && says(sentence, 'vote-noter')) || says(sentence, 'vote-mettre'));
  const turned = conceptsOf(sentence, 'vote-reprise').map((one) => spanIn(sentence, one).start);
  const isBack = (id: string) =>
    marks.some(
      (mark) =>
        isSlots(mark) && mark.slots.includes(id) && turned.some((start) => start >= mark.end),
    );
  const left = [...(told ? [told] : []), ...unread];
  return {
    rank: isOrder ? 'order' : none ? 'guess' : 'answer',
    answers,
    isDated,
    except: except?.slots,
    isOfHours: isDated && marks.filter(isSlots).every((mark) => isOfHours(when, mark)),
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    back: silent.filter(isBack),
    other,
    ...keptOf(sentence, { marks, when, answers, apart }),
    whose: whose.map(({ start, end }) => text.slice(start, end)).join(', ') || undefined,
    onBehalfOf: person?.name,
    isOpen: says(sentence, 'vote-ne-sait-pas') && Object.values(answers).includes('maybe'),
    asks,
    words: sentence.tokens.filter((one) => !inside(left, one)).map(({ folded }) => folded),
    left: left.map(({ start, end }) => text.slice(start, end)),
  };
}

/** "Sauf le 19", "ah si, sauf mardi": slots that nothing is said ahead of but that they are an exception. */
function exceptIn(
  sentence: Sentence,
  marks: readonly VoteMark[],
): { slots: string[]; start: number } | undefined {
  const [lead] = placesOf(sentence, setOf(sentence, 'verdict-sauf'));
  if (!lead || !isLight(sentence, 0, lead.at)) return undefined;
  const slots = marks.filter(isSlots).flatMap((mark) => mark.slots);
  return slots.length > 0 ? { slots, start: spanIn(sentence, lead).start } : undefined;
}

/** "Le matin", "à 10h", and no day. */
const isOfHours = (when: readonly WhenFound[], mark: Span): boolean => {
  const kinds = when.filter((one) => inside([mark], one)).map(({ kind }) => kind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'part' || kind === 'times');
};

/** "ok pour le 8, pas le 14", and no poll is known: somebody has to be asked which. */
function withoutPoll(sentence: Sentence, marks: readonly VoteMark[]): VoteReading | undefined {
  const isDated = marks.some((mark) => isSlots(mark) && mark.day);
  const isChosen = marks.some(({ kind }) => kind === 'choice');
  // "Ok ça sera jeudi" settles a day, and answers no poll.
  const isMore = heavyIn(sentence).some((one) => !inside(marks, one));
  if (!isDated || !isChosen || isMore || says(sentence, 'sondage-pris')) return undefined;
  const words = sentence.tokens.filter((one) => inside(marks.filter(isOfSlots), one));
  return { ...blankOf(sentence), rank: 'told', words: words.map(({ folded }) => folded) };
}

/** For `npm run understand`. */
export const voteFields = ({ answers, unknown, asks, ...told }: VoteReading) =>
  defined({
    ...{
      answers,
      swapped: told.swapped,
      other: told.other,
      note: told.note,
      onBehalfOf: told.onBehalfOf,
    },
    ...{ why: told.why, whose: told.whose },
    unknown: unknown.length > 0 ? unknown : undefined,
    asks: asks || undefined,
  });
