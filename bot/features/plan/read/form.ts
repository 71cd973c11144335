/** Form of a question: whether a word of it asks, and whether yes or no settles it. */
import { hasClause, isInforming, isInverted, openingOf, stands } from '../../../sentence/saying.ts';
import { type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import { isIn, type Piece } from './piece.ts';

/** Whether a word asks: "quel", "combien"; "qui", "où", "quand" where they join nothing. */
export function hasInterrogative(sentence: Sentence): boolean {
  if (says(sentence, 'q-interroge')) return true;
  const { tokens, concepts } = sentence;
  const last = tokens.findLastIndex(({ folded }) => folded !== '?');
  const opening = openingOf(sentence, 0);
  return concepts.some(({ value, at, length }) => {
    if (value !== 'q-relie' || isOr(sentence, at)) return false;
    // "Quand même", "n’importe qui": the turn that it stands in asks nothing.
    if (isIn(sentence, at, 'sans-interroger')) return false;
    const next = at + length;
    const ends = next - 1 === last || tokens[next]?.folded === '?' || isBehindSign(sentence, next);
    if (at <= opening || ends || isBehindSign(sentence, at)) return true;
    // "Avec qui" asks wherever it stands; "quand" behind a verb joins.
    const before = stands(sentence, 'q-preposition', at - 1);
    return (
      (before && (at - 1 <= opening || stands(sentence, 'q-qui', at))) || isToldBefore(sentence, at)
    );
  });
}

/** "Ou" joins, "où" asks; typed without its accent, it asks where it opens only. */
const isOr = (sentence: Sentence, at: number): boolean =>
  /^ou$/i.test(typedOver(sentence, at, 1)) && at > openingOf(sentence, 0);

/** "Sur la 1.1, qui …": it opens what a comma parts from its lead. */
const isBehindSign = ({ text, typed }: Sentence, at: number): boolean =>
  /[,;:–—.!?]\s*$/.test(text.slice(typed[at - 1]?.start, typed[at]?.start));

/** "Me rappeler où", "savoir qui". */
const isToldBefore = (sentence: Sentence, at: number): boolean =>
  stands(sentence, 'informer', at - 1) ||
  stands(sentence, 'informer', at - 2) ||
  stands(sentence, 'rappeler-moi', at - 2);

/** "Ils vont le présenter devant qui": what asks stands last, behind its preposition. */
export const endsAsking = (sentence: Sentence): boolean =>
  stands(sentence, 'q-preposition', sentence.tokens.length - 2) &&
  stands(sentence, 'q-qui', sentence.tokens.length - 1);

/** Whether something is to be known: a word asks it, or the form does. */
export const isAsking = (sentence: Sentence): boolean =>
  hasInterrogative(sentence) || isInverted(sentence) || isInforming(sentence);

/** "La Caf pilote la 1.1 ?", "is it free?", "quatre axes, on est d’accord ?": yes or no settles it. */
export function isClosed({ text, sentence, utterance }: Piece): boolean {
  if (hasInterrogative(sentence) || isInforming(sentence) || isChoice(sentence)) return false;
  if (says(sentence, 'q-verifie')) return true;
  if (says(sentence, 'interpeller') || says(sentence, 'rappeler-moi')) return false;
  if (isInverted(sentence)) return true;
  // "The indicators: are they the same?": behind its lead, too.
  const opens = (at: number) => at === openingOf(sentence, 0) || isBehindSign(sentence, at);
  if (sentence.tokens.some((_, at) => stands(sentence, 'q-tranche', at) && opens(at))) return true;
  if (!/\?/.test(text)) return false;
  if (utterance.numbers.length > 0 && COMPARES.some((one) => says(sentence, one))) return true;
  return (
    says(sentence, 'q-verbe') || hasClause(sentence) || hasVerb(sentence, utterance.references.used)
  );
}

/** "L’ancien texte ou le nouveau ?": which of them is asked; "ou pas" leaves yes and no. */
const isChoice = (sentence: Sentence): boolean =>
  sentence.concepts.some(
    ({ value, at }) => value === 'alternative' && !isIn(sentence, at, 'q-verifie'),
  );

export const COMPARES = ['q-plus-de', 'q-moins-de', 'q-au-moins'];

/** "Le groupe se voit", "le plan peut bouger", "court sur six ans": a verb behind its pronoun, before an infinitive or a number. */
function hasVerb(sentence: Sentence, numbers: ReadonlySet<number>): boolean {
  const { tokens, lexicon } = sentence;
  return tokens.some(({ folded }, at) => {
    if (at === 0 || !lexicon.grammar.isFinite(folded)) return false;
    // "Peut quand même mettre": behind the turn.
    const behind = sentence.concepts.find(
      (one) => one.value === 'sans-interroger' && one.at === at + 1,
    );
    const next = tokens[at + 1 + (behind?.length ?? 0)]?.folded ?? '';
    const reflexive = /^(?:se|s|ne|n|y)$/.test(tokens[at - 1]?.folded ?? '');
    const number = at + (stands(sentence, 'q-preposition', at + 1) ? 2 : 1);
    const isNumber =
      stands(sentence, 'q-compte-mot', number) || /^\d/.test(tokens[number]?.folded ?? '');
    // "La fiche pilote 1.1 ?": the number of a thing is no quantity.
    const isMeasured = isNumber && !numbers.has(number) && !stands(sentence, 'devant-nom', at - 1);
    return (
      reflexive ||
      isMeasured ||
      (lexicon.grammar.isInfinitive(next) && !stands(sentence, 'devant-nom', at - 1))
    );
  });
}

/** "N’a pas", "is not": what is asked is put with a negation; "n’est-ce pas" only checks. */
export const isNegated = (sentence: Sentence): boolean => negationsIn(sentence).length > 0;

/** Where a sentence is negated: the first word of each negation. */
function negationsIn(sentence: Sentence): number[] {
  return sentence.tokens.flatMap((_, at) => {
    if (isIn(sentence, at, 'q-verifie')) return [];
    if (stands(sentence, 'q-nie', at)) return [at];
    if (!stands(sentence, 'q-nie-derriere', at)) return [];
    const before = [1, 2, 3, 4].find((back) => stands(sentence, 'q-nie-devant', at - back));
    return before === undefined ? [] : [at - before];
  });
}

/** Whether what is claimed is put with a negation: not what leads up to it, nor "l’interco qui n’a pas …". */
export const isPutAgainst = ({ sentence, utterance: { words, asked } }: Piece): boolean =>
  negationsIn(sentence).some(
    (at) => at >= words.length - asked.length && !stands(sentence, 'q-qui', at - 1),
  );
