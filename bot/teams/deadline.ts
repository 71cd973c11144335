/** Something took longer than it may. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Waits for work, at most `ms` milliseconds. Work that comes too late is told so through the
 * signal, and its result is dropped.
 *
 * @throws {DeadlineError} when the time is over.
 */
export async function within<T>(
  ms: number,
  what: string,
  work: (signal: () => AbortSignal) => Promise<T>,
): Promise<T> {
  // Made for those who ask: most work cannot be stopped.
  let abort: AbortController | undefined;
  let over = false;
  const signal = () => {
    abort ??= new AbortController();
    if (over) abort.abort();
    return abort.signal;
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError(`${what}: no answer within ${ms} ms`));
      over = true;
      abort?.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
