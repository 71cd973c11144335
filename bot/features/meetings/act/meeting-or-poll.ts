/** "Je ne peux pas", while a meeting and a poll wait for somebody: which of the two it answers is asked. */
import type { Situation } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { says, sentenceOf } from '../../../sentence/sentence.ts';
import type { MeetingAct } from '../context.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { AnswerRead } from '../read/attendance.ts';
import type { Heard } from '../read/heard.ts';
import { strings } from '../show/strings.ts';

/** What a sentence lacks that says neither. */
const LACKS_WHICH = 'meetings.meant';

/** Id of the meeting that waits besides a poll, where nothing said tells them apart. */
export function besidePoll(
  { whole }: Pick<Heard, 'whole'>,
  { replies, named, isClear }: AnswerRead,
  { given }: Pick<Situation, 'given'>,
): string | undefined {
  const isOwn = replies.every(({ person, status }) => person === '' && status === 'excused');
  const { date, during, count, group } = named;
  const isNamed =
    (date ?? during ?? count) !== undefined || group.text !== '' || says(whole, 'reunion');
  const isOpen = given?.openPolls !== undefined && typeof given.invitation === 'string';
  return isOpen && isOwn && !isClear && !isNamed ? (given.invitation as string) : undefined;
}

export function askWhich({ context, locale }: MeetingAct, id: string): Answer {
  const say = strings[locale];
  const row = context.kept.rows.find((one) => one.id === id);
  const day = row ? whenInWords(row.value.when, locale) : '';
  return {
    ...shown({ headline: say.meetingOrPoll(day), questions: [...say.orPoll] }, locale, 'clarify'),
    unfinished: LACKS_WHICH,
  };
}

/** "La réunion", "le sondage": what the sentence before answered. */
export function meantBy(reply: Utterance, lexicon: Lexicon): string | undefined {
  const sentence = sentenceOf(reply, lexicon);
  const { orPoll } = strings[reply.locale];
  const isPoll = says(sentence, 'reunion-sondage');
  if (sentence.tokens.length > MOST_WORDS || isPoll === says(sentence, 'reunion')) return undefined;
  return orPoll[isPoll ? 1 : 0];
}

/** More says something else. */
const MOST_WORDS = 6;
