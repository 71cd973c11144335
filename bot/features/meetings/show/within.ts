/** What of a meeting everybody may know, and who may read the rest. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import { selfOf } from '../../people/model/acts.ts';
import { channelId, conversationRecipient, personOf } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { may } from '../../people/model/rights.ts';
import { isPrivate, type MeetingAct, type MeetingsContext } from '../context.ts';
import type { MeetingRow } from '../model/rows.ts';

/** Whose meeting it is, its title, when and where, and whether it takes place: nothing else. */
export const publicPart = ({ id, meeting }: MeetingRow): MeetingRow => ({
  id,
  meeting: { ...meeting, link: '', agenda: [], note: '', decisions: '', nextSteps: '' },
});

/**
 * Whether a person or a channel, by recipient, may read all of a group's meetings: its members and
 * co-animators, administrators, and the channel where it works.
 */
export async function isWithin(
  recipient: string,
  group: string,
  { context, reader, now }: { context: MeetingsContext; reader: Reader; now: Date },
): Promise<boolean> {
  if (!recipient.startsWith('person:')) {
    const channel = (await reader.get(groups, group))?.value.channel;
    return (
      channel !== undefined && channel !== null && recipient === conversationRecipient(channel)
    );
  }
  const person = personOf(recipient);
  const actor = { person, admin: context.isAdmin(person) };
  const object = { kind: 'group', id: group } as const;
  return may(actor, 'meetings.read', object, reader, localDay(now, context.zone));
}

/** Who reads what is answered: whoever asks in private, else everybody of the conversation. */
export const audienceHere = (act: MeetingAct): string =>
  isPrivate(act) ? selfOf(act) : conversationRecipient(channelId(act.turn.conversation.id));
