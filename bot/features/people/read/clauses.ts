/** Clauses of a message about people: each does one thing, with the mood of its sentence. */

import type { Span } from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import type { Mood } from '../../../sentence/mood.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { putsRight } from '../../../sentence/superseded.ts';
import { roleConcepts } from '../model/role-concepts.ts';

export interface PeopleClause {
  sentence: Sentence;
  /** Of the sentence that it is a part of. */
  mood: Mood;
  /** The sentence leaves a doubt, here or before. */
  isDoubtful: boolean;
  /** What others said. */
  isHeard: boolean;
}

/** What begins something else to do. */
const ACTS: readonly string[] = [
  'gens-nommer',
  'gens-mettre',
  'gens-oter',
  'gens-creer',
  'gens-renommer',
  'gens-rejoindre',
  'gens-partir',
  'gens-remplacer',
  'gens-plus',
  'gens-cesser',
  'gens-rester',
];
/** "…, on l’appelle Premiers pas": behind what is made, it only names it. */
const RENAMES = 'gens-renommer';
/** Somebody goes, or stays until a day; behind "c’est", whoever comes. */
const GOES: readonly string[] = ['gens-plus', 'gens-cesser', 'gens-rester'];

const LEAVES: readonly string[] = ['gens-plus', 'gens-cesser', 'gens-oter'];

/** What makes a line of a list a sentence of its own: an act, or a role. */
const OWN: ReadonlySet<string> = new Set([...ACTS, ...roleConcepts]);

/** More are a text, and no orders. */
const MOST = 40;

/** The sentences of a text, lists with what announces them; none when it is a text, and no orders. */
export function sentencesIn(whole: Sentence): Sentence[] {
  const { text, lexicon } = whole;
  const spans = sentencesOf(text).flatMap((span) => linesOf(text, span));
  if (spans.length > MOST) return [];
  return joined(text, spans, lexicon).map(({ start, end }) =>
    start === 0 && end === text.length ? whole : readSentence(text.slice(start, end), lexicon),
  );
}

/** What a part of a sentence says by itself. */
export interface ClauseParts {
  /** Who is what of what. */
  isWhole: (part: Sentence) => boolean;
  /** Somebody is named. */
  names: (part: Sentence) => boolean;
  /** Nobody does anything: people are named, and that is all. */
  onlyNames: (part: Sentence) => boolean;
  /** Who takes something: behind somebody who goes, it is what they leave. */
  takes: (part: Sentence) => boolean;
}

export const clausesOf = (sentences: readonly Sentence[], parts: ClauseParts): PeopleClause[] =>
  sentences.flatMap((sentence, at) => {
    // "La 1.1, Karim… je sais pas encore": the doubt that stands right behind is of it.
    let isDoubtful = isDoubtAlone(sentences[at + 1]);
    const isHeard = says(sentence, 'gens-oui-dire');
    return partsWithActs(sentence, parts).map((part) => {
      const own = part === sentence.text ? sentence : readSentence(part, sentence.lexicon);
      isDoubtful ||= says(own, 'doute');
      return { sentence: own, mood: sentence.mood, isDoubtful, isHeard };
    });
  });

const isDoubtAlone = (sentence: Sentence | undefined): boolean => {
  const doubts = sentence ? conceptsOf(sentence, 'doute') : [];
  return sentence !== undefined && doubts.length > 0 && isLight(sentence, 0, undefined, doubts);
};

/** A sentence of several lines, cut before each line of a list. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  let from = start;
  for (const line of text.slice(start, end).matchAll(/\n\s*(?=[-–—•*·]\s)/gu)) {
    lines.push({ start: from, end: start + line.index });
    from = start + line.index + line[0].length;
  }
  return [...lines, { start: from, end }];
}

/** The lines of a list belong to the sentence before it, unless they do something of their own. */
function joined(text: string, spans: readonly Span[], lexicon: Lexicon): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const own = text.slice(span.start, span.end);
    const isItem = /^(?:[-–•*]|\d+[.)])\s/.test(own);
    const read = readSentence(own, lexicon);
    const isOwn = read.concepts.some(({ value }) => OWN.has(value));
    const isOfName =
      last !== undefined &&
      !isItem &&
      /^\s*[\n\u2028]\s*$/u.test(text.slice(last.end, span.start)) &&
      isOfNewName(readSentence(text.slice(last.start, last.end), lexicon), read);
    const isName =
      last !== undefined && namesNew(readSentence(text.slice(last.start, last.end), lexicon), read);
    const isRight = putsRight(read) && !says(read, 'gens-echanger');
    if (last && ((isItem && !isOwn) || isOfName || isName || isRight)) last.end = span.end;
    else all.push({ ...span });
  }
  return all;
}

