/** Eight ways in which the field lays a plan out. */
import { labels } from './layout-labels.ts';
import {
  cell,
  heading,
  list,
  type Node,
  paragraph,
  type RenderedCell,
  type RenderedDocument,
} from './nodes.ts';
import {
  fieldsOf,
  hasActionTable,
  listed,
  namesOf,
  type PrintedField,
  type Tree,
  textOf,
} from './plan-fields.ts';

export const layouts = [
  'cards',
  'lines',
  'headings',
  'rows',
  'deck',
  'book',
  'frame',
  'above',
] as const;
export type Layout = (typeof layouts)[number];

const labelOf = (layout: Layout, key: string): string =>
  labels[layout === 'above' ? 'frame' : layout]?.[key] ?? key;
const trees = (value: unknown): Tree[] => listed(value) as Tree[];

/** What each layout calls an axe, and how a heading of it is written. */
const headings: Record<
  Layout,
  { axe: (n: unknown, t: unknown) => string; fiche: (n: unknown, t: unknown) => string }
> = {
  cards: { axe: (n, t) => `Axe ${n} : ${t}`, fiche: (n, t) => `Fiche ${n} : ${t}` },
  lines: { axe: (n, t) => `AXE ${n} – ${t}`, fiche: (n, t) => `Fiche action n° ${n} : ${t}` },
  headings: { axe: (n, t) => `Orientation ${n}. ${t}`, fiche: (n, t) => `Action ${n}. ${t}` },
  rows: { axe: (n, t) => `Axe ${n} : ${t}`, fiche: (n, t) => `${n} ${t}` },
  deck: { axe: (n) => `AXE ${n}`, fiche: (n) => `${n}` },
  book: {
    axe: (n, t) => `Orientation stratégique n° ${n} : ${t}`,
    fiche: (n) => `Fiche-action n°${n}`,
  },
  frame: { axe: (n, t) => `Axe ${n} – ${t}`, fiche: (n, t) => `FICHE N° ${n} — ${t}` },
  above: {
    axe: (n, t) => `Axe stratégique n°${n} ${t}`,
    fiche: (n, t) => `Fiche action ${n} ${t}`,
  },
};

/** A document that prints a plan in a layout. */
export function laidOut(plan: Tree, layout: Layout): RenderedDocument {
  const { titre } = plan.plan as Tree;
  const title = [heading(1, String(titre)), paragraph('Document adopté par les partenaires.')];
  if (layout === 'rows') return { nodes: [...title, rowTable(plan)] };
  if (layout === 'frame')
    return { nodes: [...title, ...trees(plan.fiches).flatMap((one) => frameNodes(one, plan))] };
  const fiches = trees(plan.fiches);
  const without = fiches.filter((one) => one.axe === undefined);
  const nodes: Node[] = [...title, ...(layout === 'book' ? contents(plan) : [])];
  for (const fiche of without) nodes.push(...ficheNodes(fiche, plan, layout));
  for (const axe of trees(plan.axes)) {
    nodes.push({ kind: 'page' }, ...axeNodes(axe, layout));
    const own = fiches.filter((one) => one.axe === axe.numero);
    for (const fiche of own.filter((one) => one.sousAxe === undefined))
      nodes.push(...ficheNodes(fiche, plan, layout, axe));
    for (const part of trees(axe.sousAxes)) {
      nodes.push(heading(2, `Objectif stratégique ${part.numero} : ${part.titre}`));
      for (const fiche of own.filter((one) => one.sousAxe === part.numero))
        nodes.push(...ficheNodes(fiche, plan, layout, axe));
    }
  }
  return { nodes, ...(layout === 'book' && { header: `${titre} – document de travail` }) };
}

