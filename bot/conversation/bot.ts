import type {
  ClickHandler,
  DocumentFile,
  Feature,
  Handlers,
  MakeFile,
  OpenLink,
  PageView,
  Reading,
  Render,
  Rendered,
  SearchHit,
  Settings,
  Situation,
  Tools,
} from '../contract/feature.ts';
import type { OutboxRow, Reader as StoreReader } from '../contract/store.ts';
import type {
  Answer,
  Asker,
  ConversationSubject,
  Message,
  Turn,
  YesOrNo,
} from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import { createDocumentQueue } from '../links/document-queue.ts';
import { newToken } from '../links/links.ts';
import { createOpening, type LinkOpening } from '../links/opening.ts';
import { refused } from './answers.ts';
import { assentIn } from './assent.ts';
import { type Budget, type Clocks, readingBudget, TooLongToRead, tooLong } from './budget.ts';
import { cleanData, cleanPerson, searchText, typedText } from './clean.ts';
import { ConversationMemory, FIRM_MS, SILENCE_MS, UNFINISHED_MS } from './memory.ts';

/** A bot without a mouth: the Teams room and the command line both speak to it. */
export interface Bot extends LinkOpening {
  /** Every reading of a text, best first. */
  understand: (text: string, situation: Situation, locale: Locale) => Reading[];
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
  /** What to say on arrival. */
  welcome: (turn: Pick<Turn, 'locale' | 'conversation'>) => Message;
  /** Puts an outbox row into words; undefined when its kind has no owner. */
  render: (row: OutboxRow, reader: StoreReader, now: Date) => Promise<Rendered | undefined>;
  /** Whether rows of this kind may be sent again when it is not known whether they arrived. */
  repeatable: (kind: string) => boolean;
  /** What a text finds that can be put into a message; an empty text finds everything. */
  search: (text: string, locale: Locale) => SearchHit[];
  /** Lets features write down what is in memory only, before the store closes. */
  rest: () => Promise<void>;
}

/** Runs what changes something, or gives the answer that it had the first time. */
export type Once = (run: () => Promise<Answer>) => Promise<Answer>;

