/** Words that nothing was made of, in one place for every feature: an order says them back beside what was done. */
import type { Rank, Reading } from '../contract/feature.ts';
import { fold } from '../language/fold.ts';
import type { Span } from '../language/when/expression.ts';
import { isCapital } from '../sentence/between.ts';
import { allPartsOf } from '../sentence/clauses.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import { hasClause, sayingOf } from '../sentence/saying.ts';
import { conceptsOf, readSentence, type Sentence, spanIn } from '../sentence/sentence.ts';
import type { NamedText } from './ellipsis.ts';
import type { MessageAct } from './message-act.ts';
import type { Claim } from './precedence.ts';
import { NUMBERED, STEM } from './unechoed.ts';

/** How a message is heard. */
export interface Hearer {
  lexicon: Lexicon;
  /** Name of who speaks: it needs no echo. */
  speaker: string;
  named: (text: string) => NamedText;
  read: (text: string) => Claim & Pick<MessageAct, 'isSaidAgain'>;
  /** Whether such words, beside others, most likely ask for nothing. */
  isAside: (text: string) => boolean;
}

/** What stands around an order and adds nothing to it. */
const ASIDE =
  /^(?:oui$|volontiers$|courtoisie|demande-polie|interpeller|ouvre|gens-erreur|gens-noter|gens-tu-notes|bavarde-)/;
/** A run of so many words says something by itself, inside a clause that is understood too. */
const LEAST_RUN = 3;

type Left = Pick<Reading, 'untaken' | 'left' | 'changes' | 'rank' | 'fields'>;

/**
 * What a reading left of an order, as typed: whole clauses of which nothing was used, and long runs of words. A
 * feature that says by itself what it took has the last word (`Reading.untaken`).
 */
export function untakenOf(reading: Left, text: string, lexicon: Lexicon): readonly string[] {
  const { untaken, left = [], changes, rank, fields } = reading;
  // "Attention, …": what means nothing by itself needs no word of it.
  const means = (part: string) => /\d/.test(part) || meaningIn(part, lexicon).length > 0;
  if (untaken) return untaken.filter(means);
  if (!changes || rank !== 'order' || left.length === 0) return [];
  const kept = fold(JSON.stringify(fields));
  const unused = new Set(left.flatMap(wordsOf).filter((word) => !kept.includes(word)));
  const clauses = allPartsOf(text).map(({ start, end }) => text.slice(start, end));
  const isUnused = (clause: string) => {
    const words = meaningIn(clause, lexicon);
    return words.length > 0 && words.every((word) => unused.has(word));
  };
  const whole = clauses.length > 1 ? clauses.filter(isUnused) : [];
  const runs = left.filter(
    (run) => wordsOf(run).length >= LEAST_RUN && !whole.some((clause) => clause.includes(run)),
  );
  return [...runs, ...whole];
}

/**
 * Clauses that ask, order or tell of a thing, or would be understood alone by somebody else, without which the whole is read the same,
 * and of which the answer has no word: nothing was made of them, whoever read them.
 *
 * @param shown the answer's words, and what was read
 * @param isSame whether the whole is read the same from a text
 */
export function unheardIn(
  text: string,
  whole: Claim,
  shown: string,
  { lexicon, named, read }: Hearer,
  isSame: (text: string) => boolean,
): string[] {
  const clauses = allPartsOf(text);
  if (clauses.length < 2) return [];
  const words = fold(shown);
  const numbers = numbersIn(shown);
  const isShown = (number: string) => numbers.includes(number);
  // "17h" is said as "17 h".
  const isSaid = (word: string) => {
    const [number] = /^\d+/.exec(word) ?? [];
    return number === undefined ? words.includes(word.slice(0, STEM)) : isShown(number);
  };
  return clauses.flatMap(({ start, end }) => {
    const clause = text.slice(start, end);
    // "Absente, excusez-moi" says it twice.
    if (whole.reading.changes && isSame(clause)) return [];
    const all = meaningIn(clause, lexicon);
    const said = named(clause);
    // Of "…, Karim réserve la salle", Karim may be in the answer for his vote.
    const names = fold(
      said.named.flatMap((one) => (one.kind === 'personne' ? one.text : [])).join(' '),
    );
    const own = all.filter((word) => !names.includes(word));
    if (all.length === 0 || (own.length > 0 ? own : all).some(isSaid)) return [];
    const { feature, reading, isSaidAgain = false } = read(clause);
    const isOther =
      !isSaidAgain &&
      !ASKED_OR_CIVIL.has(reading.kind) &&
      (feature !== whole.feature ||
        // "Ça bouge", of which a pilote would be asked whether to note it, tells nothing beside what is noted.
        (!reading.changes && reading.rank !== 'told' && reading.apart !== whole.reading.apart));
    const isMeant =
      (isOther && UNDERSTOOD.has(reading.rank)) ||
      isQuestion(said) ||
      (tellsSomething(said.sentence) &&
        // "C’est treize heures trente" is said in numbers.
        (/\d/.test(clause)
          ? !numbersIn(clause).every(isShown)
          : said.named.some(({ kind }) => !NUMBERED.has(kind)))) ||
      said.sentence.mood === 'order';
    return isMeant && isSame(`${text.slice(0, start)} ${text.slice(end)}`.trim()) ? [clause] : [];
  });
}

