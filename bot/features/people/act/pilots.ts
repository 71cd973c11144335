/** Pilotes of fiches and collective actions: an organisation, a holder, a substitute, until when. */

import { localDay } from '../../../calendar/local-time.ts';
import type { KnownRow } from '../../../contract/feature.ts';
import type { LivingValue } from '../../../contract/living-value.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { numberOf } from '../../../knowledge/identity.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, change, selfOf } from '../model/acts.ts';
import { type Holder, isCurrent, type Pilot, pilots } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { isWholeName, nameKey } from '../model/name-words.ts';
import { organisationLabel, organisationName } from '../model/names.ts';
import type { ObjectOf } from '../model/rights.ts';
import type { PartnersView } from '../model/view.ts';
import { calledIn } from '../model/within-reach.ts';
import type { Led, PeopleCommand } from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { UNREADABLE } from '../read/until.ts';
import { strings } from '../show/strings.ts';
import { changed } from './last-change.ts';

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
export async function namePilot(act: PeopleAct, naming: Naming): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const { id, text } = naming.led;
  if (id === undefined) return refused(say.unknownLed(text), locale);
  return change(act, 'people.pilot', objectOf(id, context.view), async (tx) => {
    if (naming.until === UNREADABLE) return refused(say.badDate, locale);
    if (naming.until !== undefined && naming.until < localDay(turn.now, context.zone))
      return refused(say.pastDate, locale);
    const holder = await holderOf(tx, naming.holder, act);
    const substitute = await holderOf(tx, naming.substitute, act);
    for (const unclear of [holder, substitute])
      if (typeof unclear === 'string') return refused(unclear, locale);
    if (typeof holder === 'string' || typeof substitute === 'string') return refused('', locale);
    const row = (await tx.get(pilots, id))?.value;
    const before = row && isCurrent(row, localDay(turn.now, context.zone)) ? row : undefined;
    // "Inès remplace Fatou", who is the substitute: in that role.
    const stands =
      naming.instead !== undefined &&
      before?.substitute != null &&
      isPart(naming.instead, before.substitute.name);
    const named =
      stands && holder && !substitute
        ? { holder: null, substitute: holder }
        : { holder, substitute };
    const roles = rolesAfter(before, named);
    const pilot = await keep(tx, act, id, {
      organisation: naming.organisation ?? before?.organisation ?? null,
      ...roles,
      until: naming.until ?? (naming.holder ? null : (before?.until ?? null)),
    });
    const notes = [holder, substitute].flatMap((one) =>
      one && one.person === null ? [say.notYetKnown(one.name)] : [],
    );
    const replaced = [before?.holder, before?.substitute].flatMap((one) =>
      one && !isThere(one, pilot) ? [say.replaced(one.name)] : [],
    );
    const made: Made[] = [
      ...(holder ? [{ name: holder.name, role: 'pilot' as const }] : []),
      ...(substitute ? [{ name: substitute.name, role: 'substitute' as const }] : []),
    ].map((one) => ({
      kind: 'pilot',
      led: id,
      text: nameOfLed(id, act) ?? text,
      before: row ?? null,
      ...one,
    }));
    return {
      ...shown(
        {
          headline: say.pilotNamed(ofWhat(id, act)),
          items: [describe(pilot, context.plan, locale)],
          notes: [...replaced, ...notes, ...(naming.others ?? []).map((one) => say.onlyOne(one))],
        },
        locale,
      ),
      opens: changed(made, act),
    };
  });
}

/** Both roles exchange their bearers. */
export async function swapPilots(act: PeopleAct, { id, text }: Led): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  if (id === undefined) return refused(say.unknownLed(text), locale);
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
  const before = (await tx.get(pilots, id))?.value;
  const pilot: Pilot = { ...said, at: act.turn.now.toISOString(), by: selfOf(act) };
  await tx.put(pilots, id, pilot);
  await letGoOf(tx, act, before);
  return pilot;
}

