import type { Retention } from '../bot/contract/personal-data.ts';
import { type CloudSettings, cloudSettings, governmentChannelService } from '../bot/teams/cloud.ts';
import type { ServiceHosts } from '../bot/teams/service-hosts.ts';
import { refusals } from './config/rules.ts';
import { type Env, schema } from './config/schema.ts';

/** The environment is wrong; the message has one French sentence per wrong variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export interface TeamsConfig {
  /** Empty in anonymous development. */
  appId: string;
  appPassword: string;
  appType: Env['MicrosoftAppType'];
  appTenantId: string;
  /** True without an app id: tokens are neither asked for nor checked, only loopback is spoken to. */
  anonymous: boolean;
  cloud: CloudSettings;
  hosts: ServiceHosts;
  /** Tenants that may speak to the bot; empty in development: all. */
  tenants: string[];
}

export interface TabConfig {
  /** Registration that signs people in; absent: nobody can, except in development. */
  appId?: string | undefined;
  /** Id of the Teams app, for links between its pages and the chat. */
  teamsAppId?: string | undefined;
  /** Who issues and signs the tokens, without a final slash. */
  authority: string;
}

export interface DoorConfig {
  /** What personal links are signed with; absent: made of the bot's secret. */
  linkKey?: string | undefined;
  /** Absent: no letter is sent. */
  smtpUrl?: string | undefined;
  /** Whom letters are from; there when `smtpUrl` is. */
  mailFrom: string;
}

export interface GateConfig {
  /** Names that the service goes by, in lower case: that of its public address, and `ALLOWED_HOSTS`. */
  hosts: string[];
  /** Addresses and networks of reverse proxies; absent: one nearby. */
  proxies?: string[] | undefined;
  /** Whether requests of this machine use up anything: not on a developer's, who tries things out. */
  countsThisMachine: boolean;
}

/** How people call a partnership, where there are several. */
export interface PartnershipNames {
  name?: string | undefined;
  aliases: string[];
}

export interface Config {
  /** Id of the partnership, where it is one of several; absent: the only one. */
  partnership?: string | undefined;
  called: PartnershipNames;
  /** Folder of several partnerships; absent: the service is that of one. */
  partnershipsDir?: string | undefined;
  /** What the overview of an operator is read with; absent: there is none. */
  operatorToken?: string | undefined;
  production: boolean;
  /** 0: any free port. */
  port: number;
  host: string;
  publicUrl: string;
  /** Who runs the service, and where people write about their data. */
  publisher: {
    name?: string | undefined;
    /** Of whoever watches over personal data (DPO). */
    contact?: string | undefined;
    controller?: string | undefined;
    legalBasis?: string | undefined;
  };
  logLevel: Env['LOG_LEVEL'];
  gate: GateConfig;
  teams: TeamsConfig;
  tab: TabConfig;
  door: DoorConfig;
  /** `NOTICE`: what the first card, the pages and the documents say of the data; absent: nothing. */
  notice: string | undefined;
  dataDir: string;
  databaseUrl?: string | undefined;
  /** Schema of the database; absent: that of an only partnership. */
  databaseSchema?: string | undefined;
  /** Messages per second that the bot sends by itself to one tenant. */
  sendRate: number;
  /** Who reads `/metrics` from another machine must know it. */
  metricsToken?: string | undefined;
  /** Where the process kills itself; in tests only. */
  crashAt?: string | undefined;
  planFile: string;
  /** AAD object ids; `everybody` in development only. */
  admins: string[] | 'everybody';
  /** How long each kind of data is kept after its last use. */
  retention: Retention;
  /** IANA name. */
  timeZone: string;
  /** How long before a meeting people are reminded: ISO 8601 durations. */
  reminders: string[];
}

