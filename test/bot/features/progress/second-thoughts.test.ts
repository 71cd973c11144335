/** What a pilote puts right, takes back or adds: each figure and each day goes where it is named. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import {
  animator,
  camille,
  holder,
  readAll as readCardText,
  refOf,
} from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const readAll = (answer: Answer): string => readCardText(answer).replace(/[\u00a0\u202f]/g, ' ');

const house = withPartners();
/** A Sunday. */
const sunday = new Date('2026-11-29T09:00:00Z');
let minute = 0;

beginning(house, async () => {
  for (const person of [animator, holder, camille]) await house.meet(person);
  await house.store.transact(async (tx) =>
    tx.put(pilots, 'fiche:1.1', {
      organisation: 'caf',
      until: null,
      at: sunday.toISOString(),
      by: refOf(animator),
      holder: { person: refOf(holder), name: holder.name },
      substitute: null,
    }),
  );
  await say('bonjour');
});
beforeEach(() => {
  minute = 0;
});

const say = async (text: string, person = holder): Promise<string> =>
  readAll(await house.say(person, text, { at: new Date(sunday.getTime() + minute++ * 60_000) }));

const kept = () =>
  house.store.read(async (reader) =>
    (await reader.list(updates))
      .map(({ value }) => value)
      .filter((u) => u.withdrawnAt === null)
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
  );
const last = async () => (await kept())[0]?.said;

describe('a figure', () => {
  it.each([
    ['12 places ouvertes sur 30', '12 places ouvertes sur 30'],
    ['on a 3 crèches ouvertes sur 8', '3 crèches ouvertes sur 8'],
    ['28 places au lieu de 20', '28 places'],
    ['20 places ouvertes et pas 18', '20 places ouvertes'],
  ])(
    'that is counted before its total is a fact, and the total no value: « %s »',
    async (text, fact) => {
      await say(`1.1 : 50 %, ${text}`);
      expect(await last()).toMatchObject({ percent: 50, indicators: [], highlights: [fact] });
    },
  );

  it('that is told anew with its total leaves the percentage as it was', async () => {
    await say('1.1 : 50 %, 30 places ouvertes');
    await say('non pas 30, 12 places ouvertes, l’objectif c’est 30');
    expect((await kept()).every(({ said }) => said.percent === null || said.percent === 50)).toBe(
      true,
    );
    expect(JSON.stringify(await last())).toContain('12 places ouvertes');
  });

  it('is put right where it was told, even before what was noted last', async () => {
    await say('1.1 : 60 %, 18 places ouvertes maintenant');
    await say('1.1 : la convention est signée');
    await say('a corriger : 20 places ouvertes et pas 18');
    const [newest, before] = await kept();
    expect(newest?.said.highlights).toEqual(['la convention est signée']);
    expect(before?.said).toMatchObject({
      percent: 60,
      highlights: ['20 places ouvertes maintenant'],
      indicators: [],
    });
  });

  it('that is of nothing named, and was not noted last, touches nothing', async () => {
    await say('1.1 : 60 %, 15 crèches ouvertes');
    await say('1.1 : la convention est signée');
    await say('on sera 16 et pas 15');
    const all = JSON.stringify((await kept()).map(({ said }) => said.highlights));
    expect(all).toContain('15 crèches ouvertes');
  });

  it.each(['oups, 20 et pas 18', 'non, 20 places et pas 18'])(
    'noted under a name is put right there, and is no percentage: « %s »',
    async (text) => {
      await say('1.1 : 60 %, places ouvertes : 18');
      await say(text);
      expect(await last()).toMatchObject({
        percent: 60,
        indicators: [{ name: 'places ouvertes', value: 20 }],
      });
    },
  );

  it.each([
    'retire l’indicateur',
    'l’indicateur c’est pas bon, enleve le 30',
    'enlève l’indicateur de la fiche 1.1',
  ])('noted under a name goes when it is taken away: « %s »', async (text) => {
    await say('1.1 : 60 %, places ouvertes : 30');
    expect(await last()).toMatchObject({ indicators: [{ value: 30 }] });
    await say(text);
    expect(await kept()).toHaveLength(1);
    expect(await last()).toMatchObject({ percent: 60, indicators: [] });
  });

  it('beside what is no longer in the way is the percentage', async () => {
    await say('1.1 : 60 %, bloqué par la mairie');
    await say('plus de blocage et plutot 70');
    expect(await last()).toMatchObject({ percent: 70, cleared: ['blocker'], highlights: [] });
  });

  it('of progress is put right at once', async () => {
    await say('1.1 : 60 %');
    await say('c’est 70% pas 60');
    expect(await kept()).toHaveLength(1);
    expect(await last()).toMatchObject({ percent: 70 });
  });
});

