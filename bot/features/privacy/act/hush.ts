/** Being left alone: what the bot sends by itself stops for one person, until they want it again. */
import { rememberAnswer } from '../../../contract/remember-answer.ts';
import type { OutboxRow, Reader, Store } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import { EVERYTHING, quiet, quietId } from '../../meetings/model/schema.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { strings } from '../show/strings.ts';

/** Why a row that somebody does without is not sent. */
export const HUSHED = 'hushed';

export async function hush(store: Store, turn: Turn, locale: Locale): Promise<Answer> {
  const say = strings[locale];
  const answer = answerWith([say.hushed, say.stays, say.unhush].join('\n'), locale);
  const person = personRecipient(turn.person);
  await store.transact(async (tx) => {
    const row = { person, group: EVERYTHING, at: turn.now.toISOString() };
    await tx.put(quiet, quietId(EVERYTHING, person), row);
    await rememberAnswer(tx, turn, answer);
  });
  return answer;
}

export async function unhush(store: Store, turn: Turn, locale: Locale): Promise<Answer> {
  const say = strings[locale];
  const person = personRecipient(turn.person);
  return store.transact(async (tx) => {
    const id = quietId(EVERYTHING, person);
    const was = await tx.get(quiet, id);
    if (was) await tx.remove(quiet, id);
    const answer = answerWith(was ? say.unhushed : say.notHushed, locale);
    await rememberAnswer(tx, turn, answer);
    return answer;
  });
}

/** "Stop", when nothing was asked: it may be meant for anything. */
export const askHush = (locale: Locale): Answer => {
  const { askHush: question, hushLine, notThat } = strings[locale];
  return {
    ...answerWith(question, locale, 'clarify'),
    asks: { yes: { hear: hushLine }, no: { say: notThat } },
  };
};

/** The reason why a row is held back, when its recipient wants no such thing. */
export const heldBack = async (
  { recipient }: OutboxRow,
  reader: Reader,
): Promise<string | undefined> =>
  (await reader.get(quiet, quietId(EVERYTHING, recipient))) ? HUSHED : undefined;
