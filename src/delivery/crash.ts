import type { CrashPoint } from './ports.ts';

/**
 * For tests of what a kill leaves behind: `CRASH_AT=answered:37` ends the process, without a word,
 * when it comes to that point for the 37th time. Without a spec nothing ever happens.
 */
export function createCrash(spec: string | undefined, kill: () => void): (at: CrashPoint) => void {
  if (!spec) return () => {};
  const [point, times = '1'] = spec.split(':');
  let left = Number(times);
  return (at) => {
    if (at !== point) return;
    left -= 1;
    if (left === 0) kill();
  };
}
