/** Who is what, of what, in one clause: people, roles and things put together by nearness, and what of them is denied. */
import { endOf, gap, isLight, isParted } from '../../../sentence/between.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import { conceptsOf, placesOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { deniedIn } from '../../../sentence/superseded.ts';
import { type LedRole, ledRoles } from '../model/role-concepts.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { isApart, takenBackOf } from './pairs.ts';

export type { LedRole };

const ROLES: Readonly<Record<string, LedRole>> = ledRoles;

/** Roles said, the longest expression of each; "j’aurais besoin d’un binôme, mets Rachid copilote": not what is only needed. */
export function rolesIn(sentence: Sentence): Placed<LedRole>[] {
  // "En remplacement de Paul" makes nobody a remplaçant.
  const said = longest(
    sentence.concepts.flatMap(({ value, at, length }) => {
      const role = ROLES[value];
      return role || LEFT_OUT.has(value) ? [{ value: role, at, length }] : [];
    }),
  ).flatMap(({ value, ...place }) => (value ? [{ value, ...place }] : []));
  const given = said.filter(({ at }) => !isBehind(sentence, 'gens-falloir', at));
  return given.length > 0 ? given : said;
}

/** People of a clause as they are meant: those who are to be something, and those in whose place. */
export interface MeantPeople {
  persons: Placed<NamedPerson>[];
  instead: NamedPerson[];
  /** Those that the same breath takes back: "Paul, pardon Inès". */
  takenBack: Placed<NamedPerson>[];
}

export const samePerson = (a: NamedPerson, b: NamedPerson): boolean =>
  a.found.length > 0 && b.found.length > 0
    ? a.found.some((id) => b.found.includes(id))
    : a.isSelf === b.isSelf && a.name === b.name;

/** What holds a "pas" that denies nothing: "tu pourrais pas …", "ne vient plus". */
const HOLDS =
  /^(?:demande-polie|interpeller|courtoisie|doute|gens-(?:plus|partir|sans-teams|cesser|aussi))$/;

/** Whether a mark is a part of something longer that is said. */
export const isHeld = (concepts: readonly Placed<string>[], mark: Placed<string>): boolean =>
  concepts.some((one) => HOLDS.test(one.value) && one.length > 1 && overlap(one, mark));

/** What stands before whoever is not meant: "pas Nadia", "retire Léa et Omar, sauf Omar", "ah si Omar". */
const LEFT_OUT: ReadonlySet<string> = new Set(['gens-au-lieu', 'q-sauf', 'gens-si-fait']);

