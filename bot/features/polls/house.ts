/** What every act of a poll needs. */
import type { Calendar } from '../../calendar/calendar.ts';
import type { Answer, Locale, Message, Settings } from '../../contract.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Act, House } from '../../partners/acts.ts';
import type { Board } from './board.ts';

export interface PollHouse extends House {
  knowledge: Knowledge;
  calendar: Calendar;
  settings: Settings;
  board: Board;
}

export interface PollAct extends Act {
  house: PollHouse;
}

/** An answer that is a message. */
export const said = (
  message: Message,
  locale: Locale,
  outcome: Answer['outcome'] = 'command',
): Answer => ({ outcome, locale, message, sources: [] });
