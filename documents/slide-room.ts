/** The room of a slide: 16:9, in inches; and the sizes of its text, in points. */
import type pptxgen from 'pptxgenjs';

export type Pptx = InstanceType<typeof pptxgen.default>;
export type PptxSlide = ReturnType<Pptx['addSlide']>;

export const font = 'Arial';
export const width = 13.33;
export const margin = 0.6;
/** Between the title and the foot, whose rule stands at 6.98. */
export const room = { x: margin, y: 1.4, w: width - 2 * margin, h: 5.35 };
export const size = { title: 26, strip: 16, least: 14 };
