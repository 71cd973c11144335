/** When a change takes place, and until when: nothing is kept of one to come, so that it is asked whether it is for now. */

import { dayBefore } from '../../../calendar/local-time.ts';
import type { WhenFound } from '../../../language/when/expression.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placesOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { asNamed, type NamedGroup } from '../model/group-names.ts';
import { type SlotContext, whenSlot } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { peopleSlot } from './people-slots.ts';
import { ledBy } from './request.ts';

/** A day to come, and what is done on it: somebody goes at the end of it, or comes. */
export interface Later {
  /** `YYYY-MM-DD`: the last day that things are as they were. */
  until: string;
  /** Last day of it, where it is for a stretch. */
  last?: string | undefined;
}

/** "À partir de maintenant", "dès aujourd’hui": of no day to come. */
export function isForNow(sentence: Sentence, context: SlotContext): boolean {
  const days = whenSlot(sentence, context);
  const isOfDay = ({ at, length }: Placed<unknown>) =>
    days.some((day) => overlap(day, { value: '', at, length: length + 1 }));
  return (
    days.some(({ value }) => value.kind === 'day' && value.date === context.today) ||
    conceptsOf(sentence, 'gens-a-partir').some((one) => !isOfDay(one))
  );
}

/** "Dès aujourd’hui", and nothing else: it completes a change that was asked of. */
export function isNowAlone(sentence: Sentence, context: SlotContext): boolean {
  const said = [...whenSlot(sentence, context), ...conceptsOf(sentence, 'gens-a-partir')];
  return isForNow(sentence, context) && isLight(sentence, 0, undefined, said);
}

/** What leaves: the day that is said is the last one; of who comes, it is the first. */
const GOES: readonly string[] = ['gens-cesser', 'gens-plus', 'gens-oter', 'gens-partir'];

/** @param named what is named there: a number of it is no day */
export function laterIn(
  sentence: Sentence,
  context: SlotContext,
  named: readonly Placed<unknown>[],
): Later | undefined {
  if (says(sentence, 'gens-jusqua') || says(sentence, 'av-depuis-jour')) return undefined;
  const goes = saysAny(sentence, GOES);
  for (const { value, ...place } of whenSlot(sentence, context)) {
    // "Il a quitté la Caf vendredi", said when it is done: the one before.
    if (isDone(sentence, place.at)) continue;
    // "Le forum à partir de janvier": a month is no part of a name, whatever stands beside it.
    if (value.kind !== 'period' && named.some((one) => overlap(one, { value, ...place }))) continue;
    const [from, to] =
      // "Le 2" may be a group.
      value.kind === 'day' && !value.limit && value.partial !== 'number'
        ? [value.date, value.date]
        : value.kind === 'period'
          ? [value.from, value.to]
          : [];
    if (!from || !to) continue;
    const until = goes && !says(sentence, 'gens-a-partir') ? to : dayBefore(from);
    if (until >= context.today) return { until };
  }
  return undefined;
}

/** "A quitté", before a day; "est remplacé vendredi" may be to come. */
const isDone = ({ tokens, lexicon }: Sentence, day: number): boolean =>
  tokens.some(
    ({ folded }, at) =>
      at < day &&
      lexicon.grammar.isParticiple(folded) &&
      /^(?:a|ont|ai|avons|has|have)$/.test(tokens[at - 1]?.folded ?? ''),
  );

/** Days that are said, with what stands before them ("à partir de lundi"): nothing is kept of when something begins. */
export function datesIn(
  sentence: Sentence,
  context: SlotContext,
  named: readonly Placed<unknown>[],
): Placed<unknown>[] {
  const leads = sentence.concepts.filter(({ value }) => /^gens-(?:a-partir|jusqua)$/.test(value));
  const isToday = ({ value }: Placed<WhenFound>) =>
    value.kind === 'day' && value.date === context.today;
  return whenSlot(sentence, context)
    .filter((one) => !isToday(one) && !named.some((other) => overlap(one, other)))
    .map(({ value, at, length }) => {
      const lead = leads.find((one) => one.at < at && one.at + one.length >= at - 1);
      return { value, at: lead?.at ?? at, length: at + length - (lead?.at ?? at) };
    });
}

/** A date that was said and does not exist. */
export const UNREADABLE = 'unreadable';

/** A day, or the last one of a period or a year, behind "jusqu’à". A day without a year is the next one. */
export function untilIn(sentence: Sentence, context: SlotContext): string | undefined {
  const [until] = conceptsOf(sentence, 'gens-jusqua');
  if (!until) return undefined;
  for (const { value, at, length } of whenSlot(sentence, context)) {
    // "Sur la 5 jusqu’à fin janvier": a number before it is no day.
    if (at + length <= until.at) continue;
    if (value.kind === 'day') return value.date;
    if (value.kind === 'period') return value.to;
  }
  const year = sentence.tokens.find(({ folded }) => /^20\d\d$/.test(folded))?.folded;
  return year ? `${year}-12-31` : UNREADABLE;
}

