import type { OutboxRow } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import type { Address, MailAddress } from '../../bot/features/people/model/directory.ts';
import type { Departure } from '../../bot/teams/departure.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import type { Breaker } from './breaker.ts';
import type { Circumstances } from './results.ts';
import type { SlotRecipient } from './send-slots.ts';

/** Ready to leave, by whichever way. */
export interface Parcel {
  row: OutboxRow;
  /** As it was when the message was made. */
  address: Address | MailAddress;
  place: SlotRecipient;
  message: Message;
  update: string | undefined;
  again: Date | undefined;
  circumstances: Circumstances;
  /** Notices that nothing gets through on this way. */
  breaker: Breaker;
  /** Makes the one request. Never rejects. */
  dispatch: (departure: Departure) => Promise<SendResult>;
  /** How long that may take, in ms. */
  deadlineMs: number;
}
