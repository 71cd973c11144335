/** Two features that record, propose and remove, over any store: for what the conversation itself must hold. */
import { z } from 'zod';
import { click, type Feature, type Reading } from '../../../bot/contract/feature.ts';
import { rememberAnswer } from '../../../bot/contract/remember-answer.ts';
import type { Collection, Store } from '../../../bot/contract/store.ts';
import type { Answer, Turn } from '../../../bot/contract/turn.ts';
import { answerWith } from '../../../bot/conversation/answers.ts';
import { type Bot, createBot } from '../../../bot/conversation/bot.ts';
import { createOnce } from '../../../bot/teams/once.ts';
import { noon, partner } from '../../support/partners.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

/** What was done, one row a time. */
export const done: Collection<{ what: string }> = {
  name: 'done',
  schema: z.strictObject({ what: z.string() }),
};

const thing = z.strictObject({ what: z.string() });
let rows = 0;

const record = (store: Store, turn: Turn, what: string): Promise<Answer> =>
  store.transact(async (tx) => {
    await tx.put(done, `row-${Date.now()}-${rows++}`, { what });
    const answer = answerWith(`Fait : ${what}.`, 'fr');
    await rememberAnswer(tx, turn, answer);
    return answer;
  });

const ordered = (what: string, answer: Reading['answer']): Reading => ({
  kind: 'command',
  rank: 'order',
  fields: { what },
  words: [],
  changes: true,
  answer,
});

/** "Note X" records, "propose X" asks before it sends, "complète" lacks a colour. */
const letters: Feature = {
  name: 'letters',
  start: ({ store }) => ({
    hear: {
      understand({ text }) {
        const [, verb, what = ''] = /^(note|propose) (.+?)[.!]?$/i.exec(text) ?? [];
        if (verb === 'note')
          return [{ ...ordered(what, (turn) => record(store, turn, what)), kind: 'progress' }];
        if (verb === 'propose')
          return [
            ordered(what, () => ({
              ...answerWith(`Dois-je envoyer ${what} ?`, 'fr'),
              opens: [{ kind: 'letters.draft', data: { what }, label: `l’envoi de ${what}` }],
              asks: {
                yes: { verb: 'letters.send', data: { what } },
                no: { say: 'Rien n’est parti.' },
              },
            })),
          ];
        if (/^complète$/.test(text))
          return [
            ordered('', () => ({
              ...answerWith('De quelle couleur ?', 'fr', 'clarify'),
              unfinished: 'letters.colour',
            })),
          ];
        const [, colour] = /^complète, (.+)$/.exec(text) ?? [];
        return colour ? [ordered(colour, (turn) => record(store, turn, `en ${colour}`))] : [];
      },
      completes: { colour: ({ text }) => /^(?:rouge|vert)$/.exec(text)?.[0] },
    },
    press: {
      clicks: { send: click(thing, (turn, { what }) => record(store, turn, `envoi de ${what}`)) },
    },
  }),
};

/** "Retire X" asks before it does; "garde X" does. */
const removals: Feature = {
  name: 'removals',
  start: ({ store }) => ({
    hear: {
      understand({ text }) {
        const [, verb, what = ''] = /^(retire|garde) (.+?)[.!]?$/i.exec(text) ?? [];
        if (verb === 'garde')
          return [ordered(what, (turn) => record(store, turn, `garde ${what}`))];
        if (verb !== 'retire') return [];
        return [
          ordered(what, () => ({
            ...answerWith(`Dois-je retirer ${what} ?`, 'fr'),
            opens: [{ kind: 'removals.ask', data: { what }, label: `le retrait de ${what}` }],
            asks: {
              yes: { verb: 'removals.remove', data: { what } },
              no: { say: 'Rien n’est retiré.' },
            },
          })),
        ];
      },
    },
    press: {
      clicks: {
        remove: click(thing, (turn, { what }) => record(store, turn, `retrait de ${what}`)),
      },
    },
  }),
};

/** Whatever nobody else understands. */
const talk: Feature = {
  name: 'talk',
  start: () => ({
    hear: {
      understand: () => [
        {
          kind: 'smalltalk',
          rank: 'guess',
          fields: {},
          words: [],
          answer: () => answerWith('Je vous écoute.', 'fr', 'smalltalk'),
        },
      ],
    },
  }),
};

export const claire = partner('cl', 'Claire Moreau');
export const karim = partner('ka', 'Karim Benali');

export interface Instance {
  bot: Bot;
  /** Says something, once for each id as Teams delivers it; gives the words of the answer. */
  say: (
    text: string,
    over?: { id?: string; person?: typeof claire; in?: string; at?: Date },
  ) => Promise<string>;
}

let ids = 0;

/** An instance of the service, as far as a conversation goes. */
export async function instanceOn(store: Store): Promise<Instance> {
  const { reader, lexicon } = await knowledgeOf('seineSaintDenis');
  const bot = createBot([letters, removals, talk], {
    reader,
    lexicon,
    tools: { store, isAdmin: () => false },
  });
  const once = createOnce({ bot, store });
  return {
    bot,
    async say(text, { id = `message-${ids++}`, person = claire, in: where, at = noon } = {}) {
      const conversation = { id: where ?? `a:${person.id}`, type: 'personal' as const };
      const keys = [`key-${id}`];
      const turn = { id, now: at, keys, locale: 'fr' as const, person, conversation };
      const full: Turn = { ...turn, reply: async () => {} };
      const { message } = await bot.hear(full, text, (run, own = keys) =>
        once({ ...full, keys: own }, run),
      );
      return message.text.replace(/[\u00a0\u202f]/g, ' ');
    },
  };
}

/** What was done, in any order. */
export const doneIn = (store: Store): Promise<string[]> =>
  store.read(async (reader) => (await reader.list(done)).map(({ value }) => value.what).sort());