/** A table a fiche: its heading over all columns, its axe among its labels. */
function frameNodes(fiche: Tree, plan: Tree): Node[] {
  const { axe, fiche: said } = headings.frame;
  const own = trees(plan.axes).find((one) => one.numero === fiche.axe);
  const { rows } = fieldTable(fieldsOf(fiche, plan), 'frame');
  const top = [cell(said(fiche.numero, fiche.titre), { span: 2, isBold: true })];
  const under = own ? [[cell('Axe de rattachement'), cell(axe(own.numero, own.titre))]] : [];
  return [{ kind: 'page' }, { kind: 'table', rows: [top, ...under, ...rows] }];
}

/** Labels above their values, three by three. */
function aboveNodes(fields: readonly PrintedField[]): Node[] {
  const made: Node[] = [];
  for (let i = 0; i < fields.length; i += 3) {
    const part = fields.slice(i, i + 3);
    const { rows } = fieldTable(part, 'above');
    made.push({
      kind: 'table',
      rows:
        part.length < 2 ? rows : [0, 1].map((column) => rows.map((row) => row[column] ?? cell(''))),
    });
  }
  return made;
}

function contents(plan: Tree): Node[] {
  const { axe, fiche } = headings.book;
  return [
    heading(1, 'Sommaire'),
    ...trees(plan.axes).flatMap((one, a) => [
      paragraph(`${axe(one.numero, one.titre)} ........ ${4 + a * 10}`),
      ...trees(plan.fiches)
        .filter((own) => own.axe === one.numero)
        .map((own, i) =>
          paragraph(`${fiche(own.numero, '')} : ${own.titre} ........ ${5 + a * 10 + i}`),
        ),
    ]),
    { kind: 'page' },
  ];
}

function axeNodes(axe: Tree, layout: Layout): Node[] {
  const actions = listed(axe.actions).map(textOf);
  const said =
    layout === 'deck'
      ? `AXE ${axe.numero} / ${axe.titre}`
      : headings[layout].axe(axe.numero, axe.titre);
  const top = layout === 'lines' ? paragraph(said, true) : heading(1, said);
  if (actions.length === 0) return [top];
  const label = `${labelOf(layout, 'actions')} :`;
  return [
    top,
    layout === 'headings' ? heading(3, labelOf(layout, 'actions')) : paragraph(label),
    list(actions),
  ];
}

function ficheNodes(fiche: Tree, plan: Tree, layout: Layout, axe?: Tree): Node[] {
  const fields = fieldsOf(fiche, plan);
  const said = headings[layout].fiche(fiche.numero, fiche.titre);
  const actions = hasActionTable(fiche) ? [actionTable(fiche, plan, layout)] : [];
  if (layout === 'cards') return [heading(3, said), fieldTable(fields, layout), ...actions];
  if (layout === 'above') return [heading(2, said), ...aboveNodes(fields), ...actions];
  if (layout === 'deck') {
    const top = [
      ...(axe ? [[cell(headings.deck.axe(axe.numero, '')), cell(String(axe.titre))]] : []),
      [cell('FICHE'), cell(String(fiche.numero))],
      [cell('ACTION'), cell(String(fiche.titre))],
    ];
    const { rows } = fieldTable(fields, layout);
    return [{ kind: 'page' }, { kind: 'table', rows: [...top, ...rows] }, ...actions];
  }
  if (layout === 'lines')
    return [
      paragraph(said, true),
      ...fields.flatMap((field) => lineNodes(field, layout)),
      ...actions,
    ];
  if (layout === 'headings')
    return [heading(2, said), ...fields.flatMap((field) => headedNodes(field, layout)), ...actions];
  return [{ kind: 'page' }, ...bookNodes(said, String(fiche.titre), fields), ...actions];
}

const fieldTable = (
  fields: readonly PrintedField[],
  layout: Layout,
): { kind: 'table'; rows: RenderedCell[][] } => ({
  kind: 'table',
  rows: fields.map(({ key, lines, isList }) => [
    cell(labelOf(layout, key), { isBold: true }),
    cell(key === 'pilote' ? lines.join(', ') : lines, { isList: isList && key !== 'pilote' }),
  ]),
});

