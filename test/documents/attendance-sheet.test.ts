import { describe, expect, it } from '@jest/globals';
import {
  type AttendanceSheet,
  attendanceDocument,
  attendanceTable,
  sparing,
} from '../../documents/attendance-sheet.ts';
import { safeCell } from '../../documents/spreadsheet-text.ts';
import { runsOf } from '../support/office.ts';
import { unzipped } from '../support/unzip.ts';

const sheet: AttendanceSheet = {
  lang: 'fr',
  heading: 'Feuille d’émargement',
  agenda: { title: 'Ordre du jour', points: ['Tour de table', 'Bilan'] },
  organiser: 'Nom et signature de la personne qui organise',
  footer: { text: 'Qui a participé', page: 'page', of: 'sur' },
  meeting: 'Sous-groupe « cartographie » – premier état',
  on: 'mardi 15 septembre 2026, de 14h à 16h',
  about: ['mardi 15 septembre 2026, de 14h à 16h', 'Caf de Bobigny'],
  columns: {
    name: 'Nom',
    institution: 'Institution',
    presence: 'Présence',
    status: 'Réponse',
    word: 'Mot',
    signature: 'Signature',
  },
  ways: ['présent', 'excusé', 'à distance'],
  lines: [
    {
      ...{ name: 'Camille Durand', institution: 'Caf', status: 'présent', inPlace: '' },
      word: '=HYPERLINK("x")',
    },
    {
      ...{ name: 'Zoé <Petit> & Cie', institution: '', status: '', word: 'a;b "c"\nd' },
      inPlace: 'représentée par Omar Diallo',
    },
  ],
  countsTitle: 'Réponses reçues au 10 septembre 2026 : 1 sur 2',
  counts: ['Caf : 1 présent'],
  spare: 2,
};

describe('the table for a French Excel', () => {
  const bytes = attendanceTable(sheet);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

  it('begins with the mark of UTF-8 and separates by semicolons', () => {
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.slice(1).split('\r\n')[0]).toBe('Institution;Nom;Réponse;Mot');
  });

  it('holds no formula, and quotes what would break a line', () => {
    expect(text).toContain(`Caf;Camille Durand;présent;"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"a;b ""c""\nd"');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('guards %j', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  it('leaves other cells as they are', () => {
    expect(safeCell('l’axe 5 = la recherche')).toBe('l’axe 5 = la recherche');
  });
});

describe('the sheet to sign', () => {
  it('is a Word document with everybody, their institution and room for others', async () => {
    const xml = unzipped(await attendanceDocument(sheet), 'word/document.xml');
    for (const text of ['Feuille d’émargement', 'Camille Durand', 'Caf', 'Signature'])
      expect(xml).toContain(text);
    expect(xml).toContain('Zoé &lt;Petit&gt; &amp; Cie');
    const [heads, organiser] = [2, 1];
    expect(xml.match(/<w:tr[ >]/g)).toHaveLength(
      heads + sheet.lines.length + sparing(sheet) + organiser,
    );
  });

  it('fills the page where the last person signs, and goes on where that leaves too few rows', () => {
    const [line] = sheet.lines;
    const rows = (people: number) => {
      const lines = Array.from({ length: people }, () => line ?? { ...sheet.lines[0] });
      return people + sparing({ ...sheet, lines } as AttendanceSheet);
    };
    expect(rows(2)).toBe(rows(3));
    const full = rows(2);
    expect(rows(full)).toBe(full + sheet.spare);
    expect(rows(full + 3)).toBe(rows(full + 4));
  });

  it('has rows of more than a centimetre, and columns for a name, an institution, how one is there and a signature', async () => {
    const xml = unzipped(await attendanceDocument(sheet), 'word/document.xml');
    // 567 twips.
    const heights = [...xml.matchAll(/<w:trHeight w:val="(\d+)"/g)].map(([, high]) => Number(high));
    expect(heights).toHaveLength(sheet.lines.length + sparing(sheet) + 1);
    expect(Math.min(...heights)).toBeGreaterThan(567);
    expect(runsOf(xml)).toContain('NomInstitutionPrésenceSignature');
    expect(runsOf(xml).replaceAll('\u00a0', ' ')).toContain('☐ présent  ☐ excusé☐ à distance');
  });

  it('is signed by who organises, says who signs for another and no answer beside a signature, and numbers its pages', async () => {
    const bytes = await attendanceDocument(sheet);
    const said = runsOf(unzipped(bytes, 'word/document.xml'));
    expect(said).toContain('Camille DurandCaf');
    expect(said).toContain('Zoé <Petit> & Ciereprésentée par Omar Diallo');
    expect(said.endsWith(sheet.organiser)).toBe(true);
    expect(said).not.toContain('Logo');
    expect(runsOf(unzipped(bytes, 'word/footer1.xml'))).toMatch(/^Qui a participépage /);
  });

  it('says on a page that comes off of which meeting it is', async () => {
    const head = runsOf(unzipped(await attendanceDocument(sheet), 'word/header1.xml'));
    expect(head.replaceAll('\u00a0', ' ')).toContain(
      'Feuille d’émargement – Sous-groupe « cartographie » – premier état – mardi 15 septembre 2026',
    );
  });

  it('says the order of the day, and heads no list that is empty', async () => {
    const xml = unzipped(await attendanceDocument({ ...sheet, counts: [] }), 'word/document.xml');
    expect(runsOf(xml)).toContain('Ordre du jour1. Tour de table2. Bilan');
    expect(xml).not.toContain(sheet.countsTitle);
  });

  it('takes characters that XML forbids without breaking', async () => {
    const name = 'a\u0000b\u0008c';
    const lines = [{ name, institution: '', status: '', inPlace: '', word: '' }];
    const xml = unzipped(await attendanceDocument({ ...sheet, lines }), 'word/document.xml');
    expect(xml).toContain('abc');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });
});
