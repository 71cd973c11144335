/** Labels beside their values, in a table without a header. */
import { type Cell, cellText, type Place, type Table } from '../../documents/readers/blocks.ts';
import type { DraftBuilder } from './builder.ts';
import { type Heading, headingOf } from './headings.ts';
import type { FieldKey } from './import-words.ts';
import { labelledLine, labelOf } from './labels.ts';
import { type GridRow, isFilled, numbered, placeOf, type TableTools } from './table-parts.ts';
import { isEmptyText } from './values.ts';

/** What a table of labels has opened. */
interface Opened {
  fiche: DraftBuilder['fiche'];
  /** Axes stand above their fiches in it, and not among the labels of a fiche. */
  isAxeFirst: boolean;
}

/** Signs of a label that is not known. */
const LONGEST_LABEL = 90;

/** Labels beside their values, row by row. */
export function readLabels(grid: readonly GridRow[], table: Table, tools: TableTools): void {
  const { builder, words } = tools;
  const opened: Opened = { fiche: undefined, isAxeFirst: false };
  let last: { key: FieldKey | 'rubrique'; label: string } | undefined;
  for (const row of grid) {
    const cells = row.filter((cell): cell is Cell => cell !== undefined);
    const filled = cells.filter(isFilled);
    if (filled.length === 0) {
      Object.assign(opened, { fiche: undefined, isAxeFirst: false });
      last = undefined;
      continue;
    }
    // A row of one cell, and cells that hold their own labels, are read as lines.
    const isAlone = filled.length === 1 && filled[0] === cells[0];
    if (isAlone || areSelfLabelled(filled, words)) {
      for (const cell of filled) {
        if (!isAlone) builder.close();
        const before = builder.fiche;
        for (const line of cell.lines) tools.line(line);
        if (builder.fiche !== before) opened.fiche = builder.fiche;
      }
      last = undefined;
      continue;
    }
    const first = cells[0];
    if (first && !isFilled(first) && last && filled.length === 1 && filled[0]) {
      builder.field({
        ...last,
        place: placeOf(filled[0], table),
        lines: filled[0].lines,
        doubts: [],
      });
      continue;
    }
    let at = 0;
    while (at < cells.length) {
      const label = cells[at];
      const value = cells[at + 1];
      if (!isFilled(label)) {
        if (isFilled(value)) for (const line of value.lines) tools.line(line);
        at += 2;
        continue;
      }
      last = readPair(label, value, cells.length, table, tools, opened);
      at += 2;
    }
  }
}

/** Whether cells hold their labels with their values: one that is known, and the like of it in the others. */
function areSelfLabelled(cells: readonly Cell[], words: TableTools['words']): boolean {
  const isLabelled = ({ lines }: Cell): boolean => {
    const labelled = labelledLine(lines[0]?.text ?? '', words);
    return labelled?.key !== undefined && (labelled.value !== '' || lines.length > 1);
  };
  return (
    cells.some(isLabelled) &&
    cells.every((cell) => isLabelled(cell) || /\S\s?:\s?\S/.test(cellText(cell)))
  );
}

function readPair(
  label: Cell,
  value: Cell | undefined,
  width: number,
  table: Table,
  tools: TableTools,
  opened: Opened,
): { key: FieldKey | 'rubrique'; label: string } | undefined {
  const { builder, words } = tools;
  const text = cellText(label);
  const place = placeOf(label, table);
  // What stands beside a label is where it stands, not where its label does.
  const beside = isFilled(value) ? placeOf(value, table) : place;
  const lines = value?.lines ?? [];
  const said = lines.map((line) => line.text).join(' ');
  const heading = headingOf(text, words);
  if (
    heading &&
    (heading.number !== undefined || heading.title === '') &&
    openPair(heading, said, heading.number === undefined ? beside : place, tools, opened)
  )
    return undefined;
  const key = labelOf(label.lines, words);
  if (key === 'numero' && said) {
    builder.numberFiche(numbered(said, words).number ?? said, beside);
    opened.fiche = builder.fiche;
  } else if (key === 'titre' && said) {
    const { number, title } = numbered(said, words);
    builder.entitleFiche(title, beside);
    if (number !== undefined && builder.fiche && !builder.fiche.number)
      builder.numberFiche(number, beside);
    opened.fiche = builder.fiche;
  } else if ((key === 'axe' || key === 'sousAxe') && said) {
    const { number, title } = numbered(said, words);
    openIn(key, number, title, beside, builder, opened);
  } else if (key) {
    builder.field({ key, label: text.replace(/\s*:$/, ''), place, lines, doubts: [] });
    return { key, label: text };
  } else if (
    isFilled(value) &&
    text.length <= LONGEST_LABEL &&
    label.lines.length <= 2 &&
    width <= 4
  ) {
    const own = text.replace(/\s*:$/, '').replace(/\s+/g, ' ');
    builder.field({ key: 'rubrique', label: own, place, lines, doubts: ['label-unknown'] });
    return { key: 'rubrique', label: own };
  } else {
    for (const line of [...label.lines, ...lines]) tools.line(line);
  }
  return undefined;
}

/** "AXE 1 | Agir…", "FICHE | 1.1", "ACTION | Poursuivre…": a word of rank in a cell, the rest in the next. */
function openPair(
  heading: Heading,
  said: string,
  place: Place,
  { builder, words, scheme }: TableTools,
  opened: Opened,
): boolean {
  const rank = scheme.rankOf(heading);
  const own =
    heading.number === undefined
      ? numbered(said, words)
      : { number: heading.number, title: heading.title || said };
  if (rank === 'action' || (rank === 'fiche' && own.number === undefined)) {
    if (!builder.fiche || builder.fiche.title || isEmptyText(said, words)) return false;
    builder.entitleFiche(said.replace(/\s+/g, ' '), place);
    return true;
  }
  if (rank === undefined || (own.number === undefined && rank !== 'axe')) return false;
  if (own.number === undefined && own.title === '') return false;
  if (rank === 'fiche') {
    if (builder.fiche && !builder.fiche.number && opened.fiche === builder.fiche)
      builder.numberFiche(own.number ?? '', place);
    else
      builder.open({
        rank,
        ...(own.number && { number: own.number }),
        title: own.title.replace(/\s+/g, ' '),
        place,
        isClear: true,
      });
    opened.fiche = builder.fiche;
  } else openIn(rank, own.number, own.title, place, builder, opened);
  return true;
}

/** Opens an axe or a part; when the table has already named its fiche, it is that of the fiche. */
function openIn(
  rank: 'axe' | 'sousAxe',
  number: string | undefined,
  title: string,
  place: Place,
  builder: DraftBuilder,
  opened: Opened,
): void {
  if (!opened.fiche) opened.isAxeFirst = true;
  const said = title.replace(/\s+/g, ' ');
  if (opened.fiche && !opened.isAxeFirst) {
    builder.fiche = opened.fiche;
    builder.placeIn(rank, number, said, place);
  } else builder.open({ rank, ...(number !== undefined && { number }), title: said, place });
}
