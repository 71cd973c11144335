/** The thread of `aside.ts`: what it can make. Libraries are large: each is read when it is asked for. */
import type { AttendanceSheet } from './attendance-sheet.ts';
import type { PollGrid } from './poll-grid.ts';
import type { Format, RestitutionFile } from './restitution/formats.ts';
import type { Restitution } from './restitution/restitution.ts';

/** Documents by kind: what each is made of, which is copied into the thread, and what comes back. */
export interface Documents {
  restitution: { of: { data: Restitution; format: Format }; made: RestitutionFile };
  pollGrid: { of: PollGrid; made: Uint8Array };
  attendanceSheet: { of: AttendanceSheet; made: Uint8Array };
}
export type DocumentKind = keyof Documents;

const makers: { [K in DocumentKind]: (of: Documents[K]['of']) => Promise<Documents[K]['made']> } = {
  restitution: async ({ data, format }) =>
    (await import('./restitution/formats.ts')).restitutionFile(data, format),
  pollGrid: async (grid) => (await import('./poll-grid.ts')).pollGrid(grid),
  attendanceSheet: async (sheet) =>
    (await import('./attendance-sheet.ts')).attendanceDocument(sheet),
};

/** Makes one document. The pool of threads asks for it by its name. */
export const make = <K extends DocumentKind>({ kind, of }: { kind: K; of: Documents[K]['of'] }) =>
  makers[kind](of);
