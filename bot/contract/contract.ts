/**
 * The words every room shares. Nothing here acts; nothing here knows Teams, HTTP or a disk.
 * `src` builds what these types ask for, `bot` uses it, features see nothing else.
 */
import { z } from 'zod';
import type { Card } from '../../cards/render.ts';
import type { Term, Utterance } from '../language/utterance.ts';

/** Languages the bot speaks. French comes first: it is the language of the plan. */
export type Locale = 'fr' | 'en';

/** Teams' three scopes, under Teams' names. */
export type ConversationType = 'personal' | 'groupChat' | 'channel';

/**
 * A person as Teams vouches for them. `(tenantId, id)` is the identity; `name` is for display only.
 * `id` is the AAD object id; in development, whatever id the local client sends.
 */
export interface Person {
  tenantId: string;
  id: string;
  /** Teams' own id (`29:…`), unique to this bot and this person. */
  teamsId: string;
  name: string;
}

export interface Conversation {
  id: string;
  type: ConversationType;
}

/** Where a fact comes from: the document, its date (`YYYY-MM-DD`) and the title of the page. */
export interface Source {
  document: string;
  date: string;
  section: string;
  /** Set when the fact does not come from the plan itself (expansion of a sigle, for instance). */
  outside?: string | undefined;
}

/** What is sent: the text alone, or a card with the text that says the same without it. */
export interface Message {
  text: string;
  card?: Card;
  /** A file offered to the person, where `Turn.files` says that files can be: instead of a card. */
  file?: FileOffer;
}

/** A file that is made once the person accepts it. */
export interface FileOffer {
  /** With its extension. */
  name: string;
  /** What it is, beside its name. */
  description: string;
  /** About how many bytes. */
  size: number;
  /** Full verb of `Handlers.files` that makes it, and what that is given. */
  verb: string;
  data: Json;
}

/** How an utterance ended, for people who measure (`npm run ask -- --jsonl`). */
export type Outcome =
  | 'answered'
  | 'unknown'
  | 'clarify'
  | 'refused'
  | 'smalltalk'
  | 'outOfScope'
  | 'command';

/** What a conversation remembers between two turns: the subject, as ids of plan entries. */
export interface Subject {
  /** Ids such as `fiche:1.1`, `axe:5`, `theme:seminaire`. The first is the main one. */
  entities: string[];
  /** The fields asked last (`pilote`, `date`…), so that "et la fiche 5 ?" asks the same of another. */
  fields: string[];
  /** The entry that answered, so that "et la suivante ?" has something to follow. */
  entry?: string | undefined;
  /** The words of the question, so that an ellipsis can lean on them. In memory only. */
  terms: readonly Term[];
}

export interface Answer {
  outcome: Outcome;
  locale: Locale;
  message: Message;
  sources: Source[];
  /** The plan entry that the answer was made of, or that would have to be completed. */
  about?: string | undefined;
  /** What the next turn may refer to. Absent: nothing is remembered, what was remembered stays. */
  subject?: Subject | undefined;
  /**
   * The answer asks for what the sentence lacked ("de quel groupe s'agit-il ?"): what the person's next
   * message adds to it, or nothing when that message is another one. In memory only, for ten minutes.
   */
  unfinished?: ((reply: Utterance) => string | undefined) | undefined;
  /**
   * Shows a form or a draft once more, and changes nothing: a request that comes again gets what this
   * gives now. Without it, it gets the words of the answer.
   */
  again?: Pressed | undefined;
  /** The answer is a question with two buttons: "oui" and "non" press them. In memory only, for ten minutes. */
  asks?: YesOrNo | undefined;
}

/** What "oui" and "non" stand for, by full verb, with what the button would give back. */
export interface YesOrNo {
  /** A sentence that is then understood as if it had been typed. */
  yes: Pressed | { hear: string };
  /** A sentence where there is no such button. */
  no: Pressed | { say: string };
  /** Not to be had back: only a plain yes is one. */
  firm?: boolean;
  /** "Non" is an answer too, that is recorded: "laisse tomber" is not that one. */
  isAnswer?: boolean;
}

export interface Pressed {
  verb: string;
  data: Json;
}

