/** What has no subject of its own goes with what it is said of; what is denied, or ordered, is no news. */
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { admin, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const read = (text: string) => {
  const now = new Date('2026-10-14T09:00:00Z');
  const [best] = bot.understand(text, { now, given: { prompt: { fiche: '1.1' } } }, 'fr');
  return best?.kind === 'progress' ? best.fields : { kind: best?.kind };
};

it.each([
  ['deux baux sont signés ; le troisième, celui de Stains, l’a été ce matin'],
  ['deux baux sont signés ; le troisième, à Stains, est à la signature'],
])('a subject keeps its verb, whatever stands between them: « %s »', (text) => {
  expect(read(`1.1 : ${text}`)).toMatchObject({
    highlights: ['deux baux sont signés', text.split(' ; ')[1]],
  });
});

it.each([
  'la dernière convention est signée, celle de Bondy',
  'le bilan est rendu, sans remarque de la ville',
  'la trame est validée, relue hier',
  'le devis est accepté et nous est revenu signé',
])('a clause without a subject of its own is kept with the one before it: « %s »', (text) => {
  expect((read(`1.1 : ${text}`) as { highlights: string[] }).highlights).toHaveLength(1);
});

it.each([
  'on est à la moitié, un peu moins si on compte Stains',
  'on est à 60 %, sans le mobilier',
])('what nuances a figure is kept with it: « %s »', (text) => {
  expect(read(`1.1 : ${text}`)).toMatchObject({ highlights: [text] });
});

it.each([
  ['orage évité de peu, éclaircies', 'couvert'],
  ['on a échappé à la tempête, donc soleil', 'soleil'],
  ['la météo est à garder nuageuse', 'nuage'],
  ['on passe en orange', 'nuage'],
])('the weather is the one there is, and not the one that did not come: « %s »', (text, meteo) => {
  expect(read(`1.1 : ${text}`)).toMatchObject({ meteo });
});

it.each(['je ne dirais pas bloqué', 'je n’irais pas jusqu’à dire que c’est bloqué'])(
  'a state that nobody goes as far as to say is neither noted nor lifted: « %s »',
  (text) => {
    const said = read(`1.1 : ${text}`);
    expect(said).not.toHaveProperty('blocker');
    expect(said).not.toHaveProperty('unblocked');
  },
);

it.each(['l’arbitrage n’est toujours pas rendu', 'l’arbitrage n’a pas encore été rendu'])(
  'a decision that has not come still waits: « %s »',
  (text) => {
    expect(read(`1.1 : ${text}`)).toMatchObject({ arbitration: text });
  },
);

it.each([
  ['la moitié du parcours est faite', 50],
  ['avancement : moitié', 50],
  ['un tiers', 33],
  ['les trois quarts du chemin', 75],
  ['tout est bouclé, la fiche peut être considérée comme close', 100],
])('a share of the way is how far it is: « %s »', (text, percent) => {
  expect(read(`1.1 : ${text}`)).toMatchObject({ percent });
});

it.each(['un tiers des familles a répondu', 'le volet accueil, lui, est terminé'])(
  'a share of something else, or the end of a part, is not: « %s »',
  (text) => {
    expect(read(`1.1 : ${text}`)).not.toHaveProperty('percent');
  },
);

describe('of who leads the fiche', () => {
  const house = withPartners();
  const say = sayIn(house);
  const last = async () => {
    const rows = await house.store.read((reader) => reader.list(updates));
    return rows.map(({ value }) => value).sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.said;
  };

  beforeEach(async () => {
    await house.meet(holder);
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(holder, '1.1 : 40 %');
  });

  it.each([
    '+10 depuis hier, la salle est prête',
    '+10 depuis le comité de juin',
    'depuis la rentrée on a gagné dix points',
  ])('what was added is added to the last percentage: « %s »', async (text) => {
    await say(holder, text);
    expect(await last()).toMatchObject({
      percent: 50,
      highlights: text.includes('salle') ? ['la salle est prête'] : [],
    });
  });

  it.each(['ajoute une tâche relire le bail et confie-la à Omar', 'mardi je ne viendrai pas'])(
    'an order of something else, or who comes, is no news: « %s »',
    async (text) => {
      await say(holder, text);
      expect(await last()).toMatchObject({ percent: 40, highlights: [] });
    },
  );

  it('who comes is no fact beside news', async () => {
    await say(holder, 'mardi je ne viendrai pas mais tu peux dire que la 1.1 est à 70 %');
    expect(await last()).toMatchObject({ percent: 70, highlights: [] });
  });
});

it.each([
  ['50 %. Pas de blocage à part la signature', 'la signature'],
  ['plus de blocage hormis le financement de la région', 'le financement de la région'],
  ['on n’est pas bloqués, sauf sur le local', 'le local'],
  ['aucun problème mis à part Drancy qui répond plus', 'Drancy qui répond plus'],
])('nothing in the way but one thing: that thing is in the way: « %s »', (text, blocker) => {
  const said = read(`1.1 : ${text}`);
  expect(said).toMatchObject({ blocker });
  expect(said).not.toHaveProperty('unblocked');
});

it.each([
  'ça bloque pas vraiment, le maire veut plus',
  'c’est pas franchement bloqué, Livry traîne',
])('what does not really block is a fact, and so is what stands beside it: « %s »', (text) => {
  const said = read(`1.1 : ${text}`);
  expect(said).not.toHaveProperty('blocker');
  expect(said).not.toHaveProperty('unblocked');
});

it.each(['soucis avec le recrutement à Aulnay', 'difficultés à recruter une psychologue'])(
  'a trouble that opens what is told is in the way: « %s »',
  (blocker) => {
    expect(read(`1.1 : ${blocker}, mais le reste roule`)).toMatchObject({
      blocker,
      highlights: ['le reste roule'],
    });
  },
);

it.each(['pas de souci avec Bondy', 'problème de recrutement réglé'])(
  'a trouble that is none, or no more, is not: « %s »',
  (text) => {
    expect(read(`1.1 : ${text}`)).not.toHaveProperty('blocker');
  },
);

it.each([
  ['météo pluie à cause du financement, avancement 42', 'à cause du financement'],
  ['couvert à cause des vacances, 42 %', 'à cause des vacances'],
])('a cause keeps the word that leads to it: « %s »', (text, cause) => {
  const { blocker, highlights, ...said } = read(`1.1 : ${text}`) as Record<string, unknown>;
  expect([blocker, highlights].flat()).toContain(cause);
  expect(said).toMatchObject({ percent: 42 });
});

it.each(['on doit être à 60 maintenant', 'on est à 60 maintenant'])(
  'how far it is now is a percentage: « %s »',
  (text) => {
    expect(read(`1.1 : ${text}`)).toMatchObject({ percent: 60 });
  },
);
