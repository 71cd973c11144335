import { expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../documents/readers/blocks.ts';
import { cellText } from '../../../documents/readers/blocks.ts';
import { readDocument } from '../../../documents/readers/read.ts';
import { READ_LIMITS } from '../../../documents/readers/refusal.ts';
import { cell, heading, list, paragraph } from '../../support/rendered-plan/nodes.ts';
import { toDocx } from '../../support/rendered-plan/to-docx.ts';
import { toPptx } from '../../support/rendered-plan/to-pptx.ts';
import { toXlsx } from '../../support/rendered-plan/to-xlsx.ts';
import { type PdfText, smallPdf } from '../../support/small-pdf.ts';

const read = (bytes: Uint8Array) =>
  readDocument(bytes, { limits: READ_LIMITS, credentials: new Set(), progress: () => {} });
const linesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []));
const rowsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(cellText)) : [],
  );

const document = {
  nodes: [
    heading(1, 'Axe 1 : Accueillir'),
    paragraph('Un texte.'),
    list(['Premier', 'Second']),
    {
      kind: 'table' as const,
      rows: [
        [cell('Pilote'), cell('Caf')],
        [cell('Indicateurs'), cell(['Places', 'Familles'])],
      ],
    },
  ],
};

it.each([
  ['docx', toDocx],
  ['pptx', toPptx],
])('a %s file is read in its order, lists and cells apart', async (kind, render) => {
  const { blocks, kind: seen } = await read(await render(document));
  expect(seen).toBe(kind);
  expect(linesOf(blocks)).toEqual(['Axe 1 : Accueillir', 'Un texte.', 'Premier', 'Second']);
  expect(
    blocks.filter((block) => block.kind === 'line' && block.bullet !== undefined),
  ).toHaveLength(2);
  expect(rowsOf(blocks)).toEqual([
    ['Pilote', 'Caf'],
    ['Indicateurs', 'Places Familles'],
  ]);
});

it('a sheet is a table: merged cells go on, days are AAAA-MM-JJ, and a cell keeps its lines', async () => {
  const { blocks } = await read(await toXlsx(document));
  const rows = blocks.find((block) => block.kind === 'table')?.rows ?? [];
  expect(rows.at(-1)?.[1]?.lines).toMatchObject([
    { text: 'Places', bullet: 0, place: { sheet: 'Plan', column: 2 } },
    { text: 'Familles', bullet: 0 },
  ]);
});

it('Word’s own numbers are read, deleted text is not', async () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
  const one = (text: string) => `<w:p>${numbered}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const gone =
    '<w:p><w:del><w:r><w:delText>Ancien</w:delText></w:r></w:del><w:r><w:t>Nouveau</w:t></w:r></w:p>';
  const file = zipSync({
    'word/document.xml': strToU8(
      `<w:document ${W}><w:body>${one('Ouvrir')}${one('Fermer')}${gone}</w:body></w:document>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Axe %1 :"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
  });
  expect(linesOf((await read(file)).blocks)).toEqual([
    'Axe I : Ouvrir',
    'Axe II : Fermer',
    'Nouveau',
  ]);
});

const at = (x: number, y: number, text: string): PdfText => ({ text, x, y });

it('a PDF line goes on where its first word would not have fitted above', async () => {
  const long = 'Une ligne qui va jusqu’au bord de la colonne et qui est donc'.replace(/’/g, "'");
  const { blocks } = await read(
    smallPdf([
      {
        texts: [
          at(50, 700, long),
          at(50, 688, 'suivie par une autre.'),
          at(50, 676, 'Un autre alinéa'),
        ],
      },
    ]),
  );
  expect(linesOf(blocks)).toEqual([`${long} suivie par une autre.`, 'Un autre alinéa']);
});

it('cells of a PDF table are those that are drawn, wherever the text stands in them', async () => {
  const { blocks } = await read(
    smallPdf([
      {
        texts: [
          at(55, 690, 'Indicateurs'),
          at(155, 705, '- Places'),
          at(155, 690, '- Familles'),
          at(155, 675, '- Lits'),
          at(55, 655, 'Pilote'),
          at(155, 655, 'Caf'),
        ],
        boxes: [
          [50, 670, 100, 50],
          [150, 670, 300, 50],
          [50, 650, 100, 20],
          [150, 650, 300, 20],
        ],
      },
    ]),
  );
  expect(rowsOf(blocks)).toEqual([
    ['Indicateurs', 'Places Familles Lits'],
    ['Pilote', 'Caf'],
  ]);
});

it('what runs in the margins is set apart by place and repetition, and a status in the body stays', async () => {
  const page = (n: number) => ({
    texts: [
      at(50, 810, 'Schéma départemental'),
      at(50, 700, `Fiche ${n} : Ouvrir la maison numéro ${n}`),
      at(50, 600, 'En cours'),
      at(280, 30, `page ${n}`),
    ],
  });
  const { blocks } = await read(smallPdf([page(1), page(2), page(3)]));
  const running = blocks.filter((block) => block.kind === 'line' && block.isRunning);
  expect(running).toHaveLength(6);
  expect(linesOf(blocks).filter((text) => text === 'En cours')).toHaveLength(3);
});

const DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const box = (x: number, y: number, cx: number, cy: number) =>
  `<a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/>`;
const shape = (text: string, holder: string, place = '') =>
  `<p:sp><p:nvSpPr><p:nvPr>${holder}</p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
const slideOf = (inside: string, name = 'sld') =>
  `<p:${name} ${DRAWN} xmlns:p="p"><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:${name}>`;
const relation = (id: string, target: string) =>
  `<Relationships><Relationship Id="${id}" Target="${target}"/></Relationships>`;

it('a shape of a slide stands where it says, where its model says, or where its group puts it', async () => {
  const group = `<p:grpSp><p:grpSpPr><a:xfrm>${box(500, 500, 500, 500)}<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm></p:grpSpPr>${shape('En groupe', '', `<a:xfrm>${box(50, 0, 50, 50)}</a:xfrm>`)}</p:grpSp>`;
  const files = {
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst><p:sldSz cx="1000" cy="1000"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relation('r1', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml': slideOf(shape('Le titre', '<p:ph type="title"/>') + group),
    'ppt/slides/_rels/slide1.xml.rels': relation('r1', '../slideLayouts/slideLayout1.xml'),
    'ppt/slideLayouts/slideLayout1.xml': slideOf(
      shape('', '<p:ph type="title"/>', `<a:xfrm>${box(100, 50, 800, 200)}</a:xfrm>`),
      'sldLayout',
    ),
  };
  const { blocks, ratio } = await read(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );
  expect(ratio).toBe(1);
  expect(blocks.map(({ place }) => place.frame)).toEqual([
    [100, 50, 800, 200],
    [750, 500, 250, 250],
  ]);
});
