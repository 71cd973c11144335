import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { Address } from '../../directory.ts';
import { localeOf } from '../activity.ts';
import { within } from '../deadline.ts';
import { carrying, type Departure } from '../departure.ts';
import type { Log } from '../log.ts';
import { OutboundError, toOutboundError } from '../outbound-error.ts';
import { type InvokeBody, invokeError, type Post, toPost } from '../reply.ts';
import type { SearchBody } from '../search.ts';
import { strings } from '../strings.ts';
import { type BotIdentity, type Limits, TeamsAuthentication } from './authentication.ts';

/** What the HTTP side has to answer. */
export interface Received {
  status: 200 | 401 | 503;
  /** Only for an invoke that was answered. */
  body?: unknown;
}

export interface AdapterPorts extends Limits {
  log: Log;
  /** A short reference a person can read out, new at each call. */
  newRef: () => string;
}

/** Names of jsonwebtoken's errors: the token is bad, nobody is out of order. */
const badToken = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (badToken.has(error.name) || ('statusCode' in error && error.statusCode === 401));

/** The SDK's adapter, spoken to without Express, and silent about what it should not tell. */
export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: TeamsAuthentication;
  readonly #ports: AdapterPorts;
  readonly #identity: BotIdentity;

  constructor(identity: BotIdentity, ports: AdapterPorts) {
    const authentication = new TeamsAuthentication(identity, ports);
    super(authentication);
    this.#authentication = authentication;
    this.#ports = ports;
    this.#identity = identity;
    this.onTurnError = (context, error) => this.#apologise(context, error);
  }

  /**
   * Checks the token of an activity, then runs the turn. Takes the place of `process`, which
   * answers with the text of errors and prints them whole, requests and tokens included.
   */
  async receive(
    authorization: string,
    activity: object,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<Received> {
    const { log, deadlineMs } = this.#ports;
    const received = activity as Activity;
    try {
      const identity = await within(deadlineMs, 'authentication', () =>
        this.#authentication.authenticateRequest(received, authorization),
      );
      const response = await this.processActivity(identity, received, turn);
      return { status: 200, body: response?.body };
    } catch (error) {
      if (isRefusal(error)) {
        log.warn({ code: 'token' }, 'refused');
        return { status: 401 };
      }
      log.error({ err: error }, 'authentication unavailable');
      return { status: 503 };
    }
  }

  /**
   * Writes to a conversation outside any turn, with one HTTP request; `update` is the id of the
   * message to replace. Not through `continueConversationAsync`, which would apologise to the
   * person for every failure, with a request of its own.
   *
   * @returns Teams' id of the message, when it gave one
   */
  async post(
    address: Address,
    post: Post,
    update?: string,
    departure?: Departure,
  ): Promise<string | undefined> {
    const { appId, cloud } = this.#identity;
    const claims = this.createClaimsIdentity(appId);
    const factory = this.#authentication.createConnectorFactory(claims);
    // The audience of every turn too: one connector and one token serve both.
    const audience = cloud.ToChannelFromBotOAuthScope;
    const { conversations } = await factory.create(address.serviceUrl, audience);
    const { conversationId: id, botId } = address;
    const activity = { ...post, from: { id: botId }, conversation: { id } } as Activity;
    const { id: given } =
      update === undefined
        ? await conversations.sendToConversation(id, activity, carrying(departure))
        : await conversations.updateActivity(id, update, activity, carrying(departure));
    return given;
  }

  /** @throws {OutboundError} with what Teams answered, and nothing of what was sent. */
  override async sendActivities(...call: Parameters<CloudAdapter['sendActivities']>) {
    try {
      return await super.sendActivities(...call);
    } catch (error) {
      throw toOutboundError(error);
    }
  }

  /** Says sorry once, and logs the whole error under the reference it gives. Never throws. */
  async #apologise(context: TurnContext, error: unknown): Promise<void> {
    const { log, newRef } = this.#ports;
    const ref = newRef();
    log.error({ ref, err: error }, 'turn failed');
    const sorry = strings[localeOf(context.activity.locale)].failed(ref);
    try {
      if (context.activity.type === 'invoke') {
        await answerInvoke(context, invokeError(500, 'InternalServerError', sorry));
      } else if (!(error instanceof OutboundError && error.status === undefined)) {
        // When Teams cannot be reached at all, one deadline is enough.
        await context.sendActivity(toPost({ text: sorry }));
      }
    } catch (again) {
      log.error({ ref, err: again }, 'apology failed');
    }
  }
}

/** Answers an invoke that waits for no body. */
export async function acknowledge(context: TurnContext): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
}

/** Puts the body of an invoke's answer where the SDK finds it; HTTP 200 whatever it says. */
export async function answerInvoke(
  context: TurnContext,
  body: InvokeBody | SearchBody,
): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
