/** What the feature adds below an answer about an axe, a fiche or a collective action. */
import type { KnownRow, Waiting } from '../../../contract/feature.ts';
import type { Locale } from '../../../language/locale.ts';
import { isIn } from '../../people/model/groups.ts';
import type { MeetingsContext } from '../context.ts';
import { whenInBrief, whenInWords } from '../model/meeting-words.ts';
import { endOf, startOf } from '../model/times.ts';
import { byStart } from '../model/which-meeting.ts';
import { strings } from './strings.ts';

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
  const { nextLabel } = strings[locale];
  return [{ label: nextLabel, value: whenInWords(next.meeting.when, locale) }];
}

/** The next meeting of somebody's groups, and whether their answer is awaited. */
export function nextLine(
  self: string,
  { view, kept }: MeetingsContext,
  locale: Locale,
  now: Date,
): Waiting[] {
  const [next] = kept.rows
    .map((row) => ({ id: row.id, meeting: row.value }))
    .filter(({ meeting }) => {
      const row = view.group(meeting.group)?.row;
      const theirs = row && (isIn(row.members, self) || isIn(row.coAnimators, self));
      return theirs && meeting.state === 'planned' && startOf(meeting.when) > now;
    })
    .sort(byStart);
  if (!next) return [];
  const { group, when, attendance } = next.meeting;
  const tag = view.group(group)?.tag[locale] ?? group;
  const said = whenInBrief(when, locale);
  const { nextOf, nextUnanswered, answerIt, nextOne } = strings[locale];
  return attendance[self]
    ? [{ line: nextOf(tag, said) }]
    : [{ line: nextUnanswered(tag, said), job: { title: answerIt, say: nextOne } }];
}
