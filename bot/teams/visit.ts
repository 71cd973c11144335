/** One activity on its way through the handler. */
import { randomUUID } from 'node:crypto';
import type { Message, Turn } from '../contract/turn.ts';
import {
  channelId,
  conversationRecipient,
  personRecipient,
} from '../features/people/model/directory.ts';
import type { ActivityEnvelope } from './activity.ts';
import { invokeAnswer, toPost } from './reply.ts';
import type { Exchange } from './transport.ts';

/** What one turn needs: Teams' side of it, and ours. */
export interface TurnVisit {
  exchange: Exchange;
  envelope: ActivityEnvelope;
}

/** In a channel `conversation.id` names the thread: the reply lands in it. */
export const send = ({ exchange }: TurnVisit, message: Message): Promise<void> =>
  exchange.reply(toPost(message));

/** Answers an invoke in its HTTP response, anything else with a message. */
export const deliver = (message: Message, visit: TurnVisit): Promise<void> =>
  visit.envelope.invoke ? visit.exchange.answer(invokeAnswer(message)) : send(visit, message);

/** Makes the turns of visits. `takesFiles`: whether files can be offered at all. */
export const turnsOf =
  (takesFiles: boolean) =>
  /** Undefined for those Teams does not vouch for. `keys`: names of the request in the inbox. */
  (visit: TurnVisit, now: Date, keys: readonly string[] = []): Turn | undefined => {
    const { id, locale, person, conversation } = visit.envelope;
    if (!person) return undefined;
    const reply = (message: Message) => send(visit, message);
    const files = takesFiles && conversation.type === 'personal';
    return { id: id || randomUUID(), now, keys, locale, person, conversation, files, reply };
  };

/** As the outbox names who can be reached where this came from. */
export const recipientOf = ({ conversation, person }: ActivityEnvelope): string | undefined =>
  conversation.type === 'personal'
    ? person && personRecipient(person)
    : conversationRecipient(channelId(conversation.id));
