/** What is sent about who comes into a group, worded at the moment of its sending. */

import { joinRequestCard } from '../../../../cards/people/join-request.ts';
import { dayAfter, localDay } from '../../../calendar/local-time.ts';
import type { Render, Rendered } from '../../../contract/feature.ts';
import { type OutboxRow, type Reader, valuesOf } from '../../../contract/store.ts';
import type { Message } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PeopleContext } from '../context.ts';
import type { Act } from '../model/acts.ts';
import { people } from '../model/directory.ts';
import { labelsOf } from '../model/group-names.ts';
import { emptyGroup, groups, isIn, pilots } from '../model/groups.ts';
import { nameOf } from '../model/names.ts';
import { isHeldBy } from '../model/piloting.ts';
import {
  askedPayload,
  decidedPayload,
  editPayload,
  handOverPayload,
  joinedPayload,
} from '../model/requests.ts';
import { type JoinRequest, joinRequests, requestId } from '../model/schema.ts';
import { placeInGroup, placeOfPilot, placesPayload } from '../model/told-of-change.ts';
import { daysOf, handOverStrings } from './hand-over-strings.ts';
import { ofWhat, theWhat, typedLed } from './led.ts';
import { livingStrings } from './living-strings.ts';
import { requestStrings } from './request-strings.ts';
import { capital, strings } from './strings.ts';
import { toldStrings } from './told-strings.ts';

interface Shown {
  context: PeopleContext;
  reader: Reader;
  locale: Locale;
}

type Words = (row: OutboxRow, shown: Shown) => Promise<Rendered>;

export function requestRenders(context: PeopleContext): Record<string, Render> {
  const inWords =
    (words: Words): Render =>
    async (row, reader) => {
      const locale = (await reader.get(people, row.recipient))?.value.locale ?? 'fr';
      return words(row, { context, reader, locale });
    };
  return {
    asked: inWords(asked),
    decided: inWords(decided),
    askedEdit: inWords(handled),
    joined: inWords(joined),
    recognised: inWords(recognised),
    places: inWords(places),
    handOver: inWords(handOver),
  };
}

const labelOf = ({ context, locale }: Pick<Act, 'context' | 'locale'>, group: string): string =>
  context.view.group(group)?.label[locale] ?? group;

/** A request, to somebody who may decide it when it leaves. */
async function asked(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { group, person } = askedPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  const request = (await reader.get(joinRequests, requestId(group, person)))?.value;
  if (!request || request.declined) return { moot: 'decided' };
  if (!(await decides(row.recipient, group, shown))) return { moot: 'right gone' };
  const say = requestStrings[locale];
  const message = joinRequestCard({
    lang: locale,
    before: [],
    headline: say.headline,
    requests: [await requestLine(reader, { context, locale }, request)],
    notes: [say.note],
  });
  return { message };
}

/** Whether somebody still co-animates the group, or administers where nobody does. */
async function decides(recipient: string, group: string, { reader, context }: Shown) {
  const animators = (await reader.get(groups, group))?.value.coAnimators ?? [];
  if (animators.some(({ person }) => person === recipient)) return true;
  const id = (await reader.get(people, recipient))?.value.aadId;
  return id !== undefined && context.isAdmin({ id });
}

async function decided(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { group, what, name, as } = decidedPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  const { decided: say, aims } = requestStrings[locale];
  if (what === 'dissolved')
    return { message: told(locale, say.dissolved(labelsOf(name, context.plan)[locale])) };
  const label = labelOf(shown, group);
  if (what === 'accepted') {
    const questions = [strings[locale].ask.members(label)];
    return { message: told(locale, (as ? say.appointed : say.accepted)(label), [], questions) };
  }
  const request = (await reader.get(joinRequests, requestId(group, row.recipient)))?.value;
  // They were added after all.
  if (!request?.declined) return { moot: 'overtaken' };
  const by = (await reader.get(people, request.declined.by))?.value;
  const whom = nameOf(by, context.plan, locale);
  return { message: told(locale, say.declined(aims[as ?? 'member'](label), whom)) };
}

const told = (
  locale: Locale,
  headline: string,
  items: string[] = [],
  questions: string[] = [],
): Message => shown({ headline, items, questions }, locale).message;

/** In the place of a request that was shown: its buttons lead nowhere any more. */
async function handled(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { activity, group } = editPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  const say = requestStrings[locale];
  const person = row.subject;
  const known = (await reader.get(people, person))?.value;
  if (!group || !known) return { update: activity, message: told(locale, say.handled) };
  const name = nameOf(known, context.plan, locale);
  const label = labelOf(shown, group);
  const { members, coAnimators } = (await reader.get(groups, group))?.value ?? emptyGroup('axe');
  const { declined, as = 'member' } =
    (await reader.get(joinRequests, requestId(group, person)))?.value ?? {};
  const by = declined && (await reader.get(people, declined.by))?.value;
  const line = declined
    ? say.declinedBy(name, say.aims[as](label), nameOf(by ?? undefined, context.plan, locale))
    : isIn(coAnimators, person)
      ? strings[locale].appointed(name, label)
      : isIn(members, person)
        ? strings[locale].added(name, label)
        : say.handled;
  return { update: activity, message: told(locale, line) };
}

