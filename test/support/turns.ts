import type { Message, Person, Turn } from '../../bot/contract/turn.ts';
import type { Locale } from '../../bot/language/locale.ts';

interface TurnParts {
  conversation?: string;
  person?: Partial<Person>;
  locale?: Locale;
  type?: Turn['conversation']['type'];
  replies?: Message[];
}

/** A turn at a given time: by default Ada's, in French, in her own chat with the bot. */
export function turnAt(
  now: Date,
  {
    conversation = 'c1',
    person = {},
    locale = 'fr',
    type = 'personal',
    replies = [],
  }: TurnParts = {},
): Turn {
  return {
    id: `activity-${now.getTime()}`,
    now,
    locale,
    person: { tenantId: 't1', id: 'ada', teamsId: '29:ada', name: 'Ada', ...person },
    conversation: { id: conversation, type },
    reply: async (message) => {
      replies.push(message);
    },
  };
}
