import { constants, deflateRawSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import excel from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { readAside } from '../../../documents/readers/aside.ts';
import { readDocument } from '../../../documents/readers/read.ts';
import { READ_LIMITS, type ReadLimits } from '../../../documents/readers/refusal.ts';
import { smallPdf } from '../../support/small-pdf.ts';

const secrets = new Set(['identifiant', 'motdepasse', 'mdp', 'login']);
const read = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}) =>
  readDocument(bytes, {
    limits: { ...READ_LIMITS, ...limits },
    credentials: secrets,
    progress: () => {},
  });

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const body = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document ${WORD}><w:body>${inside}</w:body></w:document>`;
const docx = (document: string, more: Record<string, string> = {}) =>
  zipSync({
    'word/document.xml': strToU8(document),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

it('a file that grows too much once opened is not unpacked', async () => {
  const bomb = docx(body(paragraph('0'.repeat(3_000_000))));
  expect(bomb.length).toBeLessThan(20_000);
  await expect(read(bomb, { part: 1_000_000 })).rejects.toMatchObject({ reason: 'bomb' });
});

it('a file of too many elements is given up', async () => {
  const deep = docx(body('<w:p>'.repeat(400) + '</w:p>'.repeat(400)));
  await expect(read(deep)).rejects.toMatchObject({ reason: 'bomb' });
  const wide = docx(body('<w:p/>'.repeat(600)));
  await expect(read(wide, { elements: 500 })).rejects.toMatchObject({ reason: 'bomb' });
});

it('a document type is refused: no entity is defined, none is fetched', async () => {
  const type = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
  const file = docx(body(paragraph('&e;'), type));
  await expect(read(file)).rejects.toMatchObject({ reason: 'doctype' });
});

it('a file with a password is said to have one', async () => {
  const office = new Uint8Array(2048);
  office.set([0xd0, 0xcf, 0x11, 0xe0]);
  await expect(read(office)).rejects.toMatchObject({ reason: 'old-format' });
  [...'EncryptedPackage'].forEach((sign, i) => {
    office[512 + 2 * i] = sign.charCodeAt(0);
  });
  await expect(read(office)).rejects.toMatchObject({ reason: 'encrypted' });
  const key = `<${'41'.repeat(32)}>`;
  const locked = smallPdf(
    [{ texts: [{ text: 'Fiche 1', x: 50, y: 700 }] }],
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00> <00>]`,
  );
  await expect(read(locked)).rejects.toMatchObject({ reason: 'encrypted' });
});

it('macros and links are seen, and neither run nor followed', async () => {
  const links =
    '<Relationships><Relationship Id="r1" TargetMode="External" Target="http://example.org/x"/></Relationships>';
  const file = docx(body(paragraph('Fiche 1 : Ouvrir')), {
    'word/vbaProject.bin': 'macro',
    'word/_rels/document.xml.rels': links,
  });
  const { notices, blocks } = await read(file);
  expect(notices).toEqual(['macros', 'external-links']);
  expect(blocks).toMatchObject([{ text: 'Fiche 1 : Ouvrir' }]);
});

it('a file that is cut, empty or of another kind is said to be so', async () => {
  const whole = docx(body(paragraph('Fiche 1')));
  await expect(read(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({
    reason: 'damaged',
  });
  await expect(read(docx('<w:document><w:body>'))).rejects.toMatchObject({ reason: 'damaged' });
  await expect(read(new Uint8Array())).rejects.toMatchObject({ reason: 'empty' });
  await expect(read(zipSync({ 'a.txt': strToU8('a') }))).rejects.toMatchObject({
    reason: 'unknown-format',
  });
  await expect(read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3))).rejects.toMatchObject({
    reason: 'unknown-format',
  });
  await expect(read(strToU8('%PDF-1.4 and nothing more'))).rejects.toMatchObject({
    reason: 'damaged',
  });
  await expect(read(new Uint8Array(11), { bytes: 10 })).rejects.toMatchObject({
    reason: 'too-big',
  });
});

