/**
 * One request at a time in one conversation: two that meet there give a 412, and after a refusal
 * the next must not be under way already.
 */
export interface Lanes {
  /**
   * Waits for the conversation to be free, and takes it. Undefined when `patienceMs` were not
   * enough; else what gives it back.
   */
  enter: (
    id: string,
    wait: (free: Promise<void>) => Promise<boolean>,
  ) => Promise<(() => void) | undefined>;
}

export function createLanes(): Lanes {
  const busy = new Map<string, Promise<void>>();
  return {
    enter: async (id, wait) => {
      for (let free = busy.get(id); free; free = busy.get(id)) {
        if (!(await wait(free))) return undefined;
      }
      let leave = () => {};
      const taken = new Promise<void>((resolve) => {
        leave = () => {
          busy.delete(id);
          resolve();
        };
      });
      busy.set(id, taken);
      return leave;
    },
  };
}
