/** What every part of a page needs: who is there, in which language, and the way to the service. */
import { createContext, useContext } from 'react';
import type { MePage } from '../bot/pages/answer.ts';
import type { Api } from './api.ts';
import type { Strings } from './strings.ts';
import type { Host } from './teams.ts';

export interface House {
  host: Host;
  api: Api;
  me: MePage;
  say: Strings;
}

export const HouseContext = createContext<House | undefined>(undefined);

/** @throws {Error} outside a signed-in page */
export function useHouse(): House {
  const house = useContext(HouseContext);
  if (!house) throw new Error('This part is shown before anybody is signed in.');
  return house;
}