it('a sheet of too many columns or cells is not read', async () => {
  const wide = new excel.Workbook();
  wide.addWorksheet('a').getCell(1, 500).value = 'x';
  const bytes = new Uint8Array(await wide.xlsx.writeBuffer());
  await expect(read(bytes)).rejects.toMatchObject({ reason: 'too-wide' });
  const merged = new excel.Workbook();
  const sheet = merged.addWorksheet('a');
  sheet.getCell(1, 1).value = 'x';
  sheet.mergeCells('A1:C40');
  const many = new Uint8Array(await merged.xlsx.writeBuffer());
  await expect(read(many, { cells: 100 })).rejects.toMatchObject({ reason: 'too-many-cells' });
});

it('a PDF of pictures, or of too many pages, is said to be one', async () => {
  await expect(read(smallPdf([{ texts: [] }, { texts: [] }]))).rejects.toMatchObject({
    reason: 'scanned',
  });
  const page = { texts: [{ text: 'Une ligne de texte assez longue', x: 50, y: 700 }] };
  await expect(read(smallPdf([page, page]), { pages: 1 })).rejects.toMatchObject({
    reason: 'too-many-pages',
  });
});

it('logins and passwords are dropped before anything is kept, and counted', async () => {
  const lines = [
    'Fiche 1 : Ouvrir',
    'Identifiant : marie Mot de passe : azerty',
    'Mot de passe',
    'secret42',
    'http://u:p@site.fr',
    'Fin',
  ];
  const read1 = await read(strToU8(lines.join('\n')));
  expect(read1.blocks.map((block) => block.kind === 'line' && block.text)).toEqual([
    'Fiche 1 : Ouvrir',
    'Fin',
  ]);
  expect(read1.credentials).toBe(4);
  expect(JSON.stringify(read1)).not.toMatch(/azerty|secret42|u:p@/);
});

it('letters are composed, and signs that turn or hide text are taken out', async () => {
  const { blocks } = await read(
    strToU8('Fiche\u00a01 : Cre\u0301er \u202eune\u202c cre\u0300che\u200b'),
  );
  expect(blocks).toMatchObject([{ text: 'Fiche 1 : Créer une crèche' }]);
});

it('a thread that works too long is ended, and says so', async () => {
  const file = docx(body(paragraph('mot '.repeat(200)).repeat(5_000)));
  const limits = { ...READ_LIMITS, workMs: 1 };
  await expect(readAside(file, secrets, undefined, limits)).rejects.toMatchObject({
    reason: 'too-long',
  });
});

it('a thread that takes too much memory is ended, and says so', async () => {
  const file = docx(body(paragraph('mot').repeat(200_000)));
  const limits = { ...READ_LIMITS, memoryMb: 40 };
  await expect(readAside(file, secrets, undefined, limits)).rejects.toMatchObject({
    reason: 'too-much-memory',
  });
});

/** A packed stream of so many megabytes of one sign, as an object of a PDF: 1 kB for each. */
function swollen(dictionary: string, megabytes: number, sign: string): string {
  const part = deflateRawSync(new Uint8Array(1_000_000).fill(sign.charCodeAt(0)), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const bytes = `\x78\x9c${part.toString('latin1').repeat(megabytes)}\x03\x00`;
  return `<< ${dictionary} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`;
}

it('a PDF page that grows without end is given up before it fills the memory', async () => {
  const bomb = smallPdf([{ texts: [], stream: swollen('', 500, ' ') }]);
  expect(bomb.length).toBeLessThan(2_000_000);
  await expect(
    readAside(bomb, secrets, undefined, { ...READ_LIMITS, growthMb: 150 }),
  ).rejects.toMatchObject({ reason: 'too-much-memory' });
});

it('fifty megabytes, and two thousand pages, are refused as they stand', async () => {
  await expect(readAside(new Uint8Array(50_000_000), secrets)).rejects.toMatchObject({
    reason: 'too-big',
  });
  const page = { texts: [{ text: 'Fiche 1 : Ouvrir une maison', x: 50, y: 700 }] };
  const long = smallPdf(Array.from({ length: 2_000 }, () => page));
  await expect(read(long)).rejects.toMatchObject({ reason: 'too-many-pages' });
});

it('a thread gives what it read, and how far it is', async () => {
  const page = { texts: [{ text: 'Fiche 1 : Ouvrir une maison des familles', x: 50, y: 700 }] };
  const told: number[] = [];
  const document = await readAside(smallPdf([page, page]), secrets, (done) => told.push(done));
  expect(document).toMatchObject({ kind: 'pdf', pages: 2, credentials: 0 });
  expect(told).toEqual([1, 2]);
});
