/** Terminal of a command: when it runs, what it says, how far it got, and its log. */
import { progress } from './progress.ts';
import type { StoreCli } from './store-commands.ts';

const warn = (level: string) => (fields: object, message: string) =>
  console.error(level, message, JSON.stringify(fields));

export const terminal: Pick<StoreCli, 'now' | 'say' | 'show' | 'log'> = {
  now: () => new Date(),
  say: (line) => console.log(line),
  show: async (label, run) => {
    const bar = progress(label, process.stderr, () => performance.now());
    try {
      return await run(bar.tick);
    } finally {
      bar.end();
    }
  },
  log: { info: () => {}, warn: warn('attention :'), error: warn('erreur :') },
};
