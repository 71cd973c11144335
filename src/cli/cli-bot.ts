import { StoreError } from '../../bot/contract/store.ts';
import { refused } from '../../bot/conversation/answers.ts';
import { type Bot, createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { emptyStore } from '../store/row-reader.ts';

const notKept = {
  fr: 'Rien n’est enregistré depuis un terminal : dites-le à Fil rouge dans Teams.',
  en: 'Nothing is recorded from a terminal: please tell Fil rouge in Teams.',
};

/** The same bot as in Teams over an empty store: what would change something is said not to. */
export function botOver(knowledge: Knowledge): Bot {
  const bot = createBot(features(knowledge), {
    ...knowledge,
    tools: { store: emptyStore, isAdmin: () => false },
  });
  return {
    ...bot,
    async hear(turn, text, once) {
      try {
        return await bot.hear(turn, text, once);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const { locale } = knowledge.reader.read(text, turn.locale);
        return refused(notKept[locale], locale);
      }
    },
  };
}
