import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { monthCounts } from '../../../documents/restitution/figures.ts';
import { type Format, formats, restitutionFile } from '../../../documents/restitution/formats.ts';
import type { Restitution } from '../../../documents/restitution/restitution.ts';
import { sayIn } from '../../../documents/restitution/say.ts';
import { workbook } from '../../../documents/sheet.ts';
import { meteoInks } from '../../../visual/palette.ts';
import {
  brokenXml,
  hasLibreOffice,
  pagesOf,
  partsOf,
  runsOf,
  unescaped,
} from '../../support/office.ts';
import { drawn, seedFor } from '../../support/random.ts';
import { brief, hostile4000, restitutionOfYear, saying } from '../../support/restitution.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const seed = seedFor('restitution documents');
let data: Restitution;
let english: Restitution;
beforeAll(async () => {
  const { plan } = await knowledgeOf('seineSaintDenis');
  data = restitutionOfYear(plan, seed);
  english = restitutionOfYear(plan, seed, 'en');
  const others = saying(odd, brief(data));
  const subjects = [...others.subjects.slice(1), ...others.subjects.slice(0, 1)];
  hostile = { ...saying(hostile4000, { ...others, subjects }), notice };
});

const made = new Map<Restitution, Map<Format, Promise<{ content: Uint8Array }>>>();
/** Each document is made once for all tests. */
const bytesOf = async (format: Format, of = data): Promise<Uint8Array> => {
  const files = made.get(of) ?? new Map();
  made.set(of, files);
  if (!files.has(format)) files.set(format, restitutionFile(of, format));
  return (await files.get(format)).content;
};
/** One for all that is hostile: a text of 4,000 characters, another that no file can hold, what every page must say. */
let hostile: Restitution;
const odd = 'avant\u0000\u0008\u001b\ud800\ufffe\u202eaprès';
const notice = 'Données fictives';
const textOf = async (format: 'csv' | 'md', of = data) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(format, of));
/** Without what typography changes and where lines break. */
const bare = (text: string) => text.replace(/\s+/g, '').replaceAll('’', "'");

