/** Context of every part of a page: the viewer, the language, and the way to the service. */
import { createContext, useContext } from 'react';
import type { MePage } from '../bot/pages/answer.ts';
import type { Api } from './api.ts';
import type { Strings } from './strings.ts';
import type { Host } from './teams.ts';

export interface PageContext {
  host: Host;
  api: Api;
  me: MePage;
  say: Strings;
  /** The answer that the button of a letter chose; empty: none. */
  chosen: string;
}

export const ReactPageContext = createContext<PageContext | undefined>(undefined);

/**
 * @param part whose words are `s`
 * @throws {Error} outside a signed-in page
 */
export function usePageContext(): PageContext;
export function usePageContext<K extends keyof Strings>(part: K): PageContext & { s: Strings[K] };
export function usePageContext(part?: keyof Strings) {
  const context = useContext(ReactPageContext);
  if (!context) throw new Error('This part is shown before anybody is signed in.');
  return part ? { ...context, s: context.say[part] } : context;
}
