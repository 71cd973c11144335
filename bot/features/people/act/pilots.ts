/** Pilotes of fiches and collective actions: an organisation, a holder, a substitute, until when. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { numbersOf } from '../../../knowledge/identity.ts';
import type { PeopleAct } from '../context.ts';
import { change, selfOf } from '../model/acts.ts';
import {
  everyoneOf,
  type Holder,
  isCurrent,
  type Pilot,
  pilots,
  type Roles,
} from '../model/groups.ts';
import { isPartOf, isWholeName, nameKey } from '../model/name-words.ts';
import { leadersOf, rolesFrom, standInOf } from '../model/piloting.ts';
import type { ObjectOf } from '../model/rights.ts';
import type { PartnersView } from '../model/view.ts';
import { calledIn } from '../model/within-reach.ts';
import type { Command } from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { UNREADABLE } from '../read/later.ts';
import { describe, ofWhat, partsOf, theWhat, typedLed } from '../show/led.ts';
import { capital, strings } from '../show/strings.ts';
import { changed, putPilot } from './last-change.ts';

export const today = ({ context, turn }: PeopleAct): string => localDay(turn.now, context.zone);

/** Whoever leads it, as long as they do. */
export const pilotToday = (act: PeopleAct, pilot: Pilot | undefined): Pilot | undefined =>
  pilot && isCurrent(pilot, today(act)) ? pilot : undefined;

/** What is led, and the group whose co-animators decide. */
export const objectOf = (id: string, view: PartnersView): ObjectOf<'people.pilot'> => ({
  kind: 'led',
  id,
  group: view.groupOf(id),
});

/** Whoever is not named stays; whoever has one role and is given the other leaves the first. */
export async function namePilot(
  act: PeopleAct,
  naming: Command<'pilot'>,
  { isOneOfSeveral = false } = {},
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const { id, text, among = [] } = naming.led;
  if (among.length > 0) return whichOf(act, text, among);
  if (id === undefined) return unknownLed(act, [text]);
  return change(act, 'people.pilot', objectOf(id, context.view), async (tx) => {
    if (naming.until === UNREADABLE) return refused(say.badDate, locale);
    if (naming.until !== undefined && naming.until < today(act))
      return refused(say.pastDate, locale);
    const { unclear, ...named } = await namedIn(tx, act, naming);
    const isNobody = !named.holder && !named.substitute && named.beside.length === 0;
    if (unclear.length > 0 && (isNobody || naming.instead))
      return refused(unclear.join('\n'), locale);
    const row = (await tx.get(pilots, id))?.value;
    const before = pilotToday(act, row);
    // "Karim ne pilote pas la 5, c’est Sophie", where Omar does: nobody who is not named goes.
    const { instead } = naming;
    const stays = everyoneOf(before).every(({ name }) => !instead || !isPartOf(instead, name));
    if (instead && before?.holder && stays)
      return refused(
        `${say.leadsNot(instead, theWhat(id, act))}\n${describe(before, context.plan, locale)}`,
        locale,
      );
    const { over: beyond, ...roles } = rolesOf(before, named, instead);
    if (beyond.length > 0) return full(act, id, before);
    const pilot: Pilot = {
      organisation: naming.organisation ?? before?.organisation ?? null,
      ...roles,
      until: naming.until ?? (naming.holder ? null : (before?.until ?? null)),
      at: turn.now.toISOString(),
      by: selfOf(act),
    };
    await putPilot(tx, act, id, pilot);
    const all = [named.holder, ...named.beside, named.substitute].flatMap((one) => one ?? []);
    const notes = all.flatMap((one) => (one.person === null ? [say.notYetKnown(one.name)] : []));
    const replaced = everyoneOf(before).flatMap((one) =>
      everyoneOf(pilot).some((other) => isSame(one, other)) ? [] : [say.replaced(one.name)],
    );
    const standIn = standInOf(pilot);
    const led = { kind: 'pilot', led: id, text: typedLed(id, act) || text } as const;
    const made = all.map((one): Made => {
      const role = standIn && isSame(one, standIn) ? 'substitute' : 'pilot';
      return { ...led, before: row ?? null, name: one.name, role };
    });
    const face = isOneOfSeveral
      ? { headline: say.pilotNoted(theWhat(id, act), partsOf(pilot, context.plan, locale)) }
      : {
          headline: say.pilotNamed(ofWhat(id, act)),
          items: [describe(pilot, context.plan, locale)],
        };
    const over = (naming.others ?? []).map(say.onlyOne);
    return {
      ...shown({ ...face, notes: [...unclear, ...replaced, ...notes, ...over] }, locale),
      opens: changed(made, act),
    };
  });
}