it('every document says of its data what the installation says, on each page', async () => {
  const counts: Record<string, number> = {};
  for (const format of ['docx', 'pptx', 'xlsx', 'md'] as const) {
    const content = await bytesOf(format, hostile);
    const all = format === 'md' ? [new TextDecoder().decode(content)] : partsOf(content).values();
    counts[format] = [...all].filter((part) => part.includes(notice)).length;
  }
  // Word: its cover and the foot of its pages; PowerPoint: its cover and the ground of the others; Excel: its first lines and every sheet.
  expect(counts).toEqual({ docx: 2, pptx: 2, xlsx: 10, md: 1 });
});

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

  /** Texts of the cells of a table, row by row. */
  const rowsOf = (table: string): string[][] =>
    (table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? []).map((row) =>
      (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map(runsOf),
    );
  /** The table that has a column of this name. */
  const tableOf = (column: string): string =>
    (body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).find((table) =>
      (rowsOf(table)[0] ?? []).includes(column),
    ) ?? '';

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

  it('says in words what each chart shows, and its numbers there or in a table below', () => {
    const drawings = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, d = '']) => d);
    const charts = drawings.filter((description) => description.length > 'pas de météo'.length);
    expect(charts.map(unescaped)).toEqual([
      expect.stringContaining('fin de chaque mois'),
      expect.stringContaining('par axe'),
    ]);
    const [months = ''] = charts.map(unescaped);
    for (const { month, meteo } of monthCounts(data)) {
      const told = `${sayIn('fr').month(month)} : ${meteo.soleil > 0 ? `${meteo.soleil} soleil` : ''}`;
      expect(bare(months)).toContain(bare(told));
    }
    expect(body.split('<c:chart').at(-1)).toContain('<w:tbl>');
  });

  it('draws each state in the colour of its sign on the pages, with black figures', () => {
    const months = [...parts].find(([, xml]) => xml.includes('<c:grouping val="stacked"/>'))?.[1];
    const fills = [...(months ?? '').matchAll(/<c:spPr><a:solidFill><a:srgbClr val="(\w+)"/g)];
    const known = Object.values(meteoInks).map((ink) => ink.slice(1).toUpperCase());
    expect(fills.length).toBeGreaterThan(2);
    expect(known).toEqual(expect.arrayContaining(fills.map(([, fill]) => fill)));
  });

  it('counts in per cent as the table does: a number format would count in hundreds', () => {
    const formats = [...parts].flatMap(([name, xml]) =>
      /charts\/chart\d+\.xml$/.test(name) ? [...xml.matchAll(/formatCode="([^"]+)"/g)] : [],
    );
    const shown = formats.map(([, format = '']) => format).filter((format) => /%/.test(format));
    // A part without a figure is no zero: « ;; » leaves it without a label.
    expect([...new Set(shown.map((format) => format.replace(/;;$/, '')))]).toEqual(['0\u00a0\\%']);
  });

  it('says its language, its title and its page numbers', () => {
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
    expect(parts.get('docProps/core.xml')).toContain('Restitution au comité');
    expect(bare(runsOf(body))).toContain(bare('Données arrêtées au 1ᵉʳ décembre 2026'));
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, xml]) => xml).join('')).toMatch(/PAGE.*NUMPAGES/s);
  });

  it('says no météo by colour or picture alone', () => {
    const shaded = (body.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).filter(
      (cell) => /w:fill="(?:D8F0E1|F0EEC2|FBE0C2|FAD4D4)"/.test(cell) && !cell.includes('<w:sz '),
    );
    expect(shaded.length).toBeGreaterThan(5);
    for (const cell of shaded)
      expect(runsOf(cell) + (/descr="([^"]+)"/.exec(cell)?.[1] ?? '')).toMatch(
        /soleil|couvert|nuage|orage/,
      );
  });

  it('opens on the year in one page: four counts, three sentences, the decisions asked for', () => {
    const said = runsOf(body.slice(0, body.indexOf('TOC')));
    for (const words of ['soleil', 'couvert', 'nuage', 'orage', 'au 1ᵉʳ janvier 2026'])
      expect(bare(said)).toContain(bare(words));
    expect(said).toMatch(/(?:améliorent?|dégradent?|changé).*(?:axes?|axe).*(?:bloquées?|blocage)/);
    expect(said).toContain('Décision du comité');
  });

  it('says each decision once, since when it waits, and leaves its answer to be written', () => {
    const table = tableOf('Décision du comité');
    const rows = rowsOf(table).slice(1);
    const asked = rows.map((cells) => cells[0]);
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked).size).toBe(asked.length);
    const days = rows.map((cells) => cells[2]);
    expect(days).toEqual(days.map(() => expect.stringMatching(/^(?:1ᵉʳ|\d+)\u00a0\p{L}+ \d{4}$/u)));
    expect(rows.map((cells) => cells[3])).toEqual(rows.map(() => ''));
  });

  it('ranks nobody: sources are institutions, in alphabetical order', () => {
    const names = rowsOf(tableOf('Mises à jour'))
      .map(([name = '']) => name)
      .slice(1);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr')));
    const people = new Set(data.entries.map(({ by }) => by.name));
    expect(names.filter((name) => people.has(name))).toEqual([]);
  });

  it('has three facts a fiche at most, and the others in an annex', () => {
    const [text = '', annex = ''] = body.split('>Annexes<').slice(-2);
    const most = Math.max(
      ...text.split('Heading3').map((part) => part.match(/<w:numPr>/g)?.length ?? 0),
    );
    expect(most).toBe(3);
    expect(runsOf(annex)).toContain('Autres faits marquants');
  });

  it('keeps a heading with what it heads, and no row alone on a page', () => {
    for (const table of body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? [];
      const kept = rows.map((row) => row.includes('<w:keepNext/>'));
      expect(kept[0]).toBe(true);
      if (rows.length > 2) expect(kept.at(-2)).toBe(true);
    }
  });

  it('is written as French is: no straight apostrophe, no breaking space before a colon', () => {
    const text = paragraphs().map(runsOf).join('\n');
    expect(text.match(/\p{L}'\p{L}|« | »| [:;?!%]/gu)).toBeNull();
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the slides', () => {
  it('of an axe tell one fact of each of its fiches', () => {
    for (const slide of slides.slice(8)) {
      const facts = runsOf(slide).match(/\(\d{1,2}\s\p{L}+\.?\)/gu) ?? [];
      const rows = slide.split('<a:tr ').length - 2;
      expect(facts.length).toBeLessThanOrEqual(rows);
      expect(rows).toBeLessThanOrEqual(4);
    }
  });

  let slides: string[];
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = partsOf(await bytesOf('pptx'));
    slides = [...parts]
      .flatMap(([name, xml]) => {
        const at = /slides\/slide(\d+)\.xml$/.exec(name)?.[1];
        return at ? [{ at: Number(at), xml }] : [];
      })
      .sort((a, b) => a.at - b.at)
      .map(({ xml }) => xml);
  });
  const titleOf = (slide: string): string => {
    const [title = ''] = slide.match(/<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s) ?? [];
    return runsOf(title);
  };

  it('are eight for the committee, then one an axe; neighbours share one, four fiches in all', () => {
    const counts = [...data.axes.map(({ numero }) => numero), null]
      .map((numero) => data.subjects.filter(({ axe }) => axe === numero).length)
      .filter((count) => count > 0);
    let room = 0;
    const shared = counts.filter((count) => {
      const begins = count > room;
      room = (begins ? Math.max(4, count) : room) - count;
      return begins;
    });
    expect(shared.length).toBeLessThan(counts.length);
    expect(slides).toHaveLength(8 + shared.length);
    for (const { short, label } of data.subjects)
      expect(
        slides.slice(8).filter((one) => bare(runsOf(one)).includes(bare(short ?? label))),
      ).not.toEqual([]);
  });

  it('have titles that are sentences made from the data, but the first', () => {
    for (const slide of slides.slice(1))
      expect(titleOf(slide)).toMatch(
        /\b(est|sont|a|ont|passe|passent|reste|(avance|bouge|recule)(nt)?|voit|voient|dégradent?|améliorent?|attend(ent)?)\b/u,
      );
    expect(titleOf(slides[2] ?? '')).toMatch(/décision/);
    expect(titleOf(slides[4] ?? '')).toMatch(/axe/);
    // No figure leads where none has a target.
    expect(titleOf(slides[7] ?? '')).toMatch(
      /^\d+\schiffres sur \d+\sont bougé depuis le\sdépart$/,
    );
  });

  it('of an axe have titles that say what is its own: a name, or how far it went', () => {
    const ends = slides.slice(8).map((slide) =>
      titleOf(slide)
        .split(/\sen\smoyenne, | : /)
        .at(-1),
    );
    for (const end of ends) expect(end).toMatch(/Fiche|«|autre|avancement moyen est de \d/);
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('have their strip in letters of 16 points, each name on its line, each axe once beside its rows', () => {
    const strip = slides[3] ?? '';
    for (const { numero } of data.axes)
      expect(strip.split(`<a:t>Axe ${numero}</a:t>`)).toHaveLength(2);
    for (const { label } of data.subjects) expect(bare(runsOf(strip))).toContain(bare(label));
    expect(strip.match(/ sz="1600"/g)?.length).toBeGreaterThan(data.subjects.length);
  });

  it('open on what the year asks of the committee', () => {
    expect(runsOf(slides[0] ?? '')).toMatch(/\d+ décisions? à prendre|Rien à décider/);
  });

  it('of an axe say what a subject is in bold beside its sign, and below what it was', () => {
    const bold = slides
      .slice(8)
      .flatMap((slide) =>
        [...slide.matchAll(/<a:r>((?:(?!<\/a:r>).)*)au\u00a0début<\/a:t>/gs)].map(([run]) => run),
      );
    expect(bold.length).toBeGreaterThan(10);
    for (const below of bold) expect(below).not.toContain('b="1"');
    for (const { now } of data.subjects.slice(0, 3))
      if (now.meteo && now.percent !== null)
        expect(slides.slice(8).join('')).toMatch(
          new RegExp(`b="1"[^>]*>(?:(?!</a:r>).)*<a:t>${now.meteo}, ${now.percent}\\s%</a:t>`, 's'),
        );
  });

  it('have tables of one size each, head and rows alike, larger where rows are few', () => {
    const sizes = slides
      .flatMap((slide) => [...slide.matchAll(/<a:tbl>.*?<\/a:tbl>/gs)].map(([one]) => one))
      .filter((one) => !one.includes('déb.'))
      .map((one) => new Set([...one.matchAll(/ sz="(\d+)"/g)].map(([, size]) => Number(size))));
    expect(sizes.length).toBeGreaterThan(7);
    for (const one of sizes) expect(one.size).toBe(1);
    expect(Math.max(...sizes.flatMap((one) => [...one]))).toBe(2000);
  });

  it('say of a period that is not over when it was closed', () => {
    expect(bare(runsOf(slides[0] ?? ''))).toContain(bare('Données arrêtées au 1ᵉʳ décembre 2026'));
  });

  it('have no text below 14 points, nor in what they share, nor in their charts', () => {
    const drawn = [...parts].filter(([name]) =>
      /slides\/|slideLayouts\/slideLayout[12]\.xml|charts\/chart/.test(name),
    );
    const small = drawn.flatMap(([name, xml]) =>
      [...xml.matchAll(/ sz="(\d+)"/g)]
        .filter(([, size]) => Number(size) < 1400)
        .map(([, size]) => `${name} ${size}`),
    );
    expect(small).toEqual([]);
    expect(drawn.flatMap(([, xml]) => xml.match(/normAutofit/g) ?? [])).toEqual([]);
  });

  it('are at least half full, and hold nothing beyond their edges', () => {
    for (const slide of slides.slice(1)) {
      const frames = [
        ...slide.matchAll(/<(?:a|p):off x="(\d+)" y="(\d+)"\/><(?:a|p):ext cx="(\d+)" cy="(\d+)"/g),
      ]
        .map((found) => found.slice(1).map((n) => Number(n) / 914_400))
        .filter(([, y = 0]) => y > 1.4 && y < 6.9);
      const rows = [...slide.matchAll(/<a:tr h="(\d+)"/g)].map(([, h]) => Number(h) / 914_400);
      const bottom = Math.max(...frames.map(([, y = 0, , h = 0]) => y + h));
      const table = rows.length > 0 ? 1.5 + rows.reduce((sum, h) => sum + h, 0) : 0;
      expect(Math.max(bottom, table)).toBeLessThan(7);
      expect(Math.max(bottom, table)).toBeGreaterThan(1.5 + 5.35 / 2);
    }
  });

  it('have each a title, where a screen reader looks for it', () => {
    expect(slides.length).toBeGreaterThan(10);
    for (const slide of slides) {
      expect(titleOf(slide)).not.toBe('');
    }
  });

  it('have tables whose first row is a header, and charts that say what they show', () => {
    const tables = slides.flatMap((slide) => slide.match(/<a:tblPr[^>]*>/g) ?? []);
    expect(new Set(tables)).toEqual(new Set(['<a:tblPr firstRow="1"/>']));
    const charts = slides.filter((slide) => slide.includes('/chart"'));
    expect(charts).toHaveLength(1);
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

  it('names each fiche or action once, in its first column, and says its last fact only', async () => {
    const book = await open();
    const [standing, references] = ['Fiches et actions', 'Références'].map((name) =>
      book.getWorksheet(name),
    );
    for (const sheet of [standing, references])
      expect(new Set(sheet?.getColumn(1).values.slice(2)).size).toBe(data.subjects.length);
    const facts = references?.getColumn(4).values.slice(2) ?? [];
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.filter((fact) => String(fact).includes('\n'))).toEqual([]);
  });

  it('has percentages that can be reckoned with, and the colour of each météo beside its word', async () => {
    // Not every year that is drawn has a storm.
    const subjects = data.subjects.map((one, at) =>
      at === 3 ? { ...one, now: { ...one.now, meteo: 'orage' as const, percent: 45 } } : one,
    );
    const sheet = (await open({ ...data, subjects })).getWorksheet('Fiches et actions');
    // A cell holds its whole workbook: what a failure prints is what is looked at.
    const look = (at: string) => {
      const { value, numFmt, alignment, fill, font } = sheet?.getCell(at) ?? {};
      return { value, numFmt, alignment, fill, font };
    };
    expect(look('F5')).toMatchObject({
      value: 0.45,
      numFmt: '0 %',
      alignment: { horizontal: 'right' },
    });
    expect(look('D5')).toMatchObject({
      value: 'orage',
      fill: { fgColor: { argb: 'FFFAD4D4' } },
      font: { name: 'Arial', size: 10 },
    });
    expect(look('F1')).toMatchObject({
      font: { name: 'Arial', size: 10, bold: true },
      alignment: { horizontal: 'right' },
    });
  });

  it('parts thousands by a space whatever language a program speaks, and says the unit of a figure', async () => {
    const columns = [
      { title: 'Consultations', width: 12, kind: 'number' as const },
      { title: 'Écart', width: 12, kind: 'gap' as const, units: ['\u00a0points'] },
    ];
    const book = new ExcelJS.Workbook();
    const bytes = await workbook('Chiffres', [{ name: 'Chiffres', columns, rows: [[1240, 6]] }]);
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell('A2').numFmt).toBe('#"\u00a0"##0');
    expect(sheet?.getCell('B2').numFmt).toBe('+0"\u00a0points";-0"\u00a0points";0');
  });

  it('draws two charts from its own cells, which say what they show', async () => {
    const parts = partsOf(await bytesOf('xlsx'));
    const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/'));
    expect(charts).toHaveLength(2);
    const book = await open();
    for (const [, xml] of charts)
      for (const [, sheet = '', column = '', first = '', last = '', cache = ''] of xml.matchAll(
        /<c:f>'([^']+)'!\$(\w+)\$(\d+):\$\w+\$(\d+)<\/c:f><c:(?:num|str)Cache>(.*?)<\/c:(?:num|str)Cache>/g,
      )) {
        const drawn = [...cache.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value);
        const cells = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
          book.getWorksheet(sheet)?.getCell(`${column}${Number(first) + at}`),
        );
        expect(drawn).toHaveLength(cells.length);
        // Categories may be shorter on a chart than in their cells.
        if (Number.isFinite(Number(drawn[0])))
          // What has no figure says so by a sign, and is drawn as none.
          expect(drawn.map(Number)).toEqual(
            cells.map((cell) => (typeof cell?.value === 'number' ? cell.value : 0)),
          );
      }
    expect(parts.get('xl/drawings/drawing1.xml')?.match(/descr="[^"]{20,}"/g)).toHaveLength(2);
  });

  it('keeps its header row in sight and prints it on each page', async () => {
    (await open()).eachSheet((sheet) => {
      // The first one opens on what it is of.
      const rows = [1, 2, 3, 4, 5, 6, 7];
      const head = rows.find((row) => sheet.getCell(row, 1).font?.color?.argb === 'FFFFFFFF');
      expect(sheet.name === 'Synthèse' ? [6, 7] : [1]).toContain(head);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: head });
      expect(sheet.pageSetup.printTitlesRow).toBe(`${head}:${head}`);
    });
  });

  it('opens on what it is: its title, the plan, the period and the day its data are of', async () => {
    const [first] = (await open()).worksheets;
    const lines = [1, 2, 3].map((row) => bare(String(first?.getCell(row, 1).value)));
    expect(lines[0]).toBe(bare('Restitution au comité'));
    expect(lines[1]).toBe(bare(data.plan.title));
    expect(lines[2]).toContain(bare('Données arrêtées au 1ᵉʳ décembre 2026'));
  });

  it('is printed on A4 across, whole, in letters that are read: eight points at least', async () => {
    (await open()).eachSheet((sheet) => {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' });
      expect(sheet.pageSetup.printArea).toMatch(/^A\$?1:\$?[A-Z]+\$?\d+$/);
      const width = sheet.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
      // A page between its edges holds some 150 characters of ten points.
      expect((10 * 150 * (sheet.pageSetup.fitToWidth ?? 1)) / width).toBeGreaterThanOrEqual(8);
    });
  });

  it('leaves empty what is not known, and has no column in which nothing is', async () => {
    (await open()).eachSheet((sheet) => {
      const head = Number(sheet.pageSetup.printTitlesRow?.split(':')[0]);
      for (let at = 1; at < sheet.columnCount; at += 1) {
        const below = Array.from({ length: sheet.autoFilter ? 200 : 0 }, (_, row) =>
          sheet.getCell(head + 1 + row, at),
        ).filter(({ border }) => border?.bottom);
        expect(below.some(({ value }) => value !== null)).toBe(true);
        expect(below.map(({ value }) => value)).not.toContain('–');
      }
    });
  });

  it('opens on the decisions that are asked for, each with who asks and since when', async () => {
    const [first] = (await open()).worksheets;
    const said = bare((first?.getColumn(1).values ?? []).join('\n'));
    for (const { arbitration } of data.subjects)
      if (arbitration) expect(said.toLowerCase()).toContain(bare(arbitration.text).toLowerCase());
  });
});