/** What the bot is made of; `about` is the bot's own to give. */
export interface BotParts {
  reader: SentenceReader;
  /** Absent: a reading may take as long as it takes (tests, commands). */
  clocks?: Clocks | undefined;
  tools: Omit<Tools, 'about' | 'settings'> & { settings?: Partial<Settings> };
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
export function createBot(features: readonly Feature[], { reader, clocks, tools }: BotParts): Bot {
  const started: (Handlers & { name: string })[] = [];
  const about: Tools['about'] = (entity, locale, now) =>
    started.flatMap((handlers) => handlers.about?.(entity, locale, now) ?? []);
  const settings = { ...defaultSettings, ...tools.settings };
  for (const { name, start } of features) {
    if (started.some((other) => other.name === name))
      throw new Error(`Two features are named "${name}"`);
    started.push({ name, ...start({ ...tools, about, settings }) });
  }
  const clicks = new Map<string, ClickHandler>(
    started.flatMap(({ name, clicks = {} }) =>
      Object.entries(clicks).map(([verb, handle]) => [`${name}.${verb}`, handle] as const),
    ),
  );
  const files = new Map<string, MakeFile>(
    started.flatMap(({ name, files = {} }) =>
      Object.entries(files).map(([verb, make]) => [`${name}.${verb}`, make] as const),
    ),
  );
  const renders = new Map<string, Render>(
    started.flatMap(({ name, render = {} }) =>
      Object.entries(render).map(([kind, words]) => [`${name}.${kind}`, words] as const),
    ),
  );
  const opens = new Map<string, OpenLink>(
    started.flatMap(({ name, links = {} }) =>
      Object.entries(links).map(([kind, open]) => [`${name}.${kind}`, open] as const),
    ),
  );
  const views = new Map<string, PageView>(
    started.flatMap(({ name, views = {} }) =>
      Object.entries(views).map(([view, show]) => [`${name}.${view}`, show] as const),
    ),
  );
  const repeatable = new Set(
    started.flatMap(({ name, repeatable: kinds = [] }) => kinds.map((kind) => `${name}.${kind}`)),
  );
  const heavy = new Set(
    started.flatMap(({ name, heavy: kinds = [] }) => kinds.map((kind) => `${name}.${kind}`)),
  );
  const kept = new Set(
    started.flatMap(({ name, kept: kinds = [] }) => kinds.map((kind) => `${name}.${kind}`)),
  );
  const queue = createDocumentQueue();
  const refreshes = new Set(
    started.flatMap(({ name, refreshes: verbs = [] }) => verbs.map((verb) => `${name}.${verb}`)),
  );
  const welcomes = started.flatMap(({ welcome }) => welcome ?? []);
  if (welcomes.length > 1) throw new Error('Two features offer a welcome');
  const memory = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  const unfinished = new ConversationMemory<{
    text: string;
    add: NonNullable<Answer['unfinished']>;
  }>(UNFINISHED_MS);

  const questions = new ConversationMemory<YesOrNo>(UNFINISHED_MS);

  const completed = new ConversationMemory<{ turn: string; whole: string }>(UNFINISHED_MS);

  /** The whole sentence, when the text only answers what the bot asked about the one before. */
  const wholeOf = ({ id, conversation, person, now, locale }: Turn, text: string): string => {
    // The same message once more, after a cut: it says what it said the first time.
    const last = completed.recall(conversation, person, now);
    if (last?.turn === id) return last.whole;
    const asked = unfinished.take(conversation, person, now);
    const more = asked?.add(reader.read(text, locale));
    if (!asked || more === undefined) return text;
    const [, said = '', end = ''] = /^(.*?)([\s.!?]*)$/s.exec(asked.text) ?? [];
    const whole = `${said}, ${more}${end}`;
    completed.keep(conversation, person, { turn: id, whole }, now);
    return whole;
  };

  /** What is asked last is what the next message answers; anything else leaves nothing to answer. */
  const noteQuestion = ({ conversation, person, now }: Turn, { asks }: Answer): void => {
    if (asks) questions.keep(conversation, person, asks, now, asks.firm ? FIRM_MS : undefined);
    else questions.take(conversation, person, now);
  };

  /** What "oui" or "non" stands for, when the bot has just asked for one of them. */
  const meantBy = ({ conversation, person, now }: Turn, text: string) => {
    const asked = questions.recall(conversation, person, now);
    const assent = asked && assentIn(text, asked.firm);
    if (asked && assent === 'drop') return asked.isAnswer ? undefined : asked.no;
    return asked && assent && assent !== 'drop' ? asked[assent] : undefined;
  };

  const press = async (turn: Turn, { verb, data }: { verb: string; data: unknown }) => {
    const handle = clicks.get(verb);
    if (!handle) throw new Error(`No feature answers to the verb "${verb.slice(0, 60)}"`);
    return handle(turn, data);
  };

  const read = (
    text: string,
    { situation, locale, budget }: { situation: Situation; locale: Locale; budget: Budget },
  ): Reading[] => {
    const utterance = reader.read(text, locale);
    budget.check();
    const readings: Reading[] = [];
    for (const { understand } of started) {
      if (!understand) continue;
      for (const reading of understand(utterance, situation)) readings.push(reading);
      budget.check();
    }
    readings.sort((a, b) => b.score - a.score);
    // "Combien de temps pour voter le schéma ?" is no vote: what is asked is known, and it is asked.
    const doubtful = readings[0]?.changes && utterance.asks;
    const sure = doubtful
      ? readings.find((r) => r.sure || (utterance.onlyAsks && r.kind === 'question'))
      : undefined;
    return sure ? [sure, ...readings.filter((r) => r !== sure)] : readings;
  };

  /** The best reading of a text, with the whole of what it says. */
  const bestOf = (turn: Turn, { typed, meant }: { typed: string; meant: string | undefined }) => {
    const budget = readingBudget(clocks);
    const text = meant ?? wholeOf(turn, typed);
    const subject = memory.recall(turn.conversation, turn.person, turn.now);
    const given = Object.assign({}, ...started.map(({ expects }) => expects?.(turn)));
    const situation = { now: turn.now, subject, given };
    const [best] = read(text, { situation, locale: turn.locale, budget });
    if (!best)
      throw new Error(
        'No feature has a word to say: the list of features lacks one that always answers',
      );
    return { text, best };
  };

  const hear = async (turn: Turn, typed: string, once: Once): Promise<Answer> => {
    const meant = meantBy(turn, typed);
    if (meant && !('hear' in meant)) {
      const { locale } = turn;
      const answer =
        'say' in meant ? refused(meant.say, locale) : await once(() => press(turn, meant));
      noteQuestion(turn, answer);
      return answer;
    }
    // Said before it is answered: were that to fail, a later "oui" would answer something older.
    questions.take(turn.conversation, turn.person, turn.now);
    const { text, best } = bestOf(turn, { typed, meant: meant?.hear });
    const run = async () => best.answer(turn);
    const answer = await (best.changes ? once(run) : run());
    noteQuestion(turn, answer);
    if (answer.unfinished)
      unfinished.keep(turn.conversation, turn.person, { text, add: answer.unfinished }, turn.now);
    if (answer.subject) memory.keep(turn.conversation, turn.person, answer.subject, turn.now);
    for (const { heard } of started) await heard?.(turn, text, answer);
    return answer;
  };

  return {
    understand: (text, situation, locale) =>
      read(text, { situation, locale, budget: readingBudget(undefined) }),
    async hear(given, raw, once = (run) => run()) {
      const turn = cleanTurn(given);
      const typed = typedText(raw);
      if (typed === undefined) return refused(tooLong[turn.locale], turn.locale);
      try {
        return await hear(turn, typed, once);
      } catch (error) {
        if (!(error instanceof TooLongToRead)) throw error;
        return refused(tooLong[turn.locale], turn.locale);
      }
    },
    async edited(given, raw) {
      const turn = cleanTurn(given);
      const typed = typedText(raw);
      if (typed === undefined) return refused(tooLong[turn.locale], turn.locale);
      for (const { edited } of started) {
        const answer = await edited?.(turn, typed);
        if (answer) return answer;
      }
      return undefined;
    },
    async deleted(turn) {
      for (const { deleted } of started) await deleted?.(cleanTurn(turn));
    },
    async daily(now) {
      const done: Record<string, number> = {};
      for (const { name, daily } of started)
        for (const [what, count] of Object.entries((await daily?.(now)) ?? {}))
          done[`${name}.${what}`] = count;
      return done;
    },
    async click(given, verb, data) {
      const turn = cleanTurn(given);
      const answer = await press(turn, { verb, data: cleanData(data) });
      if (!refreshes.has(verb)) noteQuestion(turn, answer);
      return answer;
    },
    offers: (verb) => clicks.has(verb),
    // What a page asks for is ids and choices: what is none is refused, not mended.
    view: async (asker, name, query) => views.get(name)?.(cleanTurn(asker), query),
    search(text, locale) {
      const utterance = reader.read(searchText(text), locale);
      return started.flatMap(({ search }) => search?.(utterance) ?? []);
    },
    async file(turn, verb, data) {
      const make = files.get(verb);
      if (!make) throw new Error(`No feature makes the file "${verb.slice(0, 60)}"`);
      const work = () => make(cleanTurn(turn), cleanData(data));
      return heavy.has(verb) ? queue.run(work) : work();
    },
    welcome: (turn) => welcomes[0]?.(turn) ?? { text: '' },
    render: async (row, store, now) => renders.get(row.kind)?.(row, store, now),
    repeatable: (kind) => repeatable.has(kind),
    rest: async () => void (await Promise.all(started.map(({ rest }) => rest?.()))),
    ...createOpening({ store: tools.store, makers: opens, heavy, kept, queue }),
  };
}
