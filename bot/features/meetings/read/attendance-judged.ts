/** Who is told to come, how, and to which meetings: as the examples tell it (`bot/sentence/attendance.ts`). */

import {
  ATTENDANCES,
  type AttendanceJudge,
  type AttendanceTold,
} from '../../../sentence/attendance.ts';
import { endOf, isCapital } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { hasClause } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { Chances, ThingSpan } from '../../../sentence/verdict.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Clauses, ComingTold } from './attendance-told.ts';
import { marksIn } from './attendance-words.ts';
import type { Heard } from './heard.ts';
import {
  insteadIn,
  nameAfter,
  nameBefore,
  nameOver,
  othersIn,
  sendsThing,
  unknownIn,
} from './names-said.ts';
import { type Pointed, pointedIn, pointsIn } from './pointed.ts';

/** What is told, with the clauses that tell it. */
export interface AttendanceJudged extends Clauses {
  told: readonly ComingTold[];
  /** How likely the least likely of it is. */
  sure: number;
  people: readonly (Best & { name: string; isKnown?: boolean })[];
  /** How likely somebody, who speaks if empty, is told so, where that was read in so many words. */
  chanceOf: (status: string, person: string) => number;
}

/** What was read in so many words is as many times likelier; found by judging each hand by the others. */
const READ = 4;

/** What is told of somebody or of a day, and how likely that is. */
interface Best {
  told: AttendanceTold;
  chance: number;
  chances: Chances;
}

function bestOf(chances: Chances): Best {
  const chance = Math.max(0, ...chances);
  return { told: ATTENDANCES[chances.indexOf(chance)] ?? 'none', chance, chances };
}

const NOT_TOLD = bestOf(ATTENDANCES.map((one) => Number(one === 'none')));

type Thing = ThingSpan & {
  name?: string;
  isKnown?: boolean;
  points?: readonly Pointed[];
  /** Said of a meeting, and of no other day. */
  isPoint?: boolean;
};

/** What is told of who speaks, and of each that a sentence names. */
function judged(sentence: Sentence, heard: Heard, judge: AttendanceJudge) {
  const things = thingsIn(sentence, heard);
  const { own, named } = judge(sentence, things);
  const each = things.map((thing, at) => ({ ...thing, ...bestOf(named[at] ?? []) }));
  return {
    own: bestOf(own),
    people: each.flatMap(({ name, ...one }) => (name === undefined ? [] : [{ name, ...one }])),
    days: each.flatMap(({ points, ...one }) => (points === undefined ? [] : [{ points, ...one }])),
  };
}

/** How likely somebody is told so; `any`: anything. Who comes instead is told with an absence, or it is not. */
function sumOf(chances: Chances, status: string): number {
  const of = (one: AttendanceTold) => chances[ATTENDANCES.indexOf(one)] ?? 0;
  if (status === 'any') return 1 - of('none');
  if (status === 'represented') return of('represented') + of('excused');
  return of(ATTENDANCES.find((one) => one === status) ?? 'excused');
}

const tells = ({ told }: Best): boolean => told !== 'none';

