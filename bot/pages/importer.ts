/** What the pages of the importer show, `GET /api/importer/all|draft|values|source|succession`: types only. */

export interface ImportsPage {
  drafts: {
    id: string;
    file: string;
    /** Who dropped it, and when. */
    by: string;
    at: string;
    /** Values to read again. */
    left: number;
    /** Day from which it is served; `null`: it is not published. */
    publishedFrom: string | null;
  }[];
}

/** A value of the draft, or something to be said of it. */
export interface ImportValue {
  id: number;
  /** "fiche 1.1 › pilote". */
  path: string;
  text: string;
  /** Where the document prints it. */
  place: string;
  /** Why it is to be read again; empty: it is sure. */
  why: string;
  /** Who amended it last, "Camille Durand, accepté"; empty: nobody. */
  by: string;
  /** `value`; `pilot`: a fiche without pilote, whose id it has; `line`: of the basket. */
  kind: 'value' | 'pilot' | 'line';
  /** The thing that it is of; 0: none. */
  thing: number;
}

export interface ImportThing {
  id: number;
  kind: 'axe' | 'fiche';
  number: ImportValue | null;
  title: ImportValue | null;
  /** Name in a list: "Fiche 1.1, Créer des crèches". */
  name: string;
  /** Id of its axe; 0: it has none. */
  axe: number;
  isTwice: boolean;
}

export interface ImportOrganisation {
  id: string;
  name: string;
  alias: string[];
  /** It is in the plan that is served. */
  isKnown: boolean;
  /** How many times the draft names it. */
  uses: number;
}

export interface ImportRemark {
  key: string;
  text: string;
  /** Organisations that may be one; none for a number that lacks. */
  organisations: [string, string] | null;
}

export interface ImportDraftPage {
  id: string;
  file: string;
  by: string;
  at: string;
  version: number;
  publishedFrom: string | null;
  /** What was seen of the file: macros, logins that were dropped. */
  notices: string[];
  /** How much of a plan it is: "1 axe, 3 fiches". */
  made: string;
  plan: { title: string; sigle: string; from: number; to: number; day: string };
  /** What the document does to the plan of the same years, and why that is thought; `null`: its years are others. */
  covers: { scope: 'whole' | 'part' | null; text: string };
  doubts: ImportValue[];
  things: ImportThing[];
  organisations: ImportOrganisation[];
  remarks: ImportRemark[];
  basket: ImportValue[];
  /** Where a text may be put, by key. */
  keys: { key: string; title: string }[];
  /** What keeps it from being published; `id`: the value or the thing to look at, 0: the plan. */
  blocking: { text: string; id: number }[];
  /** Earliest day that it may be served from. */
  today: string;
}

/** Values of one thing, sure ones too. */
export interface ImportValuesPage {
  values: ImportValue[];
}

export interface SourceCell {
  text: string;
  isLit: boolean;
  span: number;
}

export type SourceBlock =
  | { kind: 'line'; text: string; level: number; isListed: boolean; isLit: boolean }
  | { kind: 'table'; rows: SourceCell[][] };

/** A shape of a slide: its place, and letters that fit into it, in hundredths of the width of the slide. */
export interface SourceBox {
  left: number;
  top: number;
  width: number;
  height: number;
  size: number;
  blocks: SourceBlock[];
}

/** The document around a value. */
export interface ImportSourcePage {
  place: string;
  blocks: SourceBlock[];
  /** The same as the page of a PDF prints it: lines at their places, in points; `null` for other documents. */
  page: {
    width: number;
    height: number;
    lines: { text: string; x: number; y: number; width: number; size: number; isLit: boolean }[];
  } | null;
  /** The same as a slide shows it: shapes at their places, in hundredths of its sides; `null` for other documents. */
  slide: { ratio: number; boxes: SourceBox[] } | null;
}

/** What becomes of the things of the plan that is served. */
export interface ImportSuccessionPage {
  /** Why the plan cannot be made; empty: it can. */
  faults: string[];
  /** The plan that it would take the place of. */
  served: string;
  name: string;
  /** Why that day is too early; empty: it is not. */
  tooEarly: string;
  changes: { becomes: string; before: string; now: string }[];
  same: number;
  /** What it keeps beside its axes and its fiches; empty: nothing. */
  carried: string;
  /** One number, two titles that have nothing in common: the thing of the draft, and the identity that makes it another. */
  doubtful: { id: number; before: string; now: string; other: string }[];
  /** Something closed that is like something new: the thing of the draft, and the identity that makes it the same. */
  alike: { id: number; before: string; now: string; same: string }[];
}
