/** What the partnership's own data say: who leads, who administers, which groups there are, what somebody may do. */

import { type Matter, openMatter } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { ficheId, numberOf } from '../../../knowledge/identity.ts';
import { subjectsOf } from '../../../knowledge/subjects.ts';
import { goneThing } from '../../../knowledge/versions.ts';
import type { PeopleAct } from '../context.ts';
import { adminNames, selfOf } from '../model/acts.ts';
import type { NamedGroup } from '../model/group-names.ts';
import { axeGroup, type Group, type Holder, isIn, type Pilot } from '../model/groups.ts';
import { isHeldBy, leadersOf, standInOf } from '../model/piloting.ts';
import { placeOfPilot } from '../model/told-of-change.ts';
import type { Command } from '../read/command.ts';
import { START, startSchema } from '../read/read-start.ts';
import { ledLine, ofWhat, theWhat, typedLed } from '../show/led.ts';
import { livingStrings } from '../show/living-strings.ts';
import { capital } from '../show/strings.ts';
import { pilotToday, today } from './pilots.ts';

/** Lines of one answer. */
const SHOWN = 60;

/** Pilotes that are ones today, in the order of the plan. */
export function current(act: PeopleAct): [string, Pilot][] {
  const { view, plan } = act.context;
  const order = plan.fiches.map(ficheId);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...view.pilots]
    .filter(([id, pilot]) => pilotToday(act, pilot) && !goneThing(plan, id))
    .sort(([a], [b]) => place(a) - place(b));
}

export const isSelf = (act: PeopleAct, one: Holder | null): boolean => one?.person === selfOf(act);

export async function admins(act: PeopleAct): Promise<Answer> {
  const say = livingStrings[act.locale];
  const names = adminNames(act.context);
  const isOne = act.context.isAdmin(act.turn.person);
  const headline = names.length > 0 ? say.admins(names.join(', ')) : say.noAdmin;
  const notes = [...(isOne ? [say.youAdmin] : []), say.adminsAreSet];
  return shown({ headline, notes, questions: [say.askRights] }, act.locale);
}

const namesIn = ({ context }: PeopleAct, all: Group['members'] = []): string[] =>
  all.flatMap(({ person }) => context.view.person(person)?.name || []);

/** Everybody who leads something, who co-animates which group, and what nobody leads; of one axe, its own. */
export async function allPilots(
  act: PeopleAct,
  { group }: { group?: NamedGroup },
): Promise<Answer> {
  const { locale, context, turn } = act;
  const say = livingStrings[locale];
  const axe = group?.found[0]?.numero;
  const isOfAxe = (one: { axe?: string }) => axe === undefined || one.axe === axe;
  const subjects = subjectsOf(context.plan).filter(isOfAxe);
  const led = current(act).filter(
    ([id]) => axe === undefined || subjects.some((one) => one.id === id || one.led === id),
  );
  const items = led.map(([id, pilot]) => ledLine(id, pilot, act));
  const groups = axe === undefined ? context.view.groups : (group?.found ?? []);
  const animated = groups.flatMap(({ tag, row }) => {
    const names = namesIn(act, row?.coAnimators);
    return names.length > 0 ? [`${capital(tag[locale])}, ${say.led(names.join(', '))}.`] : [];
  });
  const pilotOf = context.view.pilotsOn(today(act));
  const without = subjects.filter((one) => !pilotOf(one));
  const [first] = without;
  const notes = [
    ...(first ? [say.without(without.map(({ short }) => short[locale]).slice(0, SHOWN))] : []),
    ...(first && context.isAdmin(turn.person) ? [say.howToAppoint(ofWhat(first.id, act))] : []),
  ];
  const of = group ? `${capital(group.found[0]?.tag[locale] ?? '')} – ` : '';
  const headline = of + (led.length > 0 ? say.pilots : say.noPilots);
  return shown({ headline, items: [...items, ...animated].slice(0, SHOWN), notes }, locale);
}

