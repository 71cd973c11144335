/** Feature: what it answers to, and what it is lent. Features see this and nothing else of the service. */
import type { z } from 'zod';
import type { Locale } from '../language/locale.ts';
import type { Utterance } from '../language/utterance.ts';
import type { Span } from '../language/when/expression.ts';
import type { HowTo } from './how-to.ts';
import type { LivingValue } from './living-value.ts';
import type { Matter } from './matter.ts';
import type { Json, OutboxRow, Reader, Store } from './store.ts';
import type { Answer, Asker, ConversationSubject, Message, Person, Turn } from './turn.ts';

/** What an utterance is about, in the words of `npm run understand`. */
export type ReadingKind =
  | 'question'
  /** Who leads, animates and belongs to what, and what groups there are. */
  | 'people'
  | 'meeting'
  /** What somebody is given to do. */
  | 'action'
  /** Whether somebody comes to a meeting. */
  | 'attendance'
  | 'poll'
  | 'vote'
  | 'progress'
  | 'restitution'
  | 'privacy'
  /** What was proposed and is not sent yet: sent, dropped or changed. */
  | 'draft'
  /** What the bot can do, and how. */
  | 'help'
  /** Ordered, and none of the bot's business. */
  | 'outside'
  /** An answer was wrong, or bad. */
  | 'complaint'
  /** Any other order. */
  | 'command'
  | 'smalltalk'
  | 'other';

/**
 * What a reading takes the sentence for. `bot/conversation/precedence.ts` says which goes first:
 * a feature says what it has understood, and nothing of what others may have.
 */
export type Rank =
  /** An order said in full, or a request for what is never given. */
  | 'order'
  /** An answer to what the bot asks: an open poll, an invitation that waits. */
  | 'answer'
  /** A greeting, thanks, a call for help, and nothing else. */
  | 'courtesy'
  /** Something that is told and can be recorded: a meeting with its day, news of a fiche. */
  | 'told'
  /** A question whose answer is known. */
  | 'question'
  /** Likely, by some of its words only. */
  | 'guess'
  /** Asked, without a known answer. */
  | 'doubt'
  /** Nothing was made of it. */
  | 'nothing';

/** One way to understand an utterance, claimed by one feature. */
export interface Reading {
  kind: ReadingKind;
  rank: Rank;
  /** What was extracted, for `npm run understand`; each feature documents its own. */
  fields: Record<string, unknown>;
  /** The words of the utterance that led here. */
  words: string[];
  /** The words that nothing was made of. */
  left?: string[];
  /** Words with a sense that nothing was made of, as typed: they are said back with what was done. */
  untaken?: readonly string[];
  /** Whose it is, or what it asks, where a message does or asks more than one thing: their parts are read apart. */
  apart?: string | undefined;
  /** What is told behind it is a part of it, whoever would read that alone: minutes behind their heading. */
  takesRest?: boolean | undefined;
  /**
   * Whether answering changes something. It is then done once, however often Teams delivers the
   * message; plain questions cost no look at the store.
   */
  changes?: boolean;
  /** It shows what it would do, to be sent, changed or dropped: nothing reaches anybody before that. */
  proposes?: boolean;
  /** All but certainly this, however unlike it the words are; of a question, nothing is changed for a text that asks it. */
  sure?: boolean;
  /** It puts right what was recorded last, by words of a correction. */
  mends?: boolean;
  /** News of a pilote who has no group to order anything for: what looks like an order in it is told. */
  reports?: boolean;
  /** Who speaks may not do it, of nothing that is named: what else is told by such words goes first. */
  barred?: boolean;
  answer: (turn: Turn) => Answer | Promise<Answer>;
}

/** What a conversation knows when an utterance arrives. */
export interface Situation {
  now: Date;
  /** Absent when nothing was said for an hour. */
  subject?: ConversationSubject | undefined;
  /** What the caller knows besides (`slots` of a poll, the `prompt` that is answered). */
  given?: Record<string, unknown> | undefined;
  /** Who speaks and where; absent for whoever only measures. */
  speaker?: Speaker | undefined;
  /** Open matters between that person and the bot here, the newest first. */
  open?: readonly Matter[] | undefined;
  /** They were answered here since an invitation or a poll last came to them: a bare "d’accord" is said of that. */
  isAnswered?: boolean | undefined;
  /** What features know today of the things of the plan; absent: nothing beside its document. */
  living?: readonly LivingValue[] | undefined;
  /** Whether such words ask something of the plan, whatever their form: most likely, or hardly ever. */
  asksPlan?: 'likely' | 'hardly' | undefined;
  /** How-tos of what such words are most like, by their names, the likeliest first. */
  alike?: readonly string[] | undefined;
  /** What is to be asked for, of whoever most likely means what such words are like, where nobody reads them. */
  lacks?: string | undefined;
  /** What such words are likelier than anything else, as `intentions.yaml` names it first: `outside.weather`, `help/smalltalk`. */
  likeliest?: { name: string; chance: number } | undefined;
  /** What such words answer, where nothing of it is open: `invitation`, `slots`, a kind of matter. */
  answers?: readonly string[] | undefined;
  /** Whether such words, said beside something, most likely ask for nothing. */
  isAside?: ((said: string) => boolean) | undefined;
}

