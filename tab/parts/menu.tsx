/** The pages, and the way back to the conversation. */
import { Button } from '@fluentui/react-button';
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
  return (
    <header className="menu">
      <nav aria-label={say.menu}>
        <ul>
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
