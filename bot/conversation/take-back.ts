/** Taking back of what was recorded last, whatever recorded it: "annule ça", "oublie ce que je viens de dire". */
import type { Back, Matter, NewMatter } from '../contract/matter.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { saysOnly } from '../sentence/between.ts';
import { allPartsOf } from '../sentence/clauses.ts';
import type { Placed } from '../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../sentence/sentence.ts';
import { isAsking, type Meant, type Settled, settledBy } from './answering.ts';
import { shown } from './answers.ts';
import type { OpenMatters } from './matters.ts';
import { withUntaken } from './together.ts';

interface TakeBack {
  /** What was said or done is named ("ce que je viens de dire"); else it may be of anything that waits. */
  isNamed: boolean;
  /** Why, said ahead of it; what else is said behind it. */
  before: string;
  behind: string;
}

/** What stands beside it and adds nothing. */
const BESIDE = [
  ...['av-par-erreur', 'gens-erreur', 'se-reprend', 'courtoisie', 'demande-polie'],
  ...['non', 'choix-dernier'],
] as const;

/** "Ce que je viens de" and, right behind it, "mettre". */
const MOST_BETWEEN = 2;

const namesIn = (sentence: Sentence): Placed<string>[] => {
  const verbs = conceptsOf(sentence, 'av-consigner');
  return [
    ...['av-ce-que-jai-dit', 'reprend-nom'].flatMap((one) => conceptsOf(sentence, one)),
    ...conceptsOf(sentence, 'av-ce-que').flatMap((one) => {
      const end = one.at + one.length;
      const verb = verbs.find(({ at }) => at >= end && at <= end + MOST_BETWEEN);
      return verb ? [one, verb] : [];
    }),
  ];
};

/** Whether a sentence only takes back: an order with an object of its own ("remets en cours") is of that. */
function onlyTakesBack(sentence: Sentence): 'named' | 'bare' | undefined {
  if (sentence.mood === 'ask') return undefined;
  const { tokens, lexicon } = sentence;
  const named = namesIn(sentence);
  const verbs = ['reprend', ...(named.length > 0 ? ['reprend-ote'] : [])]
    .flatMap((one) => conceptsOf(sentence, one))
    .filter(({ at, length }) => {
      const forms = length > 1 ? undefined : lexicon.verb(tokens[at]?.folded ?? '');
      return !forms || forms.has('imperative') || forms.has('infinitive');
    });
  // "Oublie-moi" is an order of its own.
  const isOfSelf = named.length === 0 && says(sentence, 'reprend-moi');
  const beside = BESIDE.flatMap((one) => conceptsOf(sentence, one));
  if (verbs.length === 0 || isOfSelf || !saysOnly(sentence, [...verbs, ...named, ...beside]))
    return undefined;
  return named.length > 0 ? 'named' : 'bare';
}

/** What a message takes back: all of it, or its first or last part, where that names it. */
function takeBackIn(sentence: Sentence): TakeBack | undefined {
  const whole = onlyTakesBack(sentence);
  if (whole) return { isNamed: whole === 'named', before: '', behind: '' };
  const { text, lexicon } = sentence;
  const parts = allPartsOf(text);
  for (const at of new Set([0, parts.length - 1])) {
    const part = parts[at];
    if (!part || onlyTakesBack(readSentence(text.slice(part.start, part.end), lexicon)) !== 'named')
      continue;
    const behind = text.slice(parts[at + 1]?.start ?? text.length);
    const before = text.slice(0, part.start).replace(/[\s,;:]+$/u, '');
    return { isNamed: true, before, behind };
  }
  return undefined;
}

/** Behind anything else, it is asked first; a bare "annule", later than this too, in ms. */
const FRESH_MS = 2 * 60_000;

type Record = Matter & { back: Back };
const isRecord = (matter: Matter): matter is Record => matter.back !== undefined;

interface Now extends Pick<Turn, 'now' | 'locale'> {
  /** When anything was last answered here. */
  answered: string | undefined;
}

