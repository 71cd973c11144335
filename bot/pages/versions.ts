/** Changes from a version of the plan to the next, `GET /api/versions/changes`: types only. */
export interface VersionsPage {
  /** "SDSF 2027-2032", and the document that it is read from. */
  name: string;
  document: string;
  /** Day of that document, and what the plan holds. */
  date: string;
  axes: number;
  subjects: number;
  /** Year in which the plan begins. */
  from: string;
  /** Day since which it is in effect; `null`: there was no other. */
  since: string | null;
  /** Versions before it, the newest first, and the last day of each. */
  earlier: { name: string; until: string }[];
  /** Version that is published for later. */
  next: { name: string; from: string } | null;
  /** What it changed in the one before it, in the order of the plan; `axe`: its number, `null`: of none; `before` empty: there was none. */
  changes: {
    axe: string | null;
    isAxe: boolean;
    kind: 'new' | 'moved' | 'changed' | 'split' | 'merged';
    becomes: string;
    before: string;
    now: string;
  }[];
  /** Short names of what it has no more, and of what it left as it was: axes, fiches, then actions. */
  closed: string[];
  unchanged: string[];
}
