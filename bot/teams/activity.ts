import type { Conversation, Person } from '../contract/turn.ts';
import { LONGEST_TYPED } from '../conversation/clean.ts';
import type { Locale } from '../language/locale.ts';
import {
  droppedFile,
  executed,
  fileConsent,
  member,
  mention,
  type RawActivity,
  rawActivity,
  submitted,
  type UploadInfo,
  uploadInfo,
} from './raw-activity.ts';
import { readSearch, type Search } from './search.ts';

/** What an activity means to the bot; `other` says why it means nothing. */
export type Incoming =
  | { kind: 'message'; text: string }
  /** Files in a personal chat, with what was written beside them. */
  | { kind: 'dropped'; files: DroppedAt[]; text: string }
  /** A message that was edited, or taken back from the deleted ones. */
  | { kind: 'edited'; text: string }
  | { kind: 'deleted' }
  | { kind: 'click'; verb: string; data: unknown }
  | Search
  | ({ kind: 'file' } & FileAnswer)
  | { kind: 'installed' }
  | { kind: 'uninstalled' }
  | { kind: 'membersAdded'; count: number }
  | { kind: 'other'; reason: string };

/** A file that was dropped, and where it is. */
export interface DroppedAt {
  name: string;
  url: string;
}

/** What a person said to a file that was offered: which one, and where it is to be put. */
export type FileAnswer =
  | { accepted: true; verb: string; data: unknown; upload: UploadInfo }
  | { accepted: false };

/** Who speaks, where, and what. `person` is absent for those Teams does not vouch for. */
export interface ActivityEnvelope {
  /** Id of the activity; empty when Teams gave none. */
  id: string;
  locale: Locale;
  person: Person | undefined;
  conversation: Conversation;
  /** The message that is answered or whose button was pressed; empty when Teams names none. */
  messageId: string;
  /** An invoke waits for an answer in the HTTP response. */
  invoke: boolean;
  incoming: Incoming;
}

export interface ActivityOptions {
  /** Empty in anonymous development. */
  appId: string;
  /** Whether people without an AAD object id count: local clients have none. */
  strangers: boolean;
}

/** French unless the person's Teams speaks English. */
export const localeOf = (locale: unknown): Locale =>
  typeof locale === 'string' && /^en\b/i.test(locale) ? 'en' : 'fr';

const other = (reason: string): Incoming => ({ kind: 'other', reason });

/** More mentions than Teams puts into a message, whatever a forger writes. */
const mostMentions = 100;

/** The text without any mention of the bot; mentions of others keep their name. */
function withoutMentions(activity: Pick<RawActivity, 'text' | 'entities' | 'recipient'>) {
  // It will be refused as it is: nothing in it is worth looking for.
  if (activity.text.length > LONGEST_TYPED) return activity.text;
  const { id, name } = activity.recipient;
  const ofBot = activity.entities.slice(0, mostMentions).flatMap((entity) => {
    const parsed = mention.safeParse(entity);
    return parsed.success && parsed.data.mentioned.id === id ? [parsed.data.text] : [];
  });
  const rest = ofBot.reduce((text, tag) => text.replaceAll(tag, ' '), activity.text);
  return decodeEntities(
    rest.replace(/<at(?: [^<>]*)?>([^<>]*)<\/at>/gi, (_, who: string) =>
      who.trim() === name.trim() ? ' ' : who,
    ),
  ).trim();
}

/** The data of a button without the words that are Teams' or ours, the same for both kinds. */
function buttonData(data: unknown): unknown {
  const given = data ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return given;
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => key !== 'verb' && key !== 'msteams'),
  );
}

function readMessage(activity: RawActivity): Incoming {
  const click = submitted.safeParse(activity.value);
  if (click.success) {
    return { kind: 'click', verb: click.data.verb, data: buttonData(activity.value) };
  }
  const text = withoutMentions(activity);
  if (text === '' && activity.value !== undefined && activity.value !== null) {
    return other('value without a verb');
  }
  const files = droppedIn(activity);
  return files.length > 0 ? { kind: 'dropped', files, text } : { kind: 'message', text };
}

/** More files than anybody drops at once. */
const mostFiles = 5;

