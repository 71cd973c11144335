/** Paragraph styles of a Word file: which are headings, which are bold, which number. */
import { all, at, type Element } from './xml.ts';

export interface ParagraphStyle {
  level?: number;
  isBold?: boolean;
  numbered?: Element;
}

const none: ParagraphStyle = {};
/** Styles based on one another. */
const MOST_STEPS = 12;

export function createStyles(root: Element | undefined): {
  of: (id: string | undefined) => ParagraphStyle;
} {
  const byId = new Map(all(root, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const read = new Map<string, ParagraphStyle>();

  function styleOf(id: string | undefined, steps = 0): ParagraphStyle {
    const style = id === undefined ? undefined : byId.get(id);
    if (!style || id === undefined || steps > MOST_STEPS) return none;
    const known = read.get(id);
    if (known) return known;
    const base = styleOf(at(style, 'basedOn')?.attributes.val, steps + 1);
    const outline = at(style, 'pPr', 'outlineLvl')?.attributes.val;
    const bold = at(style, 'rPr', 'b');
    const numbered = at(style, 'pPr', 'numPr') ?? base.numbered;
    const level = outline === undefined ? (titleLevel(id) ?? base.level) : Number(outline) + 1;
    const made = {
      ...(level !== undefined && level <= 9 && { level }),
      ...((bold ? bold.attributes.val !== '0' : base.isBold) && { isBold: true }),
      ...(numbered && { numbered }),
    };
    read.set(id, made);
    return made;
  }
  return { of: (id) => styleOf(id) };
}

/** "Heading2", "Titre2": what the built-in styles are called, where their outline is not written. */
function titleLevel(id: string): number | undefined {
  const found = /^(?:Heading|Titre)([1-9])$/.exec(id);
  return found ? Number(found[1]) : undefined;
}
