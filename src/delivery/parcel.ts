import type { OutboxRow } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import type { Address, MailAddress } from '../../bot/features/people/model/directory.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import type { Way } from './pace.ts';
import type { Circumstances } from './results.ts';

/** Ready to leave. */
export interface Parcel {
  row: OutboxRow;
  /** As it was when the message was made. */
  address: Address | MailAddress;
  /** Where one request at a time is made. */
  conversationId: string;
  message: Message;
  update: string | undefined;
  again: Date | undefined;
  circumstances: Circumstances;
  way: Way;
  /** Makes the one request. Never rejects. */
  dispatch: () => Promise<SendResult>;
}
