/** Coming into a group: asked for, accepted or declined, or open to all when its co-animators say so. */
import type { z } from 'zod';
import type { handOverClick } from '../../../../cards/people/hand-over.ts';
import { joinRequestCard, MOST_REQUESTS } from '../../../../cards/people/join-request.ts';
import { localDay } from '../../../calendar/local-time.ts';
import { type Reader, type Row, type Transaction, valuesOf } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, allowed, change, look, refusal, selfOf } from '../model/acts.ts';
import { people } from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { emptyGroup, type Group, groups, isIn } from '../model/groups.ts';
import { called, nameOf } from '../model/names.ts';
import { isHeldBy } from '../model/piloting.ts';
import {
  ask,
  decidersOf,
  handOverRow,
  joinedRow,
  ownToDecide,
  settle,
  waitingIn,
} from '../model/requests.ts';
import { type JoinRequest, joinRequests, requestId } from '../model/schema.ts';
import { calledIn } from '../model/within-reach.ts';
import type { Command, PeopleCommand } from '../read/command.ts';
import type { Later } from '../read/later.ts';
import { daysOf, handOverStrings } from '../show/hand-over-strings.ts';
import { ofWhat } from '../show/led.ts';
import { requestLine } from '../show/request-renders.ts';
import { requestStrings } from '../show/request-strings.ts';
import { strings } from '../show/strings.ts';
import { apply, rowOf } from './groups.ts';
import { joinedOrAsked } from './organisation.ts';
import { objectOf } from './pilots.ts';

/** "Demander l’accès": to co-animate the group, which those who administer the bot decide. */
export const askAccess = (act: PeopleAct, group: KnownGroup): Promise<Answer> =>
  change(act, 'people.askAccess', { kind: 'group', id: group.id }, async (tx) => {
    const row = await rowOf(tx, group);
    return isIn(row.coAnimators, selfOf(act))
      ? shown({ headline: strings[act.locale].already(group.label[act.locale]) }, act.locale)
      : askFor(tx, act, group, row, 'coAnimator');
  });

/** In at once where one may add people, or anybody may come; else those who may are asked. */
export function join(act: PeopleAct, group: KnownGroup): Promise<Answer> {
  const { locale } = act;
  const object = { kind: 'group', id: group.id } as const;
  return change(act, 'people.join', object, async (tx) => {
    const row = await rowOf(tx, group);
    const label = group.label[locale];
    if (isIn(row.members, selfOf(act)))
      return joinedOrAsked(tx, act, [strings[locale].already(label)]);
    const mayAdd = await allowed(act, 'people.add', object, tx);
    if (row.entry !== 'open' && !mayAdd) return askFor(tx, act, group, row);
    await apply(tx, act, group, 'join');
    if (!mayAdd)
      for (const { person } of row.coAnimators)
        await tx.outbox.add(joinedRow(group.id, person, act.turn.now));
    return joinedOrAsked(tx, act, [strings[locale].joined(label)]);
  });
}

async function askFor(
  tx: Transaction,
  act: PeopleAct,
  group: KnownGroup,
  row: Group,
  as?: JoinRequest['as'],
): Promise<Answer> {
  const { locale } = act;
  const say = requestStrings[locale];
  const aim = say.aims[as ?? 'member'](group.label[locale]);
  const kept = (await tx.get(joinRequests, requestId(group.id, selfOf(act))))?.value;
  // Who waits to be a member may ask for more: that request takes the place of the first.
  const before = kept?.as === as ? kept : undefined;
  if (before?.declined) {
    const whom = await namesOf(tx, act, decidersOf(act, row, as), say.or);
    return refused(say.declinedBefore(aim, dayOf(act, before.declined.at), whom), locale);
  }
  if (before) {
    const whom = await namesOf(tx, act, decidersOf(act, row, as));
    const day = dayOf(act, before.at);
    const line = whom ? say.waiting(aim, day, whom) : say.waitingNobody(aim, day);
    return joinedOrAsked(tx, act, [line, say.next]);
  }
  const whom = await namesOf(tx, act, await ask(tx, act, { group: group.id, row, as }));
  const line = whom ? say.asked(aim, whom) : say.askedNobody(aim);
  return joinedOrAsked(tx, act, [line, say.next]);
}

/** "mardi 24 novembre 2026", where the partnership is. */
const dayOf = ({ context, locale }: Act, at: string): string =>
  dayInWords(localDay(new Date(at), context.zone), locale);

