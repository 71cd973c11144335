import { fold } from '../../../language/fold.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, typedOver } from '../../../sentence/sentence.ts';
import { groupField, type NamedGroup } from '../model/group-names.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import type { LedRole } from './roles.ts';

/** Somebody as somebody named them: people are looked up in the store when it is done. */
export type TypedName = string;

/** What a fiche or a collective action is led by. */
export interface Led {
  /** `fiche:1.1`, `action:…` or `proposition:<id>`; absent: the plan has no such thing. */
  id?: string | undefined;
  /** As typed, to be said back. */
  text: string;
  /** Several that may be meant: which one is asked. */
  among?: readonly string[] | undefined;
}

export const ledOf = ({ found, text }: NamedThing): Led =>
  found.length > 1 ? { text, among: found } : { id: found[0], text };

/** What is done to people in a group. */
export type GroupIntent = 'add' | 'remove' | 'appoint' | 'dismiss';

export type PeopleCommand =
  /** `null`: it is to be kept no more. */
  | { intent: 'organisation'; organisation: string | null; other?: string | undefined }
  | { intent: 'askOrganisation' }
  | { intent: 'organisationOf'; person: TypedName; organisation: string; other?: string }
  | { intent: 'mine' | 'rights' | 'admins' | 'ownLed' | 'begin' | 'become' }
  /** Of one axe, by its group; of all without. */
  | { intent: 'pilots'; group?: NamedGroup }
  | { intent: 'groups'; isWithPeople?: boolean }
  /** `whether`: somebody named does. */
  | {
      intent: 'pilotOf';
      led: Led;
      role?: LedRole | undefined;
      whether?: TypedName | undefined;
    }
  /** What somebody is here. */
  | { intent: 'whoIs'; person: TypedName }
  | {
      intent: 'ownRole';
      led?: Led | undefined;
      group?: NamedGroup | undefined;
      /** Only what one co-animates. */
      onlyAnimated?: boolean | undefined;
    }
  | {
      intent: 'members';
      group: NamedGroup;
      /** What is going on there, too. */
      isAbout?: boolean;
      /** Whether they are there, too. */
      whom?: readonly NamedPerson[] | undefined;
    }
  | { intent: 'coAnimators' | 'join' | 'leave' | 'link' | 'unlink'; group: NamedGroup }
  | { intent: 'requests' }
  | {
      intent: 'accept' | 'decline';
      /** Without a text: of whichever group. */
      group: NamedGroup;
      /** Empty: the only one who asks. */
      person: TypedName;
      /** "Ok pour Camille": only of who may decide it. */
      isAgreed?: boolean;
    }
  | {
      intent: 'entry';
      group: NamedGroup;
      /** Undefined: which of the two is meant is to be asked. */
      open: boolean | undefined;
    }
  | {
      intent: 'create';
      name: string;
      /** Id of the group that it is a part of. */
      within?: string | undefined;
      /** Others are named to co-animate it. */
      isLed?: boolean;
      /** Told of who speaks, and not ordered. */
      isTold?: boolean;
      /** What may be meant instead, and is there. */
      like?: NamedGroup;
    }
  | { intent: 'rename'; group: NamedGroup; name: string }
  | { intent: 'askDissolve'; group: NamedGroup }
  | {
      intent: 'invite' | 'uninvite';
      group: NamedGroup;
      /** In lower case. */
      email: string;
      /** As typed; empty: only the address was. */
      name: string;
      /** Whether more than one address was, and it is not clear whose name is whose. */
      several: boolean;
      /** They are said to be without Teams. */
      isOutside: boolean;
    }
  | { intent: 'newAddress'; person: TypedName; email: string }
  | { intent: 'hasTeams'; person: TypedName }
  | {
      /** The form for somebody without Teams. */
      intent: 'askInvite';
      group: NamedGroup;
      /** As typed; empty: it is to be filled in. */
      name: string;
    }
  | {
      intent: GroupIntent;
      group: NamedGroup;
      persons: readonly TypedName[];
      /** Organisations that are to be in it too, as typed: whom they send is asked. */
      from?: readonly string[];
      /** In whose place they come. */
      instead?: readonly TypedName[];
      /** "Tous sauf Nadia": who is left where they are. */
      but?: readonly TypedName[];
    }
  | {
      intent: 'pilot';
      led: Led;
      organisation?: string | undefined;
      holder?: TypedName | undefined;
      substitute?: TypedName | undefined;
      /** In whose place, whichever their role. */
      instead?: TypedName | undefined;
      /** They lead it beside whoever does: "copilote", "avec Inès". */
      beside?: TypedName[] | undefined;
      /** Named as substitutes where somebody was just before: there is one. */
      others?: TypedName[] | undefined;
      /** `YYYY-MM-DD`; `unreadable` when a date was said that does not exist. */
      until?: string | undefined;
    }
  | {
      intent: 'unpilot';
      /** Absent: whatever they lead. */
      led?: Led | undefined;
      /** Absent: whoever does. */
      person?: TypedName | undefined;
      role?: 'pilot' | 'substitute' | undefined;
    }
  /** The last change was meant for somebody else. */
  | { intent: 'amend'; persons: readonly TypedName[]; instead: readonly TypedName[] };

