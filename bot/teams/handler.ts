import type { Store } from '../contract/store.ts';
import type { Bot } from '../conversation/bot.ts';
import { type ActivityOptions, type FileAnswer, type Incoming, readActivity } from './activity.ts';
import { type ApologyPorts, apologising } from './apology.ts';
import { Clicks } from './clicks.ts';
import { Dropped } from './dropped.ts';
import { type EndingPorts, Endings } from './endings.ts';
import { createFileConsent } from './file-consent.ts';
import { type LearnPorts, learn } from './learn.ts';
import { Messages } from './messages.ts';
import { createOnce } from './once.ts';
import type { Parts } from './parts.ts';
import { createRecent } from './repeats.ts';
import { type Search, searchAnswer } from './search.ts';
import type { Exchange, TeamsTransport } from './transport.ts';
import { recipientOf, send, type TurnVisit, turnsOf } from './visit.ts';

export interface HandlerPorts extends LearnPorts, ApologyPorts, EndingPorts {
  bot: Bot;
  transport: Pick<TeamsTransport, 'roster' | 'upload' | 'download'>;
  /** Where answers are kept, so that a repeated delivery changes nothing, even after a restart. */
  store?: Pick<Store, 'read' | 'transact'> | undefined;
  /** Told of whom Teams speaks: what was held back for them may go. Never rejects. */
  heardOf?: (recipient: string) => Promise<void>;
  /** How long a click may wait for its answer before it is told to ask again, in ms. */
  lateMs?: number;
}

/** Teams shows an error of its own when a click is not answered in time; 4 s at most (docs/fiabilite.md, R8). */
const defaultLateMs = 3_500;

/** What becomes of one kind of incoming. `learned` resolves when the directory knows who it is from. */
type Way<I> = (visit: TurnVisit, incoming: I, learned: Promise<void>) => Promise<void>;
type Ways = { [I in Exclude<Incoming, Search> as I['kind']]: Way<I> };

/** Carries an activity that passed every check to the bot, and its answer back to Teams. */
export function createHandler(reader: ActivityOptions, ports: HandlerPorts) {
  const handler = new Handler(reader, ports);
  return apologising((exchange) => handler.handle(exchange), ports);
}

class Handler {
  readonly #reader: ActivityOptions;
  readonly #ports: HandlerPorts;
  readonly #parts: Parts;
  readonly #messages: Messages;
  readonly #clicks: Clicks;
  readonly #dropped: Dropped;
  readonly #consent: ReturnType<typeof createFileConsent>;
  /**
   * An installation is announced twice, by `installationUpdate` and by `conversationUpdate`, and each may come again:
   * within 10 minutes in one conversation it is the same one. Not kept across a restart: the worst is a second welcome.
   */
  readonly #welcomed = createRecent<true>(10_000, 600_000);

  readonly #ways: Ways = {
    message: (visit, { text }) => this.#messages.hear(visit, text),
    dropped: async (visit, { files, text }) => {
      if ((await this.#dropped.take(visit, files)) && text !== '')
        await this.#messages.hear(visit, text);
    },
    edited: (visit, { text }) => this.#messages.amend(visit, text),
    deleted: (visit) => this.#messages.amend(visit, undefined),
    click: (visit, click, learned) => this.#clicks.press(visit, click, learned),
    file: (visit, answer) => this.#file(visit, answer),
    installed: (visit) => this.#welcome(visit),
    uninstalled: async ({ envelope }) => this.#welcomed.delete([envelope.conversation.id]),
    membersAdded: (visit) => this.#parts.endings.decline(visit, 'somebody joined'),
    other: (visit, { reason }) => this.#parts.endings.decline(visit, reason),
  };

  constructor(reader: ActivityOptions, ports: HandlerPorts) {
    const { bot, log, clock, transport, lateMs = defaultLateMs } = ports;
    this.#reader = reader;
    this.#ports = ports;
    const endings = new Endings(ports);
    // A local client, which has no app id, knows no file consent.
    const turnOf = turnsOf(reader.appId !== '');
    this.#parts = { bot, log, clock, once: createOnce(ports), endings, turnOf };
    this.#messages = new Messages(this.#parts);
    this.#clicks = new Clicks(this.#parts, lateMs);
    this.#dropped = new Dropped(this.#parts, transport.download);
    this.#consent = createFileConsent({ bot, upload: transport.upload, log });
  }

  async handle(exchange: Exchange): Promise<void> {
    const visit = { exchange, envelope: readActivity(exchange.activity, this.#reader) };
    const { incoming } = visit.envelope;
    // Nothing is kept of a search, not even where it was made: the bot may not be there.
    if (incoming.kind === 'search') return this.#search(visit, incoming);
    const learned = learn(exchange.activity, visit.envelope, this.#ports);
    if (incoming.kind !== 'click') await learned;
    const recipient = recipientOf(visit.envelope);
    // Beside the answer, which does not wait for it.
    if (recipient) void this.#ports.heardOf?.(recipient);
    // An incoming and the way of its kind: the compiler does not see that they go together.
    const way = this.#ways[incoming.kind] as Way<Incoming>;
    return way(visit, incoming, learned);
  }

  async #search({ exchange, envelope }: TurnVisit, { text, ...page }: Search): Promise<void> {
    const { locale } = envelope;
    const { bot, endings } = this.#parts;
    const found = bot.search(text, locale);
    await exchange.answer(searchAnswer(found, page, locale));
    endings.ended('searched');
  }

  async #file(visit: TurnVisit, answer: FileAnswer): Promise<void> {
    const { clock, endings, turnOf } = this.#parts;
    const turn = turnOf(visit, clock());
    if (!turn) return endings.decline(visit, 'file consent from nobody known');
    try {
      const post = await this.#consent(turn, answer);
      if (post) await visit.exchange.reply(post);
      await visit.exchange.answer();
      endings.ended(post ? 'command' : 'repeated');
    } catch (error) {
      await endings.excuseFile(visit, error);
    }
  }

  async #welcome(visit: TurnVisit): Promise<void> {
    const { bot, clock, turnOf } = this.#parts;
    const { locale, conversation } = visit.envelope;
    const now = clock();
    if (this.#welcomed.get([conversation.id], now.getTime())) return;
    this.#welcomed.set([conversation.id], true, now.getTime());
    try {
      const person = turnOf(visit, now)?.person;
      await send(
        visit,
        await bot.welcome({ locale, conversation, now, ...(person && { person }) }),
      );
    } catch (error) {
      // The second announcement of the same installation is a second chance.
      this.#welcomed.delete([conversation.id]);
      throw error;
    }
  }
}
