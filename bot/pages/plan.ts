/** What the pages of the plan show: types only, shared with the browser. Days are `YYYY-MM-DD`. */

export type PageMeteo = 'soleil' | 'couvert' | 'nuage' | 'orage';

/** A fiche, an action or a collective action, on one line. */
export interface SubjectLine {
  /** `fiche:1.1`, `action:inventaire`, `proposition:cartographie`. */
  id: string;
  kind: 'fiche' | 'action' | 'proposition';
  /** "1.1", "inventaire". */
  name: string;
  title: string;
  /** What a line of a list calls it: "Leviers des communes". */
  short: string;
  /** Number of its axe; `null` for a collective action. */
  axe: string | null;
  /** "la Caf, Camille Durand (Caf)"; empty: nobody is named. */
  pilots: string;
  /** The first of them that is a person, or else an organisation. */
  pilot: string;
  /** `null`: nobody said. */
  meteo: PageMeteo | null;
  percent: number | null;
  blocker: string | null;
  arbitration: string | null;
  nextStep: string | null;
  /** The day the last update speaks of; `null`: there was none. */
  asOf: string | null;
  /** What was declared good for the committee within these months and stands elsewhere since; `null`: nothing. */
  validated: { on: string; by: string; meteo: PageMeteo | null; percent: number | null } | null;
  /** State at the end of each month of `LineDays`. */
  past: (PageMeteo | null)[];
  /** Until when an open round waits for news of it; `null`: none does. */
  due: string | null;
  /** Whoever looks leads it. */
  mine: boolean;
  /** The next meeting of the group that follows it. */
  meeting: { id: string; date: string; start: string } | null;
}

/** What the days of lines are told against. */
export interface LineDays {
  /** The day it is for the partners. */
  today: string;
  /** Twelve months, the one under way last: `2026-11`. */
  months: string[];
}

/** `GET /api/plan/all`. */
export interface PlanPage extends LineDays {
  title: string;
  /** "SDSF". */
  short: string;
  /** What the plan is read from, and its day. */
  document: string;
  date: string;
  /** Whether another version came before or comes next; `first`: none did, and whoever looks may bring one. */
  versions: 'changed' | 'first' | null;
  axes: { numero: string; title: string }[];
  /** In the order of the plan. */
  subjects: SubjectLine[];
}

export type FieldName =
  | 'acteurs'
  | 'priorites'
  | 'objectifs'
  | 'indicateurs'
  | 'actionsCles'
  | 'avancement'
  | 'echeancier'
  | 'budget';

/** One update, the oldest first, and the state it left. */
export interface UpdateStep {
  id: string;
  /** The day it speaks of. */
  on: string;
  by: string;
  meteo: PageMeteo | null;
  percent: number | null;
  /** Facts, each on its own; none: it only said how things stand. */
  facts: string[];
  blocker: string | null;
  arbitration: string | null;
  nextStep: string | null;
  /** What it said is over. */
  cleared: ('blocker' | 'arbitration')[];
  figures: { name: string; value: number; unit?: '%' | undefined }[];
  /** As typed, where not all of it was read; empty: all was. */
  words: string;
}

/** `GET /api/plan/subject?id=fiche:1.1`. */
export interface SubjectPage extends LineDays {
  subject: SubjectLine;
  /** Days since which what stands in the way, and what is to be decided, have been so. */
  since: Record<'blocker' | 'arbitration', string | null>;
  axe: { numero: string; title: string } | null;
  /** What the plan prints; a field that it has not is left out. */
  fields: { name: FieldName; items: string[] }[];
  /** The page of the document. */
  source: string;
  /** Its actions, when it has some. */
  actions: SubjectLine[];
  /** Figures told of each indicator, the oldest first. */
  indicators: {
    name: string;
    unit?: '%' | undefined;
    values: { value: number; on: string }[];
  }[];
  history: UpdateStep[];
  /** How many updates came before those of `history`. */
  older: number;
  /** Whoever looks may say where it stands. */
  mayTell: boolean;
}