/** Teams gives a bot the files of personal chats alone. */
const droppedIn = ({ attachments, conversation }: RawActivity): DroppedAt[] =>
  conversation.conversationType === 'personal'
    ? attachments.slice(0, mostFiles).flatMap((raw) => {
        const { data } = droppedFile.safeParse(raw);
        return data ? [{ name: data.name, url: data.content.downloadUrl }] : [];
      })
    : [];

function readFileConsent({ value, conversation }: RawActivity): Incoming {
  // Files are offered where Teams says that it is a personal chat: elsewhere many read the answer.
  if (conversation.conversationType === '') return other('file consent from nowhere');
  const consent = fileConsent.safeParse(value);
  if (!consent.success) return other('file consent without a file');
  const { action, context } = consent.data;
  if (action === 'decline') return { kind: 'file', accepted: false };
  const upload = uploadInfo.safeParse(consent.data.uploadInfo);
  if (!upload.success) return other('file consent without an upload');
  return { kind: 'file', accepted: true, ...context, upload: upload.data };
}

function readInvoke(activity: RawActivity): Incoming {
  if (activity.name === 'composeExtension/query')
    return readSearch(activity.value) ?? other('search without a value');
  if (activity.name === 'fileConsent/invoke') return readFileConsent(activity);
  if (activity.name !== 'adaptiveCard/action') return other('unknown invoke');
  const click = executed.safeParse(activity.value);
  if (!click.success) return other('invoke without a verb');
  const { verb, data } = click.data.action;
  return { kind: 'click', verb, data: buttonData(data) };
}

function readMembers(activity: RawActivity): Incoming {
  const ids = activity.membersAdded.flatMap((raw) => member.safeParse(raw).data?.id ?? []);
  if (ids.includes(activity.recipient.id)) return { kind: 'installed' };
  return ids.length > 0 ? { kind: 'membersAdded', count: ids.length } : other('members unchanged');
}

function readInstallation({ action }: RawActivity): Incoming {
  if (action === 'add') return { kind: 'installed' };
  if (action === 'remove') return { kind: 'uninstalled' };
  return other('installation unchanged');
}

function readIncoming(activity: RawActivity, { appId }: ActivityOptions): Incoming {
  const { from, recipient, type } = activity;
  if (from.id === recipient.id || from.id === `28:${appId}`) return other('own message');
  if (type === 'message') return readMessage(activity);
  if (type === 'messageUpdate') return { kind: 'edited', text: withoutMentions(activity) };
  if (type === 'messageDelete') return { kind: 'deleted' };
  if (type === 'invoke') return readInvoke(activity);
  if (type === 'conversationUpdate') return readMembers(activity);
  if (type === 'installationUpdate') return readInstallation(activity);
  return other(`type ${type}`);
}

function readPerson(activity: RawActivity, { strangers }: ActivityOptions): Person | undefined {
  const { from, conversation, channelData } = activity;
  const id = from.aadObjectId || (strangers ? from.id : '');
  if (id === '') return undefined;
  const tenantId = channelData.tenant.id || conversation.tenantId || 'local';
  return { tenantId, id, teamsId: from.id, name: from.name };
}

function readConversation({ conversation }: RawActivity): Conversation {
  const { id, conversationType: type, isGroup } = conversation;
  if (type === 'groupChat' || type === 'channel') return { id, type };
  // Ids of conversations of several begin so, whatever else is said or left out.
  if (id.startsWith('19:')) return { id, type: 'groupChat' };
  return { id, type: type !== 'personal' && isGroup ? 'groupChat' : 'personal' };
}

/**
 * The one place that reads a raw Teams activity.
 *
 * @throws {z.ZodError} when what Teams always sends is missing; the gateway lets no such pass.
 */
export function readActivity(raw: unknown, reader: ActivityOptions): ActivityEnvelope {
  const activity = rawActivity.parse(raw);
  return {
    id: activity.id,
    locale: localeOf(activity.locale),
    person: readPerson(activity, reader),
    conversation: readConversation(activity),
    messageId: activity.replyToId,
    invoke: activity.type === 'invoke',
    incoming: readIncoming(activity, reader),
  };
}

const entities: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Teams writes what it would take for markup as entities, once. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
