/** A question is not an order, whatever words of orders are in it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});
const now = new Date('2026-09-01T09:00:00Z');
const best = (text: string) => bot.understand(text, { now }, 'fr')[0];

describe('what is asked changes nothing', () => {
  it.each([
    'Combien de temps nous laisse-t-on pour voter le schéma pluriannuel de la ville ?',
    'la reunion axe 5 du 1er juillet c’est le matin ou l’apres midi',
    'ODJ 1er juillet : combien de points',
    'règles de fonctionnement des gt elles sont écrites où',
    'fiche 1.1 elle est dans quel axe, celui du rééquilibrage ou celui de la formation',
    'peut-on suivre les séances du séminaire à distance, je suis coincée à la crèche',
  ])('%s', (text) => {
    expect(best(text)).toMatchObject({ kind: 'question' });
    expect(best(text)?.changes ?? false).toBe(false);
  });
});

describe('a question behind a courtesy', () => {
  it('is answered: who asks for a fiche asks more than who answers', () => {
    expect(best('c’est un robot qui répond ? qui pilote la fiche 1.1 ?')).toMatchObject({
      fields: { entry: 'fiche:1.1/pilote' },
    });
  });
});

describe('what orders the bot about a fiche is no news of it', () => {
  it.each([
    'Résume la 1.1 en une phrase, c’est pour une diapo',
    'Présente la 1.1 en deux mots au conseil d’administration',
  ])('%s', (text) => {
    expect(best(text)).not.toMatchObject({ kind: 'progress' });
  });
});

describe('a statement and then a question are both heard', () => {
  it.each([
    'Je travaille à l’EPT. En 2024, de quoi a-t-on discuté ?',
    'Je travaille à l’EPT. Qui pilote la fiche 1.1 ?',
    'Je travaille à l’EPT. Combien coûte le guide des gardes à domicile ?',
  ])('%s', (text) => {
    const acts = bot.acts(text, { now }, 'fr');
    expect(acts).toMatchObject([{ changes: true }, { kind: 'question' }]);
  });
});

describe('two questions of one message', () => {
  it('are each answered by whoever knows', () => {
    const said = bot.acts('c’est où le 8 et qu’est-ce qui a été décidé avant', { now }, 'fr');
    expect(said.map(({ fields }) => fields.asks)).toEqual(['meeting.where', 'meeting.decisions']);
  });

  it('are one where the second only asks more of the first', () => {
    expect(bot.acts('c’est quand et où', { now }, 'fr')).toHaveLength(1);
  });

  it('leave no order before them unheard', () => {
    const said = bot.acts(
      'je voudrais entrer dans la carto si c possible. au fait ckoi le but de l’axe 3',
      { now },
      'fr',
    );
    expect(said.map(({ kind }) => kind)).toEqual(['people', 'question']);
  });
});

describe('what is ordered is done', () => {
  it.each([
    ['réunion axe 5 mardi 15 septembre de 14h à 16h à Bobigny', 'meeting'],
    ['peux-tu planifier une réunion axe 5 mardi 15 septembre à 14h ?', 'meeting'],
    ['1.1 : soleil, convention signée avec 3 communes', 'progress'],
    ['sondage axe 5 : mardi 8/9 14h ; jeudi 10/9 9h30', 'poll'],
  ])('%s', (text, kind) => {
    expect(best(text)).toMatchObject({ kind });
  });
});

describe('what repeats the plan, or counts its lines, is no news', () => {
  it.each([
    'fiche 1.1 : 4 indicateurs',
    'la fiche 1.1 sera-t-elle terminée en 2026',
    'si la fiche 1.1 est bloquée, que faire',
  ])('%s', (text) => {
    expect(best(text)).toMatchObject({ kind: 'question' });
  });
});

describe('a mail that ends with thanks in advance', () => {
  it('moves no meeting', () => {
    expect(
      best(
        'Bonjour, je suis chargée de mission petite enfance à Rosny, la réunion est-elle en visio. Merci d’avance',
      ),
    ).not.toMatchObject({ fields: { intent: 'move' } });
  });
});

describe('what stands behind an article is a noun, however like an order', () => {
  it.each(['l’affiche c’est pas moi c’est Léa', 'la liste des lieux c’est fait'])('%s', (text) => {
    // Nothing of the plan answers what is only told.
    expect(best(text)).toMatchObject({ rank: 'nothing', fields: { saying: 'tells' } });
  });
});
