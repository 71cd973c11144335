/** What the answers about meetings are made of. */

import type { DayRow } from '../../../../cards/answer/answer-data.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { fold } from '../../../language/fold.ts';
import { signs } from '../../../language/signs.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import type { MeetingAct } from '../context.ts';
import { hoursInBrief, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { endOf, startOf } from '../model/times.ts';

/** Lines of one answer. */
export const mostShown = 30;

export const told = (act: MeetingAct, face: Parameters<typeof shown>[0]): Answer =>
  shown(face, act.locale, 'answered');

/** None is planned, and who plans one. */
export const noneAtAll = (act: MeetingAct): Answer => {
  const { noMeetingAtAll, whoPlans } = act.say;
  return told(act, { headline: noMeetingAtAll, notes: [whoPlans] });
};

/** What a meeting is today: the next one, the one under way, one of before. */
function nameOf(act: MeetingAct, group: KnownGroup, { meeting }: MeetingRow): string {
  const { locale, turn, say } = act;
  const over = endOf(meeting.when) <= turn.now;
  const begun = startOf(meeting.when) <= turn.now;
  return (over ? say.wasOn : begun ? say.nowOn : say.next)(group.label[locale]);
}

/** The same, and its day in words. */
export const headlineOf = (act: MeetingAct, group: KnownGroup, known: MeetingRow): string =>
  act.say.on(nameOf(act, group, known), whenInWords(known.meeting.when, act.locale));

/** @param asked a place: whether it is there */
export const placeOf = ({ say }: MeetingAct, { meeting }: MeetingRow, asked?: string): string[] => {
  const isThere = asked === undefined ? undefined : fold(meeting.place).includes(fold(asked));
  return [
    ...(meeting.place ? [say.place(meeting.place, isThere)] : []),
    ...(meeting.link ? [say.online(meeting.link)] : []),
  ];
};

/** A meeting in a list, beside its day; read: "GT Axe 1 : bilan – lundi 14 décembre 2026, de 9h30 à 11h30, Caf de Bobigny". */
export const dayOf = (
  { locale, context }: MeetingAct,
  { meeting: { group, title, when, place } }: MeetingRow,
): DayRow => {
  const tag = context.view.group(group)?.tag[locale] ?? group;
  const name = title ? `${tag}${signs[locale].colon}${title}` : tag;
  return {
    date: when.date,
    name,
    brief: [hoursInBrief(when, locale), place].filter(Boolean).join(' · '),
    whole: [`${name} – ${whenInWords(when, locale)}`, place].filter(Boolean).join(', '),
  };
};

/** Where all of them are, each with its answer. */
export const meetingsPage = (
  { context, say }: MeetingAct,
  says: 'page' | 'minutes' | 'allMinutes' = 'page',
  id = '',
) => {
  const url = context.settings.pageUrl?.(id === '' ? 'reunions' : `reunions/${id}`);
  return url ? [{ title: say.ask[says], url }] : [];
};

/** A card holds 28 kB, and its text twice. */
export const mostLetters = 8_000;

export function cutTo(points: readonly string[], most: number): string[] {
  const kept: string[] = [];
  let left = most;
  for (const point of points) {
    if (left <= 0) break;
    kept.push(point.slice(0, left));
    left -= point.length;
  }
  return kept;
}

export function next(act: MeetingAct, group: KnownGroup, known: MeetingRow): Answer {
  const { say } = act;
  return told(act, {
    headline: nameOf(act, group, known),
    days: [dayOf(act, known)],
    notes: known.meeting.link
      ? [say.online(known.meeting.link)]
      : known.meeting.place
        ? []
        : [say.noPlace],
    questions: [
      { title: say.ask.who, say: say.ask.whoComes(group.label[act.locale]) },
      say.ask.upcoming,
    ],
  });
}
