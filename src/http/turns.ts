/** Counts the turns being answered, so that a stop can wait for them. */
export interface Turns {
  /** True once the service is stopping; no new turn may begin. */
  readonly stopping: boolean;
  run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Lets no turn begin any more, and resolves when the last one is over or `ms` have passed. */
  stop: (ms: number) => Promise<void>;
}

export function createTurns(): Turns {
  let stopping = false;
  let running = 0;
  let idle: (() => void) | undefined;
  return {
    get stopping() {
      return stopping;
    },
    run: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) idle?.();
      }
    },
    stop: (ms) => {
      stopping = true;
      if (running === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        idle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
