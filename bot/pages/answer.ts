/** What the bot answers to a page of the tab: types only, shared with the browser. */
import type { Button, Form } from '../../cards/controls.ts';

export type {
  Button as PageButton,
  Field as PageField,
  Form as PageForm,
  Press as PagePress,
} from '../../cards/controls.ts';

export interface AnswerPage {
  outcome: string;
  messages: {
    /** Plain text, one thing a line; without what the form says. */
    text: string;
    buttons: Button[];
    form?: Form;
  }[];
}

/** Who one is, and what this installation is: `GET /api/me`. */
export interface MePage {
  tenantId: string;
  id: string;
  name: string;
  /** They administer the bot: the page of the importer is in their menu. */
  isAdmin: boolean;
  /** Set when a personal link vouches for them: the one page that it opens, and until when. */
  link?: { page: string; until: string };
  /** Id of the Teams app, for links to the chat; absent outside Teams. */
  teamsAppId?: string;
  /** Title of the plan, where it is known. */
  plan?: string;
  /** IANA zone of the partnership. */
  zone: string;
  /** What is said of the data on every page; absent: nothing. */
  notice?: string;
}

/** The same where a service has several partnerships and the page is of none yet: those one may go to. */
export interface PartnershipsPage {
  partnerships: { id: string; name: string }[];
  /** Id of the one that was chosen in the chat; absent: none was. */
  chosen?: string | undefined;
}
