/** What a text says of progress, and what it is read with. */

import type { Subject } from '../../../knowledge/subjects.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { Figure, Meteo, UpdateContent } from '../model/schema.ts';
import type { KeptField } from './kept-fields.ts';

/** What one text says of one fiche or action. Texts are as typed. */
export interface ItemReading {
  /** As the plan prints it; absent when it was not said or the plan has no such fiche. */
  fiche?: string;
  action?: Subject;
  /** What was typed for a fiche that the plan does not have. */
  unknown?: string;
  meteo?: Meteo;
  /** "Pluie": by which word the météo was said. */
  meteoWord?: string | undefined;
  percent?: number;
  /** "+5 pts": added to the last percentage. */
  change?: number;
  /** "Ça se gâte", "je sens l’orage arriver": the météo is another, or will be; which is asked. */
  turns?: true;
  /** "La météo bouge pas": as they were. */
  kept?: readonly KeptField[];
  /** "30 voire 35": which of them is asked. */
  either?: readonly number[];
  highlights: string[];
  blocker?: string;
  arbitration?: string;
  nextStep?: string;
  /** `YYYY-MM-DD`. */
  asOf?: string;
  indicators: Figure[];
  unchanged?: true;
  conflict?: true;
  /** Names of fields that were refused. */
  invalid: string[];
  cleared: ('blocker' | 'arbitration')[];
  /** "La convention est débloquée": the words that lift, which may be of one blocker and not of another. */
  lifting?: string;
  /** A blocker, a decision or a step is said by its words, and not only told as people tell such things. */
  inWords: boolean;
  /** All of it is talk, for sure: nobody is asked whether to note it. */
  isTalk: boolean;
  /** Parts of which nothing was made. */
  lost: string[];
  /** Said to go well or badly; where nothing else is told, the météo is asked. */
  tone?: 'good' | 'bad';
}

export interface UpdateReading {
  items: ItemReading[];
  reportedBy?: string;
  /** Words that nothing was made of. */
  left: string[];
  /** Whether a part of the text asks something. */
  asks: boolean;
  /** Parts of which nothing was made: what orders something, what has no field. */
  unkept: string[];
}

/** What is needed besides the text. */
export interface ReadContext {
  slots: SlotContext;
  /** The fiche of the prompt that is answered. */
  prompt?: string | undefined;
  /** Who speaks leads something, and the sentence may be news of it without naming it. */
  presumed?: boolean | undefined;
  /** It was asked in so many words to note it: its first sentence asks nothing. */
  isNoted?: boolean | undefined;
  /** The only fiche of who speaks: it is meant where none is named. */
  led?: string | undefined;
}

export function nothingRead(): ItemReading {
  return {
    highlights: [],
    indicators: [],
    invalid: [],
    cleared: [],
    inWords: false,
    isTalk: false,
    lost: [],
  };
}

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
export const unchanged: UpdateContent = saidOf({ ...nothingRead(), unchanged: true });

/** The opening of a template's hole is never said back. */
export const shownText = (text: string): string => text.replace(/\$+\{/g, '{');
