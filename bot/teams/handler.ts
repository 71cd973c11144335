import { randomUUID } from 'node:crypto';
import { type Store, StoreError } from '../contract/store.ts';
import type { Answer, Message, Turn } from '../contract/turn.ts';
import type { Bot } from '../conversation/bot.ts';
import {
  channelId,
  conversationRecipient,
  personRecipient,
} from '../features/people/model/directory.ts';
import {
  type ActivityEnvelope,
  type ActivityOptions,
  type FileAnswer,
  readActivity,
} from './activity.ts';
import { type ApologyPorts, apologising } from './apology.ts';
import { createFileConsent } from './file-consent.ts';
import { type LearnPorts, learn } from './learn.ts';
import { createOnce, NotRecorded } from './once.ts';
import { activityKey, createClickNames, createRecent } from './repeats.ts';
import { invokeAnswer, invokeError, toPost } from './reply.ts';
import { type Search, searchAnswer } from './search.ts';
import { strings } from './strings.ts';
import type { Exchange, TeamsTransport } from './transport.ts';
import { createWelcomed } from './welcomed.ts';

/** How a turn ended, for who counts: an outcome of the bot, or what kept it from answering. */
export type TurnEnd =
  | Answer['outcome']
  | 'repeated'
  | 'searched'
  | 'notRecorded'
  | 'late'
  | 'unavailable'
  | 'declined'
  | 'failed';

export interface HandlerPorts extends LearnPorts, ApologyPorts {
  bot: Bot;
  transport: Pick<TeamsTransport, 'roster' | 'upload'>;
  /** Where answers are kept, so that a repeated delivery changes nothing, even after a restart. */
  store?: Pick<Store, 'read' | 'transact'> | undefined;
  ended?: (end: TurnEnd) => void;
  /** Told of whom Teams speaks: what was held back for them may go. Never rejects. */
  heardOf?: (recipient: string) => Promise<void>;
  /** How long a click may wait for its answer before it is told to ask again, in ms. */
  lateMs?: number;
}

/** Teams shows an error of its own when a click is not answered in time; 4 s at most (docs/fiabilite.md, R8). */
const defaultLateMs = 3_500;

/** What one turn needs: Teams' side of it, and ours. */
interface Visit {
  exchange: Exchange;
  envelope: ActivityEnvelope;
}

/** Answers under way or given, by the name of their request: as long and as many as docs/fiabilite.md, R23 allows. */
const recentMs = 24 * 3_600_000;
const mostMessages = 50_000;
/** Answers to clicks hold cards of up to 28 kB; older ones are in the inbox. */
const mostClicks = 2_000;

/** In a channel `conversation.id` names the thread: the reply lands in it. */
const send = ({ exchange }: Visit, message: Message): Promise<void> =>
  exchange.reply(toPost(message));

const deliver = (message: Message, visit: Visit): Promise<void> =>
  visit.envelope.invoke ? visit.exchange.answer(invokeAnswer(message)) : send(visit, message);

/** Undefined for those Teams does not vouch for. `takes`: whether files can be offered at all. */
function toTurn(
  visit: Visit,
  now: Date,
  keys: readonly string[],
  takes: boolean,
): Turn | undefined {
  const { id, locale, person, conversation } = visit.envelope;
  if (!person) return undefined;
  const reply = (message: Message) => send(visit, message);
  const files = takes && conversation.type === 'personal';
  return { id: id || randomUUID(), now, keys, locale, person, conversation, files, reply };
}

/** As the outbox names who can be reached where this came from. */
const recipientOf = ({ conversation, person }: ActivityEnvelope): string | undefined =>
  conversation.type === 'personal'
    ? person && personRecipient(person)
    : conversationRecipient(channelId(conversation.id));

