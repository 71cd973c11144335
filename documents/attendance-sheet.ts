/** The sheet that is signed at a meeting, as Word, and who came, as a table for Excel. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { mapTexts, plainText } from './plain-text.ts';
import { frenchCsv } from './spreadsheet-text.ts';

/** One person, as the sheet and the table say it. */
export interface AttendanceLine {
  name: string;
  institution: string;
  /** In words: "présent", "représenté par Zoé Petit", or empty: no answer. */
  status: string;
  word: string;
}

export interface AttendanceSheet {
  /** "Feuille d'émargement". */
  heading: string;
  group: string;
  /** Day, hours and place, a line each. */
  about: string[];
  columns: { name: string; institution: string; status: string; word: string; signature: string };
  /** By institution, then by name. */
  lines: AttendanceLine[];
  /** "la Caf : 2 présents, 1 excusé", a line each. */
  countsTitle: string;
  counts: string[];
  /** Rows left empty for those who were not expected. */
  spare: number;
}

const cell = (text: string, width: number, bold = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 80, bottom: 80, left: 80, right: 80 },
    children: [new Paragraph({ children: [new TextRun({ text, bold })] })],
  });

/** Widths of the columns, in percent: a signature needs room. */
const widths = [28, 22, 20, 30] as const;

const row = (texts: readonly string[], header = false): TableRow =>
  new TableRow({
    tableHeader: header,
    cantSplit: true,
    children: widths.map((width, at) => cell(texts[at] ?? '', width, header)),
  });

/** The sheet to be signed, as a Word document. */
export async function attendanceDocument(typed: AttendanceSheet): Promise<Uint8Array> {
  const sheet = mapTexts(typed, plainText);
  const { columns, lines, spare } = sheet;
  const head = [columns.name, columns.institution, columns.status, columns.signature];
  const text = (line: string) => new Paragraph({ children: [new TextRun(line)] });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(head, true),
      ...lines.map(({ name, institution, status }) => row([name, institution, status, ''])),
      ...Array.from({ length: spare }, () => row([])),
    ],
  });
  const document = new Document({
    creator: 'Fil rouge',
    title: `${sheet.heading} : ${sheet.group}`,
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    sections: [
      {
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.LEFT,
            children: [new TextRun(sheet.heading)],
          }),
          new Paragraph({ children: [new TextRun({ text: sheet.group, bold: true })] }),
          ...sheet.about.map(text),
          new Paragraph({}),
          table,
          new Paragraph({}),
          new Paragraph({
            children: [new TextRun({ text: sheet.countsTitle, bold: true })],
          }),
          ...sheet.counts.map(text),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Who came, a line each, for a French Excel. */
export const attendanceTable = ({ columns, lines }: AttendanceSheet): Uint8Array =>
  frenchCsv([
    [columns.institution, columns.name, columns.status, columns.word],
    ...lines.map(({ name, institution, status, word }) => [institution, name, status, word]),
  ]);
