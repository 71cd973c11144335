/** Opens the documents that were made: their parts, and what LibreOffice makes of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** The XML parts of a Word, PowerPoint or Excel file, by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, part]) => [name, decoder.decode(part)]),
  );
}

/** What is wrong with the tags of an XML text; `undefined` when each is closed where it should. */
export function brokenXml(xml: string): string | undefined {
  const open: string[] = [];
  for (const [tag, closing, name = '', self] of xml
    .replace(/<\?.*?\?>|<!--.*?-->/gs, '')
    .matchAll(/<(\/?)([\w:]+)(?:"[^"]*"|'[^']*'|[^"'<>])*?(\/?)>/g)) {
    if (self) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return tag;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of them.
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.exec(xml);
  return open.at(-1) ?? forbidden?.[0];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** All text of the runs (`w:t`, `a:t`) of a part, in order. */
export const runsOf = (xml: string): string =>
  [...xml.matchAll(/<(?:w|a):t(?: [^>]*)?>([^<]*)<\/(?:w|a):t>/g)]
    .map(([, text = '']) => unescaped(text))
    .join('');

export const unescaped = (text: string): string =>
  text.replace(/&(?:#x?([\da-f]+)|(\w+));/gi, (all, code, name: string) =>
    code
      ? String.fromCodePoint(Number.parseInt(code, all[2] === 'x' ? 16 : 10))
      : (entities[name] ?? all),
  );

const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;
export const hasLibreOffice = has('soffice') && has('pdftotext');

/** The texts of the PDF that LibreOffice makes of each document, page by page: it starts once for all of them. */
export function pagesOf(documents: Record<string, Uint8Array>): Record<string, string[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'fil-rouge-office-'));
  try {
    const at = (name: string) => path.join(directory, name);
    for (const [name, bytes] of Object.entries(documents)) writeFileSync(at(name), bytes);
    const profile = `-env:UserInstallation=file://${at('profile')}`;
    const options = ['--headless', '--convert-to', 'pdf', '--outdir', directory];
    const names = Object.keys(documents);
    spawnSync('soffice', [profile, ...options, ...names.map(at)], { timeout: 120_000 });
    const textOf = (name: string): string =>
      spawnSync('pdftotext', ['-layout', at(name.replace(/\.\w+$/, '.pdf')), '-'], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }).stdout;
    return Object.fromEntries(names.map((name) => [name, textOf(name).split('\f').slice(0, -1)]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
