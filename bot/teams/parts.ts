import type { Bot } from '../conversation/bot.ts';
import type { Endings } from './endings.ts';
import type { RunOnce } from './once.ts';
import type { TeamsLog } from './transport.ts';
import type { turnsOf } from './visit.ts';

/** What the ways of all kinds of incoming share. */
export interface Parts {
  bot: Bot;
  log: TeamsLog;
  clock: () => Date;
  once: RunOnce;
  endings: Endings;
  turnOf: ReturnType<typeof turnsOf>;
}
