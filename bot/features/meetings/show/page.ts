/** The page of meetings: what is to come, what was decided, and one's own answers. */

import { z } from 'zod';
import { id } from '../../../../cards/fields.ts';
import { localDay } from '../../../calendar/local-time.ts';
import {
  type KnownRow,
  type PageView,
  type Speaker,
  view,
  type Waiting,
} from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { linkPath } from '../../../links/links.ts';
import type { MeetingItem, MeetingsPage } from '../../../pages/meetings.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { groupsOf, isIn } from '../../people/model/groups.ts';
import { may } from '../../people/model/rights.ts';
import { type MeetingsContext, meetingIn } from '../context.ts';
import { whenInBrief, whenOfSeason } from '../model/meeting-words.ts';
import { meetingsNear } from '../model/planned.ts';
import type { MeetingRow } from '../model/rows.ts';
import { meetings } from '../model/schema.ts';
import { endOf, startOf } from '../model/times.ts';
import { byStart } from '../model/which-meeting.ts';
import { answerInWords, countsOf, isWithin, publicPart } from './section.ts';
import { strings } from './strings.ts';

/** Meetings over that are shown at once, the last ones first; the restitution has all of a period. */
const MOST_PAST = 20;
/** Meetings to come of groups that one is not in: the next ones. */
const MOST_OF_OTHERS = 20;

type Find<T> = (reader: Reader, asker: Asker, data: T) => Promise<MeetingRow[] | undefined>;

export function meetingViews(context: MeetingsContext): Record<string, PageView> {
  const pageOfAll = <T>(schema: z.ZodType<T>, find: Find<T>): PageView =>
    view(schema, async (asker, data) => {
      await ready(context, asker.now);
      return context.store.read(async (reader) => {
        const known = await find(reader, asker, data);
        return known && pageOf(known, reader, context, asker);
      });
    });
  return {
    all: pageOfAll(z.strictObject({}), async (reader, asker) => {
      const before = { groups: undefined, scope: 'past', limit: 2 * MOST_PAST } as const;
      const over = await meetingsNear(reader, asker.now, before);
      const near = [...over, ...(await coming(reader, asker))];
      return [...new Map(near.map((one) => [one.id, one])).values()];
    }),
    // Those over that come before one of them, for who looks further back.
    earlier: pageOfAll(z.strictObject({ than: id }), async (reader, _, { than }) => {
      const last = await reader.get(meetings, than);
      if (!last) return undefined;
      const rows = await reader.page(meetings, { before: last, limit: 2 * MOST_PAST });
      return rows.map(({ id, value }) => ({ id, meeting: value }));
    }),
    // What is to come, for a page that shows only that.
    soon: pageOfAll(z.strictObject({}), async (reader, asker) =>
      (await coming(reader, asker)).filter(
        ({ meeting: { state, when } }) => state === 'planned' && endOf(when) > asker.now,
      ),
    ),
    // What a personal link opens.
    one: pageOfAll(z.strictObject({ meeting: id }), async (reader, _, { meeting }) => {
      const known = await meetingIn(reader, meeting);
      return known && [known];
    }),
  };
}

/** Those of one's groups, and the first of all; cancelled ones too: whoever had planned to come sees it. */
async function coming(reader: Reader, { person, now }: Asker): Promise<MeetingRow[]> {
  const own = (await groupsOf(reader, personRecipient(person))).map(({ id }) => id);
  const near = { scope: 'coming', states: ['planned', 'cancelled'] } as const;
  const [mine, first] = await Promise.all([
    meetingsNear(reader, now, { ...near, groups: own }),
    meetingsNear(reader, now, { ...near, groups: undefined, limit: MOST_OF_OTHERS }),
  ]);
  return [...new Map([...mine, ...first].map((one) => [one.id, one])).values()];
}

async function ready({ view: partners }: MeetingsContext, now: Date): Promise<void> {
  if (!partners.loaded) await partners.follow();
  partners.touch(now);
}

async function pageOf(
  known: MeetingRow[],
  reader: Reader,
  context: MeetingsContext,
  asker: Asker,
): Promise<MeetingsPage> {
  const all = known.sort(byStart);
  const isOver = ({ meeting }: MeetingRow) => endOf(meeting.when) <= asker.now;
  const over = all.filter((known) => isOver(known) && known.meeting.state === 'planned');
  const items = (list: MeetingRow[]) =>
    Promise.all(list.map((known) => itemOf(known, reader, context, asker)));
  const actor = { person: asker.person, admin: context.isAdmin(asker.person) };
  return {
    mayPlan: await may(
      actor,
      'meetings.new',
      { kind: 'own' },
      reader,
      localDay(asker.now, context.zone),
    ),
    upcoming: await items(all.filter((known) => !isOver(known))),
    ...(await lastOf(over, items)),
  };
}

