/** Faults that stop all letters and that the operator can repair. */

import type { OutboxRow } from '../../bot/contract/store.ts';
import { isWithoutTeams } from '../../bot/features/people/model/directory.ts';
import type { AttemptRecord } from '../../bot/features/sendings/model/attempts.ts';
import { NO_TLS } from '../mail/classify.ts';

/** A line for the log, which says what to look at and nothing of what stands there. */
export function mailTrouble(
  { recipient }: Pick<OutboxRow, 'recipient'>,
  { outcome, code }: Pick<AttemptRecord, 'outcome' | 'code'>,
): string | undefined {
  if (!isWithoutTeams(recipient)) return undefined;
  if (outcome === 'auth')
    return 'mail: the server refuses the user or the password of SMTP_URL, or the sender MAIL_FROM';
  if (outcome === 'notSent' && code === NO_TLS)
    return 'mail: no encrypted line to the server of SMTP_URL: it offers none, or its certificate is not trusted';
  return undefined;
}
