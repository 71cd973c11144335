/** The pages, and the way back to the conversation. */
import { Button } from '@fluentui/react-button';
import { useEffect, useRef } from 'react';
import { usePageContext } from '../page-context.ts';
import { hrefOf, type PageName, type Route } from '../route.ts';

const shown: readonly PageName[] = [
  'plan',
  'reunions',
  'sondages',
  'groupes',
  'restitution',
  'mes-donnees',
];

/** What only whoever administers the bot has there. */
const forAdmins: readonly PageName[] = ['importer'];

/** Pages that the plan leads to. */
const within: ReadonlySet<PageName> = new Set<PageName>(['sujet', 'changements']);

export function Menu({ route }: { route: Route }) {
  const { say, host, me } = usePageContext();
  const current = within.has(route.page) ? 'plan' : route.page;
  const { chat } = host;
  const { teamsAppId } = me;
  const list = useRef<HTMLUListElement>(null);
  // On a phone the pages are one line, which scrolls: where one is, is in it.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>(`[href="${hrefOf(current)}"]`);
    if (here && list.current) list.current.scrollLeft = here.offsetLeft - 48;
  }, [current]);
  return (
    <header className="menu">
      <nav aria-label={say.menu}>
        <ul ref={list}>
          {[...shown, ...(me.isAdmin ? forAdmins : [])].map((page) => (
            <li key={page}>
              <a href={hrefOf(page)} aria-current={page === current ? 'page' : undefined}>
                {say.pages[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {chat && teamsAppId ? (
        <Button appearance="subtle" onClick={() => chat(teamsAppId)}>
          {say.chat}
        </Button>
      ) : null}
    </header>
  );
}
