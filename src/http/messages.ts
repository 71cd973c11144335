import type { Server } from 'restify';
import { z } from 'zod';
import type { TeamsLog } from '../../bot/teams/transport.ts';
import { sendJson } from './answers.ts';
import type { Full } from './gate/budgets.ts';
import { visitOf } from './gate/visit.ts';
import { type GatewayRules, passGateway } from './gateway.ts';
import { Refusal } from './refusal.ts';
import { turnAway } from './too-many.ts';
import type { Turns } from './turns.ts';

export interface MessagePorts {
  rules: GatewayRules;
  turns: Turns;
  log: TeamsLog;
  /** Runs the turn, or asks to wait when a share is `full`; gives the body of the response, if any. */
  receive: (activity: object, full: Full | undefined) => Promise<unknown>;
}

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
      const activity = await passGateway(req, rules);
      // The body may have taken its time: look again before a turn begins.
      if (turns.stopping) throw new Refusal(503, 'stopping');
      const visit = visitOf(req);
      visit.vouched();
      const full = visit.room('person', personOf(activity));
      const body = await turns.run(() => receive(activity, full));
      sendJson(res, 200, body ?? {});
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      turnAway(error, req, res, log);
    }
  });
}
