/** Where the shapes of a slide stand: what they say themselves, else what their model says, in groups too. */
import type { OfficeFile } from './office-file.ts';
import { at, type Element, within } from './xml.ts';

/** Left, top, width, height, in thousandths of the sides of the slide. */
export type Frame = readonly [number, number, number, number];

/** A slide, or a group in it, in the units of its file. */
export interface InSlide {
  width: number;
  height: number;
  /** Trees of the models of the slide, the nearest first. */
  models: readonly (Element | undefined)[];
  /** From the units of a group to those of the slide; absent: they are the same. */
  moved?: { x: number; y: number; wide: number; high: number } | undefined;
}

/** Trees of the layout and of the master of a slide. */
export function modelsOf(slide: string, office: OfficeFile): (Element | undefined)[] {
  const next = (name: string, folder: string) =>
    [...office.relations(name).values()].find((target) => target.includes(folder)) ?? '';
  const layout = next(slide, 'slideLayouts/');
  const names = [layout, next(layout, 'slideMasters/')];
  return names.map((name) => at(office.part(name), 'cSld', 'spTree'));
}

interface Box {
  x: number;
  y: number;
  wide: number;
  high: number;
}

function boxOf(transform: Element | undefined, from = 'off', size = 'ext'): Box | undefined {
  const [start, extent] = [at(transform, from)?.attributes, at(transform, size)?.attributes];
  const [x, y, wide, high] = [start?.x, start?.y, extent?.cx, extent?.cy].map(Number);
  return [x, y, wide, high].every(Number.isFinite) ? ({ x, y, wide, high } as Box) : undefined;
}

const transformOf = (element: Element | undefined): Element | undefined =>
  at(element, 'spPr', 'xfrm') ?? at(element, 'xfrm');

/** The slide as a group sees it. */
export function inGroup(group: Element, inSlide: InSlide): InSlide {
  const transform = at(group, 'grpSpPr', 'xfrm');
  const [outer, inner] = [boxOf(transform), boxOf(transform, 'chOff', 'chExt')];
  if (!outer || !inner || inner.wide === 0 || inner.high === 0) return inSlide;
  const [wide, high] = [outer.wide / inner.wide, outer.high / inner.high];
  const own = { x: outer.x - inner.x * wide, y: outer.y - inner.y * high, wide, high };
  return { ...inSlide, moved: through(own, inSlide.moved) };
}

/** A box, or a group, of a group in the units of what holds it. */
const through = (box: Box, moved: InSlide['moved']): Box =>
  moved
    ? {
        x: moved.x + box.x * moved.wide,
        y: moved.y + box.y * moved.high,
        wide: box.wide * moved.wide,
        high: box.high * moved.high,
      }
    : box;

/** @param holder what says which shape of its model it fills */
export function frameIn(
  element: Element,
  holder: Element | undefined,
  { width, height, models, moved }: InSlide,
): Frame | undefined {
  const own = boxOf(transformOf(element));
  const box = own ? through(own, moved) : holder && modelBox(holder, models);
  if (!box) return undefined;
  const share = (part: number, of: number) => Math.round((1000 * part) / of);
  return [
    share(box.x, width),
    share(box.y, height),
    share(box.wide, width),
    share(box.high, height),
  ];
}

/** Box of the shape that a model has for it: of the same index, else of the same type. */
function modelBox(holder: Element, models: InSlide['models']): Box | undefined {
  const { idx, type = 'body' } = holder.attributes;
  for (const model of models) {
    const shapes = within(model, 'sp').map((shape) => ({
      shape,
      of: within(at(shape, 'nvSpPr'), 'ph')[0]?.attributes,
    }));
    const same =
      shapes.find(({ of }) => idx !== undefined && of?.idx === idx) ??
      shapes.find(
        ({ of }) =>
          of !== undefined &&
          (of.type ?? 'body').replace('ctrT', 't') === type.replace('ctrT', 't'),
      );
    const box = boxOf(transformOf(same?.shape));
    if (box) return box;
  }
  return undefined;
}
