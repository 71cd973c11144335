/** Several things asked of one: each is asked in full, of the thing that one of them names. */

import { fold } from '../../../language/fold.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { isOver, leftmost, overlap, type Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence, typedOver } from '../../../sentence/sentence.ts';
import { isAsking } from '../read/form.ts';
import { around, isIn, type Piece, reread } from '../read/piece.ts';
import { questionsIn } from './split.ts';

/** One question of a message. */
export interface PlanAsking {
  /** Ways to ask it in full, the likeliest first; the last is as it was put. */
  ways: readonly string[];
  /** The field that it asks for, and nothing else. */
  field: string | undefined;
  /** A mere word that asks: "quand ?". */
  isBare: boolean;
}

/** The questions of a message, those that share a thing each with it. */
export function askingsIn(whole: Piece): PlanAsking[] {
  const texts = questionsIn(whole.text, whole.knowledge.lexicon);
  const askings: PlanAsking[] = [];
  let first: Piece | undefined;
  for (const [i, one] of texts.entries()) {
    const piece = reread(whole, one);
    const joined = joinedIn(piece);
    // "Quand et où a lieu la réunion ?": the first goes on as the second does.
    const next = texts[i + 1];
    const isOpen = !first && next !== undefined && fieldAlone(piece) && !namesAny(piece);
    const other = isOpen ? reread(whole, next) : first;
    if (joined.length > 0) askings.push(...joined);
    else askings.push(askingOf(piece, other));
    first ??= piece;
  }
  return askings;
}

/** A way to ask for one field of a thing. */
interface Slot {
  text: string;
  field: string;
}

/** "Pilote et indicateurs de la 1.1", "quand et où a lieu …": fields in a row, and what they are asked of. */
function joinedIn(piece: Piece): PlanAsking[] {
  const { text, sentence } = piece;
  const fields = fieldsIn(piece);
  const run = runOf(fields, sentence);
  const [head, last] = [run[0], run.at(-1)];
  if (!head || !last || run.length < 2) return aroundThing(fields, piece);
  const before = text.slice(0, sentence.typed[head.at]?.start);
  const end = sentence.typed[last.at + last.length - 1]?.end;
  const thing = thingBehind(text.slice(end), piece);
  const isBehind =
    namesAny(reread(piece, thing)) || (!namesAny(reread(piece, before)) && thing !== '');
  if (!isBehind && !namesAny(reread(piece, before))) return [];
  const ask = (slot: string) => (isBehind ? `${slot} ${thing}` : `${before}${slot}`);
  const slots: Slot[] = run.map(({ at, length, value }) => ({
    // "L’heure de la réunion" asks, "heure de la réunion" only names.
    text:
      isBehind && isArticle(sentence, at - 1)
        ? typedOver(sentence, at - 1, length + 1)
        : typedOver(sentence, at, length),
    field: value,
  }));
  const own = slots.filter(({ field }, i) => slots.findIndex((one) => one.field === field) === i);
  return own.map(
    (slot): PlanAsking => ({
      ways: [ask(slot.text)],
      field: slot.field,
      isBare: false,
    }),
  );
}

/** "Objectifs de la fiche 5 et les indicateurs", "qui pilote la 1.1, avec quels partenaires": the thing stands between two fields. */
function aroundThing(fields: readonly Placed<string>[], piece: Piece): PlanAsking[] {
  const { sentence } = piece;
  const { text, typed } = sentence;
  const [one, other] = [fields.at(-2), fields.at(-1)];
  const ends = other && other.at + other.length === typed.filter(isWritten).length;
  if (!one || !other || !ends || one.value === other.value) return [];
  const from = typed[one.at + one.length - 1]?.end ?? 0;
  const start = typed[other.at]?.start ?? 0;
  const gap = text.slice(from, start);
  const joint = JOINED.exec(gap);
  const thing = gap.slice(0, joint?.index);
  if (!joint || !namesAny(reread(piece, thing))) return [];
  const ask = ({ at, length, value }: Placed<string>, lead = ''): PlanAsking => ({
    ways: [`${lead}${typedOver(sentence, at, length)}${thing}`],
    field: value,
    isBare: false,
  });
  return [ask(one, text.slice(0, typed[one.at]?.start)), ask(other)];
}

const isArticle = ({ concepts }: Sentence, at: number): boolean =>
  concepts.some((one) => one.value === 'devant-nom' && one.at === at && one.length === 1) &&
  !concepts.some((one) => one.value === 'q-joint' && one.at === at);

