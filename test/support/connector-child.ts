import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConnectorOptions, LedgerLine } from './connector-process.ts';

/** Teams in a process of its own; `ledger` gives every request it got so far, in order. */
export interface ConnectorChild {
  port: number;
  serviceUrl: string;
  ledger: () => LedgerLine[];
  stop: () => Promise<void>;
}

export async function startConnectorChild(options: ConnectorOptions): Promise<ConnectorChild> {
  const script = path.join(import.meta.dirname, 'connector-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const { port } = JSON.parse(said.toString()) as { port: number };
  return {
    port,
    serviceUrl: `http://127.0.0.1:${port}/teams/`,
    ledger: () =>
      readFileSync(options.ledger, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LedgerLine),
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
