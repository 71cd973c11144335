/** Starts the pages: finds out where it is shown and who is there, then draws. */
import { createRoot } from 'react-dom/client';
import type { MePage, PartnershipsPage } from '../bot/pages/answer.ts';
import { type ApiError, createApi } from './api.ts';
import { App, Frame } from './app.tsx';
import { dropLink, onNewLink, takeAnswer, takeLink } from './link.ts';
import { baseOf, linked, tabOf } from './partnership.ts';
import { hrefOf, routeOf } from './route.ts';
import { type Strings, stringsIn } from './strings.ts';
import './tab.css';
import { type Host, openHost } from './teams.ts';
import { headerOf, type TestPerson } from './test-person.ts';
import { bearerFrom } from './token.ts';

const root = createRoot(document.getElementById('root') ?? document.body);

async function start(): Promise<void> {
  const host = await openHost();
  const say = await stringsIn(host.lang);
  document.documentElement.lang = host.lang;
  if (host.page !== '') {
    const { base, page: named } = linked(host.page);
    const { page, id } = routeOf(named);
    // A link of another partnership than that of this page.
    if (base !== '' && base !== baseOf(location.pathname))
      return location.replace(tabOf(base, hrefOf(page, id)));
    history.replaceState(null, '', hrefOf(page, id));
  }
  if (host.token) return enter(host, say, bearerFrom(host.token));
  const link = takeLink();
  if (!link) return chooseFirst(host, say);
  onNewLink(() => location.reload());
  await enter(host, say, async () => `Lien ${link}`, say.link.over);
}

/** Draws for whoever the header vouches for. */
async function enter(
  host: Host,
  say: Strings,
  authorization: () => Promise<string>,
  unknown = say.errors.signIn,
): Promise<void> {
  const api = createApi(host.lang, authorization);
  const got = await api.get<MePage | PartnershipsPage>('me').catch((error: ApiError) => error);
  if (!got || got instanceof Error) {
    const { errors } = say;
    const { status, message } = got instanceof Error ? got : { status: 401, message: '' };
    const text = status === 401 ? unknown : message || errors.offline;
    if (status === 401) dropLink();
    root.render(<Frame host={host} say={say} title={say.app} text={text} />);
    host.failed(text);
    return;
  }
  const me = got.value;
  if ('partnerships' in me) return choosePartnership(host, say, me);
  const chosen = takeAnswer();
  if (me.link) {
    const { page, id } = routeOf(me.link.page);
    history.replaceState(null, '', hrefOf(page, id));
  }
  root.render(<App context={{ host, api, me, say, chosen }} />);
  host.ready();
}

/** The service has several: the only one that is open here, that of the chat, or the one that is chosen now. */
function choosePartnership(host: Host, say: Strings, { partnerships, chosen }: PartnershipsPage) {
  const [only, ...others] = partnerships;
  const meant = chosen ?? (others.length === 0 ? only?.id : undefined);
  if (meant) return location.replace(tabOf(`/p/${meant}`));
  root.render(
    <Frame host={host} say={say} title={say.app} text={only ? say.which : say.nowhere}>
      <ul>
        {partnerships.map(({ id, name }) => (
          <li key={id}>
            <a href={tabOf(`/p/${id}`)}>{name}</a>
          </li>
        ))}
      </ul>
    </Frame>,
  );
  host.ready();
}

/** Outside Teams: on the machine of a developer one says who one is, elsewhere there is nothing. */
async function chooseFirst(host: Host, say: Strings): Promise<void> {
  const response = await fetch(`${baseOf(location.pathname)}/api/test-people`).catch(
    () => undefined,
  );
  if (!response?.ok) {
    root.render(<Frame host={host} say={say} title={say.app} text={say.outside} />);
    return;
  }
  const { people } = (await response.json()) as { people: TestPerson[] };
  const chosen = (person: TestPerson) => void enter(host, say, async () => headerOf(person));
  // A developer who comes back often says so in the address.
  const wanted = new URLSearchParams(location.search).get('as');
  const known = people.find(({ id }) => id === wanted);
  if (known) return chosen(known);
  const { ChoosePerson } = await import('./choose-person.tsx');
  root.render(<ChoosePerson host={host} say={say} people={people} chosen={chosen} />);
}

void start();