describe('a day', () => {
  it.each([
    ['oups non la plaquette c’est mardi pas lundi', 'mardi 1er décembre 2026'],
    ['non, jeudi et pas lundi', 'jeudi 3 décembre 2026'],
    ['oups, dimanche pas lundi', 'dimanche 6 décembre 2026'],
    ['pardon, c’est le 2 décembre', 'mercredi 2 décembre 2026'],
  ])('that is put right takes its date with it: « %s »', async (text, day) => {
    await say('la plaquette part chez l’imprimeur lundi');
    await say(text);
    expect(await kept()).toHaveLength(1);
    expect((await last())?.highlights).toEqual([`la plaquette part chez l’imprimeur ${day}`]);
  });

  it('that is said again to put it right is no fact', async () => {
    await say('la plaquette part chez l’imprimeur lundi');
    await say('oups non la plaquette c’est mardi pas lundi');
    await say('mardi c’est le 1er decembre, corrige');
    expect(await kept()).toHaveLength(1);
    expect((await last())?.highlights).toEqual([
      'la plaquette part chez l’imprimeur mardi 1er décembre 2026',
    ]);
  });
});

describe('a blocker', () => {
  it.each([
    ['le blocage de st denis est levé', []],
    ['recrutement st denis c reglé, merci', ['recrutement st denis c reglé']],
  ])('is lifted by what says it is solved, and is no fact: « %s »', async (text, highlights) => {
    await say('1.1 : 60 %, le recrutement coince à st denis');
    await say(text);
    expect(await last()).toMatchObject({ cleared: ['blocker'], blocker: null, highlights });
  });
});

it('what orders something is no fact, and is said to be left', async () => {
  const shown = await say('pour la 1.1 fais moi la derniere version, la plaquette c mardi 1er');
  expect(await last()).toMatchObject({ highlights: [], nextStep: 'la plaquette c mardi 1er' });
  expect(shown).toContain('fais moi la derniere version');
});

it('what is to be decided too leaves what already was', async () => {
  await say('1.1 : le comité doit trancher le budget com 2027');
  await say(
    'le comité doit aussi trancher : est ce qu’on garde la newsletter papier, a decider avant janvier',
  );
  const said = await last();
  expect(said?.highlights).toEqual([]);
  expect(said?.arbitration).toContain('budget com 2027');
  expect(said?.arbitration).toContain('newsletter papier, a decider avant janvier');
  await say('1.1 : le comité doit trancher le budget com 2027');
  expect((await last())?.arbitration).toBe(said?.arbitration);
});

it('a fiche is summed up by how it stands', async () => {
  await say('1.1 : 60 %, la convention est signée');
  const shown = await say('resume moi la 1.1 en 2 lignes pour le mail au comité', camille);
  expect(shown).toContain('Fiche 1.1');
  expect(shown).toContain('60 %');
  expect(shown).not.toContain('a bougé depuis');
});

describe('what is taken back or told behind a correction', () => {
  const news =
    '1.1 : 60 %, 18 réponses au questionnaire, le recrutement est bloqué, on demande au comité son accord';

  it.each([
    'enlève ce que j’ai demandé au comité sur la fiche 1.1',
    'finalement on demande rien au comité, retire la décision stp',
  ])('is what was asked of the committee, and nothing else: « %s »', async (text) => {
    await say(news);
    await say(text);
    expect(await last()).toMatchObject({
      percent: 60,
      arbitration: null,
      blocker: 'le recrutement est bloqué',
    });
  });

  it('is the part that is named, and not all of it', async () => {
    await say(news);
    await say('supprime ce que j’ai dit sur le recrutement');
    expect(await last()).toMatchObject({
      percent: 60,
      blocker: null,
      arbitration: 'on demande au comité son accord',
    });
  });

  it('is kept with the figure that is put right', async () => {
    await say(news);
    await say('en fait c’est 19 réponses pas 18, et la difficulté c’est qu’on est en retard');
    expect(await last()).toMatchObject({
      highlights: ['19 réponses au questionnaire'],
      blocker: 'le recrutement est bloqué ; on est en retard',
    });
  });

  it.each(['redis-moi ce que tu as gardé', 'qu’est-ce que tu as gardé sur la 1.1'])(
    'is said again as it was noted, and not as the plan has it: « %s »',
    async (text) => {
      await say(news);
      expect(await say(text)).toContain('18 réponses au questionnaire');
    },
  );
});

