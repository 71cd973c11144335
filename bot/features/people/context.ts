/** What an act about people needs besides people and groups. */
import type { Settings } from '../../contract/contract.ts';
import type { Act, House } from './model/acts.ts';
import type { GroupMention } from './model/group-mention.ts';

export interface PeopleHouse extends House {
  settings: Settings;
  /** The group that a text names. */
  groupNamed: (text: string) => GroupMention | undefined;
}

export interface PeopleAct extends Act {
  house: PeopleHouse;
}
