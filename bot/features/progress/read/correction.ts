/** Second thoughts about what was just noted: "non pardon 50", "c'est 60 pas 40", "je voulais dire la 5", "supprime-le". */

import type { Subject } from '../../../knowledge/subjects.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { isLight, saysOnly } from '../../../sentence/between.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { Meteo } from '../model/schema.ts';
import { sinceSpan } from '../model/since.ts';
import type { NotedText } from '../model/told-texts.ts';
import type { Redated } from './dated.ts';
import {
  behindVerb,
  besideIn,
  deniedNoted,
  goneIn,
  type LastNoted,
  leftIn,
  type NotedGone,
  OWN,
  takenAwayIn,
} from './last-noted.ts';
import {
  meteosSlot,
  numbersSlot,
  numberWords,
  type SaidNumber,
  subjectsSlot,
} from './progress-slots.ts';
import { redatedIn } from './redated.ts';
import {
  articleBefore,
  overtakenIn,
  type Replaced,
  type Reworded,
  replacedIn,
  wordAt,
} from './reworded.ts';

export type Correction =
  /** `whole`: the note itself is named, and not only its last correction. */
  | { intent: 'delete'; subject: Subject | undefined; whole: boolean }
  | { intent: 'form' }
  | NotedGone
  | { intent: 'move'; subject: Subject }
  | {
      intent: 'correct';
      percent?: number;
      meteo?: Meteo;
      figures: readonly Replaced[];
      /** "Pas Bondy, Bobigny": words of what was told, each with the one that takes its place. */
      words: readonly Reworded[];
      /** "Mardi, pas lundi": a day of what was told. */
      day?: Redated;
      /** What is said besides: nothing is made of it. */
      beside?: readonly string[];
    };

/** Without an old figure beside the new one, more words than these tell something else. */
const MOST_LEFT = 2;

