import type { FakeConnector } from './fake-connector.ts';
import { type SigningKey, signToken } from './fake-keys.ts';

/** Ids of the fake world, of the shape Teams gives them. */
export const appId = '11111111-2222-4333-8444-555555555555';
export const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const ada = {
  id: '29:ada',
  name: 'Ada Lovelace',
  aadObjectId: '99999999-8888-4777-8666-555555555555',
};

export type Activity = Record<string, unknown>;

/** Where and how something is said; what is not given is a French person in a 1:1 chat. */
export interface Setting {
  /** Fields put over the activity; `undefined` removes one. */
  activity?: Activity;
  /** How many times Teams delivers it, at once; 1 when absent. */
  times?: number;
}

/** What is wrong with a token. */
export interface Forgery {
  payload?: unknown;
  claims?: Record<string, unknown>;
  header?: object;
  key?: SigningKey;
  /** Takes the place of the whole header. */
  authorization?: string;
  activity?: Activity;
}

export interface Reply {
  status: number;
  text: string;
  body: unknown;
}

const settings = {
  personal: { id: 'a:personal', conversationType: 'personal', tenantId },
  groupChat: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId },
  channel: {
    id: '19:channel@thread.tacv2;messageid=1700000000000',
    conversationType: 'channel',
    isGroup: true,
    tenantId,
  },
};

/** A conversation of each of Teams' scopes. */
export const conversationOf = (type: keyof typeof settings): Activity => ({ ...settings[type] });

/** Bot Teams people see: `<at>Fil rouge</at>`. */
export const botMention = (id = `28:${appId}`) => ({
  type: 'mention',
  text: '<at>Fil rouge</at>',
  mentioned: { id, name: 'Fil rouge' },
});

/** Somebody who uses Teams: says things to the service as the Bot Connector passes them on. */
export function createTeamsClient(
  connector: FakeConnector,
  serviceOrigin: string,
  { signed = true, lifeMs = 3_600_000 }: { signed?: boolean; lifeMs?: number } = {},
) {
  let nextId = 0;

  const activityOf = (over: Activity): Activity => ({
    id: `activity-${nextId++}`,
    timestamp: '2026-11-24T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: ada,
    recipient: { id: `28:${appId}`, name: 'Fil rouge' },
    conversation: settings.personal,
    channelData: { tenant: { id: tenantId } },
    locale: 'fr-FR',
    ...over,
  });

  const claimsOf = (activity: Activity): Record<string, unknown> => {
    const now = Math.floor(Date.now() / 1000);
    const { serviceUrl: serviceurl } = activity;
    const iss = 'https://api.botframework.com';
    return { iss, aud: appId, serviceurl, nbf: now - 60, exp: now + lifeMs / 1000 };
  };

  const authorizationOf = (activity: Activity, forgery: Forgery = {}): string | undefined => {
    if (forgery.authorization !== undefined) return forgery.authorization;
    if (!signed) return undefined;
    const claims = { ...claimsOf(activity), ...forgery.claims };
    const payload = 'payload' in forgery ? forgery.payload : claims;
    return `Bearer ${signToken(forgery.key ?? connector.key, payload, forgery.header)}`;
  };

  const post = async (activity: Activity, forgery?: Forgery): Promise<Reply> => {
    const authorization = authorizationOf(activity, forgery);
    const response = await fetch(`${serviceOrigin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, text, body: text === '' ? undefined : JSON.parse(text) };
  };

  const deliver = async (over: Activity, { activity = {}, times = 1 }: Setting = {}) => {
    const sent = activityOf({ ...over, ...activity });
    const replies = await Promise.all(Array.from({ length: times }, () => post(sent)));
    return replies[0] as Reply;
  };

  return {
    /** Writes a message. */
    say: (text: string, setting?: Setting) => deliver({ type: 'message', text }, setting),
    /** Drops files, each at an address of its drive, with what is written beside them. */
    drop: (files: { name: string; downloadUrl: string }[], text = '', setting?: Setting) =>
      deliver(
        {
          type: 'message',
          text,
          attachments: files.map(({ name, downloadUrl }) => ({
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            contentUrl: downloadUrl,
            name,
            content: { downloadUrl, uniqueId: name, fileType: name.split('.').at(-1) },
          })),
        },
        setting,
      ),
    /** Presses an `Action.Submit` button. */
    submit: (value: unknown, setting?: Setting) => deliver({ type: 'message', value }, setting),
    /** Says yes or no to a file that was offered; `upload` is where it is to be put. */
    consent: (
      action: 'accept' | 'decline',
      context: unknown,
      upload?: unknown,
      setting?: Setting,
    ) =>
      deliver(
        {
          type: 'invoke',
          name: 'fileConsent/invoke',
          value: { type: 'fileUpload', action, context, uploadInfo: upload },
        },
        setting,
      ),
    /** Presses an `Action.Execute` button, which waits for an answer. */
    execute: (verb: string, data?: unknown, setting?: Setting) =>
      deliver(
        {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        },
        setting,
      ),
    /** Types in the search box of the message extension; Teams' first run has no text. */
    search: (text: string | undefined, queryOptions?: object, setting?: Setting) =>
      deliver(
        {
          type: 'invoke',
          name: 'composeExtension/query',
          value: {
            commandId: 'chercher',
            parameters: [
              text === undefined
                ? { name: 'initialRun', value: 'true' }
                : { name: 'texte', value: text },
            ],
            ...(queryOptions && { queryOptions }),
          },
        },
        setting,
      ),
    /** Adds the app, as `installationUpdate` tells it. */
    install: (setting?: Setting) => deliver({ type: 'installationUpdate', action: 'add' }, setting),
    /** Sends any activity. */
    send: (activity: Activity) => deliver(activity),
    /** Sends a message whose token is not as it should be. */
    forge: (forgery: Forgery) =>
      post(activityOf({ type: 'message', text: 'forged', ...forgery.activity }), forgery),
    /** A good header for an activity, to be sent by other means. */
    sign: (over: Activity, forgery?: Forgery) => {
      const activity = activityOf(over);
      return { activity, authorization: authorizationOf(activity, forgery) ?? '' };
    },
  };
}

export type TeamsClient = ReturnType<typeof createTeamsClient>;
