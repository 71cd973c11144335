/** Terminal of a command: when it runs, what it says, how far it got, and its log. */
import type { StoreCli } from './store-commands.ts';

/** Where progress is shown: `process.stderr`, or a test's. */
export interface ProgressStream {
  isTTY?: boolean;
  write: (text: string) => unknown;
}

const width = 30;

/** Nothing before a second has passed: what is quick needs no bar. */
const quietMs = 1_000;
/** How often a bar is drawn, or a line written where there is no terminal. */
const everyMs = { terminal: 100, lines: 2_000 };

/**
 * A bar on a terminal, a line now and then elsewhere. `tick` is called as often as one likes;
 * `clock` gives milliseconds from any origin.
 */
export function progress(label: string, stream: ProgressStream, clock: () => number) {
  const every = stream.isTTY ? everyMs.terminal : everyMs.lines;
  const start = clock();
  let shown = start + quietMs - every;
  let drawn = false;
  return {
    tick: (done: number, total?: number): void => {
      if (clock() - shown < every) return;
      shown = clock();
      drawn = true;
      stream.write(
        stream.isTTY ? `\r${bar(label, done, total)}` : `${plain(label, done, total)}\n`,
      );
    },
    /** Gives the line back to whatever is said next. */
    end: (): void => {
      if (drawn && stream.isTTY) stream.write(`\r${' '.repeat(label.length + width + 40)}\r`);
    },
  };
}

const french = (count: number): string => count.toLocaleString('fr-FR');

function plain(label: string, done: number, total?: number): string {
  return total === undefined
    ? `${label} : ${french(done)} lignes`
    : `${label} : ${french(done)} lignes sur ${french(total)}`;
}

function bar(label: string, done: number, total?: number): string {
  if (total === undefined) return plain(label, done);
  const share = total === 0 ? 1 : done / total;
  const full = Math.round(share * width);
  const drawing = '█'.repeat(full) + '░'.repeat(width - full);
  return `${label} ${drawing} ${Math.floor(share * 100)} % (${french(done)} sur ${french(total)})`;
}

const warn = (level: string) => (fields: object, message: string) =>
  console.error(level, message, JSON.stringify(fields));

export const terminal: Pick<StoreCli, 'now' | 'say' | 'show' | 'log'> = {
  now: () => new Date(),
  say: (line) => console.log(line),
  show: async (label, run) => {
    const bar = progress(label, process.stderr, () => performance.now());
    try {
      return await run(bar.tick);
    } finally {
      bar.end();
    }
  },
  log: { info: () => {}, warn: warn('attention :'), error: warn('erreur :') },
};
