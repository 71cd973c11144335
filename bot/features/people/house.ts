/** What an act about people needs besides people and groups. */
import type { Settings } from '../../contract.ts';
import type { Act, House } from '../../partners/acts.ts';

export interface PeopleHouse extends House {
  settings: Settings;
}

export interface PeopleAct extends Act {
  house: PeopleHouse;
}
