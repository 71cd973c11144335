/** Why a file is not read. The importer has a sentence for each, in both languages. */
export type ReadRefusalReason =
  | 'too-big'
  | 'too-many-pages'
  | 'too-many-cells'
  | 'too-wide'
  | 'bomb'
  | 'encrypted'
  | 'old-format'
  | 'unknown-format'
  | 'damaged'
  | 'doctype'
  | 'scanned'
  | 'empty'
  | 'too-long'
  | 'too-much-memory';

export class ReadRefusal extends Error {
  override readonly name = 'ReadRefusal';
  readonly reason: ReadRefusalReason;

  constructor(reason: ReadRefusalReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Limits of what is read. A 100-page plan has some 2 MB of XML, 3,000 lines and 4,000 cells. */
export interface ReadLimits {
  bytes: number;
  /** Of all parts that are unpacked, and of the largest. */
  unpacked: number;
  part: number;
  elements: number;
  pages: number;
  columns: number;
  cells: number;
  /** In ms of a thread at work. */
  workMs: number;
  /** Heap of the thread, in megabytes. */
  memoryMb: number;
  /** What the process may grow by, in megabytes: buffers that a stream is unpacked into are outside of the heap. */
  growthMb: number;
}

export const READ_LIMITS: ReadLimits = {
  bytes: 40_000_000,
  unpacked: 120_000_000,
  part: 40_000_000,
  elements: 2_000_000,
  pages: 1_000,
  columns: 200,
  cells: 200_000,
  workMs: 60_000,
  memoryMb: 256,
  growthMb: 600,
};
