import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { createDownload, createUpload, type Download, type Upload } from '../drive.ts';
import type { Post } from '../reply.ts';
import type {
  BotIdentity,
  CreateTransport,
  Destination,
  Exchange,
  RosterPage,
  TeamsTransport,
  TransportPorts,
} from '../transport.ts';
import { TeamsAuthentication } from './authentication.ts';
import { toOutboundError } from './sdk-error.ts';

/** Most accounts that Teams puts on one page of a roster. */
const pageSize = 500;

/** The SDK's adapter, spoken to without Express, and silent about what it should not tell. */
class TeamsAdapter extends CloudAdapter implements TeamsTransport {
  readonly #authentication: TeamsAuthentication;
  readonly #identity: BotIdentity;
  readonly upload: Upload;
  readonly download: Download;

  constructor(identity: BotIdentity, ports: TransportPorts) {
    const authentication = new TeamsAuthentication(identity, ports);
    super(authentication);
    this.#authentication = authentication;
    this.#identity = identity;
    this.upload = createUpload({ hosts: identity.hosts, deadlineMs: ports.deadlineMs });
    this.download = createDownload({ hosts: identity.hosts });
  }

  /**
   * Takes the place of the SDK's `process`, which answers with the text of errors and prints them
   * whole, requests and tokens included.
   */
  async receive(activity: object, turn: (exchange: Exchange) => Promise<void>): Promise<unknown> {
    const received = activity as Activity;
    const vouched = await this.#authentication.authenticateRequest(received, '');
    const response = await this.processActivity(vouched, received, (context) =>
      turn(exchangeOf(context)),
    );
    return response?.body;
  }

  /**
   * Not through `continueConversationAsync`, which would open a turn, with an apology of its own
   * for every failure.
   */
  push(to: Destination, post: Post): Promise<string | undefined> {
    return this.#ask(to.serviceUrl, async (conversations) => {
      const { conversationId: id } = to;
      return (await conversations.sendToConversation(id, asBot(to, post))).id;
    });
  }

  update(to: Destination, activityId: string, post: Post): Promise<string | undefined> {
    return this.#ask(to.serviceUrl, async (conversations) => {
      const { conversationId: id } = to;
      return (await conversations.updateActivity(id, activityId, asBot(to, post))).id;
    });
  }

  /** As the SDK's `TeamsInfo`, which wants a turn. */
  roster(
    { serviceUrl, conversationId }: Omit<Destination, 'botId'>,
    continuationToken?: string,
  ): Promise<RosterPage> {
    return this.#ask(serviceUrl, async (conversations) => {
      // Its types would have a token even for the first page.
      const page = { pageSize, continuationToken } as {
        pageSize: number;
        continuationToken: string;
      };
      const answer = await conversations.getConversationPagedMembers(conversationId, page);
      return { members: answer.members ?? [], next: answer.continuationToken || undefined };
    });
  }

  /** @throws {OutboundError} with what Teams answered, and nothing of what was sent. */
  async #ask<T>(serviceUrl: string, call: (conversations: Conversations) => Promise<T>) {
    const { appId, cloud } = this.#identity;
    const factory = this.#authentication.createConnectorFactory(this.createClaimsIdentity(appId));
    try {
      // The audience of every turn too: one connector and one token serve both.
      const connector = await factory.create(serviceUrl, cloud.ToChannelFromBotOAuthScope);
      return await call(connector.conversations);
    } catch (error) {
      throw toOutboundError(error);
    }
  }
}

type Factory = ReturnType<TeamsAuthentication['createConnectorFactory']>;
type Conversations = Awaited<ReturnType<Factory['create']>>['conversations'];

const asBot = ({ conversationId: id, botId }: Destination, post: Post): Activity =>
  ({ ...post, from: { id: botId }, conversation: { id } }) as Activity;

const exchangeOf = (context: TurnContext): Exchange => ({
  activity: context.activity,
  reply: async (post) => {
    try {
      await context.sendActivity(post);
    } catch (error) {
      throw toOutboundError(error);
    }
  },
  // Where the SDK finds it; HTTP 200 whatever the body says.
  answer: async (body) => {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  },
});

/** Teams through botbuilder. */
export const createTransport: CreateTransport = (identity, ports) =>
  new TeamsAdapter(identity, ports);
