/** What the answers about meetings are made of. */

import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import type { MeetingAct } from '../context.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { endOf, startOf } from '../model/times.ts';
import { strings } from '../show/strings.ts';

/** Lines of one answer. */
export const mostShown = 30;

export const told = (act: MeetingAct, face: Parameters<typeof shown>[0]): Answer =>
  shown(face, act.locale, 'answered');

/** None is planned, and who plans one. */
export const noneAtAll = (act: MeetingAct): Answer => {
  const { noMeetingAtAll, whoPlans } = strings[act.locale];
  return told(act, { headline: noMeetingAtAll, notes: [whoPlans] });
};

export function headlineOf(act: MeetingAct, group: KnownGroup, { meeting }: MeetingRow): string {
  const say = strings[act.locale];
  const over = endOf(meeting.when) <= act.turn.now;
  const begun = startOf(meeting.when) <= act.turn.now;
  const when = whenInWords(meeting.when, act.locale);
  return (over ? say.wasOn : begun ? say.nowOn : say.next)(group.label[act.locale], when);
}

export const placeOf = ({ locale }: MeetingAct, { meeting }: MeetingRow): string[] => {
  const say = strings[locale];
  return [
    ...(meeting.place ? [say.place(meeting.place)] : []),
    ...(meeting.link ? [say.online(meeting.link)] : []),
  ];
};

/** "GT Axe 1 : préparation du comité – lundi 14 décembre 2026, de 9h30 à 11h30, Caf de Bobigny". */
export const lineOf = (act: MeetingAct, { meeting }: MeetingRow): string => {
  const { locale, context } = act;
  const colon = locale === 'fr' ? ' : ' : ': ';
  const group = context.view.group(meeting.group)?.tag[locale] ?? meeting.group;
  const called = meeting.title ? `${group}${colon}${meeting.title}` : group;
  return [`${called} – ${whenInWords(meeting.when, locale)}`, meeting.place]
    .filter(Boolean)
    .join(', ');
};

/** Where all of them are, each with its answer. */
export const meetingsPage = ({ context, locale }: MeetingAct) => {
  const url = context.settings.pageUrl?.('reunions');
  return url ? [{ title: strings[locale].ask.page, url }] : [];
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
  const say = strings[act.locale];
  const notes = placeOf(act, known);
  return told(act, {
    headline: headlineOf(act, group, known),
    notes: notes.length > 0 ? notes : [say.noPlace],
    questions: [say.ask.who(group.label[act.locale]), say.ask.upcoming],
  });
}
