/** The sheet that is signed at a meeting, as Word, and who came, as a table for Excel. */
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { typography } from '../cards/typography.ts';
import type { Column, Paper } from './blocks.ts';
import { mapTexts, plainText } from './plain-text.ts';
import { capital } from './restitution/say.ts';
import { frenchCsv } from './spreadsheet-text.ts';
import { footerOf } from './word-footer.ts';
import { bullets, pageOf, stylesIn } from './word-styles.ts';
import { lines, wordTable } from './word-table.ts';

/** One person, as the sheet and the table say it. */
export interface AttendanceLine {
  name: string;
  institution: string;
  /** In words: "présent", "représenté par Zoé Petit", or empty: no answer. Before the meeting it is no more than what was answered. */
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
  columns: {
    name: string;
    institution: string;
    /** Left empty: whoever signs writes it. */
    position: string;
    status: string;
    word: string;
    signature: string;
  };
  /** Who answers for the sheet signs it, too. */
  organiser: string;
  /** At the foot of every page: what the sheet is for, and whom to ask. */
  footer: Paper['footer'];
  /** By institution, then by name. */
  lines: AttendanceLine[];
  /** "Caf : 2 présents, 1 excusé", a line each, of the answers that came so far; none: nobody answered. */
  countsTitle: string;
  counts: string[];
  /** Rows left empty for those who were not expected, where the page of the last person is full. */
  spare: number;
}

/** In twips: 1.3 cm, in which a hand signs. */
const TALL = 737;

/** In half-points: read by people who stand, a pen in hand. */
const SIZE = 20;

/** Parts of the width: a signature needs room. */
const columns = (heads: AttendanceSheet['columns']): Column[] => [
  { title: heads.name, share: 30 },
  { title: heads.institution, share: 20 },
  { title: heads.position, share: 18 },
  { title: heads.signature, share: 32 },
];

/** The sheet to be signed, as a Word document. */
export async function attendanceDocument(typed: AttendanceSheet): Promise<Uint8Array> {
  const sheet = mapTexts(typed, (text) => typography(plainText(text), typed.lang));
  const text = (line: string) => new Paragraph({ spacing: { after: 20 }, children: lines(line) });
  const title = (line: string) => new Paragraph({ style: 'Caption', text: line });
  const { agenda, counts, columns: heads } = sheet;
  const colon = sheet.lang === 'fr' ? '\u00a0: ' : ': ';
  const rows = [
    ...sheet.lines.map(({ name, institution, status }) => [
      { text: name, strong: true, note: status && `${heads.status}${colon}${status}` },
      ...[institution, '', ''],
    ]),
    ...Array.from({ length: sparing(sheet) }, () => ['', '', '', '']),
  ];
  const document = new Document({
    creator: 'Fil rouge',
    title: `${sheet.heading} : ${sheet.group}`,
    styles: stylesIn(sheet.lang === 'fr' ? 'fr-FR' : 'en-GB', SIZE),
    numbering: bullets,
    sections: [
      {
        properties: { page: pageOf },
        footers: { default: footerOf(sheet.footer) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: sheet.heading }),
          new Paragraph({ style: 'Foot of band', text: sheet.group }),
          ...sheet.about.map(
            (said, at) =>
              new Paragraph({
                spacing: { before: 0, after: 40 },
                children: lines(capital(said), { bold: at === 0 }),
              }),
          ),
          ...(agenda.points.length > 0 ? [title(agenda.title)] : []),
          ...agenda.points.map((point, at) => text(`${at + 1}. ${capital(point)}`)),
          ...(counts.length > 0 ? [title(sheet.countsTitle)] : []),
          ...counts.map(text),
          title(''),
          ...wordTable({
            ...{ kind: 'table', caption: '', columns: columns(heads), rows },
            tall: TALL,
          }),
          ...wordTable({
            ...{ kind: 'table', caption: '', tall: TALL },
            ...{ columns: [{ title: sheet.organiser, share: 1 }], rows: [['']] },
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Of the page, in points: what may be written on, and what stands on it. */
const heights = { page: 728, band: 82, head: 17, row: 37.3, line: 15, title: 22, letters: 95 };

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
  const over = people.length + SIGNED - first;
  const free = over <= 0 ? -over : (later - (over % later)) % later;
  return free < LEAST_SPARE ? free + spare : free;
}

const LEAST_SPARE = 2;
/** Rows that the signature of the organiser takes, below the last one. */
const SIGNED = 4;

/** Who came, a line each, for a French Excel. */
export const attendanceTable = ({ columns, lines }: AttendanceSheet): Uint8Array =>
  frenchCsv([
    [columns.institution, columns.name, columns.status, columns.word],
    ...lines.map(({ name, institution, status, word }) => [institution, name, status, word]),
  ]);
