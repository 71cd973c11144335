/** What the card is given. Every text is plain: nothing in it is read as Markdown. */
export interface AnswerData {
  lang: 'fr' | 'en';
  headline: string;
  /** What it is about in a few words: seen in the place of the whole name that opens the headline. */
  name?: string | undefined;
  items: string[];
  /** Things that have each their day, or a press, instead of items. */
  days?: DayRow[];
  /** A name for each of the items, seen in their place where they would be too tall. */
  short?: string[] | undefined;
  rows: { label: string; value: string }[];
  notes: string[];
  /** What may be left unread. */
  small?: string[];
  /** What is known today, beside what the plan says; who may know what it does not say. */
  known?: { label: string; value: string }[];
  /** Names of what it comes from: one line says them all, at the end. */
  sources: string[];
  /** Next questions, as buttons: a click says them as if typed. A long one has a title of its own. */
  questions: (string | { title: string; say: string })[];
  /** What is done at a press: its verb, and what it is done to. */
  presses?: { title: string; data: { verb: string; [key: string]: string | number } }[];
  /** Pages that are opened, as buttons. */
  links?: { title: string; url: string; isMain?: boolean }[];
  /** "Ce n'est pas ça": none, or one button with the id of what was answered. */
  wrong: { title: string; id: string }[];
}

/** What has a row: the leaf of its day at the left, what it is beside. */
export interface DayRow {
  /** `YYYY-MM-DD`; left out: it has no day. */
  date?: string;
  name: string;
  /** The hours, the place, what is typed: seen, since the leaf and the name say the rest. */
  brief: string;
  /** Read instead: all of it in one line, the day in words. */
  whole: string;
  rows?: { label: string; value: string }[];
  /** Said as if typed when the row is pressed. */
  say?: string;
  /** Opened when it is pressed, instead. */
  url?: string | undefined;
}
