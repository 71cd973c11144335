/** Answering of what the bot asked: which open matter a "oui" or a "non" is about, and what it does. */
import { z } from 'zod';
import type { Matter, Pressed, YesOrNo } from '../contract/matter.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import { fold } from '../language/fold.ts';
import type { Locale } from '../language/locale.ts';
import { saysOnly } from '../sentence/between.ts';
import { conceptsOf, type Sentence, says } from '../sentence/sentence.ts';
import { shown } from './answers.ts';
import {
  type Assent,
  type AssentAhead,
  assentIn,
  assentSchema,
  openingIn,
  wordsBeside,
} from './assent.ts';
import { inPart, putRight } from './in-part.ts';
import { type OpenMatters, QUESTION, QUESTION_MS } from './matters.ts';

/** What a yes or a no comes to, and the matter that it settles. */
export interface Settled {
  settles: string;
  /** `yes`, `no`, or `drop`: called off; `back`: what was recorded is taken back. */
  says: Assent['says'] | 'back';
  does: { press: Pressed } | { hear: string } | { say: string };
  /** What is said behind it, to be heard next. */
  behind?: Behind | undefined;
  /** What nobody makes anything of, said behind it. */
  untaken?: string;
}

interface Behind {
  text: string;
  /** Where nothing is made of it, the answer is asked again: "oui mais attends". */
  isBound: boolean;
}

/** What a message answers: one matter, both of two, or one that it does not name. */
export type Meant =
  /** Whether what was recorded last is to be taken back is asked. */
  | { back: Answer }
  /** `other`: what was asked in the same message, and still waits. */
  | { settled: readonly Settled[]; other?: Asking | undefined }
  /** Two matters could take it. `again`: it was asked already. */
  | { which: readonly Asking[]; assent: Assent; again: boolean };

export type Asking = Matter & { asks: YesOrNo };
export const isAsking = (matter: Matter): matter is Asking => matter.asks !== undefined;

/** A yes that is not to be had back answers what was asked just before, and nothing older, in ms. */
export const FIRM_MS = 2 * 60 * 1000;

/** Asked again where the rest of a yes may take it back: "oui mais attends". */
export const PLAIN_YES: Assent = { says: 'yes', isPlain: true, isSending: false, about: '' };

/** Kind of the matter that waits for the name of another. */
const WHICH = 'conversation.which';
/** `of`: kind of the only one that was asked about; empty: there were several. */
const whichSchema = assentSchema.extend({ of: z.string().default('') });
type Which = z.infer<typeof whichSchema>;

/** What a message answers to what is open; undefined when it is no answer, or nothing waits for one. */
export function meantBy(
  sentence: Sentence,
  { open, asked }: OpenMatters,
  { now, locale, came = '' }: Pick<Turn, 'now' | 'locale'> & { came?: string | undefined },
): Meant | undefined {
  const waiting = open.filter(isAsking);
  if (waiting.length === 0) return undefined;
  // Which was meant is asked until anything else is done.
  const isNewest = open[0]?.kind === WHICH;
  const { data: before } = whichSchema.safeParse(isNewest ? open[0]?.data : undefined);
  const chosen = before && chosenIn(sentence, waiting, before, now);
  if (chosen) return { settled: chosen };
  const last = waiting.find(({ kind }) => kind === asked);
  // "Alors ?", while a draft waits: that it does.
  const then = conceptsOf(sentence, 'bord-alors');
  if (last && last === open[0] && then.length > 0 && saysOnly(sentence, then))
    return { which: [last], assent: PLAIN_YES, again: false };
  const assent = assentIn(sentence, last && namesIn(last.label));
  const order = last && 'hear' in last.asks.yes ? last.asks.yes.hear : undefined;
  const part =
    order && (inPart(sentence, order) ?? (assent ? undefined : putRight(sentence, order)));
  if (last && part) return { settled: [{ settles: last.kind, says: 'yes', does: { hear: part } }] };
  // "Non pas du tout. Karim pilote la 1.1", "oui, et qui vient ?": one is answered, and the rest is heard behind it.
  const opening = assent ? undefined : openingIn(sentence);
  const said = assent ?? opening?.assent;
  if (!said) return undefined;
  const all = waiting.filter((matter) => takes(matter, said, now));
  const named = said.about === '' ? [] : all.filter(({ label }) => isAbout(label, said.about));
  const asking = named.length > 0 ? named : all;
  const [first, second] = asking;
  if (!first) return undefined;
  // What was asked last, and nothing was asked since.
  const only = second ? asking.find(({ kind }) => kind === asked) : first;
  const isOlder = named.length === 0 && only && isOvertaken(only, said, { open, asked, came });
  if (opening) {
    const behind = only && !isOlder ? behindIn(only, opening) : undefined;
    return behind && { settled: [behind] };
  }
  if (!only) return { which: asking, assent: said, again: isNewest };
  if (isOlder) return { which: [only], assent: said, again: false };
  const other =
    named.length === 0 ? asking.find((one) => one !== only && one.at === only.at) : undefined;
  return { settled: [settledBy(only, said.says, locale)], other };
}

