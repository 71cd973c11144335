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
  const { next: label } = strings[locale].ask;
  return [{ label, value: whenInWords(next.meeting.when, locale) }];
}

/** The coming meetings of somebody's groups that await their answer, else the next one. */
export function comingLines(
  self: string,
  { view, kept }: MeetingsContext,
  locale: Locale,
  now: Date,
): Waiting[] {
  const coming = kept.rows
    .map((row) => ({ id: row.id, meeting: row.value }))
    .filter(({ meeting }) => {
      const row = view.group(meeting.group)?.row;
      const theirs = row && (isIn(row.members, self) || isIn(row.coAnimators, self));
      return theirs && meeting.state === 'planned' && startOf(meeting.when) > now;
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
    return at === 0 ? [{ line: nextOf(tag, said), isNews: true }] : [];
  });
}