/** One message or click, already checked and stripped of Teams. */
export interface Turn {
  /** Id of the activity, the same when Teams delivers it twice. */
  id: string;
  now: Date;
  /**
   * Names of this request in the inbox, when Teams may deliver it again. A change is made together
   * with `rememberAnswer`, in one transaction: it then happens once, however often it is asked for.
   */
  keys?: readonly string[];
  /** The language of the person's Teams client; an answer follows the language of the question. */
  locale: Locale;
  person: Person;
  conversation: Conversation;
  /** Whether a file can be offered in the answer: in a personal chat of Teams, and nowhere else. */
  files?: boolean;
  /** A personal link vouches for the person, and not Teams; kept where a source is kept. */
  byLink?: boolean;
  /** Writes in the conversation (in a channel: in the thread). */
  reply: (message: Message) => Promise<void>;
}

/** What an utterance is about, in the words of `npm run understand`. */
export type Kind =
  | 'question'
  | 'meeting'
  | 'poll'
  | 'vote'
  | 'progress'
  | 'command'
  | 'smalltalk'
  | 'other';

/** One way to understand an utterance, claimed by one feature. */
export interface Reading {
  kind: Kind;
  /**
   * How sure the feature is, from 0 to 1. Anchors: 1 an explicit command; 0.9 every word explained;
   * 0.5 a guess worth saying; below 0.2 not worth saying.
   */
  score: number;
  /** What was extracted, for `npm run understand`; each feature documents its own. */
  fields: Record<string, unknown>;
  /** The words of the utterance that led here. */
  words: string[];
  /** The words that nothing was made of. */
  left?: string[];
  /**
   * Whether answering changes something. It is then done once, however often Teams delivers the
   * message; plain questions cost no look at the store.
   */
  changes?: boolean;
  /** A question that is all but certainly this one: nothing is changed for a text that asks it. */
  sure?: boolean;
  answer: (turn: Turn) => Answer | Promise<Answer>;
}

/** What a conversation knows when an utterance arrives. */
export interface Context {
  now: Date;
  /** Absent when nothing was said for an hour. */
  subject?: Subject | undefined;
  /** What the caller knows besides (`slots` of a poll, the `prompt` that is answered). */
  given?: Record<string, unknown> | undefined;
}

/** A click that carries data of the right shape. The answer replaces nothing: it is a new message. */
export type ClickHandler = (turn: Turn, data: unknown) => Promise<Answer>;

/** What becomes of an outbox row at the moment of its sending. */
export type Rendered =
  /** A new message. */
  | ({ message: Message; letter?: Letter } & Again)
  /** Takes the place of a message that Teams has, by its id. */
  | ({ update: string; message: Message } & Again)
  /** No longer worth sending: dropped, with the reason as a code (`cancelled`). */
  | { moot: string };

/**
 * When to render the row once more after this sending, for a message that follows something: from
 * the second time on the row has its `activityId`. An update that says what the last one said
 * makes no request.
 */
interface Again {
  again?: Date;
}

/** What goes with a message to somebody without Teams, who gets it by mail. */
export interface Letter {
  /** What it is about, in one line; absent: the first line of the message says so. */
  subject?: string;
  /** Its words, where those of the message speak of buttons or of the chat. */
  text?: string;
  /** Where its personal links lead. */
  doors: readonly Door[];
  /** The `.ics` that goes with it; made only when a letter leaves, between these two addresses. */
  calendar?: (between: { to: Mailbox; from: Mailbox }) => DocumentFile;
  /** By recipient: who passes the links on where no letter is sent and nobody launched a push. */
  by?: string;
}

/** Somebody by mail. */
export interface Mailbox {
  name: string;
  email: string;
}

/** One thing that a personal link opens (`bot/door`). */
export interface Door {
  /** `poll:<id>`, `meeting:<id>`, `campaign:<id>`. */
  to: string;
  /** What it leads to, in the language of the person. */
  title: string;
  /** Id of the group whose thing it is; `null`: of none. */
  group: string | null;
  /** After this instant nothing is to be answered there. */
  until: Date;
}

/** Puts a row into words, in the language of its recipient, with what is known now. */
export type Render = (row: OutboxRow, reader: Reader, now: Date) => Promise<Rendered>;

/** Who is about to say something, and where. */
export type Asked = Pick<Turn, 'person' | 'conversation' | 'now'>;

