/** What every act of a poll needs. */
import { typography } from '../../../cards/typography.ts';
import type { Calendar } from '../../calendar/calendar.ts';
import type { Settings } from '../../contract/feature.ts';
import type { Answer, Message, Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import type { Act, ActContext } from '../people/model/acts.ts';
import type { Board } from './model/board.ts';

export interface PollContext extends ActContext {
  knowledge: Knowledge;
  calendar: Calendar;
  settings: Settings;
  board: Board;
}

export interface PollAct extends Act {
  context: PollContext;
}

/** Whether others read what is answered. */
export const isShared = ({ conversation }: Pick<Turn, 'conversation'>): boolean =>
  conversation.type !== 'personal';

/** An answer that is a message; a card sees to its own typography. */
export const said = (
  message: Message,
  locale: Locale,
  outcome: Answer['outcome'] = 'command',
): Answer => ({
  outcome,
  locale,
  message: message.card ? message : { ...message, text: typography(message.text, locale) },
  sources: [],
});
