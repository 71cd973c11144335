/** What an answer about progress is made of: the updates and rounds that the store has now. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Reader, Row } from '../../../contract/store.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { everyoneOf } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import type { ProgressAct } from '../context.ts';
import { recordedLast, type SubjectState, stateAt } from '../model/history.ts';
import type { BySubject } from '../model/ledger.ts';
import type { Round, Update } from '../model/schema.ts';
import { askStrings } from './ask-strings.ts';
import { statusStrings } from './status-strings.ts';

export interface ProgressRecords {
  act: ProgressAct;
  updates: BySubject;
  rounds: readonly Row<Round>[];
  reader: Reader;
}

/** The local day of the question. */
export const todayOf = ({ act }: Pick<ProgressRecords, 'act'>): string =>
  localDay(act.turn.now, act.context.zone);

/** Reads what an answer needs, all of one moment when `reader` is that of one read. */
export async function knownBy(act: ProgressAct, reader: Reader): Promise<ProgressRecords> {
  const updates = await act.context.ledger.read(reader);
  return { act, updates, rounds: act.context.pending.all(), reader };
}

/** How a subject stands now; nothing said of it gives an empty state. */
export const stateOf = (
  { updates }: Pick<ProgressRecords, 'updates'>,
  { id }: Subject,
): SubjectState => stateAt(updates.get(id) ?? none);
const none: readonly Row<Update>[] = [];

/** The last update that counts. */
export const lastOf = (
  { updates }: Pick<ProgressRecords, 'updates'>,
  { id }: Subject,
): Row<Update> | undefined => recordedLast(updates.get(id) ?? none);

/** Who said it: their name and organisation as they are now. */
export function authorOf(
  { author }: Pick<Update, 'author'>,
  { context, locale }: ProgressAct,
): string {
  const person = context.view.person(author);
  return person ? nameOf(person, context.plan, locale) : askStrings[locale].former;
}

/** Who leads a subject now, as it is said: "Pilote : Karim Benali"; empty when nobody does. */
export function pilotesOf(known: Pick<ProgressRecords, 'act'>, subject: Subject): string {
  const { context, locale } = known.act;
  const pilot = context.view.pilotsOn(todayOf(known))(subject);
  const names = everyoneOf(pilot).map(({ name }) => name);
  return names.length > 0 ? askStrings[locale].pilotes(names.join(', ')) : '';
}

/** Where a subject has its page, if there is a tab. */
export function pageOf(
  { act: { context, locale } }: Pick<ProgressRecords, 'act'>,
  subject: Subject,
) {
  const url = context.pageUrl?.(`sujet/${encodeURIComponent(subject.id)}`);
  const { page, pageOfAction } = statusStrings[locale];
  return url ? [{ title: subject.kind === 'fiche' ? page : pageOfAction, url }] : [];
}

/** When it was last confirmed or changed, and whether it is silent past its round. */
export function freshness(known: ProgressRecords, subject: Subject): string[] {
  const { act } = known;
  const say = askStrings[act.locale];
  const last = lastOf(known, subject);
  const day = (date: string) => shortDay(date, act.locale);
  const due = overdue(known, subject);
  return [
    ...(last ? [say.upToDate(day(last.value.asOf), authorOf(last.value, act))] : []),
    ...(due ? [say.stale(day(due.opensOn))] : []),
  ];
}

/** The last closed round that asked for the subject and got no word of it. */
export function overdue(known: ProgressRecords, subject: Subject): Round | undefined {
  const today = todayOf(known);
  const asked = known.rounds
    .map(({ value }) => value)
    .filter((r) => r.closesOn < today && r.asked.some((a) => a.subject === subject.id))
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  const last = lastOf(known, subject);
  return asked && (!last || last.value.at < asked.openedAt) ? asked : undefined;
}
