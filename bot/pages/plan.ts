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
  /** Number of its axe; `null` for a collective action. */
  axe: string | null;
  /** "la Caf, Camille Durand (Caf)"; empty: nobody is named. */
  pilots: string;
  /** `null`: nobody said. */
  meteo: PageMeteo | null;
  percent: number | null;
  blocker: string | null;
  arbitration: string | null;
  nextStep: string | null;
  /** The day the last update speaks of; `null`: there was none. */
  asOf: string | null;
  /** Whoever looks leads it. */
  mine: boolean;
  /** The next meeting of the group that follows it. */
  meeting: { id: string; date: string; start: string } | null;
}

/** `GET /api/plan/all`. */
export interface PlanPage {
  title: string;
  /** "SDSF". */
  short: string;
  /** What the plan is read from, and its day. */
  document: string;
  date: string;
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
  /** As typed. */
  words: string;
}

/** `GET /api/plan/subject?id=fiche:1.1`. */
export interface SubjectPage {
  subject: SubjectLine;
  axe: { numero: string; title: string } | null;
  /** What the plan prints; a field that it has not is left out. */
  fields: { name: FieldName; items: string[] }[];
  /** The page of the document. */
  source: string;
  /** Its actions, when it has some. */
  actions: SubjectLine[];
  indicators: { name: string; value: number; on: string }[];
  history: UpdateStep[];
  /** How many updates came before those of `history`. */
  older: number;
  /** Whoever looks may say where it stands. */
  mayTell: boolean;
}
