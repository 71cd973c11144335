/** Slides before they are a file: what each has to look at, and its title. */
import type { Sign } from '../visual/meteo.ts';
import type { BlockCell, Chart, Column, Tile } from './blocks.ts';

export interface TableOnSlide {
  columns: Column[];
  rows: BlockCell[][];
  /** How many of the first rows wait for who reads them, and have a coloured edge. */
  waiting?: number;
  /** Said below. */
  note?: string;
  /** Said below when there was no room for all rows. */
  more: (left: number) => string;
}

export type Slide =
  /** `message`: what is to be kept of all that follows. */
  | { kind: 'cover'; title: string; subtitle: string; message: string; lines: string[] }
  | { kind: 'glance'; title: string; tiles: Tile[]; sentences: string[]; note: string }
  | {
      kind: 'strip';
      title: string;
      /** Above the axes, the names, then above each month. */
      columns: string[];
      rows: { axe: string; label: string; trail: Sign[] }[];
      legend: { sign: Sign; text: string }[];
      /** What it shows, for those who do not see it. */
      description: string;
    }
  | { kind: 'chart'; title: string; chart: Chart; table: TableOnSlide; note: string }
  | ({ kind: 'table'; title: string } & TableOnSlide)
  /** There is nothing to show, which is said in full. */
  | { kind: 'statement'; title: string; text: string };

export interface Deck {
  lang: 'fr' | 'en';
  title: string;
  slides: Slide[];
  footer: string;
  /** Said where a logo is to be put. */
  logo: string;
  /** Said where the day, the place and who chairs are to be written. */
  session: string;
}
