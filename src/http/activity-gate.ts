import { z } from 'zod';
import { isAllowedService, type ServiceHosts } from '../../bot/teams/service-hosts.ts';
import { Refusal } from './refusal.ts';
import type { Vouched } from './token-gate.ts';

export interface ActivityRules {
  /** Empty in anonymous development. */
  appId: string;
  hosts: ServiceHosts;
  /** In lower case; empty: all tenants. */
  tenants: string[];
}

/** Types a Teams bot is sent. Source: Activity schema 3.1, section 4, and the Teams documentation. */
const types = [
  'message',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'conversationUpdate',
  'installationUpdate',
  'invoke',
  'event',
  'typing',
  'endOfConversation',
] as const;

/** Ids of Teams have up to about 300 letters (channel threads); keys of stores should not have more. */
const id = z.string().min(1).max(500);

/** What is looked at; the activity itself goes on as it came. */
const activity = z.object({
  type: z.enum(types),
  id: z.string().max(500).nullish(),
  channelId: z.string(),
  serviceUrl: z.string(),
  // Answers inside the HTTP body would go around every check of what the bot sends.
  deliveryMode: z.enum(['', 'normal', 'notification']).nullish(),
  from: z.object({ id }),
  recipient: z.object({ id }),
  conversation: z.object({ id, tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
});

/** Channels of local clients, for a bot without an app id. */
const localChannels = new Set(['msteams', 'emulator', 'webchat', 'directline']);

type Checked = z.infer<typeof activity>;

function checkTenant({ type, channelData, conversation }: Checked, tenants: string[]): void {
  if (tenants.length === 0) return;
  const named = [channelData?.tenant?.id, conversation.tenantId].filter(
    (tenant) => tenant !== undefined && tenant !== null,
  );
  if (named.length === 0 && (type === 'message' || type === 'invoke')) {
    throw new Refusal(400, 'tenant-absent');
  }
  if (!named.every((tenant) => tenants.includes(tenant.toLowerCase()))) {
    throw new Refusal(400, 'tenant');
  }
}

/**
 * Whether an activity comes from where the bot may answer, and is what its token vouches for; without
 * an app id nobody vouches.
 *
 * @throws {Refusal} 400; 401 when the token is of another channel or service.
 */
export function checkActivity(
  value: object,
  rules: ActivityRules,
  vouched: Pick<Vouched, 'serviceUrl' | 'endorsements'> | undefined,
): void {
  const parsed = activity.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new Refusal(400, `activity-${where}`);
  }
  const { channelId, serviceUrl, recipient } = parsed.data;
  const anonymous = rules.appId === '';
  if (anonymous ? !localChannels.has(channelId) : channelId !== 'msteams') {
    throw new Refusal(400, 'channel');
  }
  if (!isAllowedService(serviceUrl, rules.hosts)) throw new Refusal(400, 'service-host');
  if (!anonymous && recipient.id !== `28:${rules.appId}`) throw new Refusal(400, 'recipient');
  checkTenant(parsed.data, rules.tenants);
  if (!vouched) return;
  if (serviceUrl !== vouched.serviceUrl) throw new Refusal(401, 'token-service-url');
  const { endorsements } = vouched;
  if (endorsements.length > 0 && !endorsements.includes(channelId))
    throw new Refusal(401, 'token-endorsement');
}
