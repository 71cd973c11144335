import type { RefusalStatus } from './answers.ts';

/** Why a request goes no further: a status for the sender, a code for the log. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: RefusalStatus;
  readonly code: string;

  constructor(status: RefusalStatus, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** Somebody has used up their share for now. */
export class TooMany extends Refusal {
  override name = 'TooMany';
  /** When there is room again, in s. */
  readonly seconds: number;

  constructor(code: string, seconds: number) {
    super(429, code);
    this.seconds = seconds;
  }
}