/** The last meetings of those that are over; a month is not cut in two where that leaves any. */
async function lastOf(
  over: readonly MeetingRow[],
  items: (list: MeetingRow[]) => Promise<MeetingItem[]>,
): Promise<Pick<MeetingsPage, 'past' | 'more'>> {
  const last = over.slice(-MOST_PAST);
  const [cut] = over.slice(-MOST_PAST - 1);
  const monthOf = ({ meeting: { when } }: MeetingRow) => when.date.slice(0, 7);
  const more = cut !== undefined && over.length > MOST_PAST;
  const whole = more ? last.filter((one) => monthOf(one) !== monthOf(cut)) : last;
  return { past: await items((whole.length > 0 ? whole : last).reverse()), more };
}

async function itemOf(
  known: MeetingRow,
  reader: Reader,
  context: MeetingsContext,
  asker: Asker,
): Promise<MeetingItem> {
  const { person, locale, now } = asker;
  const self = personRecipient(person);
  const shown = { reader, context, locale, now, recipient: self };
  const within = await isWithin(self, known.meeting.group, shown);
  const { id, meeting } = within ? known : publicPart(known);
  const { title, place, link, agenda, note, decisions, nextSteps, sequence } = meeting;
  const { date, start, end } = meeting.when;
  const group = context.view.group(meeting.group);
  const members = [...(group?.row?.members ?? []), ...(group?.row?.coAnimators ?? [])];
  const counts = await countsOf(known, shown);
  const own = meeting.attendance[self];
  const { publicUrl } = context.settings;
  const cancelled = meeting.state === 'cancelled';
  return {
    id,
    group: group?.tag[locale] ?? meeting.group,
    title,
    when: { date, start, end },
    place,
    link,
    cancelled,
    agenda,
    note,
    version: sequence,
    counted: counts.title[0] ?? null,
    counts: counts.rows,
    answer: own
      ? {
          status: own.status,
          word: own.word,
          representedBy: own.representedBy?.name ?? '',
          said: (await answerInWords(meeting, shown)) ?? '',
        }
      : null,
    mayAnswer: !cancelled && startOf(meeting.when) > now && isIn(members, self),
    mayChange: !cancelled && (context.isAdmin(person) || isIn(group?.row?.coAnimators ?? [], self)),
    mine: isIn(members, self),
    whole: within,
    calendar:
      publicUrl && within && !cancelled ? publicUrl + linkPath(meeting.calendarToken) : null,
    decisions,
    nextSteps,
  };
}

/** The next meeting of the group concerned, if one is planned. */
export function aboutMeetings(
  entity: string,
  { view, kept }: MeetingsContext,
  locale: Locale,
  now: Date,
): KnownRow[] {
  const id = view.groupOf(entity) ?? entity.replace(/^axe:/, 'axe-');
  const [next] = kept.rows
    .map((row) => ({ id: row.id, meeting: row.value }))
    .filter(
      ({ meeting }) =>
        meeting.group === id && meeting.state === 'planned' && endOf(meeting.when) > now,
    )
    .sort(byStart);
  if (!next || !view.group(id)) return [];
  const { next: label } = strings[locale].ask;
  return [{ label, value: whenOfSeason(next.meeting.when, locale) }];
}

/** What somebody answered to the meetings that are to come. */
export async function answeredLines(
  context: MeetingsContext,
  { person, now }: Speaker,
  locale: Locale,
): Promise<string[]> {
  await context.view.follow();
  const recipient = personRecipient(person);
  return context.store.read(async (reader) => {
    const shown = { reader, context, locale, now, recipient };
    const lines = context.kept.coming(now).map(async ({ value }) => {
      const words = await answerInWords(value, shown);
      const tag = context.view.group(value.group)?.tag[locale] ?? value.group;
      const name = `${tag}, ${whenInBrief(value.when, locale)}`;
      return words ? [strings[locale].line(name, words)] : [];
    });
    return (await Promise.all(lines)).flat();
  });
}

/** The coming meetings of somebody's groups that await their answer, else the next one. */
export function comingLines(
  self: string,
  { view, kept }: MeetingsContext,
  locale: Locale,
  now: Date,
): Waiting[] {
  const coming = kept
    .coming(now)
    .map((row) => ({ id: row.id, meeting: row.value }))
    .filter(({ meeting }) => {
      const row = view.group(meeting.group)?.row;
      return row && (isIn(row.members, self) || isIn(row.coAnimators, self));
    })
    .sort(byStart);
  const { nextOf, nextUnanswered, answerIt, answerThem, ask } = strings[locale];
  const due = coming.filter(({ meeting }) => !meeting.attendance[self]);
  // The next one is answered where it is shown; of several, the first has its button in the list.
  const isNext = due.length === 1 && due[0] === coming[0];
  const job = isNext
    ? { title: answerIt, say: ask.next }
    : {
        title: due.length === 1 ? answerIt : answerThem(due.length),
        say: ask.upcoming,
        covers: ask.next,
      };
  return coming.flatMap((known, at): Waiting[] => {
    const { group, when, attendance } = known.meeting;
    const tag = view.group(group)?.tag[locale] ?? group;
    const said = whenInBrief(when, locale);
    if (!attendance[self])
      return [{ line: nextUnanswered(tag, said), ...(known === due[0] && { job }) }];
    return at === 0 ? [{ line: nextOf(tag, said), kind: 'news' }] : [];
  });
}
