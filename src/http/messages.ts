import type { Server } from 'restify';
import { z } from 'zod';
import type { Log } from '../../bot/teams/log.ts';
import type { Received } from '../../bot/teams/transport.ts';
import { refuse, sendJson } from './answers.ts';
import type { Full } from './gate/budgets.ts';
import { visitOf } from './gate/visit.ts';
import { type GatewayRules, passGateway } from './gateway.ts';
import { Refusal, TooMany } from './refusal.ts';
import { refuseTooMany } from './too-many.ts';
import type { Turns } from './turns.ts';

export interface MessagePorts {
  rules: GatewayRules;
  turns: Turns;
  log: Log;
  /** Checks the token and runs the turn. */
  receive: (authorization: string, activity: object, room: Room) => Promise<Received>;
}

/** Asked once the token was checked: undefined when the person has room for one more turn. */
export type Room = () => Full | undefined;

const sender = z.object({
  from: z.object({ id: z.string(), aadObjectId: z.string().nullish() }),
  conversation: z.object({ tenantId: z.string().nullish() }),
});

/** The person, under the name that they have on every other way in. */
function personOf(activity: object): string {
  const { from, conversation } = sender.parse(activity);
  return from.aadObjectId ? `${conversation.tenantId ?? ''}:${from.aadObjectId}` : from.id;
}

/** `POST /api/messages`: where Teams speaks to the bot. */
export function addMessages(server: Server, { rules, turns, log, receive }: MessagePorts): void {
  server.post('/api/messages', async (req, res) => {
    try {
      const { authorization, activity } = await passGateway(req, rules);
      // The body may have taken its time: look again before a turn begins.
      if (turns.stopping) throw new Refusal(503, 'stopping');
      const visit = visitOf(req);
      const room: Room = () => {
        visit.vouched();
        return visit.room('person', personOf(activity));
      };
      const { status, body } = await turns.run(() => receive(authorization, activity, room));
      if (status === 401) visit.strange();
      if (status === 200) sendJson(res, status, body ?? {});
      else refuse(res, status);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn({ status: error.status, code: error.code }, 'refused');
      // What is left of a body nobody wants is not read: the connection ends.
      if (error instanceof TooMany) refuseTooMany(req, res, error.seconds);
      else refuse(res, error.status, !req.complete);
    }
  });
}
