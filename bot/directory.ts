/**
 * Who can be written to, and where: what Teams said of people and channels, kept in the store.
 * `bot/teams` learns, `bot/features/people` shows and corrects, `src/delivery` asks.
 */
import { z } from 'zod';
import type { Collection } from './contract.ts';

/** `blocked`, `gone`: nothing more is sent there until an event of Teams reactivates it. */
export const addressState = z.enum(['open', 'blocked', 'gone']);

/** Where to write: what Teams gave, without an object of the SDK. */
export const addressSchema = z.strictObject({
  tenantId: z.string(),
  conversationId: z.string(),
  conversationType: z.enum(['personal', 'groupChat', 'channel']),
  serviceUrl: z.url(),
  /** The bot's own Teams id (`28:…`) in this conversation. */
  botId: z.string(),
  state: addressState,
  /** Instant of the last event seen from there. */
  lastSeenAt: z.iso.datetime(),
});
export type Address = z.infer<typeof addressSchema>;

/** Addresses by recipient: `person:<tenantId>:<AAD object id>` or `channel:<conversation id>`. */
export const addresses: Collection<Address> = { name: 'addresses', schema: addressSchema };

/** The recipient of a person, as outbox rows name it. */
export const personRecipient = ({ tenantId, id }: { tenantId: string; id: string }): string =>
  `person:${tenantId}:${id}`;

/** The recipient of a channel or a group chat. */
export const conversationRecipient = (conversationId: string): string => `channel:${conversationId}`;
