/** Pilotes of fiches and collective actions: an organisation, a holder, a substitute, until when. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { numbersOf } from '../../../knowledge/identity.ts';
import type { PeopleAct } from '../context.ts';
import { change, selfOf } from '../model/acts.ts';
import { type Holder, isCurrent, type Pilot, pilots } from '../model/groups.ts';
import { isWholeName, nameKey } from '../model/name-words.ts';
import type { ObjectOf } from '../model/rights.ts';
import type { PartnersView } from '../model/view.ts';
import { calledIn } from '../model/within-reach.ts';
import type { Led, PeopleCommand } from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { UNREADABLE } from '../read/until.ts';
import { describe, ofWhat, partsOf, theWhat, typedLed } from '../show/led.ts';
import { capital, strings } from '../show/strings.ts';
import { changed } from './last-change.ts';
import { putPilot } from './put-pilot.ts';

type Naming = Extract<PeopleCommand, { intent: 'pilot' }>;
type Removing = Extract<PeopleCommand, { intent: 'unpilot' }>;
type Roles = Pick<Pilot, 'holder' | 'substitute'>;

/** What is led, and the group whose co-animators decide. */
export const objectOf = (id: string, view: PartnersView): ObjectOf<'people.pilot'> => ({
  kind: 'led',
  id,
  group: view.groupOf(id),
});

/** Whoever is not named stays; whoever has one role and is given the other leaves the first. */
export async function namePilot(
  act: PeopleAct,
  naming: Naming,
  { isOneOfSeveral = false } = {},
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const { id, text, among = [] } = naming.led;
  if (among.length > 0) return whichOf(act, text, among);
  if (id === undefined) return unknownLed(act, [text]);
  return change(act, 'people.pilot', objectOf(id, context.view), async (tx) => {
    if (naming.until === UNREADABLE) return refused(say.badDate, locale);
    if (naming.until !== undefined && naming.until < localDay(turn.now, context.zone))
      return refused(say.pastDate, locale);
    const { unclear, ...named } = await namedIn(tx, act, naming);
    const isNobody = !named.holder && !named.substitute && named.beside.length === 0;
    if (unclear.length > 0 && (isNobody || naming.instead))
      return refused(unclear.join('\n'), locale);
    const row = (await tx.get(pilots, id))?.value;
    const before = row && isCurrent(row, localDay(turn.now, context.zone)) ? row : undefined;
    const roles = rolesOf(before, named, naming.instead);
    if (roles.over.length > 0)
      return refused(say.fullPilots(theWhat(id, act), namesOf(before)), locale);
    const { holder, substitute, shared } = roles;
    const pilot = await keep(tx, act, id, {
      organisation: naming.organisation ?? before?.organisation ?? null,
      holder,
      substitute,
      ...(shared && { shared }),
      until: naming.until ?? (naming.holder ? null : (before?.until ?? null)),
    });
    const all = [named.holder, ...named.beside, named.substitute].flatMap((one) => one ?? []);
    const notes = all.flatMap((one) => (one.person === null ? [say.notYetKnown(one.name)] : []));
    const replaced = [before?.holder, before?.substitute].flatMap((one) =>
      one && !isThere(one, pilot) ? [say.replaced(one.name)] : [],
    );
    const isSecond = (one: Holder) => substitute !== null && isSame(one, substitute);
    const made = all.map(
      (one): Made => ({
        kind: 'pilot',
        led: id,
        text: typedLed(id, act) || text,
        before: row ?? null,
        name: one.name,
        role: isSecond(one) && !shared ? 'substitute' : 'pilot',
      }),
    );
    return {
      ...shown(
        {
          ...(isOneOfSeveral
            ? { headline: say.pilotNoted(theWhat(id, act), partsOf(pilot, context.plan, locale)) }
            : {
                headline: say.pilotNamed(ofWhat(id, act)),
                items: [describe(pilot, context.plan, locale)],
              }),
          notes: [
            ...unclear,
            ...replaced,
            ...notes,
            ...(naming.others ?? []).map((one) => say.onlyOne(one)),
          ],
        },
        locale,
      ),
      opens: changed(made, act),
    };
  });
}

/** Things that the plan does not have, all in one sentence, with the fiches that it has. */
export const unknownLed = ({ context: { plan }, locale }: PeopleAct, texts: string[]): Answer =>
  refused(strings[locale].unknownLed([...new Set(texts)], numbersOf(plan)), locale);

/** Several things may be meant: each is named, to be said again. */
export const whichOf = (act: PeopleAct, text: string, among: readonly string[]): Answer => ({
  ...shown(
    {
      headline: strings[act.locale].whichThing(text),
      items: among.map((id) => capital(theWhat(id, act))),
    },
    act.locale,
  ),
  outcome: 'clarify',
});

interface NamedHolders {
  holder: Holder | null;
  beside: readonly Holder[];
  substitute: Holder | null;
}

