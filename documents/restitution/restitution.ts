/**
 * What the committee is given each year, as data: `bot/progress/restitution.ts` makes it of what is
 * kept, the renderers beside make Word, PowerPoint, Excel, CSV and Markdown of it. Days are local
 * (`YYYY-MM-DD`). Every text is plain: nothing in it is read as Markdown, a formula or a template.
 */
export type DocumentLang = 'fr' | 'en';

/** From the best to the worst; each has its word and its sign, never its colour alone. */
export const meteos = ['soleil', 'couvert', 'nuage', 'orage'] as const;
export type RestitutionMeteo = (typeof meteos)[number];

/** Who told something, and how it reached the bot. */
export interface Voice {
  name: string;
  /** "Caf"; `null`: not known. */
  organisation: string | null;
  via: 'chat' | 'card' | 'phone' | 'link';
  /** Who had it told by phone. */
  reportedBy: string | null;
}

/** Something told, the day it speaks of, and by whom; `null`: what the plan prints. */
export interface DatedText {
  text: string;
  on: string;
  by: Voice | null;
}

/** What still stands, `on` the day it was last said, `since` the day it was first said so. */
export interface StandingText extends DatedText {
  since: string;
}

/** Where a fiche or an action stands on a day; `null`: nobody said. */
export interface SubjectStanding {
  meteo: RestitutionMeteo | null;
  percent: number | null;
  /** The day of the last update counted; `null`: none was ever given. */
  on: string | null;
}

/** A figure of an indicator, and the day it is of. */
export interface Measure {
  value: number;
  on: string;
}

export interface Indicator {
  /** As the plan prints it, or as it was typed when the plan has no such indicator. */
  name: string;
  /** What was measured, when it was told in other words than the plan's. */
  measured: string | null;
  /** `%`: its figures were told as shares. */
  unit: '%' | null;
  inPlan: boolean;
  /** The plan's own, else what was known when the period began. */
  baseline: Measure | null;
  value: Measure | null;
  by: Voice | null;
}

/** "Bon pour restitution": what stood on that day is what counts. */
export interface Validation {
  on: string;
  by: Voice | null;
  /** Updates of the period that came later, and are not in. */
  later: number;
  /** Where those say that it stands now; `null`: where it stood. */
  since: SubjectStanding | null;
}

/** A fiche, an action or a collective action. */
export interface RestitutionSubject {
  id: string;
  kind: 'fiche' | 'action' | 'proposition';
  /** "Fiche 1.1", "Leviers des communes": no two are the same. */
  label: string;
  /** Short name to be said after a label that is a number; `null`: the label is one. */
  short: string | null;
  title: string;
  /** Number of its axe; `null` for a collective action. */
  axe: string | null;
  /** "Caf, Camille Durand"; empty: nobody is named. */
  pilots: string;
  /** When the period began, and when it ended (or today, if sooner). */
  before: SubjectStanding;
  now: SubjectStanding;
  /** Météo at the end of each month of `Restitution.months`; `null`: nobody had given one. */
  trail: (RestitutionMeteo | null)[];
  /** What the plan prints of its progress. */
  startingPoint: string[];
  /** Of the period only, oldest first. */
  highlights: DatedText[];
  blocker: StandingText | null;
  arbitration: StandingText | null;
  nextStep: DatedText | null;
  indicators: Indicator[];
  validation: Validation | null;
  /** Updates of the period that count. */
  updates: number;
}

/** Subject that ended with the version of the plan that had it: its label says which. */
export interface EndedSubject extends RestitutionSubject {
  /** Day from which it is no more. */
  endedOn: string;
}

/** One thing that a version of the plan changed: "Fiche 1.1, Créer des crèches", before and now; empty: there was none. */
export interface PlanChange {
  before: string;
  now: string;
  /** "Renumérotée". */
  becomes: string;
}

export interface AxeHeading {
  numero: string;
  /** As a heading or a cell calls it. */
  short: string;
  title: string;
}

export interface InstitutionAttendance {
  institution: string;
  present: number;
  remote: number;
  represented: number;
  excused: number;
}

export interface RestitutionMeeting {
  on: string;
  title: string;
  /** "GT Axe 1". */
  group: string;
  attendance: InstitutionAttendance[];
  decisions: string;
  nextSteps: string;
}

/** One update of the period, as it was typed. */
export interface UpdateEntry {
  /** The day it speaks of, then when it was recorded, local (`YYYY-MM-DD HH:MM`). */
  on: string;
  at: string;
  subject: string;
  by: Voice;
  meteo: RestitutionMeteo | null;
  percent: number | null;
  words: string;
  /** Whether what it says is in: later than a validation, or withdrawn, it is not. */
  counts: boolean;
}

export interface Restitution {
  lang: DocumentLang;
  plan: {
    title: string;
    /** "SDSF". */
    short: string;
    /** What the starting point is taken from, and its day. */
    document: string;
    date: string;
    /** What its acronyms mean. */
    acronyms: { short: string; means: string }[];
  };
  /** First and last day, both in. */
  period: { from: string; to: string };
  /** What is said of the data on the cover and on every page; empty: nothing. */
  notice: string;
  /** The day it was made: "à jour le". */
  madeOn: string;
  axes: AxeHeading[];
  /** In the order of the plan. */
  subjects: RestitutionSubject[];
  /** Told of in the period, and ended in it: counted nowhere else. */
  ended: EndedSubject[];
  /** What the plan changed in the period; `null`: it is the same from the first day to the last. */
  changes: { from: string; before: string; now: string; lines: PlanChange[] } | null;
  /** `YYYY-MM`, those that the period touches, up to the day it was made. */
  months: string[];
  meetings: RestitutionMeeting[];
  entries: UpdateEntry[];
}