/** "Pas Nadia, Inès", "à la place de Karim": those named behind such words are not meant. */
export function meantOf(
  sentence: Sentence,
  found: readonly Placed<NamedPerson>[],
  things: readonly Placed<unknown>[] = [],
): MeantPeople {
  const { concepts } = sentence;
  // "C’est Paul, plus Nadia": without "c’est", it may be Paul and Nadia.
  const isNow = says(sentence, 'gens-cest');
  // "C’est plus Karim mais Nadia", and not "c’est plus Karim": somebody else is.
  const isGone = (one: Placed<string>) =>
    one.value === 'gens-plus' &&
    found.some(({ at }) => at > one.at && !isLight(sentence, endOf(one), at));
  const marks = concepts.filter(
    (one) => (LEFT_OUT.has(one.value) && !isHeld(concepts, one)) || (isNow && isGone(one)),
  );
  const left = deniedIn(sentence, found, marks);
  // "Mets Paul et Inès dedans, c’est Inès qui l’anime": something is done to those named before.
  const isDone = saysAny(sentence, INTO);
  const beside = isDone ? [] : besideCleft(sentence, found);
  const replaced = [...replacedIn(sentence, found), ...beside];
  // "Omar devient pilote, Karim ne l’est plus": he is the one that was.
  const gone = conceptsOf(sentence, 'gens-ne-l-est-plus');
  // "Omar n’est pas dans l’axe 2, c’est Nadia à sa place": he is not, and she is.
  const nots = says(sentence, 'gens-a-la-place')
    ? conceptsOf(sentence, 'negation').filter((one) => !isHeld(concepts, one))
    : [];
  const isPast = (one: Placed<NamedPerson>) =>
    deniedIn(sentence, gone, [one]).length > 0 ||
    nots.some(({ at }) => at >= endOf(one) && isLight(sentence, endOf(one), at));
  const noMore = found.every(isPast) ? [] : found.filter(isPast);
  const isOut = (one: Placed<NamedPerson>) => [...left, ...replaced, ...noMore].includes(one);
  const own = says(sentence, 'gens-a-ma-place') ? [SELF] : [];
  const out = found.filter(isOut);
  const denied = [...out.map(({ value }) => value), ...own];
  const isIn = (all: readonly NamedPerson[], one: NamedPerson) =>
    all.some((other) => samePerson(one, other));
  // "Pas Karim, c’est Sophie, Karim sera suppléant": what is said behind is meant.
  const staying = found.filter(
    (one) =>
      !isOut(one) &&
      !isIn(own, one.value) &&
      !out.some(({ at, value }) => at > one.at && samePerson(value, one.value)),
  );
  const putRight = denied.filter((gone) =>
    found.some((one) => !isOut(one) && !staying.includes(one) && samePerson(one.value, gone)),
  );
  // "Paul et Inès. Non pardon, pas Inès, Léa": who goes is named, and nobody else.
  const roles = roleOfEach(sentence, staying, rolesIn(sentence));
  const back = putRight.length > 0 ? undefined : takenBackOf(sentence, staying, things, roles);
  const persons = staying.filter((one) => !back?.has(one));
  return {
    // Somebody may have a part in each of several things.
    persons: things.length > 1 ? persons : withoutRepeats(persons),
    instead: denied.filter(
      (one) => !putRight.includes(one) && !persons.some(({ value }) => samePerson(value, one)),
    ),
    takenBack: staying.filter((one) => back?.has(one)),
  };
}

/** Verbs whose subject goes. */
const GOING: readonly string[] = ['gens-partir', 'gens-cesser', 'gens-plus'];

/**
 * Those who are said to go: whoever "qui" stands behind, nobody where that is somebody unknown; else those named before
 * the verb. Undefined: it has no subject of its own.
 */
export function goersIn(
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
): readonly Placed<NamedPerson>[] | undefined {
  const [verb] = placesOf(sentence, GOING).sort((a, b) => a.at - b.at);
  if (!verb || says(sentence, 'gens-oter')) return undefined;
  const who = sentence.tokens.findLastIndex(
    ({ folded }, at) => at < verb.at && folded === 'qui' && isLight(sentence, at, verb.at),
  );
  const before = persons.filter(({ at }) => at < endOf(verb));
  if (who < 0) return before.length > 0 ? before : undefined;
  const last = before.findLast((one) => endOf(one) <= who);
  return last && isLight(sentence, endOf(last), who) ? [last] : [];
}

/** Who speaks, named by "à ma place" alone. */
const SELF: NamedPerson = { found: [], name: '', isSelf: true };

/** What brings people into a group. */
const INTO: readonly string[] = ['gens-mettre', 'gens-nommer', 'gens-creer', 'gens-former'];

/** "C’est Inès qui la suit": the one who is set apart. */
export const cleftIn = <T>(
  sentence: Sentence,
  persons: readonly Placed<T>[],
): Placed<T> | undefined =>
  persons.find(
    (one) =>
      /^(?:qui|who|that)$/.test(sentence.tokens[endOf(one)]?.folded ?? '') &&
      isBehind(sentence, 'gens-cest', one.at),
  );

/** "Ok pour Omar, c’est Jean-Marc qui reprend la 5": those named before the clause that says who it is. */
function besideCleft(
  sentence: Sentence,
  found: readonly Placed<NamedPerson>[],
): Placed<NamedPerson>[] {
  const it = cleftIn(sentence, found);
  const before = it
    ? found.filter((one) => one.at < it.at && isParted(sentence, endOf(one), it.at))
    : [];
  // "Avec Paul et Inès dedans, c’est Inès qui anime": of those who were counted up.
  return before.some((one) => it && samePerson(one.value, it.value)) ? [] : before;
}

/** What comes before whoever replaces: "remplace Karim par Inès", "remplacé par Inès". */
const BY: ReadonlySet<string> = new Set(['par', 'by', 'with']);

