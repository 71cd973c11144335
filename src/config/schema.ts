import { z } from 'zod';
import { governmentChannelService } from '../../bot/teams/cloud.ts';
import * as value from './values.ts';

const secureUrl = value.url(['https:', 'http:'], 'https://login.botframework.com/…');
const token = z
  .string()
  .min(16, 'écrivez au moins 16 caractères, par exemple le résultat de : openssl rand -hex 24.');

/** The environment, variable by variable; `rules.ts` looks at it as a whole. */
export const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'écrivez development ou production.')
    .default('development'),
  PORT: value.port.default(3978),
  HOST: value.listenHost.optional(),
  PUBLIC_URL: value.url(['https:', 'http:'], 'https://fil-rouge.exemple.fr').optional(),
  ALLOWED_HOSTS: value.hostNames.default([]),
  TRUSTED_PROXIES: value.networks.optional(),
  LOG_LEVEL: value.logLevel.default('info'),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: z
    .enum(
      ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'],
      'écrivez SingleTenant, MultiTenant ou UserAssignedMSI.',
    )
    .default('MultiTenant'),
  MicrosoftAppTenantId: z.string().default(''),
  ChannelService: z
    .literal(
      ['', governmentChannelService],
      `laissez vide, ou écrivez ${governmentChannelService} pour le nuage gouvernemental.`,
    )
    .optional(),
  ToBotFromChannelOpenIdMetadataUrl: secureUrl.optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: secureUrl.optional(),
  ToChannelFromBotLoginUrl: secureUrl.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  OAuthUrl: secureUrl.optional(),
  CallerId: z.string().optional(),
  ValidateAuthority: z.stringbool('écrivez true ou false.').optional(),
  ALLOWED_TENANTS: value.commaList.default([]),
  ALLOWED_SERVICE_HOSTS: value.commaList.default(['smba.trafficmanager.net']),
  TAB_APP_ID: value.guid('écrivez l’identifiant (GUID) de l’inscription de l’onglet.').optional(),
  TEAMS_APP_ID: value.guid('écrivez l’identifiant (GUID) de l’application Teams.').optional(),
  TAB_AUTHORITY: secureUrl.optional(),
  PUBLISHER_NAME: value.publisher.optional(),
  PRIVACY_CONTACT: value.contact.optional(),
  DATA_CONTROLLER: value.contact.optional(),
  LEGAL_BASIS: value.contact.optional(),
  NOTICE: value.notice.optional(),
  ADMINS: value.commaList.default([]),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: value
    .url(['postgres:', 'postgresql:'], 'postgres://utilisateur@serveur:5432/base')
    .optional(),
  SEND_RATE: value.sendRate.default(30),
  METRICS_TOKEN: token.optional(),
  OPERATOR_TOKEN: token.optional(),
  PARTNERSHIPS_DIR: z.string().optional(),
  PARTNERSHIP_NAME: value.partnershipName.optional(),
  PARTNERSHIP_ALIASES: value.commaList.default([]),
  LINK_KEY: z
    .string()
    .min(32, 'écrivez au moins 32 caractères, par exemple le résultat de : openssl rand -hex 32.')
    .optional(),
  SMTP_URL: value
    .url(['smtp:', 'smtps:'], 'smtps://utilisateur:secret@serveur.exemple.fr:465')
    .optional(),
  MAIL_FROM: value.mailFrom.optional(),
  /** Tests of kills only: see `src/delivery/delivery.ts`. */
  CRASH_AT: z.string().optional(),
  PLAN_FILE: z.string().default('./plan/seine-saint-denis-2024-2026.yaml'),
  TIME_ZONE: value.timeZone.default('Europe/Paris'),
  RETENTION_PEOPLE: value.retention.default('P24M'),
  RETENTION_ADDRESSES: value.retention.default('P30D'),
  RETENTION_POLLS: value.retention.default('P12M'),
  RETENTION_STATUS: value.retention.default('P12M'),
  RETENTION_QUESTIONS: value.retention.default('P12M'),
  RETENTION_SENT: value.retention.default('P60D'),
  REMINDERS: value.durations.default(['P7D', 'P1D', 'PT2H']),
});

/** The environment with its defaults, not yet checked as a whole. */
export type Env = z.infer<typeof schema>;
