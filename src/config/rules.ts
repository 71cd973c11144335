import { isLoopback, parseHost } from '../../bot/teams/service-hosts.ts';
import type { Env } from './schema.ts';
import { isGuid } from './values.ts';

/** A variable and the French sentence that says what to write there. */
type Refusal = [variable: keyof Env, sentence: string];

/** A rule over several variables, and what it has to say. */
type Rule = (env: Env) => Refusal[];

const say = (wrong: boolean, variable: keyof Env, sentence: string): Refusal[] =>
  wrong ? [[variable, sentence]] : [];

/** What a bot known to Azure needs to ask for its tokens. */
const identity: Rule = (env) => {
  const { MicrosoftAppType: type, MicrosoftAppPassword: password } = env;
  if (env.MicrosoftAppId === '') return [];
  const managed = type === 'UserAssignedMSI';
  return [
    ...say(/\s/.test(env.MicrosoftAppId), 'MicrosoftAppId', 'retirez les espaces.'),
    ...say(
      type !== 'MultiTenant' && env.MicrosoftAppTenantId === '',
      'MicrosoftAppTenantId',
      `écrivez l'identifiant du locataire, requis pour ${type}.`,
    ),
    ...say(
      type === 'SingleTenant' && password === '',
      'MicrosoftAppPassword',
      'écrivez le secret du bot, requis pour SingleTenant.',
    ),
    ...say(
      managed && password !== '',
      'MicrosoftAppPassword',
      'laissez vide avec UserAssignedMSI, qui se passe de secret.',
    ),
  ];
};

/** A token of the tab must not be good for the bot: `docs/deploiement.md`. */
const tab: Rule = ({ TAB_APP_ID: id, MicrosoftAppId: bot }) =>
  say(
    id !== undefined && id === bot.toLowerCase(),
    'TAB_APP_ID',
    'inscrivez l’onglet à part : un jeton de l’onglet ne doit pas valoir pour le bot.',
  );

const hosts: Rule = (env) => {
  const production = env.NODE_ENV === 'production';
  return env.ALLOWED_SERVICE_HOSTS.flatMap((entry) => {
    const host = parseHost(entry);
    const wrong = !host || (isLoopback(host.hostname) ? production : host.port !== '');
    return say(
      wrong,
      'ALLOWED_SERVICE_HOSTS',
      `« ${entry} » n'est pas accepté ; écrivez des noms exacts, sans https:// ni port (en développement, une adresse de la machine avec son port, par exemple 127.0.0.1:9000).`,
    );
  });
};

/** Addresses that carry keys, tokens or secrets: https, except to this machine in development. */
const encryption: Rule = (env) => {
  const names = [
    'ToBotFromChannelOpenIdMetadataUrl',
    'ToBotFromEmulatorOpenIdMetadataUrl',
    'ToChannelFromBotLoginUrl',
    'OAuthUrl',
    'TAB_AUTHORITY',
  ] as const;
  return names.flatMap((name) => {
    const raw = env[name];
    if (raw === undefined || new URL(raw).protocol === 'https:') return [];
    const local = env.NODE_ENV !== 'production' && isLoopback(new URL(raw).hostname);
    return say(!local, name, 'écrivez une adresse https.');
  });
};

/** A letter needs a sender, and an encrypted line: it carries a personal link. */
const mail: Rule = ({ SMTP_URL: url, MAIL_FROM: from }) => {
  if (url === undefined) return [];
  const { protocol, hostname, search } = new URL(url);
  const plain = search === '?tls=none' && protocol === 'smtp:';
  return [
    ...say(
      search !== '' && !(plain && isLoopback(hostname)),
      'SMTP_URL',
      plain
        ? 'retirez « ?tls=none », réservé à un serveur de cette machine (127.0.0.1) : les courriels portent des liens personnels. Sans lui, smtp:// exige STARTTLS ; sinon smtps://.'
        : 'retirez ce qui suit « ? » ; seul « ?tls=none » existe, avec smtp:// et un serveur de cette machine.',
    ),
    ...say(
      from === undefined,
      'MAIL_FROM',
      'écrivez l’adresse d’où partent les courriels, requise avec SMTP_URL.',
    ),
  ];
};

/** What only a machine of a developer may leave open. */
const production: Rule = (env) => {
  if (env.NODE_ENV !== 'production') return [];
  const { PUBLIC_URL: publicUrl = '', MicrosoftAppType: type } = env;
  return [
    ...say(
      !isGuid(env.MicrosoftAppId),
      'MicrosoftAppId',
      "écrivez l'identifiant du bot (un GUID) ; en production, un bot sans identifiant répondrait à n'importe qui.",
    ),
    ...say(
      type === 'MultiTenant' && env.MicrosoftAppId !== '' && env.MicrosoftAppPassword === '',
      'MicrosoftAppPassword',
      'écrivez le secret du bot.',
    ),
    ...say(
      env.ALLOWED_TENANTS.length === 0 || !env.ALLOWED_TENANTS.every(isGuid),
      'ALLOWED_TENANTS',
      'écrivez les identifiants (GUID) des locataires autorisés, séparés par des virgules.',
    ),
    ...say(
      !publicUrl.startsWith('https://') || isLoopback(new URL(publicUrl).hostname),
      'PUBLIC_URL',
      "écrivez l'adresse https sous laquelle Teams atteint le service.",
    ),
    ...say(
      !env.ADMINS.every(isGuid),
      'ADMINS',
      'écrivez des identifiants Entra (GUID) séparés par des virgules ; « * » est réservé au développement.',
    ),
  ];
};

/** Everything wrong with the environment as a whole; empty when the service may start. */
export const refusals = (env: Env): Refusal[] =>
  [identity, tab, hosts, encryption, mail, production].flatMap((rule) => rule(env));
