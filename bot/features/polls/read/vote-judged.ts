/** What an answer to a poll says of each of its slots, and how sure that is. */

import type { Token } from '../../../language/tokens.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { allPartsOf, partsOf } from '../../../sentence/clauses.ts';
import { longest } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  lex,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  setOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type Chances, type Judge, type SlotVerdict, VERDICTS } from '../../../sentence/verdict.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import { heavyIn, SILENT, type VoteBeside } from './vote-asides.ts';
import { ARTICLE, isOfSlots, isSlots, type SlotsMark, type VoteMark } from './vote-mark.ts';
import { inTurn } from './vote-slots.ts';

/** What is said of each slot, and how sure that is. */
export interface Judgement {
  answers: Record<string, Choice>;
  /** Named, said something of, and no slot of the poll. */
  unknown: readonly SlotsMark[];
  /** Named, and nothing said of them. */
  silent: readonly string[];
  /** Clauses in words that nobody knows. */
  unread: readonly Span[];
  /** Of "l’autre", which only the answer of before tells. */
  other?: Choice | undefined;
  sure: number;
}

/** "12 +", "14 👍": a sign judges by itself. */
const SIGNED = /[+-]\s*(?:[,;/\n]|$)|\p{Extended_Pictographic}/u;

/** "Oui / non / oui", of each slot in turn; "mardi et jeudi": what is only named suits. */
export function plainIn(
  sentence: Sentence,
  marks: readonly VoteMark[],
  slots: readonly GivenSlot[],
  { apart }: VoteBeside,
): Judgement | undefined {
  const plain = { unknown: [], silent: [], unread: [], sure: 1 };
  const answers = inTurn(sentence.text, marks, slots);
  if (answers) return { ...plain, answers };
  const named = marks.filter(isSlots);
  if (isAllBut(sentence, marks, apart)) {
    const but = (id: string) => (isIn(named, id) ? 'no' : 'yes');
    return { ...plain, answers: Object.fromEntries(slots.map(({ id }) => [id, but(id)])) };
  }
  const isBare =
    named.length > 0 &&
    named.every((one) => one.slots.length > 0) &&
    marks.every(({ kind }) => kind === 'slots' || kind === 'sign') &&
    !says(sentence, 'vote-que') &&
    !(named.length > 1 && says(sentence, 'vote-reprise')) &&
    !SIGNED.test(sentence.text) &&
    heavyIn(sentence, SILENT).every((one) => inside([...marks, ...apart], one));
  return isBare
    ? {
        ...plain,
        answers: Object.fromEntries(named.flatMap((one) => one.slots.map((id) => [id, 'yes']))),
      }
    : undefined;
}

/** "N’importe quand sauf le 14", "tout me va à part le 14", and nothing else. */
function isAllBut(sentence: Sentence, marks: readonly VoteMark[], apart: readonly Span[]): boolean {
  const placed = (set: string) =>
    placesOf(sentence, setOf(sentence, set)).map((one) => spanIn(sentence, one));
  const [lead, second] = longest(placesOf(sentence, setOf(sentence, 'verdict-sauf'))).map((one) =>
    spanIn(sentence, one),
  );
  const all = placed('verdict-tout');
  const ahead = marks.filter((mark) => lead && mark.end <= lead.start);
  const behind = marks.filter((mark) => lead && mark.start >= lead.end);
  return (
    lead !== undefined &&
    !second &&
    ahead.some((mark) => mark.kind === 'set' && inside(all, mark)) &&
    ahead.every((mark) =>
      mark.kind === 'set'
        ? inside(all, mark)
        : mark.kind === 'choice'
          ? mark.choice === 'yes'
          : mark.kind === 'sign' && !mark.strong,
    ) &&
    behind.some(isSlots) &&
    behind.every((mark) => isSlots(mark) && mark.slots.length > 0) &&
    ahead.length + behind.length === marks.length &&
    conceptsOf(sentence, 'non').length === 0 &&
    heavyIn(sentence).every((one) => inside([...marks, ...apart, lead], one))
  );
}

