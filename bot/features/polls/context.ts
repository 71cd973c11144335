/** What every act of a poll needs. */
import type { Calendar } from '../../calendar/calendar.ts';
import type { Settings, Situation } from '../../contract/feature.ts';
import type { Matter } from '../../contract/matter.ts';
import type { Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Sentence } from '../../sentence/sentence.ts';
import type { Act, ActContext } from '../people/model/acts.ts';
import type { SlotContext } from '../people/model/slots/context.ts';
import type { Board } from './model/board.ts';

export interface PollContext extends ActContext {
  knowledge: Knowledge;
  calendar: Calendar;
  settings: Settings;
  board: Board;
}

export interface PollAct extends Act {
  context: PollContext;
  /** Matters open between who acts and the bot, for what is said in words. */
  open?: readonly Matter[] | undefined;
  /** The poll that was chosen among several, by id. */
  only?: string | undefined;
}

/** Whether others read what is answered. */
export const isShared = ({ conversation }: Pick<Turn, 'conversation'>): boolean =>
  conversation.type !== 'personal';

/** One utterance, and all that it is read with. */
export interface PollHeard {
  context: PollContext;
  utterance: Utterance;
  situation: Situation;
  with_: SlotContext;
  sentence: Sentence;
  /** The poll that was chosen among several, by id. */
  only?: string;
}
