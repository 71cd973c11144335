/** What was recognised in a document: each value with its place, and what makes it doubtful. */
import type { Notice, Place } from '../../documents/readers/blocks.ts';

/** Why a value is to be read again by a person. A value without a doubt is sure. */
export type ImportDoubt =
  | 'number-twice'
  | 'number-missing'
  | 'title-missing'
  | 'title-joined'
  | 'other-title'
  | 'axe-unknown'
  | 'date-unread'
  | 'date-as-number'
  | 'status-unknown'
  | 'maybe-several'
  | 'amount-unread'
  | 'list-unmarked'
  | 'label-unknown'
  | 'glued-words'
  | 'letters-lost'
  | 'said-twice'
  | 'date-slides';

/** A value as it was found. */
export interface FoundValue<T = string> {
  /** Name of it in a draft that people amend (`kept-draft.ts`). */
  id?: number;
  value: T;
  place: Place;
  doubts: ImportDoubt[];
}

export interface DraftAction {
  text: FoundValue;
  pilots?: FoundValue<string[]> | null;
  progress: FoundValue[];
  status?: FoundValue;
  from?: FoundValue;
  to?: FoundValue;
  steps: FoundValue[];
}

export type ListKey = 'acteurs' | 'priorites' | 'indicateurs' | 'actionsCles' | 'avancement';
export type TextKey = 'statut' | 'priorite' | 'debut' | 'fin' | 'echeancier' | 'budget';

export interface DraftObjective extends FoundValue {
  niveau?: 'general' | 'specifique' | 'operationnel';
}

export interface DraftFunding {
  organisation?: string;
  qui?: string;
  montant?: number;
}

export interface DraftRubric {
  label: FoundValue;
  points: FoundValue[];
}

export interface DraftAxe {
  id?: number;
  /** Its own, where it is not its number: it was another thing in the plan before, or is another one now. */
  identity?: string;
  number?: FoundValue;
  title?: FoundValue;
  parts: { number: FoundValue; title?: FoundValue }[];
  actions: DraftAction[];
}

export interface DraftFiche {
  id?: number;
  /** As for an axe. */
  identity?: string;
  number?: FoundValue;
  title?: FoundValue;
  axe?: DraftAxe;
  part?: string;
  /** Identifiers of organisations; null: the box is there, and empty. */
  pilots?: FoundValue<string[]> | null;
  services: FoundValue[];
  texts: Partial<Record<TextKey, FoundValue>>;
  lists: Partial<Record<ListKey, FoundValue[]>>;
  objectives: DraftObjective[];
  actions: DraftAction[];
  funding: FoundValue<DraftFunding>[];
  places: FoundValue[];
  rubrics: DraftRubric[];
}

/** Organisation that a document names. */
export interface DraftOrganisation {
  id: string;
  name: string;
  alias: string[];
  place: Place;
  /** It was in the plan that the document is read into. */
  isKnown: boolean;
}

/** Line that nothing was recognised in, or that no thing of the plan takes. */
export interface Unplaced {
  id?: number;
  text: string;
  place: Place;
  /** Where it was before a person took it out: "fiche 1.1 › budget". */
  from?: string;
  /** Somebody read it, and it belongs nowhere. */
  isLeft?: boolean;
}

/** Line for a person that no value carries. */
export type DraftRemark =
  | { kind: 'hole'; of: 'axe' | 'fiche'; number: string }
  | { kind: 'alike'; organisations: [string, string] };

/** What a document does to the plan of the same years: it stands in its place, or completes it. */
export type DraftScope = 'whole' | 'part';

export interface Draft {
  title?: FoundValue;
  sigle?: string;
  years?: [number, number];
  /** What a person said that it does to the plan of the same years; absent: as much as it covers says. */
  scope?: DraftScope;
  /** Day that it speaks of, AAAA-MM-JJ. */
  day?: string;
  axes: DraftAxe[];
  fiches: DraftFiche[];
  organisations: DraftOrganisation[];
  basket: Unplaced[];
  remarks: DraftRemark[];
  /** Remarks that a person answered, as `remarkKey` names them. */
  settled?: string[];
  /** The last name given to a value, a thing or a line. */
  lastId?: number;
  notices: readonly Notice[];
  /** Lines not kept: logins, and headers that run from page to page. */
  credentials: number;
  running: number;
  /** Values that are instructions to whoever fills a model in. */
  instructions: number;
}

export const found = <T>(value: T, place: Place, ...doubts: ImportDoubt[]): FoundValue<T> => ({
  value,
  place,
  doubts,
});

/** The lists of a fiche that says nothing yet. */
export const emptyFiche = (): Omit<DraftFiche, 'axe' | 'part'> => ({
  services: [],
  texts: {},
  lists: {},
  objectives: [],
  actions: [],
  funding: [],
  places: [],
  rubrics: [],
});

/** Name of a remark: the same remark has it again. */
export const remarkKey = (remark: DraftRemark): string =>
  remark.kind === 'hole'
    ? `hole:${remark.of}:${remark.number}`
    : `alike:${remark.organisations.join(':')}`;

export function saidValue(value: unknown, organisations: readonly DraftOrganisation[]): string {
  const named = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  if (Array.isArray(value)) return value.map((id) => named(String(id))).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { organisation, qui, montant } = value as DraftFunding;
  const who = organisation === undefined ? qui : named(organisation);
  return [who, montant === undefined ? undefined : `${montant} €`].filter(Boolean).join(' : ');
}
