/** Everything about a row before its request: what to send and where, or what becomes of it without. */

import type { Rendered } from '../../bot/contract/feature.ts';
import type { OutboxRow } from '../../bot/contract/store.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
} from '../../bot/features/people/model/directory.ts';
import { prepareMail } from './by-mail.ts';
import type { Parcel, Shared } from './ports.ts';
import { type Circumstances, givenUp, heldBack, unworded, type Verdict } from './results.ts';
import { isStoreTrouble } from './settling.ts';

/** Looks at the row with the data of this moment: what to send, or what becomes of it without. */
export async function prepare(
  shared: Shared,
  row: OutboxRow,
  circumstances: Circumstances,
): Promise<Parcel | Verdict> {
  const { store, bot, sender, log } = shared.ports;
  let rendered: Rendered | undefined;
  let address: Address | MailAddress | undefined;
  try {
    [address, rendered] = await store.read(async (reader) => {
      const place = await reader.get(addresses, row.recipient);
      return [place?.value, await bot.render(row, reader, new Date(circumstances.now))] as const;
    });
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    log.error({ err: error, kind: row.kind, row: row.id }, 'delivery: a row has no words');
    return unworded(row, circumstances);
  }
  if (!rendered) return givenUp(row, 'orphan', null);
  if ('moot' in rendered) return givenUp(row, 'moot', rendered.moot.slice(0, 60));
  if (!address) return heldBack(row, 'noAddress', circumstances);
  if (address.state !== 'open') return heldBack(row, address.state, circumstances);
  if (isMail(address)) return prepareMail(shared, { row, address, rendered, circumstances });
  const to = address;
  const { message, again } = rendered;
  const update = 'update' in rendered ? rendered.update : undefined;
  return {
    address,
    message,
    update,
    again,
    circumstances: { ...circumstances, updating: update !== undefined },
    way: shared.teams,
    dispatch: () => sender.send(to, message, update),
  };
}
