/** The meeting to come that minutes tell of: "prochaine réunion le 16 à 14 h, au même endroit". */
import { localDay } from '../../../calendar/local-time.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { conceptsOf, readSentence, says } from '../../../sentence/sentence.ts';
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
    const [next] = conceptsOf(said, 'reunion-prochaine');
    // "Prochaine le 18 mars", and no other thing that is next.
    const isNext = next && (says(said, 'reunion') || isLight(said, endOf(next), endOf(next) + 1));
    // "Karim envoie le fichier avant la prochaine réunion, le 16" plans none.
    const opens = ['reunion-prochaine', 'reunion-on-se-voit'].some((name) =>
      conceptsOf(said, name).some(({ at }) => isLight(said, 0, at)),
    );
    if (isOver(one) || !opens || !(isNext || says(said, 'reunion-on-se-voit'))) return false;
    const from = { now: new Date(`${date}T12:00:00Z`), zone };
    return readWhen(one, from, knowledge.vocabulary.when).some(
      (found) => found.kind === 'day' && !found.limit && found.date > today,
    );
  });
  return line?.replace(/[.\s]+$/u, '');
}
