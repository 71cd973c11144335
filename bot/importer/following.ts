/** A draft in the place of the plan that is served: the same partnership, its places, its organisations, what it refuses. */
import { stringify } from 'yaml';
import type { Plan } from '../knowledge/schema.ts';
import type { Draft } from './draft.ts';
import { slug } from './values.ts';
import { type WrittenWith, writtenPlan } from './written.ts';

type Tree = Record<string, unknown>;

/** A draft as the next edition of a plan: what a document does not say of its plan is taken from it. */
export function mergedInto(tree: Tree, before: Plan): Tree {
  const own = tree.plan as Tree;
  const { id, sigle, titre, debut, fin, edition } = before.plan;
  const date = own.date ?? before.plan.date;
  return beside(tree, before, { id, edition: edition + 1, sigle, titre, debut, fin, date });
}

/** A draft with the places and the organisations of a plan. */
function beside(tree: Tree, before: Plan, head: Tree): Tree {
  const { territoire } = before.plan;
  return {
    ...tree,
    plan: { ...(tree.plan as Tree), territoire, ...head },
    territoires: joined(before.territoires.map(placeOf), tree.territoires).filter(
      ({ id }) => id !== 'territoire' || before.territoires.some((one) => one.id === id),
    ),
    organisations: joined(before.organisations.map(bodyOf), tree.organisations),
  };
}

const placeOf = ({ id, nom, type, avecPreposition }: Plan['territoires'][number]): Tree => ({
  id,
  nom,
  type,
  avecPreposition,
});

const bodyOf = ({ id, nom, avecArticle, alias }: Plan['organisations'][number]): Tree => ({
  id,
  nom,
  avecArticle,
  alias,
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
  /** Plans and editions that are or were served. */
  versions: readonly { plan: string; edition: number }[];
}

/**
 * Plan file of a draft that takes the place of the plan that is served. The same years: its next edition;
 * others: another plan. The words that are not those of a document, what is refused and the glossary, stay.
 */
export function followingText(
  draft: Draft,
  { plan, versions }: ServedBefore,
  withIt: WrittenWith,
): string {
  const tree = writtenPlan(draft, withIt);
  const own = tree.plan as Tree;
  const before = plan.plan;
  const [debut, fin] = draft.years ?? [before.debut, before.fin];
  const sigle = draft.sigle ?? before.sigle;
  const isSame = debut === before.debut && fin === before.fin;
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
    date: draft.day ?? own.date,
    ...(zoneScolaire !== undefined && { zoneScolaire }),
    joursFeries,
  };
  const { refus, glossaire } = plan;
  return stringify({ ...beside(tree, plan, head), refus, glossaire }, { lineWidth: 0 });
}