function teamsConfig(env: Env, production: boolean): TeamsConfig {
  const anonymous = env.MicrosoftAppId === '';
  return {
    appId: env.MicrosoftAppId,
    appPassword: env.MicrosoftAppPassword,
    appType: env.MicrosoftAppType,
    appTenantId: env.MicrosoftAppTenantId,
    anonymous,
    cloud: cloudSettings(env.ChannelService, {
      ToBotFromChannelOpenIdMetadataUrl: env.ToBotFromChannelOpenIdMetadataUrl,
      ToBotFromChannelTokenIssuer: env.ToBotFromChannelTokenIssuer,
      ToBotFromEmulatorOpenIdMetadataUrl: env.ToBotFromEmulatorOpenIdMetadataUrl,
      ToChannelFromBotLoginUrl: env.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: env.ToChannelFromBotOAuthScope,
      OAuthUrl: env.OAuthUrl,
      CallerId: env.CallerId,
      ValidateAuthority: env.ValidateAuthority,
    }),
    hosts: {
      names: env.ALLOWED_SERVICE_HOSTS.map((name) => name.toLowerCase()),
      loopback: anonymous ? 'any' : production ? 'no' : 'listed',
    },
    tenants: env.ALLOWED_TENANTS.map((tenant) => tenant.toLowerCase()),
  };
}

/** Sources: "National clouds" of the Microsoft identity platform. */
function tabConfig(env: Env): TabConfig {
  const government = env.ChannelService === governmentChannelService;
  const host = government ? 'login.microsoftonline.us' : 'login.microsoftonline.com';
  return {
    appId: env.TAB_APP_ID,
    teamsAppId: env.TEAMS_APP_ID ?? (env.MicrosoftAppId || undefined),
    authority: (env.TAB_AUTHORITY ?? `https://${host}`).replace(/\/+$/, ''),
  };
}

function build(env: Env): Config {
  const production = env.NODE_ENV === 'production';
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  return {
    called: { name: env.PARTNERSHIP_NAME, aliases: env.PARTNERSHIP_ALIASES },
    partnershipsDir: env.PARTNERSHIPS_DIR,
    operatorToken: env.OPERATOR_TOKEN,
    production,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl,
    publisher: {
      name: env.PUBLISHER_NAME,
      contact: env.PRIVACY_CONTACT,
      controller: env.DATA_CONTROLLER,
      legalBasis: env.LEGAL_BASIS,
    },
    logLevel: env.LOG_LEVEL,
    gate: {
      hosts: [new URL(publicUrl).hostname, ...env.ALLOWED_HOSTS],
      proxies: env.TRUSTED_PROXIES,
      countsThisMachine: production,
    },
    teams: teamsConfig(env, production),
    tab: tabConfig(env),
    door: { linkKey: env.LINK_KEY, smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM ?? '' },
    notice: env.NOTICE,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    sendRate: env.SEND_RATE,
    metricsToken: env.METRICS_TOKEN,
    crashAt: env.NODE_ENV === 'test' ? env.CRASH_AT : undefined,
    planFile: env.PLAN_FILE,
    admins: env.ADMINS.includes('*') ? 'everybody' : env.ADMINS,
    retention: {
      people: env.RETENTION_PEOPLE,
      addresses: env.RETENTION_ADDRESSES,
      polls: env.RETENTION_POLLS,
      status: env.RETENTION_STATUS,
      questions: env.RETENTION_QUESTIONS,
      sent: env.RETENTION_SENT,
    },
    timeZone: env.TIME_ZONE,
    reminders: env.REMINDERS,
  };
}

/** Refusals by variable, the first of each: one sentence is enough to know what to write. */
type Refusals = Map<string, string>;

function check(variables: Record<string, string>, wrong: Refusals): Env | undefined {
  const parsed = schema.safeParse(variables);
  if (parsed.success) {
    for (const [name, sentence] of refusals(parsed.data)) {
      if (!wrong.has(name)) wrong.set(name, sentence);
    }
    return parsed.data;
  }
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    if (!wrong.has(name)) wrong.set(name, message);
  }
  // Once more without the wrong ones, so that what the others lack is said at the same time.
  const rest = Object.entries(variables).filter(([name]) => !wrong.has(name));
  return rest.length < Object.keys(variables).length
    ? check(Object.fromEntries(rest), wrong)
    : undefined;
}

/**
 * Reads the configuration from an environment. A variable that is empty or blank counts as absent.
 *
 * @throws {ConfigError} listing every wrong variable, one French sentence each.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const variables = Object.entries(env).flatMap(([name, text]) =>
    text === undefined || text.trim() === '' ? [] : [[name, text.trim()] as const],
  );
  const wrong: Refusals = new Map();
  const checked = check(Object.fromEntries(variables), wrong);
  if (!checked || wrong.size > 0) {
    const lines = [...wrong].map(([name, sentence]) => `- ${name} : ${sentence}`);
    throw new ConfigError(['Configuration refusée.', ...lines].join('\n'));
  }
  return build(checked);
}
