import { z } from 'zod';

/**
 * The fields of an Activity that the bot reads, and nothing else. What Teams always sends is
 * required; what it may leave out, or what a forger may twist, falls back to nothing.
 *
 * Source: Bot Framework Activity schema 3.1, and the recorded activities of Teams.
 */
// Absent is the usual case, and a default costs nothing; a `catch` words an error each time.
const text = z.string().default('').catch('');

const account = z.object({
  id: z.string(),
  name: text,
  aadObjectId: text,
});

export const rawActivity = z.object({
  type: z.string(),
  id: text,
  name: text,
  action: text,
  /** For a click: the message that carries the button. */
  replyToId: text,
  text,
  locale: text,
  serviceUrl: text,
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string(),
    conversationType: text,
    isGroup: z.boolean().default(false).catch(false),
    tenantId: text,
  }),
  channelData: z.object({ tenant: z.object({ id: text }) }).catch({ tenant: { id: '' } }),
  entities: z.array(z.unknown()).default([]).catch([]),
  membersAdded: z.array(z.unknown()).default([]).catch([]),
  attachments: z.array(z.unknown()).default([]).catch([]),
  value: z.unknown().optional(),
});

export type RawActivity = z.infer<typeof rawActivity>;

/** An entity that says who is mentioned, and by which part of the text. */
export const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().startsWith('<at').endsWith('</at>'),
});

/**
 * A file that was dropped in a personal chat: it is on the drive of whoever did, and may be fetched from there for
 * some minutes without asking anybody.
 */
export const droppedFile = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: text,
  content: z.object({ downloadUrl: z.string() }),
});

/** A member as `membersAdded` has them. */
export const member = z.object({ id: z.string() });

/** Verb: `<feature>.<verb>`. */
const verb = z
  .string()
  .max(100)
  .regex(/^[a-zA-Z][\w-]*(\.[a-zA-Z][\w-]*)+$/);

/** What `Action.Submit` sends: the data of the button, with the verb among it. */
export const submitted = z.looseObject({ verb });

/**
 * What the search box of the message extension sends, as the value of a `composeExtension/query`
 * invoke. Its parameters come as a list of names and texts; the first run has another one.
 */
export const searched = z.object({
  parameters: z.array(z.object({ name: z.string(), value: text })).catch([]),
  queryOptions: z
    .object({ skip: z.int().min(0).catch(0), count: z.int().min(1).max(25).catch(25) })
    .catch({ skip: 0, count: 25 }),
});

/** What a consent card gives back when the person chose; what is offered was put in the context. */
export const fileConsent = z.object({
  type: z.literal('fileUpload'),
  action: z.enum(['accept', 'decline']),
  context: z.object({ verb, data: z.unknown() }),
  uploadInfo: z.unknown().optional(),
});

/** Where Teams wants the file, and what it will be called. */
export const uploadInfo = z.object({
  contentUrl: z.string(),
  name: text,
  uploadUrl: z.string(),
  uniqueId: text,
  fileType: text,
});
export type UploadInfo = z.infer<typeof uploadInfo>;

/** What `Action.Execute` sends, as the value of an `adaptiveCard/action` invoke. */
export const executed = z.object({
  action: z.object({
    type: z.literal('Action.Execute').optional(),
    verb,
    data: z.unknown().optional(),
  }),
});