/** Names said in one sentence. */
const MOST_NAMED = 3;

/** "Ines Animatrice, Paul Pilote et 2 autres personnes"; empty when there is nobody. */
async function namesOf(
  reader: Reader,
  { context, locale }: Act,
  persons: readonly string[],
  and = strings[locale].and,
): Promise<string> {
  const say = requestStrings[locale];
  const shown = persons.slice(0, MOST_NAMED);
  const known = valuesOf(await reader.getAll(people, shown));
  const names = shown.map((person) => nameOf(known.get(person), context.plan, locale));
  const rest = persons.length - names.length;
  if (rest > 0) names.push(say.others(rest));
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')}${and}${last}` : last;
}

/** The requests with their buttons; what was just done stands before them. */
async function cardOf(
  reader: Reader,
  act: PeopleAct,
  rows: readonly Row<JoinRequest>[],
  over: { before?: string[]; headline?: string } = {},
): Promise<Answer> {
  const { locale } = act;
  const say = requestStrings[locale];
  const requests = [];
  for (const { value } of rows.slice(0, MOST_REQUESTS))
    requests.push(await requestLine(reader, act, value));
  const hidden = rows.length - requests.length;
  const message = joinRequestCard({
    lang: locale,
    before: over.before ?? [],
    headline: over.headline ?? say.several,
    requests,
    notes: [say.note, ...(hidden > 0 ? [say.more(hidden)] : [])],
  });
  return answerWith(message, locale);
}

/** "demandes en attente" */
export function requests(act: PeopleAct): Promise<Answer> {
  const { locale } = act;
  const say = requestStrings[locale];
  return look(act, 'people.requests', { kind: 'own' }, async (reader) => {
    if (act.turn.conversation.type !== 'personal') return refused(say.privately, locale);
    const rows = await ownToDecide(reader, act);
    return rows.length === 0 ? shown({ headline: say.none }, locale) : cardOf(reader, act, rows);
  });
}

type Decision = 'accept' | 'decline';

/** The button: the right is read from the group, the request from the store. */
export function decide(
  act: PeopleAct,
  decision: Decision,
  group: KnownGroup,
  person: string,
): Promise<Answer> {
  const { locale } = act;
  const object = { kind: 'group', id: group.id } as const;
  return change(act, `people.${decision}`, object, async (tx) => {
    const say = requestStrings[locale];
    const row = await tx.get(joinRequests, requestId(group.id, person));
    if (!row || row.value.declined) return remaining(tx, act, [say.gone]);
    const name = (await tx.get(people, person))?.value.name ?? '';
    const label = group.label[locale];
    const { as = 'member' } = row.value;
    if (decision === 'decline') {
      await settle(tx, act, row.value, 'declined');
      return remaining(tx, act, [say.declined(name, say.aims[as](label)), say.toldThem]);
    }
    await apply(tx, act, group, as === 'coAnimator' ? 'appoint' : 'join', person);
    const done = strings[locale][as === 'coAnimator' ? 'appointed' : 'added'];
    return remaining(tx, act, [done(name, label), say.toldThem]);
  });
}

/** What was done, and in private what still waits: the card that was pressed says so in its place. */
async function remaining(reader: Reader, act: PeopleAct, done: string[]): Promise<Answer> {
  const isPrivate = act.turn.conversation.type === 'personal';
  const rows = isPrivate ? await ownToDecide(reader, act) : [];
  const [headline = '', ...notes] = done;
  return rows.length === 0
    ? shown({ headline, notes }, act.locale)
    : cardOf(reader, act, rows, { before: done });
}

/** "accepte la demande de Camille", "décline": the one that is meant, of those that wait. */
export async function decideNamed(
  act: PeopleAct,
  { intent: decision, group: { found }, person: named }: Command<Decision>,
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = requestStrings[locale];
  const meant = await context.store.read(async (reader) => {
    if (!(await allowed(act, 'people.requests', { kind: 'own' }, reader)))
      return refusal(act, 'people.requests', { kind: 'own' }, reader);
    const own = (await ownToDecide(reader, act)).filter(
      ({ value }) => found.length === 0 || found.some(({ id }) => id === value.group),
    );
    if (named === '') return own;
    const asking = new Set(own.map(({ value }) => value.person));
    const known = await reader.getAll(people, [...asking]);
    const them = new Set(called(named, known, selfOf(act)).map(({ id }) => id));
    return own.filter(({ value }) => them.has(value.person));
  });
  if (isAnswer(meant)) return meant;
  const [one, second] = meant;
  if (!one) return refused(named === '' ? say.none : say.noneOf(named), locale);
  if (second)
    return turn.conversation.type === 'personal'
      ? context.store.read((reader) => cardOf(reader, act, meant, { headline: say.which }))
      : refused(say.privately, locale);
  const group = context.view.group(one.value.group);
  return group ? decide(act, decision, group, one.value.person) : refused(say.gone, locale);
}

