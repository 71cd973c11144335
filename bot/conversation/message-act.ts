/** A part of a message as an act: what it does, asks, tells or answers, by what was read of it. */
import type { Reading } from '../contract/feature.ts';

/** A part of a message, and which feature understands it how. */
export interface MessageAct {
  text: string;
  reading: Reading;
  feature: string;
  /** Asked by its form, with or without a mark. */
  asks?: boolean;
  /** "Et quand": a word that asks, and nothing of what. */
  leans?: boolean;
  /** One of several questions, as it was put: it changes nothing, whatever was said before it. */
  put?: string | undefined;
  /** "Non pardon, le 15": it puts right what stands before it, and is read with it. */
  mends?: boolean;
  /** What it would change is only supposed, and something is asked of that. */
  supposes?: boolean;
  /** Read in other words, which are asked about first where they would change something. */
  isSaidAgain?: boolean;
}

/**
 * A text as an act, by its best reading; `isFull`: it is asked in full, and may be said again. It is read when something
 * is asked of it that its form does not tell: many parts never are.
 */
export type ReadPart = (text: string, isFull?: boolean) => MessageAct;

/** What a whole is that holds an order, where nobody has made an order of it; the plan guesses at anything. */
const UNREAD: ReadonlySet<Reading['rank']> = new Set<Reading['rank']>([
  'question',
  'guess',
  'doubt',
  'nothing',
]);

export const isUnknown = ({ reading: { rank } }: MessageAct): boolean => UNREAD.has(rank);

/** A whole that nobody reads, or of which the plan can only say that it lacks it. */
export const isUnread = ({ reading: { rank } }: MessageAct): boolean =>
  rank === 'doubt' || rank === 'nothing';

/** What does, answers or asks something, that is no small talk. */
export const isSomething = (act: MessageAct): boolean =>
  !isUnread(act) &&
  act.reading.rank !== 'guess' &&
  act.reading.rank !== 'courtesy' &&
  act.reading.kind !== 'smalltalk' &&
  act.feature !== 'plan' &&
  !isComplaint(act);

/** What a pilote tells of a fiche, and nothing is left of. */
export const isNews = (act: MessageAct): boolean => isClear(act) && act.reading.kind === 'progress';

/** "On a fini le questionnaire, 14 réponses sur 20": what a pilote presumably tells of what is theirs. */
export const isTold = ({ reading: { kind, changes, untaken, left = [] } }: MessageAct): boolean =>
  kind === 'progress' && changes === true && (untaken ?? left).length === 0;

/** "C’est faux ! Efface ce que j’ai donné": what is ordered behind a complaint is done, and not only heard. */
export const isComplaint = ({ reading: { kind } }: MessageAct): boolean => kind === 'complaint';

/** What answers an invitation or a poll; of "oui" alone, which is asked where it may be either. */
export const isReply = ({
  reading: { kind, rank, fields, changes },
}: Omit<MessageAct, 'text'>): boolean =>
  (changes === true || rank === 'answer') && (kind === 'vote' || fields.intent === 'answer');

/** A question of what is kept, with or without its mark: "qui vient" asks as much as "qui vient ?". */
export const isKnown = ({
  feature,
  reading: { kind, rank, changes },
}: Omit<MessageAct, 'text'>): boolean =>
  kind === 'question' && rank === 'question' && changes !== true && feature !== 'plan';

/** "Il me faut le document pour le comité": shown, and nothing is changed. */
export const isShown = ({ reading: { kind, changes } }: MessageAct): boolean =>
  kind === 'command' && changes === false;

/** A question of which the plan can only say that it lacks it. */
export const isSilence = ({ feature, reading: { rank } }: MessageAct): boolean =>
  feature === 'plan' && rank === 'doubt';

/** Asked with its mark, and no change, were it only asked first. */
export const isMarked = (act: MessageAct): boolean =>
  act.text.endsWith('?') && (act.isSaidAgain === true || act.reading.changes !== true);

export const asksOf = (act: MessageAct): boolean => isKnown(act) || isMarked(act);

/** Whether it asks what is kept, surely, and not what the plan says. */
export const asksOfKept = ({ feature, reading }: Omit<MessageAct, 'text'>): boolean =>
  feature !== 'plan' &&
  (reading.rank === 'question' || reading.rank === 'order') &&
  reading.changes !== true &&
  !isOrdered(reading);

/**
 * Something is done, answered (were it to be asked back first), or asked by its form: "je viens. Y aura quoi à l’ordre
 * du jour" is both, whether or not the answer is known.
 */
export const isAct = ({ text, reading, feature, asks = false }: MessageAct): boolean =>
  reading.rank === 'order' ||
  reading.rank === 'answer' ||
  (reading.changes === true
    ? reading.rank === 'told'
    : isKnown({ reading, feature }) ||
      (reading.kind === 'question' && (asks || text.endsWith('?')) && !isTopic(reading)));

/** "Et la 1.1 ? C’est moi": what only names a thing says what the rest of the message is about. */
export const isTopic = ({ words, fields }: Reading): boolean =>
  words.length <= TOPIC_WORDS && Array.isArray(fields.fields) && fields.fields.length === 0;
/** More words ask something of it. */
const TOPIC_WORDS = 3;

/** "Ferme le sondage" shows first what it would close: ordered all the same. */
export const isOrdered = ({ kind, rank }: Reading): boolean =>
  rank === 'order' && (kind === 'poll' || kind === 'meeting');

/** Within a sentence, only what leaves nothing to guess. */
export const isClear = ({ reading, isSaidAgain = false }: MessageAct): boolean =>
  !isSaidAgain &&
  (reading.changes === true || isOrdered(reading)) &&
  (reading.rank === 'order' || reading.rank === 'told' || reading.rank === 'answer') &&
  (reading.untaken ?? reading.left ?? []).length === 0;
