/** What a plan file prints of each fiche, in the order that documents have. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Tree = Record<string, unknown>;
export const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (item: unknown): string =>
  typeof item === 'string' ? item : String((item as Tree).texte);

/** A plan file as it is written, without what reading adds to it. */
export const rawPlan = (file: string): Tree => parse(readFileSync(file, 'utf8')) as Tree;

export interface PrintedField {
  /** Key of the labels of a layout; of a rubrique, its own label. */
  key: string;
  lines: string[];
  isList: boolean;
}

const months =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

function printedDate(value: unknown): string {
  const [year, month, day] = String(value).split('-');
  const named = month ? `${months[Number(month) - 1]} ${year}` : String(year);
  return day ? `${day === '01' ? '1er' : Number(day)} ${named}` : named;
}

export const namesOf = (plan: Tree, ids: unknown): string[] =>
  listed(ids).map((id) =>
    String((listed(plan.organisations) as Tree[]).find((one) => one.id === id)?.nom),
  );

const euros = (amount: unknown): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ' ')} €`;

/** Fields of a fiche but its number, title, axe and the actions that have a pilote or news of their own. */
export function fieldsOf(fiche: Tree, plan: Tree): PrintedField[] {
  const made: PrintedField[] = [];
  const add = (key: string, lines: string[], isList = lines.length > 1) => {
    if (lines.length > 0) made.push({ key, lines, isList });
  };
  if (fiche.pilote === null) made.push({ key: 'pilote', lines: [''], isList: false });
  else add('pilote', namesOf(plan, fiche.pilote));
  add(
    'service',
    (listed(fiche.responsables) as Tree[]).map((one) => String(one.service)),
  );
  for (const key of ['debut', 'fin']) if (fiche[key]) add(key, [printedDate(fiche[key])]);
  for (const key of ['statut', 'priorite', 'echeancier', 'budget'])
    if (fiche[key]) add(key, [String(fiche[key])]);
  add('acteurs', listed(fiche.acteurs).map(textOf), true);
  add('priorites', listed(fiche.priorites).map(textOf), true);
  const objectives = listed(fiche.objectifs) as Tree[];
  for (const [niveau, key] of [
    [undefined, 'objectifs'],
    ['general', 'objectifGeneral'],
    ['specifique', 'objectifSpecifique'],
    ['operationnel', 'objectifOperationnel'],
  ] as const)
    add(key, objectives.filter((one) => one.niveau === niveau).map(textOf), true);
  add(
    'financements',
    (listed(fiche.financements) as Tree[]).map(
      (one) => `${one.qui ?? namesOf(plan, [one.organisation])[0]} : ${euros(one.montant)}`,
    ),
  );
  add('indicateurs', listed(fiche.indicateurs).map(textOf), true);
  add('actionsCles', listed(fiche.actionsCles).map(textOf), true);
  if (!hasActionTable(fiche)) add('actions', listed(fiche.actions).map(textOf), true);
  add('avancement', listed(fiche.avancement).map(textOf));
  for (const one of listed(fiche.rubriques) as Tree[])
    add(String(one.libelle), listed(one.points).map(textOf));
  return made;
}

/** Whether actions have more than their text, which only a table prints. */
export const hasActionTable = (fiche: Tree): boolean =>
  (listed(fiche.actions) as Tree[]).some(
    (one) => one.pilote !== undefined || one.avancement || one.statut,
  );

/** The plan without what no layout prints: what a draft is held against. */
export function printedPart(plan: Tree, isRows = false): Tree {
  const kept = new Set([
    'numero',
    'axe',
    'sousAxe',
    'titre',
    'pilote',
    'responsables',
    'debut',
    'fin',
    'statut',
    'priorite',
    'financements',
    'acteurs',
    'priorites',
    'objectifs',
    'indicateurs',
    'actionsCles',
    'actions',
    'avancement',
    'echeancier',
    'budget',
    'rubriques',
  ]);
  const actions = (list: unknown) =>
    (listed(list) as Tree[]).map(({ texte, pilote, avancement, statut }) => ({
      texte,
      pilote,
      avancement,
      statut,
    }));
  const fiches = listed(plan.fiches) as Tree[];
  const axes = listed(plan.axes) as Tree[];
  // A table of fiches prints axes beside their fiches, and nothing else of them.
  if (isRows)
    return {
      organisations: plan.organisations,
      axes: axes
        .filter((axe) => fiches.some((one) => one.axe === axe.numero))
        .map(({ numero, titre }) => ({ numero, titre })),
      fiches: fiches.map(({ sousAxe: _, ...fiche }) => ({
        ...Object.fromEntries(Object.entries(fiche).filter(([key]) => kept.has(key))),
        actions: hasActionTable(fiche) ? [] : fiche.actions,
      })),
    };
  return {
    organisations: plan.organisations,
    axes: axes.map(({ numero, titre, sousAxes, actions: own }) => ({
      numero,
      titre,
      sousAxes,
      actions: listed(own).map((one) => ({ texte: textOf(one) })),
    })),
    fiches: fiches.map((fiche) => ({
      ...Object.fromEntries(Object.entries(fiche).filter(([key]) => kept.has(key))),
      actions: actions(fiche.actions),
    })),
  };
}
