/** The frame around every page: theme, menu, where the reader is. */
import { FluentProvider } from '@fluentui/react-provider';
import {
  type Theme as FluentTheme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-theme';
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type PageContext, ReactPageContext } from './page-context.ts';
import { PlanPage } from './pages/plan.tsx';
import { LinkHead } from './parts/link-head.tsx';
import { Menu } from './parts/menu.tsx';
import { PageFoot } from './parts/page-foot.tsx';
import { Waiting } from './parts/waiting.tsx';
import { hrefOf, type PageName, type Route, routeOf, useRoute } from './route.ts';
import type { Strings } from './strings.ts';
import type { Host, HostTheme } from './teams.ts';

const themes: Record<HostTheme, FluentTheme> = {
  default: teamsLightTheme,
  // As light as in the letters: the violet of Teams is dim on its own ground.
  dark: { ...teamsDarkTheme, colorBrandForegroundLink: '#a9acff' },
  contrast: teamsHighContrastTheme,
};

/** The first page comes with the frame, the others when they are opened. */
const pages: Record<PageName, ComponentType<{ id: string }>> = {
  plan: PlanPage,
  sujet: lazy(async () => ({ default: (await import('./pages/subject.tsx')).SubjectPage })),
  reunions: lazy(async () => ({ default: (await import('./pages/meetings.tsx')).MeetingsPage })),
  sondages: lazy(async () => ({ default: (await import('./pages/polls.tsx')).PollsPage })),
  groupes: lazy(async () => ({ default: (await import('./pages/groups.tsx')).GroupsPage })),
  restitution: lazy(async () => ({
    default: (await import('./pages/restitution.tsx')).RestitutionPage,
  })),
  changements: lazy(async () => ({ default: (await import('./pages/versions.tsx')).VersionsPage })),
  importer: lazy(async () => ({ default: (await import('./pages/importer.tsx')).ImporterPage })),
  'mes-donnees': lazy(async () => ({ default: (await import('./pages/mine.tsx')).MinePage })),
  point: lazy(async () => ({ default: (await import('./pages/point.tsx')).PointPage })),
  courrier: lazy(async () => ({ default: (await import('./pages/mail.tsx')).MailPage })),
  donnees: lazy(async () => ({ default: (await import('./pages/mine.tsx')).KeptPage })),
};

function Themed({ host, children }: { host: Host; children: ReactNode }) {
  const [theme, setTheme] = useState(host.theme);
  useEffect(() => host.onTheme(setTheme), [host]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <FluentProvider theme={themes[theme]} className="room">
      {children}
    </FluentProvider>
  );
}

/** A page before anybody is signed in: a title and a sentence. */
export function Frame(props: {
  host: Host;
  say: Strings;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const { host, title, text, children } = props;
  return (
    <Themed host={host}>
      <main className="page">
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </main>
    </Themed>
  );
}

export function App({ context }: { context: PageContext }) {
  const { host, say, me } = context;
  const asked = useRoute();
  // A personal link has one page, whatever the address says.
  const route = me.link ? routeOf(me.link.page) : asked;
  const Page = pages[route.page];
  const main = useArrival(route, say);
  return (
    <Themed host={host}>
      <ReactPageContext.Provider value={context}>
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          {say.skip}
        </button>
        {me.link ? <LinkHead /> : <Menu route={route} />}
        <main
          className={me.link ? 'page stack by-link' : 'page'}
          id="contenu"
          data-page={hrefOf(route.page, route.id)}
          tabIndex={-1}
          ref={main}
        >
          <Suspense fallback={<Waiting label={say.loading} />}>
            <Page key={`${route.page}/${route.id}`} id={route.id} />
          </Suspense>
        </main>
        <PageFoot />
      </ReactPageContext.Provider>
    </Themed>
  );
}

/** A new page is told to who does not see it: its name in the title, and the focus at its start. */
function useArrival({ page, id }: Route, say: Strings) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${say.pages[page]}${id === '' ? '' : ` – ${id}`} – ${say.app}`;
    if (!first.current) {
      main.current?.focus();
      window.scrollTo(0, 0);
    }
    first.current = false;
  }, [page, id, say]);
  return main;
}
