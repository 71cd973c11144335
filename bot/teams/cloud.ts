/**
 * Where a cloud keeps its doors. Names are the SDK's, so that a government cloud or a local rig is
 * addressed with the settings Microsoft documents.
 */
export interface CloudSettings {
  /** OpenID document of the keys that sign what comes from Teams. */
  ToBotFromChannelOpenIdMetadataUrl: string;
  /** Issuer of these tokens. */
  ToBotFromChannelTokenIssuer: string;
  ToBotFromEmulatorOpenIdMetadataUrl: string;
  /** Where the bot asks for its own token. */
  ToChannelFromBotLoginUrl: string;
  /** Audience of that token. */
  ToChannelFromBotOAuthScope: string;
  OAuthUrl: string;
  CallerId: string;
  ValidateAuthority: boolean;
}

export const governmentChannelService = 'https://botframework.azure.us';

/** Source: `AuthenticationConstants` and `CallerIdConstants` of botframework-connector 4.23.3. */
const publicCloud: CloudSettings = {
  ToBotFromChannelOpenIdMetadataUrl:
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
  ValidateAuthority: true,
};

/** Source: `GovernmentConstants` of botframework-connector 4.23.3. */
const governmentCloud: CloudSettings = {
  ToBotFromChannelOpenIdMetadataUrl:
    'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  OAuthUrl: 'https://api.botframework.azure.us',
  CallerId: 'urn:botframework:azureusgov',
  ValidateAuthority: true,
};

/**
 * All settings of a cloud, the given ones in front.
 *
 * The SDK takes its defaults only when *no* setting is given: one alone would leave the others
 * undefined, and with them the issuer that is checked. So it always gets all of them from us.
 */
export function cloudSettings(
  channelService: string | undefined,
  given: Partial<CloudSettings> = {},
): CloudSettings {
  const cloud = channelService === governmentChannelService ? governmentCloud : publicCloud;
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...cloud, ...Object.fromEntries(set) };
}
