import { type App, type AppPorts, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createFakeBot } from './fake-bot.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { appId, createTeamsClient, type TeamsClient, tenantId } from './fake-teams-client.ts';
import { listening } from './listening.ts';

export interface Rig {
  app: App;
  /** Where the service listens. */
  origin: string;
  port: number;
  connector: FakeConnector;
  teams: TeamsClient;
  bot: ReturnType<typeof createFakeBot>;
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[];
  /** Moves the service's clock, in milliseconds. */
  wait: (ms: number) => void;
  close: () => Promise<void>;
}

export interface RigOptions
  extends Partial<
    Pick<
      AppPorts,
      | 'checks'
      | 'createTransport'
      | 'deadlineMs'
      | 'graceMs'
      | 'store'
      | 'meet'
      | 'delivery'
      | 'lateMs'
    >
  > {
  bot?: Parameters<typeof createFakeBot>[0];
  /** Without an app id, as on a developer's machine. */
  anonymous?: boolean;
  /** A Teams that outlives this service; its owner closes it. */
  connector?: FakeConnector;
  /** What the service's clock says at the start; not before the real time. */
  at?: Date;
  env?: Record<string, string>;
}

const hourMs = 3_600_000;
const farMs = 10 * 365 * 24 * hourMs;

/** A busy machine is no late answer. */
const patientMs = 60_000;

/** Environment of a service that takes the fake connector for Teams. */
export const rigEnv = ({ host, origin }: FakeConnector): Record<string, string> => ({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'secret-of-the-rig',
  MicrosoftAppTenantId: tenantId,
  MicrosoftAppType: 'SingleTenant',
  ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
  ToChannelFromBotLoginUrl: `${origin}/login`,
  ALLOWED_SERVICE_HOSTS: host,
  ALLOWED_TENANTS: tenantId,
});

/** The service with a fake bot, between a fake Teams on both sides, all over real HTTP. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const connector = options.connector ?? (await startFakeConnector());
  const bot = createFakeBot(options.bot);
  const lines: Record<string, unknown>[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(JSON.parse(line)) });
  let offset = options.at ? options.at.getTime() - Date.now() : 0;
  const { checks = [], createTransport, deadlineMs, graceMs, store, meet, delivery } = options;
  const env = options.anonymous ? {} : rigEnv(connector);
  const app = createApp(readConfig({ ...env, ...options.env }), {
    bot,
    log,
    clock: () => new Date(Date.now() + offset),
    checks,
    ...(createTransport && { createTransport }),
    ...(store && { store }),
    ...(meet && { meet }),
    ...(delivery && { delivery }),
    ...(deadlineMs !== undefined && { deadlineMs }),
    ...(graceMs !== undefined && { graceMs }),
    lateMs: options.lateMs ?? patientMs,
  });
  const port = await listening(app.server.server);
  const origin = `http://127.0.0.1:${port}`;
  return {
    app,
    origin,
    port,
    connector,
    bot,
    log: lines,
    teams: createTeamsClient(connector, origin, {
      signed: !options.anonymous,
      // A token must be good by the real clock, which the SDK asks, and by the service's.
      lifeMs: options.at ? farMs : hourMs,
    }),
    wait: (ms) => {
      offset += ms;
    },
    close: async () => {
      await app.close();
      if (!options.connector) await connector.close();
    },
  };
}
