import { type Copies, copiesOf } from '../contract/copies.ts';
import type {
  Arrival,
  DocumentFile,
  DroppedFile,
  Feature,
  Reading,
  Rendered,
  SearchHit,
  Settings,
  Situation,
  Tools,
  Waiting,
} from '../contract/feature.ts';
import { followed } from '../contract/followed.ts';
import type { OutboxRow, Reader as StoreReader } from '../contract/store.ts';
import type { Answer, Asker, Message, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import { createDocumentQueue, type DocumentQueue } from '../links/document-queue.ts';
import { newToken } from '../links/links.ts';
import { createOpening, type LinkOpening } from '../links/opening.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import type { RankIntents } from '../sentence/likely-intent.ts';
import { refused } from './answers.ts';
import { type Clocks, TooLongToRead, tooLong } from './budget.ts';
import { cleanData, cleanPerson, LONGEST_READ, searchText, typedText } from './clean.ts';
import { Hearing, type Once, type PressButton, type ReadAct } from './hearing.ts';
import { Matters } from './matters.ts';
import { type AllOf, namesOf, registry, type Started, startAll, waitsOf } from './started.ts';

/** A bot without a mouth: the Teams room and the command line both speak to it. */
export interface Bot extends LinkOpening {
  /** Every reading of a text, best first. */
  understand: (text: string, situation: Situation, locale: Locale) => Reading[];
  /** What a text does, in order: one reading an act. */
  acts: (text: string, situation: Situation, locale: Locale) => Reading[];
  /** The same with what is open where it is said, and what is known of who says it; nothing is done. */
  reads: (turn: Turn, text: string, given?: Situation['given']) => Promise<ReadAct[]>;
  /** Answers a text; the caller sends the answer. What changes something runs through `once`. */
  hear: (turn: Turn, text: string, once?: Once) => Promise<Answer>;
  /** Follows a message that was edited; undefined when no feature had made anything of it. */
  edited: (turn: Turn, text: string) => Promise<Answer | undefined>;
  /** Follows a message that was deleted. */
  deleted: (turn: Turn) => Promise<void>;
  /** What is due every day; resolves to what each feature did. */
  daily: (now: Date) => Promise<Record<string, number>>;
  /** Answers a click on a button; `verb` is `<feature>.<verb>`. Unknown verbs throw. */
  click: (turn: Turn, verb: string, data: unknown) => Promise<Answer>;
  /** Whether some feature answers to this verb. */
  offers: (verb: string) => boolean;
  /** What a page shows; `name` is `<feature>.<view>`. Undefined: no such view, or nothing there. */
  view: (asker: Asker, name: string, query: unknown) => Promise<object | undefined>;
  /**
   * Makes a file that was offered and accepted; undefined when it may not be had any more. Rejects
   * with a `BusyError` when too many documents are being made.
   */
  file: (turn: Turn, verb: string, data: unknown) => Promise<DocumentFile | undefined>;
  /** Reads a file that somebody dropped; undefined when no feature does. Rejects with a `BusyError` as `file` does. */
  dropped: (turn: Turn, file: DroppedFile) => Promise<Answer | undefined>;
  /** Whether they administer it: what only they may do is offered to them alone, and asked again where it is done. */
  isAdmin: Tools['isAdmin'];
  /** What to say on arrival. */
  welcome: (arrival: Arrival) => Promise<Message>;
  /** Puts an outbox row into words; undefined when its kind has no owner. */
  render: (row: OutboxRow, reader: StoreReader, now: Date) => Promise<Rendered | undefined>;
  /** Whether rows of this kind may be sent again when it is not known whether they arrived. */
  repeatable: (kind: string) => boolean;
  /** What a text finds that can be put into a message; an empty text finds everything. */
  search: (text: string, locale: Locale) => SearchHit[];
  /** Lets features write down what is in memory only, before the store closes. */
  rest: () => Promise<void>;
}

/** What the bot is made of; what all features say together is the bot's own to give. */
export interface BotParts {
  reader: SentenceReader;
  lexicon: Lexicon;
  /** Says what a sentence is most like that nothing explains; absent: nothing is. */
  likely?: RankIntents | undefined;
  /** Absent: a reading may take as long as it takes (tests, commands). */
  clocks?: Clocks | undefined;
  tools: Omit<Tools, AllOf | 'settings'> & { settings?: Partial<Settings> };
}

/** What an installation has when nothing was chosen: `.env.example` says the same. */
export const defaultSettings: Settings = {
  zone: 'Europe/Paris',
  reminders: ['P7D', 'P1D', 'PT2H'],
  sendRate: 30,
  newToken,
};

/** Who speaks, with a name that is seen as it is. */
const cleanTurn = <T extends Pick<Turn, 'person'>>(turn: T): T => {
  const person = cleanPerson(turn.person);
  return person === turn.person ? turn : { ...turn, person };
};

/** Puts features together. Two features may not share a name, nor two offer a welcome. */
export function createBot(
  features: readonly Feature[],
  { reader, lexicon, likely, clocks, tools: given }: BotParts,
): Bot {
  const settings = { ...defaultSettings, ...given.settings };
  const tools = { ...given, store: followed(given.store), settings };
  const started = startAll(features, tools);
  const queue = createDocumentQueue();
  const clicks = registry(started, ({ press }) => press?.clicks);
  const press: PressButton = async (turn, verb, data) => {
    const handle = clicks.get(verb);
    if (!handle) throw new Error(`No feature answers to the verb "${verb.slice(0, 60)}"`);
    return handle(turn, data);
  };
  const matters = new Matters(tools.store);
  const hearing = new Hearing({ started, reader, lexicon, likely, matters, clocks, press });
  return {
    ...listening(started, hearing, copiesOf(tools.store)),
    ...pressing(started, { press, hearing, offers: (verb) => clicks.has(verb) }),
    ...sending(started),
    ...showing(started, reader, queue),
    isAdmin: tools.isAdmin,
    dropped: dropping(started, queue),
    ...keeping(started, matters),
    ...createOpening({
      store: tools.store,
      makers: registry(started, ({ show }) => show?.links),
      heavy: namesOf(started, ({ show }) => show?.heavy),
      kept: namesOf(started, ({ show }) => show?.kept),
      queue,
    }),
  };
}

type All = readonly Started[];

/** A form holds more than a message; the rest of a longer text is not read. */
const LONGEST_UNDERSTOOD = 2 * LONGEST_READ;

const tooLongAnswer = ({ locale }: Turn): Answer => refused(tooLong[locale], locale);

function listening(
  started: All,
  hearing: Hearing,
  copies: Copies,
): Pick<Bot, 'understand' | 'acts' | 'reads' | 'hear' | 'edited' | 'deleted'> {
  return {
    understand: (text, situation, locale) =>
      hearing.understand(text.slice(0, LONGEST_UNDERSTOOD), situation, locale),
    acts: (text, situation, locale) =>
      hearing.acts(text.slice(0, LONGEST_UNDERSTOOD), situation, locale),
    reads: (turn, text, given) => hearing.reads(cleanTurn(turn), text, given),
    async hear(given, raw, once = (run) => run()) {
      const turn = cleanTurn(given);
      const typed = typedText(raw);
      if (typed === undefined) return tooLongAnswer(turn);
      // The first sentence after a start is read with what the partners told, as all others are.
      await copies.ready();
      try {
        return await hearing.hear(turn, typed, once);
      } catch (error) {
        if (!(error instanceof TooLongToRead)) throw error;
        return tooLongAnswer(turn);
      }
    },
    async edited(given, raw) {
      const turn = cleanTurn(given);
      const typed = typedText(raw);
      if (typed === undefined) return tooLongAnswer(turn);
      for (const { hear } of started) {
        const answer = await hear?.edited?.(turn, typed);
        if (answer) return answer;
      }
      return undefined;
    },
    async deleted(turn) {
      for (const { hear } of started) await hear?.deleted?.(cleanTurn(turn));
    },
  };
}

interface PressingParts {
  press: PressButton;
  hearing: Hearing;
  offers: Bot['offers'];
}

function pressing(
  started: All,
  { press, hearing, offers }: PressingParts,
): Pick<Bot, 'click' | 'offers'> {
  const refreshes = namesOf(started, (feature) => feature.press?.refreshes);
  return {
    offers,
    async click(given, verb, data) {
      const turn = cleanTurn(given);
      const answer = await press(turn, verb, cleanData(data));
      if (!refreshes.has(verb)) await hearing.noteAnswer(turn, answer);
      return answer;
    },
  };
}

function sending(started: All): Pick<Bot, 'render' | 'repeatable'> {
  const renders = registry(started, ({ send }) => send?.render);
  const repeatable = namesOf(started, ({ send }) => send?.repeatable);
  const recalls = namesOf(started, ({ send }) => send?.recalls);
  const holds = started.flatMap(({ send }) => send?.holds ?? []);
  return {
    async render(row, store, now) {
      if (recalls.has(row.kind))
        for (const hold of holds) {
          const moot = await hold(row, store);
          if (moot !== undefined) return { moot };
        }
      return renders.get(row.kind)?.(row, store, now);
    },
    repeatable: (kind) => repeatable.has(kind),
  };
}

/** What waits for whoever comes; a store that fails keeps nobody from being greeted. */
const waitingFor = async (
  started: All,
  { person, locale, ...arrival }: Arrival,
): Promise<Waiting[]> =>
  person
    ? waitsOf(started)({ person: cleanPerson(person), ...arrival }, locale).catch(() => [])
    : [];

function showing(
  started: All,
  reader: SentenceReader,
  queue: DocumentQueue,
): Pick<Bot, 'welcome' | 'view' | 'search' | 'file'> {
  const [welcome, second] = started.flatMap(({ show }) => show?.welcome ?? []);
  if (second) throw new Error('Two features offer a welcome');
  const views = registry(started, ({ show }) => show?.views);
  const files = registry(started, ({ show }) => show?.files);
  const heavy = namesOf(started, ({ show }) => show?.heavy);
  return {
    async welcome(arrival) {
      const waiting = await waitingFor(started, arrival);
      return (await welcome?.(arrival, waiting)) ?? { text: '' };
    },
    // What a page asks for is ids and choices: what is none is refused, not mended.
    view: async (asker, name, query) => views.get(name)?.(cleanTurn(asker), query),
    search(text, locale) {
      const utterance = reader.read(searchText(text), locale);
      return started.flatMap(({ show }) => show?.search?.(utterance) ?? []);
    },
    async file(turn, verb, data) {
      const make = files.get(verb);
      if (!make) throw new Error(`No feature makes the file "${verb.slice(0, 60)}"`);
      const work = () => make(cleanTurn(turn), cleanData(data));
      return heavy.has(verb) ? queue.run(work, queuedFor(turn)) : work();
    },
  };
}

/** By the name of the recipient, as links have it: one share for all ways of making or reading a document. */
const queuedFor = ({ person }: Turn): string => `person:${person.tenantId}:${person.id}`;

function dropping(started: All, queue: DocumentQueue): Bot['dropped'] {
  const [take, second] = started.flatMap(({ hear }) => hear?.dropped ?? []);
  if (second) throw new Error('Two features take files');
  return async (turn, { name, bytes }) => {
    if (!take) return undefined;
    const file = { name: searchText(name), bytes };
    return queue.run(() => take(cleanTurn(turn), file), queuedFor(turn));
  };
}

function keeping(started: All, matters: Matters): Pick<Bot, 'daily' | 'rest'> {
  return {
    async daily(now) {
      const done: Record<string, number> = {};
      done['conversation.matters'] = await matters.purge(now);
      for (const { name, keep } of started)
        for (const [what, count] of Object.entries((await keep?.daily?.(now)) ?? {}))
          done[`${name}.${what}`] = count;
      return done;
    },
    rest: async () => void (await Promise.all(started.map(({ keep }) => keep?.rest?.()))),
  };
}
