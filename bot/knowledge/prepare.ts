/**
 * What is made of the phrasings written beside a plan: they are taken apart, and learned from when there
 * are enough of them. It takes seconds for thousands, and may be kept from one start to the next.
 */
import type { SentenceReader } from '../language/reader.ts';
import type { Speller } from '../language/spelling.ts';
import { talks, type Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { Entry } from './entry.ts';
import { cuedBy } from './learning/cues.ts';
import { learn } from './learning/learn.ts';
import { type CueWeights, type Learned, talkAt } from './learning/learned.ts';
import { takeApart, type WrittenPhrasing } from './phrasings.ts';
import type { Plan } from './schema.ts';

/** Other ways of asking, by id of entry; those of what is never given, by `refus:` and its id. */
export type Phrasings = Readonly<Record<string, readonly string[]>>;

export interface Prepared {
  /** The plan, read and checked. */
  plan: Plan;
  /** Every word of the phrasings that others may be corrected to, each once. */
  words: readonly string[];
  written: readonly WrittenPhrasing[];
  /** What was learned; undefined when too few entries have phrasings. */
  learned: CueWeights | undefined;
  /** Ids of phrasings that are no entry of the plan: they were left out. */
  unknown: readonly string[];
}

/**
 * Share of the entries that must have phrasings for anything to be learned: what is learned knows only the
 * entries that have some, and would never find the others.
 */
const ENOUGH = 2 / 3;

/** Who reads, and what of. */
export interface Preparing {
  plan: Plan;
  entries: readonly Entry[];
  vocabulary: Vocabulary;
  reader: SentenceReader;
}

/** Reads the phrasings and learns from them; nothing when there are none. */
export function prepare(
  phrasings: Phrasings,
  words: readonly string[],
  { plan, entries, vocabulary, reader }: Preparing,
): Prepared | undefined {
  const position = new Map(entries.map(({ id }, i) => [id, i]));
  // A line that is only shown within its list is asked for through the list.
  const listOf = (id: string) => (id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '');
  const placeOf = (id: string) => position.get(id) ?? position.get(listOf(id));
  const never = new Set(plan.refus.map(({ id }) => `refus:${id}`));
  const read = Object.entries(phrasings).flatMap(([id, texts]) => {
    const entry = placeOf(id);
    return entry === undefined
      ? []
      : texts.map((text) => ({ entry, utterance: reader.read(text, 'fr') }));
  });
  if (read.length === 0) return undefined;
  const phrased = new Set(read.map(({ entry }) => entry)).size;
  const beyond = [
    vocabulary.outside,
    ...[...never].map((id) => phrasings[id] ?? []),
    ...talks.map((talk) => [...vocabulary.usages[talk].fr, ...vocabulary.usages[talk].en]),
  ];
  return {
    plan,
    words,
    written: takeApart(read),
    learned:
      phrased >= entries.length * ENOUGH
        ? learn(
            read,
            beyond.map((texts) => texts.map((text) => reader.read(text, 'fr'))),
            entries.length,
          )
        : undefined,
    unknown: Object.keys(phrasings).filter((id) => placeOf(id) === undefined && !never.has(id)),
  };
}

/** A word that so many phrasings have is no slip. */
const COMMON = 8;

/**
 * Words of the phrasings, that others may be corrected to. Some are written as people type: a rare word
 * that is near one which the plan or the vocabulary has is a slip of it.
 */
export function wordsOf(phrasings: Phrasings, speller: Speller): string[] {
  const counts = new Map<string, number>();
  for (const text of Object.values(phrasings).flat())
    for (const folded of new Set(cut(text).map((word) => word.folded)))
      counts.set(folded, (counts.get(folded) ?? 0) + 1);
  return [...counts]
    .filter(
      ([word, count]) =>
        count >= COMMON || speller.has(word) || speller.correct(word) === undefined,
    )
    .map(([word]) => word);
}

/** Longer messages say more than a courtesy. */
const LONGEST_TALK = 12;
/** How likely small talk must be to be taken for it. */
const TALK = 0.7;

/** A short message that names nothing of the plan may be small talk put otherwise than any that was written. */
export function withTalk(
  { read }: SentenceReader,
  learned: Learned,
  plan: Plan,
  entries: number,
): SentenceReader {
  const chances = new Float64Array(learned.size);
  const first = talkAt(entries, plan.refus.length);
  return {
    read(text, locale) {
      const utterance = read(text, locale);
      const { talk, words, references, names } = utterance;
      if (talk || words.length > LONGEST_TALK || references.used.size + names.length > 0)
        return utterance;
      learned.score(cuedBy(utterance), chances);
      const likely = talks.find((_, i) => Math.exp(chances[first + i] as number) >= TALK);
      return likely ? { ...utterance, likeTalk: likely } : utterance;
    },
  };
}