it('“pas de …” is no word that another takes the place of', async () => {
  await say('1.1 : 60 %, 42 familles vues, on trouve pas de salle à Bobigny');
  await say('corrige : 48 familles pas 42, difficulté : pas de salle à Bobigny');
  const { highlights = [], blocker } = (await last()) ?? {};
  expect(highlights).toContain('48 familles vues');
  expect(JSON.stringify(await last())).not.toContain('pas de difficulté');
  expect(blocker).toContain('pas de salle à Bobigny');
});

it('a blocker that may be lifted is asked about, and stays', async () => {
  await say('1.1 : bloqué, la convention n’est pas signée');
  expect(await say('1.1 : 3 crèches outillées, donc plus bloqué je pense')).toContain(
    'est-il levé ?',
  );
  expect((await last())?.cleared).toEqual([]);
  await say('oui');
  expect((await last())?.cleared).toEqual(['blocker']);
});

describe('an order to take away', () => {
  it('takes away the line whose words it quotes, whatever was noted since', async () => {
    await say('1.1 : 60 %, on trouve pas de salle à Bobigny, la convention est signée');
    await say('1.1 : 48 familles vues');
    await say('retire "on trouve pas de salle" de la 1.1');
    const texts = (await kept()).flatMap(({ said }) => said.highlights);
    expect(texts.sort()).toEqual(['48 familles vues', 'la convention est signée']);
  });

  it.each([
    'retire "une ligne que personne n’a écrite" de la 1.1',
    'enlève la visite des locaux de la 1.1',
    'le deuxieme fait marquant est faux, enleve le',
  ])(
    'is never kept as a fact, where nothing that was noted has its words: « %s »',
    async (text) => {
      await say('1.1 : 60 %, la convention est signée');
      await say(text);
      expect((await kept()).flatMap(({ said }) => said.highlights)).toEqual([
        'la convention est signée',
      ]);
    },
  );

  it('of what was asked of the committee takes the decision away, and records no reason', async () => {
    await say('1.1 : 60 %, il faudrait que le comité décide si on continue en 2027');
    await say(
      'finalement on retire la question pour le comite, mon directeur veut pas. le reste c bon',
    );
    expect(await kept()).toHaveLength(1);
    expect(await last()).toMatchObject({ percent: 60, arbitration: null, highlights: [] });
  });

  it('that is denied takes nothing away', async () => {
    await say('1.1 : 60 %, il faudrait que le comité décide si on continue en 2027');
    await say('on ne retire pas la question pour le comité');
    expect((await kept()).at(-1)?.said.arbitration).toContain('si on continue en 2027');
  });

  it('of what somebody did is told, and no order', async () => {
    await say('1.1 : 60 %, on retire deux lits de la petite section');
    expect((await last())?.highlights).toHaveLength(1);
  });
});

describe('a text that was noted', () => {
  beforeEach(async () => {
    await say('1.1 : on a ouvert une crèche à Gagny, signé avec la Caf');
  });

  it.each([
    ['le deuxième fait marquant est faux, enlève-le', ['on a ouvert une crèche à Gagny']],
    ['enlève le premier fait marquant', ['signé avec la Caf']],
    ['le fait marquant sur la Caf est faux', ['on a ouvert une crèche à Gagny']],
  ])('goes by its rank, or by what it is about: « %s »', async (text, left) => {
    await say(text);
    expect((await last())?.highlights).toEqual(left);
  });

  it('that is one of several is shown, and none goes', async () => {
    await say('enlève le fait marquant');
    expect((await last())?.highlights).toHaveLength(2);
  });
});

it('since when something is so is put right, and nothing else of it', async () => {
  await say('1.1 : bloqué sur le local depuis octobre');
  await say('non depuis juillet');
  expect(await last()).toMatchObject({ blocker: 'bloqué sur le local depuis juillet' });
});

it.each([
  ['60 c’est l’avancement, le recrutement c’est une difficulté', 60],
  ['le recrutement reste un vrai souci', null],
])('what is said to be a difficulty is no fact: « %s »', async (text, percent) => {
  await say(text);
  expect(await last()).toMatchObject({
    percent,
    highlights: [],
    blocker: expect.stringContaining('le recrutement'),
  });
});

