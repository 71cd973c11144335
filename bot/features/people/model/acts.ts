/** What an act needs, and the two ways to do one: look, or change. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Tools } from '../../../contract/feature.ts';
import { answeredBefore, rememberAnswer } from '../../../contract/remember-answer.ts';
import { type Reader, type Store, type Transaction, valuesOf } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { isWithoutTeams, type KnownPerson, people, personRecipient } from './directory.ts';
import type { KnownGroup } from './group-names.ts';
import { groups, groupsAnimated, groupsOf, isIn } from './groups.ts';
import { nameOf } from './names.ts';
import {
  type ActedOn,
  isForAnimators,
  isForMembers,
  may,
  type ObjectOf,
  refusalOf,
  type Verb,
} from './rights.ts';
import { access, administeredBy, animatedBy, membersOnly } from './rights-strings.ts';
import { type Speaking, speakingIn } from './speaking.ts';
import type { PartnersView } from './view.ts';

export interface ActContext {
  store: Store;
  isAdmin: Tools['isAdmin'];
  plan: Plan;
  view: PartnersView;
  /** IANA zone of the partnership: its days end there. */
  zone: string;
}

/** One act: where, by whom, in which language. */
export interface Act {
  context: ActContext;
  turn: Turn;
  locale: Locale;
}

export const selfOf = ({ turn }: { turn: Pick<Turn, 'person'> }): string =>
  personRecipient(turn.person);

/** What tells which group they mean. */
export const speakingNow = ({ turn, context: { view } }: Act): Speaking =>
  speakingIn({ speaker: turn }, view, '');

/** Groups that whoever acts co-animates now, all for an administrator; the right is read when something is done. */
export async function groupsLed(act: Act, reader: Reader): Promise<KnownGroup[]> {
  const isAdmin = act.context.isAdmin(act.turn.person);
  const all = act.context.view.groups;
  if (isAdmin) return [...all];
  const led = new Set((await groupsAnimated(reader, selfOf(act))).map(({ id }) => id));
  return all.filter(({ id }) => led.has(id));
}

/** Whether whoever acts may, now. */
export const allowed = <V extends Verb>(
  { context, turn }: Act,
  verb: V,
  object: ObjectOf<V>,
  reader: Reader,
) =>
  may(
    { person: turn.person, admin: context.isAdmin(turn.person) },
    verb,
    object,
    reader,
    localDay(turn.now, context.zone),
  );

/** Answers from the store, to whoever may ask. */
export function look<V extends Verb>(
  act: Act,
  verb: V,
  object: ObjectOf<V>,
  work: (reader: Reader) => Promise<Answer>,
): Promise<Answer> {
  return act.context.store.read(async (reader) =>
    (await allowed(act, verb, object, reader)) ? work(reader) : refusal(act, verb, object, reader),
  );
}

/** Names said in a refusal: a few groups, and a few people of each. */
const MOST_GROUPS = 3;
const MOST_NAMES = 3;

/**
 * Why whoever acts may not, and who may: those who co-animate the group concerned, else their own groups. Who
 * is not in that group may ask to be, in one press, and whoever is refused, to co-animate it.
 * Who co-animates is for everybody to know.
 */
export async function refusal<V extends Verb>(
  act: Act,
  verb: V,
  object: ObjectOf<V>,
  reader: Reader,
): Promise<Answer> {
  const { context, locale } = act;
  const on: ActedOn = object;
  if (on.kind === 'group' && isForMembers(verb)) return outside(act, verb, on.id);
  const why = refusalOf(verb, locale);
  const ids = isForAnimators(verb) ? await groupsConcerned(act, object, reader) : [];
  const lines: string[] = [];
  const named = ids.slice(0, MOST_GROUPS);
  const rows = valuesOf(await reader.getAll(groups, named));
  const animators = (id: string) =>
    (rows.get(id)?.coAnimators ?? []).slice(0, MOST_NAMES).map(({ person }) => person);
  const known = valuesOf(await reader.getAll(people, named.flatMap(animators)));
  for (const id of named) {
    const label = context.view.group(id)?.label[locale];
    const names = animators(id).map((person) => nameOf(known.get(person), context.plan, locale));
    if (label && names.length > 0) lines.push(animatedBy[locale](label, names.join(', ')));
  }
  if (lines.length === 0) {
    const names = adminNames(context).slice(0, MOST_NAMES);
    if (names.length > 0) lines.push(administeredBy[locale](names.join(', ')));
  }
  const self = selfOf(act);
  const toJoin = named.filter((id) => {
    const group = rows.get(id);
    return group && !isIn(group.members, self) && !isIn(group.coAnimators, self);
  });
  return { ...refusedWith(act, why, lines, { toJoin, toLead: named }), denied: true };
}

