/** "Que disait le schéma 2024-2026 sur la 1.1 ?": the version before that is asked, and what it is asked. */
import type { EarlierVersion, Versions } from '../../../knowledge/schema.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

export interface EarlierAsked {
  version: EarlierVersion;
  /** The question, as it is put to that version: "que disait le schéma sur la 1.1 ?". */
  question: string;
}

/** Words between a plan and its years: "le schéma de 2024-2026". */
const NEAR = 2;

/** Undefined where the sentence names no version, or the one in effect. */
export function earlierAsked(
  sentence: Sentence,
  versions: Versions | undefined,
): EarlierAsked | undefined {
  const [last] = versions?.earlier ?? [];
  if (!versions || !last) return undefined;
  const { concepts, tokens } = sentence;
  // Between two versions: what changed is asked.
  if (concepts.some(({ value }) => value === 'ver-change')) return undefined;
  const named = widest(concepts.filter(({ value }) => value === 'ver-ancien'));
  if (named) return { version: last, question: without(sentence, named) };
  for (const [at, { folded }] of tokens.entries()) {
    const version = versions.earlier.find(({ mark }) => folded === mark.years?.join('-'));
    if (!version || folded === versions.served.years?.join('-')) continue;
    const isPlan = ({ value, at: of }: Placed<string>) =>
      value === 'ver-plan' && of < at && at - of <= NEAR;
    if (concepts.some(isPlan)) return { version, question: without(sentence, { at, length: 1 }) };
  }
  return undefined;
}

const widest = (all: readonly Placed<string>[]): Placed<string> | undefined =>
  [...all].sort((a, b) => b.length - a.length)[0];

/** The text without these words, but for the one that says "plan" among them. */
function without(
  { text, typed, concepts }: Sentence,
  { at, length }: Pick<Placed<string>, 'at' | 'length'>,
): string {
  const [first, last] = [typed[at], typed[at + length - 1]];
  const plan = concepts.find(
    (one) => one.value === 'ver-plan' && one.at >= at && one.at + one.length <= at + length,
  );
  const kept = plan && typed[plan.at];
  const word = kept ? text.slice(kept.start, kept.end) : '';
  return `${text.slice(0, first?.start)}${word}${text.slice(last?.end)}`.trim();
}
