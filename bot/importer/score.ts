/** What a draft is worth beside a reference: precision and recall, field by field. */
import { comparable } from '../../documents/readers/clean.ts';

/** Plan file as a tree: a draft need not be whole. */
interface PlanTree {
  organisations?: { id: string; nom?: string; court?: string; alias?: string[] }[];
  axes?: Node[];
  fiches?: Node[];
}
type Node = Record<string, unknown>;

/** A value that a plan holds. */
export interface PlanFact {
  field: string;
  /** Thing and letters of the value. */
  key: string;
  /** Where it is, as a review says it. */
  path: string;
  value: string;
}

export interface FieldScore {
  field: string;
  right: number;
  drafted: number;
  expected: number;
}

/** Fields that say how a plan is built; the others are text. */
export const STRUCTURE: ReadonlySet<string> = new Set([
  'axe',
  'titre d’axe',
  'sousAxe',
  'titre de sousAxe',
  'numero',
  'titre',
  'fiche › axe',
  'fiche › sousAxe',
  'pilote',
  'debut',
  'fin',
  'statut',
  'priorite',
]);

const textOf = (item: unknown): string =>
  typeof item === 'string' ? item : String((item as { texte?: unknown } | null)?.texte ?? '');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Facts of a plan, each with the letters it is compared by. */
export function factsOf(plan: PlanTree): PlanFact[] {
  const facts: PlanFact[] = [];
  const bodies = new Map(
    (plan.organisations ?? []).map((one) => [
      one.id,
      [one.nom ?? '', one.court ?? '', ...(one.alias ?? [])],
    ]),
  );
  const add = (field: string, thing: string, value: unknown, path: string): void => {
    if (value === undefined || value === null || value === '') return;
    facts.push({
      field,
      key: `${field}|${thing}|${comparable(String(value))}`,
      path,
      value: String(value),
    });
  };
  const actions = (thing: string, list: unknown, path: string): void => {
    listOf(list).forEach((item, i) => {
      const action = item as Node;
      const own = `${path} › action ${i + 1}`;
      const called = `${thing}|${comparable(textOf(item))}`;
      add('actions', thing, textOf(item), own);
      for (const id of listOf(action.pilote))
        add('actions › pilote', called, nameOf(String(id), bodies), `${own} › pilote`);
      for (const one of listOf(action.avancement))
        add('actions › avancement', called, textOf(one), `${own} › avancement`);
      for (const one of listOf(action.sousActions))
        add('sousActions', called, textOf(one), `${own} › sousActions`);
      for (const key of ['debut', 'fin', 'statut'])
        add(`actions › ${key}`, called, action[key], `${own} › ${key}`);
    });
  };
  for (const axe of plan.axes ?? []) {
    const thing = `axe ${axe.numero}`;
    add('axe', '', axe.numero, `${thing} › numero`);
    add('titre d’axe', thing, axe.titre, `${thing} › titre`);
    for (const part of listOf(axe.sousAxes) as Node[]) {
      add('sousAxe', thing, part.numero, `${thing} › sousAxes › numero`);
      add('titre de sousAxe', `${thing} ${part.numero}`, part.titre, `${thing} › sousAxes › titre`);
    }
    actions(thing, axe.actions, thing);
  }
  for (const fiche of plan.fiches ?? []) {
    const thing = `fiche ${fiche.numero}`;
    add('numero', '', fiche.numero, `${thing} › numero`);
    add('titre', thing, fiche.titre, `${thing} › titre`);
    add('fiche › axe', thing, fiche.axe, `${thing} › numero`);
    add('fiche › sousAxe', thing, fiche.sousAxe, `${thing} › numero`);
    for (const id of listOf(fiche.pilote))
      add('pilote', thing, nameOf(String(id), bodies), `${thing} › pilote`);
    for (const key of ['debut', 'fin', 'statut', 'priorite', 'echeancier', 'budget'])
      add(key, thing, fiche[key], `${thing} › ${key}`);
    for (const key of [
      'acteurs',
      'priorites',
      'objectifs',
      'indicateurs',
      'actionsCles',
      'avancement',
    ])
      for (const item of listOf(fiche[key])) add(key, thing, textOf(item), `${thing} › ${key}`);
    for (const one of listOf(fiche.financements) as Node[])
      add('financements', thing, one.montant ?? one.qui, `${thing} › financements`);
    for (const one of listOf(fiche.responsables) as Node[])
      add('responsables', thing, one.service, `${thing} › responsables`);
    actions(thing, fiche.actions, thing);
    for (const one of listOf(fiche.rubriques) as Node[]) {
      add('rubriques', thing, one.libelle, `${thing} › rubriques`);
      for (const point of listOf(one.points))
        add(
          'rubriques › points',
          `${thing}|${comparable(String(one.libelle))}`,
          textOf(point),
          `${thing} › rubriques › ${one.libelle}`,
        );
    }
  }
  return facts;
}

/** The name that an organisation goes by: its full one. */
const nameOf = (id: string, bodies: ReadonlyMap<string, string[]>): string =>
  bodies.get(id)?.[0] || id;

/** Names under which the reference knows an organisation. */
function aliased(facts: readonly PlanFact[], plan: PlanTree): PlanFact[] {
  const full = new Map(
    (plan.organisations ?? []).flatMap(({ nom = '', court = '', alias = [], id }) =>
      [court, id, ...alias]
        .filter(Boolean)
        .map((name) => [comparable(name), comparable(nom)] as const),
    ),
  );
  return facts.map((fact) => {
    if (!fact.field.endsWith('pilote')) return fact;
    const own = comparable(fact.value);
    const name = full.get(own);
    return name
      ? { ...fact, key: `${fact.key.slice(0, fact.key.length - own.length)}${name}` }
      : fact;
  });
}

/** Score of a draft beside its reference, and the facts of each that the other lacks. */
export function scoreOf(
  draft: PlanTree,
  reference: PlanTree,
): {
  fields: FieldScore[];
  wrong: PlanFact[];
  missing: PlanFact[];
} {
  const wanted = factsOf(reference);
  const made = aliased(factsOf(draft), reference);
  const left = new Map<string, PlanFact[]>();
  for (const fact of wanted) left.set(fact.key, [...(left.get(fact.key) ?? []), fact]);
  const wrong = made.filter((fact) => left.get(fact.key)?.pop() === undefined);
  const missing = [...left.values()].flat();
  const names = [...new Set([...wanted, ...made].map(({ field }) => field))];
  const count = (facts: readonly PlanFact[], field: string) =>
    facts.filter((fact) => fact.field === field).length;
  const fields = names.map((field) => ({
    field,
    right: count(made, field) - count(wrong, field),
    drafted: count(made, field),
    expected: count(wanted, field),
  }));
  return { fields, wrong, missing };
}

/** Sum of the scores of some fields. */
export const summed = (field: string, scores: readonly FieldScore[]): FieldScore =>
  scores.reduce(
    (sum, one) => ({
      field,
      right: sum.right + one.right,
      drafted: sum.drafted + one.drafted,
      expected: sum.expected + one.expected,
    }),
    { field, right: 0, drafted: 0, expected: 0 },
  );