/** What somebody is who was named before they came, as it stands when the message leaves. */
async function recognised(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { reader, locale } = shown;
  const person = row.recipient;
  const name = (await reader.get(people, person))?.value.name ?? '';
  const say = livingStrings[locale];
  const items: string[] = [];
  for (const { id, value } of await reader.where(pilots, 'person', person)) {
    const place = placeOfPilot(value, person);
    if (place !== 'none')
      items.push(say.asLed[place](capital(theWhat(id, shown))), say.tellNews(typedLed(id, shown)));
  }
  return items.length > 0 || name !== ''
    ? { message: told(locale, say.recognised(name), [...items, say.recognisedHow]) }
    : { moot: 'gone' };
}

/** What another's word made of somebody's places, as they stand when the message leaves. */
async function places(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { by, was } = placesPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  const say = livingStrings[locale];
  const person = row.recipient;
  const items: string[] = [];
  for (const { of, place } of was) {
    const group = context.view.group(of);
    const is = group
      ? placeInGroup((await reader.get(groups, of))?.value, person)
      : placeOfPilot((await reader.get(pilots, of))?.value, person);
    if (is === place) continue;
    const what = group?.label[locale] ?? theWhat(of, shown);
    if (is === 'coAnimator') items.push(say.asCoAnimator(what));
    else if (is === 'member')
      items.push(place === 'coAnimator' ? say.asNoAnimator(what) : say.asMember(what));
    else if (is === 'none') items.push(group ? say.asNoMember(what) : say.asNoPilot(what));
    else items.push(say.asLed[is](capital(what)), say.tellNews(typedLed(of, shown)));
  }
  const name = nameOf((await reader.get(people, by))?.value, context.plan, locale);
  return items.length === 0
    ? { moot: 'taken back' }
    : { message: told(locale, say.placesBy(name), items, [say.askRights]) };
}

/** What a pilote asks for, as long as they still lead it. */
async function handOver(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { person, led, to, role, after, last } = handOverPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  if (!isHeldBy((await reader.get(pilots, led))?.value, person)) return { moot: 'handed over' };
  const named = async (id: string) => (await reader.get(people, id))?.value;
  const name = (await named(to))?.name ?? '';
  const what = ofWhat(led, shown);
  const who = nameOf(await named(person), context.plan, locale);
  const say = handOverStrings[locale];
  const { [role ?? 'pilot']: place, pilot, now, until, later } = toldStrings[locale];
  const headline = say.asked(who, name, what + daysOf({ after, last }, locale), say.as(role));
  const { order } = place(name, what);
  if (!after) return { message: told(locale, headline, [], [order]) };
  // No change to come is kept: until that day it is who leads it now, or the other one takes it at once.
  const day = dayInWords(after, locale);
  const holder = role || last ? null : (await reader.get(pilots, led))?.value.holder;
  const stays = holder ? [pilot(holder.name, what).order + until(day)] : [];
  const why = last ? say.endless : later(day, dayInWords(dayAfter(after), locale));
  return { message: told(locale, headline, [why], [...stays, order + now]) };
}

/** Who came into an open group since a moment, and is still in it. */
async function joined(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { group, from } = joinedPayload.parse(row.payload);
  const { reader, context, locale } = shown;
  const members = (await reader.get(groups, group))?.value.members ?? [];
  const until = new Date(row.notBefore).toISOString();
  const joined = members
    .filter(({ person, since }) => since >= from && since < until && person !== row.recipient)
    .map(({ person }) => person);
  const known = valuesOf(await reader.getAll(people, joined));
  const names = joined.map((person) => nameOf(known.get(person), context.plan, locale));
  if (names.length === 0) return { moot: 'left' };
  return { message: told(locale, requestStrings[locale].joined(labelOf(shown, group)), names) };
}

/** A request as somebody reads it who decides it. */
export async function requestLine(
  reader: Reader,
  { context, locale }: Pick<Act, 'context' | 'locale'>,
  { group, person, at, as }: JoinRequest,
) {
  const say = requestStrings[locale];
  const known = (await reader.get(people, person))?.value;
  const name = nameOf(known, context.plan, locale);
  const label = labelOf({ context, locale }, group);
  const day = dayInWords(localDay(new Date(at), context.zone), locale);
  return {
    group,
    person,
    line: say.line(name, say.aims[as ?? 'member'](label), day),
    accept: say.accept(known?.name || name),
    decline: say.decline(known?.name || name),
  };
}
