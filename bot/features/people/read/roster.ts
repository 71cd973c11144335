/**
 * Roster: who is what in a group, of one clause. "Avec Paul, Karim et Inès, Inès anime", "co-animé par Nadia avec Omar",
 * "les co-animateurs sont Inès et Karim, les membres Paul et Thomas": a role is of the list of people beside it.
 */
import { endOf, gap } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { conceptsOf, placesOf, type Sentence } from '../../../sentence/sentence.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { type LedRole, rolesIn, samePerson } from './roles.ts';

export type GroupRole = 'member' | 'coAnimator';

type People = readonly Placed<NamedPerson>[];

/** The role that each is given; nothing for those who are only named. */
export function rosterOf(
  sentence: Sentence,
  persons: People,
): (person: NamedPerson) => GroupRole | undefined {
  const roles = groupRoles(sentence).filter((role) => !persons.some((one) => overlap(one, role)));
  const runs = runsOf(sentence, persons, roles);
  const given: { person: NamedPerson; role: GroupRole }[] = [];
  for (const role of roles)
    for (const { value } of holdersOf(sentence, role, runs, roles))
      given.push({ person: value, role: role.value });
  return (person) => {
    const own = given.filter((one) => samePerson(one.person, person)).map(({ role }) => role);
    return own.includes('coAnimator') ? 'coAnimator' : own[0];
  };
}

/** A group is led by whoever "pilote" it, as by whoever co-animates it; "en fasse partie" makes a member. */
function groupRoles(sentence: Sentence): Placed<GroupRole>[] {
  const led = rolesIn(sentence).map(({ value, ...place }) => ({
    value: asInGroup(value),
    ...place,
  }));
  const joined = placesOf(sentence, JOINED)
    .filter((one) => !led.some((other) => overlap(one, other)))
    .map(({ at, length }) => ({ value: 'member' as const, at, length }));
  return [...led, ...joined].sort((a, b) => a.at - b.at);
}

/** What says that people are in it: "en fasse partie", "en sont aussi". */
const JOINED: readonly string[] = ['gens-rejoindre', 'gens-en-etre'];

const asInGroup = (role: LedRole): GroupRole => (role === 'member' ? 'member' : 'coAnimator');

const JOINS = /(?:^|[\s,])(?:et|and|&|\+|ainsi que|puis)(?=\s|$)/iu;

const WITH = /(?:^|\s)(?:avec|with)\s+$/iu;

/**
 * Lists of people. One ends at a role, at "avec", at "c’est", at a stop, before somebody who is in it already, at a comma once
 * "et" has closed it, and at one that begins who is in the group too ("avec moi, Fatou et Rachid en sont aussi").
 */
export function runsOf(
  sentence: Sentence,
  persons: People,
  roles: readonly Placed<unknown>[],
): People[] {
  const runs: Placed<NamedPerson>[][] = [];
  const joined = placesOf(sentence, JOINED);
  let isClosed = false;
  let isWith = false;
  for (const person of persons) {
    const run: Placed<NamedPerson>[] | undefined = runs.at(-1);
    const last = run?.at(-1);
    const between = last ? gap(sentence, endOf(last), person.at) : '';
    const closes = JOINS.test(between);
    const isApart: boolean =
      !run ||
      !last ||
      /[.;:\n]/.test(between) ||
      isBetween(roles, last, person) ||
      isBetween(conceptsOf(sentence, 'gens-cest'), last, person) ||
      run.some((one) => samePerson(one.value, person.value)) ||
      // "Avec moi, Fatou et Rachid en sont aussi".
      (between.includes(',') &&
        (isClosed || (isWith && joined.some(({ at }) => at > person.at)))) ||
      WITH.test(between);
    if (isApart) {
      runs.push([person]);
      isWith = WITH.test(gap(sentence, 0, person.at));
    } else run?.push(person);
    isClosed = isApart ? false : closes;
  }
  return runs;
}

