/** Context of an act about people, besides people and groups. */
import type { Settings } from '../../contract/feature.ts';
import type { Reader, Transaction } from '../../contract/store.ts';
import type { Locale } from '../../language/locale.ts';
import type { Act, ActContext } from './model/acts.ts';

/** What other features do in the transaction that lets somebody, or a channel, into a group. */
export type Newcomers = (tx: Transaction, group: string, now: Date) => Promise<void>;

/** The same in the transaction in which somebody without Teams leaves one. */
export type Leavers = (tx: Transaction, group: string, person: string, now: Date) => Promise<void>;

/** What other features still have going on for a group, as a sentence names it: it is not deleted before. */
export type Unfinished = (
  reader: Reader,
  group: string,
  said: { now: Date; locale: Locale },
) => Promise<string[]>;

export interface PeopleContext extends ActContext {
  newcomers: Newcomers;
  leavers: Leavers;
  unfinished: readonly Unfinished[];
  settings: Settings;
}

export interface PeopleAct extends Act {
  context: PeopleContext;
}