/** What a feature answers to. */
export interface Handlers {
  /** Readings of an utterance, best first; empty when it is none of this feature's business. */
  understand?: (utterance: Utterance, context: Context) => Reading[];
  /**
   * What somebody was asked and has not answered (`prompt`), from memory: it goes into
   * `Context.given`, so that their next words are read as an answer.
   */
  expects?: (turn: Asked) => Record<string, unknown> | undefined;
  /** A message whose text was changed afterwards; undefined when nothing was made of it. */
  edited?: (turn: Turn, text: string) => Promise<Answer | undefined>;
  /** A message that was deleted. */
  deleted?: (turn: Turn) => Promise<void>;
  /** Once a day, a minute after the start first: what is due. Says how much it did, for the log. */
  daily?: (now: Date) => Promise<Record<string, number>>;
  /** Told of every text and of what was answered, before it is sent; must not throw. */
  heard?: (turn: Turn, text: string, answer: Answer) => Promise<void>;
  /** Buttons, by verb; the full verb is `<feature>.<verb>`. */
  clicks?: Record<string, ClickHandler>;
  /** How to word outbox rows, by kind; the full kind is `<feature>.<kind>`. */
  render?: Record<string, Render>;
  /**
   * Kinds that may be sent a second time when it is not known whether the first arrived: a reminder
   * twice is better than none. Others become `uncertain` and wait for somebody to decide.
   */
  repeatable?: readonly string[];
  /** Verbs of clicks that Teams makes by itself when a card is seen: they answer and ask nothing. */
  refreshes?: readonly string[];
  /** What to say when the app is installed or somebody joins; at most one feature does. */
  welcome?: (turn: Pick<Turn, 'locale' | 'conversation'>) => Message;
  /** Lines about a subject (`fiche:1.1`) that another feature may show below its answer. */
  about?: (entity: string, locale: Locale, now: Date) => string[];
  /** Writes down what is still only in memory; the service stops and the store closes next. */
  rest?: () => Promise<void>;
  /** Makes the files that were offered, by verb; the full verb is `<feature>.<verb>`. */
  files?: Record<string, MakeFile>;
  /** What opens behind a link (`bot/links/links.ts`), by kind; the full kind is `<feature>.<kind>`. */
  links?: Record<string, OpenLink>;
  /**
   * Those of `files` and `links` that take a thread and half a second: they are made a few at a time,
   * and refused when too many wait (`bot/links/document-queue.ts`).
   */
  heavy?: readonly string[];
  /** Those of `links` that may be a minute old, besides the heavy ones. */
  kept?: readonly string[];
  /** What pages of the tab show, by name: `GET /api/<feature>/<name>`. They change nothing. */
  views?: Record<string, View>;
  /** What whoever writes a message to others may look up and put into it; nothing is kept of it. */
  search?: (utterance: Utterance) => Found[];
}

/** A thing that was looked up, to be shown to others. */
export interface Found {
  /** Its name, in a list: "Fiche 1.1". */
  title: string;
  /** One line that tells it from the others. */
  text: string;
  /** What is put into the message: only what everybody may read, and no button. */
  show: () => Message;
}

/** A file to download or to subscribe to, made when it is asked for. */
export interface DocumentFile {
  /** With its extension: "emargement-2026-09-15.docx". */
  name: string;
  /** Its media type, with its charset when it is text. */
  type: string;
  content: Uint8Array;
}

/** Makes a file that a person accepted; `undefined` when they may not have it (any more). */
export type MakeFile = (turn: Turn, data: unknown) => Promise<DocumentFile | undefined>;

/** Makes what a link opens; `undefined` when that is no more. */
export type OpenLink = (
  payload: Json,
  reader: Reader,
  now: Date,
) => Promise<DocumentFile | undefined>;

/** What whoever installs the service chose. */
export interface Settings {
  /** IANA time zone of the partnership: wall-clock times are said in it. */
  zone: string;
  /** Address of the service, without a final slash; absent: no link can be given. */
  publicUrl?: string | undefined;
  /** Address of a page of the tab (`sondages/<id>`), as a card links to it; absent: there is no tab. */
  pageUrl?: ((page: string) => string) | undefined;
  /** When meetings are recalled, as ISO 8601 durations before they start. */
  reminders: readonly string[];
  /** `SEND_RATE`: messages per second that the bot sends by itself. */
  sendRate: number;
  /** A new unguessable token; an argument, so that tests may know it. */
  newToken: () => string;
  /** Whether letters are sent; otherwise links are given to whoever launched a sending. */
  sendsMail?: boolean | undefined;
  /** Address of a personal link (`bot/door`); absent: this installation has no key for them. */
  personalLink?: ((link: { id: string; generation: number }, locale: Locale) => string) | undefined;
}