/** What a yes or a no settles where something is said behind it; "non, à 15 h" edits what was proposed. */
function behindIn(answered: Asking, { assent, rest, isLimited }: AssentAhead): Settled | undefined {
  const { kind: settles, asks } = answered;
  const isSending = 'verb' in asks.yes;
  if (assent.says === 'no')
    return isSending ? undefined : { settles, says: 'no', does: { hear: rest } };
  // "Ok, qui pilote la 1.1 ?" sends nothing.
  if (assent.says !== 'yes' || !(assent.isPlain || assent.isSending)) return undefined;
  const behind = { text: rest, isBound: isLimited || isSending };
  return { ...settledBy(answered, 'yes'), behind };
}

/** Whether a bare word may be meant of what came since: it is asked again what it answers. */
function isOvertaken(
  only: Asking,
  { says, isSending }: Assent,
  { open, asked, came }: Pick<OpenMatters, 'open' | 'asked'> & { came: string },
): boolean {
  const isLast = only.kind === asked;
  // What is not to be had back, and anything else was answered since.
  if (only.asks.firm && says === 'yes' && !isLast) return true;
  // An invitation or a poll came by itself: "oui" may be said of it, "envoie" is not.
  if (came > only.at && !isSending && says !== 'drop') return true;
  // Much was done since: a bare question of before.
  return only.kind.startsWith(QUESTION) && !isLast && open[0] !== only;
}

export function settledBy(
  { kind: settles, asks }: Asking,
  says: Assent['says'],
  locale?: Locale,
): Settled {
  // "Non" would be recorded: what is called off answers neither way.
  if (says === 'drop' && asks.isAnswer && locale)
    return { settles, says, does: { say: say[locale].dropped } };
  const done = asks[says === 'yes' ? 'yes' : 'no'];
  if ('verb' in done) return { settles, says, does: { press: done } };
  return { settles, says, does: 'hear' in done ? { hear: done.hear } : { say: done.say } };
}

/** What answers "de laquelle parlez-vous ?": its name, its place in the list, or both. */
function chosenIn(
  sentence: Sentence,
  waiting: readonly Asking[],
  { of, ...before }: Which,
  now: Date,
): Settled[] | undefined {
  const assent = assentIn(sentence, () => true);
  // A button says the whole of a label, however it would read as a message.
  const pressed = waiting.find(({ label }) =>
    wordsOf(sentence.text)
      .join(' ')
      .endsWith(` ${wordsOf(label).join(' ')}`),
  );
  if (pressed && of === '') return [settledBy(pressed, before.says)];
  // "Qui pilote quoi": what asks chooses nothing; to what was asked alone, only a yes or a no is an answer.
  if (!assent && (of !== '' || sentence.mood === 'ask' || sentence.text.includes('?')))
    return undefined;
  const meant = { ...before, says: assent?.says ?? before.says };
  const asking = waiting.filter((matter) => takes(matter, meant, now)).slice(0, MOST_ASKED);
  const words = wordsBeside(sentence, false);
  // "Répondez par « oui » ou « non » à ceci": one was asked about, and a word is enough.
  const one = waiting.find(({ kind }) => kind === of);
  if (one && assent && takes(one, assent, now) && words.length === 0)
    return [settledBy(one, meant.says)];
  const named = asking.filter(({ label }) => words.every(namesIn(label)));
  const [only, second] = words.length > 0 ? named : [];
  if (only && !second) return [settledBy(only, meant.says)];
  if (wordsBeside(sentence, true).length > 0) return undefined;
  if (says(sentence, 'choix-tous')) return asking.map((matter) => settledBy(matter, meant.says));
  const at = ['choix-premier', 'choix-deuxieme', 'choix-troisieme'].findIndex((rank) =>
    says(sentence, rank),
  );
  const ranked = says(sentence, 'choix-dernier') ? asking.at(-1) : asking[at];
  return ranked && [settledBy(ranked, meant.says)];
}

