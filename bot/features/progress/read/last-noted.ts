/** What somebody noted last, and which of it they mean when they take one back. */

import type { Subject } from '../../../knowledge/subjects.ts';
import { stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { rankSaid } from '../../../language/when/lexicon.ts';
import { gap, isLight, saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { numbersIn } from '../../../sentence/numerals.ts';
import { isOver, overlap, type Placed } from '../../../sentence/placed.ts';
import { withoutLeads } from '../../../sentence/reproach.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  setIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { BETWEEN, type NotedText } from '../model/told-texts.ts';
import { foldedAt, isPast, STOP, wholeOf } from './part.ts';
import {
  meteosSlot,
  numbersSlot,
  numberWords,
  type SaidNumber,
  subjectsSlot,
} from './progress-slots.ts';
import { isInfinitive } from './statements.ts';

export interface LastNoted {
  updates: readonly string[];
  subjects: readonly string[];
  noted: readonly NotedText[];
  /** Those noted before by the same person, or of what they lead, the newest first: they may be many. */
  earlier: () => readonly NotedText[];
  /** Texts that were noted, figures and shares apart. */
  texts: readonly string[];
  /** Figures that were noted or typed: none other is put right. */
  figures: readonly number[];
  /** Nothing else was opened since: "annule" alone means it. */
  isNewest: boolean;
}

/** What names a field, as the card does. */
const FIELDS = {
  'av-un-fait': 'highlight',
  'bord-difficulte': 'blocker',
  'av-etape-dite': 'nextStep',
  'av-indicateur': 'indicator',
  'av-un-pourcentage': 'percent',
  'av-une-meteo': 'meteo',
} as const;

/**
 * What takes something away: an order, wherever it stands, or a task ("il faut la retirer", "on retire"), which may be
 * one of the thing itself; "la ville a retiré sa demande", "on ne retire pas la question" take nothing.
 */
export function takenAwayIn(sentence: Sentence): Placed<'order' | 'task'> | undefined {
  const { tokens, mood } = sentence;
  const whole = wholeOf(sentence);
  const denials = new Set(conceptsOf(sentence, 'negation').map(({ at }) => at));
  // "Tu as oublié le 40 %" takes nothing away either.
  const blamed = conceptsOf(sentence, 'av-reproche');
  const subjects = [...conceptsOf(sentence, 'av-sujet'), ...conceptsOf(sentence, 'av-je')];
  // "Décision retirée : …".
  const decisions = conceptsOf(sentence, 'bord-demande-retiree');
  // "Mets soleil et enlève le blocage": behind "et", what the card has a name for.
  const fields = Object.keys(FIELDS).flatMap((concept) => conceptsOf(sentence, concept));
  const links = conceptsOf(sentence, 'bord-liaison');
  const isJoined = (from: number, to: number) =>
    links.some((one) => one.at + one.length === from) &&
    fields.some(({ at }) => at > to && isLight(sentence, to, at));
  const kindOf = (one: Placed<string>): 'order' | 'task' | undefined => {
    const { at, length } = one;
    const isSaid = subjects.some((other) => other.at + other.length === at);
    if (isInfinitive(whole, at) || isSaid || decisions.some((other) => overlap(one, other)))
      return mood === 'order' ? mood : 'task';
    // "…, enlève", "mon « inquiet » enlève-le".
    const isLast =
      at + length + 1 === tokens.length && /^(?:le|la|les|ca)$/.test(foldedAt(whole, at + length));
    const isApart = at === 0 || STOP.test(gap(sentence, at, at)) || isJoined(at, at + length);
    return mood === 'order' || isApart || isLast || length > 1 ? 'order' : undefined;
  };
  // "Le fait marquant sur la convention est faux", "le 43 % est une erreur": what is said to be wrong goes.
  const isNoted = says(sentence, 'av-un-fait') || tokens.some(({ folded }) => folded === '%');
  const wrong = isNoted ? conceptsOf(sentence, 'av-faux') : [];
  const verbs = conceptsOf(sentence, 'av-supprimer').filter(
    (one) =>
      !denials.has(one.at + one.length) &&
      !blamed.some((other) => overlap(one, other)) &&
      !isPast(whole, one.at),
  );
  return [
    ...verbs.map((one) => ({ ...one, value: kindOf(one) })),
    ...wrong.map((one) => ({ ...one, value: 'order' as const })),
  ].find((one): one is Placed<'order' | 'task'> => one.value !== undefined);
}

/** Set of what a correction says, and no thing. */
export const CORRECTION = 'av-autour-correction';

/** What is said in its own words. */
const QUOTED = /["«“]\s*([^"»”]+)/u;

/**
 * What is to go, named by its field and its rank, by its figure or by its words.
 * @returns null where it is one of several, or none of them: they are shown
 */
export function goneIn(
  sentence: Sentence,
  context: SlotContext,
  last: LastNoted,
): string | null | undefined {
  const { when } = context.knowledge.vocabulary;
  const asked = conceptsOf(sentence, 'av-ma-demande');
  const line = [...conceptsOf(sentence, 'av-une-ligne'), ...asked];
  const fields = Object.entries(FIELDS).flatMap(([concept, value]) =>
    conceptsOf(sentence, concept).map((one) => ({ ...one, value })),
  );
  // "Ce que j’ai mis sur le blocage" is said of a text by its words.
  const [field] = line.length > 0 ? [] : fields;
  const ranks = field
    ? [field.at - 1, field.at + field.length].flatMap(
        (at) => rankSaid(when, sentence.tokens[at]?.folded ?? '') ?? [],
      )
    : [];
  if (ranks.length > 1) return undefined;
  const named = subjectsSlot(sentence, context);
  const days = whenSlot(sentence, context);
  // "Une erreur" counts nothing, and "le 30" is a day where no 30 was noted.
  const isNoted = (figure: number) => last.noted.some(({ value }) => value === figure);
  const numbers = numbersSlot(sentence, context).filter(
    (one) =>
      one.value.unit > 0 ||
      (!sentence.lexicon.light.has(sentence.tokens[one.at]?.folded ?? '') &&
        (isNoted(one.value.value) ||
          !days.some((day) => overlap(day, { ...one, value: day.value })))),
  );
  const quoted = QUOTED.exec(sentence.text)?.[1];
  const naming = [
    ...fields.map(({ at, length }) =>
      ranks.length > 0 ? { at: at - 1, length: length + 2 } : { at, length },
    ),
    ...numbers.map(({ at, length, value }) => ({ at, length: length + value.unit })),
  ];
  const words =
    quoted === undefined
      ? ownWords(sentence, naming, [...line, ...named, ...setIn(sentence, CORRECTION)])
      : heavyOf(quoted, sentence);
  const isNamed = line.length > 0 || quoted !== undefined || field !== undefined;
  if (!isNamed && numbers.length === 0 && (words.length === 0 || !last.isNewest)) return undefined;
  const all = numberWords(context.knowledge);
  const isMeant = ({ text, value, subject, field: own }: NotedText) => {
    const said = heavyOf(text, sentence);
    return (
      (!field || field.value === own) &&
      (named.length === 0 || named.some((one) => one.value.id === subject)) &&
      numbers.every((one) =>
        (value === undefined ? numbersIn(tokensOf(text), all) : [value]).includes(one.value.value),
      ) &&
      words.every((one) => said.some((other) => isAkin(one, other))) &&
      // Of a text that nothing else names, a good part of its words is said.
      (isNamed || numbers.length > 0 || words.length * 3 >= said.length)
    );
  };
  const pools = [() => last.noted, last.earlier];
  // "Ma demande sur la convention": what is asked of the committee, before any fact.
  const first = asked.length > 0 ? pools.map((pool) => () => pool().filter(isAsked)) : [];
  for (const pool of [...first, ...pools]) {
    const [rank] = ranks;
    const found = pool().filter(isMeant);
    const meant = rank === undefined ? found : found.slice(rank < 0 ? rank : rank - 1).slice(0, 1);
    const texts = [...new Set(meant.map(({ text }) => text))];
    if (texts.length === 1) return texts[0];
    // All of one field, named and nothing more; of several facts, which one is asked.
    if (texts.length > 1)
      return field && words.length === 0 && field.value !== 'highlight'
        ? texts.join(BETWEEN)
        : null;
  }
  const isSure =
    field?.value === 'highlight' || line.length > 0 || numbers.some(({ value }) => value.unit > 0);
  return isSure ? null : undefined;
}

const isAsked = ({ field }: NotedText): boolean => field === 'arbitration';

/** One of the texts that were noted goes, and the rest stays. */
export interface NotedGone {
  intent: 'drop';
  fact: string;
  /** Of what it was noted; absent: of whatever has it. */
  subject?: Subject | undefined;
  /** What is said behind it; `tells`: it is told in its place. */
  beside?: readonly string[];
  tells?: true;
}

/**
 * "La convention n’est pas signée", "la 5 est pas terminée", "pas 43 %, on était 43 personnes", where a fact, 100 % or
 * 43 % was noted: it goes, and what denies it is told.
 */
export function deniedNoted(
  { text, lexicon }: Sentence,
  context: SlotContext,
  { noted, earlier }: LastNoted,
  subject: Subject | undefined,
): NotedGone | undefined {
  const all = numberWords(context.knowledge);
  const valuesIn = (one: string) => numbersIn(tokensOf(one), all);
  for (const { start, end } of partsOf(text)) {
    const clause = readSentence(text.slice(start, end), lexicon);
    const [no] = conceptsOf(clause, 'av-pas');
    if (!no) continue;
    const [from, to] = [clause.typed[no.at], clause.typed[no.at + no.length - 1]];
    const ahead = clause.text.slice(0, from?.start);
    const behind = clause.text.slice(to?.end);
    // What it is said of, and what is said of it: "c’est pas la mairie" denies a word.
    const words = [heavyOf(ahead, clause), heavyOf(behind, clause)];
    const isFact = ({ text: fact }: NotedText) =>
      words.every((own) => own.length > 0) &&
      words.flat().every((word) => heavyOf(fact, clause).some((other) => isAkin(word, other)));
    // "Le questionnaire n’est pas fini" is said of a part of it.
    const isDone =
      conceptsOf(clause, 'av-acheve').some(({ at }) => at === no.at + no.length) &&
      leftIn(readSentence(ahead, lexicon), context) === 0;
    const sign = behind.indexOf('%');
    const [share] = sign < 0 ? [] : valuesIn(behind.slice(0, sign));
    const told = behind.slice(sign + 1) + text.slice(end);
    // The same number is told again, of what it is.
    const isCounted = share !== undefined && valuesIn(told).includes(share);
    const isShare = ({ field, value, subject: of }: NotedText) =>
      field === 'percent' &&
      (isDone ? value === 100 && (!subject || of === subject.id) : isCounted && value === share);
    const shares = isDone || isCounted ? [...noted, ...earlier()].find(isShare) : undefined;
    const found = noted.find(isFact) ?? shares;
    if (!found) continue;
    const more = found !== shares ? text.slice(start) : isCounted ? told : text.slice(end);
    const rest = readSentence(more.replace(/^[\s,;.!]+/u, ''), lexicon);
    const beside = saysOnly(rest, setIn(rest, CORRECTION)) ? [] : [rest.text];
    return { intent: 'drop', fact: found.text, subject, beside, tells: true };
  }
  return undefined;
}

/** Words of the clause behind what takes something away; before it, where nothing is said behind. */
function ownWords(
  sentence: Sentence,
  naming: readonly Pick<Placed<unknown>, 'at' | 'length'>[],
  beside: typeof naming,
): string[] {
  const { tokens, lexicon } = sentence;
  const taken = [...naming, ...beside];
  const [verb] = conceptsOf(sentence, 'av-supprimer');
  const behind = verb ? verb.at + verb.length : 0;
  const stop = tokens.findIndex((_, at) => at > behind && STOP.test(gap(sentence, at, at)));
  const own = (from: number, to: number) =>
    tokens.slice(from, to).flatMap(({ folded }, i) => {
      const at = from + i;
      return isOver(taken, at) || lexicon.light.has(folded) || !HEAVY.test(folded) ? [] : [folded];
    });
  const words = own(behind, stop < 0 ? tokens.length : stop);
  const isSaid = naming.some(({ at }) => at >= behind && (stop < 0 || at < stop));
  return words.length > 0 || (isSaid && behind > 0) ? words : own(0, behind);
}

const heavyOf = (text: string, { lexicon }: Sentence): string[] => [
  ...new Set(
    tokensOf(text).flatMap(({ folded }) =>
      lexicon.light.has(folded) || !HEAVY.test(folded) ? [] : [folded],
    ),
  ),
];

/** An elided letter is no word. */
const HEAVY = /[\p{L}\d]{2}|\d/u;

/** "Inquiétude" and "inquiète": so much of a word is enough to know another of its family, run together or not. */
const FAMILY = 6;

const isAkin = (one: string, other: string): boolean =>
  stem(one) === stem(other) ||
  (one.length >= FAMILY &&
    other.length >= FAMILY &&
    (one.includes(other.slice(0, FAMILY)) || other.includes(one.slice(0, FAMILY))));

/** "19 réponses pas 18, et la difficulté c’est qu’on est en retard": what is told behind the clause of the last figure. */
export const besideIn = (
  sentence: Sentence,
  numbers: readonly Placed<SaidNumber>[],
  context: SlotContext,
): string[] =>
  behindVerb(sentence, Math.max(...numbers.map(({ at, length }) => at + length)) - 2).filter(
    (one) =>
      heavyOf(one, sentence).length > 1 &&
      // "Orage, et pas nuageux": nothing else than what is put right.
      leftIn(readSentence(one, sentence.lexicon), context) > 0,
  );

/** "Enlève le blocage, et l’atelier c’est le 11": what is told behind the clause that takes something away. */
export function behindVerb({ text, typed }: Sentence, verb = 0): string[] {
  const rest = text.slice(typed[verb]?.end);
  const next = [partsOf(rest)[1], sentencesOf(rest)[1]].flatMap((one) => one?.start ?? []);
  return next.length > 0 ? [rest.slice(Math.min(...next))] : [];
}

/** "Mets soleil et enlève le blocage", "enlève le blocage, et l’atelier c’est le 11": the clause that takes something away, with what is behind it; and what is told beside. */
export function aroundVerb(sentence: Sentence, verb: number) {
  const { text, typed, lexicon } = sentence;
  const start = typed[verb]?.start ?? 0;
  const parts = allPartsOf(text);
  const at = parts.findIndex((one) => one.start <= start && start < one.end);
  const [own, before] = [parts[at], parts[at - 1]];
  const [behind] = behindVerb(sentence, verb);
  const object = text.slice(typed[verb]?.end, own?.end);
  const ahead = text.slice(0, before?.end ?? 0);
  const said = withoutLeads(readSentence(ahead, lexicon), ['se-reprend']);
  // "Ce que j’ai mis sur Stains, enlève-le": what stands before is what goes.
  const isTold = heavyOf(object, sentence).length > 0 && !saysOnly(said, setIn(said, CORRECTION));
  const told = [isTold ? said.text : '', behind ?? ''].filter(Boolean);
  return {
    own: isTold ? readSentence(text.slice(own?.start), lexicon) : sentence,
    beside: told.length > 0 ? [told.join('. ')] : [],
  };
}

/** How many words with a sense say something else than a correction does. */
export function leftIn(sentence: Sentence, context: SlotContext): number {
  const { tokens, lexicon } = sentence;
  const places: Placed<unknown>[] = [
    ...setIn(sentence, CORRECTION),
    ...numbersSlot(sentence, context).map(({ value, at, length }) => ({
      value,
      at,
      length: length + value.unit,
    })),
    ...meteosSlot(sentence),
    ...subjectsSlot(sentence, context),
  ];
  return tokens.filter(({ folded }, i) => !lexicon.light.has(folded) && !isOver(places, i)).length;
}