/**
 * A refusal, with a button a group that whoever acts may ask to join, which those who co-animate it decide, and one
 * a group that they may ask to co-animate, which administrators do.
 */
function refusedWith(
  { context: { view }, locale }: Act,
  why: string,
  lines: readonly string[],
  { toJoin, toLead }: { toJoin: readonly string[]; toLead: readonly string[] },
): Answer {
  const questions = toJoin.flatMap((id) => {
    const label = view.group(id)?.label[locale];
    return label === undefined ? [] : membersOnly[locale].join(label);
  });
  const led = toLead.flatMap((id) => view.group(id) ?? []);
  const presses = led.map(({ id, tag }) => ({
    title: access[locale](led.length > 1 ? tag[locale] : ''),
    data: { verb: 'people.askAccess', group: id },
  }));
  if (questions.length + presses.length === 0) return refused([why, ...lines].join('\n'), locale);
  return shown({ headline: why, notes: [...lines], questions, presses }, locale, 'refused');
}

type Known = Pick<ActContext, 'view' | 'isAdmin'>;

/** Those who administer the bot, as far as they have been seen. */
export const adminsKnown = ({ view, isAdmin }: Known) =>
  [...view.people].filter(([id, { aadId }]) => !isWithoutTeams(id) && isAdmin({ id: aadId }));

export const adminNames = (context: Known): string[] =>
  adminsKnown(context).flatMap(([, { name }]) => name || []);

/** What only members may do, of somebody who is none: the group by its name, and how to join it. */
export function outside({ context, locale }: Act, verb: Verb, group: string): Answer {
  const label = context.view.group(group)?.label[locale];
  if (label === undefined) return refused(refusalOf(verb, locale), locale);
  const { why, join } = membersOnly[locale];
  return shown({ headline: why(label), questions: [join(label)] }, locale, 'refused');
}

async function groupsConcerned(act: Act, object: ActedOn, reader: Reader): Promise<string[]> {
  if (object.kind === 'group') return [object.id];
  if (object.kind === 'led') return object.group ? [object.group] : [];
  // Which groups somebody else is in is theirs to tell.
  if (object.kind === 'person') return [];
  const self = selfOf(act);
  return (await groupsOf(reader, self)).flatMap(({ id, value }) =>
    isIn(value.members, self) ? [id] : [],
  );
}

/**
 * Changes the store for whoever may. The right is read, and the answer kept for a repeated
 * delivery, in the transaction that makes the change.
 */
export async function change<V extends Verb>(
  act: Act,
  verb: V,
  object: ObjectOf<V>,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return act.context.store.transact(async (tx) => {
    const [isAllowed] = await Promise.all([
      allowed(act, verb, object, tx),
      answeredBefore(tx, act.turn),
    ]);
    if (!isAllowed) return refusal(act, verb, object, tx);
    const made = await work(tx);
    await rememberAnswer(tx, act.turn, made);
    return made;
  });
}

/** The line of whoever acts; made of what Teams vouches for when there is none yet. */
export async function selfIn(reader: Reader, act: Act): Promise<KnownPerson> {
  const known = await reader.get(people, selfOf(act));
  if (known) return known.value;
  const { tenantId, id: aadId, teamsId, name } = act.turn.person;
  return {
    tenantId,
    aadId,
    teamsId,
    name,
    locale: act.turn.locale,
    domain: null,
    organisation: null,
    otherOrganisation: null,
    organisationAskedAt: null,
    lastSeenAt: act.turn.now.toISOString(),
  };
}
