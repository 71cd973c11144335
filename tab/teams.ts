/** Host of the page: Teams when it is shown there, the browser when it is not. */

export type Lang = 'fr' | 'en';
export type HostTheme = 'default' | 'dark' | 'contrast';

export interface Host {
  lang: Lang;
  theme: HostTheme;
  /** Page to open first, as a link named it; empty: the first one. */
  page: string;
  onTheme: (tell: (theme: HostTheme) => void) => void;
  /** A single sign-on token; undefined outside Teams, where nobody gives one. */
  token?: () => Promise<string>;
  /** Opens an address where this host opens addresses. */
  open: (url: string) => void;
  /** Tells the host that there is something to see, or why there is not. */
  ready: () => void;
  failed: (reason: string) => void;
  /** Goes back to the conversation with the bot; absent outside Teams. */
  chat?: (teamsAppId: string) => void;
}

const themeOf = (name: string): HostTheme =>
  name === 'dark' || name === 'contrast' ? name : 'default';
const langOf = (locale: string): Lang => (locale.toLowerCase().startsWith('en') ? 'en' : 'fr');

/** In a frame, or in the app of a phone or a desktop that shows no frame. */
const isInTeams = (): boolean => window.parent !== window || 'nativeInterface' in window;

export const openHost = (): Promise<Host> =>
  isInTeams() ? teamsHost() : Promise.resolve(browserHost());

async function teamsHost(): Promise<Host> {
  const { app, authentication, pages } = await import('@microsoft/teams-js');
  await app.initialize();
  const context = await app.getContext();
  return {
    lang: langOf(context.app.locale),
    theme: themeOf(context.app.theme),
    page: context.page.subPageId ?? '',
    onTheme: (tell) => app.registerOnThemeChangeHandler((name) => tell(themeOf(name))),
    token: () => authentication.getAuthToken(),
    open: (url) => void app.openLink(url),
    ready: () => app.notifySuccess(),
    failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
    chat: (appId) =>
      void (pages.isSupported()
        ? pages.navigateToApp({ appId, pageId: 'conversations' })
        : app.openLink(`https://teams.microsoft.com/l/entity/${appId}/conversations`)),
  };
}

function browserHost(): Host {
  const query = new URLSearchParams(location.search);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  const theme = (): HostTheme =>
    contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'default';
  const wanted = query.get('theme');
  return {
    // The service is French first: a browser that speaks English does not change that, an address does.
    lang: langOf(query.get('lang') ?? 'fr'),
    theme: wanted ? themeOf(wanted) : theme(),
    page: '',
    onTheme: (tell) => {
      if (wanted) return;
      for (const media of [dark, contrast]) media.addEventListener('change', () => tell(theme()));
    },
    open: (url) => void window.open(url, '_blank', 'noopener'),
    ready: () => {},
    failed: () => {},
  };
}
