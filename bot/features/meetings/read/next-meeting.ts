/** The meeting to come that minutes tell of: "prochaine réunion le 16 à 14 h, au même endroit". */
import { localDay } from '../../../calendar/local-time.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { readSentence, says } from '../../../sentence/sentence.ts';
import type { MeetingsContext } from '../context.ts';
import { isOver, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';

/** Its line, as typed; days are counted from those of the meeting. */
export function nextMeetingIn(
  { decisions, nextSteps, when: { date } }: Meeting,
  { knowledge, zone, now }: Pick<MeetingsContext, 'knowledge' | 'zone'> & { now: Date },
): string | undefined {
  const today = localDay(now, zone);
  const line = linesIn(`${decisions}\n${nextSteps}`).find((one) => {
    const said = readSentence(one, knowledge.lexicon);
    const isNext = says(said, 'reunion') && says(said, 'reunion-prochaine');
    if (isOver(one) || !(isNext || says(said, 'reunion-on-se-voit'))) return false;
    // "Karim envoie le fichier avant la prochaine réunion, le 16": a limit is no day that is planned.
    const from = { now: new Date(`${date}T12:00:00Z`), zone };
    return readWhen(one, from, knowledge.vocabulary.when).some(
      (found) => found.kind === 'day' && !found.limit && found.date > today,
    );
  });
  return line?.replace(/[.\s]+$/u, '');
}