/** An answer, with what it names. */
export interface HeardVote {
  marks: readonly VoteMark[];
  slots: readonly GivenSlot[];
  beside: VoteBeside;
  when: readonly WhenFound[];
}

/** What the examples tell of each slot. */
export function judgedIn(
  typed: Sentence,
  { marks, slots, beside, when }: HeardVote,
  judge: Judge,
): Judgement {
  // Whom it is for says nothing of a slot.
  const said = beside.aimed.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    typed.text,
  );
  const sentence = said === typed.text ? typed : readSentence(said, typed.lexicon);
  const named = marks.filter(isSlots);
  const conditions = named.filter((mark) => isCondition(sentence, mark, { marks, when }));
  const gone = goneIn(sentence, marks);
  const judged = named.filter((mark) => !conditions.includes(mark) && !gone.includes(mark));
  const likely = judge.of(
    sentence,
    judged.map(({ start, end, slots: ids }) => ({ start, end, isListed: ids.length > 0 })),
  );
  const chances = setApart(sentence, likely, marks, judged);
  const unread = unreadIn(sentence, marks, judge);
  const isNamed = (id: string) => isIn(judged, id);
  // "L’autre", of more than two: of the one that was answered before.
  const isOther = saysOther(sentence) && slots.filter(({ id }) => !isNamed(id)).length > 1;
  // "Le 18 …, le reste oui": what others are set apart from is answered too.
  const rest = verdictOf(chances.rest);
  const isApart =
    rest.verdict !== 'none' && placesOf(sentence, setOf(sentence, 'verdict-autres')).length > 0;
  // Where only other days are named, nothing is said of the slots.
  const isOfRest =
    marks.some(({ kind }) => kind === 'set') || judged.some((mark) => mark.slots.length > 0);
  const isSilent = (id: string) =>
    isNamed(id)
      ? isIn(
          judged.filter((mark) => inside(unread, mark)),
          id,
        )
      : isOther || isIn(gone, id) || !isOfRest;
  // "La semaine du 14 oui, sauf jeudi": what names a slot among fewer says it of that one.
  const ofId = (id: string) => {
    const least = Math.min(
      ...judged.flatMap(({ slots: own }) => (own.includes(id) ? own.length : [])),
    );
    return judged.flatMap((mark, at) =>
      mark.slots.includes(id) && mark.slots.length === least ? [chances.named[at] ?? []] : [],
    );
  };
  const verdicts = slots.map(({ id }) => {
    const { verdict, chance } = isNamed(id) ? verdictOf(together(ofId(id), isApart)) : rest;
    const met = metIn(sentence, { id, verdict, conditions, judged });
    return {
      id,
      verdict: isSilent(id) ? ('none' as const) : met,
      // Of what nothing is recorded, nothing need be likely.
      chance: isSilent(id) ? 1 : chance,
    };
  });
  return {
    answers: Object.fromEntries(
      verdicts.flatMap(({ id, verdict }) => (verdict === 'none' ? [] : [[id, verdict]])),
    ),
    unknown: judged.filter(
      (mark, at) =>
        mark.day &&
        mark.slots.length === 0 &&
        verdictOf(chances.named[at] ?? []).verdict !== 'none',
    ),
    silent: verdicts.flatMap(({ id, verdict }) =>
      verdict === 'none' && (isNamed(id) || isIn(gone, id)) ? [id] : [],
    ),
    unread,
    other: isOther && rest.verdict !== 'none' ? rest.verdict : undefined,
    sure: Math.min(...verdicts.map(({ chance }) => chance)),
  };
}

interface Likely {
  rest: Chances;
  named: readonly Chances[];
}

/**
 * "Non à tout sauf le 19", "je ne peux pas, sauf le 14": where no slot is named but as an exception, all else is what is
 * said ahead of it, and the exception is not. Where the examples tell otherwise, it is asked back.
 */