/**
 * Whether what was left is worth saying back: a word alone that names nothing is not. The rest is judged with the clause
 * that holds it: "Lyon", of "elle serait à Lyon", and "12:04", of "j’ai un train à 12:04", tell nobody anything.
 */
export function isWorthSaying(left: string, text: string, hearer: Hearer): boolean {
  const { sentence, named: things } = hearer.named(left);
  const isAlone = sentence.typed.length === 1;
  if (isAlone && things.length === 0 && !isCapital(sentence, 0)) return false;
  const clause = clauseOf(left, text, hearer.lexicon);
  // "…, semaine du 14": a day or an hour that stands for itself is told of what is asked.
  const isBare = sentence.typed.every(
    ({ folded, start }) =>
      hearer.lexicon.light.has(folded) ||
      things.some((one) => one.start <= start && start < one.end),
  );
  return clause === undefined || (isBare && clause === left) || !hearer.isAside(clause);
}

/** The clause of a text, or the reason within it, that holds some words; undefined where all is one clause. */
function clauseOf(words: string, text: string, lexicon: Lexicon): string | undefined {
  const from = text.indexOf(words);
  const holds = ({ start, end }: Span) => start <= from && from + words.length <= end;
  const sentence = readSentence(text, lexicon);
  const reasons = conceptsOf(sentence, 'raison').map((one) => spanIn(sentence, one).start);
  const cuts = allPartsOf(text).flatMap(({ start, end }) => {
    const inside = reasons.filter((at) => start < at && at < end);
    return [start, ...inside].map((at, i) => ({ start: at, end: inside[i] ?? end }));
  });
  const clause = cuts.find(holds);
  if (clause && cuts.length < 2) return undefined;
  // What stands in another part of the message is a clause by itself.
  const said = clause ? text.slice(clause.start, clause.end).trim() : words;
  // "…, puisqu’elle part ?": the sign is that of the whole.
  const [reason] = conceptsOf(readSentence(said, lexicon), 'raison');
  return reason?.at === 0 ? said.replace(/\s*\?$/u, '') : said;
}

/** "À cause de la grève", "je débarque", "tu sais, toi ?" lead up to what is said, and are nothing alone. */
const UNDERSTOOD: ReadonlySet<Rank> = new Set<Rank>(['order', 'answer', 'told', 'question']);

/** "Même lieu" is likest a question of the plan, and asks nothing by its form. */
const ASKED_OR_CIVIL: ReadonlySet<Reading['kind']> = new Set<Reading['kind']>([
  'question',
  'smalltalk',
]);

/** Asked with a word that asks, and not by it alone: "quand, où et qui vient" is answered at once. */
const isQuestion = ({ utterance, sentence }: NamedText): boolean =>
  sayingOf(utterance, sentence) === 'asks' &&
  sentence.tokens.length > 1 &&
  conceptsOf(sentence, 'interroge').length > 0;

const numbersIn = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

/** "Je peux pas venir jeudi", "on a recensé 42 lieux": of a day, a number or a name, it is to be kept. */
const tellsSomething = (sentence: Sentence): boolean =>
  sentence.mood === 'tell' && hasClause(sentence);

/** Whether a word is civil, or only leads up to what is said: "mince", "je te disais". */
export const isAside = ({ concepts }: Pick<Sentence, 'concepts'>, word: number): boolean =>
  concepts.some(({ value, at, length }) => at <= word && word < at + length && ASIDE.test(value));

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]{2,}/g) ?? [];

/** Words of a clause that carry a meaning: no courtesies and no link words. */
function meaningIn(clause: string, lexicon: Lexicon): string[] {
  const sentence = readSentence(clause, lexicon);
  const { typed, tokens } = sentence;
  return typed.flatMap(({ folded }, i) =>
    /[a-z0-9]{2}/.test(folded) &&
    !lexicon.light.has(tokens[i]?.folded ?? '') &&
    !isAside(sentence, i)
      ? [folded]
      : [],
  );
}
