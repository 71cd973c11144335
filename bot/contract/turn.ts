/** Turn: who says what, where, and what is answered. Knows no store and no Teams. */
import type { Card } from '../../cards/card.ts';
import type { Locale } from '../language/locale.ts';
import type { Term } from '../language/utterance.ts';
import type { NewMatter, Pressed, YesOrNo } from './matter.ts';
import type { Json } from './store.ts';

/** Teams' three scopes, under Teams' names. */
export type ConversationType = 'personal' | 'groupChat' | 'channel';

/**
 * A person as Teams vouches for them. `(tenantId, id)` is the identity; `name` is for display only.
 * `id` is the AAD object id; in development, whatever id the local client sends.
 */
export interface Person {
  tenantId: string;
  id: string;
  /** Teams' own id (`29:…`), unique to this bot and this person. */
  teamsId: string;
  name: string;
}

export interface Conversation {
  id: string;
  type: ConversationType;
}

/** Source of a fact: the document, its date (`YYYY-MM-DD`) and the title of the page. */
export interface Source {
  document: string;
  date: string;
  section: string;
  /** Set when the fact does not come from the plan itself (expansion of a sigle, for instance). */
  outside?: string | undefined;
}

/** Message to send: the text alone, or a card with the text that says the same without it. */
export interface Message {
  text: string;
  card?: Card;
  /** A file offered to the person, where `Turn.files` says that files can be: instead of a card. */
  file?: FileOffer;
}

/** A file that is made once the person accepts it. */
export interface FileOffer {
  /** With its extension. */
  name: string;
  /** Description shown beside the name. */
  description: string;
  /** About how many bytes. */
  size: number;
  /** Full verb of `Show.files` that makes it, and what that is given. */
  verb: string;
  data: Json;
}

/** Outcome of an utterance, for people who measure (`npm run ask -- --jsonl`). */
export type Outcome =
  | 'answered'
  | 'unknown'
  | 'clarify'
  | 'refused'
  | 'smalltalk'
  | 'outOfScope'
  | 'command';

/** Subject of a conversation, remembered between two turns as ids of plan entries. */
export interface ConversationSubject {
  /** Ids such as `fiche:1.1`, `axe:5`, `theme:seminaire`. The first is the main one. */
  entities: string[];
  /** The fields asked last (`pilote`, `date`…), so that "et la fiche 5 ?" asks the same of another. */
  fields: string[];
  /** The entry that answered, so that "et la suivante ?" has something to follow. */
  entry?: string | undefined;
  /** The words of the question, so that an ellipsis can lean on them. In memory only. */
  terms: readonly Term[];
  /** The language that was spoken, which a word alone goes on in. */
  locale?: Locale | undefined;
  /** When it was spoken of (ISO), set by the conversation: a change may have come since. */
  at?: string | undefined;
}

/** What most likely was meant, and was not said in full (`Answer.unfinished`): the next message may say it. */
export const LACKS_SOME = 'conversation.some';

export interface Answer {
  outcome: Outcome;
  locale: Locale;
  message: Message;
  sources: Source[];
  /** The plan entry that the answer was made of, or that would have to be completed. */
  about?: string | undefined;
  /** Subject that the next turn may refer to. Absent: nothing is remembered, what was remembered stays. */
  subject?: ConversationSubject | undefined;
  /**
   * The answer asks for what the sentence lacked ("de quel groupe s'agit-il ?"): `<feature>.<what>`, by which
   * the feature (`Hear.completes`) says what the next message adds to it.
   */
  unfinished?: string | undefined;
  /**
   * Shows a form or a draft once more, and changes nothing: a request that comes again gets what this
   * gives now. Without it, it gets the words of the answer.
   */
  again?: Pressed | undefined;
  /** Whoever asked may not: nothing was begun. */
  denied?: true | undefined;
  /** The answer is a question with two buttons: "oui" and "non" press them. */
  asks?: YesOrNo | undefined;
  /** What it opens: a draft, a record just made; what it asks is asked of the first. */
  opens?: readonly NewMatter[] | undefined;
  /** Kinds of the matters that it closes: a draft that was sent. */
  closes?: readonly string[] | undefined;
  /** Words of the message that nothing was made of, as typed; the conversation says them back. */
  untaken?: readonly string[] | undefined;
}

/** One message or click, already checked and stripped of Teams. */
export interface Turn {
  /** Id of the activity, the same when Teams delivers it twice. */
  id: string;
  now: Date;
  /**
   * Names of this request in the inbox, when Teams may deliver it again. A change is made together
   * with `rememberAnswer`, in one transaction: it then happens once, however often it is asked for.
   */
  keys?: readonly string[];
  /** The language of the person's Teams client; an answer follows the language of the question. */
  locale: Locale;
  person: Person;
  conversation: Conversation;
  /** True where the answer can offer a file: in a personal chat of Teams only. */
  files?: boolean;
  /** A personal link vouches for the person, and not Teams; kept where a source is kept. */
  byLink?: boolean;
  /** Writes in the conversation (in a channel: in the thread). */
  reply: (message: Message) => Promise<void>;
}

/** Viewer of a page of the tab, vouched for by single sign-on or a personal link. */
export type Asker = Pick<Turn, 'person' | 'locale' | 'now' | 'byLink'>;