/** "Il nous faut un groupe. On l’appelle Contrôles": what only names the group that is to be made. */
const namesNew = (before: Sentence, next: Sentence): boolean =>
  says(before, 'gens-groupe') &&
  MAKES.some((concept) => says(before, concept)) &&
  says(next, 'gens-nomme-ainsi') &&
  !says(next, 'gens-groupe');

const MAKES: readonly string[] = ['gens-creer', 'gens-falloir', 'gens-former'];

/** A line that says nothing of people goes on with the name of a group that is to be made. */
const isOfNewName = (before: Sentence, line: Sentence): boolean =>
  says(before, 'gens-creer') &&
  says(before, 'gens-groupe') &&
  !line.concepts.some(({ value }) => /^(?:gens-|demande-polie$|bavarde-(?!autour$))/.test(value));

/** "Sophie arrête de co-animer l’axe 5 c’est Paul qui reprend": cut before "c’est". */
function beforeNext({ concepts, typed }: Sentence, { start, end }: Span): Span[] {
  const within = ({ at }: { at: number }) =>
    (typed[at]?.start ?? 0) > start && (typed[at]?.start ?? end) < end;
  // "Karim reste pilote, Nadia c’est juste la suppléante": of a part that says who goes.
  const gone = concepts.find(
    (one) => GOES.includes(one.value) && (typed[one.at]?.start ?? -1) >= start,
  );
  const next = concepts.find(
    (one) => one.value === 'gens-cest' && within(one) && gone !== undefined && one.at > gone.at,
  );
  const at = typed[next?.at ?? -1]?.start;
  return at === undefined
    ? [{ start, end }]
    : [
        { start, end: at },
        { start: at, end },
      ];
}

/** "Omar pilote la 5, Nadia et Sophie animent le GT 2": who is named between two wholes is of the second. */
function withSubjects(
  parts: readonly Span[],
  kindOf: (part: Span) => 'names' | 'whole' | 'other',
): Span[] {
  const kinds = parts.map(kindOf);
  const all: Span[] = [];
  let start: number | undefined;
  for (const [i, part] of parts.entries()) {
    const next = kinds.slice(i).find((kind) => kind !== 'names');
    const isSubject =
      kinds[i] === 'names' && next === 'whole' && kinds.slice(0, i).includes('whole');
    if (isSubject) start ??= part.start;
    else {
      all.push({ start: start ?? part.start, end: part.end });
      start = undefined;
    }
  }
  return all;
}

/** The parts of a sentence that each do something; what does nothing goes with what stands before it. */
function partsWithActs(
  sentence: Sentence,
  { isWhole, names: hasNames, onlyNames, takes }: ClauseParts,
): string[] {
  const { text, lexicon } = sentence;
  const cut = partsOf(text).flatMap((span) => beforeNext(sentence, span));
  const parts = withSubjects(cut, (span) => {
    const read = readSentence(text.slice(span.start, span.end), lexicon);
    return onlyNames(read) ? 'names' : isWhole(read) ? 'whole' : 'other';
  });
  if (parts.length < 2 || parts.length > MOST) return [text];
  const isAct = (part: string, before: Sentence | undefined) => {
    const read = readSentence(part, lexicon);
    const names =
      before &&
      ((says(before, 'gens-creer') && says(read, 'gens-nomme-ainsi')) || namesNew(before, read));
    const acts = ACTS.some((concept) => says(read, concept) && !(names && concept === RENAMES));
    // "Thomas ne pilote plus la 3.1, c'est Paul maintenant", "…, Paul prend la suite".
    const goes = before !== undefined && GOES.some((concept) => says(before, concept));
    return acts || (goes && (says(read, 'gens-cest') || takes(read)));
  };
  const groups: { start: number; end: number; acts: boolean }[] = [];
  for (const { start, end } of parts) {
    const last = groups.at(-1);
    const before = last && readSentence(text.slice(last.start, last.end), lexicon);
    const part = text.slice(start, end);
    // "Inès pilotera la 5, et elle remplace Paul à l’animation": each says all of what it does.
    const acts = isAct(part, before);
    const own = readSentence(part, lexicon);
    // "C’est Omar qui anime la carto, Léa arrête": one comes in, the other goes out.
    const isOther =
      before &&
      isWhole(before) &&
      (isWhole(own) || (hasNames(own) && LEAVES.some((concept) => says(own, concept))));
    // "C’est Nora, Hugo reste en secours", "…, euh l’inverse".
    const isBeside =
      before !== undefined &&
      (hasNames(own) ? hasNames(before) && says(own, 'gens-rester') : says(own, 'gens-echanger'));
    const isNext = isOther || isBeside || (acts && last?.acts);
    if (last && !isNext) {
      last.end = end;
      last.acts ||= acts;
    } else groups.push({ start, end, acts });
  }
  const [only, second] = groups;
  if (only && !second) return [text];
  return groups.map(({ start, end }) => text.slice(start, end));
}
