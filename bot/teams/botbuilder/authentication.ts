import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { type GetToken, localTokens, singleFlight } from '../tokens.ts';
import type { BotIdentity, Limits } from '../transport.ts';
import { guard } from './outbound.ts';

// The SDK's types come from packages that are not dependencies of ours: they are read off its API.
type Sdk = ConfigurationBotFrameworkAuthentication;
type Connectors = ReturnType<Sdk['createConnectorFactory']>;
type Identity = Parameters<Sdk['createConnectorFactory']>[0];
type UserTokens = ReturnType<Sdk['createUserTokenClient']>;
type Credentials = Awaited<
  ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>
>;

/** Credentials that share one token request among all who send. */
class SharedCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #identity: BotIdentity;
  readonly #limits: Limits;
  readonly #shared = new Map<string, Promise<Credentials>>();

  constructor(identity: BotIdentity, limits: Limits) {
    super({
      MicrosoftAppId: identity.appId,
      MicrosoftAppPassword: identity.appPassword,
      // The SDK knows no other spelling, and takes any other for MultiTenant.
      MicrosoftAppType:
        identity.appType === 'UserAssignedMSI' ? 'UserAssignedMsi' : identity.appType,
      MicrosoftAppTenantId: identity.appTenantId,
    });
    this.#identity = identity;
    this.#limits = limits;
  }

  override createCredentials(
    appId: string,
    audience: string,
    loginUrl: string,
    validateAuthority: boolean,
  ): Promise<Credentials> {
    let shared = this.#shared.get(audience);
    if (!shared) {
      shared = super
        .createCredentials(appId, audience, loginUrl, validateAuthority)
        .then((own) => this.#share(own, audience, loginUrl));
      this.#shared.set(audience, shared);
    }
    return shared;
  }

  #share(own: Credentials, scope: string, loginUrl: string): Credentials {
    const { appId, appPassword: password } = this.#identity;
    const { deadlineMs, now } = this.#limits;
    if (appId === '') return own;
    const ask = loginUrl.startsWith('http:')
      ? localTokens({ loginUrl, appId, password, scope }, now)
      : tokenOf(own);
    const token = singleFlight(ask, deadlineMs, now);
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    };
  }
}

/** The SDK's credentials all know `getToken`, with a cache; their common type does not say so. */
function tokenOf(credentials: Credentials): GetToken {
  const { getToken } = credentials as { getToken?: GetToken };
  if (!getToken) throw new Error('The SDK has changed: its credentials have no getToken.');
  return () => getToken.call(credentials);
}

/** Claims that the SDK looks at of a request that passed the door: whom it is for. */
const audience = (appId: string): Identity => {
  const claims = [{ type: 'aud', value: appId }];
  const getClaimValue = (type: string) => (type === 'aud' ? appId : null);
  return { claims, isAuthenticated: true, getClaimValue } as unknown as Identity;
};

/** The SDK's authentication, with the holes closed that its end of life left open. */
export class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: BotIdentity;
  readonly #limits: Limits;
  #connectors: Connectors | undefined;
  #userTokens: UserTokens | undefined;

  constructor(identity: BotIdentity, limits: Limits) {
    const { ValidateAuthority, ...cloud } = identity.cloud;
    super(
      { ...cloud, ValidateAuthority: String(ValidateAuthority) },
      new SharedCredentials(identity, limits),
    );
    this.#identity = identity;
    this.#limits = limits;
  }

  /**
   * Whoever gets here was checked as a whole at the door (`src/http/token-gate.ts`, `activity-gate.ts`);
   * the SDK would do it again, with keys of its own.
   */
  override async authenticateRequest(
    ..._request: Parameters<Sdk['authenticateRequest']>
  ): ReturnType<Sdk['authenticateRequest']> {
    const { appId, cloud } = this.#identity;
    const claimsIdentity = audience(appId);
    return {
      audience: cloud.ToChannelFromBotOAuthScope,
      callerId: appId === '' ? undefined : cloud.CallerId,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    };
  }

  /** One for all: every identity that gets this far is the bot's own. */
  override createConnectorFactory(identity: Identity): Connectors {
    this.#connectors ??= guard(
      super.createConnectorFactory(identity),
      this.#identity.hosts,
      this.#limits,
    );
    return this.#connectors;
  }

  /** Never used by this bot, and built anew by the SDK at every turn. */
  override createUserTokenClient(identity: Identity): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}
