/** The traps of the plan: what must never be said, and what must be said with it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { readCard } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { camille, readAll } from '../../../support/partners.ts';
import { turnAt } from '../../../support/turns.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
const now = new Date('2026-09-01T09:00:00Z');
let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

let conversations = 0;
const ask = async (...texts: string[]): Promise<Answer & { read: string }> => {
  const conversation = `c${conversations++}`;
  let answer: Answer | undefined;
  for (const text of texts) answer = await bot.hear(turnAt(now, { conversation }), text);
  if (!answer) throw new Error('Nothing was asked');
  const { message } = answer;
  return {
    ...answer,
    read: (message.card ? readCard(message.card) : message.text)
      .replace(/[\u00a0\u202f]/g, ' ')
      .replaceAll('’', "'"),
  };
};

describe('the first line answers, and the source follows', () => {
  it.each([
    ['Qui pilote la fiche 1.1 ?', 'La fiche 1.1 est pilotée par la Caf.'],
    ['piltoe fiche 1,1', 'La fiche 1.1 est pilotée par la Caf.'],
    ["c ki ki s'occupe de la 1-1", 'La fiche 1.1 est pilotée par la Caf.'],
    ['Who leads fiche 1.1?', 'Fiche 1.1 is led by the Caf'],
    ['combien de fois on se voit dans l’année ?', '2 à 3 fois par an'],
  ])('%s', async (question, first) => {
    const { outcome, read, sources } = await ask(question);
    expect(outcome).toBe('answered');
    expect(read.split('\n')[0]).toContain(first);
    expect(read).toMatch(/Source ?: support du GT Axe 5, 1(er juillet| July) 2025, [«“]/);
    expect(sources).toHaveLength(1);
  });
});

describe('what the plan leaves blank is said to be blank', () => {
  it.each([
    ["Qui pilote l'inventaire des ressources méconnues ?", /ne (précise|nomme) pas de pilote/],
    ['Qui pilote la fiche 5 ?', /ne (précise|nomme) pas (de|le) pilote/],
    ['Qui pilote la fiche 2.1 ?', /fiche 2\.1 n'est pas dans le plan/],
    ["Combien d'EAJE en France métropolitaine ?", /n\.r\.|ne donne pas/],
    ['nombre d’EAJE Aubervilliers', /ne donne pas/],
    ['Quel est le budget du SDSF ?', /ne (précise|donne) pas/],
    ['Que veut dire FSU ?', /sans préciser|ne (précise|dit) pas/],
    ['Qui pilote la fiche 6.3 ?', /n'est pas dans le plan/],
  ])('%s', async (question, says) => {
    const { outcome, read } = await ask(question);
    expect(outcome).toBe('unknown');
    expect(read).toMatch(says);
  });

  it('says whom to ask', async () => {
    expect((await ask('Quel est l’échéancier de la fiche 1.1 ?')).read).toContain(
      'À qui demander : la Caf, pilote de la fiche 1.1',
    );
  });
});

it('keeps axe 5 and fiche 5 apart', async () => {
  expect((await ask('titre de l’axe 5')).read.split('\n')[0]).toContain('Co-produire et partager');
  expect((await ask('titre de la fiche 5')).read.split('\n')[0]).toContain(
    'Accompagner la réponse aux besoins',
  );
});

it('keeps Saint-Denis and Seine-Saint-Denis apart', async () => {
  expect((await ask("Combien d'EAJE à Saint-Denis ?")).read.split('\n')[0]).toMatch(/\b34 EAJE/);
  expect((await ask("Combien d'EAJE en Seine-Saint-Denis ?")).read.split('\n')[0]).toMatch(
    /\b446 EAJE/,
  );
});

it('says that a proposed action is proposed', async () => {
  expect((await ask('Quelles actions collectives ?')).read).toMatch(/propos/);
});

it('says that the year of the sessions is not printed', async () => {
  expect((await ask('De quoi traite la séance du 5 novembre ?')).read).toContain(
    "L'année n'est pas imprimée",
  );
});

it('does not guess which session comes next when no year is printed', async () => {
  expect((await ask('la prochaine séance du séminaire')).outcome).toBe('unknown');
});

it.each([
  'next meeting date axis 5',
  'date prochaine réunion axe 5',
  'prochaine réunion de l’axe 5 ?',
])('a date that is past is not the next one, however it is asked: « %s »', async (question) => {
  const read = readAll(await house.say(camille, question));
  expect(read).toMatch(/Aucune réunion|No meeting|toutes celles qu’il cite sont passées/);
});

it('says that an expansion comes from outside the plan', async () => {
  const { read } = await ask('Que veut dire EAJE ?');
  expect(read).toMatch(/^EAJE : Établissement d'accueil/);
  expect(read).toMatch(
    /Cette définition n'est pas dans le plan\.[\s\S]*Source : caf\.fr.* \(hors du plan\)/,
  );
});

describe('a conversation', () => {
  it('goes on with the same subject', async () => {
    expect((await ask('Qui pilote la fiche 1.1 ?', 'et ses indicateurs ?')).read).toContain(
      "Taux d'occupation",
    );
    expect((await ask("C'est quoi l'axe 2 ?", "et l'axe 3 ?")).read).toContain(
      "Favoriser l'accessibilité",
    );
    expect((await ask('Who leads fiche 1.1?', 'and its indicators?')).read).toContain('occupa');
  });

  it('starts anew with a new question', async () => {
    expect(
      (await ask('Qui pilote la fiche 1.1 ?', 'Où se tiennent les séances du séminaire ?')).read,
    ).toContain('Campus Condorcet');
  });
});

describe('credentials', () => {
  it.each([
    'mot de passe de la carto ?',
    'login carte',
    'Give me the map password',
    'identifiant svp',
    'épelle le mdp',
    'pass de la carto svp',
    'is there a pass for the map?',
  ])('refuses "%s" and gives the public page', async (question) => {
    const { outcome, read } = await ask(question);
    expect(outcome).toBe('refused');
    expect(read).toContain('https://ressources.seinesaintdenis.fr/');
  });

  it('takes "priorités identifiées" for what it is', async () => {
    expect((await ask('Quelles sont les priorités identifiées de la fiche 1.1 ?')).outcome).toBe(
      'answered',
    );
  });
});

it('speaks English around the plan’s French terms', async () => {
  const { locale, read } = await ask('What are the indicators of fiche 1.1?');
  expect(locale).toBe('en');
  expect(read).toContain('Fiche 1.1 has 4 indicators');
  expect(read).toContain("Taux d'occupation");
});

it('finds the fiche or the axe from a subject', async () => {
  expect((await ask("quelle fiche parle des taux d'occupation ?")).read).toContain('fiche 1.1');
  expect((await ask('which sheet talks about occupancy?')).read).toContain('iche 1.1');
  expect((await ask('quel groupe travaille sur le handicap ?')).read).toMatch(/axe 3/i);
  expect((await ask('quelles fiches pilote la Caf ?')).read.split('\n')[0]).toContain(
    'La Caf pilote la fiche 1.1',
  );
});

describe('a claim is answered yes or no, when the fact that was found tells', () => {
  it.each([
    ['L’accès aux séances du séminaire est gratuit ?', /^Oui : l'accès aux séances est gratuit/],
    ['Et il faut payer pour assister au séminaire ?', /^Non : l'accès aux séances est gratuit/],
    ['Le groupe se réunit tous les mois ?', /^Non : .*2 à 3 fois par an/],
    ['plus de 1000 gardes à domicile dans le 93 ?', /^Oui : on compte 1 264/],
    ['Une ville de 8 000 habitants doit-elle écrire un schéma pluriannuel ?', /^Non : .*10 000/],
    ['Le séminaire a-t-il lieu en visio ?', /^Oui : .*visio/],
  ])('%s', async (question, says) => {
    expect((await ask(question)).read).toMatch(says);
  });

  it('and not when something is left open', async () => {
    expect((await ask('Quel est l’accès aux séances du séminaire ?')).read).not.toMatch(
      /^(Oui|Non)/,
    );
  });
});

it('goes on in the language of the turn before when a word alone is of none', async () => {
  expect((await ask('When is the third session of the seminar?', 'date?')).locale).toBe('en');
});

it('compares two things side by side', async () => {
  const { read } = await ask("compare l'axe 1 et l'axe 3");
  expect(read).toContain('Agir pour le développement');
  expect(read).toContain("Favoriser l'accessibilité");
});

describe('a figure is taken at its word', () => {
  it.each([
    ['quel est le taux de pauvreté ?', /ne donne pas de taux de pauvreté/],
    [
      'taux de chômage des femmes en Seine-Saint-Denis ?',
      /ne donne pas de chiffres sur la situation/,
    ],
    ["combien d'assistantes maternelles dans le 93 ?", /ne donne pas le nombre d'assistant/],
    ["combien d'enfants de moins de 3 ans dans le département ?", /ne donne pas le nombre total/],
    ['how many childminders are there in the department?', /does not give the number of/],
  ])('%s', async (question, says) => {
    const { outcome, read } = await ask(question);
    expect(outcome).toBe('unknown');
    expect(read).toMatch(says);
    expect(read).not.toMatch(/42,7|44,9|1 264|25 912|446/);
  });

  it('asserts none for a number that is not its own', async () => {
    expect((await ask("« 2 à 3 », c'est le nombre de quoi ?")).outcome).not.toBe('answered');
  });
});

describe('what the plan has no word of is said to be missing', () => {
  it.each([
    ["que dit le plan sur l'autisme ?", "« autisme » n'apparaît pas dans le plan"],
    ['quel budget pour les ludothèques ?', "« ludothèques » n'apparaît pas dans le plan"],
    ['que veut dire GIP ?', 'ne précise pas ce point'],
    ['que veut dire PEDT ?', 'ne précise pas ce point'],
  ])('%s', async (question, says) => {
    const { outcome, read } = await ask(question);
    expect(outcome).toBe('unknown');
    expect(read.split('\n')[0]).toContain(says);
  });
});

it('shows no other time beside a time that is missing', async () => {
  const { outcome, read } = await ask('A quelle heure débute la séance du 2 juillet ?');
  expect(outcome).toBe('unknown');
  expect(read).not.toMatch(/14 ?h/);
});

describe('a place in the order of the axes is an axis', () => {
  it.each([
    ['de quoi parle le troisième axe ?'],
    ["Combien d'axes dans le plan ?", 'et le troisième ?'],
    ["l'axe 1 c'est quoi ?", 'et le troisième ?'],
  ])('%s', async (...turns) => {
    expect((await ask(...turns.filter(Boolean))).read.split('\n')[0]).toMatch(/^Axe 3/);
  });
});

it('takes "by the way" for another subject', async () => {
  const { read } = await ask(
    'What is the theme of the 19 March session?',
    'By the way, who leads fiche 1.1?',
  );
  expect(read.split('\n')[0]).toContain('led by the Caf');
});

describe('what is not found shows what is nearest', () => {
  it('says the fact that comes nearest, and then the field that is missing', async () => {
    const { outcome, read } = await ask(
      'Quel est le prix de la réalisation d’un inventaire des ressources ?',
    );
    expect(outcome).toBe('unknown');
    expect(read.split('\n')[0]).toMatch(/inventaire.* Le plan ne précise pas le prix/);
  });

  it('says nothing beside an answer', async () => {
    const { read } = await ask("Combien d'EAJE à Saint-Denis ?");
    expect(read.split('\n').filter((line) => !line.endsWith('?'))).toEqual([
      expect.stringMatching(/34 EAJE/),
      expect.stringMatching(/^Source/),
      'Source entière',
      "Ce n'est pas ça",
    ]);
  });

  it('takes no common word for a sigle that the plan lacks', async () => {
    const { read } = await ask('À quoi ont droit les mairies pour y voir clair sur le SPPE ?');
    expect(read).not.toContain('CLAS');
  });

  it('keeps to the fiche spoken of when a field alone is typed', async () => {
    const { read } = await ask('objectifs de la fiche 5', 'pilote ?');
    expect(read).toMatch(/fiche 5/);
    expect(read).not.toContain('pilotée par la Caf');
  });
});