/** A click that carries data of the right shape. The answer replaces nothing: it is a new message. */
export type ClickHandler = (turn: Turn, data: unknown) => Promise<Answer>;

/** What becomes of an outbox row at the moment of its sending. */
export type Rendered =
  /** A new message. */
  | ({ message: Message; letter?: LetterExtras } & Again)
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
export interface LetterExtras {
  /** What it is about, in one line: its title too; absent: the first line of the message says so. */
  subject?: string;
  /** Its title, where whoever opens it needs less than whoever reads a list of letters. */
  heading?: string;
  /** The local day that it is about, `YYYY-MM-DD`, beside its title as a leaf of a calendar. */
  day?: string;
  /** Who makes it be sent: "Ines Animatrice (Caf)"; absent: the service by itself. */
  from?: string | undefined;
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
  /** Answers that a letter offers, a button each: the page opens with that one chosen, and not sent. */
  answers?: readonly { title: string; answer: string }[];
}

/** Puts a row into words, in the language of its recipient, with what is known now. */
export type Render = (row: OutboxRow, reader: Reader, now: Date) => Promise<Rendered>;

/** Who is about to say something, and where. */
export type Speaker = Pick<Turn, 'person' | 'conversation' | 'now'>;

/** Something that a text names, by its kind (`groupe`, `jour`), and how a sentence of its own says it. */
export interface Mention {
  kind: string;
  start: number;
  end: number;
  text: string;
}

/** File that somebody drops in a chat of their own; nothing of it is fetched before it is asked for. */
export interface DroppedFile {
  /** With its extension, as its owner named it. */
  name: string;
  /** @throws {NotFetched} */
  bytes: (most: number) => Promise<Uint8Array>;
}

/** A file could not be had. */
export class NotFetched extends Error {
  override name = 'NotFetched';
  readonly reason: 'too-big' | 'unreachable' | 'not-allowed';

