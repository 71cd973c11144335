/** Second thoughts about what was just noted: "non pardon 50", "c'est 60 pas 40", "je voulais dire la 5", "supprime-le". */

import type { Subject } from '../../../knowledge/subjects.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { WhenFound } from '../../../language/when/expression.ts';
import { endOf, isLight, saysOnly } from '../../../sentence/between.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { isOver, overlap, type Placed } from '../../../sentence/placed.ts';
import { withoutLeads } from '../../../sentence/reproach.ts';
import { articleBefore, type Reworded, wordAt } from '../../../sentence/reworded.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  setIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import { saidBefore } from '../../../sentence/taking-back.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { Meteo } from '../model/schema.ts';
import { sinceSpan } from '../model/since.ts';
import type { NotedText } from '../model/told-texts.ts';
import type { Redated } from './dated.ts';
import { saysChange } from './figures.ts';
import {
  aroundVerb,
  besideIn,
  CORRECTION,
  deniedNoted,
  goneIn,
  type LastNoted,
  leftIn,
  type NotedGone,
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
import { overtakenIn, type Replaced, replacedIn } from './reworded.ts';

export type Correction =
  /** `subject`: the note itself is named, and not only its last correction. */
  | { intent: 'delete'; subject: Subject | undefined }
  | { intent: 'form' }
  | NotedGone
  | { intent: 'move'; subject: Subject }
  | {
      intent: 'correct';
      percent?: number;
      meteo?: Meteo;
      /** "Pluie": by which word it was said. */
      meteoWord?: string;
      figures: readonly Replaced[];
      /** "Pas Bondy, Bobigny": words of what was told, each with the one that takes its place. */
      words: readonly Reworded[];
      /** "Mardi, pas lundi": a day of what was told. */
      day?: Redated;
      /** "Pour le 10 décembre": by when, of the one step that was noted. */
      due?: string;
      /** What is said besides: nothing is made of it. */
      beside?: readonly string[];
    };

/** Without an old figure beside the new one, more words than these tell something else. */
const MOST_LEFT = 2;
/** "Corrige ça": an order of so few words says nothing else. */
const MOST_ALONE = 4;

/** A sentence, and what it may put right. */
interface Second {
  sentence: Sentence;
  context: SlotContext;
  last: LastNoted;
  subject: Subject | undefined;
  numbers: readonly Placed<SaidNumber>[];
  /** Words with a sense that say something else than a correction does. */
  left: number;
}

export function readCorrection(
  sentence: Sentence,
  context: SlotContext,
  last: LastNoted | undefined,
): Correction | undefined {
  if (sentence.mood === 'ask') return undefined;
  const [subject] = subjectsSlot(sentence, context).map(({ value }) => value);
  const denied = last && deniedNoted(sentence, context, last, subject);
  if (denied) return denied;
  // "C’est plus soleil du tout": what it is instead is asked.
  const [meteo, other] = meteosSlot(sentence);
  const isGone = last && meteo && !other && noMeteo(sentence, last.noted)(meteo);
  const numbers = numbersSlot(sentence, context);
  const left = leftIn(sentence, context);
  if (isGone && numbers.length === 0 && left <= MOST_LEFT) return { intent: 'form' };
  const takenAway = takenAwayIn(sentence);
  if (takenAway) return goneBy(sentence, context, last, { verb: takenAway.at, subject });
  const due = last && dueIn(sentence, context, last);
  if (due) return { intent: 'correct', figures: [], words: [], due };
  // "La météo n’a pas bougé, 45 %": how it stands today, and nothing that was wrong.
  const idem = placesOf(sentence, ['av-idem', 'av-rien']);
  const isSecond =
    conceptsOf(sentence, 'av-corriger').some(({ at }) => !isOver(idem, at)) ||
    says(sentence, 'av-reprise') ||
    overtakenIn(sentence).length > 0;
  const second = last && { sentence, context, last, subject, numbers, left };
  if (!second || isSecond) return second && putRight(second);
  // "C’est 4 communes", where "on a vu 5 communes" was just noted: nothing but another count of the same.
  const isCount = second.last.isNewest && numbers.length === 1 && left <= 1;
  const again = isCount && numbersIn(second);
  return again && again.intent === 'correct' && again.percent === undefined ? again : undefined;
}

/** "Pour le 10 décembre", and nothing else, right behind a step that has no day. */
function dueIn(sentence: Sentence, context: SlotContext, last: LastNoted): string | undefined {
  const [step, other] = last.noted.filter(({ field }) => field === 'nextStep');
  if (!last.isNewest || !step || other) return undefined;
  const isToCome = ({ value }: Placed<WhenFound>) =>
    value.kind === 'day' && value.date > context.today;
  const said = whenSlot(sentence, context);
  const leads = conceptsOf(sentence, 'av-echeance');
  const [day, second] = said;
  const isOnly = saysOnly(sentence, [...said, ...leads]) && leads.length > 0;
  const isDated = whenSlot(readSentence(step.text, sentence.lexicon), context).length > 0;
  return day && !second && isToCome(day) && isOnly && !isDated ? sentence.text.trim() : undefined;
}

/** "Enlève le blocage", "supprime ma mise à jour de la 5": what goes, by what names it. */
function goneBy(
  sentence: Sentence,
  context: SlotContext,
  last: LastNoted | undefined,
  { verb, subject }: { verb: number; subject: Subject | undefined },
): Correction | undefined {
  const { own, beside } = aroundVerb(sentence, verb);
  // "Enlève ce que j’ai demandé au comité": that alone, of the thing that is named or of the last.
  if (last && says(sentence, 'bord-demande-retiree')) {
    const asked = last
      .earlier()
      .find((one) => one.field === 'arbitration' && (!subject || one.subject === subject.id));
    return asked && { intent: 'drop', fact: asked.text, beside };
  }
  // "Ce que j’ai dit sur le recrutement" is a part of it.
  const isPart = says(sentence, 'av-une-ligne') && !subject;
  if (!isPart && (says(sentence, 'av-ce-que-jai-dit') || saidBefore(sentence).length > 0))
    return { intent: 'delete', subject };
  const gone = last && goneIn(own, context, last);
  if (gone === null) return { intent: 'form' };
  if (gone !== undefined) return { intent: 'drop', fact: gone, beside };
  // "Le 43 % est une erreur", where nothing was noted: there is none to take away, and that is said.
  const isShare = sentence.tokens.some(({ folded }) => folded === '%');
  if (!last && isShare && says(sentence, 'av-faux')) return { intent: 'drop', fact: sentence.text };
  // "Annule ça, mets 30": what is to be instead would be lost.
  const isTold = numbersSlot(sentence, context).length > 0 || meteosSlot(sentence).length > 0;
  const isAlone = last?.isNewest && !subject && !isTold && leftIn(sentence, context) === 0;
  return isAlone ? { intent: 'delete', subject } : undefined;
}

/** "Mardi, pas lundi", "pas Bondy, Bobigny", "non 50": what takes the place of what was noted. */
function putRight(second: Second): Correction | undefined {
  const { sentence, context, last, subject, numbers, left } = second;
  const day = redatedIn(sentence, context, last.texts, CORRECTION);
  if (day) return { intent: 'correct', figures: [], words: [], day };
  const since = sinceIn(second);
  if (since) return { intent: 'correct', figures: [], words: [since] };
  const { words, beside } = wordsIn(second);
  if (words.length > 0 && !replacesNumber(sentence, context))
    return { intent: 'correct', figures: [], words, beside };
  if (!subject || numbers.length > 0) return numbersIn(second, words, beside);
  // "Je parlais de la 5": it was of another thing.
  const isOther = last.subjects.length === 1 && !last.subjects.includes(subject.id);
  const isMoved = isOther && left <= MOST_LEFT && says(sentence, 'av-voulais-dire');
  return isMoved ? { intent: 'move', subject } : undefined;
}

/** "C’est 60 pas 40", "non 50, soleil": figures and a météo that take the place of those noted. */
function numbersIn(
  { sentence, context, last, subject, numbers, left }: Second,
  words: readonly Reworded[] = [],
  beside: readonly string[] = [],
): Correction | undefined {
  // "21 ou 28 ok, pas le 14", "mardi, c’est le 1er": days, which are no figures of progress.
  const isDay = isOfDay(sentence, context);
  // "Plus de blocage, et plutôt 70": more is said than a figure.
  const isState = !replacesNumber(sentence, context) && setIn(sentence, 'av-etats').length > 0;
  const isOther = subject && !last.subjects.includes(subject.id);
  if (numbers.some(isDay) || isState || isOther || saysChange(sentence)) return undefined;
  const isDenied = deniedIn(sentence);
  const old = numbers.filter(isDenied);
  const kept = numbers.filter(
    (number) =>
      !isDenied(number) &&
      (old.length > 0 || !isArticle(sentence, number)) &&
      !isOfThings(sentence, number),
  );
  // "Non pas 30, 12 places, l’objectif c’est 30": told anew, each figure with what it is of.
  if (kept.some(({ value }) => old.some((one) => one.value.value === value.value)))
    return undefined;
  // "16 pas 15", where no 15 was said: of something else.
  if (old.length > 0 && !old.some(({ value }) => last.figures.includes(value.value)))
    return undefined;
  const figures = kept.map((one, i): Replaced => {
    const from = old[i] ?? (kept.length === 1 ? old[0] : undefined);
    const noun = one.value.unit > 0 ? '' : nounOf(sentence, one);
    return { from: from?.value.value, to: one.value.value, noun };
  });
  const counted = figures.filter(({ noun, to }) => noun !== '' || to < 0 || to > 100);
  const percent = figures.findLast((one) => !counted.includes(one))?.to;
  const all = numberWords(context.knowledge);
  const isTold = (figure: Replaced) =>
    last.texts.some((one) => replacedIn(one, figure, all) !== one);
  // "12 communes vues sur 40, disons 30 %": what was never counted is told, and puts nothing right.
  if (old.length === 0 && counted.some((figure) => !isTold(figure))) return undefined;
  const nouns = new Set(counted.map(({ noun }) => noun)).size;
  const isSure = old.length > 0 && kept.length > 0;
  if (!isSure && left - nouns > (kept.length > 1 ? 0 : MOST_LEFT)) return undefined;
  const isGone = noMeteo(sentence, last.noted);
  const said = meteosSlot(sentence);
  const told = said.find((found) => !isGone(found));
  const meteo = told?.value;
  // "Mets pluie et pas nuageux", which are one météo here: which is meant is asked.
  if (said.some((found) => isGone(found) && found.value === meteo)) return { intent: 'form' };
  // "Pardon 14", where 12 and 40 were told and no share: of which of them is asked.
  const isBare = percent !== undefined && old.length === 0 && !/%/.test(sentence.text);
  if (isBare && !last.noted.some(({ field }) => field === 'percent')) {
    const counted = last.texts.flatMap((text) =>
      countsOf(readSentence(text, sentence.lexicon), context),
    );
    const meant = [...new Set(counted)]
      .map((from): Replaced => ({ from, to: percent, noun: '' }))
      .filter(isTold);
    // "Non, 13", where nothing says how far it is: it may be of anything.
    const isHowFar = last.noted.some(({ field }) => field === 'meteo');
    if (meant.length > 1 || (meant.length === 0 && !isHowFar)) return { intent: 'form' };
    if (meant.length === 1) return { intent: 'correct', figures: meant, words: [] };
  }
  if (kept.length === 0 && meteo === undefined)
    return left === 0 && sentence.tokens.length <= MOST_ALONE && sentence.mood === 'order'
      ? { intent: 'form' }
      : undefined;
  return {
    intent: 'correct',
    figures: old.length > 0 && counted.length === 0 ? figures.slice(-1) : counted,
    words,
    beside: words.length > 0 ? beside : besideIn(sentence, numbers, context),
    ...(percent === undefined ? {} : { percent }),
    ...(told && { meteo: told.value, meteoWord: typedOver(sentence, told.at, told.length) }),
  };
}

/** Words that were noted, and are not the ones, numbers and days apart; and what is said behind them. */
function wordsIn({ sentence: whole, context, last: { texts } }: Second) {
  // "Pardon je me suis trompée": what leads to a correction is none of its words.
  const sentence = withoutLeads(whole, ['av-reprise']);
  const days = whenSlot(sentence, context).map(({ value }) => value);
  const { text, typed } = sentence;
  const relatives = conceptsOf(sentence, 'q-relie').map(({ at }) => typed[at]?.start);
  let behind = 0;
  const words = [...insteadIn(sentence), ...overtakenIn(sentence)].flatMap((said): Reworded[] => {
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
  const more = text.slice(behind).replace(/^[\s,;.]+/u, '');
  return { words, beside: isMore ? [more.trim()] : [] };
}

/** Whether a number is of a day or an hour. */
function isOfDay(sentence: Sentence, context: SlotContext) {
  const days = whenSlot(sentence, context);
  return (number: Placed<SaidNumber>): boolean =>
    number.value.unit === 0 && days.some((one) => overlap(one, { ...number, value: one.value }));
}

/** "60 berceaux le 12 mars": 60, and none of the numbers of the day. */
function countsOf(sentence: Sentence, context: SlotContext): number[] {
  const isDay = isOfDay(sentence, context);
  return numbersSlot(sentence, context).flatMap((one) => (isDay(one) ? [] : [one.value.value]));
}

/** "C’est fait pour une école": it counts nothing anew. */
const isArticle = ({ tokens }: Sentence, { at }: Placed<unknown>): boolean =>
  /^une?$/.test(tokens[at]?.folded ?? '');

/** "Aucun des deux, désolée", "pardon les trois": how many things are meant, and no share. */
const isOfThings = (sentence: Sentence, number: Placed<SaidNumber>): boolean =>
  number.value.unit === 0 &&
  nounOf(sentence, number) === '' &&
  /^(?:les|des|ces|the|these|both)$/.test(sentence.tokens[number.at - 1]?.folded ?? '');

/** "Non depuis juillet", where "depuis octobre" was noted: since when, and nothing else. */
function sinceIn({ sentence, context, last: { texts } }: Second): Reworded | undefined {
  const { text, lexicon } = sentence;
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

/** "Oups non, 21 et pas 12": a number that takes the place of another. */
export function replacesNumber(sentence: Sentence, context: SlotContext): boolean {
  if (!says(sentence, 'av-corriger') && !says(sentence, 'av-reprise')) return false;
  const numbers = numbersSlot(sentence, context);
  const isDenied = deniedIn(sentence);
  return numbers.some(isDenied) && !numbers.every(isDenied);
}

/** "Pas soleil", and "plus soleil du tout" where it was noted: "plus nuageux" is more of it. */
const noMeteo =
  (sentence: Sentence, noted: readonly NotedText[]) =>
  (one: Placed<Meteo>): boolean =>
    deniedIn(sentence)(one) ||
    // "Je ne dirais pas que c’est l’orage".
    conceptsOf(sentence, 'av-pas-dire').some((no) => isLight(sentence, endOf(no), one.at)) ||
    (isBehind(sentence, 'av-ne-plus', one.at) && noted.some(({ text }) => text === one.value));

/** "pas 40", "au lieu de 20", "22 c'était hier": what is no more. */
const deniedIn =
  (sentence: Sentence) =>
  ({ at, length }: Placed<unknown>): boolean =>
    isBehind(sentence, 'av-pas', at) ||
    [0, 1].some((gap) => stands(sentence, 'av-etait', at + length + gap));

function nounOf(sentence: Sentence, { at, length }: Placed<SaidNumber>): string {
  const { tokens, typed, text, lexicon } = sentence;
  const token = tokens[at + length];
  const written = typed[at + length];
  if (!token || !written || lexicon.light.has(token.folded) || token.folded === '%') return '';
  if (setIn(sentence, CORRECTION).some((one) => one.at === at + length)) return '';
  if (/[.,;:!?]/.test(text.slice(typed[at + length - 1]?.end ?? 0, written.start))) return '';
  return text.slice(written.start, written.end);
}