export function readCorrection(
  sentence: Sentence,
  context: SlotContext,
  last: LastNoted | undefined,
): Correction | undefined {
  if (sentence.mood === 'ask') return undefined;
  const takenAway = takenAwayIn(sentence);
  const isSecond =
    says(sentence, 'av-corriger') ||
    says(sentence, 'av-reprise') ||
    overtakenIn(sentence).length > 0;
  const again = last?.isNewest ? recountedIn(sentence, context, last) : undefined;
  if (again) return again;
  const [subject] = subjectsSlot(sentence, context).map(({ value }) => value);
  const undone = last && undoneIn(sentence, context, last, subject);
  if (undone) return undone;
  if (!takenAway && !(last && isSecond)) return undefined;
  const left = leftIn(sentence, context);
  if (takenAway) {
    const beside = behindVerb(sentence, takenAway.at);
    // "Enlève ce que j’ai demandé au comité": that alone, of the thing that is named or of the last.
    if (last && says(sentence, 'bord-demande-retiree')) {
      const asked = last
        .earlier()
        .find((one) => one.field === 'arbitration' && (!subject || one.subject === subject.id));
      return asked && { intent: 'drop', fact: asked.text, beside };
    }
    // "Ce que j’ai dit sur le recrutement" is a part of it.
    const isPart = says(sentence, 'av-une-ligne') && !subject;
    const named = !isPart && (says(sentence, 'av-ce-que-jai-dit') || saysWhatWasSaid(sentence));
    if (named) return { intent: 'delete', subject, whole: true };
    const gone = last && goneIn(sentence, context, last, OWN);
    if (gone === null) return { intent: 'form' };
    if (gone !== undefined) return { intent: 'drop', fact: gone, beside };
    // "Le 43 % est une erreur", where nothing was noted: there is none to take away, and that is said.
    const isShare = sentence.tokens.some(({ folded }) => folded === '%');
    if (!last && isShare && says(sentence, 'av-faux'))
      return { intent: 'drop', fact: sentence.text };
    const alone = last?.isNewest === true && left === 0 && !subject;
    return alone ? { intent: 'delete', subject, whole: false } : undefined;
  }
  if (!last) return undefined;
  const denied = deniedNoted(sentence, last);
  if (denied) return denied;
  const { now, zone, knowledge } = context;
  const when = { now, zone, words: knowledge.vocabulary.when };
  const day = redatedIn(sentence, when, last.texts, OWN);
  if (day) return { intent: 'correct', figures: [], words: [], day };
  const since = sinceIn(sentence, context, last);
  if (since) return { intent: 'correct', figures: [], words: [since] };
  const { words, left: beside } = wordsIn(sentence, context, last);
  const numbers = numbersSlot(sentence, context);
  if (words.length > 0 && !replacesNumber(sentence, context))
    return { intent: 'correct', figures: [], words, beside };
  // "21 ou 28 ok, pas le 14", "mardi, c’est le 1er": days, which are no figures of progress.
  const days = whenSlot(sentence, context);
  const isDay = (number: Placed<SaidNumber>) =>
    number.value.unit === 0 && days.some((one) => overlap(one, { ...number, value: one.value }));
  if (numbers.some(isDay)) return undefined;
  // "Plus de blocage, et plutôt 70": more is said than a figure.
  if (!replacesNumber(sentence, context) && STATES.some((concept) => says(sentence, concept)))
    return undefined;
  const isDenied = deniedIn(sentence);
  const old = numbers.filter(isDenied);
  const kept = numbers.filter(
    (number) => !isDenied(number) && (old.length > 0 || !isArticle(sentence, number)),
  );
  // "Non pas 30, 12 places, l’objectif c’est 30": told anew, each figure with what it is of.
  const told = kept.find(({ value }) => old.some((one) => one.value.value === value.value));
  if (told) return sharedAway(sentence, told, old, last);
  if (subject && numbers.length === 0)
    return !last.subjects.includes(subject.id) &&
      last.subjects.length === 1 &&
      left <= MOST_LEFT &&
      says(sentence, 'av-voulais-dire')
      ? { intent: 'move', subject }
      : undefined;
  if (subject && !last.subjects.includes(subject.id)) return undefined;
  // "16 pas 15", where no 15 was said: of something else.
  if (old.length > 0 && !old.some(({ value }) => last.figures.includes(value.value)))
    return undefined;
  const sure = old.length > 0 && kept.length > 0;
  const nouns = new Set(kept.map((n) => nounOf(sentence, n)).filter((noun) => noun !== ''));
  // "12 communes rencontrées sur 40, disons 30 %": several figures, and what they are of, are told anew.
  const mostLeft = kept.length > 1 ? 0 : MOST_LEFT;
  if (!sure && left - nouns.size > mostLeft) return undefined;
  const [meteo] = meteosSlot(sentence)
    .filter((found) => !isDenied(found))
    .map(({ value }) => value);
  const figures: Replaced[] = [];
  let percent: number | undefined;
  for (const [i, number] of kept.entries()) {
    const { value, unit } = number.value;
    const noun = unit > 0 ? '' : nounOf(sentence, number);
    if (noun === '' && value >= 0 && value <= 100) percent = value;
    else
      figures.push({
        from: old[i]?.value.value ?? (kept.length === 1 ? old[0]?.value.value : undefined),
        to: value,
        noun,
      });
  }
  // "Pardon 14", where 12 and 40 were told and no share: of which of them is asked.
  const isBare = percent !== undefined && old.length === 0 && !/%/.test(sentence.text);
  if (isBare && percent !== undefined && !last.noted.some(({ field }) => field === 'percent')) {
    const to = percent;
    const words = numberWords(context.knowledge);
    const isTold = (from: number) =>
      last.texts.some((one) => replacedIn(one, { from, to, noun: '' }, words) !== one);
    const [from, other] = new Set(last.figures.filter(isTold));
    if (other !== undefined) return { intent: 'form' };
    if (from !== undefined)
      return { intent: 'correct', figures: [{ from, to, noun: '' }], words: [] };
  }
  if (percent !== undefined && old[0] && figures.length === 0)
    figures.push({ from: old[0].value.value, to: percent, noun: '' });
  if (percent === undefined && figures.length === 0 && meteo === undefined)
    return isAlone(sentence, left) && sentence.mood === 'order' ? { intent: 'form' } : undefined;
  return {
    intent: 'correct',
    figures,
    words,
    beside: words.length > 0 ? beside : besideIn(sentence, numbers),
    ...(percent === undefined ? {} : { percent }),
    ...(meteo === undefined ? {} : { meteo }),
  };
}

