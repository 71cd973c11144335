import { z } from 'zod';
import type { Person } from '../contract/turn.ts';
import { channelId } from '../features/people/model/directory.ts';
import type { Meet, Sighting } from '../features/people/model/meet.ts';
import type { ActivityEnvelope } from './activity.ts';
import { rawActivity } from './raw-activity.ts';
import type { TeamsLog, TeamsTransport } from './transport.ts';

export interface LearnPorts {
  /** Absent: nothing is learned (a service without a store). */
  meet?: Meet | undefined;
  transport: Pick<TeamsTransport, 'roster'>;
  log: TeamsLog;
  clock: () => Date;
}

/** Events after which Teams is asked who is there. */
const arrivals = new Set(['installed', 'membersAdded']);

/**
 * Tells the directory who was seen where. Never throws: a person gets an answer even when nothing
 * can be learned. The log names the kind of failure only: an error may quote a row.
 */
export async function learn(
  activity: object,
  envelope: ActivityEnvelope,
  { meet, transport, log, clock }: LearnPorts,
): Promise<void> {
  if (!meet) return;
  try {
    const sighting = sightingOf(activity, envelope, clock());
    if (!sighting) return;
    await meet(sighting);
    if (!arrivals.has(envelope.incoming.kind)) return;
    await meet({ ...sighting, others: await rosterOf(transport, sighting) });
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'directory not updated');
  }
}

const text = z.string().default('').catch('');

/** A member as events and rosters have them; whoever lacks an AAD object id is no person. */
const account = z.object({
  id: z.string(),
  aadObjectId: text,
  /** Their own tenant: in a shared channel it may be another than that of the channel. */
  tenantId: text,
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
function sightingOf(raw: unknown, envelope: ActivityEnvelope, at: Date): Sighting | undefined {
  const { incoming, person, conversation, locale } = envelope;
  if (incoming.kind === 'other' && incoming.reason === 'own message') return undefined;
  const { serviceUrl, recipient, channelData, membersAdded, ...rest } = rawActivity.parse(raw);
  // Where it is: whoever writes in a shared channel may come from another tenant.
  const tenantId = rest.conversation.tenantId || channelData.tenant.id || 'local';
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

/**
 * Everybody in the conversation, asked of Teams: one request a page. Of the conversation itself, and
 * not of its team: who is in a shared or private channel is not who is in the team.
 */
async function rosterOf(
  transport: Pick<TeamsTransport, 'roster'>,
  { serviceUrl, conversation, tenantId }: Sighting,
): Promise<Sighting['others']> {
  const of = { serviceUrl, conversationId: channelId(conversation.id) };
  const members: unknown[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await transport.roster(of, next);
    members.push(...answer.members);
    next = answer.next;
    if (!next) break;
  }
  return peopleOf(members, tenantId);
}

function peopleOf(raw: readonly unknown[], here: string): (Person & { domain?: string })[] {
  return raw.flatMap((entry) => {
    const { data } = account.safeParse(entry);
    if (!data || data.aadObjectId === '' || data.id.startsWith('28:')) return [];
    const domain = domainOf(data.email || data.userPrincipalName);
    const { id: teamsId, aadObjectId: id } = data;
    const tenantId = data.tenantId || here;
    return [{ tenantId, id, teamsId, name: data.name, ...(domain && { domain }) }];
  });
}

/** Only the domain is kept: the address itself is not needed for anything. */
const domainOf = (address: string): string | undefined =>
  /@([a-z0-9.-]{1,100})$/.exec(address.toLowerCase())?.[1];
