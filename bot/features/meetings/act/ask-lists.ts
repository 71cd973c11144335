/** What is to come, and what was decided. */

import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer } from '../../../conversation/answers.ts';
import { selfOf } from '../../people/model/acts.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { groups, isIn } from '../../people/model/groups.ts';
import { groupFor, type MeetingAct, pastOf, upcomingOf } from '../context.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingQuestion } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { cutTo, lineOf, mostShown, next, told } from './asked.ts';

export async function upcoming(act: MeetingAct, reader: Reader, question: MeetingQuestion) {
  const { locale, turn } = act;
  const say = strings[locale];
  const { found, text } = question.group;
  if (found.length === 0 && text !== '') {
    const group = groupFor(act, question.group);
    if (isAnswer(group)) return group;
  }
  const ids = new Set(found.map(({ id }) => id));
  const all = await upcomingOf(reader, turn.now, (id) => ids.size === 0 || ids.has(id));
  const [only] = found;
  if (all.length === 0)
    return answerWith(
      only ? say.noMeeting(only.label[locale]) : say.noMeetingAtAll,
      locale,
      'answered',
    );
  const [one, more] = all;
  if (only && one && !more) return next(act, only, one);
  return told(act, {
    headline: say.upcoming,
    items: all.slice(0, mostShown).map((known) => lineOf(act, known)),
  });
}

/** Without a group: the next of all the groups of whoever asks, else of anybody. */
export async function nextOfMine(act: MeetingAct, reader: Reader): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  const self = selfOf(act);
  const own = new Set(
    (await reader.list(groups))
      .filter(({ value }) => isIn(value.members, self) || isIn(value.coAnimators, self))
      .map(({ id }) => id),
  );
  const all = await upcomingOf(reader, turn.now, (id) => own.size === 0 || own.has(id));
  const [first] = all;
  if (!first) return answerWith(say.noMeetingAtAll, locale, 'answered');
  return told(act, {
    headline: own.size > 0 ? say.nextOfMine : say.upcoming,
    items: [lineOf(act, first)],
    // Asking again for the only one there is leads nowhere.
    questions: all.length > 1 ? [say.ask.upcoming] : [],
  });
}

export async function decisions(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  date: string | undefined,
): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  const past = await pastOf(reader, turn.now, (id) => id === group.id);
  const last = date ? past.find(({ meeting }) => meeting.when.date === date) : past[0];
  if (!last) return answerWith(say.noPast(group.label[locale]), locale, 'answered');
  const { decisions: decided, nextSteps, when } = last.meeting;
  const day = whenInWords(when, locale);
  if (decided === '' && nextSteps === '') return told(act, { headline: say.noDecisions(day) });
  const lines = (text: string, word: (line: string) => string) =>
    cutTo(text.split(/\n+/), 4_000).flatMap((line) => (line.trim() ? [word(line.trim())] : []));
  return told(act, {
    headline: say.decided(day),
    items: [...lines(decided, say.decision), ...lines(nextSteps, say.nextStep)],
  });
}