/** "La 5 est pas terminée", "euh non pas fini, il reste …": the 100 % that was noted goes. */
function undoneIn(
  sentence: Sentence,
  context: SlotContext,
  { noted, earlier }: LastNoted,
  subject: Subject | undefined,
): NotedGone | undefined {
  const { text, typed, lexicon } = sentence;
  const ends = conceptsOf(sentence, 'av-pas').map(({ at, length }) => at + length);
  const done = conceptsOf(sentence, 'av-acheve').find(({ at }) => ends.includes(at));
  const end = done && typed[done.at + done.length - 1]?.end;
  const about = readSentence(text.slice(0, typed[done?.at ?? 0]?.start), lexicon);
  // "Le questionnaire n’est pas fini" is said of a part of it.
  if (!done || end === undefined || leftIn(about, context) > 0) return undefined;
  const isFull = ({ field, value, subject: of }: NotedText) =>
    field === 'percent' && value === 100 && (!subject || of === subject.id);
  const fact = [...noted, ...earlier()].find(isFull)?.text;
  const rest = readSentence(text.slice(end).replace(/^[\s,;.!]+/u, ''), lexicon);
  const own = rest.concepts.filter(({ value }) => OWN.has(value));
  const beside = saysOnly(rest, own) ? [] : [rest.text];
  return fact === undefined ? undefined : { intent: 'drop', fact, subject, beside, tells: true };
}

/** "Pas 43 %, on était 43 personnes": the share goes, and what the figure is of is told. */
function sharedAway(
  sentence: Sentence,
  told: Placed<SaidNumber>,
  old: readonly Placed<SaidNumber>[],
  { noted, earlier }: LastNoted,
): Correction | undefined {
  const { text, typed } = sentence;
  const share = old.find(({ value }) => value.unit > 0);
  const gone = [...noted, ...earlier()].find(
    ({ field, value }) => field === 'percent' && value === share?.value.value,
  );
  if (!share || !gone || told.value.unit > 0) return undefined;
  const behind = typed[share.at + share.length + share.value.unit]?.start;
  return { intent: 'drop', fact: gone.text, beside: [text.slice(behind)], tells: true };
}

const STATES = ['av-leve', 'av-blocage-mot', 'av-blocage-dit'] as const;

/** Words that were noted, and are not the ones, numbers and days apart; and what is said behind them. */
function wordsIn(
  whole: Sentence,
  context: SlotContext,
  { texts }: LastNoted,
): { words: Reworded[]; left: string[] } {
  const sentence = withoutApology(whole);
  const days = whenSlot(sentence, context).map(({ value }) => value);
  const { text, typed } = sentence;
  const relatives = conceptsOf(sentence, 'q-relie').map(({ at }) => typed[at]?.start);
  let behind = 0;
  const words = [...insteadIn(sentence), ...overtakenIn(sentence)].flatMap((said) => {
    // "Le conseil départemental qui doit signer": a name, and what is said of it.
    const { start } = said.now;
    const end = Math.min(
      said.now.end,
      ...relatives.flatMap((at) => (at !== undefined && at > start ? [at] : [])),
    );
    const was = text.slice(said.was.start, said.was.end);
    const now = text.slice(start, end).trimEnd();
    const isNoted = texts.some((one) => wordAt(one, was) !== undefined);
    // "Mardi, pas lundi" goes with a date (redated.ts).
    const isWhen = days.some((one) => one.start < said.was.end && said.was.start < one.end);
    // "Plus rien ne bloque", "la convention est pas signée" deny a clause, and no word.
    const isClause = tokensOf(`${was} ${now}`).some(({ folded }) =>
      sentence.lexicon.grammar.isFinite(folded),
    );
    if (!isNoted || isWhen || isClause || /\d/.test(was + now)) return [];
    behind = Math.max(behind, end, said.was.end);
    return [{ was, now, article: articleBefore(text, start) }];
  });
  // "Ce n’est pas la mairie, c’est Epinay qui ne répond pas": what is noted already is no more.
  const noted = new Set(texts.flatMap(tokensOf).map(({ folded }) => folded));
  const isMore = typed.some(
    ({ start, folded }) =>
      start >= behind &&
      /[\p{L}\d]/u.test(folded) &&
      !noted.has(folded) &&
      !sentence.lexicon.light.has(folded),
  );
  return {
    words,
    left: isMore
      ? [
          text
            .slice(behind)
            .replace(/^[\s,;.]+/u, '')
            .trim(),
        ]
      : [],
  };
}

