import type { KnownGroup } from '../model/group-names.ts';

/** A group as somebody named it. */
export interface Mention {
  /** One when it is clear, several when a question is due, none when nobody knows it. */
  found: readonly KnownGroup[];
  /** Its name as typed; empty: the group of the channel where it is said. */
  text: string;
}

/** Somebody as somebody named them: people are looked up in the store when it is done. */
export type Named = string;

/** What a fiche or a collective action is led by. */
export interface Led {
  /** `fiche:1.1` or `proposition:<id>`; absent: the plan has no such thing. */
  id?: string | undefined;
  /** As typed, to be said back. */
  text: string;
}

export type Command =
  | { intent: 'organisation'; organisation: string }
  | { intent: 'askOrganisation' }
  | { intent: 'organisationOf'; person: Named; organisation: string }
  | { intent: 'mine' }
  | { intent: 'members' | 'coAnimators' | 'join' | 'leave' | 'link' | 'unlink'; group: Mention }
  | { intent: 'requests' }
  | {
      intent: 'accept' | 'decline';
      /** Without a text: of whichever group. */
      group: Mention;
      /** Empty: the only one who asks. */
      person: Named;
    }
  | { intent: 'entry'; group: Mention; open: boolean }
  | { intent: 'create'; name: string }
  | { intent: 'rename'; group: Mention; name: string }
  | { intent: 'askDissolve'; group: Mention }
  | {
      intent: 'invite' | 'uninvite';
      group: Mention;
      /** In lower case. */
      email: string;
      /** As typed; empty: only the address was. */
      name: string;
      /** Whether more than one address was: it is not clear then whose name is whose. */
      several: boolean;
    }
  | {
      /** The form for somebody without Teams. */
      intent: 'askInvite';
      group: Mention;
      /** As typed; empty: it is to be filled in. */
      name: string;
    }
  | { intent: 'add' | 'remove' | 'appoint' | 'dismiss'; group: Mention; person: Named }
  | {
      intent: 'pilot';
      led: Led;
      organisation?: string | undefined;
      holder?: Named | undefined;
      substitute?: Named | undefined;
      /** `YYYY-MM-DD`; `unreadable` when a date was said that does not exist. */
      until?: string | undefined;
    }
  | { intent: 'unpilot'; led: Led };

export type Intent = Command['intent'];