/** What the house lends to a feature. */
export interface Tools {
  store: Store;
  /** Lines that all features know about a subject. */
  about: (entity: string, locale: Locale, now: Date) => string[];
  /** Ids of the people who administer the bot everywhere (`ADMINS`). */
  isAdmin: (person: Pick<Person, 'id'>) => boolean;
  settings: Settings;
}

export interface Feature {
  name: string;
  start: (tools: Tools) => Handlers;
}

/** A click handler that sees only data of the right shape; anything else is a forgery and throws. */
export const click =
  <S extends z.ZodType>(
    schema: S,
    handle: (turn: Turn, data: z.infer<S>) => Promise<Answer>,
  ): ClickHandler =>
  async (turn, data) =>
    handle(turn, schema.parse(data));

/** Length that is kept of the words of an answer, in characters: what was done is said first. */
export const KEPT_TEXT = 400;

/** The first lines of a text, as many as are kept. */
function firstLines(text: string): string {
  if (text.length <= KEPT_TEXT) return text;
  const end = text.lastIndexOf('\n', KEPT_TEXT);
  return end > KEPT_TEXT / 2
    ? text.slice(0, end)
    : `${text.slice(0, KEPT_TEXT).replace(/\p{Cs}$/u, '')}…`;
}

/**
 * Keeps what became of a request in the transaction that holds its effect, in a few words: a repeated
 * delivery is told so and changes nothing. What changed nothing is done again, so it is not kept; a
 * refusal is: what was refused once is not to happen by itself later.
 *
 * @throws {ConflictError} when the request was already answered: let it pass, whoever delivered the
 * request replays the first answer
 */
export async function rememberAnswer(
  tx: Transaction,
  { keys = [], now, person }: Pick<Turn, 'keys' | 'now'> & Partial<Pick<Turn, 'person'>>,
  { message, outcome, locale, again }: Answer,
): Promise<void> {
  const [first, ...others] = keys;
  if (first === undefined || !(tx.changed() || outcome === 'refused')) return;
  // Whose request it was, so that it goes with them when they are forgotten.
  const of = person && `person:${person.tenantId}:${person.id}`;
  const text = firstLines(message.text);
  const less = message.card !== undefined || message.file !== undefined || text !== message.text;
  const { verb, data } = again ?? {};
  const more = { ...(less && { less }), ...(verb && data && { again: { verb, data } }) };
  const kept: Json = { outcome, locale, text, ...more };
  // Kept once, however many names its request has; these come first, so that they go first.
  for (const key of others) await tx.inbox.remember(key, { sameAs: first }, now, of);
  await tx.inbox.remember(first, kept, now, of);
}

/* -------------------------------------------------------------------- tab */

/** Who looks at a page of the tab, as single sign-on or a personal link vouches for them. */
export type Asker = Pick<Turn, 'person' | 'locale' | 'now' | 'byLink'>;

/**
 * What a page shows (`bot/pages`); `undefined` when there is no such thing. A page acts through
 * `Handlers.clicks`, as a card does: the same verbs, with the same rights.
 *
 * @throws {Forbidden} when the asker may not see it
 */
export type View = (asker: Asker, query: unknown) => Promise<object | undefined>;

/** A view that sees only queries of the right shape; anything else throws. */
export const view =
  <S extends z.ZodType>(
    schema: S,
    show: (asker: Asker, query: z.infer<S>) => Promise<object | undefined>,
  ): View =>
  async (asker, query) =>
    show(asker, schema.parse(query));

/** The table of rights says no; the message says whom to ask, in the language of the asker. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/* ------------------------------------------------------------------ store */

/** A drawer of the store: its name (`a-z`, then `a-zA-Z0-9-`) and the shape of its rows. */
export interface Collection<T> {
  name: string;
  /** Checked when written and when read back; it must accept its own output, through JSON. */
  schema: z.ZodType<T>;
}

/** A row with its version: 1 when created, one more at each change. Values are frozen. */
export interface Row<T> {
  id: string;
  version: number;
  value: T;
}

export type Json = z.infer<ReturnType<typeof z.json>>;

