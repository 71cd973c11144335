/** Slots of progress: what of the plan it is about, percentages and météos, each where it stands. */

import { thingNumbered } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { type Subject, subjectOf } from '../../../knowledge/subjects.ts';
import { oncePer } from '../../../language/once-per.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { type NumberWords, numeralAt } from '../../../sentence/numerals.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { type NamedPerson, personsSlot } from '../../people/model/slots/persons.ts';
import type { Meteo } from '../model/schema.ts';
import { mentionsIn } from './mentions.ts';
import { foldedAt, spansOf, wholeOf } from './part.ts';
import { meteosSaid } from './weather.ts';

/** Fiches by their numbers, actions by their names, "ma fiche". */
export const subjectsSlot = (sentence: Sentence, context: SlotContext): Placed<Subject>[] =>
  mentionsIn(sentence, context).flatMap(({ at, length, fiche, action }) => {
    const { plan } = context.knowledge;
    const value = action ?? (fiche && subjectOf(plan, thingNumbered(plan, 'fiche', fiche)));
    return value ? [{ value, at, length }] : [];
  });

/** "La 1.1", "c’est pour ma fiche": what a reply names, and nothing else. */
export function subjectAlone(sentence: Sentence, context: SlotContext): Subject | undefined {
  const found = subjectsSlot(sentence, context);
  const [only, second] = found;
  const isAlone = saysOnly(sentence, [...found, ...conceptsOf(sentence, 'fiche')]);
  return second === undefined && isAlone ? only?.value : undefined;
}

export const othersSlot = (sentence: Sentence, context: SlotContext): Placed<NamedPerson>[] =>
  personsSlot(sentence, context).filter(({ value }) => !value.isSelf);

export const numberWords = ({ vocabulary }: Pick<Knowledge, 'vocabulary'>): NumberWords =>
  numbersIn(vocabulary.usages.nombres);

const numbersIn = oncePer(
  ({ en, fr }: Knowledge['vocabulary']['usages']['nombres']): NumberWords =>
    new Map(Object.entries({ ...en, ...fr })),
);

/** Numbers that "%" or "pour cent" follows. */
export const percentsSlot = (sentence: Sentence, context: SlotContext): Placed<number>[] =>
  numbersSlot(sentence, context).flatMap(({ value, at, length }) =>
    value.unit > 0 ? [{ value: value.value, at, length: length + value.unit }] : [],
  );

export interface SaidNumber {
  value: number;
  /** Tokens of "%" or "pour cent" behind it. */
  unit: number;
}

/** Numbers in figures or words, without those that name a fiche. */
export function numbersSlot(sentence: Sentence, context: SlotContext): Placed<SaidNumber>[] {
  const { tokens } = sentence;
  const named = mentionsIn(sentence, context);
  const used = new Set(named.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  const units = spansOf(wholeOf(sentence), 'av-pour-cent');
  const found: Placed<SaidNumber>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = numeralAt(tokens, at, numberWords(context.knowledge), used);
    if (!number) continue;
    const said = units.find(({ from }) => from === number.to);
    const unit = foldedAt({ sentence }, number.to) === '%' ? 1 : said ? said.to - said.from : 0;
    found.push({ value: { value: number.value, unit }, at, length: number.to - at });
    at = number.to + unit - 1;
  }
  return found;
}

export const meteosSlot = (sentence: Sentence): Placed<Meteo>[] =>
  meteosSaid(wholeOf(sentence)).map(({ meteo, from, to }) => ({
    value: meteo,
    at: from,
    length: to - from,
  }));
