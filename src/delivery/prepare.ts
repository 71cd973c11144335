/** Everything about a row before its request: what to send and where, or what becomes of it without. */

import type { Rendered } from '../../bot/contract/feature.ts';
import type { OutboxRow } from '../../bot/contract/store.ts';
import {
  type Address,
  addresses,
  isMail,
  isWithoutTeams,
  type MailAddress,
} from '../../bot/features/people/model/directory.ts';
import { prepareMail } from './by-mail.ts';
import type { Parcel } from './parcel.ts';
import type { Shared } from './ports.ts';
import {
  afterInterruption,
  type Circumstances,
  givenUp,
  heldBack,
  unworded,
  type Verdict,
} from './results.ts';
import { isStoreTrouble } from './settling.ts';

const circumstancesOf = ({ ports, options }: Shared, row: OutboxRow): Circumstances => ({
  now: ports.clock.now(),
  policy: options.policy,
  random: ports.random,
  // A letter that is sent again has the same Message-ID, by which mailboxes know it.
  repeatable: ports.repeatable(row.kind) || isWithoutTeams(row.recipient),
  updating: row.activityId !== null,
});

/** Looks at the row with the data of this moment: what to send, or what becomes of it without. */
export async function prepare(shared: Shared, row: OutboxRow): Promise<Parcel | Verdict> {
  const { ports, options } = shared;
  const circumstances = circumstancesOf(shared, row);
  const { now } = circumstances;
  // Handing a link to somebody is one transaction: nothing of it is ever in doubt.
  const inDoubt = row.interrupted && !(isWithoutTeams(row.recipient) && !ports.mail?.send);
  if (inDoubt) return afterInterruption(row, options.leaseMs, circumstances);
  if (now >= Date.parse(row.expiresAt)) return givenUp(row, 'expired', null);
  let rendered: Rendered | undefined;
  let address: Address | MailAddress | undefined;
  try {
    [address, rendered] = await ports.store.read(async (reader) => {
      const place = await reader.get(addresses, row.recipient);
      return [place?.value, await ports.render(row, reader, new Date(now))] as const;
    });
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    ports.log.error({ err: error, kind: row.kind, row: row.id }, 'delivery: a row has no words');
    return unworded(row, circumstances);
  }
  if (!rendered) return givenUp(row, 'orphan', null);
  if ('moot' in rendered) return givenUp(row, 'moot', rendered.moot.slice(0, 60));
  if (!address) return heldBack(row, 'noAddress', circumstances);
  if (address.state !== 'open') return heldBack(row, address.state, circumstances);
  if (isMail(address)) return prepareMail(shared, { row, address, rendered, circumstances });
  const to = address;
  const { message } = rendered;
  const update = 'update' in rendered ? rendered.update : undefined;
  return {
    row,
    address,
    conversationId: to.conversationId,
    message,
    update,
    again: rendered.again,
    circumstances: { ...circumstances, updating: update !== undefined },
    way: shared.teams,
    dispatch: () => ports.sender.send(to, message, update),
  };
}