it.each(['c’est en bonne voie', 'ça avance bien', 'la 1.1 tout va bien'])(
  'how a fiche stands, said lightly, asks its météo and notes nothing: « %s »',
  async (text) => {
    expect(await say(text)).toContain('Quelle météo pour la fiche 1.1');
    expect(await kept()).toEqual([]);
  },
);

it('what is told beside it stays with it', async () => {
  await say('la 1.1 est en bonne voie et j’ai vu 3 communes');
  expect((await last())?.highlights.join()).toContain('j’ai vu 3 communes');
});

it('« tu as noté quoi pour moi » says again what was noted', async () => {
  await say('1.1 : 48 %, 12 places de plus à Clichy');
  expect(await say('tu as noté quoi pour moi')).toContain('12 places');
  await say('la 1.1 à combien ?');
  expect(await say('et les places créées ?')).toContain('12 places de plus à Clichy');
});

describe('what is in the way', () => {
  it.each([
    'on cherche toujours un local depuis mars',
    'personne ne répond depuis 3 semaines',
    'rien reçu de la Caf depuis mars',
    'Difficulté : pas de salle',
    'le hic : pas de terrain',
  ])('is what lacks since a day, or what its name announces: « %s »', async (text) => {
    await say(text);
    expect((await last())?.blocker).toBe(text.replace(/^.* : /, ''));
  });

  it.each(['le bailleur nous lâche', 'on attend toujours la réponse de la mairie'])(
    'is what people tell so, whatever its words: « %s »',
    async (text) => {
      expect(await say(text)).toContain(`Blocage : ${text}`);
      expect((await last())?.blocker).toBe(text);
    },
  );

  it('is not what goes on well since a day', async () => {
    expect(await say('on accueille 12 enfants depuis mars')).not.toContain('blocage');
    expect((await last())?.blocker ?? null).toBeNull();
  });

  it('gives the fact back that it was made of, once it is undone', async () => {
    await say('1.1 : les données de l’EPT sont arrivées');
    await say('les données de l’EPT c’est un blocage');
    expect(await last()).toMatchObject({ blocker: 'les données de l’EPT sont arrivées' });
    expect((await kept())[1]?.said.highlights).toEqual([]);
    await say('annule');
    expect(await last()).toMatchObject({
      highlights: ['les données de l’EPT sont arrivées'],
      blocker: null,
    });
  });
});

describe('what was told', () => {
  it('is counted anew by the same words with another figure', async () => {
    await say('1.1 : on a visité 5 communes');
    await say('tu notes bien que c’est 4 communes');
    expect(await last()).toMatchObject({ highlights: ['on a visité 4 communes'] });
    expect(await kept()).toHaveLength(1);
  });

  it('has somebody else for who does it no more', async () => {
    await say('1.1 : prochaine étape : Nadia relance la Caf le 10 décembre');
    await say('Nadia n’est plus dans le coup c’est Paul qui relance');
    expect(await last()).toMatchObject({ nextStep: 'Paul relance la Caf le 10 décembre' });
  });

  it('has somebody else, however it is said that the first is not there any more', async () => {
    await say('1.1 : prochaine étape : visite à Stains avec Sophie le 8 décembre');
    await say('Sophie ne vient plus, c’est Léa');
    expect(await last()).toMatchObject({ nextStep: 'visite à Stains avec Léa le 8 décembre' });
  });

  it('keeps the weather beside its figure', async () => {
    await say('1.1 : 40 %');
    await say('55 % et plutôt beau');
    expect(await last()).toMatchObject({ percent: 55, meteo: 'soleil' });
  });

  it.each([
    'il y a trop de messages, un par semaine',
    'non pas une nouvelle, ajoute le budget à l’ordre du jour',
    'sur quoi faut-il décider',
  ])('is nothing of what is said for something else: « %s »', async (text) => {
    await say(text);
    expect(await kept()).toEqual([]);
  });
});

describe('what is asked of all', () => {
  it('is who does what by when: the next steps', async () => {
    await say('1.1 : prochaine étape : relancer la Caf le 10 décembre');
    const answer = await say('qui fait quoi et pour quand');
    expect(answer).toContain('Les prochaines étapes notées : 1.');
    expect(answer).toContain('relancer la Caf le 10 décembre');
    expect(await say('mes tâches')).toContain('relancer la Caf le 10 décembre');
  });

  it('is who gave news and who did not, by name, before anything was asked', async () => {
    expect(await say('qui a donné ses nouvelles et qui non')).toContain(
      `Pilote : ${holder.name}. Pas encore de nouvelles.`,
    );
    await say('1.1 : 40 %');
    expect(await say('qui a donné ses nouvelles et qui non', camille)).toContain(
      `Pilote : ${holder.name}. À jour le 29 novembre 2026, noté par ${holder.name}`,
    );
  });
});

