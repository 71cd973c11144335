/** Which meetings to come a clause points at: by their day, their group, who gathers it, their rank, or as the other ones. */

import { tokensOf } from '../../../language/tokens.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import { isOver, longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import { placesOf, type Sentence } from '../../../sentence/sentence.ts';
import { isIn } from '../../people/model/groups.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isWithin } from '../model/which-meeting.ts';
import { isOfMeeting, stretchIn } from './attendance-days.ts';
import { marksIn } from './attendance-words.ts';
import type { Coming, Heard, HearingContext } from './heard.ts';
import { rankedIn } from './placing.ts';
import { type MeetingNamed, NO_GROUP } from './reading.ts';

/** A meeting as one clause points at it. */
export type Pointed = Pick<MeetingNamed, 'group' | 'date' | 'partial'>;

/** "L’autre": whichever has not been pointed at before. */
const REST = 'rest';

type Point = readonly Pointed[] | typeof REST;

export const keyOf = ({ date = '', group }: Pointed): string => `${date} ${group.found[0]?.id}`;

/** Every place of a clause that points at meetings; where their day or group is said, all else says it again. */
export function pointsIn(clause: Sentence, heard: Heard): Placed<Point>[] {
  if (stretchIn(heard)) return [];
  const { context } = heard;
  const own = ownOf(context);
  const days = whenSlot(clause, context).flatMap(({ value, at, length }): Placed<Point>[] =>
    value.kind === 'day' && isOfMeeting([value], heard)
      ? [{ value: [{ group: NO_GROUP, date: value.date, partial: value.partial }], at, length }]
      : [],
  );
  const groups = groupsSlot(clause, context).flatMap(({ value, at, length }): Placed<Point>[] => {
    const [only, second] = value.found;
    const isMet = context.coming?.some(({ group }) => group === only?.id);
    return isMet && !second ? [{ value: [{ group: value }], at, length }] : [];
  });
  // "Celle de décembre non, celle de janvier oui".
  const periods = whenSlot(clause, context).flatMap(({ value, at, length }): Placed<Point>[] => {
    const met = value.kind === 'period' ? own.filter(({ date = '' }) => isWithin(date, value)) : [];
    return met.length > 0 ? [{ value: met, at, length }] : [];
  });
  const named = [...days, ...periods, ...groups];
  const others = [
    ...placed(clause, own),
    ...gathered(clause, own, context),
    ...ranked(clause, own),
  ];
  return [
    ...named,
    ...others
      .filter((one) => ![...named, ...whenSlot(clause, context)].some((two) => overlap(one, two)))
      .map((one) => (named.length > 0 ? { ...one, value: [] } : one)),
  ];
}

/** What the places of a clause come to; `before`: what was pointed at until then. */
export function pointedIn(
  points: readonly Placed<Point>[],
  before: readonly Pointed[],
  { context }: Heard,
): Pointed[] {
  const own = ownOf(context);
  const all = points.flatMap(({ value }): readonly Pointed[] => {
    if (value !== REST) return value;
    const rest = own.filter((one) => !before.some((other) => isSame(other, one)));
    return before.length > 0 ? rest : [];
  });
  // "La carto du 8": the one of that group, that day.
  const [group, second] = all.filter(({ date }) => date === undefined);
  const dated = all.filter(({ date }) => date !== undefined);
  const isOne = group && !second && dated.length > 0;
  const said = isOne ? dated.map((one) => ({ ...one, group: group.group })) : all;
  return said.map((one) => {
    const [only, other] = own.filter((known) => isSame(one, known));
    return only && !other ? { date: only.date, group: only.group } : one;
  });
}

export const isSame = (named: Pointed, one: Pointed): boolean =>
  (named.date === undefined ||
    (one.date !== undefined && isCalled(one.date, { ...named, date: named.date }))) &&
  (named.group.found.length === 0 || named.group.found[0]?.id === one.group.found[0]?.id);

/** A meeting of the groups of who speaks, with where it is. */
type Own = Pointed & Pick<Coming, 'place'>;

/** Those to come, in their order. */
function ownOf({ coming = [], speaking, view }: HearingContext): Own[] {
  const { coAnimates, memberOf } = speaking;
  return coming.flatMap(({ group, ...one }) => {
    const found =
      coAnimates.includes(group) || memberOf.includes(group) ? view.group(group) : undefined;
    return found ? [{ ...one, group: { found: [found], text: '' } }] : [];
  });
}

/** Behind an article, or what leads to a place. */
const isLed = (clause: Sentence, at: number): boolean => at > 0 && isLight(clause, at - 1, at);

/** "À la Caf", "celle de Bondy": where one of them is, by the whole of it or by words that are only a name. */
function placed(clause: Sentence, own: readonly Own[]): Placed<Point>[] {
  const { tokens } = clause;
  const marks = marksIn(clause);
  return tokens.flatMap((_, at) => {
    if (!isLed(clause, at) || isLight(clause, at, at + 1) || isOver(marks, at)) return [];
    const lengths = own.map(({ place }) => {
      const words = tokensOf(place);
      const isOf = (folded: string) => words.some((word) => word.folded === folded);
      const other = tokens.slice(at).findIndex(({ folded }) => !isOf(folded));
      const said = tokens.slice(at, other < 0 ? undefined : at + other);
      const names = words.filter(({ start }) => /^\p{Lu}/u.test(place.slice(start)));
      const isName = said.some(
        (one) => words.length === said.length || names.some(({ folded }) => folded === one.folded),
      );
      return isName ? said.length : 0;
    });
    const length = Math.max(0, ...lengths);
    return length === 0 ? [] : [{ value: own.filter((_, i) => lengths[i] === length), at, length }];
  });
}

/** "Pour Rachid", "celle d’Ines": what somebody gathers. */
const gathered = (
  clause: Sentence,
  own: readonly Pointed[],
  context: SlotContext,
): Placed<Point>[] =>
  personsSlot(clause, context).flatMap(({ value: { found, isSelf }, at, length }) => {
    const theirs = own.filter(({ group }) =>
      found.some((person) => isIn(group.found[0]?.row?.coAnimators ?? [], person)),
    );
    return !isSelf && theirs.length > 0 && isBehind(clause, 'q-preposition', at)
      ? [{ value: theirs, at, length }]
      : [];
  });

/** "La première", "la dernière réunion", "l’autre": and no noun behind it but that of a meeting. */
function ranked(clause: Sentence, own: readonly Pointed[]): Placed<Point>[] {
  const { tokens } = clause;
  const rest = longest(placesOf(clause, ['presence-autre', 'vote-autres']));
  const others = rest.filter(({ value }) => value === 'presence-autre');
  const ranks = rankedIn(clause).filter(({ at }) => isLed(clause, at));
  const isBare = (one: Placed<unknown>) => {
    const end = endOf(one);
    return (
      end === tokens.length ||
      isParted(clause, end, end) ||
      stands(clause, 'reunion', end) ||
      isLight(clause, end, end + 1)
    );
  };
  return [
    ...others.map((one): Placed<Point> => ({ ...one, value: REST })),
    ...ranks.map(
      ({ spot, at, length }): Placed<Point> => ({
        value: own.slice(spot, spot < 0 ? undefined : spot + 1),
        at,
        length,
      }),
    ),
  ].filter(isBare);
}
