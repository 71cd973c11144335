/**
 * Workbook of a plan that French local authorities fill in for Territoires en Transitions: a row a fiche, in the order
 * of columns that its import asks for. Their names are its public format; nothing else of it is here.
 */
import excel from 'exceljs';
import { plainText } from './plain-text.ts';

/** A fiche, by what a column says of it; lists have one line an item. Days are real dates. */
export interface WorkbookRow {
  axe?: string;
  sousAxe?: string;
  titre: string;
  descriptif?: string;
  gouvernance?: string;
  objectifs?: string;
  indicateurs?: string;
  pilote?: string;
  moyens?: string;
  partenaires?: string;
  service?: string;
  participation?: string;
  financeurs: { qui: string; montant?: number }[];
  budget?: string;
  statut?: string;
  priorite?: string;
  debut?: Date;
  fin?: Date;
  calendrier?: string;
  suivi?: string;
  etapes?: string;
  notes?: string;
}

type Key = Exclude<keyof WorkbookRow, 'financeurs'>;

/** Columns under their groups; one without a key is left to whoever fills the workbook in. */
const groups: readonly {
  title: string;
  columns: readonly { title: string; key?: Key | number }[];
}[] = [
  {
    title: 'Structure',
    columns: [
      { title: 'Axe (x)', key: 'axe' },
      { title: 'Sous-axe (x.x)', key: 'sousAxe' },
      { title: 'Sous-sous axe (x.x.x)' },
    ],
  },
  {
    title: 'Présentation',
    columns: [
      { title: 'Titre de la fiche action', key: 'titre' },
      { title: 'Descriptif', key: 'descriptif' },
      { title: 'Instances de gouvernance', key: 'gouvernance' },
    ],
  },
  {
    title: 'Objectifs et indicateurs',
    columns: [
      { title: 'Objectifs', key: 'objectifs' },
      { title: 'Indicateurs liés', key: 'indicateurs' },
    ],
  },
  {
    title: 'Acteurs',
    columns: [
      { title: 'Structure pilote', key: 'pilote' },
      { title: 'Moyens humains et techniques', key: 'moyens' },
      { title: 'Partenaires', key: 'partenaires' },
      { title: 'Direction ou service pilote', key: 'service' },
      { title: 'Personne pilote' },
      { title: 'Élu·e référent·e' },
      { title: 'Participation Citoyenne', key: 'participation' },
    ],
  },
  {
    title: 'Budget',
    columns: [
      { title: 'Financements' },
      { title: 'Financeur 1', key: 0 },
      { title: 'Montant € HT', key: 0 },
      { title: 'Financeur 2', key: 1 },
      { title: 'Montant € HT', key: 1 },
      { title: 'Financeur 3', key: 2 },
      { title: 'Montant € HT', key: 2 },
      { title: 'Budget prévisionnel total € HT', key: 'budget' },
    ],
  },
  {
    title: 'Calendrier',
    columns: [
      { title: 'Statut', key: 'statut' },
      { title: 'Niveau de priorité', key: 'priorite' },
      { title: 'Date de début', key: 'debut' },
      { title: 'Date de fin', key: 'fin' },
      { title: 'Action en amélioration continue' },
      { title: 'Calendrier', key: 'calendrier' },
    ],
  },
  {
    title: 'Liens et notes',
    columns: [
      { title: 'Actions liées' },
      { title: 'Fiches des plans liées' },
      { title: 'Notes de suivi', key: 'suivi' },
      { title: 'Etapes de la fiche action', key: 'etapes' },
      { title: 'Notes complémentaires', key: 'notes' },
      { title: 'Documents et liens' },
    ],
  },
];

/** Width of a column, in letters. */
const WIDTH = 28;

const writtenIn = (
  row: WorkbookRow,
  title: string,
  key: Key | number | undefined,
): excel.CellValue => {
  if (key === undefined) return null;
  if (typeof key === 'number') {
    const { qui, montant } = row.financeurs[key] ?? {};
    const value = title.startsWith('Montant') ? montant : qui;
    return typeof value === 'string' ? plainText(value) : (value ?? null);
  }
  const value = row[key];
  return typeof value === 'string' ? plainText(value) : (value ?? null);
};

/** The workbook, as the bytes of an Excel file. */
export async function planWorkbook(rows: readonly WorkbookRow[]): Promise<Uint8Array> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Plan', { views: [{ state: 'frozen', ySplit: 2, xSplit: 4 }] });
  let column = 1;
  for (const { title, columns } of groups) {
    sheet.getCell(1, column).value = title;
    if (columns.length > 1) sheet.mergeCells(1, column, 1, column + columns.length - 1);
    for (const { title: own, key } of columns) {
      sheet.getColumn(column).width = WIDTH;
      sheet.getCell(2, column).value = own;
      rows.forEach((row, r) => {
        const cell = sheet.getCell(r + 3, column);
        cell.value = writtenIn(row, own, key);
        cell.alignment = { wrapText: true, vertical: 'top' };
        if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy';
      });
      column += 1;
    }
  }
  for (const row of [1, 2]) sheet.getRow(row).font = { bold: true };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