export type PeopleIntent = PeopleCommand['intent'];

export type Command<I extends PeopleIntent> = Extract<PeopleCommand, { intent: I }>;

/** What undoes what is done to people in a group. */
export const opposite = {
  add: 'remove',
  appoint: 'dismiss',
  remove: 'add',
  dismiss: 'appoint',
} as const;

/** What brings somebody into a group in a role. */
export const intoAs = (role: LedRole | undefined): 'add' | 'appoint' =>
  role === 'coAnimator' ? 'appoint' : 'add';

/** Whether words of another feature are said, those in the name of a group that is made apart. */
export function isElsewhere(
  sentence: Sentence,
  commands: readonly PeopleCommand[],
  things: readonly Placed<unknown>[],
): boolean {
  const names = commands.flatMap((one) => (one.intent === 'create' ? [fold(one.name)] : []));
  return conceptsOf(sentence, 'gens-ailleurs').some(({ at, length, value }) => {
    if (things.some((thing) => overlap(thing, { at, length, value }))) return false;
    const word = fold(typedOver(sentence, at, length));
    return !names.some((name) => name.includes(word));
  });
}

/** Whether it names the group, the thing or the organisation that it is about. */
export const namesWhat = (command: PeopleCommand): boolean =>
  command.intent === 'organisationOf' ||
  (command.intent === 'create' && command.name !== '') ||
  ('group' in command && command.group?.text !== '' && command.group !== undefined) ||
  ('led' in command && (command.led?.id ?? command.led?.among) !== undefined);

/** Whether it names a group that nobody knows. */
export const isOfUnknown = (command: PeopleCommand): boolean =>
  'group' in command && command.group?.found.length === 0 && command.group.text !== '';

/** For `npm run understand`: intent, then ids of what was named; several commands are `acts`. */
export function fieldsOf(commands: readonly PeopleCommand[]): Record<string, unknown> {
  const [first, second] = commands;
  if (!first) return {};
  return second ? { acts: commands.map(fieldsOfOne) } : fieldsOfOne(first);
}

function fieldsOfOne(command: PeopleCommand): Record<string, unknown> {
  const { group, ...rest }: Partial<Record<string, unknown>> & { group?: NamedGroup | undefined } =
    {
      ...command,
      // An address is said nowhere, not even to who measures.
      ...('email' in command ? { email: true } : {}),
      ...('persons' in command ? { person: command.persons.join(', ') } : {}),
    };
  if (!group) return rest;
  const said = group.found.length === 1 ? {} : { said: group.text };
  return { ...rest, ...groupField(group.found), ...said };
}