function setApart(
  sentence: Sentence,
  likely: Likely,
  marks: readonly VoteMark[],
  judged: readonly SlotsMark[],
): Likely {
  const lead = placesOf(sentence, setOf(sentence, 'verdict-sauf'))
    .map((one) => spanIn(sentence, one))
    .find(({ end }) => {
      const sign = marks.find(({ kind, start }) => kind === 'sign' && start >= end);
      const until = sign?.start ?? Infinity;
      return judged.length > 0 && judged.every(({ start }) => end <= start && start < until);
    });
  const said = lead && saidAhead(sentence, marks, lead);
  const tops = [likely.rest, ...likely.named].map((one) => verdictOf(one).verdict);
  if (!said || tops.every((one, at) => (one === said) === (at === 0))) return likely;
  const within = (chances: Chances, isFit: (one: SlotVerdict) => boolean): Chances => {
    const kept = chances.map((one, at) => (isFit(VERDICTS[at] ?? 'none') ? one : 0));
    const sum = kept.reduce((a, b) => a + b, 0) || 1;
    return kept.map((one) => (one / sum) * TO_ASK);
  };
  return {
    rest: within(likely.rest, (one) => one === said),
    named: likely.named.map((all) => within(all, (one) => one !== said)),
  };
}

/** How likely is what only follows from what is said of the rest: it is asked back. */
const TO_ASK = 0.7;

/** What is said of all ahead of an exception; nothing of "non, sauf le 19", which may take back what was said before. */
function saidAhead(
  sentence: Sentence,
  marks: readonly VoteMark[],
  { start }: Span,
): 'yes' | 'no' | undefined {
  const ahead = marks.filter((mark) => mark.end <= start && isOfSlots(mark));
  const none = placesOf(sentence, setOf(sentence, 'verdict-aucun')).map((one) =>
    spanIn(sentence, one),
  );
  if (ahead.some((mark) => mark.kind === 'set' && inside(none, mark))) return 'no';
  const choices = new Set(ahead.flatMap((mark) => (mark.kind === 'choice' ? [mark.choice] : [])));
  const isBare = ahead.length === 1 && conceptsOf(sentence, 'non').some(({ at }) => at <= 1);
  if (choices.size !== 1 || isBare || choices.has('maybe')) return undefined;
  return choices.has('no') ? 'no' : 'yes';
}

/** "L’autre", and not "the other two". */
const saysOther = (sentence: Sentence): boolean => {
  const [one, all] = ['vote-autre', 'vote-autres'].map((name) => conceptsOf(sentence, name));
  return (one ?? []).some((own) =>
    (all ?? []).every((wide) => wide.at > own.at || wide.at + wide.length <= own.at + own.length),
  );
};

const isIn = (marks: readonly SlotsMark[], id: string): boolean =>
  marks.some((mark) => mark.slots.includes(id));

/** What suits under a condition suits where that is met, and not elsewhere; beside a day, it is of that day. */
function metIn(
  sentence: Sentence,
  {
    id,
    verdict,
    conditions,
    judged,
  }: {
    id: string;
    verdict: SlotVerdict;
    conditions: readonly SlotsMark[];
    judged: readonly SlotsMark[];
  },
): SlotVerdict {
  const own = conditions.filter((condition) => {
    const part = partsOf(sentence.text).find((one) => inside([one], condition));
    const own = judged.filter((mark) => part && inside([part], mark));
    // "Le mardi oui, mais que le matin": of the day before it.
    const before = judged.findLast((mark) => mark.day && mark.end <= condition.start);
    const isBounding = saysAny(
      readSentence(sentence.text.slice(part?.start, part?.end), sentence.lexicon),
      BOUNDING,
    );
    const beside = own.length === 0 && before && isBounding ? [before] : own;
    return beside.length > 0 ? isIn(beside, id) : !isIn(judged, id);
  });
  if (own.length === 0 || verdict === 'none' || verdict === 'no') return verdict;
  return isIn(own, id) === says(sentence, 'vote-sauf-si') ? 'no' : 'yes';
}