function lineNodes({ key, lines, isList }: PrintedField, layout: Layout): Node[] {
  const label = labelOf(layout, key);
  if (key === 'pilote' || (lines.length === 1 && !isList))
    return [paragraph(`${label} : ${lines.join(', ')}`)];
  return [paragraph(`${label} :`), list(lines)];
}

function headedNodes({ key, lines, isList }: PrintedField, layout: Layout): Node[] {
  const top = heading(3, labelOf(layout, key));
  return [top, ...(isList ? [list(lines)] : lines.map((line) => paragraph(line)))];
}

/** Facts in a table of four columns, and the rest under bold labels. */
function bookNodes(said: string, title: string, fields: readonly PrintedField[]): Node[] {
  const short = fields.filter(
    ({ lines, isList, key }) =>
      !isList && lines.length === 1 && key !== 'avancement' && (lines[0] ?? '').length < 90,
  );
  const rows: RenderedCell[][] = [];
  for (let i = 0; i < short.length; i += 2)
    rows.push(
      short.slice(i, i + 2).flatMap(({ key, lines }) => [cell(labelOf('book', key)), cell(lines)]),
    );
  if (rows.at(-1)?.length === 2) rows.at(-1)?.push(cell(''), cell(''));
  return [
    heading(2, said),
    heading(2, title),
    ...(rows.length > 0 ? [{ kind: 'table' as const, rows }] : []),
    ...fields
      .filter((field) => !short.includes(field))
      .flatMap(({ key, lines, isList }) => [
        paragraph(labelOf('book', key), true),
        ...(isList ? [list(lines)] : lines.map((line) => paragraph(line))),
      ]),
  ];
}

const actionTable = (fiche: Tree, plan: Tree, layout: Layout): Node => {
  const rows = trees(fiche.actions);
  const hasStatus = rows.some((one) => one.statut);
  return {
    kind: 'table',
    rows: [
      [
        cell('Actions'),
        cell(labelOf(layout, 'pilote') === 'Pilotage' ? 'Pilote' : labelOf(layout, 'pilote')),
        cell('État d’avancement'),
        ...(hasStatus ? [cell('Statut')] : []),
      ],
      ...rows.map((one) => [
        cell(textOf(one)),
        cell(namesOf(plan, one.pilote).join(', ')),
        cell(listed(one.avancement).map(textOf)),
        ...(hasStatus ? [cell(String(one.statut ?? ''))] : []),
      ]),
    ],
  };
};

/** A row a fiche, headers under merged groups, one row of help, axes merged down. */
function rowTable(plan: Tree): Node {
  const fiches = trees(plan.fiches);
  const keys = [...new Set(fiches.flatMap((fiche) => fieldsOf(fiche, plan).map(({ key }) => key)))];
  const rows: RenderedCell[][] = [
    [cell('Structure', { span: 3 }), cell('Contenu', { span: keys.length })],
    [
      cell('Axe'),
      cell('N°'),
      cell('Intitulé de la fiche'),
      ...keys.map((key) => cell(labelOf('rows', key))),
    ],
    [
      cell('Indiquer l’axe'),
      cell('Préciser le numéro'),
      cell('Saisir le titre'),
      ...keys.map(() => cell('Renseigner')),
    ],
  ];
  const of = (axe: unknown) => fiches.filter((one) => one.axe === axe);
  for (const axe of [undefined, ...trees(plan.axes)]) {
    const own = of(axe?.numero);
    own.forEach((fiche, i) => {
      const fields = new Map(fieldsOf(fiche, plan).map((field) => [field.key, field]));
      const first =
        i === 0
          ? [cell(axe ? headings.rows.axe(axe.numero, axe.titre) : '', { down: own.length })]
          : [];
      rows.push([
        ...first,
        cell(String(fiche.numero)),
        cell(String(fiche.titre)),
        ...keys.map((key) => {
          const field = fields.get(key);
          return cell(key === 'pilote' ? (field?.lines.join(', ') ?? '') : (field?.lines ?? ''), {
            isList: field?.isList === true && key !== 'pilote',
          });
        }),
      ]);
    });
  }
  return { kind: 'table', rows };
}
