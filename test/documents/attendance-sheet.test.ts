import { describe, expect, it } from '@jest/globals';
import {
  type AttendanceSheet,
  attendanceDocument,
  attendanceTable,
} from '../../documents/attendance-sheet.ts';
import { safeCell } from '../../documents/spreadsheet-text.ts';
import { unzipped } from '../support/unzip.ts';

const sheet: AttendanceSheet = {
  heading: 'Feuille d’émargement',
  group: 'Sous-groupe « cartographie »',
  about: ['mardi 15 septembre 2026, de 14h à 16h', 'Caf de Bobigny'],
  columns: {
    name: 'Nom',
    institution: 'Institution',
    status: 'Réponse',
    word: 'Mot',
    signature: 'Signature',
  },
  lines: [
    { name: 'Camille Durand', institution: 'la Caf', status: 'présent', word: '=HYPERLINK("x")' },
    { name: 'Zoé <Petit> & Cie', institution: '', status: '', word: 'a;b "c"\nd' },
  ],
  countsTitle: 'Présents, excusés et représentés, par institution',
  counts: ['La Caf : 1 présent'],
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
    expect(text).toContain(`la Caf;Camille Durand;présent;"'=HYPERLINK(""x"")"`);
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
    for (const text of ['Feuille d’émargement', 'Camille Durand', 'la Caf', 'Signature'])
      expect(xml).toContain(text);
    expect(xml).toContain('Zoé &lt;Petit&gt; &amp; Cie');
    expect(xml.match(/<w:tr[ >]/g)).toHaveLength(1 + sheet.lines.length + sheet.spare);
  });

  it('takes characters that XML forbids without breaking', async () => {
    const name = 'a\u0000b\u0008c';
    const lines = [{ name, institution: '', status: '', word: '' }];
    const xml = unzipped(await attendanceDocument({ ...sheet, lines }), 'word/document.xml');
    expect(xml).toContain('abc');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });
});
