/** Each clause of what a pilote tells goes to its own field, and what names a thing keeps it: nothing is lost in silence. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-1', [admin, camille]);
/** A Sunday. */
const sunday = new Date('2026-11-29T09:00:00Z');
let minute = 0;

beforeEach(() => {
  minute = 0;
});

const say = async (text: string, person = holder): Promise<string> =>
  readAll(await house.say(person, text, { at: new Date(sunday.getTime() + minute++ * 60_000) }));

const last = () =>
  house.store.read(
    async (reader) =>
      (await reader.list(updates))
        .map(({ value }) => value)
        .sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.said,
  );

it('a dictation that says since when something is stuck asks for no history', async () => {
  await say(
    'on en est à 40 % sur la 1.1, plutôt beau temps, le questionnaire est parti, par contre la convention coince depuis début novembre. prochaine étape le 10 décembre on dépouille',
  );
  expect(await last()).toMatchObject({
    percent: 40,
    meteo: 'soleil',
    highlights: ['le questionnaire est parti'],
    blocker: 'la convention coince depuis début novembre',
    nextStep: 'le 10 décembre on dépouille',
  });
});

describe('what is in the way', () => {
  it.each([
    ['il manque les données de l’EPT depuis 3 semaines'],
    ['on attend les adresses depuis le 12 octobre'],
  ])('is what is lacking or awaited since a day: « %s »', async (text) => {
    await say(`1.1 : 30 %, ${text}`);
    expect(await last()).toMatchObject({ highlights: [], blocker: text });
  });

  it('is what there is no more, told against the rest, since a day', async () => {
    await say('1.1 : 30 %, par contre plus de local pour le RAM depuis le 23 novembre');
    expect(await last()).toMatchObject({
      highlights: [],
      blocker: 'plus de local pour le RAM depuis le 23 novembre',
    });
  });

  it('is no more what is awaited no more', async () => {
    await say('1.1 : 30 %, on n’attend plus les adresses depuis lundi');
    expect(await last()).toMatchObject({ blocker: null });
  });

  it.each([
    ['ah non les données de l’EPT c’est un blocage', 'les données de l’EPT'],
    ['les adresses c’est bloquant faut que ce soit écrit comme ça', 'les adresses'],
    ['pas de salle c’est bloquant', 'pas de salle'],
  ])(
    'is the thing that is called so, and not the words around it: « %s »',
    async (text, blocker) => {
      await say('1.1 : 30 %');
      await say(`1.1 : ${text}`);
      expect(await last()).toMatchObject({ blocker });
    },
  );

  it('keeps since when it is so, named again by fewer of its words', async () => {
    await say('1.1 : 30 %, il manque les données de l’EPT depuis 3 semaines');
    await say('1.1 : les données de l’EPT c’est un blocage');
    expect(await last()).toMatchObject({
      blocker: 'il manque les données de l’EPT depuis 3 semaines',
    });
  });

  it('is asked to be lifted, once what it waits for is told', async () => {
    await say('1.1 : bloqué, la convention avec la Caf n’est pas signée');
    expect(await say('1.1 : 40 %, la convention est signée')).toMatch(/est-il levé\s\?/);
  });
});

it('a reproach notes what it says was left out, and none of its own words', async () => {
  await say('1.1 : prochaine étape le 10 décembre');
  await say('tu as pas noté le 40 % ni la convention qui coince avec la Caf');
  expect(await last()).toMatchObject({
    percent: 40,
    blocker: 'la convention qui coince avec la Caf',
  });
  await say('t’as oublié le beau temps');
  expect(await last()).toMatchObject({ meteo: 'soleil', blocker: null });
});

it('a partner who is away, between commas, is no news, and it is said', async () => {
  const answer = await say('Camille est absente jusqu’au 12, la 1.1 est à 55 %, 3 places ouvertes');
  expect(answer).toMatch(/Je n’ai rien fait de\s: «\sCamille est absente jusqu’au 12\s»/);
  expect(await last()).toMatchObject({ percent: 55, highlights: ['3 places ouvertes'] });
});

