/** "Bon pour restitution": the state of a subject, frozen with name and date. */
import { localDay } from '../../../calendar/local-time.ts';
import { rememberAnswer } from '../../../contract/remember-answer.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { allowed, selfIn, selfOf } from '../../people/model/acts.ts';
import { ledOf, type ProgressAct } from '../context.ts';
import { stateAt } from '../model/history.ts';
import { snapshots } from '../model/schema.ts';
import { campaignStrings } from '../show/campaign-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { whomToAsk } from '../show/teller-answers.ts';

export async function validate(act: ProgressAct, subject: Subject | undefined): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  if (!subject) return answerWith(say.whichToValidate, locale, 'clarify');
  const name = nameOfSubject(subject, locale);
  const updates = await context.store.read((reader) => context.ledger.read(reader));
  const at = turn.now.toISOString();
  const state = stateAt(updates.get(subject.id) ?? [], at);
  return context.store.transact(async (tx) => {
    const answer = !(await allowed(act, 'progress.validate', ledOf(subject), tx))
      ? refused(`${say.cannotValidate(name)} ${await whomToAsk(tx, act, subject)}`, locale)
      : state.asOf === null
        ? refused(say.nothingToValidate(name), locale)
        : shown(
            {
              headline: say.validated(name, localDay(turn.now, context.zone)),
              notes: [say.validatedNote],
            },
            locale,
          );
    if (answer.outcome === 'command') {
      const { organisation } = await selfIn(tx, act);
      await tx.put(snapshots, `${subject.id}@${at}`, {
        subject: subject.id,
        at,
        by: selfOf(act),
        organisation,
        state,
      });
    }
    await rememberAnswer(tx, turn, answer);
    return answer;
  });
}
