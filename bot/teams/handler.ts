import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Bot } from '../bot.ts';
import type { Answer, Message, Turn } from '../contract.ts';
import { type Envelope, type Reader, readActivity } from './activity.ts';
import { answerInvoke } from './adapter.ts';
import { type LearnPorts, learn } from './learn.ts';
import type { Log } from './log.ts';
import { invokeAnswer, invokeError, toPost } from './reply.ts';
import { strings } from './strings.ts';
import { createWelcomed } from './welcomed.ts';

export interface HandlerPorts extends LearnPorts {
  bot: Bot;
}

/** What one turn needs: the SDK's side of it, and ours. */
interface Visit {
  context: TurnContext;
  envelope: Envelope;
}

/**
 * In a channel `conversation.id` names the thread, and the SDK answers to the activity it got: the
 * reply lands in the thread by itself.
 */
const send = async ({ context }: Visit, message: Message): Promise<void> => {
  await context.sendActivity(toPost(message));
};

const deliver = ({ message }: Answer, visit: Visit): Promise<void> =>
  visit.envelope.invoke ? answerInvoke(visit.context, invokeAnswer(message)) : send(visit, message);

/** Undefined for those Teams does not vouch for. */
function toTurn(visit: Visit, now: Date): Turn | undefined {
  const { id, locale, person, conversation } = visit.envelope;
  if (!person) return undefined;
  const reply = (message: Message) => send(visit, message);
  return { id: id || randomUUID(), now, locale, person, conversation, reply };
}

/** Nothing for the bot to do; an invoke is told so, for Teams would show an error of its own. */
async function decline({ context, envelope }: Visit, reason: string, log: Log): Promise<void> {
  log.debug({ reason }, 'ignored');
  if (!envelope.invoke) return;
  const { unknownAction } = strings[envelope.locale];
  await answerInvoke(context, invokeError(400, 'BadRequest', unknownAction));
}

/** Carries an activity that passed every check to the bot, and its answer back to Teams. */
export function createHandler(reader: Reader, ports: HandlerPorts) {
  const { bot, log, clock } = ports;
  const welcomed = createWelcomed();

  async function answer(visit: Visit, say: (turn: Turn) => Promise<Answer>): Promise<void> {
    const turn = toTurn(visit, clock());
    if (!turn) return decline(visit, 'person without an AAD object id', log);
    await deliver(await say(turn), visit);
  }

  async function welcome(visit: Visit): Promise<void> {
    const { locale, conversation } = visit.envelope;
    if (!welcomed.first(conversation.id, clock())) return;
    try {
      await send(visit, bot.welcome({ locale, conversation }));
    } catch (error) {
      // The second announcement of the same installation is a second chance.
      welcomed.forget(conversation.id);
      throw error;
    }
  }

  return async (context: TurnContext): Promise<void> => {
    const visit = { context, envelope: readActivity(context.activity, reader) };
    const { incoming, conversation } = visit.envelope;
    await learn(context, visit.envelope, ports);
    switch (incoming.kind) {
      case 'message':
        return answer(visit, (turn) => bot.hear(turn, incoming.text));
      case 'click':
        return answer(visit, (turn) => bot.click(turn, incoming.verb, incoming.data));
      case 'installed':
        return welcome(visit);
      case 'uninstalled':
        return welcomed.forget(conversation.id);
      case 'membersAdded':
        return decline(visit, 'somebody joined', log);
      case 'other':
        return decline(visit, incoming.reason, log);
    }
  };
}
