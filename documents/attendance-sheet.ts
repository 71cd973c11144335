/** The sheet that is signed at a meeting, as Word, and who came, as a table for Excel. */
import { typography } from '../cards/typography.ts';
import type { Block, BlockCell, Column, Paper } from './blocks.ts';
import { mapTexts, plainText } from './plain-text.ts';
import { capital } from './restitution/say.ts';
import { frenchCsv } from './spreadsheet-text.ts';
import { word } from './word.ts';

/** One person, as the sheet and the table say it. */
export interface AttendanceLine {
  name: string;
  institution: string;
  /** In words: "présent", or empty: no answer. Before the meeting it is no more than what was answered. */
  status: string;
  /** Who signs in their place: "représenté par Zoé Petit". */
  inPlace: string;
  word: string;
}

export interface AttendanceSheet {
  lang: 'fr' | 'en';
  /** "Feuille d'émargement". */
  heading: string;
  /** Group and purpose; said again on the next pages, with `on`, so that a page alone proves something. */
  meeting: string;
  /** Day and hours. */
  on: string;
  /** Plan, day, hours and place, a line each. */
  about: string[];
  agenda: { title: string; points: string[] };
  columns: Record<'name' | 'institution' | 'presence' | 'status' | 'word' | 'signature', string>;
  /** Of which whoever signs ticks one, in the words of the answers: there, excused, at a distance. */
  ways: string[];
  /** Who answers for the sheet signs it, too. */
  organiser: string;
  /** At the foot of every page: what the sheet is for, and whom to ask. */
  footer: Paper['footer'];
  /** By family name. */
  lines: AttendanceLine[];
  /** "Caf : 2 présents, 1 excusé", of the answers that came so far; none: nobody answered. */
  countsTitle: string;
  counts: string[];
  /** Rows left empty for those who were not expected, where the page of the last person is full. */
  spare: number;
}

/** As long as a name. */
const RULE = '_'.repeat(13);

/** In twips: 1.4 cm, in which a hand signs. */
const TALL = 794;

/** Parts of the width: a signature needs room. */
const columns = (heads: AttendanceSheet['columns']): Column[] => [
  { title: heads.name, share: 26 },
  { title: heads.institution, share: 15 },
  { title: heads.presence, share: 35 },
  { title: heads.signature, share: 24 },
];

/** The sheet to be signed, as a Word document. */
export const attendanceDocument = (sheet: AttendanceSheet): Promise<Uint8Array> =>
  word(mapTexts(paperOf(sheet), (text) => typography(plainText(text), sheet.lang)));

function paperOf(sheet: AttendanceSheet): Paper {
  const { lang, heading, meeting, on, about, agenda, counts, columns: heads, footer } = sheet;
  const signed = (columns: Column[], rows: BlockCell[][]): Block => ({
    ...{ kind: 'table', tall: TALL, columns, rows },
  });
  const listed = (label: string, items: readonly string[]): Block[] =>
    items.length > 0 ? [{ kind: 'paragraph', label, text: ['', ...items].join('\n') }] : [];
  // Whoever comes in their place is written on a line of its own.
  const boxes = sheet.ways.map((one) => `☐ ${one.replace('…', RULE)}`.replaceAll(' ', '\u00a0'));
  const way = [boxes.slice(0, -1).join('  '), ...boxes.slice(-1)].join('\n');
  return {
    ...{ lang, footer, again: [heading, meeting, on].join(' – ') },
    cover: { title: heading, subtitle: meeting, lines: about.map(capital) },
    blocks: [
      ...listed(
        agenda.title,
        agenda.points.map((point, at) => `${at + 1}. ${capital(point)}`),
      ),
      ...listed(sheet.countsTitle, together(counts)),
      signed(columns(heads), [
        ...sheet.lines.map((line) => [
          { text: line.name, strong: true, note: line.inPlace },
          ...[line.institution, way, ''],
        ]),
        ...Array.from({ length: sparing(sheet) }, () => ['', '', way, '']),
      ]),
      signed([{ title: sheet.organiser, share: 1 }], [['']]),
    ],
  };
}

/** One after the other: what is said of institutions takes no room from those who sign. */
const together = (counts: readonly string[]) => [counts.join(' · ')].filter(Boolean);

/** Of the page, in points: what may be written on, and what stands on it; `signed`: whoever organises. */
const heights = {
  ...{ page: 726, band: 91, title: 18.2, line: 13.2, letters: 95 },
  ...{ head: 18, row: 41, signed: 89 },
};

/** Empty rows that fill the page where the last person signs; more, on another, where too few are left. */
export function sparing({ about, agenda, counts, lines: people, spare }: AttendanceSheet): number {
  const heightOf = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + Math.ceil(text.length / heights.letters), 0) * heights.line;
  const listed = [agenda.points, together(counts)]
    .filter(({ length }) => length > 0)
    .reduce((sum, texts) => sum + heights.title + heightOf(texts), heightOf(about));
  const rowsIn = (height: number) => (height - heights.head) / heights.row;
  const first = Math.max(0, rowsIn(heights.page - heights.band - listed));
  const later = Math.floor(rowsIn(heights.page));
  const over = people.length + heights.signed / heights.row - first;
  const free = Math.floor(over <= 0 ? -over : (later - (over % later)) % later);
  return free < LEAST_SPARE ? free + spare : free;
}

const LEAST_SPARE = 2;

/** Who came, a line each, for a French Excel. */
export const attendanceTable = ({ columns, lines }: AttendanceSheet): Uint8Array =>
  frenchCsv([
    [columns.institution, columns.name, columns.status, columns.word],
    ...lines.map(({ name, institution, status, word }) => [institution, name, status, word]),
  ]);