/** Carries an activity that passed every check to the bot, and its answer back to Teams. */
export function createHandler(reader: ActivityOptions, ports: HandlerPorts) {
  const { bot, log, clock, ended = () => {}, lateMs = defaultLateMs } = ports;
  const welcomed = createWelcomed();
  const once = createOnce(ports);
  // A local client, which has no app id, knows no file consent.
  const takesFiles = reader.appId !== '';
  const consent = createFileConsent({ bot, upload: ports.transport.upload, log });
  const namesOf = createClickNames();
  const messages = createRecent<true>(mostMessages, recentMs);
  const clicks = createRecent<Promise<Answer>>(mostClicks, recentMs);

  /** Nothing for the bot to do; an invoke is told so, for Teams would show an error of its own. */
  async function decline({ exchange, envelope }: Visit, reason: string): Promise<void> {
    log.debug({ reason }, 'ignored');
    ended('declined');
    if (!envelope.invoke) return;
    const { unknownAction } = strings[envelope.locale];
    await exchange.answer(invokeError(400, 'BadRequest', unknownAction));
  }

  /** A store that is away is told to the person in one sentence; anything else passes. */
  async function excuse(visit: Visit, error: unknown): Promise<void> {
    const end = error instanceof NotRecorded ? 'notRecorded' : 'unavailable';
    if (end === 'unavailable' && !(error instanceof StoreError)) {
      ended('failed');
      throw error;
    }
    log.error({ err: error }, 'store unavailable');
    ended(end);
    await deliver({ text: strings[visit.envelope.locale][end] }, visit);
  }

  async function hear(visit: Visit, text: string): Promise<void> {
    const now = clock();
    const key = activityKey(visit.envelope);
    const keys = key ? [key] : [];
    const turn = toTurn(visit, now, keys, takesFiles);
    if (!turn) return decline(visit, 'person without an AAD object id');
    if (messages.get(keys, now.getTime())) return ended('repeated');
    messages.set(keys, true, now.getTime());
    try {
      const answer = await bot.hear(
        turn,
        text,
        async (run) => (await once({ ...turn, keys }, run)).answer,
      );
      await deliver(answer.message, visit);
      ended(answer.outcome);
    } catch (error) {
      // Not answered: the same message, delivered again, is a second chance.
      messages.delete(keys);
      await excuse(visit, error);
    }
  }

  /** `learned` resolves when the directory knows whoever clicks; the time it takes is theirs too. */
  async function press(
    visit: Visit,
    { verb, data }: { verb: string; data: unknown },
    learned: Promise<void>,
  ): Promise<void> {
    const now = clock();
    const { local, durable } = namesOf(visit.envelope, now.getTime());
    const turn = toTurn(visit, now, durable, takesFiles);
    if (!turn) return decline(visit, 'person without an AAD object id');
    const first = clicks.get(local, now.getTime());
    const act = () => bot.click(turn, verb, data);
    const click =
      first ?? learned.then(() => once({ ...turn, keys: durable }, act)).then((o) => o.answer);
    if (!first) clicks.set(local, click, now.getTime());
    try {
      const answer = await inTime(click);
      if (!answer) return await putOff(visit, click, local);
      // A message is answered once; an invoke waits for its answer each time.
      if (!first || visit.envelope.invoke) await deliver(answer.message, visit);
      ended(first ? 'repeated' : answer.outcome);
    } catch (error) {
      clicks.delete(local);
      await excuse(visit, error);
    }
  }

  /** Nothing is kept of a search, not even where it was made: the bot may not be there. */
  async function search({ exchange, envelope }: Visit, { text, ...page }: Search): Promise<void> {
    const { locale } = envelope;
    await exchange.answer(searchAnswer(bot.search(text, locale), page, locale));
    ended('searched');
  }

  /** Nothing when the answer takes too long; it may still come. */
  async function inTime(click: Promise<Answer>): Promise<Answer | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), lateMs);
    });
    return Promise.race([click, late]).finally(() => clearTimeout(timer));
  }

  /**
   * It is not known yet whether the click is recorded, and the person is told so. Who clicks again
   * gets the answer of the first click: it changes nothing twice.
   */
  async function putOff(visit: Visit, click: Promise<Answer>, names: string[]): Promise<void> {
    click.catch((error: unknown) => {
      clicks.delete(names);
      log.error({ err: error }, 'a late click failed');
    });
    ended('late');
    await deliver({ text: strings[visit.envelope.locale].late }, visit);
  }

  async function file(visit: Visit, answer: FileAnswer): Promise<void> {
    const turn = toTurn(visit, clock(), [], takesFiles);
    if (!turn) return decline(visit, 'file consent from nobody known');
    try {
      const post = await consent(turn, answer);
      if (post) await visit.exchange.reply(post);
      await visit.exchange.answer();
      ended(post ? 'command' : 'repeated');
    } catch (error) {
      if (!(error instanceof StoreError)) {
        ended('failed');
        throw error;
      }
      // Teams shows nothing of the answer to this invoke: what there is to say is a message.
      log.error({ err: error }, 'store unavailable');
      ended('unavailable');
      await send(visit, { text: strings[visit.envelope.locale].unavailable });
      await visit.exchange.answer();
    }
  }

  /** A message was edited or deleted: what was made of it follows. The same again changes nothing. */
  async function amend(visit: Visit, text: string | undefined): Promise<void> {
    // The activity has the id of the message, whose name in the inbox is taken by its first text.
    const turn = toTurn(visit, clock(), [], takesFiles);
    if (!turn) return decline(visit, 'person without an AAD object id');
    try {
      if (text === undefined) return await bot.deleted(turn);
      const answer = await bot.edited(turn, text);
      if (!answer) return decline(visit, 'edit of no consequence');
      await deliver(answer.message, visit);
      ended(answer.outcome);
    } catch (error) {
      await excuse(visit, error);
    }
  }

  async function welcome(visit: Visit): Promise<void> {
    const { locale, conversation } = visit.envelope;
    if (!welcomed.first(conversation.id, clock())) return;
    try {
      await send(visit, bot.welcome({ locale, conversation }));
    } catch (error) {
      // The second announcement of the same installation is a second chance.
      welcomed.forget(conversation.id);
      throw error;
    }
  }

  return apologising(async (exchange) => {
    const visit = { exchange, envelope: readActivity(exchange.activity, reader) };
    const { incoming, conversation } = visit.envelope;
    if (incoming.kind === 'search') return search(visit, incoming);
    const learned = learn(exchange.activity, visit.envelope, ports);
    if (incoming.kind !== 'click') await learned;
    const recipient = recipientOf(visit.envelope);
    // Beside the answer, which does not wait for it.
    if (recipient) void ports.heardOf?.(recipient);
    switch (incoming.kind) {
      case 'message':
        return hear(visit, incoming.text);
      case 'edited':
        return amend(visit, incoming.text);
      case 'deleted':
        return amend(visit, undefined);
      case 'click':
        return press(visit, incoming, learned);
      case 'file':
        return file(visit, incoming);
      case 'installed':
        return welcome(visit);
      case 'uninstalled':
        return welcomed.forget(conversation.id);
      case 'membersAdded':
        return decline(visit, 'somebody joined');
      case 'other':
        return decline(visit, incoming.reason);
    }
  }, ports);
}
