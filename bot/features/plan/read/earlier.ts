/** "Que disait le schéma 2024-2026 sur la 1.1 ?": the version before that is asked, and what it is asked. */
import type { EarlierVersion, Versions } from '../../../knowledge/schema.ts';
import { fold } from '../../../language/fold.ts';
import { isOver, type Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

export interface EarlierAsked {
  version: EarlierVersion;
  /** What is asked of that version: "la 1.1 ?". */
  question: string;
}

type Span = Pick<Placed<string>, 'at' | 'length'>;

/** Words between a plan and its years: "le schéma de 2024-2026". */
const NEAR = 2;

/** Undefined where the sentence asks nothing, names no version, or the one in effect. */
export function earlierAsked(
  sentence: Sentence,
  versions: Versions | undefined,
): EarlierAsked | undefined {
  const [last] = versions?.earlier ?? [];
  const { concepts, mood } = sentence;
  // "L’ancien plan de financement est abandonné" is news.
  if (!versions || !last || mood !== 'ask') return undefined;
  // Between two versions: what changed is asked.
  if (concepts.some(({ value }) => value === 'ver-change')) return undefined;
  const [named] = concepts
    .filter(({ value }) => value === 'ver-ancien')
    .sort((a, b) => b.length - a.length);
  if (named) return { version: last, question: besides(sentence, named) };
  for (const version of versions.earlier) {
    const dated = datedIn(sentence, version, versions);
    if (dated) return { version, question: besides(sentence, dated) };
  }
  return undefined;
}

/** "Schéma 2024-2026", "SDSF 2024-2026": the plan and its years, which are not those of the version in effect. */
function datedIn(
  { tokens, concepts }: Sentence,
  { mark }: EarlierVersion,
  { served }: Versions,
): Span | undefined {
  const years = mark.years?.join('-');
  if (years === undefined || years === served.years?.join('-')) return undefined;
  const at = tokens.findIndex(({ folded }) => folded === years);
  const sigle = fold(mark.sigle ?? '');
  const isPlan = (of: number) =>
    tokens[of]?.folded === sigle ||
    concepts.some((one) => one.value === 'ver-plan' && one.at === of);
  const of = Array.from({ length: NEAR }, (_, back) => at - 1 - back).find(isPlan);
  return of === undefined ? undefined : { at: of, length: at - of + 1 };
}

/**
 * The text without the words that name the version, the light ones before them, and those that only ask what it said;
 * whole where nothing else is left.
 */
function besides(
  { text, typed, tokens, concepts, lexicon }: Sentence,
  { at, length }: Span,
): string {
  let first = at;
  while (lexicon.light.has(tokens[first - 1]?.folded ?? '')) first -= 1;
  const dropped = [
    { at: first, length: at + length - first },
    ...concepts.filter(({ value }) => value === 'ver-disait'),
  ];
  const left = typed
    .map(({ end }, i) => (isOver(dropped, i) ? ' ' : text.slice(typed[i - 1]?.end ?? 0, end)))
    .join('');
  return /[\p{L}\p{N}]/u.test(left) ? left.replace(/\s+/g, ' ').trim() : text;
}
