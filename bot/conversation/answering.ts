/** Answering of what the bot asked: which open matter a "oui" or a "non" is about, and what it presses. */
import type { Matter, Pressed, YesOrNo } from '../contract/matter.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import { fold } from '../language/fold.ts';
import type { Locale } from '../language/locale.ts';
import type { Sentence } from '../sentence/sentence.ts';
import { shown } from './answers.ts';
import { type Assent, assentIn } from './assent.ts';
import type { OpenMatters } from './matters.ts';

/** What a yes or a no comes to, and the matter that it settles. */
export type Meant =
  | { settles: string; press: Pressed }
  | { settles: string; hear: string }
  | { settles: string; say: string }
  /** Two matters could take it. */
  | { which: readonly Asking[]; assent: Assent };

export type Asking = Matter & { asks: YesOrNo };

/** A yes that is not to be had back answers what was asked just before, and nothing older, in ms. */
export const FIRM_MS = 2 * 60 * 1000;

/** What a message answers to what is open; undefined when it is no answer, or nothing waits for one. */
export function meantBy(
  sentence: Sentence,
  { open, asked }: OpenMatters,
  { now, locale }: Pick<Turn, 'now' | 'locale'>,
): Meant | undefined {
  const assent = assentIn(sentence);
  if (!assent) return undefined;
  const all = open
    .filter((matter): matter is Asking => matter.asks !== undefined)
    .filter((matter) => takes(matter, assent, now));
  const named = assent.about === '' ? [] : all.filter((matter) => isAbout(matter, assent.about));
  const asking = named.length > 0 ? named : all;
  const [first, second] = asking;
  if (!first) return undefined;
  // What was asked last, and nothing was asked since.
  const last = asking.find(({ kind }) => kind === asked);
  const only = second ? last : first;
  if (!only) return { which: asking, assent };
  const settles = only.kind;
  if (assent.says === 'drop' && only.asks.isAnswer) return { settles, say: say[locale].dropped };
  const done = only.asks[assent.says === 'yes' ? 'yes' : 'no'];
  if ('verb' in done) return { settles, press: done };
  return 'hear' in done ? { settles, hear: done.hear } : { settles, say: done.say };
}

/** Whether this assent may answer that question. */
function takes({ asks, at }: Asking, assent: Assent, now: Date): boolean {
  if (!asks.firm || assent.says !== 'yes') return true;
  return assent.isPlain && now.getTime() - new Date(at).getTime() <= FIRM_MS;
}

/** Whether the words of a label hold these. */
function isAbout({ label }: Matter, about: string): boolean {
  const words = new Set(fold(label).split(/[^a-z0-9.]+/));
  return fold(about)
    .split(/[^a-z0-9.]+/)
    .filter((word) => word.length > 2)
    .every((word) => words.has(word));
}

const say = {
  fr: {
    which: 'Deux choses attendent votre réponse. De laquelle parlez-vous ?',
    yes: 'Oui',
    no: 'Non',
    dropped: 'Entendu : rien n’est noté.',
  },
  en: {
    which: 'Two things wait for your answer. Which one do you mean?',
    yes: 'Yes',
    no: 'No',
    dropped: 'All right: nothing is recorded.',
  },
};

/** The question back: each matter by its name, with a button that says it. */
export function whichOf(asking: readonly Asking[], { says }: Assent, locale: Locale): Answer {
  const { which, yes, no } = say[locale];
  const labels = asking.map(({ label }) => label).slice(0, 4);
  const word = says === 'yes' ? yes : no;
  const questions = labels.map((label) => `${word}, ${label}`);
  return shown({ headline: which, items: labels, questions }, locale, 'clarify');
}
