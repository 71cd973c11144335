/** `npm run partnership -- create|list|export|store|erase`: the partnerships of a service that has several. */
import { createInterface } from 'node:readline/promises';
import { partnershipCommand } from './partnership-commands.ts';
import { terminal } from './terminal.ts';

process.exitCode = await partnershipCommand({
  args: process.argv.slice(2),
  env: process.env,
  ...terminal,
  ask: async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
});
