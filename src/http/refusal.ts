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