it.each([
  ['1.1 : 71 réponses, dépouillement décalé au 11 décembre'],
  ['le dépouillement on le décale au 11, 71 réponses'],
])('a step that is put off goes to its new day with its own words: « %s »', async (text) => {
  await say('1.1 : 40 %, prochaine étape le 10 décembre on dépouille avec Léa');
  await say(text);
  expect(await last()).toMatchObject({
    highlights: ['71 réponses'],
    nextStep: 'le 11 décembre 2026 on dépouille avec Léa',
  });
});

describe('a decision that its pilote takes back', () => {
  beforeEach(() =>
    say('1.1 : 30 %, bloqué par les données, il faut que le comité tranche le lieu'),
  );

  it('is asked no more, and what is told in the next sentence is kept with it', async () => {
    await say('décision retirée : c’est le département. blocage levé');
    expect(await last()).toMatchObject({ arbitration: null, blocker: null, percent: 30 });
  });

  it('is refused by no right of a group, and what is not kept is quoted', async () => {
    const answer = await say(
      'en fait oubliez la décision on s’est mis d’accord. les données on les a eues vendredi',
    );
    expect(answer).toContain('les données on les a eues vendredi');
    expect(await last()).toMatchObject({ arbitration: null, percent: 30 });
  });
});

it('the day of a campaign that was launched is put off by its name, whatever was said since', async () => {
  await say('demande des nouvelles à tous les pilotes avant le 8 décembre', admin);
  await say('réunion axe 1 le 15 décembre', admin);
  expect(await say('finalement plutôt pour le 10 décembre les nouvelles', admin)).toContain(
    '10 décembre 2026',
  );
  expect(
    await say('non je voulais repousser la date limite du point d’étape au 11 décembre', admin),
  ).toContain('11 décembre 2026');
  expect(await say('qui a répondu déjà', admin)).toContain(holder.name);
});

it('what is told in a breath keeps every clause: what is planned, what is done on a day that is over', async () => {
  await say(
    'la 1.1 est à 40 %... beau temps, questionnaire parti mardi, convention caf coince depuis debut nov, 62 reponses, 10 dec avec lea',
  );
  expect(await last()).toMatchObject({
    percent: 40,
    meteo: 'soleil',
    highlights: ['questionnaire parti mardi 24 novembre 2026', '62 reponses'],
    blocker: 'convention caf coince depuis debut nov',
    nextStep: '10 dec avec lea',
  });
});

it('a clause that has no field is quoted', async () => {
  expect(await say('1.1 : 40 %, Bobigny, trois places ouvertes')).toMatch(/«\sBobigny\s»/);
});

describe('several things in the way', () => {
  beforeEach(async () => {
    await say('1.1 : 30 %, la convention coince depuis début novembre');
    await say('1.1 : on attend les adresses depuis le 12 octobre');
  });

  it('stand beside one another', async () => {
    expect(await last()).toMatchObject({
      blocker:
        'la convention coince depuis début novembre ; on attend les adresses depuis le 12 octobre',
    });
  });

  it('are lifted one at a time, by a word of theirs', async () => {
    const answer = await say('1.1 : la convention est débloquée');
    expect(answer).toMatch(
      /N’est plus noté comme blocage\s: la convention coince depuis début novembre/,
    );
    expect(await last()).toMatchObject({ blocker: 'on attend les adresses depuis le 12 octobre' });
    await say('1.1 : tout est débloqué');
    expect(await last()).toMatchObject({ blocker: null, cleared: ['blocker'] });
  });

  it.each(['1.1 : soleil', '1.1 : 100 %', '1.1 : soleil, convention signée hier'])(
    'are both asked of where all is said to be well: « %s »',
    async (text) => {
      const answer = await say(text);
      expect(answer).toMatch(
        /blocages «\sla convention coince depuis début novembre\s» et «\son attend les adresses.*» sont-ils levés/,
      );
      expect(await last()).toMatchObject({ cleared: [] });
      await say('oui');
      expect(await last()).toMatchObject({ cleared: ['blocker'] });
    },
  );

  it('are lifted together by no button that stands out', async () => {
    const { message } = await house.say(holder, '1.1 : soleil', { at: new Date(sunday) });
    const answers = JSON.stringify('card' in message ? message.card : {});
    expect(answers).toContain('"Les deux"');
    expect(answers).toContain('"Aucun"');
    expect(answers).not.toContain('positive');
  });

  it('are asked of where what is done names one of them', async () => {
    const answer = await say('1.1 : convention signée hier');
    expect(answer).toMatch(
      /Le blocage «\sla convention coince depuis début novembre\s» est-il levé/,
    );
    await say('oui');
    expect(await last()).toMatchObject({ blocker: 'on attend les adresses depuis le 12 octobre' });
  });
});

