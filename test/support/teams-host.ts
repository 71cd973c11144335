/**
 * Teams, as far as a tab sees it: a page of teams.microsoft.com that shows the tab in a frame and
 * answers teams-js over `postMessage`. Nothing leaves this machine: both names are answered here.
 */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { answerFrom, openPage } from './browser.ts';

/** What the tab told Teams, by function. */
export interface TeamsHost {
  page: Page;
  frame: FrameLocator;
  /** Functions of teams-js that the tab called, in order. */
  calls: () => Promise<string[]>;
  /** Teams changes its theme. */
  theme: (name: string) => Promise<void>;
}

const teams = 'https://teams.microsoft.com';

/** `tab`: its public address, answered by the service at `origin`. */
export async function openInTeams(
  browser: Browser,
  { origin, tab, token, context }: { origin: string; tab: string; token: string; context: object },
): Promise<TeamsHost> {
  const browsing = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  await browsing.route(`${teams}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(tab, token, context) }),
  );
  await answerFrom(browsing, new URL(tab).origin, origin);
  const page = await openPage(browsing);
  await page.goto(`${teams}/v2/`);
  return {
    page,
    frame: page.frameLocator('iframe'),
    calls: () => page.evaluate<string[]>('window.calls'),
    theme: (name) => page.evaluate(`window.tell('themeChange', [${JSON.stringify(name)}])`),
  };
}

/** Answers of Teams, by function. Source: the messages that teams-js 2 sends and expects. */
const hostPage = (tab: string, token: string, context: object): string => `<!doctype html>
<html lang="fr"><title>Teams</title><iframe title="onglet" src="${tab}" style="width:100%;height:860px;border:0"></iframe>
<script>
  window.calls = [];
  const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } };
  const answers = {
    initialize: () => ['content', 'web', JSON.stringify(runtime), '2.0.0'],
    getContext: () => [${JSON.stringify(context)}],
    'authentication.getAuthToken': () => [true, ${JSON.stringify(token)}],
    'pages.navigateToApp': () => [true],
  };
  const frame = () => document.querySelector('iframe').contentWindow;
  window.tell = (func, args) => frame().postMessage({ func, args }, '*');
  addEventListener('message', ({ data, source, origin }) => {
    if (!data || typeof data.func !== 'string') return;
    window.calls.push(data.func);
    const answer = answers[data.func];
    if (answer) source.postMessage({ id: data.id, uuid: data.uuid, args: answer() }, origin);
  });
</script></html>`;