describe('what the committee was to settle', () => {
  beforeEach(() =>
    say(
      'on est bloqués parce que la Caf nous a toujours pas donné les chiffres, et il faudrait que le comité tranche si on garde Montreuil dans le périmètre',
    ),
  );

  it('is settled by who says so, and what is in the way of something else stays there', async () => {
    expect((await last())?.blocker).toBe(
      'bloqués parce que la Caf nous a toujours pas donné les chiffres',
    );
    expect(await say('Montreuil on le garde, c’est réglé avec la mairie')).toContain(
      'Plus de décision en attente',
    );
    expect(await say('où en est la 1.1 ?')).toContain('Blocage : bloqués parce que la Caf');
  });

  it.each(['plus besoin que le comité tranche', 'le comité n’a plus besoin de trancher'])(
    'is no more to be settled: %s',
    async (text) => {
      expect(await say(text)).toContain('Plus de décision en attente');
    },
  );
});

it('two corrections in one message are both made, and none is said to be left', async () => {
  await say('on est à 60 %, la charte est écrite mais pas validée par l’ARS');
  const answer = await say(
    'pardon c’est pas 60 c’est 40 %, et c’est pas l’ARS c’est le département',
  );
  expect(answer).toContain('40 %');
  expect(answer).toContain('pas validée par le département');
  expect(answer).not.toContain('rien fait');
});

describe('a text that puts itself right', () => {
  it.each([
    ['1.1 : 15 places, ah non 16', { percent: null, highlights: ['16 places'] }],
    [
      '12 communes rencontrées sur 40, disons 30 %',
      { percent: 30, highlights: ['12 communes rencontrées sur 40'] },
    ],
  ])('corrects nothing that was noted, and no count by a share: « %s »', async (text, said) => {
    await say('1.1 : 40 %');
    await say(text);
    expect(await kept()).toHaveLength(2);
    expect(await last()).toMatchObject(said);
  });
});

it('news told before the fiche of somebody else is of one’s own', async () => {
  expect(await say('on a signé à Bondy, et la 5 est bloquée par la mairie')).toContain('Fiche 5');
  expect((await kept()).map(({ subject, said }) => [subject, said.highlights])).toEqual([
    ['fiche:1.1', ['on a signé à Bondy']],
  ]);
});

describe('how far it is', () => {
  beforeEach(() => say('1.1 : 60 %, soleil'));

  it.each([
    ['redescend à 40, orageux', 40, 'orage'],
    ['toujours 60', 60, null],
    ['+5 pts chez moi', 65, null],
    ['on a pris 5 points', 65, null],
    ['5 points de plus sur la fiche 1.1', 65, null],
    ['-10 points ce mois-ci', 50, null],
  ])(
    'is read without a « %% », and points go with the last figure: « %s »',
    async (text, percent, meteo) => {
      await say(text);
      expect(await last()).toMatchObject({ percent, meteo, highlights: [] });
    },
  );

  it('is told anew beside a count that was never noted, and puts nothing right', async () => {
    await say('12 communes vues sur 40, disons 30 %');
    expect(await kept()).toHaveLength(2);
    expect(await last()).toMatchObject({ percent: 30, highlights: ['12 communes vues sur 40'] });
  });

  it('that is to come is no fact, and is said to be left', async () => {
    expect(await say('1.1 : pluie. Le pourcentage attends')).toContain('pourcentage attends');
    expect(await last()).toMatchObject({ meteo: 'nuage', highlights: [] });
  });

  it('is not what a share of something else lost', async () => {
    const read = await say('1.1 : on a perdu 3 points de couverture');
    expect(read).not.toContain('pourcentage');
    expect(await last()).toMatchObject({ percent: 60 });
  });

  it('is nothing where points are of something else', async () => {
    await say('3 points à l’ordre du jour');
    expect(await last()).toMatchObject({ percent: 60 });
  });
});

it('points are added to nothing where no percentage is known, and that is said', async () => {
  expect(await say('1.1 : soleil, +5 pts')).toContain('de 0 à 100');
  expect(await last()).toMatchObject({ percent: null, meteo: 'soleil' });
});