/** Things that the plan does not have, all in one sentence, with the fiches that it has. */
export const unknownLed = ({ context: { plan }, locale }: PeopleAct, texts: string[]): Answer =>
  refused(strings[locale].unknownLed([...new Set(texts)], numbersOf(plan)), locale);

/** Several things may be meant: each is named, to be said again. */
export const whichOf = (act: PeopleAct, text: string, among: readonly string[]): Answer => {
  const items = among.map((id) => capital(theWhat(id, act)));
  return shown({ headline: strings[act.locale].whichThing(text), items }, act.locale, 'clarify');
};

interface NamedHolders {
  holder: Holder | null;
  beside: readonly Holder[];
  substitute: Holder | null;
}

/** Who is named in each role; a sentence of each who is unclear. */
async function namedIn(
  tx: Transaction,
  act: PeopleAct,
  naming: Command<'pilot'>,
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

const namesOf = (ones: readonly Holder[]): string => ones.map(({ name }) => name).join(', ');

/** `over`: those for whom there is no place, since two lead a thing at most. */
function rolesOf(
  before: Roles | undefined,
  { holder, beside, substitute }: NamedHolders,
  instead: string | undefined,
): Roles & { over: readonly Holder[] } {
  const isOut = (one: Holder | undefined) =>
    one !== undefined && instead !== undefined && isPartOf(instead, one.name);
  const without = (ones: readonly (Holder | undefined)[], others: readonly (Holder | null)[]) =>
    ones.filter((one) => one && !others.some((other) => other && isSame(one, other))) as Holder[];
  const there = leadersOf(before);
  const second = standInOf(before);
  const made = (leaders: readonly (Holder | null)[], standIn: Holder | null | undefined) => {
    const all = leaders.flatMap((one, i) => (one ? without([one], leaders.slice(0, i)) : []));
    const stays = standIn && without([standIn], all)[0];
    return { ...rolesFrom(all.slice(0, 2), stays ?? undefined), over: all.slice(2) };
  };
  if (beside.length > 0) {
    // "Paul est copilote": beside whoever leads it; "Paul et Inès copilotent": they do, and nobody else.
    const isNamed = (one: Holder) => without([one], [holder, ...beside]).length === 0;
    const stay = there.filter((one) => (holder === null || isNamed(one)) && !isOut(one));
    return made([...stay, holder, ...beside], substitute ?? (isOut(second) ? null : second));
  }
  const [first, other] = there;
  // "Inès remplace Fatou", who is the second, or stands in: in her place.
  if (holder && !substitute && isOut(second)) return made(without(there, [holder]), holder);
  if (holder && !substitute && other && isOut(other)) return made([first ?? null, holder], second);
  const rest = without(holder && substitute ? [] : [other], [holder, substitute]);
  return made([holder ?? without([first], [substitute])[0] ?? null, ...rest], substitute ?? second);
}

/** Whoever would have a part in it by what is said, by their names as typed. */
export function rolesSaid(before: Pilot | undefined, naming: Command<'pilot'>, act: PeopleAct) {
  const one = (name: string): Holder =>
    name === 'moi'
      ? { person: selfOf(act), name: act.turn.person.name }
      : (everyoneOf(before).find((other) => isPartOf(name, other.name)) ?? { person: null, name });
  const { holder, substitute, beside = [] } = naming;
  const named = {
    holder: holder === undefined ? null : one(holder),
    substitute: substitute === undefined ? null : one(substitute),
    beside: beside.map(one),
  };
  return rolesOf(before, named, naming.instead);
}

const full = (act: PeopleAct, id: string, before: Pilot | undefined): Answer =>
  refused(strings[act.locale].fullPilots(theWhat(id, act), namesOf(leadersOf(before))), act.locale);

/** Two lead a thing at most: said to whoever asks for a third. */
export function fullAfter(act: PeopleAct, naming: Command<'pilot'>): Answer | undefined {
  const id = naming.led.id ?? '';
  const before = pilotToday(act, act.context.view.pilot(id));
  return rolesSaid(before, naming, act).over.length > 0 ? full(act, id, before) : undefined;
}

const isSame = (a: Holder, b: Holder): boolean =>
  a.person !== null && b.person !== null
    ? a.person === b.person
    : nameKey(a.name) === nameKey(b.name);

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
export async function removePilot(act: PeopleAct, removing: Command<'unpilot'>): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const ids = idsOf(act, removing);
  const [id, second] = ids;
  if (removing.led?.among) return whichOf(act, removing.led.text, removing.led.among);
  if (removing.led && removing.led.id === undefined) return unknownLed(act, [removing.led.text]);
  const who = removing.person === 'moi' ? turn.person.name : (removing.person ?? '');
  if (id === undefined) return refused(say.leadsNothing(who), locale);
  if (second !== undefined && !removing.led) {
    const { person = '' } = removing;
    const questions = ids.map((one) => say.unpilotOf(person, ofWhat(one, act)));
    return shown({ headline: say.whichLed(person), questions }, locale, 'clarify');
  }
  const verb = removing.person === 'moi' ? 'people.giveUp' : 'people.unpilot';
  return change(act, verb, objectOf(id, context.view), async (tx) => {
    const before = pilotToday(act, (await tx.get(pilots, id))?.value);
    if (!before) return refused(say.noPilot(theWhat(id, act)), locale);
    const called =
      removing.person === undefined ? [] : await calledIn(tx, removing.person, selfOf(act));
    const isNamed = (one: Holder) =>
      removing.person === undefined ||
      called.some((row) => row.id === one.person) ||
      isPartOf(removing.person, one.name);
    const { person, role } = removing;
    const what = theWhat(id, act);
    const no = person === undefined ? say.noPilot(what) : say.leadsNot(person, what);
    const all = person === undefined && role === undefined;
    const leaders = leadersOf(before);
    const second = standInOf(before);
    const gone = role === 'substitute' ? [] : leaders.filter(isNamed);
    // "Le pilote", of nobody who is named, is not who stands in.
    const isSecondGone =
      second !== undefined && isNamed(second) && (person !== undefined || role !== 'pilot');
    const isOrganised = role === 'pilot' && before.organisation !== null;
    if (!all && gone.length === 0 && !isSecondGone && !isOrganised)
      return refused(`${no}\n${describe(before, context.plan, locale)}`, locale);
    const { shared, standIn, ...kept } = before;
    const after: Pilot = {
      ...kept,
      organisation: all || (role === 'pilot' && !before.holder) ? null : before.organisation,
      // Of two who led it together, whoever stays leads it.
      ...rolesFrom(
        leaders.filter((one) => !gone.includes(one)),
        isSecondGone ? undefined : second,
      ),
    };
    const isLeft = !all && (everyoneOf(after).length > 0 || after.organisation);
    await putPilot(tx, act, id, isLeft ? after : null);
    const out = [...gone, ...(isSecondGone && second ? [second] : [])];
    const made: Made = {
      kind: 'pilot',
      led: id,
      text: typedLed(id, act),
      name: out[0]?.name ?? '',
      role: gone.length > 0 ? 'pilot' : 'substitute',
      before,
    };
    const headline = isLeft
      ? say.leadsNoMore(namesOf(out), what)
      : say.pilotRemoved(what, namesOf(out));
    return {
      ...shown({ headline, items: isLeft ? [describe(after, context.plan, locale)] : [] }, locale),
      opens: changed([made], act),
    };
  });
}

/** What is meant: what is named, else all that the person leads. */
export function idsOf(
  act: PeopleAct,
  { led, person }: Pick<Command<'unpilot'>, 'led' | 'person'>,
): string[] {
  if (led) return led.id === undefined ? [] : [led.id];
  if (person === undefined) return [];
  const isTheirs = (one: Holder) =>
    person === 'moi' ? one.person === selfOf(act) : isPartOf(person, one.name);
  return [...act.context.view.pilots].flatMap(([id, pilot]) =>
    everyoneOf(pilotToday(act, pilot)).some(isTheirs) ? [id] : [],
  );
}
