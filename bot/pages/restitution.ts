/** A restitution before it is a document, `GET /api/restitution/preview`: types only. */
import type { PageMeteo } from './plan.ts';

export type RestitutionFormat = 'docx' | 'pptx' | 'xlsx' | 'csv' | 'md';

interface Standing {
  meteo: PageMeteo | null;
  percent: number | null;
}

export interface RestitutionPage {
  headline: string;
  /** First and last day, both in. */
  from: string;
  to: string;
  /** Day that its data are of: the last one of the period, or today within it. */
  closing: string;
  /** How many stand how, and what it was when the period began. */
  tiles: { sign: PageMeteo | 'silence'; word: string; count: string; note: string }[];
  /** What to remember, in figures. */
  items: string[];
  notes: string[];
  /** What is asked of the committee, the oldest first: by which fiches, since which day. */
  decisions: { text: string; by: string; since: string }[];
  /** How many subjects had which météo at the end of each month; `silence`: nobody had said. */
  months: { month: string; counts: Record<PageMeteo | 'silence', number> }[];
  /** The average percentage of each axe that has one; `null`: of the collective actions. */
  axes: { numero: string | null; name: string; percent: number }[];
  subjects: {
    id: string;
    label: string;
    /** What a list calls it. */
    short: string;
    title: string;
    before: Standing;
    now: Standing;
    updates: number;
    /** The last ones. */
    highlights: string[];
    /** How many came before those. */
    earlier: number;
    blocker: string | null;
    arbitration: string | null;
    nextStep: string | null;
    /** The day that its end was validated, and where it stands since another; `null`: it was not. */
    validated: { on: string; since: (Standing & { on: string | null }) | null } | null;
  }[];
  meetings: number;
  formats: { format: RestitutionFormat; title: string }[];
}
