/**
 * A process to be killed: eight writers that never stop. After each commit it says so on stdout,
 * with a blocking write, so that what was said is what was acknowledged before the kill.
 * Usage: node --import tsx file-writer.ts <data dir>; starts when it reads a byte.
 */
import { readSync } from 'node:fs';
import { openFile } from '../../../../src/store/file/open-file.ts';
import { silent } from '../../../../src/store/log.ts';
import { sayOut } from '../../../support/say-out.ts';
import { draft, noon, note, notes } from '../samples.ts';

const [dataDir = ''] = process.argv.slice(2);
readSync(0, Buffer.alloc(1));
const store = await openFile({ dataDir, now: () => noon, log: silent });
sayOut('open\n');

async function writer(name: string): Promise<never> {
  for (;;) {
    const next = await store.transact(async (tx) => {
      const count = Number((await tx.get(notes, name))?.value.text ?? 0) + 1;
      await tx.put(notes, name, note(String(count)));
      await tx.inbox.remember(`${name}:${count}`, count, noon);
      await tx.outbox.add(draft(`${name}:${count}`));
      if (count > 20) await tx.outbox.remove(`${name}:${count - 20}`);
      return count;
    });
    sayOut(`${name} ${next}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, i) => writer(`w${i}`)));
