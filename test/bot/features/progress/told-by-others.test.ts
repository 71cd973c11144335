/** News told by whoever does not lead what it is of, figures told anew, and what is only left aside. */
import { describe, expect, it } from '@jest/globals';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { admin, animator, camille, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-2', [admin, camille]);

const say = sayIn(house);
const kept = () =>
  house.store.read(async (reader) => (await reader.list(updates)).map((r) => r.value));

const news = 'la formation des CAP AEPE a démarré lundi avec 12 stagiaires';

describe('news of a thing that is named', () => {
  it('of who leads nothing is told who may note it, and keeps nothing', async () => {
    expect(await say(camille, news)).toContain('seuls ses pilotes');
    expect(await kept()).toEqual([]);
  });
  it('of an administrator begins no set-up', async () => {
    expect(await say(admin, news)).toContain('seuls ses pilotes');
  });
  it('of who follows it is asked first, and noted upon a yes', async () => {
    expect(await say(animator, news)).toContain('Dois-je noter');
    expect(await kept()).toEqual([]);
    await say(animator, 'oui');
    expect((await kept())[0]?.said.highlights.join()).toContain('12 stagiaires');
    await say(animator, 'oups non c’est 21 stagiaires pas 12');
    expect((await kept())[0]?.said.highlights.join()).toContain('21 stagiaires');
  });
});

describe('a pilote who gathers no group', () => {
  it.each([
    'la 1.1 : 42 inscrits, on a dû changer de salle',
    'on a dû changer de salle, 42 inscrits',
    'ajoute qu’on refait une session en mars',
  ])('tells of their fiche what another would order of a meeting: « %s »', async (text) => {
    expect(await say(holder, text)).not.toMatch(/co-animateur/);
  });

  it('orders no meeting, and is told so', async () => {
    expect(await say(holder, 'convoque une réunion jeudi 10 à 9h')).toContain('co-animateur');
    expect(await kept()).toEqual([]);
  });
});

it('a percentage of who leads nothing is asked of no fiche', async () => {
  expect(await say(camille, '34 fiches collectées sur 60, je dirais 55 %')).toContain(
    'seuls les pilotes',
  );
});

it.each([
  ['axe 2 : toutes les fiches hors la 1.1', 'Rien n’est noté'],
  ['axe 5 : toutes les fiches sauf la 1.1', 'Rien n’est noté'],
])('what is left aside, and an axe, are no news of a fiche: « %s »', async (text, refusal) => {
  expect(await say(holder, text)).not.toContain(refusal);
  expect(await kept()).toEqual([]);
});

it('what is put right with an apology takes the place of what it denies, and the rest is said back', async () => {
  await say(holder, '1.1 : bloqué, on attend la convention signée par la pmi');
  const text =
    'pardon je me suis trompée c’est pas la pmi c’est le conseil departemental qui doit signer, prevu le 4';
  const said = await say(holder, text);
  const [noted] = await kept();
  expect(JSON.stringify(noted?.said)).toContain('conseil departemental');
  expect(JSON.stringify(noted?.said)).not.toMatch(/pardon|pmi|qui doit signer/);
  expect(said).toContain('qui doit signer, prevu le 4');
});

it.each([
  ['1.1 : signée par la pmi', 'pas la pmi, le CD', 'signée par le CD'],
  ['1.1 : la mairie ne répond pas', 'c’est pas la mairie, c’est Epinay', 'Epinay ne répond pas'],
  [
    '1.1 : avis de la pmi reçu',
    'pas la pmi, le conseil départemental',
    'avis du conseil départemental reçu',
  ],
])('the article of a word goes with it: « %s », « %s »', async (told, correction, text) => {
  await say(holder, told);
  await say(holder, correction);
  expect(JSON.stringify((await kept())[0]?.said)).toContain(text);
});

it.each([
  ['1.1 : 15 places ouvertes, ah non 16', '16 places ouvertes'],
  ['1.1 : réunion avec la ville le 12, enfin le 14', 'réunion avec la ville le 14'],
])('a figure or a day that is taken back is the last that was said: « %s »', async (told, text) => {
  await say(holder, told);
  const [noted] = await kept();
  expect(JSON.stringify(noted?.said)).toContain(text);
  expect(noted?.said.percent).toBeNull();
});

it('a figure that was never noted is not put right', async () => {
  await say(holder, '1.1 : 50 %, 12 places ouvertes');
  await say(holder, '16 pas 15');
  expect((await kept())[0]?.said.percent).toBe(50);
});

it('a text that was noted goes by one of its words, where it is called a line, and the rest stays', async () => {
  await say(holder, '1.1 : 40 %, on a ouvert 18 places');
  await say(holder, '1.1 : on a rencontré la pmi, on a signé le bail');
  await say(holder, 'enleve la ligne avec la pmi, c’etait faux');
  const told = JSON.stringify((await kept()).map((row) => row.said.highlights));
  expect(told).not.toContain('pmi');
  expect(told).toContain('bail');
});

it('figures told anew do not put right those noted before', async () => {
  await say(holder, 'La crèche des Lilas a ouvert ses 20 berceaux');
  expect(await say(holder, '12 communes rencontrées sur 40, disons 30 %')).toContain('C’est noté');
  expect(await kept()).toHaveLength(2);
});

it.each([
  ['sinon pour la 1.1, la convention est signée', 'la convention est signée'],
  [
    'le budget par contre est pas bouclé, il manque 4000 euros',
    'le budget par contre est pas bouclé',
  ],
])('a fact begins where it is told: « %s »', async (text, fact) => {
  await say(holder, text);
  const { highlights = [], blocker } = (await kept())[0]?.said ?? {};
  expect([...highlights, ...(blocker?.split(' ; ') ?? [])]).toContain(fact);
});

it('what is only heard is asked before it is noted', async () => {
  expect(await say(holder, 'il paraît que la crèche de Stains va fermer')).toContain(
    'Dois-je noter',
  );
  expect(await kept()).toEqual([]);
});

it('a figure that takes the place of one nobody noted is no news', async () => {
  await say(holder, 'oups non c’est 21 stagiaires pas 12');
  expect(await kept()).toEqual([]);
});

it('what a button proposes to note is noted whole, whatever leads to it or looks like an order', async () => {
  const text =
    'Karim est débordé donc je donne les nouvelles de la 1.1 : 12 structures contactées, 7 ont répondu, 3 relances faites';
  expect(await say(holder, text)).toContain('Dois-je noter');
  expect(await kept()).toEqual([]);
  await say(holder, `Note pour la fiche 1.1 : ${text}`);
  expect((await kept()).map(({ said }) => said.highlights)).toEqual([
    ['Karim est débordé', '12 structures contactées', '7 ont répondu', '3 relances faites'],
  ]);
});

it.each([
  [
    '1.1 : on a fini le questionnaire, 12 crèches visitées',
    'j’ai dit une bêtise, le questionnaire n’est pas fini, 10 crèches ont répondu',
    ['12 crèches visitées', 'le questionnaire n’est pas fini', '10 crèches ont répondu'],
  ],
  [
    '1.1 : convention signée avec la caf',
    'non pardon, la convention n’est pas signée',
    ['la convention n’est pas signée'],
  ],
])(
  'a fact that is denied whole gives way to what is told: « %s », « %s »',
  async (told, denial, facts) => {
    await say(holder, told);
    await say(holder, denial);
    // What is not done any more may be in the way.
    const stands = (await kept()).map(({ said: { highlights, blocker } }) => [
      ...highlights,
      ...(blocker === null ? [] : [blocker]),
    ]);
    expect(stands).toEqual([facts]);
  },
);

it.each([['1.1 : 40 %, pas eu de blocage'], ['1.1 : 40 %, my manager says I must']])(
  'only a person is a source: « %s »',
  async (text) => {
    await say(holder, text);
    expect((await kept())[0]?.origin).toEqual({ kind: 'chat', reportedBy: null });
  },
);

describe('how things of somebody else stand, beside one’s own', () => {
  it.each([
    [
      'chez Camille c’est l’orage d’après ce que j’entends, chez moi ça reste soleil, 45',
      'soleil',
      45,
    ],
    ['Camille est à 80 %, moi je suis à 45', null, 45],
    ['du côté de Camille c’est bloqué, moi ça avance, 35 %', null, 35],
    ['la fiche de Camille est à l’orage, la mienne reste couvert', 'couvert', null],
    ['je suis à 40 % ; pour Camille Durand ce serait plutôt nuage', null, 40],
    ['Pour Camille Durand : 80 %. Pour moi : 35 %', null, 35],
  ])('is of what they lead, and one’s own of one’s own: « %s »', async (text, meteo, percent) => {
    await say(admin, 'Camille Durand pilote la fiche 5');
    const shown = await say(holder, text);
    expect(shown).toContain('Dites-le à Camille Durand');
    const noted = await kept();
    expect(noted.map(({ subject }) => subject)).toEqual(['fiche:1.1']);
    expect(noted[0]?.said).toMatchObject({ meteo, percent, blocker: null, highlights: [] });
  });

  it('is nothing of theirs where they only did something, or told it', async () => {
    await say(admin, 'Camille Durand pilote la fiche 5');
    await say(holder, 'Camille a signé sa convention, on est à 45 %');
    await say(holder, 'Camille me dit que c’est l’orage à Bobigny, 50 % pour la 1.1');
    expect((await kept()).map(({ subject }) => subject)).toEqual(['fiche:1.1', 'fiche:1.1']);
  });
});
