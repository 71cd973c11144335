/** `npm run partnership -- create|list|export|store|erase`: the partnerships of a service that has several. */
import { createInterface } from 'node:readline/promises';
import { partnershipCommand } from './partnership-commands.ts';
import { progress } from './progress.ts';

const warn = (level: string) => (fields: object, message: string) =>
  console.error(level, message, JSON.stringify(fields));

process.exitCode = await partnershipCommand({
  args: process.argv.slice(2),
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  ask: async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await terminal.question(question);
    } finally {
      terminal.close();
    }
  },
  show: async (label, run) => {
    const bar = progress(label, process.stderr, () => performance.now());
    try {
      return await run(bar.tick);
    } finally {
      bar.end();
    }
  },
  log: { info: () => {}, warn: warn('attention :'), error: warn('erreur :') },
});