/**
 * "entrée libre dans le sous-groupe cartographie", or on request; the other way is one press away. Those
 * who waited come in with the opening: they would be in had they asked a moment later.
 */
export function setEntry(
  act: PeopleAct,
  group: KnownGroup,
  { open }: Command<'entry'>,
): Promise<Answer> {
  const { locale } = act;
  const say = requestStrings[locale];
  const label = group.label[locale];
  const orders = { open: say.toOpen(label), onRequest: say.toRequest(label) };
  return change(act, 'people.entry', { kind: 'group', id: group.id }, async (tx) => {
    if (open === undefined) {
      const questions = [orders.open, orders.onRequest];
      return shown({ headline: say.whichEntry(label), questions }, locale, 'clarify');
    }
    const row = await rowOf(tx, group);
    await tx.put(groups, group.id, { ...row, entry: open ? 'open' : 'onRequest' });
    if (!open) return shown({ headline: say.onRequest(label), questions: [orders.open] }, locale);
    const waited = (await waitingIn(tx, group.id)).map(({ value }) => value.person);
    for (const person of waited) await apply(tx, act, group, 'join', person);
    const notes = waited.length > 0 ? [say.letIn(await namesOf(tx, act, waited))] : [];
    return shown({ headline: say.open(label), notes, questions: [orders.onRequest] }, locale);
  });
}

/** The same refusal, with the button that sends the request: nothing is written until it is pressed. */
export function orAskFor(
  act: PeopleAct,
  commands: readonly PeopleCommand[],
  no: Answer,
  later?: Later | undefined,
): Answer {
  const { context, locale } = act;
  const [led, second] = commands.flatMap((one) => {
    if (one.intent !== 'pilot' || one.led.id === undefined) return [];
    const {
      holder,
      substitute,
      led: { id },
    } = one;
    const name = holder ?? substitute ?? 'moi';
    if (name === 'moi' || !isHeldBy(context.view.pilot(id), selfOf(act))) return [];
    return [{ id, name, ...(!holder && { role: 'substitute' as const }) }];
  });
  if (!no.denied || !led || second) return no;
  const say = handOverStrings[locale];
  const days = later && { after: later.until, ...(later.last && { last: later.last }) };
  const { id, ...named } = led;
  const data = { verb: 'people.handOver', led: id, ...named, ...days };
  const face = {
    headline: say.ask(led.name, ofWhat(id, act) + daysOf(days, locale), say.as(led.role)),
    presses: [{ title: say.send, data }],
  };
  return { ...together([no, shown(face, locale)]), outcome: 'refused', denied: true };
}

/** Sends it to those who co-animate the group concerned, else to the administrators. */
export const handOver = (
  act: PeopleAct,
  { led, name, role, after, last }: z.infer<typeof handOverClick>,
): Promise<Answer> =>
  change(act, 'people.handOver', objectOf(led, act.context.view), async (tx) => {
    const { context, locale, turn } = act;
    const say = handOverStrings[locale];
    const [to, second] = await calledIn(tx, name, selfOf(act));
    if (!to) return refused(strings[locale].unknownPerson(name), locale);
    if (second) return refused(strings[locale].severalPlain(name), locale);
    const group = context.view.groupOf(led);
    const row = (group && (await tx.get(groups, group))?.value) || emptyGroup('axe');
    const more = { ...(role && { role }), ...(after && { after }), ...(last && { last }) };
    const asked = { person: selfOf(act), led, to: to.id, ...more };
    const what = ofWhat(led, act) + daysOf({ after, last }, locale);
    const deciders = decidersOf(act, row).filter((person) => person !== selfOf(act));
    for (const recipient of deciders) await tx.outbox.add(handOverRow(asked, recipient, turn.now));
    return deciders.length > 0
      ? shown({ headline: say.sent(to.value.name, what, say.as(role)) }, locale)
      : refused(say.nobody, locale);
  });