/** Who is named in each role; a sentence of each who is unclear. */
async function namedIn(
  tx: Transaction,
  act: PeopleAct,
  naming: Naming,
): Promise<NamedHolders & { unclear: string[] }> {
  const unclear: string[] = [];
  const clear = async (name: string | undefined) => {
    const one = await holderOf(tx, name, act);
    if (typeof one === 'string') unclear.push(one);
    return typeof one === 'string' ? null : one;
  };
  const [holder, substitute] = [await clear(naming.holder), await clear(naming.substitute)];
  const beside: Holder[] = [];
  for (const name of naming.beside ?? []) beside.push(...[(await clear(name)) ?? []].flat());
  return { holder, beside, substitute, unclear };
}

const namesOf = (roles: Roles | undefined): string =>
  [roles?.holder, roles?.substitute].flatMap((one) => one?.name ?? []).join(', ');

interface RolesAfter extends Roles {
  shared: boolean;
  /** Those for whom there is no place: two lead a thing at most. */
  over: readonly Holder[];
}

function rolesOf(
  before: (Roles & Pick<Pilot, 'shared'>) | undefined,
  named: NamedHolders,
  instead: string | undefined,
): RolesAfter {
  const { holder, beside, substitute } = named;
  if (beside.length > 0) {
    const isNamed = (one: Holder) =>
      [holder, ...beside].some((other) => other && isSame(one, other));
    // "Paul est copilote": beside whoever leads it; "Paul et Inès copilotent": they do, and nobody else.
    const there = [before?.holder, before?.shared ? before.substitute : null].filter(
      (one): one is Holder => one != null && (holder === null || isNamed(one)),
    );
    const leave = instead === undefined ? [] : there.filter(({ name }) => isPart(instead, name));
    const all = [...there.filter((one) => !leave.includes(one)), holder, ...beside].filter(
      (one, i, ones): one is Holder =>
        one !== null && !ones.slice(0, i).some((other) => other && isSame(one, other)),
    );
    const room = holder === null && before?.substitute && !before.shared ? 1 : 2;
    const [first = null, second = null, ...more] = all;
    const over = room === 1 && second ? [second, ...more] : more;
    return { holder: first, substitute: second, shared: second !== null, over };
  }
  // "Inès remplace Fatou", who is the second: in her place.
  const stands =
    instead !== undefined &&
    before?.substitute != null &&
    isPart(instead, before.substitute.name) &&
    holder !== null &&
    substitute === null;
  const roles = rolesAfter(before, stands ? { holder: null, substitute: holder } : named);
  const shared =
    before?.shared === true &&
    substitute === null &&
    roles.holder !== null &&
    roles.substitute !== null;
  return { ...roles, shared, over: [] };
}

/** Both roles exchange their bearers. */
export async function swapPilots(act: PeopleAct, { id, text }: Led): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  if (id === undefined) return unknownLed(act, [text]);
  return change(act, 'people.swap', objectOf(id, context.view), async (tx) => {
    const before = (await tx.get(pilots, id))?.value;
    if (!before?.holder && !before?.substitute)
      return refused(say.noPilot(theWhat(id, act)), locale);
    const { holder, substitute } = before;
    const pilot = await keep(tx, act, id, { ...before, holder: substitute, substitute: holder });
    const items = [describe(pilot, context.plan, locale)];
    const name = pilot.holder?.name ?? '';
    const made: Made[] = [{ kind: 'pilot', led: id, text, name, role: 'pilot', before }];
    return {
      ...shown({ headline: say.pilotNamed(ofWhat(id, act)), items }, locale),
      opens: changed(made, act),
    };
  });
}

function rolesAfter(before: Roles | undefined, named: Roles): Roles {
  const free = (one: Holder | null | undefined, other: Holder | null) =>
    one && !(other && isSame(one, other)) ? one : null;
  return {
    holder: named.holder ?? free(before?.holder, named.substitute),
    substitute: named.substitute ?? free(before?.substitute, named.holder),
  };
}

const isSame = (a: Holder, b: Holder): boolean =>
  a.person !== null && b.person !== null
    ? a.person === b.person
    : nameKey(a.name) === nameKey(b.name);

const isThere = (one: Holder, { holder, substitute }: Roles): boolean =>
  [holder, substitute].some((other) => other !== null && isSame(one, other));

async function keep(
  tx: Transaction,
  act: PeopleAct,
  id: string,
  said: Omit<Pilot, 'at' | 'by'>,
): Promise<Pilot> {
  const pilot: Pilot = { ...said, at: act.turn.now.toISOString(), by: selfOf(act) };
  await putPilot(tx, act, id, pilot);
  return pilot;
}

