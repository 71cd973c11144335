/**
 * The colours of Fil rouge, once, for cards, pages, letters and documents.
 *
 * A sign or a bar is read at 3:1 or more on white, on Teams' dark ground (#292929) and on black
 * (WCAG 2.1, 1.4.11): its luminance stands between 0.166 and 0.3, and `test/visual` measures it.
 */

/** Colours of the icon: what says that it is Fil rouge. Text in white stands on `navy` at 13:1. */
export const brand = { navy: '#1d2a4a', thread: '#d7263d' } as const;

/** Colours of what is drawn, as CSS writes them; each stands on a light, a dark and a black ground. */
export const inks = {
  sun: '#cb7f00',
  sky: '#2494d8',
  cloud: '#728bb0',
  bolt: '#ee4848',
  quiet: '#8a8a8a',
  good: '#23a05c',
  bar: '#7f82ea',
} as const;

/** A state as one colour, that of its sign: a cell of a strip, a line of a chart, a number's edge. */
export const meteoInks = {
  soleil: inks.sun,
  couvert: inks.sky,
  nuage: inks.cloud,
  orage: inks.bolt,
  silence: inks.quiet,
} as const;

/** The same as a ground on which dark text is read at 7:1 or more: a cell of a table on paper. */
export const meteoGrounds = {
  soleil: '#fcebc5',
  couvert: '#d3eaf8',
  nuage: '#dae0ea',
  orage: '#fad4d4',
  silence: '#ececec',
} as const;

/** Text on paper. */
export const paper = { ink: '#1d2a4a', subtle: '#4a5568', line: '#b8c2cc' } as const;
