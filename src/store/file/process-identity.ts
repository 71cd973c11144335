import { readFile, readlink } from 'node:fs/promises';
import os from 'node:os';
import { codeOf } from './file-system.ts';

/** Machine, boot and pid namespace: a pid means something only within one of them. */
export async function place(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [os.hostname(), boot.trim(), namespace].join(' ');
}

/**
 * Start of the process, in clock ticks since boot (field 22 of /proc/<pid>/stat). Null where
 * there is no /proc, for a process that is gone, and for one that is dead but not yet buried.
 */
export async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in parentheses, may hold spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

/** True while the process that started then runs: its pid alone may have been given to another. */
export async function isRunning(pid: number, start: string | null): Promise<boolean> {
  if (pid <= 0) return false;
  if (start !== null) return (await startOf(pid)) === start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