  constructor(reason: NotFetched['reason'], options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Texts that a feature hears. */
export interface Hear {
  /** What a text names, for whoever puts it into other words; none over another. */
  mentions?: (utterance: Utterance, situation: Situation) => Mention[];
  /** Readings of an utterance; empty when it is none of this feature's business. */
  understand?: (utterance: Utterance, situation: Situation) => Reading[];
  /**
   * The questions of a message, each with the ways to ask it in full, the likeliest first and as it was put last; at
   * most one feature parts them, for all.
   */
  questions?: (utterance: Utterance) => readonly (readonly string[])[];
  /** It searches long: it is asked only where what the others understood may not go first. */
  isLast?: boolean;
  /**
   * What somebody was asked and has not answered (`prompt`), from memory: it goes into
   * `Situation.given`, so that their next words are read as an answer.
   */
  expects?: (turn: Speaker) => Record<string, unknown> | undefined;
  /** When a card that waits for an answer of theirs last came to them by itself: ISO 8601. */
  came?: (turn: Speaker) => string | undefined;
  /**
   * What the next message adds to a sentence that lacked something (`Answer.unfinished`), by what it lacked: behind
   * it, or `ahead` of it; undefined when that message is another one.
   */
  completes?: Record<
    string,
    (reply: Utterance, speaker: Speaker) => string | { ahead: string } | undefined
  >;
  /** Places of what a text gives somebody to do: it is heard by itself, and the rest without it. */
  given?: (utterance: Utterance, situation: Situation) => readonly Span[];
  /** A file in a personal chat; at most one feature takes them. It may take a while, and is made in the line of documents. */
  dropped?: (turn: Turn, file: DroppedFile) => Promise<Answer>;
  /** A message whose text was changed afterwards; undefined when nothing was made of it. */
  edited?: (turn: Turn, text: string) => Promise<Answer | undefined>;
  /** A message that was deleted. */
  deleted?: (turn: Turn) => Promise<void>;
  /** Told of every text and of what was answered, before it is sent; must not throw. */
  heard?: (turn: Turn, text: string, answer: Answer) => Promise<void>;
}

/** Buttons that are pressed on its cards and pages. */
export interface Press {
  /** By verb; the full verb is `<feature>.<verb>`. */
  clicks?: Record<string, ClickHandler>;
  /** Verbs of clicks that Teams makes by itself when a card is seen: they answer and ask nothing. */
  refreshes?: readonly string[];
}

/** Messages that it sends by itself. */
export interface Send {
  /** How to word outbox rows, by kind; the full kind is `<feature>.<kind>`. */
  render?: Record<string, Render>;
  /**
   * Kinds that may be sent a second time when it is not known whether the first arrived: a reminder
   * twice is better than none. Others become `uncertain` and wait for somebody to decide.
   */
  repeatable?: readonly string[];
  /** Kinds that only recall or ask again: somebody may do without them. */
  recalls?: readonly string[];
  /** Asked of each row of `recalls` before it is worded: a reason, as a code, not to send it. */
  holds?: (row: OutboxRow, reader: Reader) => Promise<string | undefined>;
}

/** Row of what a feature knows today of a subject. */
export interface KnownRow {
  label: string;
  value: string;
  /** Field of `champs.yaml` that it fills: where the plan is silent on it, this row is the answer. */
  field?: string;
  /** It bears on every answer, not on what it fills alone. */
  stays?: true;
  /** The same in a sentence, for when it is the answer. */
  said?: string;
  /** The same as it is said to each of those whom it names (`personRecipient`). */
  toThem?: readonly { person: string; value: string }[];
}

/** Somebody comes, or the app is installed where they are. */
export type Arrival = Pick<Turn, 'locale' | 'conversation' | 'now'> & Partial<Pick<Turn, 'person'>>;

/** What waits for somebody: a line, and what they do about it. */
export interface Waiting {
  line: string;
  /** No answer is expected of them: it is theirs to do, or only to be known. */
  kind?: 'task' | 'news';
  /** Its button: said as if typed, or done at once. */
  job?: { title: string } & (
    | {
        say: string;
        /** What it shows besides, said so: not offered once more beside it. */
        covers?: string;
      }
    | { verb: string; data: Record<string, string | number> }
  );
}

/** Things that it shows or hands out when they are asked for; nothing is changed by them. */
export interface Show {
  /** What to say when the app is installed or somebody joins; at most one feature does. */
  welcome?: (arrival: Arrival, waiting: readonly Waiting[]) => Promise<Message>;
  /** What waits for somebody, the most pressing first. */
  waits?: (speaker: Speaker, locale: Locale) => Promise<Waiting[]>;
  /** What somebody said that was noted and still counts, a sentence each. */
  noted?: (speaker: Speaker, locale: Locale) => Promise<string[]>;
  /** What it knows today of a subject (`fiche:1.1`), for another feature to show below its answer. */
  about?: (entity: string, locale: Locale, now: Date) => KnownRow[];
  /** What it knows today of the things of the plan, for whoever is asked of several of them at once. */
  values?: (now: Date) => LivingValue[];
  /** What pages of the tab show, by name: `GET /api/<feature>/<name>`. They change nothing. */
  views?: Record<string, PageView>;
  /** What whoever writes a message to others may look up and put into it; nothing is kept of it. */
  search?: (utterance: Utterance) => SearchHit[];
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
}

/** Care of what it keeps. */
export interface Keep {
  /** Once a day, a minute after the start first: what is due. Says how much it did, for the log. */
  daily?: (now: Date) => Promise<Record<string, number>>;
  /** Writes down what is still only in memory; the service stops and the store closes next. */
  rest?: () => Promise<void>;
}

/** What a feature answers to, by what happens: a text, a button, a sending, a look, the passing of days. */
export interface Handlers {
  hear?: Hear;
  press?: Press;
  send?: Send;
  show?: Show;
  keep?: Keep;
}

/** A thing that was looked up, to be shown to others. */
export interface SearchHit {
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
  /** What is said of the data everywhere ("Données fictives"); absent: nothing. */
  notice?: string | undefined;
  /** Whether letters are sent; otherwise links are given to whoever launched a sending. */
  sendsMail?: boolean | undefined;
  /** Address of a personal link (`bot/door`); absent: this installation has no key for them. */
  personalLink?: ((link: { id: string; generation: number }, locale: Locale) => string) | undefined;
}

/** Tools that the bot lends to a feature. */
export interface Tools {
  store: Store;
  /** What all features know today of a subject. */
  about: (entity: string, locale: Locale, now: Date) => KnownRow[];
  /** What all features know today of the things of the plan. */
  values: (now: Date) => LivingValue[];
  /** What waits for somebody in all features; nothing outside of a chat of their own. */
  waits: (speaker: Speaker, locale: Locale) => Promise<Waiting[]>;
  /** What all features noted of somebody; nothing outside of a chat of their own. */
  noted: (speaker: Speaker, locale: Locale) => Promise<string[]>;
  /** Ids of the people who administer the bot everywhere (`ADMINS`). */
  isAdmin: (person: Pick<Person, 'id'>) => boolean;
  settings: Settings;
}

export interface Feature {
  name: string;
  /** What can be done with it, for whoever asks how. */
  howTo?: readonly HowTo[];
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

/**
 * What a page shows (`bot/pages`); `undefined` when there is no such thing. A page acts through
 * `Press.clicks`, as a card does: the same verbs, with the same rights.
 *
 * @throws {Forbidden} when the asker may not see it
 */
export type PageView = (asker: Asker, query: unknown) => Promise<object | undefined>;

/** A view that sees only queries of the right shape; anything else throws. */
export const view =
  <S extends z.ZodType>(
    schema: S,
    show: (asker: Asker, query: z.infer<S>) => Promise<object | undefined>,
  ): PageView =>
  async (asker, query) =>
    show(asker, schema.parse(query));

/** The table of rights says no; the message says whom to ask, in the language of the asker. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}
