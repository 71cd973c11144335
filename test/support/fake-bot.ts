import type { Answer, Message, Turn } from '../../bot/contract/turn.ts';
import type { Bot } from '../../bot/conversation/bot.ts';

/** What a fake bot was told. */
export interface Heard {
  turn: Turn;
  text?: string;
  verb?: string;
  data?: unknown;
}

export const answerOf = (message: Message): Answer => ({
  outcome: 'answered',
  locale: 'fr',
  message,
  sources: [],
});

/** A bot that repeats what it hears, for the rooms around it. */
export function createFakeBot(over: Partial<Bot> = {}): Bot & { heard: Heard[] } {
  const heard: Heard[] = [];
  const bot: Bot = {
    isAdmin: () => false,
    understand: () => [],
    acts: () => [],
    reads: async () => [],
    hear: async (_turn, text) => answerOf({ text: `entendu : ${text}` }),
    edited: async () => undefined,
    deleted: async () => undefined,
    daily: async () => ({}),
    click: async (_turn, verb) => answerOf({ text: `cliqué : ${verb}` }),
    offers: () => true,
    view: async () => undefined,
    welcome: async ({ locale }) => ({ text: locale === 'fr' ? 'Bienvenue' : 'Welcome' }),
    render: async () => undefined,
    repeatable: () => false,
    rest: async () => {},
    peek: async () => undefined,
    open: async () => undefined,
    search: () => [],
    file: async () => undefined,
    dropped: async () => undefined,
    ...over,
  };
  return {
    ...bot,
    heard,
    hear: (turn, text, once) => {
      heard.push({ turn, text });
      return bot.hear(turn, text, once);
    },
    click: (turn, verb, data) => {
      heard.push({ turn, verb, data });
      return bot.click(turn, verb, data);
    },
  };
}
