import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { type Format, formats, restitutionFile } from '../../../documents/restitution/formats.ts';
import type { Restitution } from '../../../documents/restitution/restitution.ts';
import { seedFor } from '../../src/store/random.ts';
import {
  brokenXml,
  hasLibreOffice,
  pagesOf,
  partsOf,
  runsOf,
  unescaped,
} from '../../support/office.ts';
import { hostile4000, restitutionOfYear, saying } from '../../support/restitution.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const seed = seedFor('restitution documents');
let data: Restitution;
let english: Restitution;
beforeAll(async () => {
  const { plan } = await knowledgeOf('seineSaintDenis');
  data = restitutionOfYear(plan, seed);
  english = restitutionOfYear(plan, seed, 'en');
  hostile = saying(hostile4000, brief(data));
});

/** A few subjects of it: Word's pages take seconds to lay out for a whole year. */
const brief = (whole: Restitution): Restitution => ({
  ...whole,
  subjects: whole.subjects.slice(0, 4),
  entries: whole.entries.slice(0, 20),
});

const made = new Map<Restitution, Map<Format, Promise<{ content: Uint8Array }>>>();
/** Each document is made once for all tests. */
const bytesOf = async (format: Format, of = data): Promise<Uint8Array> => {
  const files = made.get(of) ?? new Map();
  made.set(of, files);
  if (!files.has(format)) files.set(format, restitutionFile(of, format));
  return (await files.get(format)).content;
};
let hostile: Restitution;
const textOf = async (format: 'csv' | 'md', of = data) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(format, of));
/** Without what typography changes and where lines break. */
const bare = (text: string) => text.replace(/\s+/g, '').replaceAll('’', "'");

describe('the Word file', () => {
  let parts: Map<string, string>;
  let body: string;
  beforeAll(async () => {
    parts = partsOf(await bytesOf('docx'));
    body = parts.get('word/document.xml') ?? '';
  });
  const paragraphs = () => body.match(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs) ?? [];
  const headings = () =>
    paragraphs().flatMap((p) => {
      const level = /<w:pStyle w:val="Heading(\d)"\/>/.exec(p)?.[1];
      return level ? [{ level: Number(level), text: runsOf(p) }] : [];
    });

  it('has real headings, none skipping a level', () => {
    const levels = headings().map(({ level }) => level);
    expect(levels.filter((level) => level === 1).length).toBeGreaterThan(6);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  it('has a table of contents that is already filled in, with page numbers', () => {
    const entries = paragraphs().filter((p) => /<w:pStyle w:val="TOC\d"\/>/.test(p));
    const listed = headings().filter(({ level }) => level < 3);
    expect(entries.map(runsOf)).toEqual(
      listed.map(({ text }) => expect.stringMatching(new RegExp(`^${escaped(text)}\\s*\\d+$`))),
    );
    expect(parts.get('word/settings.xml')).not.toContain('updateFields');
  });

  it('says the first row of every table again on each page', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? [];
      expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(
        rows.map((_, at) => at === 0),
      );
    }
  });

  it('says in words what each chart shows, and gives its numbers in a table below', () => {
    const drawings = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, d = '']) => d);
    expect(drawings.map(unescaped)).toEqual([
      expect.stringContaining('fin de chaque mois'),
      expect.stringContaining('par axe'),
    ]);
    for (const part of body.split('<c:chart').slice(1)) expect(part).toContain('<w:tbl>');
  });

  it('says its language, its title and its page numbers', () => {
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
    expect(parts.get('docProps/core.xml')).toContain('Restitution au comité');
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, xml]) => xml).join('')).toMatch(/PAGE.*NUMPAGES/s);
  });

  it('says no météo by colour alone', () => {
    const shaded = (body.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).filter((cell) =>
      /w:fill="(?:FFF1C2|DCEBF9|DDE1E7|F8D7D5)"/.test(cell),
    );
    expect(shaded.length).toBeGreaterThan(5);
    for (const cell of shaded)
      expect(runsOf(cell)).toMatch(/[☀☁⚡]\u00a0(soleil|couvert|nuage|orage)/);
  });

  it('is written as French is: no straight apostrophe, no breaking space before a colon', () => {
    const text = paragraphs().map(runsOf).join('\n');
    expect(text.match(/\p{L}'\p{L}|« | »| [:;?!%]/gu)).toBeNull();
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the slides', () => {
  let slides: string[];
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = partsOf(await bytesOf('pptx'));
    slides = [...parts]
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, xml]) => xml);
  });

  it('have each a title, where a screen reader looks for it', () => {
    expect(slides.length).toBeGreaterThan(10);
    for (const slide of slides) {
      const [title = ''] = slide.match(/<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s) ?? [];
      expect(runsOf(title)).not.toBe('');
    }
  });

  it('have tables whose first row is a header, and charts that say what they show', () => {
    const tables = slides.flatMap((slide) => slide.match(/<a:tblPr[^>]*>/g) ?? []);
    expect(new Set(tables)).toEqual(new Set(['<a:tblPr firstRow="1"/>']));
    const charts = slides.filter((slide) => slide.includes('/chart"'));
    expect(charts).toHaveLength(2);
    for (const chart of charts) expect(chart).toMatch(/descr="[^"]{20,}"/);
  });

  it('speak French to whatever reads them aloud', () => {
    const all = [...parts.values()].join('');
    expect(all).toContain('lang="fr-FR"');
    expect(all).not.toContain('lang="en-US"');
  });
});

