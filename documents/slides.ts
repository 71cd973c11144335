/** Slides: a title that is a sentence, and one thing to look at; text is never below what a room reads. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import pptxgen from 'pptxgenjs';
import { markPng } from '../visual/pictures.ts';
import { ink, line, navy, subtle, thread } from './colors.ts';
import type { Deck, Slide } from './slide.ts';
import { addChart, addGlance, addStatement, addStrip, addTable, png } from './slide-parts.ts';
import { font, margin, type Pptx, type PptxSlide, room, size, width } from './slide-room.ts';
import { wrapped } from './text-width.ts';

/** Of a line of a title, in inches: its letters are bold. */
const titleRoom = (width - 2 * margin) * 0.93;

// The library is CommonJS: its class is under `default` for Node, and the import itself in its types.
const PptxGenJS = pptxgen as unknown as typeof pptxgen.default;

/** @returns the bytes of a `.pptx` */
export async function slides(deck: Deck): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = deck.title;
  pptx.author = 'Fil rouge';
  pptx.company = '';
  pptx.theme = { headFontFace: font, bodyFontFace: font };
  defineMasters(pptx, deck);
  const titleSize = sizeOf(deck.slides.slice(1).map(({ title }) => held(title)));
  for (const slide of deck.slides) add(pptx, slide, titleSize);
  const made = await pptx.write({ outputType: 'uint8array' });
  return corrected(made as Uint8Array, deck.lang === 'fr' ? 'fr-FR' : 'en-GB');
}

/** Titles are placeholders: that is how a screen reader and the outline know them. */
function defineMasters(pptx: Pptx, { footer, logo, session }: Deck): void {
  const text = { fontFace: font, margin: 0 };
  const title = (fontSize: number, color: string, box: object) => ({
    placeholder: {
      options: {
        ...{ name: 'title', type: 'title' as const, align: 'left' as const },
        ...{ ...text, ...box, fontSize, bold: true, color, valign: 'middle' as const },
      },
      text: '',
    },
  });
  // An empty place shows in PowerPoint while the slides are prepared, and not when they are shown.
  const logos = [0, 1, 2].map((at) => ({
    placeholder: {
      options: {
        ...{ name: `logo ${at + 1}`, type: 'pic' as const, fontSize: size.least, color: subtle },
        ...{ x: margin + at * 3.1, y: 6.75, w: 2.8, h: 0.7, align: 'center' as const },
      },
      text: logo,
    },
  }));
  pptx.defineSlideMaster({
    title: 'COVER',
    objects: [
      { rect: { x: 0, y: 0, w: width, h: 4.2, fill: { color: navy } } },
      { rect: { x: 0, y: 4.2, w: width, h: 0.12, fill: { color: thread } } },
      { image: { x: width - margin - 2.4, y: 0.6, w: 2.4, h: 2.4, data: png(markPng) } },
      title(48, 'FFFFFF', { x: margin, y: 0.6, w: width - 3 * margin - 2.4, h: 1.5 }),
      {
        placeholder: {
          options: {
            ...{ name: 'session', type: 'body' as const, align: 'left' as const, ...text },
            ...{ x: margin, y: 3.45, w: width - 2 * margin, h: 0.5, fontSize: 20, color: 'FFFFFF' },
          },
          text: session,
        },
      },
      ...logos,
    ],
  });
  pptx.defineSlideMaster({
    title: 'PAGE',
    objects: [
      { rect: { x: 0, y: 0.32, w: 0.16, h: 0.95, fill: { color: thread } } },
      title(size.title, navy, { x: margin, y: 0.32, w: width - 2 * margin, h: 0.95 }),
      { rect: { x: margin, y: 6.98, w: width - 2 * margin, h: 0.01, fill: { color: line } } },
      {
        text: {
          text: footer,
          options: { ...text, x: margin, y: 7.05, w: 11, h: 0.3, fontSize: 14, color: subtle },
        },
      },
    ],
    slideNumber: {
      ...{ x: 12.1, y: 7.05, w: 0.63, h: 0.3, fontSize: 14 },
      ...{ color: subtle, fontFace: font, align: 'right' },
    },
  });
}

function add(pptx: Pptx, slide: Slide, titleSize: number): void {
  const cover = slide.kind === 'cover';
  const page = pptx.addSlide({ masterName: cover ? 'COVER' : 'PAGE' });
  // A placeholder has its own size: that of the words in it is said by them.
  const options = cover ? {} : { fontSize: titleSize };
  page.addText([{ text: held(slide.title), options }], { placeholder: 'title' });
  if (cover) addCover(page, slide);
  else if (slide.kind === 'glance') addGlance(page, slide);
  else if (slide.kind === 'strip') addStrip(page, slide);
  else if (slide.kind === 'chart') addChart(pptx, page, slide);
  else if (slide.kind === 'table') addTable(page, slide, room);
  else addStatement(page, slide.text);
}

/** The largest size, in points, at which each title is in its place: the same on every slide. */
const sizeOf = (titles: readonly string[]): number =>
  [size.title, 24, 22, 20].find((points) =>
    titles.every((title) => wrapped(title, (titleRoom * 72) / points).length <= 2),
  ) ?? 18;

/** No line of a title ends on a number that is told apart from what it counts: "1 est à l’orage"; its last word is not alone. */
const held = (title: string): string =>
  title.replace(/(?<!\S)(\d+) (?=\p{L})| (?=\S+$)/gu, (_, number = '') => `${number}\u00a0`);

function addCover(slide: PptxSlide, said: Extract<Slide, { kind: 'cover' }>): void {
  const { subtitle, message, lines } = said;
  const box = { x: margin, w: width - 2 * margin, fontFace: font, margin: 0 };
  slide.addText(subtitle, {
    ...{
      ...box,
      y: 2.1,
      w: box.w - margin - 2.4,
      h: 1.2,
      fontSize: 28,
      color: 'FFFFFF',
      valign: 'top',
    },
  });
  slide.addText(message, { ...box, y: 4.7, h: 0.8, fontSize: 44, bold: true, color: thread });
  slide.addText(lines.join('\n'), { ...box, y: 5.6, h: 0.9, fontSize: 24, color: ink });
}

const decoded = new TextDecoder('latin1');

/**
 * What the library does not write: the language everywhere, that the first row is a header, and a picture
 * once, however often it is shown.
 */
function corrected(bytes: Uint8Array, lang: string): Uint8Array {
  const parts = unzipSync(bytes);
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const [name, part] of Object.entries(parts)) {
    if (!/^ppt\/media\/.*\.png$/.test(name)) continue;
    const known = first.get(decoded.decode(part));
    if (known === undefined) first.set(decoded.decode(part), name);
    else {
      same.set(name.slice('ppt/'.length), known.slice('ppt/'.length));
      delete parts[name];
    }
  }
  for (const [name, part] of Object.entries(parts))
    if (/^ppt\/.*\.(?:xml|rels)$/.test(name))
      parts[name] = strToU8(
        strFromU8(part)
          .replaceAll('lang="en-US"', `lang="${lang}"`)
          .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
          .replace(/media\/[\w-]+\.png/g, (media) => same.get(media) ?? media),
      );
  return zipSync(parts, { level: 6 });
}
