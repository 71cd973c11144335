/** The colours of Fil rouge as Office writes them: six letters, without a mark. */
import { type Sign, signs } from '../visual/meteo.ts';
import { brand, inks, meteoGrounds, meteoInks, paper } from '../visual/palette.ts';

const office = (css: string): string => css.slice(1).toUpperCase();

const each = (colors: Readonly<Record<Sign, string>>): Record<Sign, string> =>
  Object.fromEntries(signs.map((sign) => [sign, office(colors[sign])])) as Record<Sign, string>;

/** A number in a bar of a state. */
export const black = '000000';
export const navy = office(brand.navy);
export const thread = office(brand.thread);
export const ink = office(paper.ink);
export const subtle = office(paper.subtle);
export const line = office(paper.line);
export const bar = office(inks.bar);
/** What was before, beside what is. */
export const faded = office(inks.quiet);
/** A state as a ground, read with dark text; as a bar, with black numbers in it. */
export const grounds = each(meteoGrounds);
export const bars = each(meteoInks);