/** "Karim reste titulaire jusqu’au 31, …": who follows him comes behind that day. */
export function stayingIn(sentence: Sentence, context: SlotContext): { until: string } | undefined {
  const until = says(sentence, 'gens-rester') ? untilIn(sentence, context) : undefined;
  return until === undefined || until === UNREADABLE ? undefined : { until };
}

/**
 * "Du 7 au 18 décembre", "jusqu’à fin janvier", "la semaine du 14": a stretch, during which somebody stands in for
 * another.
 */
export function stretchIn(sentence: Sentence, context: SlotContext): Later | undefined {
  const until = says(sentence, 'gens-jusqua');
  const lasts = until ? isMeanwhile(sentence) : saysAny(sentence, SECONDS);
  const stands = (concept: string, from: number, to: number) =>
    conceptsOf(sentence, concept).some(({ at }) => from <= at && at < to);
  const found = whenSlot(sentence, context);
  for (const [i, { value, at, length }] of found.entries()) {
    const isRange = stands('bord-jour-nouveau', at + 1, at + length);
    const begins = stands('gens-a-partir', 0, at + 1);
    // "Fatou s’en va fin décembre, Léa la remplace": for good, and not for those days.
    const isGone = placesOf(sentence, ['gens-cesser', 'gens-partir']).some(
      (one) => one.at < at && !isParted(sentence, endOf(one), at),
    );
    if (value.kind === 'period' && !begins && (isRange || (lasts && !until && !isGone)))
      return { until: dayBefore(value.from), last: value.to };
    const next = found[i + 1];
    const isLed = stands('bord-jour-ancien', at - 1, at + 1);
    if (value.kind !== 'day' || next?.value.kind !== 'day' || !isLed) continue;
    if (next.at - at - length < 2 && stands('bord-jour-nouveau', at + 1, next.at + next.length))
      return { until: dayBefore(value.date), last: next.value.date };
  }
  const last = until && lasts ? untilIn(sentence, context) : undefined;
  return last === undefined || last === UNREADABLE
    ? undefined
    : { until: dayBefore(context.today), last };
}

/** What somebody who stands in does: a time said beside it is how long. */
const SECONDS: readonly string[] = ['gens-remplacer', 'gens-suppleant', 'gens-absent'];

/** "Sophie est arrêtée jusqu’au 4, Rachid prend la 1.1": whoever is away, or replaced, until a day comes back. */
const isMeanwhile = (sentence: Sentence): boolean => {
  const [until] = conceptsOf(sentence, 'gens-jusqua');
  const isAway = (one: Placed<string>) =>
    /^(?:gens-cesser|presence-absent)$/.test(one.value) && until?.at === endOf(one);
  return (
    saysAny(sentence, ['gens-en-attendant', 'gens-remplacer', 'gens-absent']) ||
    sentence.concepts.some(isAway)
  );
};

/** Whoever leads something or co-animates today, and is said to be away: "Karim est absent, …", "pendant le congé de Karim". */
export function awayIn(sentence: Sentence, context: SlotContext): NamedPerson[] {
  const { concepts } = sentence;
  const isBeside = (one: Placed<unknown>, away: Placed<unknown>) =>
    endOf(one) <= away.at &&
    isLight(sentence, endOf(one), away.at) &&
    !isParted(sentence, endOf(one), away.at);
  const marks = concepts.filter(({ value }) => /^(?:gens-absent|presence-absent)$/.test(value));
  const { self } = context.speaking;
  // "Absent du 7 au 18", "je suis absent": of nobody else, it is who speaks.
  const be = conceptsOf(sentence, 'auxiliaire');
  const own = marks.some(({ at }) => isLight(sentence, 0, at, be))
    ? [{ found: [self], name: context.view.person(self)?.name ?? '', isSelf: true }]
    : [];
  const nouns = conceptsOf(sentence, 'gens-absence');
  const beside = peopleSlot(sentence, context).filter(
    (one) => marks.some((mark) => isBeside(one, mark)) || nouns.some((noun) => isBeside(noun, one)),
  );
  const all = beside.length > 0 ? beside.map(({ value }) => value) : own;
  return all.filter(
    (one) => ledBy(context.view, [one]).length > 0 || animatedBy(context, [one]).length > 0,
  );
}

/** Groups that these people co-animate. */
export const animatedBy = ({ view }: SlotContext, persons: readonly NamedPerson[]): NamedGroup[] =>
  view.groups
    .filter(({ row }) =>
      row?.coAnimators.some(({ person }) => persons.some(({ found }) => found.includes(person))),
    )
    .map(asNamed);
