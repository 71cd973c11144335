/** How much of the plan that is served a draft speaks of: a document of ten fiches of 29 completes it, and closes none. */
import type { Plan } from '../knowledge/schema.ts';
import type { Draft, DraftAxe, DraftFiche, DraftScope } from './draft.ts';

export interface Coverage {
  /** Undefined where its years are others: it is another plan, whole. */
  scope: DraftScope | undefined;
  /** Fiches of the plan that is served that are in the document too, and all of them. */
  have: number;
  of: number;
  /** Its years, where they are others. */
  years?: readonly [number, number];
}

/** Share of the fiches from which a document is taken for the whole plan, until a person says otherwise. */
const MOSTLY = 0.9;

export const isSameYears = ({ years }: Draft, { plan }: Plan): boolean =>
  years === undefined || (years[0] === plan.debut && years[1] === plan.fin);

export function coverageOf(draft: Draft, plan: Plan): Coverage {
  const drafted = new Set(identified(draft, plan).fiches.map(({ identity }) => identity));
  const of = plan.fiches.length;
  const have = plan.fiches.filter(({ id }) => drafted.has(id)).length;
  const { years } = draft;
  if (years && !isSameYears(draft, plan)) return { scope: undefined, have, of, years };
  return { scope: draft.scope ?? (have < MOSTLY * of ? 'part' : 'whole'), have, of };
}

/**
 * The draft, each thing with the identity it will have: as a person said it, else that of the thing of the plan that
 * prints its number, else its number, unless it is the identity of another.
 */
export function identified(draft: Draft, plan: Plan): Draft {
  const axes = new Map(draft.axes.map((axe) => [axe, identifiedIn(axe, plan.axes)]));
  return {
    ...draft,
    axes: [...axes.values()],
    fiches: draft.fiches.map((fiche) => {
      const axe = fiche.axe && axes.get(fiche.axe);
      return { ...identifiedIn(fiche, plan.fiches), ...(axe && { axe }) };
    }),
  };
}

function identifiedIn<T extends DraftAxe | DraftFiche>(
  thing: T,
  before: readonly { id: string; numero: string }[],
): T {
  const number = thing.number?.value;
  if (thing.identity !== undefined || number === undefined) return thing;
  const same = before.find(({ numero }) => numero === number);
  const isTaken = before.some(({ id }) => id === number);
  return { ...thing, identity: same?.id ?? (isTaken ? `n-${number}` : number) };
}