const isBetween = (
  ones: readonly Placed<unknown>[],
  a: Placed<unknown>,
  b: Placed<unknown>,
): boolean => ones.some((one) => one.at >= endOf(a) && one.at < b.at);

/** Words that may stand between a role and its list: "co-animateurs de l’axe 5 : …", "X en seront les …". */
const FAR = 8;

/** Whose a role is: those behind it where it leads up to them, those before it, or both ("X l’anime avec Y"). */
function holdersOf(
  sentence: Sentence,
  role: Placed<GroupRole>,
  runs: readonly People[],
  roles: readonly Placed<GroupRole>[],
): People {
  const before = runs.findLast((run) => lastOf(run) <= role.at);
  const behind = runs.find((run) => firstOf(run) >= endOf(role));
  const isFree = (from: number, to: number) =>
    to - from <= FAR &&
    !/[.;\n]/.test(gap(sentence, from, to)) &&
    !roles.some((other) => other !== role && other.at >= from && other.at < to);
  const left = before && isFree(lastOf(before), role.at) ? before : undefined;
  const right = behind && isFree(endOf(role), firstOf(behind)) ? behind : undefined;
  const rightGap = right ? gap(sentence, endOf(role), firstOf(right)) : '';
  const leads = right !== undefined && leadsTo(sentence, endOf(role), firstOf(right), rightGap);
  if (right && leads) {
    // "Animé par Léa avec Rachid": he does too; where a group is made, and nothing else tells who is in it, "avec" does.
    const next = runs[runs.indexOf(right) + 1] ?? [];
    const isBeside = /^\s*(?:avec|with)\s*$/iu.test(gap(sentence, lastOf(right), firstOf(next)));
    const isMade = conceptsOf(sentence, 'gens-creer').length > 0;
    const isTold = roles.some(({ value }) => value === 'member');
    return isBeside && (!isMade || isTold) ? [...right, ...next] : right;
  }
  if (!left) return right && !rightGap.includes(',') ? right : [];
  // "Nadia (anim), Paul": in brackets, of whoever stands before it alone.
  if (isBracketed(sentence, role)) return left.slice(-1);
  const own = [...withWhom(sentence, left, role, runs), ...subjectOf(sentence, left, role)];
  // "Nadia l’animera avec Paul": both do.
  if (right && WITH.test(rightGap) && !rightGap.includes(',')) return [...own, ...right];
  return own;
}

/** "Mets Nadia avec Inès pour co-animer": what it is for is of both. */
function withWhom(
  sentence: Sentence,
  own: People,
  role: Placed<GroupRole>,
  runs: readonly People[],
): People {
  const before = runs[runs.indexOf(own) - 1];
  const isFor = isBehind(sentence, 'gens-en', role.at);
  return before && isFor && WITH.test(gap(sentence, lastOf(before), firstOf(own))) ? before : [];
}

const isBracketed = (sentence: Sentence, { at }: Placed<unknown>): boolean =>
  /\(\s*$/u.test(gap(sentence, at, at));

const firstOf = (run: People): number => run[0]?.at ?? 0;
const lastOf = (run: People): number => {
  const last = run.at(-1);
  return last ? endOf(last) : 0;
};

/** "Co-animateurs : …", "animé par …", "les membres sont …". */
const leadsTo = (sentence: Sentence, from: number, to: number, between: string): boolean =>
  between.includes(':') ||
  conceptsOf(sentence, 'gens-mene-au-nom').some(
    ({ at }) => at >= from && at < to && !gap(sentence, from, at).includes(','),
  );

/** "Avec Karim, Inès anime": of a verb in the singular, the last behind a comma alone is the subject. */
function subjectOf(sentence: Sentence, run: People, role: Placed<unknown>): People {
  const word = sentence.tokens[endOf(role) - 1]?.folded ?? '';
  const isPlural = /(?:s|nt|ons|ez|tion)$/.test(word);
  const [last, previous] = [run.at(-1), run.at(-2)];
  if (isPlural || !last || !previous) return run;
  return JOINS.test(gap(sentence, endOf(previous), last.at)) ? run : [last];
}