/** What whoever asks leads. */
export async function ownLed(act: PeopleAct): Promise<Answer> {
  const { locale } = act;
  const say = livingStrings[locale];
  const items = ownLines(act);
  const [id] = current(act).find(([, pilot]) => isHeldBy(pilot, selfOf(act))) ?? [];
  const isOne = items.length > 0;
  const headline = isOne ? say.youLead : say.youLeadNothing;
  const notes = isOne ? [say.tellNews(typedLed(id ?? '', act))] : [];
  return shown({ headline, items, notes }, locale);
}

function ownLines(act: PeopleAct): string[] {
  const say = livingStrings[act.locale];
  return current(act).flatMap(([id, pilot]) => {
    const place = placeOfPilot(pilot, selfOf(act));
    const whom = leadersOf(pilot).map(({ name }) => name);
    return place === 'none' ? [] : [say.asLed[place](capital(theWhat(id, act)), whom.join(', '))];
  });
}

/** "Je pilote la 1.1", said by its own pilote: nothing is to be changed, and nobody is refused. */
export function isTheirs(act: PeopleAct, { led, holder, substitute }: Command<'pilot'>): boolean {
  const pilot = pilotToday(act, act.context.view.pilot(led.id ?? ''));
  if (!pilot) return false;
  return (
    (holder === 'moi' && !substitute && isSelf(act, pilot.holder)) ||
    (substitute === 'moi' && !holder && isSelf(act, standInOf(pilot) ?? null))
  );
}

/** Roles of whoever asks: on one thing, or everywhere. */
export async function ownRole(
  act: PeopleAct,
  { led, group, onlyAnimated }: Omit<Command<'ownRole'>, 'intent'>,
): Promise<Answer> {
  const { context, locale } = act;
  const say = livingStrings[locale];
  if (led?.id !== undefined) {
    const what = theWhat(led.id, act);
    const pilot = pilotToday(act, context.view.pilot(led.id));
    const place = placeOfPilot(pilot, selfOf(act));
    const headline = place === 'none' ? say.noRole(what) : say.asLed[place](capital(what));
    const items = pilot ? [ledLine(led.id, pilot, act)] : [];
    return shown({ headline, items }, locale);
  }
  const [one, second] = group?.found ?? [];
  if (one && !second)
    return shown({ headline: roleIn(act, one.id) ?? say.noRole(one.label[locale]) }, locale);
  const animated = animatedBySelf(act).map(({ label }) => say.asCoAnimator(label[locale]));
  const inGroups = context.view.groups.flatMap(({ id }) => roleIn(act, id) ?? []);
  const lines = onlyAnimated ? animated : [...ownLines(act), ...inGroups];
  const none = onlyAnimated ? say.youAnimateNothing : say.noRoles;
  return shown({ headline: lines.length > 0 ? say.yourRoles : none, items: lines }, locale);
}

const animatedBySelf = (act: PeopleAct) =>
  act.context.view.groups.filter(({ row }) => row && isIn(row.coAnimators, selfOf(act)));

function roleIn(act: PeopleAct, id: string): string | undefined {
  const group = act.context.view.group(id);
  const say = livingStrings[act.locale];
  const self = selfOf(act);
  if (!group?.row) return undefined;
  const label = group.label[act.locale];
  if (isIn(group.row.coAnimators, self)) return say.asCoAnimator(label);
  return isIn(group.row.members, self) ? say.asMember(label) : undefined;
}

/** Which groups there are; who is in each, where it is asked. */
export async function allGroups(
  act: PeopleAct,
  { isWithPeople }: { isWithPeople?: boolean },
): Promise<Answer> {
  const { locale, context } = act;
  const say = livingStrings[locale];
  const items = context.view.groups.map(({ tag, row }) => {
    const names = namesIn(act, row?.coAnimators);
    const n = row?.members.length ?? 0;
    const who = isWithPeople
      ? `\u00a0: ${namesIn(act, row?.members).slice(0, SHOWN).join(', ')}`
      : '';
    return [
      capital(tag[locale]),
      ...[context.view.group(row?.within ?? '')?.tag[locale] ?? []].flat(),
      ...(n > 0 ? [say.count(n) + who] : []),
      ...(names.length > 0 ? [say.led(names.join(', '))] : []),
    ].join(', ');
  });
  return shown(
    { headline: say.groups, items: items.slice(0, SHOWN), notes: [say.howToJoin] },
    locale,
  );
}