/** Whether this assent may answer that question. */
function takes(
  { asks, at }: Asking,
  assent: Pick<Assent, 'says' | 'isPlain' | 'isSending'>,
  now: Date,
): boolean {
  // A sentence that would be said again sends nothing.
  // What somebody answers for themselves is sent to nobody: "lance un sondage" is no vote.
  if (assent.isSending && assent.says === 'yes' && ('hear' in asks.yes || asks.isAnswer))
    return false;
  if (!asks.firm || assent.says !== 'yes') return true;
  return assent.isPlain && now.getTime() - new Date(at).getTime() <= FIRM_MS;
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9.]+/)
    .filter((word) => word !== '');

/** Shorter beginnings of words are no short forms of them ("carto" is one). */
const SHORT_FORM = 4;

/** Whether a word is one of a label. */
function namesIn(label: string): (word: string) => boolean {
  const words = wordsOf(label);
  return (word) =>
    words.some((own) => own === word || (word.length >= SHORT_FORM && own.startsWith(word)));
}

/** Whether the words of a label hold these. */
const isAbout = (label: string, about: string): boolean =>
  wordsOf(about)
    .filter((word) => word.length > 2 || /\d/.test(word))
    .every(namesIn(label));

const say = {
  fr: {
    which: 'Deux choses attendent votre réponse. De laquelle parlez-vous ?',
    this: 'Répondez par « oui » ou « non » à ceci :',
    again:
      'Je ne peux pas choisir à votre place : dites « la première » ou « la deuxième », ou appuyez sur un bouton.',
    dropped: 'Entendu : rien n’est noté.',
    yes: 'Oui',
    no: 'Non',
  },
  en: {
    which: 'Two things wait for your answer. Which one do you mean?',
    this: 'Answer yes or no to this:',
    again: 'I cannot choose for you: say “the first” or “the second”, or press a button.',
    dropped: 'All right: nothing is recorded.',
    yes: 'Yes',
    no: 'No',
  },
};

/** As many buttons as a message takes. */
const MOST_ASKED = 4;

/** The question back: each matter by its name, with a button that says it. */
export function whichOf(
  { which: asking, assent, again }: Extract<Meant, { which: unknown }>,
  locale: Locale,
): Answer {
  const { which: ofTwo, this: ofOne, again: once, yes, no } = say[locale];
  const which = asking.length > 1 ? ofTwo : ofOne;
  const labels = asking.map(({ label }) => label).slice(0, MOST_ASKED);
  const word = assent.says === 'yes' ? yes : no;
  const questions = asking.length > 1 ? labels.map((label) => `${word}, ${label}`) : [yes, no];
  const of = asking.length > 1 ? '' : (asking[0]?.kind ?? '');
  const opens = [{ kind: WHICH, data: { ...assent, of }, label: which, ms: QUESTION_MS }];
  const face = { headline: again ? once : which, items: labels, questions };
  return { ...shown(face, locale, 'clarify'), opens };
}

/** What an answer closes besides what it settles. */
export const settledKinds = (settled: readonly Settled[]): string[] => [
  ...settled.map(({ settles }) => settles),
  WHICH,
];
