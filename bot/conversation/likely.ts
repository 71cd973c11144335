/**
 * Likely sense: a sentence that no feature explains is put into the words of what it is most like, and read again.
 * What is asked is answered; what would change something is asked back first, once for all features.
 */
import type { Mention, Reading, Situation } from '../contract/feature.ts';
import type { Locale } from '../language/locale.ts';
import type { Utterance } from '../language/utterance.ts';
import { filled, holesOf, masked, type RankIntents } from '../sentence/likely-intent.ts';
import { shown } from './answers.ts';

/** Above it wrong intents are rarer than three in a hundred, by cross-validation of the examples. */
const LIKELY = 0.8;
/** The same where the plan is all but sure of its answer. */
const SURER = 0.95;
/** Longer messages say more than one thing. */
const LONGEST = 200;

/** Whether a reading is sure enough of what the sentence does. */
export const isExplained = ({ rank, kind }: Reading): boolean =>
  rank === 'order' ||
  rank === 'answer' ||
  rank === 'told' ||
  !UNSURE.has(kind) ||
  (rank === 'question' && kind !== 'question') ||
  (rank === 'courtesy' && kind !== 'help');

/** Kinds that a sentence comes to when nothing else is made of it. */
const UNSURE: ReadonlySet<string> = new Set(['question', 'other', 'help', 'smalltalk']);

/** What a sentence is most like, in words that are sure to be read. */
export interface LikelyWording {
  said: string;
  /** What is named, and is no part of it. */
  beside: readonly string[];
}

interface Read {
  /** What was made of it so far. */
  reading: Reading;
  named: readonly Mention[];
  situation: Situation;
  likely: RankIntents;
}

export function likelyWording(
  { text, locale }: Utterance,
  { reading, named, situation, likely }: Read,
): LikelyWording | undefined {
  if (text.length > LONGEST) return undefined;
  const found = likely(masked(text, named));
  if (!found || found.chance < (reading.sure ? SURER : LIKELY)) return undefined;
  const { says, open } = found.examples;
  if (open !== undefined && !waits(open, situation)) return undefined;
  for (const wording of says[locale]) {
    const said = filled(wording, named);
    const holes = holesOf(wording);
    const beside = named.filter(({ kind }) => !holes.includes(kind));
    if (said !== undefined && beside.every(({ kind }) => BESIDE.has(kind)))
      return { said, beside: beside.map(({ text: typed }) => typed) };
  }
  return undefined;
}

/** What may be named beside what is meant: a group, a fiche or a name would be lost. */
const BESIDE: ReadonlySet<string> = new Set(['jour', 'heure', 'temps', 'organisation']);

/** Whether what a sentence would answer waits for an answer. */
function waits(open: string, { given }: Situation): boolean {
  if (open === 'invitation') return given?.invitation !== undefined;
  const polls = given?.openPolls;
  return given?.slots !== undefined || (Array.isArray(polls) && polls.length > 0);
}

const ask = {
  fr: {
    headline: (said: string) => `Dois-je comprendre : « ${said} » ?`,
    note: 'Rien n’est fait sans votre « oui ».',
    kept: 'Entendu : rien n’est fait.',
    yes: 'Oui',
    no: 'Non',
  },
  en: {
    headline: (said: string) => `Do you mean: “${said}”?`,
    note: 'Nothing is done without your “yes”.',
    kept: 'All right: nothing is done.',
    yes: 'Yes',
    no: 'No',
  },
};

/** The reading of the wording; what would change something is asked back. */
export function asReworded(
  reading: Reading,
  { said, beside }: LikelyWording,
  locale: Locale,
): Reading {
  if (!reading.changes) return reading;
  const { headline, note, kept, yes, no } = ask[locale];
  const face = { headline: headline(said), notes: [note], questions: [yes, no] };
  return {
    ...reading,
    untaken: beside,
    answer: () => ({
      ...shown(face, locale, 'clarify'),
      asks: { yes: { hear: said }, no: { say: kept } },
    }),
  };
}