/** "C’est fait pour une école": it counts nothing anew. */
const isArticle = ({ tokens }: Sentence, { at }: Placed<unknown>): boolean =>
  /^une?$/.test(tokens[at]?.folded ?? '');

/** "C’est 4 communes", where "on a vu 5 communes" was just noted: nothing but another count of the same. */
function recountedIn(
  sentence: Sentence,
  context: SlotContext,
  { texts }: LastNoted,
): Correction | undefined {
  const [number, other] = numbersSlot(sentence, context);
  if (!number || other || number.value.unit > 0 || leftIn(sentence, context) > 1) return undefined;
  if (isArticle(sentence, number)) return undefined;
  const figure = { to: number.value.value, noun: nounOf(sentence, number) };
  const words = numberWords(context.knowledge);
  return figure.noun !== '' && texts.some((one) => replacedIn(one, figure, words) !== one)
    ? { intent: 'correct', figures: [figure], words: [] }
    : undefined;
}

/** "Non depuis juillet", where "depuis octobre" was noted: since when, and nothing else. */
function sinceIn(
  { text, lexicon }: Sentence,
  context: SlotContext,
  { texts }: LastNoted,
): Reworded | undefined {
  const said = sinceSpan(text, context);
  if (!said) return undefined;
  const noted = texts.flatMap((one) => {
    const span = sinceSpan(one, context);
    return span ? [one.slice(span.start, span.end)] : [];
  });
  const [was, other] = new Set(noted);
  const around = readSentence(text.slice(0, said.start) + text.slice(said.end), lexicon);
  return was !== undefined && other === undefined && leftIn(around, context) === 0
    ? { was, now: text.slice(said.start, said.end), article: '' }
    : undefined;
}

/** "Pardon je me suis trompée": what leads to a correction is none of its words. */
function withoutApology(sentence: Sentence): Sentence {
  const { text, typed, lexicon } = sentence;
  let at = 0;
  for (const { at: from, length } of conceptsOf(sentence, 'av-reprise'))
    if (isLight(sentence, at, from)) at = Math.max(at, from + length);
  const start = typed[at]?.start;
  return at === 0 || start === undefined ? sentence : readSentence(text.slice(start), lexicon);
}

/** "Oups non, 21 et pas 12": a number that takes the place of another. */
export function replacesNumber(sentence: Sentence, context: SlotContext): boolean {
  if (!says(sentence, 'av-corriger') && !says(sentence, 'av-reprise')) return false;
  const numbers = numbersSlot(sentence, context);
  const isDenied = deniedIn(sentence);
  return numbers.some(isDenied) && !numbers.every(isDenied);
}

/** "Ce que je viens de mettre", "what I just entered". */
const saysWhatWasSaid = ({ concepts }: Sentence): boolean =>
  concepts.some(
    ({ value, at, length }) =>
      value === 'av-ce-que' &&
      concepts.some(
        (verb) =>
          verb.value === 'av-consigner' && verb.at >= at + length && verb.at < at + length + 3,
      ),
  );

const isAlone = ({ tokens }: Sentence, left: number): boolean => left === 0 && tokens.length <= 4;

/** "pas 40", "au lieu de 20", "22 c'était hier": what is no more. */
function deniedIn({ concepts }: Sentence): (number: Placed<unknown>) => boolean {
  const before = concepts.filter(({ value }) => value === 'av-pas');
  const after = concepts.filter(({ value }) => value === 'av-etait');
  return ({ at, length }) =>
    before.some((c) => c.at + c.length === at) ||
    after.some((c) => c.at >= at + length && c.at <= at + length + 1);
}

function nounOf(
  { tokens, typed, text, lexicon, concepts }: Sentence,
  { at, length }: Placed<SaidNumber>,
): string {
  const token = tokens[at + length];
  const written = typed[at + length];
  if (!token || !written || lexicon.light.has(token.folded) || token.folded === '%') return '';
  if (concepts.some((c) => OWN.has(c.value) && c.at === at + length)) return '';
  if (/[.,;:!?]/.test(text.slice(typed[at + length - 1]?.end ?? 0, written.start))) return '';
  return text.slice(written.start, written.end);
}