/** An instant, as `Date.toISOString()` writes it: one width, so that texts sort like instants. */
const instant = z.iso.datetime({ precision: 3 });

/** What both databases can index: no control character, no half of a surrogate pair. */
export const labelPattern = /^[^\p{Cc}\p{Cs}]{1,512}$/u;

export const label = z.string().regex(labelPattern);

/** What is to be sent, as the feature that wants it sent writes it. */
export const outboxDraft = z.strictObject({
  /** The business key: `reminder:<meeting>:<person>:<offset>:<version of the schedule>`. */
  key: label,
  /** Who renders it: `<feature>.<kind>`. */
  kind: label,
  /** What it is about: `meeting:<id>`, `push:<id>`; reports are made by subject. */
  subject: label,
  /** Who gets it; never a Teams address, which may change before the sending. */
  recipient: label,
  /** What the feature needs to render it, besides the data of that day. */
  payload: z.json(),
  notBefore: instant,
  /** After this instant it is useless. It is still claimed: the worker drops it and says why. */
  expiresAt: instant,
});
export type OutboxDraft = z.infer<typeof outboxDraft>;

/** `uncertain`: perhaps sent, not to be sent again without somebody asking. */
export const outboxState = z.enum(['waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped']);
export type OutboxState = z.infer<typeof outboxState>;

