/** Which page is shown: what follows `#/` in the address, so that every page has a link. */
import { useEffect, useState } from 'react';

export const pageNames = [
  'plan',
  'sujet',
  'reunions',
  'sondages',
  'groupes',
  'restitution',
  'changements',
  'importer',
  'mes-donnees',
  'point',
  'courrier',
  'donnees',
] as const;
export type PageName = (typeof pageNames)[number];

export interface Route {
  page: PageName;
  /** What the page is about: `fiche:1.1`, the id of a poll; empty: all of it. */
  id: string;
}

/** Anything else opens the first page. */
export function routeOf(text: string): Route {
  const [name = '', ...rest] = text.replace(/^#?\/?/, '').split('/');
  const page = pageNames.find((known) => known === name) ?? 'plan';
  try {
    return { page, id: decodeURIComponent(rest.join('/')) };
  } catch {
    return { page: 'plan', id: '' };
  }
}

export const hrefOf = (page: PageName, id = ''): string =>
  id === '' ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`;

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