/** Whoever is replaced: behind the verb, unless "par" tells the other one. */
function replacedIn(
  { concepts, tokens }: Sentence,
  found: readonly Placed<NamedPerson>[],
): Placed<NamedPerson>[] {
  const verb = concepts.find(({ value }) => value === 'gens-remplacer' || value === 'gens-suite');
  if (!verb || found.length < 2) return [];
  const byName = found.find(({ at }) => BY.has(tokens[at - 1]?.folded ?? ''));
  if (byName) return found.filter((one) => one !== byName);
  const after = found.filter(({ at }) => at > verb.at);
  return after.length < found.length ? after.slice(0, 1) : [];
}

const withoutRepeats = (persons: readonly Placed<NamedPerson>[]): Placed<NamedPerson>[] =>
  persons.filter(
    (one, i) => !persons.slice(i + 1).some((later) => samePerson(one.value, later.value)),
  );

/** A sign or "et" between two is as far as this many words. */
const APART = 4;

/**
 * The role of each person: the nearest one, what stands between counting; "Paul et Sophie co-animateurs" gives
 * that of the next person to those who have none of their own.
 */
export function roleOfEach(
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  roles: readonly Placed<LedRole>[],
): (LedRole | undefined)[] {
  const given = new Map<Placed<NamedPerson>, Placed<LedRole>>();
  const free = roles.filter((role) => !persons.some((person) => overlap(role, person)));
  const pairs = free
    .flatMap((role) =>
      persons.map((person) => ({ role, person, far: distance(sentence, role, person) })),
    )
    .sort((a, b) => a.far - b.far);
  const used = new Set<Placed<LedRole>>();
  for (const { role, person } of pairs) {
    if (given.has(person) || used.has(role)) continue;
    given.set(person, role);
    used.add(role);
  }
  // "Paul et Sophie co-animateurs", "co-animateurs : Paul et Sophie".
  const behind = (person: Placed<NamedPerson>) => (given.get(person)?.at ?? -1) > person.at;
  const before = (person: Placed<NamedPerson>) => (given.get(person)?.at ?? Infinity) < person.at;
  const listed = (a: Placed<unknown>, b: Placed<unknown>) => isOneList(sentence, a, b);
  return persons.map((person, i) => {
    // "La 5 c’est Paul et Sophie est sa suppléante": there is but one.
    const next = persons
      .slice(i + 1)
      .find((one) => given.has(one) && behind(one) && given.get(one)?.value !== 'substitute');
    const last = persons.slice(0, i).findLast((one) => given.has(one) && before(one));
    const own =
      given.get(person) ??
      (next && listed(person, next) ? given.get(next) : undefined) ??
      (last && listed(last, person) ? given.get(last) : undefined);
    return own?.value;
  });
}

/** "Inès prend la 5, Paul est suppléant": what somebody takes between two people parts them. */
function isOneList({ concepts }: Sentence, a: Placed<unknown>, b: Placed<unknown>): boolean {
  const between = ({ at }: { at: number }) => at >= a.at + a.length && at < b.at;
  return !concepts.some((one) => TAKES.has(one.value) && between(one));
}

/** What somebody does who takes something. */
export const TAKES: ReadonlySet<string> = new Set(['gens-prendre', 'gens-piloter', 'gens-suite']);

function distance(sentence: Sentence, a: Placed<unknown>, b: Placed<unknown>): number {
  const [first, second] = a.at < b.at ? [a, b] : [b, a];
  return second.at - endOf(first) + (isApart(sentence, first, second) ? APART : 0);
}

/** Name as a command gives it to the store: "moi", the whole name of who is known, or as typed. */
export const nameOfPerson = ({ isSelf, name }: NamedPerson): string => (isSelf ? 'moi' : name);

export const nameOf = ({ value }: { value: NamedPerson }): string => nameOfPerson(value);

