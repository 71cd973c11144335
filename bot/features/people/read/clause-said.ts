/** What a clause about people says, before it is a command. */

import type { IntentFound } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import type { PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import type { Later } from './later.ts';
import type { LedRole } from './roles.ts';
import type { GroupRole } from './roster.ts';

/** What the file of words calls them. */
export type ChangeName =
  | 'pilot'
  | 'has'
  | 'unpilot'
  | 'appoint'
  | 'dismiss'
  | 'add'
  | 'remove'
  | 'join'
  | 'more';

/** What a clause says. */
export interface Said {
  sentence: Sentence;
  name: ChangeName;
  found: IntentFound<SlotContext>;
  persons: Placed<NamedPerson>[];
  /** Those that the same breath takes back, with the role that was said of them. */
  takenBack: readonly Placed<NamedPerson>[];
  instead: readonly NamedPerson[];
  /** In the group, and taken back by the same words: "en fait Paul c’est une erreur, c’est Nadia". */
  mistaken: readonly NamedPerson[];
  fiches: readonly Placed<NamedThing>[];
  groups: readonly Placed<NamedGroup>[];
  /** Where they are today, and are said not to be: "Paul, c’est parentalité, pas carto". */
  outOf: readonly Placed<NamedGroup>[];
  /** The same of fiches: "Omar c’est la 5, pas la 1.1". */
  outOfLed: readonly Placed<NamedThing>[];
  /** In whose place somebody is: "Léa suppléante de Karim". */
  whose: readonly Placed<NamedPerson>[];
  organisations: readonly Placed<NamedOrganisation>[];
  roles: readonly Placed<LedRole>[];
  /** The role in a group that each is given. */
  roleOf: (person: NamedPerson) => GroupRole | undefined;
  /** Somebody, and where they are put, which nobody knows. */
  elsewhere: readonly Placed<undefined>[];
  /** Organisations that are to be in it, and not where somebody is from. */
  from: readonly string[];
  /** Asked, denied, or said with a doubt. */
  isUnsure: boolean;
  /** It is for a day to come. */
  later: Later | undefined;
  /** "Du 7 au 18", said anywhere in the message: who comes stands in. */
  isForATime: boolean;
  /** Its verb says nothing: it holds whom, and of what. */
  isHeld: boolean;
  /** More is said than what was understood. */
  isRough: boolean;
  left: readonly string[];
}

export interface ClauseDone {
  commands: PeopleCommand[];
  frame: Frame;
}
