import type { StoreLog } from './store/log.ts';

/** After a start the service has better to do; then once a day. */
const firstMs = 60_000;
const dayMs = 24 * 3_600_000;

/** Runs a piece of daily work; what it resolves to is logged, and a failure too. */
export async function runOnce(
  name: string,
  work: () => Promise<Record<string, number>>,
  log: Pick<StoreLog, 'info' | 'error'>,
): Promise<void> {
  try {
    log.info({ work: name, ...(await work()) }, 'daily work done');
  } catch (error) {
    log.error({ work: name, err: error }, 'daily work failed');
  }
}

/**
 * Runs a piece of work a minute after the start, then every day, until stopped. A failure is logged
 * and waits for the next day. What the work resolves to is logged: counts, and no data.
 */
export function daily(
  name: string,
  work: () => Promise<Record<string, number>>,
  log: Pick<StoreLog, 'info' | 'error'>,
): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const run = async (): Promise<void> => {
    await runOnce(name, work, log);
    if (stopped) return;
    timer = setTimeout(run, dayMs);
    timer.unref();
  };
  timer = setTimeout(run, firstMs);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
