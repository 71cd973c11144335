/** The page of a campaign: what it asks of whoever looks, to be answered there. */
import { z } from 'zod';
import { id } from '../../../../cards/fields.ts';
import { localDay } from '../../../calendar/local-time.ts';
import { type PageView, view } from '../../../contract/feature.ts';
import type { Asker } from '../../../contract/turn.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { AskedPage } from '../../../pages/progress.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { pilotsAmong } from '../../people/model/piloting.ts';
import type { ProgressContext } from '../context.ts';
import { askedOf as askedOfPerson, isAnswered } from '../model/asked.ts';
import { stateAt } from '../model/history.ts';
import { rounds } from '../model/schema.ts';
import { nameInRow } from './status-card.ts';

export const progressViews = (context: ProgressContext): Record<string, PageView> => ({
  asked: view(z.strictObject({ campaign: id }), (asker, { campaign }) =>
    askedOf(campaign, context, asker),
  ),
});

/** The newest round; undefined when none was opened yet. */
async function askedOf(
  campaign: string,
  context: ProgressContext,
  { person, locale, now }: Asker,
): Promise<AskedPage | undefined> {
  return context.store.read(async (reader) => {
    const today = localDay(now, context.zone);
    const [round] = (await reader.where(rounds, 'campaign', campaign))
      .filter(({ value }) => value.opensOn <= today)
      .sort((a, b) => (a.value.opensOn < b.value.opensOn ? 1 : -1));
    if (!round) return undefined;
    const updates = await context.ledger.read(reader);
    const asked = new Set(round.value.asked.map(({ subject }) => subject));
    const all = subjectsOf(context.plan).filter(({ id }) => asked.has(id));
    const pilotOf = await pilotsAmong(reader, all, today);
    const own = askedOfPerson(personRecipient(person), all, pilotOf);
    const pageOf = (subject: Subject) => {
      const { meteo, percent, asOf } = stateAt(updates.get(subject.id) ?? []);
      return {
        id: subject.id,
        title: nameInRow(subject, locale),
        whole: subject.title,
        last: asOf === null ? null : { meteo, percent, asOf },
        answered: isAnswered(subject, round.value, updates, context.plan),
      };
    };
    const { closesOn } = round.value;
    return { round: round.id, closesOn, subjects: own.map(pageOf) };
  });
}
