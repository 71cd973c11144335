/** Edges of a text: what leads up to it, and what ends it. */
import type { Span } from '../language/when/expression.ts';
import { partsOf } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { conceptsOf, readSentence, type Sentence } from './sentence.ts';

/** The text without what says a concept at its end, nor the signs around it: "… à la mairie, merci !" */
export function withoutEnd(text: string, lexicon: Lexicon, concept: string): string {
  const bare = text.replace(/[\s,;.!]+$/u, '');
  const sentence = readSentence(bare, lexicon);
  const last = conceptsOf(sentence, concept)
    .filter(({ at, length }) => at + length === sentence.tokens.length)
    .sort((a, b) => a.at - b.at)[0];
  const start = sentence.typed[last?.at ?? -1]?.start;
  const end = sentence.typed.at(-1)?.end ?? 0;
  return start === undefined || end < bare.length
    ? bare
    : withoutEnd(bare.slice(0, start), lexicon, concept);
}

/** The text without what says a concept at its beginning: "aussi un point sur le budget". */
export function withoutStart(text: string, lexicon: Lexicon, concept: string): string {
  const bare = text.replace(/^[\s:,]+/u, '');
  const sentence = readSentence(bare, lexicon);
  const first = conceptsOf(sentence, concept)
    .filter(({ at }) => at === 0 && sentence.typed[0]?.start === 0)
    .sort((a, b) => b.length - a.length)[0];
  const end = first && sentence.typed[first.length - 1]?.end;
  return end === undefined || end >= bare.length
    ? bare
    : withoutStart(bare.slice(end).replace(/^['’]/u, ''), lexicon, concept);
}

/** Whether a text ends by saying a concept, one word that says another apart: "prévue le" before a day. */
export function endsWith(text: string, lexicon: Lexicon, concept: string, but?: string): boolean {
  const sentence = readSentence(text.trimEnd(), lexicon);
  const { tokens, typed } = sentence;
  if (typed.at(-1)?.end !== sentence.text.length) return false;
  const isApart = but && conceptsOf(sentence, but).some(({ at }) => at === tokens.length - 1);
  return conceptsOf(sentence, concept).some(
    ({ at, length }) =>
      at + length === tokens.length || (isApart && at + length === tokens.length - 1),
  );
}

/** Whether a text opens by saying a concept in one word: "du 15". */
export const opensWith = (text: string, lexicon: Lexicon, concept: string): boolean =>
  conceptsOf(readSentence(text, lexicon), concept).some(({ at }) => at === 0);

/** A name up to where another thing is said: "bilan et suites, et c'est en visio j'ai dit". */
export function firstClause(text: string, lexicon: Lexicon): string {
  const parts = partsOf(text);
  const isOther = ({ start, end }: Span) => isClause(readSentence(text.slice(start, end), lexicon));
  const next = parts.findIndex((part, i) => i > 0 && isOther(part));
  return text.slice(0, parts[next - 1]?.end);
}

/** Who does what, or how a meeting is held, light words apart. */
function isClause(sentence: Sentence): boolean {
  const { tokens, lexicon } = sentence;
  const own = tokens.findIndex(({ folded }) => !lexicon.light.has(folded));
  const first = own < 0 ? tokens.length : own;
  return (
    conceptsOf(sentence, 'sujet').some(
      ({ at }) => at <= first && lexicon.grammar.isFinite(tokens[at + 1]?.folded ?? ''),
    ) ||
    // "Ce sera à distance": what it will be, of whatever stood before.
    conceptsOf(sentence, 'presence-c-est').some(({ at }) => at <= first) ||
    // "Réponse avant jeudi".
    conceptsOf(sentence, 'sondage-limite').length > 0 ||
    // "…, et que chacun relise", "…, et préviens tout le monde".
    conceptsOf(sentence, 'bord-subordonne').some(({ at }) => at === first) ||
    sentence.mood === 'order' ||
    conceptsOf(sentence, 'lieu-distance').some(({ at }) => at === first)
  );
}
