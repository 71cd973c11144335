/** What somebody noted last, and which of its texts they mean when they take one back. */

import { stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { Figure } from '../model/schema.ts';
import { numbersSlot } from './progress-slots.ts';

/** What was noted last. */
export interface LastNoted {
  updates: readonly string[];
  subjects: readonly string[];
  /** Texts that were noted. */
  texts: readonly string[];
  /** Of these, the facts, as they are shown. */
  highlights: readonly string[];
  nextStep?: string | undefined;
  blocker?: string | undefined;
  /** Those noted before by the same person: named by a word of theirs, one of them goes too. */
  earlier: readonly string[];
  /** What the same person asked the committee, the newest first. */
  decisions: readonly { subject: string; text: string }[];
  /** Figures that were noted or typed: none other is put right. */
  figures: readonly number[];
  /** Whether a share was noted: a figure alone is of it. */
  hasPercent: boolean;
  /** Figures that were noted under a name. */
  indicators: readonly Figure[];
  /** Nothing else was opened since: "annule" alone means it. */
  isNewest: boolean;
}

/**
 * The text that is to go, named by its field, by its words or by its figure.
 * @param few whether little else is said
 * @returns null where it is one of several: they are shown
 */
export function goneIn(
  sentence: Sentence,
  context: SlotContext,
  last: LastNoted,
  few: boolean,
): string | null | undefined {
  const field = fieldIn(sentence, context, last);
  if (field !== undefined) return field;
  const isText = last.isNewest || says(sentence, 'av-une-ligne') || QUOTED.test(sentence.text);
  const fact = isText ? factIn(sentence, last) : undefined;
  return fact ?? (few ? figureIn(sentence, context, last) : undefined);
}

/** "Le deuxième fait marquant est faux, enlève-le": a text by its field, and by its rank; none such, the form shows them. */
function fieldIn(
  sentence: Sentence,
  { knowledge }: SlotContext,
  { highlights, nextStep, blocker }: LastNoted,
): string | null | undefined {
  const [named] = conceptsOf(sentence, 'av-un-fait');
  if (!named) {
    if (says(sentence, 'bord-difficulte') && !says(sentence, 'av-une-ligne')) return blocker;
    return says(sentence, 'av-etape-dite') ? nextStep : undefined;
  }
  const { ordinals } = knowledge.vocabulary.when;
  const [first, ...beside] = [named.at - 1, named.at + named.length].flatMap(
    (at) => rankAt(sentence, at, ordinals) ?? [],
  );
  if (beside.length > 0) return undefined;
  const { tokens, lexicon } = sentence;
  const words = tokens.filter(({ folded }) => !lexicon.light.has(folded)).map((one) => one.stem);
  const isNamed = (fact: string) =>
    tokensOf(fact).some(({ folded }) => words.includes(stem(folded)));
  const meant =
    first === undefined
      ? highlights.filter((fact) => highlights.length === 1 || isNamed(fact))
      : highlights.slice(first < 0 ? first : first - 1).slice(0, 1);
  const [fact, other] = meant;
  return fact !== undefined && other === undefined ? fact : null;
}

/** "Deuxième", "2e", "dernier" (-1). */
function rankAt(
  { tokens }: Sentence,
  at: number,
  ordinals: SlotContext['knowledge']['vocabulary']['when']['ordinals'],
): number | undefined {
  const folded = tokens[at]?.folded ?? '';
  const figure = /^(\d{1,2})(?:e|eme|ere|er|nd)$/.exec(folded)?.[1];
  return figure
    ? Number(figure)
    : ordinals.at([{ folded, start: 0, end: 0, glued: false }], 0)?.value;
}

/** "Retire l’indicateur", "l’indicateur est faux, enlève le 30": the name of the only figure that is meant. */
function figureIn(
  sentence: Sentence,
  context: SlotContext,
  { indicators }: LastNoted,
): string | undefined {
  const values = numbersSlot(sentence, context).map(({ value }) => value.value);
  if (values.length === 0 && !says(sentence, 'av-indicateur')) return undefined;
  const meant = indicators.filter(({ value }) => values.length === 0 || values.includes(value));
  const [name, other] = new Set(meant.map((one) => one.name));
  return other === undefined ? name : undefined;
}

/** What is said in its own words. */
const QUOTED = /["«“]\s*([^"»”]+)/u;

/** "Enlève « mettre ds le suivi », garde …": behind the verb, most of what a text that was noted says, and no more. */
function factIn(
  { text, typed, tokens, concepts, lexicon }: Sentence,
  { texts, earlier }: LastNoted,
): string | undefined {
  const [verb] = concepts.filter(({ value }) => value === 'av-supprimer');
  const behind = verb ? text.slice(typed[verb.at + verb.length - 1]?.end) : '';
  const quoted = QUOTED.exec(behind)?.[1];
  const own = quoted ?? behind.split(/[,;.!\n]/u)[0] ?? '';
  if (!verb || tokens.slice(0, verb.at).some(({ folded }) => !lexicon.light.has(folded)))
    return undefined;
  const heavy = (said: string) =>
    new Set(tokensOf(said).flatMap(({ folded }) => (lexicon.light.has(folded) ? [] : [folded])));
  // "La ligne avec la PMI": one word of it is enough, where it is said to be a text.
  const lines = concepts.filter(({ value }) => value === 'av-une-ligne');
  const naming = new Set(
    lines.flatMap(({ at, length }) => tokens.slice(at, at + length).map(({ folded }) => folded)),
  );
  const said = [...heavy(own)].filter((word) => !naming.has(word));
  const isMeant = (one: string) => {
    const words = heavy(one);
    return (
      (lines.length > 0 || said.length * 2 >= words.size) && said.every((word) => words.has(word))
    );
  };
  const lately = texts.filter(isMeant);
  const isNamed = lines.length > 0 || quoted !== undefined;
  const meant = lately.length === 0 && isNamed ? earlier.filter(isMeant) : lately;
  return said.length > 0 && meant.length === 1 ? meant[0] : undefined;
}
