/** Reader of PowerPoint files: titles, text boxes and tables, slide by slide. Notes and drawings are not read. */
import type { Block, Cell, Line, Place, Reading } from './blocks.ts';
import { openOffice } from './office-file.ts';
import { type Frame, frameIn, type InSlide, inGroup, modelsOf } from './pptx-frames.ts';
import { type ReadLimits, ReadRefusal } from './refusal.ts';
import { all, at, type Element, elementsIn, textIn, within } from './xml.ts';

/** Placeholders that a slide has from its model, and that say nothing of their own. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
const TITLES = new Set(['title', 'ctrTitle']);
/** Shapes whose tops are so near are read from left to right: a fifth of an inch, in EMU. */
const SAME_HEIGHT = 180_000;

interface Shape {
  element: Element;
  title: boolean;
  isList: boolean;
  top?: number;
  left?: number;
  frame?: Frame | undefined;
}

/** Text of a PowerPoint file. */
export function readPptx(bytes: Uint8Array, limits: ReadLimits): Reading {
  const office = openOffice(bytes, limits);
  const targets = office.relations('ppt/presentation.xml');
  const presentation = office.part('ppt/presentation.xml');
  const order = all(at(presentation, 'sldIdLst'), 'sldId');
  const { cx, cy } = at(presentation, 'sldSz')?.attributes ?? {};
  const size = { width: Number(cx ?? 0), height: Number(cy ?? 0) };
  if (order.length > limits.pages) throw new ReadRefusal('too-many-pages');
  const blocks = order.flatMap((one, i) => {
    const name = targets.get(relationOf(one)) ?? '';
    const within = size.height > 0 ? { ...size, models: modelsOf(name, office) } : undefined;
    return slideBlocks(at(office.part(name), 'cSld', 'spTree'), i + 1, within);
  });
  return {
    blocks,
    notices: office.notices,
    pages: order.length,
    ...(size.height > 0 && { ratio: size.width / size.height }),
    ...(office.day && { day: office.day }),
  };
}

const relationOf = (slide: Element): string =>
  slide.attributes['r:id'] ?? slide.attributes.id ?? '';

function slideBlocks(
  tree: Element | undefined,
  slide: number,
  inSlide: InSlide | undefined,
): Block[] {
  const shapes = inOrder(shapesIn(tree, inSlide));
  let tables = 0;
  return shapes.flatMap(({ element, title, isList, frame }, i): Block[] => {
    const place: Place = { slide, line: i + 1, ...(frame && { frame }) };
    const table = within(element, 'tbl')[0];
    if (table) {
      tables += 1;
      return [{ kind: 'table', rows: rowsOf(table, { slide, table: tables }), place }];
    }
    const text = at(element, 'txBody');
    if (title) {
      const whole = paragraphs(text, place, ' ', false)
        .map((line) => line.text)
        .join(' ');
      return whole ? [{ kind: 'line', text: whole, place, level: 1 }] : [];
    }
    return paragraphs(text, place, '\n', isList).map((line) => ({ kind: 'line', ...line }));
  });
}

function shapesIn(tree: Element | undefined, inSlide: InSlide | undefined): Shape[] {
  return elementsIn(tree).flatMap((element): Shape[] => {
    if (element.name === 'grpSp') return shapesIn(element, inSlide && inGroup(element, inSlide));
    if (element.name !== 'sp' && element.name !== 'graphicFrame') return [];
    const holder = within(at(element, 'nvSpPr') ?? at(element, 'nvGraphicFramePr'), 'ph')[0];
    const type = holder?.attributes.type ?? (holder ? 'body' : '');
    if (FURNITURE.has(type)) return [];
    const from = at(element, 'spPr', 'xfrm', 'off') ?? at(element, 'xfrm', 'off');
    return [
      {
        element,
        title: TITLES.has(type),
        isList: type === 'body' || type === 'obj',
        frame: inSlide && frameIn(element, holder, inSlide),
        ...(from && { top: Number(from.attributes.y), left: Number(from.attributes.x) }),
      },
    ];
  });
}

/** Shapes as they are read: the title, then from top to bottom, where it is known of all. */
function inOrder(shapes: Shape[]): Shape[] {
  const [titles, rest] = [shapes.filter((s) => s.title), shapes.filter((s) => !s.title)];
  if (rest.some(({ top }) => top === undefined)) return [...titles, ...rest];
  const sorted = [...rest].sort((a, b) => (a.top ?? 0) - (b.top ?? 0));
  const bands: Shape[][] = [];
  for (const shape of sorted) {
    const band = bands.at(-1);
    if (band?.[0] && (shape.top ?? 0) - (band[0].top ?? 0) < SAME_HEIGHT) band.push(shape);
    else bands.push([shape]);
  }
  return [
    ...titles,
    ...bands.flatMap((band) => band.sort((a, b) => (a.left ?? 0) - (b.left ?? 0))),
  ];
}

function rowsOf(table: Element, own: Place): Cell[][] {
  return all(table, 'tr').map((row, r) =>
    all(row, 'tc').map((cell, c): Cell => {
      const { gridSpan, vMerge, hMerge } = cell.attributes;
      const place = { ...own, row: r + 1, column: c + 1 };
      const isContinued = isOn(vMerge) || isOn(hMerge);
      return {
        lines: isContinued ? [] : paragraphs(at(cell, 'txBody'), place, '\n', false),
        span: Number(gridSpan ?? 1) || 1,
        ...(isContinued && { isContinued }),
      };
    }),
  );
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Paragraphs of a text; a line that is broken by hand is two, joined by `broken` or apart when it is a line end. */
function paragraphs(
  text: Element | undefined,
  place: Place,
  broken: ' ' | '\n',
  isList: boolean,
): Line[] {
  return all(text, 'p').flatMap((paragraph): Line[] => {
    const properties = at(paragraph, 'pPr');
    const whole = elementsIn(paragraph)
      .map((child) => {
        if (child.name === 'r' || child.name === 'fld') return textIn(at(child, 't'));
        return child.name === 'br' ? broken : '';
      })
      .join('');
    const runs = all(paragraph, 'r').filter((run) => textIn(at(run, 't')).trim());
    const isBold = runs.length > 0 && runs.every((run) => isOn(at(run, 'rPr')?.attributes.b));
    const isMarked = at(properties, 'buChar') ?? at(properties, 'buAutoNum');
    const isPlain = at(properties, 'buNone') !== undefined;
    const depth = Number(properties?.attributes.lvl ?? 0) || 0;
    return whole
      .split('\n')
      .filter((part) => part.trim())
      .map((part) => ({
        text: part,
        place,
        ...((isMarked || (isList && !isPlain)) && { bullet: depth }),
        ...(isBold && { isBold }),
      }));
  });
}