describe('the workbook', () => {
  const open = async (of = data) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await bytesOf('xlsx', of)) as unknown as ArrayBuffer);
    return book;
  };

  it('has every update of the period, with the words as typed', async () => {
    const sheet = (await open(saying(hostile4000, data))).getWorksheet('Mises à jour');
    const words = sheet?.getColumn(9).values.slice(2);
    expect(words).toEqual([hostile4000, ...data.entries.map((entry) => entry.words)]);
  });

  it('has no formula whatever was typed, and real dates', async () => {
    const book = await open(hostile);
    const types = new Set<number>();
    book.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => void types.add(cell.type))),
    );
    expect([...types]).not.toContain(ExcelJS.ValueType.Formula);
    expect(book.getWorksheet('Mises à jour')?.getCell('B2').value).toEqual(
      new Date('2026-11-02T00:00:00.000Z'),
    );
  });

  it('keeps its header row in sight and prints it on each page', async () => {
    (await open()).eachSheet((sheet) => {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
    });
  });
});

describe('the CSV file', () => {
  it('is what Excel opens in France: a mark, semicolons, one line a fiche or action', async () => {
    const text = await textOf('csv', saying('une ligne', data));
    expect(text.startsWith('\ufeff"Fiche ou action";"Axe";')).toBe(true);
    expect(text).toContain('\r\n');
    const lines = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? [];
    expect(lines).toHaveLength(data.subjects.length + 1);
  });

  it('starts no cell as a formula', async () => {
    const text = await textOf('csv', hostile);
    expect(text).toContain(`"'=HYPERLINK(""http`);
    expect(text).not.toMatch(/(?:^|;)"?[=+@]/m);
  });
});

describe('the Markdown file', () => {
  it('has one title, a heading for each chapter, and tables with a header', async () => {
    const text = await textOf('md');
    expect(text.match(/^# /gm)).toHaveLength(1);
    expect(text.match(/^## /gm)?.length).toBeGreaterThan(6);
    expect(text).toMatch(/^\| Mois \|.*\n\| --- \|/m);
  });

  it('shows what was typed as it was typed', async () => {
    const typed = '**gras** # titre | [lien](x) <b> `code`\n# deux';
    const text = await textOf('md', saying(typed, data));
    const shown = String.raw`\*\*gras\*\* \# titre \| \[lien\](x) \<b\> \`code\``;
    expect(text.split(shown).length).toBeGreaterThan(4);
    expect(text).not.toMatch(/^# deux/m);
  });
});

describe('a text of 4,000 characters that other programs would make something of', () => {
  it.each(['docx', 'pptx'] as const)('is whole in the %s', async (format) => {
    const parts = partsOf(await bytesOf(format, hostile));
    const text = [...parts].filter(([name]) => /document|slides\/slide/.test(name));
    const said = bare(text.map(([, xml]) => runsOf(xml)).join(''));
    // On slides it goes on from one to the next, beside other cells: its pieces are all there.
    const pieces = format === 'docx' ? [hostile4000] : hostile4000.split(' ');
    expect(pieces.filter((piece) => !said.includes(bare(piece)))).toEqual([]);
  });
});

describe('what no file can hold', () => {
  const odd = 'avant\u0000\u0008\u001b\ud800\ufffe\u202eaprès';
  it.each(['docx', 'pptx', 'xlsx'] as const)(
    'is left out of the %s, which stays readable',
    async (format) => {
      const parts = partsOf(await bytesOf(format, saying(odd, brief(data))));
      expect([...parts].flatMap(([name, xml]) => (brokenXml(xml) ? [name] : []))).toEqual([]);
      expect([...parts.values()].join('')).toContain('avantaprès');
    },
  );
});

it('an empty period makes every document, which says there is nothing', async () => {
  const nothing: Restitution = {
    ...data,
    entries: [],
    meetings: [],
    months: [],
    subjects: data.subjects.map((subject) => ({
      ...subject,
      highlights: [],
      blocker: null,
      arbitration: null,
      nextStep: null,
      indicators: [],
      updates: 0,
      before: { meteo: null, percent: null, on: null },
      now: { meteo: null, percent: null, on: null },
    })),
  };
  for (const format of formats)
    expect((await bytesOf(format, nothing)).length).toBeGreaterThan(100);
  expect(await textOf('md', nothing)).toContain('Aucun arbitrage n’est demandé.');
});

it('English documents say so and hold no French sentence of ours', async () => {
  const parts = partsOf(await bytesOf('docx', brief(english)));
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
  const text = await textOf('md', english);
  expect(text).toContain('For the committee to decide');
  expect(text).not.toMatch(/À décider|Faits marquants|Sans nouvelle|Pilotes/);
});

// LibreOffice is no dependency of the project: where it is not installed, its reading is left out.
const ifOffice = hasLibreOffice ? describe : describe.skip;
ifOffice('LibreOffice', () => {
  it.each(['docx', 'pptx', 'xlsx'] as const)('opens the %s, whatever was typed', async (format) => {
    const pages = pagesOf(`restitution.${format}`, await bytesOf(format, hostile));
    expect(pages.length).toBeGreaterThan(1);
    expect(bare(pages.join(' ')).includes('fin-du-texte')).toBe(true);
  });

  it('finds each chapter on the page that the table of contents says, or the one beside it', async () => {
    const pages = pagesOf('restitution.docx', await bytesOf('docx'));
    const chapters = [...(pages[1] ?? '').matchAll(/^(\S.*?)\.{3,}\s*(\d+)\s*$/gm)].filter(
      ([, title = '']) => !title.startsWith('Axe'),
    );
    expect(chapters.length).toBeGreaterThan(6);
    for (const [, title = '', page] of chapters) {
      const found = pages.findIndex((text, at) => at > 1 && text.includes(title)) + 1;
      // The numbers are those of Word's layout: a chapter near the end of a page may fall on either.
      expect([title, Math.abs(found - Number(page)) <= 1]).toEqual([title, true]);
    }
  });
});
