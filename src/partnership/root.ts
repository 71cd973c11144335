/** What a service of several partnerships answers before one is chosen: the tab asks where it is to go. */
import type { Store } from '../../bot/contract/store.ts';
import type { PartnershipsPage } from '../../bot/pages/answer.ts';
import { sendJson } from '../http/answers.ts';
import { visitOf } from '../http/gate/visit.ts';
import { authorizationOf, identified } from '../http/gateway.ts';
import { Refusal } from '../http/refusal.ts';
import { addTestPeople } from '../http/test-people.ts';
import { turnAway } from '../http/too-many.ts';
import { whoOf } from '../http/visitor.ts';
import type { Service } from '../service.ts';
import type { Partnerships } from './partnerships.ts';
import { chosenIn } from './register.ts';

/** `GET /api/me`: the partnerships open to whoever asks, and the one that they chose in the chat. */
export function addRoot(
  { server, config, clock, keysAt, log }: Service,
  { partnerships, register }: { partnerships: Partnerships; register: Store },
): void {
  const who = whoOf(config, undefined, { now: clock, keysAt });
  if (!who) return;
  if (config.teams.anonymous && !config.production) addTestPeople(server, undefined);
  server.get('/api/me', async (req, res) => {
    try {
      const { tenantId, id } = await identified(req, () => who(authorizationOf(req), req));
      visitOf(req).enter('person', `${tenantId}:${id}`);
      visitOf(req).vouched();
      const open = partnerships.admitting([tenantId]);
      const chosen = await chosenIn(register, ['person', tenantId, id], clock());
      const page: PartnershipsPage = {
        partnerships: open.map((one) => ({ id: one.id, name: one.name })),
        ...(open.some((one) => one.id === chosen) && { chosen }),
      };
      sendJson(res, 200, page);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      turnAway(error, req, res, log);
    }
  });
}
