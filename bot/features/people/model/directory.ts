/**
 * Who can be written to, and where: what Teams said of people and channels, and what co-animators
 * said of people without Teams, kept in the store. `bot/teams` learns, `bot/features/people` shows
 * and corrects, `src/delivery` asks.
 */
import { z } from 'zod';
import { type Collection, instant, labelPattern } from '../../../contract/store.ts';
import { nameWords } from './name-words.ts';

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

/**
 * Where to write to a person without Teams. `blocked`: they want no more mail; `gone`: their mail
 * server refuses the address.
 */
export const mailAddressSchema = z.strictObject({
  channel: z.literal('mail'),
  /** In lower case. Shown to nobody but the person, and written in no log. */
  email: z.email().max(254),
  state: addressState,
  /** When the person, or whoever invited them, last said something of it. */
  lastSeenAt: z.iso.datetime(),
});
export type MailAddress = z.infer<typeof mailAddressSchema>;

/** Addresses by recipient: `person:<tenantId>:<AAD object id>` or `channel:<conversation id>`. */
export const addresses: Collection<Address | MailAddress> = {
  name: 'addresses',
  schema: z.union([addressSchema, mailAddressSchema]),
  by: {
    /** Addresses by where Teams writes to, or by the mail address. */
    place: (address) => {
      const place = isMail(address) ? address.email : address.conversationId;
      return labelPattern.test(place) ? place : undefined;
    },
  },
};

/** Whether letters go there, and not messages of Teams. */
export const isMail = (address: Address | MailAddress): address is MailAddress =>
  'channel' in address;

/** In the place of a tenant: who has no Teams belongs to none. No tenant is called so. */
export const NO_TENANT = 'sans-teams';

/** Whether this is the recipient of a person without Teams. */
export const isWithoutTeams = (recipient: string): boolean =>
  recipient.startsWith(`person:${NO_TENANT}:`);

/** The recipient of a person, as outbox rows name it. */
export const personRecipient = ({ tenantId, id }: { tenantId: string; id: string }): string =>
  `person:${tenantId}:${id}`;

/** The person of a recipient. */
export function personOf(recipient: string): { tenantId: string; id: string } {
  const [, tenantId = '', ...id] = recipient.split(':');
  return { tenantId, id: id.join(':') };
}

/** The recipient of a channel or a group chat. */
export const conversationRecipient = (conversationId: string): string =>
  `channel:${conversationId}`;

/** The channel of a conversation: Teams names a thread by its channel and its first message. */
export const channelId = (conversationId: string): string =>
  conversationId.split(';messageid=')[0] ?? conversationId;

/** A person, as Teams and they themselves told. Identity is `(tenantId, aadId)`. */
export const personSchema = z.strictObject({
  /** `sans-teams` for somebody without Teams. */
  tenantId: z.string(),
  /** AAD object id; in development, whatever id the local client sends; without Teams, a random id. */
  aadId: z.string(),
  /** `29:…`; empty when Teams never gave it. */
  teamsId: z.string(),
  name: z.string(),
  locale: z.enum(['fr', 'en']),
  /** What follows the @ of their address: enough to guess an organisation, and nothing more. */
  domain: z.string().nullable(),
  /** Id of an organisation of the plan, `autre`, or `null` when they did not say. */
  organisation: z.string().nullable(),
  /** Its name when it is none of the plan. */
  otherOrganisation: z.string().max(120).nullable(),
  /** They are asked once. */
  organisationAskedAt: instant.nullable(),
  /** Known to the hour: a question costs no write. */
  lastSeenAt: instant,
});
export type KnownPerson = z.infer<typeof personSchema>;

/** People by recipient: `person:<tenantId>:<AAD object id>`. */
export const people: Collection<KnownPerson> = {
  name: 'people',
  schema: personSchema,
  by: {
    /** People by each word of their name, folded. */
    nameWord: ({ name }) => [...new Set(nameWords(name))].filter((word) => labelPattern.test(word)),
    domain: ({ domain }) => (domain !== null && labelPattern.test(domain) ? domain : undefined),
  },
};
