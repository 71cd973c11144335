import type { Server } from 'restify';
import type { Log } from '../../bot/teams/log.ts';
import type { Received } from '../../bot/teams/transport.ts';
import { refuse, sendJson } from './answers.ts';
import { type GatewayRules, passGateway } from './gateway.ts';
import { Refusal } from './refusal.ts';
import type { Turns } from './turns.ts';

export interface MessagePorts {
  rules: GatewayRules;
  turns: Turns;
  log: Log;
  /** Checks the token and runs the turn. */
  receive: (authorization: string, activity: object) => Promise<Received>;
}

/** `POST /api/messages`: where Teams speaks to the bot. */
export function addMessages(server: Server, { rules, turns, log, receive }: MessagePorts): void {
  server.post('/api/messages', async (req, res) => {
    try {
      const { authorization, activity } = await passGateway(req, rules);
      // The body may have taken its time: look again before a turn begins.
      if (turns.stopping) throw new Refusal(503, 'stopping');
      const { status, body } = await turns.run(() => receive(authorization, activity));
      if (status === 200) sendJson(res, status, body ?? {});
      else refuse(res, status);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn({ status: error.status, code: error.code }, 'refused');
      // What is left of a body nobody wants is not read: the connection ends.
      refuse(res, error.status, !req.complete);
    }
  });
}