/** "Le 22, euh non le 23", "jeudi, je voulais dire vendredi": what is taken back says nothing, unless it is denied. */
const goneIn = (sentence: Sentence, marks: readonly VoteMark[]): SlotsMark[] =>
  longest(conceptsOf(sentence, 'vote-reprise')).flatMap((one) => {
    const turn = spanIn(sentence, one);
    const before = marks.filter(isSlots).findLast(({ end }) => end <= turn.start);
    const after = marks.filter(isSlots).find(({ start }) => start >= turn.end);
    const isDenied = marks.some(
      (mark) =>
        mark.kind === 'choice' &&
        mark.choice === 'no' &&
        mark.end <= turn.start &&
        before !== undefined &&
        mark.start >= before.start - ARTICLE * 2,
    );
    const isSame = `${before?.slots}` === `${after?.slots}`;
    return before && after && !isDenied && !isSame ? [before] : [];
  });

/** "Si c’est le matin", "tout me va tant que c’est le 12", "mais que le matin": which slots meet it is known. */
function isCondition(
  sentence: Sentence,
  { start, end }: SlotsMark,
  { marks, when }: Pick<HeardVote, 'marks' | 'when'>,
): boolean {
  const isPart = when.some((one) => one.kind === 'part' && inside([{ start, end }], one));
  const isOfAll = marks.some((mark) => mark.kind === 'set' && mark.isWhole && mark.end <= start);
  if (!isPart && !isOfAll) return false;
  const isBehindDay = isPart && marks.some((mark) => isSlots(mark) && mark.end <= start);
  const leads = [...setOf(sentence, 'verdict-si'), ...(isBehindDay ? BOUNDING : [])];
  return placesOf(sentence, leads).some((one) => {
    const { end: from } = spanIn(sentence, one);
    const { at, length } = placeOf(sentence, { start: from, end: start });
    const between = sentence.text.slice(from, start);
    return from <= start && !/[,;.]/.test(between) && isLight(sentence, at, at + length);
  });
}

/** "Que le matin", "seulement l’après-midi". */
const BOUNDING = ['vote-que', 'vote-seulement'];

/** What is named twice is judged by both. */
function together(all: readonly Chances[], isAnswered: boolean): Chances {
  const products = VERDICTS.map((verdict, at) =>
    isAnswered && verdict === 'none'
      ? 0
      : all.reduce((product, one) => product * (one[at] ?? 0), 1),
  );
  const sum = products.reduce((a, b) => a + b, 0) || 1;
  return products.map((one) => one / sum);
}

function verdictOf(chances: Chances): { verdict: SlotVerdict; chance: number } {
  const chance = Math.max(0, ...chances);
  return { verdict: VERDICTS[chances.indexOf(chance)] ?? 'none', chance };
}

/** "Le 8 ok, le 14 youpi": clauses that say something of a slot in words that nobody knows. */
function unreadIn(sentence: Sentence, marks: readonly VoteMark[], judge: Judge): Span[] {
  const words = heavyIn(sentence).filter((one) => !inside(marks, one));
  // The examples have words as they are typed.
  const typed = lex(sentence.text);
  const isKnown = ({ stem, start }: Token) =>
    judge.knows(stem) || typed.some((one) => one.start === start && judge.knows(one.stem));
  const said = placesOf(
    sentence,
    JUDGING.flatMap((set) => setOf(sentence, set)),
  ).map((one) => spanIn(sentence, one));
  return allPartsOf(sentence.text).filter((part) => {
    const own = words.filter((one) => inside([part], one));
    return (
      own.length > 0 &&
      own.every((one) => !isKnown(one)) &&
      marks.some((mark) => isSlots(mark) && mark.slots.length > 0 && inside([part], mark)) &&
      !said.some((one) => inside([part], one))
    );
  });
}

/** Sets of concepts that say something of a slot, in whatever words. */
const JUDGING = ['oui', 'besoin', 'non', 'tout', 'aucun', 'autres', 'si', 'sauf', 'raison'].map(
  (name) => `verdict-${name}`,
);