export const outboxRow = outboxDraft.extend({
  /** Made from the key: short, and says nothing about anybody. */
  id: label,
  state: outboxState,
  /** How often it was claimed to be sent; a worker that did not try gives its attempt back. */
  attempts: z.int().min(0),
  /** How often it was claimed, ever: where the next fence comes from. */
  claims: z.int().min(0),
  /** Who is sending it, until when. The fence tells an owner that woke up late from the next. */
  lease: z.object({ owner: label, until: instant, fence: z.int() }).nullable(),
  /** The owner before this one never said how its attempt ended: perhaps it was sent. */
  interrupted: z.boolean(),
  /** What the last attempt gave, in the words of the delivery. */
  result: z.json(),
  /** Teams' id of the message sent. */
  activityId: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof outboxRow>;

/** How an attempt ended. Fields left out stay as they are; the lease ends in any case. */
export interface Settlement {
  state: Exclude<OutboxState, 'sending'>;
  notBefore?: string;
  attempts?: number;
  result?: Json;
  activityId?: string | null;
}

export interface OutboxReader {
  get: (key: string) => Promise<OutboxRow | undefined>;
  /** All rows about a subject, or for a recipient, by key. */
  find: (field: 'subject' | 'recipient', value: string) => Promise<OutboxRow[]>;
}

export interface Outbox extends OutboxReader {
  /** Adds a row that waits; a key that exists changes nothing and gives the row it has. */
  add: (draft: OutboxDraft) => Promise<OutboxRow>;
  /** Gives up a row that still waits; a row in any other state stays as it is. */
  drop: (key: string, result: Json) => Promise<OutboxRow | undefined>;
  /** Ends the attempt that holds this fence; `FenceError` when somebody else took the row over. */
  settle: (id: string, fence: number, change: Settlement) => Promise<OutboxRow>;
  /** Erases a row whatever its state, so its key too. */
  remove: (key: string) => Promise<void>;
  /**
   * Puts another word in the place of each of these texts, wherever they stand whole in a row: in its
   * payload, its key, its result. The row stays what it was otherwise. Says how many there were.
   */
  redact: (texts: readonly string[], instead: string) => Promise<number>;
}

export interface InboxReader {
  /** The answer given to this request the first time; `null` when it can no longer be read. */
  get: (key: string) => Promise<Json | undefined>;
}

/** Requests already answered: for 24 h, the last 200 of a person, 20,000 in all. */
export interface Inbox extends InboxReader {
  /**
   * Keeps the answer in the transaction that holds the effect; `ConflictError` if there is one.
   * `of`: whose request it was, by recipient.
   */
  remember: (key: string, answer: Json, at: Date, of?: string) => Promise<void>;
  /**
   * Puts another answer in the place of each in which one of these texts stands, as written and
   * whatever is around it; the requests stay answered. Says how many there were.
   */
  redact: (texts: readonly string[], instead: (answer: Json) => Json) => Promise<number>;
}

/** A row whose value did not have the shape of its collection, as it stood there. */
export interface QuarantinedRow {
  /** Names it in the log and to whoever repairs; made from its address, says nothing about anybody. */
  key: string;
  collection: string;
  id: string;
  version: number;
  /** The text itself where it was no JSON. */
  value: Json;
  /** Where the shape is wrong. */
  fields: string[];
  /** Since when it is in quarantine. */
  at: string;
}

export interface QuarantineReader {
  list: () => Promise<QuarantinedRow[]>;
}

/** Rows that nobody can read until their shape is right again; the others of a collection go on. */
export interface Quarantine extends QuarantineReader {
  /** Erases a row, by its key. */
  drop: (key: string) => Promise<void>;
}

export interface Reader {
  get: <T>(collection: Collection<T>, id: string) => Promise<Row<T> | undefined>;
  /** All rows of a collection, by id. */
  list: <T>(collection: Collection<T>) => Promise<Row<T>[]>;
  inbox: InboxReader;
  outbox: OutboxReader;
  quarantine: QuarantineReader;
}

export interface Transaction extends Reader {
  /**
   * Creates or replaces a row. With `version`, only if the row still has it (0: only if absent);
   * otherwise the transaction fails with `ConflictError`.
   */
  put: <T>(collection: Collection<T>, id: string, value: T, version?: number) => Promise<Row<T>>;
  remove: <T>(collection: Collection<T>, id: string, version?: number) => Promise<void>;
  /** Whether it has changed anything so far. */
  changed: () => boolean;
  inbox: Inbox;
  outbox: Outbox;
  quarantine: Quarantine;
}

/** Who asks for work: `leaseMs` is how long the rows are theirs, from `now`. */
export interface ClaimRequest {
  /** Unique to one process. */
  owner: string;
  now: Date;
  limit: number;
  leaseMs: number;
}

/** What was read of a moment that may not be on the disk yet. */
export interface Newest<R> {
  result: R;
  lasting: Promise<void>;
}

/**
 * Where things are kept. `transact` resolves once the change is durable; if it rejects, nothing
 * changed. A failure of the disk or of the network is a `StoreError`: the person is told that
 * nothing was recorded.
 *
 * The work of a transaction sees its own changes and may run several times: when a row that it
 * read or wrote was changed meanwhile, it is done again. So it changes nothing but the
 * transaction, and waits for nothing else.
 */
export interface Store {
  /** Reads what is durable, all of one moment. */
  read: <R>(work: (reader: Reader) => Promise<R>) => Promise<R>;
  /**
   * `made` is told what the work gave as soon as the change is made, while it goes to the disk:
   * what it prepares meanwhile is for nobody until the promise has resolved.
   */
  transact: <R>(
    work: (transaction: Transaction) => Promise<R>,
    made?: (result: R) => void,
  ) => Promise<R>;
  /**
   * Reads what is newest, of which some may be on its way to the disk: nothing of it may be told
   * before `lasting` has resolved. It rejects when some of it is lost.
   */
  newest: <R>(work: (reader: Reader) => Promise<R>) => Promise<Newest<R>>;
  /**
   * Takes rows whose time has come, oldest first: those that wait, and those whose owner let its
   * lease run out. Two owners never get the same row; the cost is that of the rows due.
   */
  claim: (request: ClaimRequest) => Promise<OutboxRow[]>;
  /** `outbox.settle` in a transaction of its own. */
  settle: (row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement) => Promise<OutboxRow>;
  /** How many rows are due, and since when the oldest is. */
  backlog: (now: Date) => Promise<{ due: number; oldest: string | undefined }>;
  /**
   * Erases outbox rows that are finished and expired before this instant; says how many. Keep
   * them longer than backups are: they are what prevents a second sending after a restore.
   */
  prune: (expiredBefore: Date) => Promise<number>;
  /** How many rows are in quarantine. */
  quarantined: () => Promise<number>;
  /** Erases answers that were given before this instant; says how many. */
  pruneAnswers: (before: Date) => Promise<number>;
  /** Rejects when the store cannot be written; `GET /readyz` asks. */
  check: () => Promise<void>;
  close: () => Promise<void>;
}

/** The store could not be read or written. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Somebody else changed the row first. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** The lease ran out and somebody else took the row over: what was done with it counts no more. */
export class FenceError extends ConflictError {
  override name = 'FenceError';
}