/** Somebody known, or a whole name for whoever has not come yet; a sentence when it is unclear. */
async function holderOf(
  reader: Reader,
  named: string | undefined,
  act: PeopleAct,
): Promise<Holder | null | string> {
  if (named === undefined) return null;
  const say = strings[act.locale];
  const [one, second] = await calledIn(reader, named, selfOf(act));
  if (second) return say.severalPlain(named);
  if (one) return { person: one.id, name: one.value.name || named };
  if (named === 'moi') return { person: selfOf(act), name: act.turn.person.name || named };
  return isWholeName(named) ? { person: null, name: named } : say.wholeName(named);
}

/** Takes the pilotage away from somebody, or from all when nobody is named; the suppléance stays where it is. */
export async function removePilot(act: PeopleAct, removing: Removing): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const ids = idsOf(act, removing);
  const [id, second] = ids;
  if (removing.led?.among) return whichOf(act, removing.led.text, removing.led.among);
  if (removing.led && removing.led.id === undefined) return unknownLed(act, [removing.led.text]);
  if (id === undefined) return refused(say.leadsNothing(removing.person ?? ''), locale);
  if (second !== undefined && !removing.led)
    return {
      ...shown(
        {
          headline: say.whichLed(removing.person ?? ''),
          questions: ids.map((one) => say.unpilotOf(removing.person ?? '', ofWhat(one, act))),
        },
        locale,
      ),
      outcome: 'clarify',
    };
  const verb = removing.person === 'moi' ? 'people.giveUp' : 'people.unpilot';
  return change(act, verb, objectOf(id, context.view), async (tx) => {
    const before = (await tx.get(pilots, id))?.value;
    if (!before || !isCurrent(before, localDay(turn.now, context.zone)))
      return refused(say.noPilot(theWhat(id, act)), locale);
    const called =
      removing.person === undefined ? [] : await calledIn(tx, removing.person, selfOf(act));
    const isNamed = (one: Holder | null) =>
      one !== null &&
      (removing.person === undefined
        ? removing.role !== 'substitute'
        : called.some((row) => row.id === one.person) || isPart(removing.person, one.name));
    const goes = {
      holder: removing.role !== 'substitute' && isNamed(before.holder),
      substitute:
        (removing.role === 'substitute' &&
          removing.person === undefined &&
          before.substitute !== null) ||
        // "Le pilote", of nobody who is named, is not who stands in.
        ((removing.person !== undefined || removing.role !== 'pilot') &&
          isNamed(before.substitute)),
    };
    const all = removing.person === undefined && removing.role === undefined;
    const isOrganised = removing.role === 'pilot' && before.organisation !== null;
    if (!all && !goes.holder && !goes.substitute && !isOrganised)
      return refused(
        [
          removing.person === undefined
            ? say.noPilot(theWhat(id, act))
            : say.leadsNot(removing.person, theWhat(id, act)),
          describe(before, context.plan, locale),
        ].join('\n'),
        locale,
      );
    const { shared, ...roles } = before;
    // Of two who led it together, whoever stays leads it.
    const stays = shared && goes.holder !== goes.substitute;
    const after: Pilot = {
      ...roles,
      organisation:
        all || (removing.role === 'pilot' && !before.holder) ? null : before.organisation,
      holder: goes.holder ? (stays ? before.substitute : null) : before.holder,
      substitute: goes.substitute || stays ? null : before.substitute,
    };
    const isLeft = !all && (after.holder || after.substitute || after.organisation);
    await putPilot(tx, act, id, isLeft ? after : null);
    const names = [
      goes.holder && before.holder?.name,
      goes.substitute && before.substitute?.name,
    ].filter(Boolean);
    const made: Made[] = [
      {
        kind: 'pilot',
        led: id,
        text: typedLed(id, act),
        name: names[0] || '',
        role: goes.holder ? 'pilot' : 'substitute',
        before,
      },
    ];
    const headline = isLeft
      ? say.leadsNoMore(names.join(', '), theWhat(id, act))
      : say.pilotRemoved(theWhat(id, act), names.join(', '));
    return {
      ...shown({ headline, items: isLeft ? [describe(after, context.plan, locale)] : [] }, locale),
      opens: changed(made, act),
    };
  });
}

/** What is meant: what is named, else all that the person leads. */
export function idsOf(act: PeopleAct, { led, person }: Pick<Removing, 'led' | 'person'>): string[] {
  if (led) return led.id === undefined ? [] : [led.id];
  if (person === undefined) return [];
  const { view, zone } = act.context;
  const self = selfOf(act);
  return [...view.pilots].flatMap(([id, pilot]) => {
    if (!isCurrent(pilot, localDay(act.turn.now, zone))) return [];
    const isTheirs = [pilot.holder, pilot.substitute].some(
      (one) => one && (person === 'moi' ? one.person === self : isPart(person, one.name)),
    );
    return isTheirs ? [id] : [];
  });
}

const isPart = (typed: string, name: string): boolean => {
  const words = new Set(nameKey(name).split(' '));
  return nameKey(typed)
    .split(' ')
    .every((word) => words.has(word));
};