describe('a fact that is told again', () => {
  it('as what is in the way is a fact no more', async () => {
    await say('1.1 : 30 %, les données de l’EPT arrivent au compte-goutte, 18 lieux');
    await say('ah non les données de l’EPT c’est un blocage, et c’est 19 lieux');
    expect(await last()).toMatchObject({
      highlights: ['19 lieux'],
      blocker: 'les données de l’EPT arrivent au compte-goutte',
    });
    const all = await house.store.read((reader) => reader.list(updates));
    expect(all.flatMap(({ value }) => value.said.highlights)).toEqual(['19 lieux']);
  });

  it('is in the way where « plus de » means none', async () => {
    await say('1.1 : 30 %, plus de local pour le RAM');
    expect(await last()).toMatchObject({ highlights: [], blocker: 'plus de local pour le RAM' });
  });
});

it('a day of the week is dated by what is said to be done, and left as it is where both are meant', async () => {
  await say('1.1 : les données on les a eues vendredi, les clés sont reçues mardi');
  expect(await last()).toMatchObject({
    highlights: [
      'les données on les a eues vendredi 27 novembre 2026',
      'les clés sont reçues mardi',
    ],
  });
});

describe('a need of a campaign', () => {
  it('is asked before anything leaves, and the only one that runs is stopped by its name', async () => {
    const asked = await say('faut que les pilotes me disent où ils en sont', admin);
    expect(asked).toMatch(/Dois-je lancer un point d’étape pour tout le plan/);
    expect(await say('oui', admin)).toContain('Point d’étape lancé pour tout le plan');
    expect(await say('qui est en retard dans ses réponses', admin)).toContain(holder.name);
    expect(await say('annule le point d’étape', admin)).toContain('est arrêté');
  });
});

it('what was told last is said back, and who changed a fiche', async () => {
  await say('1.1 : 30 %, convention signée');
  expect(await say('redis-moi mes dernières infos')).toContain('convention signée');
  expect(await say('qui a changé la 1.1 ?', admin)).toContain(holder.name);
});

it('a figure alone, where no share was told, is of none: which one is asked', async () => {
  await say('1.1 : soleil, 12 familles rencontrées, 3 mairies signées');
  await say('pardon 14');
  expect(await last()).toMatchObject({
    percent: null,
    highlights: ['12 familles rencontrées', '3 mairies signées'],
  });
});

it('the only figure that was told takes a figure alone', async () => {
  await say('1.1 : soleil, 12 familles rencontrées');
  await say('pardon 14');
  expect(await last()).toMatchObject({ percent: null, highlights: ['14 familles rencontrées'] });
});

it('what is to lift a blocker lifts none yet', async () => {
  await say('1.1 : 40 %, le recrutement est bloqué');
  await say('1.1 : rendez-vous le 7 décembre avec la préfecture pour débloquer');
  expect(await last()).toMatchObject({ cleared: [] });
});

it('another day of what stands takes the place of its own', async () => {
  await say('1.1 : 40 %, visite du site vendredi 11 décembre');
  await say('la mairie de Bondy bloque');
  await say('non c’est pas vendredi la visite c’est jeudi');
  const all = await house.store.read((reader) => reader.list(updates));
  expect(all.flatMap(({ value }) => value.said.nextStep ?? [])).toEqual([
    'visite du site jeudi 10 décembre 2026',
  ]);
});

it('who came to tell of a fiche is given its form', async () => {
  expect(await say('Claire m’a dit que je devais te parler de la 1.1')).toContain(
    'Faits marquants',
  );
});