/** What a message takes back of what is open; undefined when it takes nothing back, or nothing is there. */
export function takenBackBy(
  sentence: Sentence,
  { open }: OpenMatters,
  { now, locale, answered = '' }: Now,
): Meant | undefined {
  const said = takeBackIn(sentence);
  // "Annule", while something waits for an answer, answers it.
  const isOf = (one: Matter) => (said?.isNamed ? isRecord(one) || isAsking(one) : isRecord(one));
  const newest = said && (said.isNamed || !open.some(isAsking)) ? open.find(isOf) : undefined;
  if (!said) return undefined;
  const behind = said.behind === '' ? undefined : { text: said.behind, isBound: false };
  const rest = { behind, ...(said.before && { untaken: said.before }) };
  // "Supprime ma dernière mise à jour" may be of one that was noted elsewhere.
  if (!newest)
    return said.isNamed && !says(sentence, 'av-ce-que-jai-dit')
      ? { settled: [{ settles: '', says: 'back', does: { say: say[locale].nothing }, ...rest }] }
      : undefined;
  if (!isRecord(newest) && isAsking(newest))
    return { settled: [{ ...settledBy(newest, 'no'), ...rest }] };
  // All that one message did.
  const last = open.filter(isRecord).filter(({ at }) => at === newest.at);
  const isFresh =
    isAsking(newest) ||
    ((said.isNamed || now.getTime() - Date.parse(newest.at) <= FRESH_MS) &&
      [...open.map(({ at }) => at), answered].every((at) => at <= newest.at) &&
      last.every(({ back }) => !('asked' in back && back.asked)));
  const [first, ...others] = last.map(settledOf);
  if (!first) return undefined;
  return isFresh || last.every(({ back }) => !('verb' in back))
    ? { settled: [{ ...first, ...rest }, ...others] }
    : { back: withUntaken(askOf(last, locale), [said.before, said.behind].filter(Boolean)) };
}

const settledOf = ({ kind, back }: Record): Settled => {
  // What stays is still the last that was done.
  if ('say' in back) return { settles: '', says: 'back', does: back };
  return { settles: kind, says: 'back', does: 'hear' in back ? back : { press: pressOf(back) } };
};

const pressOf = ({ verb, data }: Extract<Back, { verb: string }>) => ({ verb, data });

/** Whether what was recorded goes, each under its name. */
function askOf(last: readonly Record[], locale: Locale): Answer {
  const { undo, yes, no, kept } = say[locale];
  const headline = undo(new Intl.ListFormat(locale).format(last.map(({ label }) => label)));
  const opens = last.map(({ kind, data, label, back }) => {
    const does = 'verb' in back ? pressOf(back) : back;
    const asks = 'say' in does ? undefined : { yes: does, no: { say: kept } };
    return { kind, data, label, back, asks };
  });
  return { ...shown({ headline, questions: [yes, no] }, locale, 'clarify'), opens };
}

/** Kind of the matter of what was recorded and says not how it is taken back. */
const RECORD = 'conversation.record';

/** What an answer recorded that no matter of it takes back, or waits to be sent: it stays, and that is said. */
export const recordOf = ({ outcome, asks, opens = [], locale }: Answer): readonly NewMatter[] =>
  outcome !== 'command' || asks || opens.some((one) => one.asks || one.back)
    ? []
    : [{ kind: RECORD, data: null, label: '', back: { say: say[locale].stays } }];

const say = {
  fr: {
    undo: (what: string) => `Faut-il défaire ${what} ?`,
    yes: 'Oui',
    no: 'Non',
    kept: 'Rien n’est changé.',
    nothing: 'Je ne trouve rien de vous à reprendre ici : rien n’est changé.',
    stays:
      'Je ne sais pas défaire d’un mot ce qui vient d’être fait : dites ce que vous voulez à la place, et je le change.',
  },
  en: {
    undo: (what: string) => `Shall I undo ${what}?`,
    yes: 'Yes',
    no: 'No',
    kept: 'Nothing has changed.',
    nothing: 'I find nothing of yours to take back here: nothing has changed.',
    stays:
      'I cannot undo with a word what was just done: say what you want instead, and I will change it.',
  },
};
