import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Person } from '../contract.ts';
import type { Sighting } from '../meet.ts';
import type { Envelope } from './activity.ts';

const text = z.string().default('').catch('');

/** What the directory needs of an activity, besides the envelope. */
const place = z.object({
  serviceUrl: text,
  recipient: z.object({ id: text }),
  channelData: z.object({ tenant: z.object({ id: text }) }).catch({ tenant: { id: '' } }),
  conversation: z.object({ tenantId: text }),
  membersAdded: z.array(z.unknown()).default([]).catch([]),
});

/** A member as events and rosters have them; whoever lacks an AAD object id is no person. */
const account = z.object({
  id: z.string(),
  aadObjectId: text,
  name: text,
  email: text,
  userPrincipalName: text,
});

/** More people than a team of the partnership has; a roster comes in pages of 500 at most. */
const MOST_PAGES = 10;

/**
 * What an activity tells the directory; nothing when it is an echo of the bot. To be called only
 * for activities that passed the gate: the service URL is kept, and spoken to later.
 */
export function sightingOf(raw: unknown, envelope: Envelope, at: Date): Sighting | undefined {
  const { incoming, person, conversation, locale } = envelope;
  if (incoming.kind === 'other' && incoming.reason === 'own message') return undefined;
  const { serviceUrl, recipient, channelData, membersAdded, ...rest } = place.parse(raw);
  const tenantId = channelData.tenant.id || rest.conversation.tenantId || 'local';
  return {
    at,
    conversation,
    tenantId,
    serviceUrl,
    botId: recipient.id,
    locale,
    person,
    others: peopleOf(membersAdded, tenantId),
    removed: incoming.kind === 'uninstalled',
  };
}

/** Everybody in the conversation, asked of Teams: one request a page. */
export async function rosterOf(
  context: TurnContext,
  tenantId: string,
): Promise<Sighting['others']> {
  const members: unknown[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await TeamsInfo.getPagedMembers(context, 500, token);
    members.push(...(answer.members ?? []));
    token = answer.continuationToken;
    if (!token) break;
  }
  return peopleOf(members, tenantId);
}

function peopleOf(raw: readonly unknown[], tenantId: string): (Person & { domain?: string })[] {
  return raw.flatMap((entry) => {
    const { data } = account.safeParse(entry);
    if (!data || data.aadObjectId === '' || data.id.startsWith('28:')) return [];
    const domain = domainOf(data.email || data.userPrincipalName);
    const { id: teamsId, aadObjectId: id } = data;
    return [{ tenantId, id, teamsId, name: data.name, ...(domain && { domain }) }];
  });
}

/** Only the domain is kept: the address itself is not needed for anything. */
const domainOf = (address: string): string | undefined =>
  /@([a-z0-9.-]{1,100})$/.exec(address.toLowerCase())?.[1];