/** What the examples tell; undefined where there are none. */
export function judgedIn(heard: Heard): AttendanceJudged | undefined {
  const { whole, context } = heard;
  const judge = context.knowledge.attendance;
  if (!judge) return undefined;
  const all = readParts(whole, allPartsOf).map(({ said }) => said);
  const read = judged(whole, heard, judge);
  const { people, days } = read;
  const parts = all.map((clause) => ({ clause, ...judged(clause, heard, judge) }));
  // "Samira ne pourra finalement pas venir", in one clause that who speaks is no part of.
  const isOfOther =
    all.length === 1 &&
    people.some((one) => one.start === 0 && one.name !== '' && tells(one)) &&
    !saysAny(whole, ['moi-meme', 'presence-nous', 'presence-remplace']);
  const own = isOfOther ? NOT_TOLD : read.own;
  const chanceOf = (status: string, person: string): number => {
    const isIt = ({ name }: { name: string }) =>
      person === '' || name === '' ? person === name : person.includes(name);
    const owns = people.length > 0 ? parts.map((part) => part.own) : [];
    const self = person === '' ? [own, ...owns] : [];
    const named = [read, ...parts].flatMap((one) => one.people.filter(isIt).slice(0, 1));
    const all = [...self, ...named, ...(status === 'any' ? days : [])];
    const chance = Math.max(...(all.length > 0 ? all.map((at) => sumOf(at.chances, status)) : [1]));
    return (chance * READ) / (chance * READ + 1 - chance);
  };
  const nothing = { told: [], beside: all, all, sure: 0, people, chanceOf };
  const others = people.filter(tells);
  const dated = days.filter(tells);
  // "L’autre", where nothing was said of one.
  if (dated.length > 0 && dated.every(({ isPoint, points }) => isPoint && points.length === 0))
    return nothing;
  const theirs = new Set(others.map(({ told }) => told));
  // "Le 8 oui, le 15 non": each day has its own answer, where none of them is that of somebody else.
  const isByDay =
    new Set(dated.map(({ told }) => told)).size > 1 && dated.every(({ told }) => !theirs.has(told));
  const sure = Math.min(...[...(isByDay ? dated : [own]), ...others].map(({ chance }) => chance));
  const telling = parts.filter((one) => [one.own, ...one.people].some(tells));
  const clauseOf = (name: string): Sentence =>
    parts.find((part) => part.people.some((one) => one.name === name))?.clause ?? whole;
  const as = (told: AttendanceTold, person: string, clause: Sentence, of?: readonly Pointed[]) =>
    told === 'none'
      ? []
      : [
          {
            ...{ status: told, person, representedBy: '', clause, isClear: false },
            of: of ?? days.flatMap((day) => (day.told === told ? day.points : [])),
            ...(person !== '' && says(clause, 'presence-retard') && { word: clause.text.trim() }),
          },
        ];
  const mine = telling.filter((part) => part.own.told === own.told).map(({ clause }) => clause);
  const told: ComingTold[] = [
    ...(isByDay
      ? dated.flatMap((day) => (day.points.length > 0 ? as(day.told, '', whole, day.points) : []))
      : (mine.length > 0 ? mine : [whole]).flatMap((clause) => as(own.told, '', clause))),
    ...others
      .filter((one) => one.told !== 'represented')
      .flatMap((one) => as(one.told, one.name, clauseOf(one.name))),
  ];
  const standIn = others.find((one) => one.told === 'represented');
  const replaced = told.filter(({ status }) => status === 'represented');
  const by = standIn && withHouse(standIn.name, whole);
  for (const one of replaced)
    one.representedBy = (standIn?.isKnown ? by : unnamedIn(whole, heard) || by) ?? '';
  if (standIn && replaced.length === 0) {
    // "Léa est arrêtée, Hugo ira à sa place".
    const away = told.findLast(({ person, status }) => person !== '' && status === 'excused');
    if (away) Object.assign(away, { status: 'represented', representedBy: by });
    else told.push(...as('present', standIn.name, clauseOf(standIn.name)));
  }
  const clauses = telling.map(({ clause }) => clause);
  const beside = all.filter((one) => !clauses.includes(one));
  return { told, beside, all, sure, people, chanceOf };
}

/** "Mme Lopez, du RPE de Noisy": who stands in, with the house that is said behind the name. */
function withHouse(name: string, whole: Sentence): string {
  const [, behind = ''] = whole.text.split(name, 2);
  const [, house] = /^(, d(?:e|u|es|’|')\s?[^,.;!\n]+)/u.exec(behind) ?? [];
  return house && !hasClause(readSentence(house, whole.lexicon))
    ? `${name}${house.trimEnd()}`
    : name;
}

/** People and days that a sentence names, in their order. */
function thingsIn(sentence: Sentence, heard: Heard): Thing[] {
  const { context } = heard;
  // "Mme Diallo viendra", of Mme Diallo, is said of who speaks.
  const selves = personsSlot(sentence, context).filter(
    (one) =>
      one.value.isSelf &&
      isCapital(sentence, endOf(one) - 1) &&
      conceptsOf(sentence, 'moi-meme').every((own) => !overlap(own, one)),
  );
  const known = [
    ...selves.map((one) => ({ ...one, value: '' })),
    ...othersIn(sentence, context).map((one) => ({ ...one, value: nameOver(sentence, one) })),
  ];
  const points = pointsIn(sentence, heard);
  // "Chez Zoé" is where, and not who.
  const people = [...known, ...unknownIn(sentence, known, context)].filter(
    (one) => !points.some((point) => overlap(point, one)),
  );
  const days = whenSlot(sentence, context)
    .filter(({ value }) => value.kind === 'day' || value.kind === 'period')
    .filter((day) => !points.some((point) => overlap(point, day)));
  const spanOf = (one: Placed<unknown>) => spanIn(sentence, one);
  return [
    ...people.map(
      (one): Thing => ({
        ...spanOf(one),
        isListed: false,
        isWho: true,
        name: one.value,
        isKnown: known.includes(one),
      }),
    ),
    ...points.map((one): Thing => {
      // "L’autre": of all that is pointed at beside it.
      const others = points.filter((other) => other !== one && other.value !== 'rest');
      const pointed = pointedIn([one], pointedIn(others, [], heard), heard);
      return { ...spanOf(one), isListed: true, points: pointed, isPoint: true };
    }),
    ...days.map((one): Thing => ({ ...spanOf(one), isListed: true, points: [] })),
  ].sort((a, b) => a.start - b.start);
}

/** Who comes instead, called by no name: "ma collègue de la PMI". */
function unnamedIn(whole: Sentence, heard: Heard): string {
  const who = insteadIn(whole, marksIn(whole));
  if (who) return who;
  const [instead] = conceptsOf(whole, 'presence-remplace');
  if (instead) return nameBefore(whole, instead.at, heard);
  const [by] = conceptsOf(whole, 'presence-represente-par');
  return by && !sendsThing(whole, by, heard) ? nameAfter(whole, by.at + by.length, heard) : '';
}
