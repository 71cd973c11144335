/** What the bot answers to a page of the tab: types only, shared with the browser. */

/** What a button does: say something, act (full verb), or open an address. */
export type PageButton =
  | { title: string; say: string }
  | { title: string; verb: string; data: Record<string, unknown> }
  | { title: string; url: string };

export interface AnswerPage {
  outcome: string;
  messages: {
    /** Plain text, one thing a line. */
    text: string;
    buttons: PageButton[];
    /** The card has fields to fill in, which only the chat shows. */
    asks: boolean;
  }[];
}

/** Who one is, and what this installation is: `GET /api/me`. */
export interface MePage {
  tenantId: string;
  id: string;
  name: string;
  /** Set when a personal link vouches for them: the one page that it opens, and until when. */
  link?: { page: string; until: string };
  /** Id of the Teams app, for links to the chat; absent outside Teams. */
  teamsAppId?: string;
  /** IANA zone of the partnership. */
  zone: string;
}