const isWritten = ({ folded }: { folded: string }): boolean => /[\p{L}\d]/u.test(folded);
/** A joint, and nothing but small words before the second field. */
const JOINED = /(?:\s*[,;+&/]\s*|\s+(?:et|and)\s+)(?:\p{L}{1,5}['’\s]*){0,3}$/iu;

/** What stands behind fields in a row: without a further clause, unless that asks too ("…, quand ?"). */
function thingBehind(text: string, whole: Piece): string {
  const behind = text.replace(/^[\s,;:.?!]+/u, '');
  const [rest] = behind ? sentencesOf(behind) : [];
  const sentence = rest ? behind.slice(rest.start, rest.end) : '';
  const [first, ...further] = partsOf(sentence).map(({ start, end }) => sentence.slice(start, end));
  const asksToo = further.some((part) => wordsForFields(reread(whole, part).sentence).length > 0);
  return (asksToo ? sentence : (first ?? '')).replace(/[\s?!.]+$/u, '');
}

/** Names of fields and the words that ask for one, the longest of what overlaps. */
function fieldsIn({ sentence, knowledge }: Piece): Placed<string>[] {
  const named = knowledge.vocabulary.fields.find(sentence.tokens);
  return leftmost([...named, ...wordsForFields(sentence)]).filter(
    ({ value, at, length }) =>
      !THINGS.has(value) && !/^\d/.test(sentence.tokens[at + length]?.folded ?? ''),
  );
}

const FIELD_ASKED = 'demande-champ-';

/** "Quand", "la ville": a word that asks for a field. */
const wordsForFields = ({ concepts }: Sentence): Placed<string>[] =>
  concepts
    .filter(({ value }) => value.startsWith(FIELD_ASKED))
    .map((one) => ({ ...one, value: one.value.slice(FIELD_ASKED.length) }));

/** Kinds of things, which are fields too. */
const THINGS: ReadonlySet<string> = new Set(['axe', 'fiche']);

/** The longest run of fields with nothing but a joint and small words between them. */
function runOf(fields: readonly Placed<string>[], sentence: Sentence): Placed<string>[] {
  let best: Placed<string>[] = [];
  let run: Placed<string>[] = [];
  for (const field of fields) {
    const before = run.at(-1);
    run = before && isJoint(sentence, before, field) ? [...run, field] : [field];
    if (run.length > best.length) best = run;
  }
  return best;
}

const LIGHT = ['leger', 'devant-nom', 'q-joint'];

function isJoint(sentence: Sentence, one: Placed<string>, next: Placed<string>): boolean {
  const { text, typed } = sentence;
  const from = one.at + one.length;
  const gap = text.slice(typed[from - 1]?.end, typed[next.at]?.start);
  const between = typed.slice(from, next.at).map((_, i) => from + i);
  return (
    between.every((at) => typed[at]?.folded === '?' || isIn(sentence, at, ...LIGHT)) &&
    (/[,;?/+&]/.test(gap) || between.some((at) => isIn(sentence, at, 'q-joint')))
  );
}

const namesAny = ({ utterance: { names, references } }: Piece): boolean =>
  names.length > 0 || references.fiches.length > 0 || references.axes.length > 0;

/** A question that names nothing is asked of what the first one names, or in its words. */
function askingOf(piece: Piece, first: Piece | undefined): PlanAsking {
  const [span] = sentencesOf(piece.text);
  const core = span ? reread(piece, piece.text.slice(span.start, span.end)) : piece;
  const field = fieldAlone(core);
  const isLed = first === undefined || namesAny(core);
  const thing = thingOf(isLed ? core : (first ?? core));
  const name = field === undefined ? undefined : piece.knowledge.vocabulary.champs.get(field);
  const ways: string[] = [];
  if (first && !isLed && field !== undefined) ways.push(...swapped(first, core));
  if (first && !isLed && field === undefined && thing) ways.push(`${thing}, ${core.text}`);
  if (name && thing) ways.push(`${name[core.utterance.locale]} : ${thing}`);
  return {
    ways: [...ways, piece.text],
    field,
    isBare: first !== undefined && field !== undefined,
  };
}

/** The field that a question asks for and nothing else, by itself or behind what leads up to it: "la carte, quand ?". */
function fieldAlone(piece: Piece): string | undefined {
  const { sentence } = piece;
  const { text, typed, tokens, concepts } = sentence;
  const fields = fieldsIn(piece);
  const one = fields.at(-1);
  if (!one) return undefined;
  const before = text.slice(0, typed[one.at]?.start);
  const isWord = wordsForFields(sentence).some((word) => overlap(word, one));
  const last = tokens.findLastIndex(({ folded }) => folded !== '?');
  const ends = one.at + one.length - 1 === last;
  const isLight = (at: number) => concepts.some((c) => c.value === 'leger' && c.at === at);
  const isAlone = tokens.every((_, at) => isOver([one], at) || at > last || isLight(at));
  return isWord && ends && (isAlone || /[,;:]\s*$/.test(before)) ? one.value : undefined;
}

/** What a question is of: what leads up to it, or else what it names. */
function thingOf({ text, utterance, knowledge: { lexicon } }: Piece): string {
  const { names, references, words, terms } = utterance;
  const [lead] = text.match(/^[^,;:?]+(?=\s*[,:])/u) ?? [];
  const said = [
    ...references.fiches.map((numero) => `fiche ${numero}`),
    ...references.axes.map((numero) => `axe ${numero}`),
    ...names.map(({ at, length }) =>
      words
        .slice(at, at + length)
        .map(({ folded }) => folded)
        .join(' '),
    ),
  ];
  const isSaid = terms.some(({ folded }) => lead !== undefined && fold(lead).includes(folded));
  if (lead && isSaid && !isAsking(readSentence(lead, lexicon))) return lead;
  const own = terms.filter(({ field, weight }) => !field && weight > 0.5);
  return (said.length > 0 ? said : own.map(({ folded }) => folded)).join(' ');
}

/** The first question with another word that asks: "la carte, qui l’a faite" and "quand". */
function swapped(first: Piece, { text }: Piece): string[] {
  const sides = around(first, 'q-interroge', 'q-relie');
  return sides ? [`${sides.before} ${text.replace(/[?!.\s]+$/u, '')} ${sides.behind}`.trim()] : [];
}
