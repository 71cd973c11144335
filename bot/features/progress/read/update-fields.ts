/** From what was read to what is kept. */
import type { UpdateContent } from '../model/schema.ts';
import type { ItemReading } from './reading.ts';

/** The longest text that a field keeps; the words as typed keep the rest. */
const MOST = 1000;
const short = (text: string): string => text.slice(0, MOST);
const orNull = (text: string | undefined): string | null =>
  text === undefined ? null : short(text);

export function saidOf(item: ItemReading): UpdateContent {
  return {
    meteo: item.meteo ?? null,
    percent: item.percent ?? null,
    highlights: item.highlights.slice(0, 40).map(short),
    blocker: orNull(item.blocker),
    arbitration: orNull(item.arbitration),
    nextStep: orNull(item.nextStep),
    indicators: item.indicators
      .slice(0, 40)
      .map(({ name, ...figure }) => ({ name: name.slice(0, 200), ...figure })),
    unchanged: item.unchanged === true,
    cleared: item.cleared.filter((what) => item[what] === undefined),
  };
}

/** "Rien de neuf", and nothing else. */
export const unchanged: UpdateContent = {
  meteo: null,
  percent: null,
  highlights: [],
  blocker: null,
  arbitration: null,
  nextStep: null,
  indicators: [],
  unchanged: true,
  cleared: [],
};

/** The opening of a template's hole is never said back. */
export const shownText = (text: string): string => text.replace(/\$+\{/g, '{');
