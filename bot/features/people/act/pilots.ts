/** Pilotes of fiches and collective actions: an organisation, a holder, a substitute, until when. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, change, selfOf } from '../model/acts.ts';
import type { KnownPerson } from '../model/directory.ts';
import { type Holder, isCurrent, type Pilot, pilots } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { called, organisationName } from '../model/names.ts';
import type { ObjectOf } from '../model/rights.ts';
import type { PartnersView } from '../model/view.ts';
import { withinReach } from '../model/within-reach.ts';
import type { Led, PeopleCommand } from '../read/command.ts';
import { UNREADABLE } from '../read/read-pilot.ts';
import { strings } from '../show/strings.ts';

type Naming = Extract<PeopleCommand, { intent: 'pilot' }>;

/** What is led, and the group whose co-animators decide. */
const objectOf = (id: string, view: PartnersView): ObjectOf<'people.pilot'> => ({
  kind: 'led',
  id,
  group: view.groupOf(id),
});

export async function namePilot(act: PeopleAct, naming: Naming): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = strings[locale];
  const { id } = naming.led;
  if (id === undefined) return refused(say.unknownLed(naming.led.text), locale);
  return change(act, 'people.pilot', objectOf(id, context.view), async (tx) => {
    if (naming.until === UNREADABLE) return refused(say.badDate, locale);
    if (naming.until !== undefined && naming.until < localDay(turn.now, context.zone))
      return refused(say.pastDate, locale);
    const known = await withinReach(tx);
    const holder = holderOf(naming.holder, known, act);
    const substitute = holderOf(naming.substitute, known, act);
    const unclear = [holder, substitute].find((h) => typeof h === 'string');
    if (typeof holder === 'string' || typeof substitute === 'string')
      return refused(say.severalPlain(String(unclear)), locale);
    const pilot = await keep(tx, act, id, {
      organisation: naming.organisation ?? null,
      holder,
      substitute,
      until: naming.until ?? null,
    });
    return shown(
      { headline: say.pilotNamed(ofWhat(id, act)), items: [describe(pilot, context.plan, locale)] },
      locale,
    );
  });
}

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

/** Somebody known, or a name alone for whoever is not in Teams; the name itself when it is unclear. */
function holderOf(
  named: string | undefined,
  known: readonly Row<KnownPerson>[],
  act: PeopleAct,
): Holder | null | string {
  if (named === undefined) return null;
  const found = called(named, known, selfOf(act));
  const [one, second] = found;
  if (second) return named;
  return one ? { person: one.id, name: one.value.name || named } : { person: null, name: named };
}

export async function removePilot(act: PeopleAct, { id, text }: Led): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  if (id === undefined) return refused(say.unknownLed(text), locale);
  return change(act, 'people.unpilot', objectOf(id, context.view), async (tx) => {
    const before = (await tx.get(pilots, id))?.value;
    if (!before) return refused(say.noPilot(theWhat(id, act)), locale);
    await tx.remove(pilots, id);
    await letGoOf(tx, act, before);
    return shown({ headline: say.pilotRemoved(theWhat(id, act)) }, locale);
  });
}

const nameOfLed = (id: string, { context, locale }: Act): string | undefined =>
  context.view.groups.find(({ led }) => led === id)?.label[locale];

function ofWhat(id: string, act: PeopleAct): string {
  const say = strings[act.locale];
  const name = nameOfLed(id, act);
  return name ? say.ofAction(name) : say.ofFiche(id.slice('fiche:'.length));
}

function theWhat(id: string, act: PeopleAct): string {
  return nameOfLed(id, act) ?? strings[act.locale].theFiche(id.slice('fiche:'.length));
}

function describe(
  { organisation, holder, substitute, until }: Pilot,
  plan: Plan,
  locale: Locale,
): string {
  const say = strings[locale];
  return say.designated(
    [
      ...(organisation ? [organisationName(organisation, plan, locale)] : []),
      ...(holder ? [say.holder(holder.name)] : []),
      ...(substitute ? [say.substitute(substitute.name)] : []),
      ...(until ? [say.until(shortDay(until, locale))] : []),
    ].join(locale === 'fr' ? ' ; ' : '; '),
  );
}

/** What the feature adds below an answer about a fiche, an axe or a collective action. */
export function aboutLines(
  entity: string,
  { plan, view, zone }: { plan: Plan; view: PartnersView; zone: string },
  locale: Locale,
  now: Date,
): string[] {
  const pilot = view.pilot(entity);
  const group = view.groups.find(
    ({ id, led }) => led === entity || id === entity.replace(/^axe:/, 'axe-'),
  );
  const names = (group?.row?.coAnimators ?? []).flatMap(
    ({ person }) => view.person(person)?.name || [],
  );
  return [
    ...(pilot && isCurrent(pilot, localDay(now, zone)) ? [describe(pilot, plan, locale)] : []),
    ...(group && names.length > 0
      ? [strings[locale].animatedBy(group.label[locale], names.join(', '))]
      : []),
  ];
}
