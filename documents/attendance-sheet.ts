/** The sheet that is signed at a meeting, as Word, and who came, as a table for Excel. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { typography } from '../cards/typography.ts';
import type { Column } from './blocks.ts';
import { line, navy, thread } from './colors.ts';
import { mapTexts, plainText } from './plain-text.ts';
import { capital } from './restitution/say.ts';
import { frenchCsv } from './spreadsheet-text.ts';
import { bullets, pageOf, stylesIn, textWidth } from './word-styles.ts';
import { lines, wordTable } from './word-table.ts';

/** One person, as the sheet and the table say it. */
export interface AttendanceLine {
  name: string;
  institution: string;
  /** In words: "présent", "représenté par Zoé Petit", or empty: no answer. */
  status: string;
  word: string;
}

export interface AttendanceSheet {
  lang: 'fr' | 'en';
  /** "Feuille d'émargement". */
  heading: string;
  group: string;
  /** Day, hours and place, a line each. */
  about: string[];
  agenda: { title: string; points: string[] };
  /** Said where a logo is to be put. */
  logo: string;
  columns: { name: string; institution: string; status: string; word: string; signature: string };
  /** By institution, then by name. */
  lines: AttendanceLine[];
  /** "Caf : 2 présents, 1 excusé", a line each; none: nobody answered. */
  countsTitle: string;
  counts: string[];
  /** Rows left empty for those who were not expected, where the page of the last person is full. */
  spare: number;
}

/** In twips: 1.3 cm, in which a hand signs. */
const TALL = 737;

/** Parts of the width: a signature needs room. */
const columns = (heads: AttendanceSheet['columns']): Column[] => [
  { title: heads.name, share: 31 },
  { title: heads.institution, share: 25 },
  { title: heads.signature, share: 44 },
];

/** The sheet to be signed, as a Word document. */
export async function attendanceDocument(typed: AttendanceSheet): Promise<Uint8Array> {
  const sheet = mapTexts(typed, (text) => typography(plainText(text), typed.lang));
  const text = (line: string) => new Paragraph({ spacing: { after: 20 }, children: lines(line) });
  const title = (line: string) => new Paragraph({ style: 'Caption', text: line });
  const rows = [
    ...sheet.lines.map(({ name, institution, status }) => [
      { text: name, strong: true, note: status },
      institution,
      '',
    ]),
    ...Array.from({ length: sparing(sheet) }, () => ['', '', '']),
  ];
  const { agenda, counts } = sheet;
  const document = new Document({
    creator: 'Fil rouge',
    title: `${sheet.heading} : ${sheet.group}`,
    styles: stylesIn(sheet.lang === 'fr' ? 'fr-FR' : 'en-GB'),
    numbering: bullets,
    sections: [
      {
        properties: { page: pageOf },
        children: [
          band(sheet),
          ...sheet.about.map(
            (said, at) =>
              new Paragraph({
                spacing: { before: at === 0 ? 200 : 0, after: 40 },
                children: lines(capital(said), { bold: at === 0 }),
              }),
          ),
          ...(agenda.points.length > 0 ? [title(agenda.title)] : []),
          ...agenda.points.map((point, at) => text(`${at + 1}. ${capital(point)}`)),
          ...(counts.length > 0 ? [title(sheet.countsTitle)] : []),
          ...counts.map(text),
          title(''),
          ...wordTable({
            ...{ kind: 'table', caption: '', columns: columns(sheet.columns), rows },
            tall: TALL,
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Of the page, in points: what may be written on, and what stands on it. */
const heights = { page: 728, band: 64, head: 17, row: 37.3, line: 15, title: 22, letters: 95 };

/** Empty rows that fill the page where the last person signs; more, on another, where too few are left. */
export function sparing({ about, agenda, counts, lines: people, spare }: AttendanceSheet): number {
  const heightOf = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + Math.ceil(text.length / heights.letters), 0) * heights.line;
  const listed = [agenda.points, counts]
    .filter(({ length }) => length > 0)
    .reduce((sum, texts) => sum + heights.title + heightOf(texts), heights.title);
  const fits = (height: number) => Math.floor((height - heights.head) / heights.row);
  const first = Math.max(0, fits(heights.page - heights.band - heightOf(about) - listed));
  const later = fits(heights.page);
  const over = people.length - first;
  const free = over <= 0 ? -over : (later - (over % later)) % later;
  return free < LEAST_SPARE ? free + spare : free;
}

const LEAST_SPARE = 2;

/** Whose meeting it is, and a place for a logo. */
function band({ heading, group, logo }: AttendanceSheet): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const dotted = { style: BorderStyle.DOTTED, size: 6, color: line };
  const left = Math.floor(textWidth * 0.78);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [left, textWidth - left],
    borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: none },
    rows: [
      new TableRow({
        children: [
          new TableCell({
            width: { size: left, type: WidthType.DXA },
            margins: { left: 200, right: 160, top: 160, bottom: 160 },
            shading: { type: ShadingType.CLEAR, color: 'auto', fill: navy },
            borders: { bottom: { style: BorderStyle.SINGLE, size: 24, color: thread } },
            children: [
              new Paragraph({
                heading: HeadingLevel.HEADING_1,
                spacing: { before: 0, after: 40 },
                children: [new TextRun({ text: heading, color: 'FFFFFF' })],
              }),
              new Paragraph({
                spacing: { after: 0 },
                children: [new TextRun({ text: group, color: 'FFFFFF', size: 24 })],
              }),
            ],
          }),
          new TableCell({
            width: { size: textWidth - left, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            borders: { top: dotted, bottom: dotted, left: dotted, right: dotted },
            children: [
              new Paragraph({ style: 'Note', alignment: AlignmentType.CENTER, text: logo }),
            ],
          }),
        ],
      }),
    ],
  });
}

/** Who came, a line each, for a French Excel. */
export const attendanceTable = ({ columns, lines }: AttendanceSheet): Uint8Array =>
  frenchCsv([
    [columns.institution, columns.name, columns.status, columns.word],
    ...lines.map(({ name, institution, status, word }) => [institution, name, status, word]),
  ]);
