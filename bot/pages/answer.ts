/** What the bot answers to a page of the tab: types only, shared with the browser. */

/** What a button does: say something, act (full verb), or open an address. */
export type PageButton =
  | { title: string; say: string }
  | PagePress
  | { title: string; url: string };

export interface PagePress {
  title: string;
  verb: string;
  data: Record<string, unknown>;
}

/** `several`: values with commas; `tick`: the value of the first choice, or of the second. */
export interface PageField {
  id: string;
  kind: 'text' | 'lines' | 'number' | 'date' | 'time' | 'pick' | 'radio' | 'several' | 'tick';
  /** Empty: the choices say enough. */
  label: string;
  value: string;
  required: boolean;
  /** What is said when it is required and was left empty. */
  missing: string;
  hint: string;
  maxLength?: number;
  min?: number;
  max?: number;
  choices: { title: string; value: string }[];
}

/** What a card asks for, and the buttons that send it with their own data. */
export interface PageForm {
  fields: PageField[];
  sends: PagePress[];
}

export interface AnswerPage {
  outcome: string;
  messages: {
    /** Plain text, one thing a line; without what the form says. */
    text: string;
    buttons: PageButton[];
    form?: PageForm;
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