describe('the CSV file', () => {
  it('is what Excel opens in France: a mark, semicolons, one line a fiche or action', async () => {
    const text = await textOf('csv', saying('une ligne', data));
    expect(text.startsWith('\ufeffFiche ou action;Axe;')).toBe(true);
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
    expect(text).toMatch(/^\| Météo à la fin du mois \| début \| janv\..*\n\| --- \|/m);
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
  it('is whole in the Word file', async () => {
    const parts = partsOf(await bytesOf('docx', hostile));
    const text = [...parts].filter(([name]) => name.includes('document'));
    expect(bare(text.map(([, xml]) => runsOf(xml)).join(''))).toContain(bare(hostile4000));
  });

  it('is on its slides as far as there is room, and goes on elsewhere', async () => {
    const parts = partsOf(await bytesOf('pptx', hostile));
    const text = [...parts].filter(([name]) => /slides\/slide/.test(name));
    const said = bare(text.map(([, xml]) => runsOf(xml)).join(''));
    expect(said).toContain(bare(hostile4000.slice(0, 100)));
    expect(said).toContain('…');
  });
});

describe('what no file can hold', () => {
  it.each(['docx', 'pptx', 'xlsx'] as const)(
    'is left out of the %s, which stays readable',
    async (format) => {
      const parts = partsOf(await bytesOf(format, hostile));
      expect([...parts].flatMap(([name, xml]) => (brokenXml(xml) ? [name] : []))).toEqual([]);
      expect([...parts.values()].some((xml) => /avantaprès/i.test(xml))).toBe(true);
    },
  );
});

it('an empty period makes every document, which says there is nothing', async () => {
  const nothing: Restitution = {
    ...data,
    entries: [],
    meetings: [],
    months: [],
    subjects: brief(data).subjects.map((subject) => ({
      ...subject,
      highlights: [],
      blocker: null,
      arbitration: null,
      nextStep: null,
      trail: [],
      indicators: [],
      updates: 0,
      before: { meteo: null, percent: null, on: null },
      now: { meteo: null, percent: null, on: null },
    })),
  };
  for (const format of formats)
    expect((await bytesOf(format, nothing)).length).toBeGreaterThan(100);
  expect(await textOf('md', nothing)).toContain('Rien n’est demandé au comité.');
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
  const opened = drawn('opened', ['word.docx', 'slides.pptx', 'sheets.xlsx'] as const, 1);
  let read: Record<string, string[]>;
  beforeAll(async () => {
    const files = { 'word.docx': 'docx', 'slides.pptx': 'pptx', 'sheets.xlsx': 'xlsx' } as const;
    const asked = opened.map(async (name) => [name, await bytesOf(files[name], hostile)] as const);
    read = pagesOf({
      'year.docx': await bytesOf('docx'),
      ...Object.fromEntries(await Promise.all(asked)),
    });
  });

  it.each(opened)('opens %s, whatever was typed', (name) => {
    const pages = read[name] ?? [];
    expect(pages.length).toBeGreaterThan(1);
    const [first, last] = ['=HYPERLINK', 'fin-du-texte'];
    expect(bare(pages.join(' '))).toContain(name === 'slides.pptx' ? first : last);
  });

  it('finds each chapter on the page that the table of contents says, or the one beside it', () => {
    const pages = read['year.docx'] ?? [];
    // Long decisions may take more than the first page.
    const contents = pages.find((text) => /^\s*Sommaire$/m.test(text)) ?? '';
    const chapters = [...contents.matchAll(/^(\S.*?)\.{3,}\s*(\d+)\s*$/gm)].filter(
      ([, title = '']) => !title.startsWith('Axe'),
    );
    expect(chapters.length).toBeGreaterThan(6);
    for (const [, title = '', page] of chapters) {
      const found =
        pages.findIndex((text) => new RegExp(`^\\s*${escaped(title)}$`, 'm').test(text)) + 1;
      // The numbers are those of Word's layout: a chapter near the end of a page may fall on either.
      expect([title, Math.abs(found - Number(page)) <= 1]).toEqual([title, true]);
    }
  });
});