/** "Karim ne pilote pas la 1.1": nothing else is said instead ("pas Karim, Nadia"). */
export function deniesIn(
  sentence: Sentence,
  dropped: readonly Placed<unknown>[],
  named: readonly Placed<unknown>[],
): boolean {
  const { concepts, tokens } = sentence;
  // "Ils sont pas du GT 5, retire-les", "elle y est pas, ajoute-la": why it is done, and no denial of it.
  const taken = placesOf(sentence, TAKEN);
  const cest = conceptsOf(sentence, 'gens-cest');
  const isWhy = (no: Placed<unknown>) =>
    taken.length > 0 &&
    taken.every(
      ({ at }) =>
        isParted(sentence, no.at + 1, at) || cest.some((one) => one.at > no.at && one.at < at),
    );
  return concepts.some(
    (no) =>
      no.value === 'negation' &&
      !/^(?:ne?|plus|non?)$/.test(tokens[no.at]?.folded ?? '') &&
      !isHeld(concepts, no) &&
      // "Léa, l’enlève pas": said of the order, whatever stands apart.
      (isBehind(sentence, 'gens-oter', no.at) || !isAside(sentence, no, named)) &&
      !isOfSpeaker(sentence, no) &&
      !isWhy(no) &&
      deniedIn(sentence, dropped, [no]).length === 0,
  );
}

/** "… avec quelqu’un dont je sais pas le nom": what who speaks does not know is no denial of who is named. */
const isOfSpeaker = (sentence: Sentence, no: Placed<unknown>): boolean =>
  conceptsOf(sentence, 'moi-meme').some(
    ({ at }) => at < no.at && isBehind(sentence, 'bord-subordonne', at),
  );

const TAKEN: readonly string[] = ['gens-oter', 'gens-mettre-le', 'gens-a-la-place'];

/** What stands apart from whom and what is named: behind a comma, or as a reason. */
export function isAside(
  sentence: Sentence,
  one: Placed<unknown>,
  named: readonly Placed<unknown>[],
): boolean {
  const { typed, concepts } = sentence;
  const ends = named.filter(({ at, length }) => at + length <= one.at);
  const from = Math.max(0, ...ends.map(endOf)) - 1;
  const next = Math.min(typed.length, ...named.filter(({ at }) => at > one.at).map(({ at }) => at));
  const isApart = (a: number, b: number) =>
    /[,;:.!?()…\n]|\s[-–—]\s/u.test(gap(sentence, a + 1, b)) ||
    concepts.some(({ value, at }) => value === 'raison' && at > a && at < b);
  const before = from < 0 || isApart(from, one.at);
  const after = next === typed.length || isApart(one.at + one.length - 1, next);
  return before && after && !(from < 0 && next === typed.length);
}

/** "Dans carto, non pas carto, dans traduction": what is denied is not meant. */
export function kept<T>(
  sentence: Sentence,
  found: readonly Placed<T>[],
  same: (a: T, b: T) => boolean,
): Placed<T>[] {
  const marks = conceptsOf(sentence, 'gens-au-lieu');
  const isMark = (one: Placed<string>) => !isHeld(sentence.concepts, one);
  const denied = deniedIn(sentence, found, marks.filter(isMark));
  if (denied.length === found.length) return [...found];
  return found.filter((one) => !denied.some((other) => same(one.value, other.value)));
}

/** "Karim, on verra", "Laisse Karim comme ça", "attends, laisse": asked of the bot, and nothing is to be changed; "je laisse la 5", "laisse la 5 à Paul" give it up. */
export function isLetBe(sentence: Sentence): boolean {
  const { tokens, lexicon } = sentence;
  // "Je te laisse faire": nothing is given up.
  const isLeft = ({ at }: Placed<unknown>) =>
    lexicon.verb(tokens[at + 1]?.folded ?? '')?.has('infinitive') === true;
  if (says(sentence, 'gens-plus-tard') || conceptsOf(sentence, 'gens-laisser').some(isLeft))
    return true;
  const isSign = (at: number) => isParted(sentence, at, at);
  const isSmall = (at: number) => isLight(sentence, at, at + 1) && !stands(sentence, 'sujet', at);
  return conceptsOf(sentence, 'gens-laisser').some(({ at }) => {
    let from = at;
    while (from > 0 && !isSign(from)) from -= 1;
    let to = at + 1;
    while (to < tokens.length && !isSign(to)) to += 1;
    const isGiven = tokens.slice(at, to).some(({ folded }) => /^(?:a|au|aux)$/.test(folded));
    return !isGiven && tokens.slice(from, at).every((_, i) => isSmall(from + i));
  });
}