/** Whoever led this and leads it no more: without Teams and in no group, nothing more of them is of use. */
async function letGoOf(tx: Transaction, act: PeopleAct, before: Pilot | undefined): Promise<void> {
  for (const led of [before?.holder, before?.substitute])
    if (led?.person) await letGo(tx, led.person, null, act.turn.now);
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
  if (removing.led && removing.led.id === undefined)
    return refused(say.unknownLed(removing.led.text), locale);
  if (id === undefined) return refused(say.leadsNothing(removing.person ?? ''), locale);
  if (second !== undefined && !removing.led)
    return {
      ...shown(
        {
          headline: say.whichLed(removing.person ?? ''),
          questions: ids.map((one) =>
            say.unpilotOf(removing.person ?? '', numberOf(context.plan, one)),
          ),
        },
        locale,
      ),
      outcome: 'clarify',
    };
  return change(act, 'people.unpilot', objectOf(id, context.view), async (tx) => {
    const before = (await tx.get(pilots, id))?.value;
    if (!before || !isCurrent(before, localDay(turn.now, context.zone)))
      return refused(say.noPilot(theWhat(id, act)), locale);
    const called =
      removing.person === undefined ? [] : await calledIn(tx, removing.person, selfOf(act));
    const isNamed = (one: Holder | null) =>
      one !== null &&
      (removing.person === undefined
        ? removing.role === undefined
        : called.some((row) => row.id === one.person) || isPart(removing.person, one.name));
    const goes = {
      holder: removing.role !== 'substitute' && isNamed(before.holder),
      substitute:
        (removing.role === 'substitute' &&
          removing.person === undefined &&
          before.substitute !== null) ||
        isNamed(before.substitute),
    };
    const all = removing.person === undefined && removing.role === undefined;
    if (!all && !goes.holder && !goes.substitute)
      return refused(
        [
          say.leadsNot(removing.person ?? '', theWhat(id, act)),
          describe(before, context.plan, locale),
        ].join('\n'),
        locale,
      );
    const after: Pilot = {
      ...before,
      organisation: all ? null : before.organisation,
      holder: goes.holder ? null : before.holder,
      substitute: goes.substitute ? null : before.substitute,
    };
    const isLeft = !all && (after.holder || after.substitute || after.organisation);
    if (isLeft) await tx.put(pilots, id, after);
    else await tx.remove(pilots, id);
    await letGoOf(tx, act, before);
    const names = [
      goes.holder && before.holder?.name,
      goes.substitute && before.substitute?.name,
    ].filter(Boolean);
    const made: Made[] = [
      {
        kind: 'pilot',
        led: id,
        text: numberOf(context.plan, id),
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

const nameOfLed = (id: string, { context, locale }: Act): string | undefined =>
  context.view.groups.find(({ led }) => led === id)?.label[locale];

function ofWhat(id: string, act: PeopleAct): string {
  const say = strings[act.locale];
  const name = nameOfLed(id, act);
  if (name) return say.ofAction(name);
  return (id.startsWith('axe:') ? say.ofAxe : say.ofFiche)(numberOf(act.context.plan, id));
}

export function theWhat(id: string, act: PeopleAct): string {
  const { theAxe, theFiche } = strings[act.locale];
  const say = id.startsWith('axe:') ? theAxe : theFiche;
  return nameOfLed(id, act) ?? say(numberOf(act.context.plan, id));
}

export function describe(pilot: Pilot, plan: Plan, locale: Locale): string {
  return strings[locale].designated(partsOf(pilot, plan, locale));
}

/** "la Caf ; titulaire : … ; suppléance : …", or "Caf ; …" in a row. */
export function partsOf(
  { organisation, holder, substitute, until }: Pilot,
  plan: Plan,
  locale: Locale,
  called = organisationName,
): string {
  const say = strings[locale];
  return [
    ...(organisation ? [called(organisation, plan, locale)] : []),
    ...(holder ? [say.holder(holder.name)] : []),
    ...(substitute ? [say.substitute(substitute.name)] : []),
    ...(until ? [say.until(shortDay(until, locale))] : []),
  ].join(locale === 'fr' ? ' ; ' : '; ');
}

/** Who was designated for what, and when. */
export function ledValues(
  { plan, view, zone }: { plan: Plan; view: PartnersView; zone: string },
  now: Date,
): LivingValue[] {
  const today = localDay(now, zone);
  return [...view.pilots]
    .filter(([, pilot]) => isCurrent(pilot, today))
    .map(([thing, pilot]) => ({
      thing,
      field: 'pilote',
      words: { fr: partsOf(pilot, plan, 'fr'), en: partsOf(pilot, plan, 'en') },
      is: pilot.organisation === null ? undefined : `organisation:${pilot.organisation}`,
      on: pilot.at.slice(0, 10),
    }));
}

/** Who leads a fiche, an axe or a collective action, and who co-animates its group. */
export function aboutRows(
  entity: string,
  { plan, view, zone }: { plan: Plan; view: PartnersView; zone: string },
  locale: Locale,
  now: Date,
): KnownRow[] {
  const say = strings[locale];
  const pilot = view.pilot(entity);
  const group = view.groups.find(
    ({ id, led }) => led === entity || id === entity.replace(/^axe:/, 'axe-'),
  );
  const names = (group?.row?.coAnimators ?? []).flatMap(
    ({ person }) => view.person(person)?.name || [],
  );
  return [
    ...(pilot && isCurrent(pilot, localDay(now, zone))
      ? [
          {
            label: say.pilotNow,
            value: partsOf(pilot, plan, locale, organisationLabel),
            field: 'pilote',
            ...(entity.startsWith('axe:') && pilot.organisation
              ? { said: say.leads(numberOf(plan, entity), partsOf(pilot, plan, locale)) }
              : {}),
          },
        ]
      : []),
    ...(group && names.length > 0 ? [{ label: say.animation, value: names.join(', ') }] : []),
  ];
}