/** What whoever asks may do, by their roles. */
export async function ownRights(act: PeopleAct): Promise<Answer> {
  const { locale, context, turn } = act;
  const say = livingStrings[locale];
  const animated = animatedBySelf(act);
  const led = ownLines(act);
  const [first = ''] = current(act).find(([, pilot]) => isHeldBy(pilot, selfOf(act))) ?? [];
  const items = [
    ...(context.isAdmin(turn.person) ? say.may.admin : []),
    ...(animated.length > 0
      ? say.may.animator(animated.map(({ label }) => label[locale]).join(', '))
      : []),
    ...(led.length > 0 ? say.may.pilot(led.join(' '), typedLed(first, act)) : []),
    ...say.may.anybody,
  ];
  return shown({ headline: say.mayDo, items }, locale);
}

/** Whom to see for a role. */
export async function become(act: PeopleAct): Promise<Answer> {
  const { locale, context } = act;
  const say = livingStrings[locale];
  const names = adminNames(act.context);
  const items = context.view.groups.flatMap(({ label, row }) => {
    const theirs = namesIn(act, row?.coAnimators);
    return theirs.length > 0 ? [say.animated(label[locale], theirs.join(', '))] : [];
  });
  return shown(
    { headline: say.seeAdmin(names.join(', ')), items: items.slice(0, 10), notes: [say.sayToThem] },
    locale,
  );
}

/** A week: it is taken up again where it was left. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** What is still to be asked: fiches without a pilote, then working groups without co-animators. */
function toAsk(act: PeopleAct, passed: readonly string[]): string[] {
  const { plan, view } = act.context;
  const fiches = plan.fiches.map(ficheId).filter((id) => !pilotToday(act, view.pilot(id))?.holder);
  const axes = plan.axes
    .map(({ id }) => axeGroup(id))
    .filter((id) => (view.group(id)?.row?.coAnimators ?? []).length === 0);
  return [...fiches, ...axes].filter((id) => !passed.includes(id));
}

/** The next question; `answered`: it follows an answer that was given. */
export async function begin(
  act: PeopleAct,
  { passed = [], answered = [] }: { passed?: readonly string[]; answered?: readonly Answer[] } = {},
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = livingStrings[locale].start;
  if (!context.isAdmin(turn.person))
    return refused(say.onlyAdmins(adminNames(act.context).join(', ')), locale);
  await context.view.follow().catch(() => {});
  const [next] = toAsk(act, passed);
  if (next === undefined) return { ...shown({ headline: say.done }, locale), closes: [START] };
  const isFirst = passed.length === 0 && answered.length === 0;
  const headline = next.startsWith('fiche:')
    ? say.pilot(numberOf(act.context.plan, next), isFirst)
    : say.animator(context.view.group(next)?.label[locale] ?? next);
  return {
    ...shown({ headline, notes: [say.how] }, locale),
    opens: [{ kind: START, data: { at: next, passed: [...passed] }, label: headline, ms: WEEK_MS }],
  };
}

/** Skips a question, or leaves the start. */
export function passOn(act: PeopleAct, open: readonly Matter[] | undefined): Promise<Answer> {
  const { data } = startSchema.safeParse(openMatter(open, START)?.data);
  return begin(act, data ? { passed: [...data.passed, data.at] } : {});
}

export const leaveStart = ({ locale }: PeopleAct): Answer => ({
  ...shown({ headline: livingStrings[locale].start.later }, locale),
  closes: [START],
});
