/** Slots of progress: what of the plan it is about, percentages and météos, each where it stands. */

import { numeralAt } from '../../../sentence/numerals.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { type NamedPerson, personsSlot } from '../../people/model/slots/persons.ts';
import type { Meteo } from '../model/schema.ts';
import { type Subject, subjectOf } from '../model/subjects.ts';
import type { UpdateReader } from './read-update.ts';

/** What the intents of progress are read against. */
export interface ProgressSlots extends SlotContext {
  reader: Pick<UpdateReader, 'words' | 'lex'>;
}

/** Fiches by their numbers, actions by their names, "ma fiche". */
export function subjectsSlot(sentence: Sentence, context: ProgressSlots): Placed<Subject>[] {
  const { plan } = context.knowledge;
  const { marks, mentions } = context.reader.lex(sentence.text);
  const named = mentions.flatMap(({ from, to, fiche, action }): Placed<Subject>[] => {
    const subject = action ?? subjectOf(plan, `fiche:${fiche}`);
    const [first, last] = [marks[from], marks[to - 1]];
    if (!subject || !first || !last) return [];
    return [{ value: subject, ...placeOf(sentence, { start: first.start, end: last.end }) }];
  });
  if (named.length > 0) return named;
  return fichesSlot(sentence, context).flatMap(({ value: { found }, at, length }) =>
    found.flatMap((number) => {
      const subject = subjectOf(plan, `fiche:${number}`);
      return subject ? [{ value: subject, at, length }] : [];
    }),
  );
}

/** Persons, but who speaks. */
export const othersSlot = (sentence: Sentence, context: ProgressSlots): Placed<NamedPerson>[] =>
  personsSlot(sentence, context).filter(({ value }) => !value.isSelf);

/** Numbers that "%" or "pour cent" follows. */
export const percentsSlot = (sentence: Sentence, context: ProgressSlots): Placed<number>[] =>
  numbersSlot(sentence, context).flatMap(({ value, at, length }) =>
    value.unit > 0 ? [{ value: value.value, at, length: length + value.unit }] : [],
  );

export interface SaidNumber {
  value: number;
  /** Tokens of "%" or "pour cent" behind it. */
  unit: number;
}

/** Numbers in figures or words, without those that name a fiche. */
export function numbersSlot(sentence: Sentence, context: ProgressSlots): Placed<SaidNumber>[] {
  const { tokens } = sentence;
  const { words } = context.reader;
  const named = subjectsSlot(sentence, context);
  const used = new Set(named.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  const found: Placed<SaidNumber>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = numeralAt(tokens, at, words.numbers, used);
    if (!number) continue;
    const after = tokens.slice(number.to);
    const said = words.find('pour-cent', after).find((span) => span.at === 0);
    const unit = after[0]?.folded === '%' ? 1 : (said?.length ?? 0);
    found.push({ value: { value: number.value, unit }, at, length: number.to - at });
    at = number.to + unit - 1;
  }
  return found;
}

export const meteosSlot = (
  { tokens }: Sentence,
  { reader: { words } }: ProgressSlots,
): Placed<Meteo>[] => [
  ...words
    .meteo(tokens as Parameters<typeof words.meteo>[0])
    .map(({ value, at, length }) => ({ value, at, length })),
  ...tokens.flatMap(({ folded }, at) => {
    const value = words.signs.get(folded);
    return value ? [{ value, at, length: 1 }] : [];
  }),
];
