/** A draft in the place of the plan that is served: the same partnership, its places, its organisations, what it refuses. */
import { parse, stringify } from 'yaml';
import type { Plan } from '../knowledge/schema.ts';
import { carriedOver, type Tree } from './carried-over.ts';
import { coverageOf, identified, isSameYears } from './coverage.ts';
import type { Draft } from './draft.ts';
import { slug } from './values.ts';
import { initials, type WrittenWith, writtenPlan } from './written.ts';

/** A draft with the places and the organisations of a plan. */
const beside = (tree: Tree, before: Plan, head: Tree): Tree => ({
  ...tree,
  plan: { ...(tree.plan as Tree), territoire: before.plan.territoire, ...head },
  territoires: joined(before.territoires, tree.territoires).filter(
    ({ id }) => id !== 'territoire' || before.territoires.some((one) => one.id === id),
  ),
  organisations: joined(before.organisations, tree.organisations),
});

/** Those of a plan, then those that a document adds; what it calls one of them otherwise is kept. */
function joined(known: readonly Tree[], drafted: unknown): Tree[] {
  const fresh = (drafted as Tree[] | undefined) ?? [];
  const alias = (one: Tree) => (one.alias as string[] | undefined) ?? [];
  const told = (one: Tree) => fresh.find(({ id }) => id === one.id);
  return [
    ...known.map((one) => {
      const names = [...new Set([...alias(one), ...alias(told(one) ?? {})])];
      return names.length > 0 ? { ...one, alias: names } : one;
    }),
    ...fresh.filter(({ id }) => !known.some((one) => one.id === id)),
  ];
}

/** What a draft follows. */
export interface ServedBefore {
  plan: Plan;
  /** Its file, as it was written; empty: it was not kept, and nothing but its places and organisations is carried over. */
  text: string;
  /** Plans and editions that are or were served. */
  versions: readonly { plan: string; edition: number }[];
}

/** As the document prints it; else that of the plan that it completes, and of another plan, the initials of its title. */
export const sigleOf = (draft: Draft, before: Plan): string =>
  draft.sigle ??
  (isSameYears(draft, before) ? undefined : initials(draft.title?.value)) ??
  before.plan.sigle;

/**
 * Plan file of a draft that follows the plan that is served. The same years: its next edition, with all that the
 * document does not speak of; others: another plan, that has what is refused and the glossary.
 */
export function followingText(
  draft: Draft,
  { plan, text, versions }: ServedBefore,
  withIt: WrittenWith,
): string {
  const tree = writtenPlan(identified(draft, plan), withIt);
  const own = tree.plan as Tree;
  const before = plan.plan;
  const [debut, fin] = draft.years ?? [before.debut, before.fin];
  const sigle = sigleOf(draft, plan);
  const isSame = isSameYears(draft, plan);
  const id = isSame ? before.id : slug(`${sigle} ${debut} ${fin}`);
  const editions = versions.filter((one) => one.plan === id).map(({ edition }) => edition);
  const { zoneScolaire, joursFeries } = before;
  const head = {
    id,
    edition: Math.max(0, ...editions) + 1,
    sigle,
    titre: draft.title?.value ?? before.titre,
    debut,
    fin,
    date: draft.day ?? own.date ?? before.date,
    ...(zoneScolaire !== undefined && { zoneScolaire }),
    joursFeries,
  };
  const { refus, glossaire } = plan;
  const next = beside(tree, plan, head);
  const { scope } = coverageOf(draft, plan);
  const made =
    scope && text !== ''
      ? carriedOver(next, parse(text) as Tree, scope)
      : { ...next, refus, glossaire };
  return stringify(made, { lineWidth: 0 });
}
