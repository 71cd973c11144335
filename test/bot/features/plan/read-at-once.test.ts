/** What is read at once is what was asked: no more of it, nothing beside it, and no yes of another thing. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { controlsOf } from '../../../../cards/buttons.ts';
import { readFirst } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { turnAt } from '../../../support/turns.ts';

const now = new Date('2026-11-28T09:00:00Z');
let conversations = 0;
let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

/** What is read at once of the last answer, its signs as they are typed, and what its buttons say. */
async function answer(...texts: string[]): Promise<{ first: string; buttons: string[] }> {
  const conversation = `once${conversations++}`;
  let [first, buttons] = ['', [] as string[]];
  for (const text of texts) {
    const { message } = await bot.hear(turnAt(now, { conversation }), text);
    first = message.card ? readFirst(message.card) : message.text;
    buttons = controlsOf(message.card ?? {}).buttons.flatMap((one) =>
      'say' in one ? one.say.replace(/\s/gu, ' ') : [],
    );
  }
  return { first: first.replace(/\s/gu, ' ').replaceAll('’', "'"), buttons };
}
const first = async (...texts: string[]): Promise<string> => (await answer(...texts)).first;

it.each([
  [
    'Y a combien de priorités sur la fiche 1.1 ?',
    'La fiche 1.1 compte 5 priorités.',
    'Priorités de la fiche 1.1 ?',
  ],
  [
    'La fiche 5 a 4 objectifs ?',
    'Non : la fiche 5 compte 6 objectifs.',
    'Objectifs de la fiche 5 ?',
  ],
  ["L'axe 3 porte trois actions ?", "Non : le groupe de travail de l'axe 3 porte 2 actions.", ''],
  ['Does fiche 1.1 have 5 indicators?', 'No: Fiche 1.1 has 4 indicators.', ''],
])(
  'how many is one sentence, and which they are is one press away: %s',
  async (asked, said, button) => {
    const { first, buttons } = await answer(asked);
    expect(first).toBe(said);
    if (button) expect(buttons).toContain(button);
  },
);

it.each([
  ['c’est quoi ce plan au juste'],
  ['c’est quoi le SDSF'],
  ['je viens d’arriver à la mairie de Bondy, c’est quoi ce plan au juste'],
])('the plan asked for itself is the plan that is served, with its axes: %s', async (asked) => {
  expect(await first(asked)).toMatch(/Le plan d'actions est structuré en 5 axes : .*Axe 5/);
});

it('how many and which is the list, once', async () => {
  const said = await first("La fiche 5 a combien d'objectifs, et lesquels ?");
  expect(said).toMatch(/^La fiche 5 compte 6 objectifs : .*espaces rassemblant tous les acteurs/);
  expect(await first("La fiche 5 a combien d'objectifs ?", 'lesquels ?')).toBe(said);
});

it.each([
  ['Le schéma actuel dure six ans ?', 'Non : le 1er SDSF'],
  ['Ce schéma-ci court sur six ans comme les suivants ?', 'Non : le 1er SDSF'],
  ['Le prochain schéma durera six ans ?', 'Oui : les SDSF suivants'],
  ['Will the next schemes last six years?', 'Yes: the following SDSFs'],
  ['Will the next schemes last three years?', 'No: the following SDSFs'],
])(
  'what is said of the next one neither proves nor refutes what is claimed of this one: %s',
  async (asked, said) => {
    expect(await first(asked)).toContain(said);
  },
);

it.each([
  "Le nombre d'EAJE a-t-il augmenté depuis 2021 ?",
  'Did the number of nurseries rise between 2021 and 2023?',
])('a year does not refute a rise of which the plan tells nothing: %s', async (asked) => {
  expect(await first(asked)).not.toMatch(/^(?:Oui|Non|Yes|No)\b/);
});

it.each([
  [
    'How many Experice sessions are held a year, and do I have to pay?',
    'There are 3 sessions a year. No: Access',
  ],
  ['How many sessions a year, and is it free?', 'There are 3 sessions a year. Yes: Access'],
])(
  'an English clause that opens with its verb is a question of its own: %s',
  async (asked, said) => {
    expect(await first(asked)).toContain(said);
  },
);

it.each([
  [
    "Je ne siège nulle part mais ça m'intéresse, à quel titre je pourrais entrer dans un groupe de travail ?",
    'Des volontaires font partie',
  ],
  [
    'Utrecht here, I study care work. What is the autumn session of the seminar going to be about?',
    'Session 3 of the seminar, 5 November',
  ],
])(
  'what is told of oneself before a question does not change what is found: %s',
  async (asked, said) => {
    expect(await first(asked)).toContain(said);
  },
);

it.each(["Fais-moi une phrase sur l'axe 2", "Dis-moi l'axe 2 en une phrase"])(
  'to have something told in a form is to ask, whatever the verb: %s',
  async (asked) => {
    expect(await first(asked)).toMatch(/^Axe 2, « Métiers et formation »/);
  },
);

it('a line is said with the name of what it is of, and not with all of that', async () => {
  const said = await first('que dit le plan du handicap ?');
  expect(said).toContain('Axe 3 : « Recensement');
  expect(said).not.toContain('Rencontres territoriales');
});

it('what may be asked at all is offered only where nothing answers', async () => {
  expect((await answer('Le séminaire est gratuit ?')).buttons).not.toContain('Que sais-tu faire ?');
  expect(
    (await answer('Combien vais-je payer d’impôt sur le revenu cette année ?')).buttons,
  ).toContain('Que sais-tu faire ?');
});

it.each(["La Caf pilote aussi la fiche 5, c'est bien ça ?", 'La Caf pilote la fiche 5 ?'])(
  'whether somebody leads a fiche is asked, and changes nothing: %s',
  async (asked) => {
    expect(await first(asked)).toMatch(/^Le plan ne nomme pas de pilote pour la fiche 5/);
  },
);

it.each([
  [
    'Qui pilote les actions de la fiche 5 ?',
    'Le plan n’indique le pilote pour aucune des 2 actions',
  ],
  [
    'And the actions listed under fiche 5, who leads those?',
    'does not state the lead for any of the 2',
  ],
])('what all actions of a fiche leave out is said of all of them: %s', async (asked, said) => {
  expect(await first(asked)).toContain(said.replaceAll('’', "'"));
});

it('the axe of what was spoken of is that axe', async () => {
  const said = await first(
    'qui pilote la fiche 1.1 ?',
    'quelles sont les autres fiches de cet axe ?',
  );
  expect(said).toContain("Le plan présente 1 fiche de l'axe 1, sans dire s'il y en a d'autres");
});

it.each([
  ['la dernière séance prévue', 'Séance 3 du séminaire, 5 novembre'],
  ["L'ordre du jour de la dernière réunion ?", 'Suivi des fiches actions'],
])('the rank of a meeting is no rank in its agenda: %s', async (asked, said) => {
  expect(await first(asked)).toContain(said);
});

it('a second answer that says the first again is said once', async () => {
  expect(await first('qui pilote la fiche 1.1, et depuis quand ?')).toMatch(
    /^La fiche 1.1 est pilotée par la Caf. Le plan ne précise pas/,
  );
});

it('what the plan says of something is asked without a verb, too', async () => {
  expect(await first('Ce que ça dit du handicap')).toContain('handicap');
});

it('the most recent figure is that of the latest year, and no greatest one', async () => {
  expect(await first('Quel chiffre du portrait social est le plus récent ?')).toBe(
    "Nombre d'EAJE (2023, source CD93).",
  );
});

it('what leads two answers of a message is said once', async () => {
  const said = await first('Where and when did the axis 5 group meet?');
  expect(said.match(/No meeting is known to come/g)).toHaveLength(1);
  expect(said).toMatch(/Bobigny.*14:00 to 17:00/);
});

it.each([
  ['On est à combien de mois de la fin du schéma ?', /^Dans 33 jours au plus/],
  ['La réunion de Bobigny remonte à quand ?', /^Il y a 17 mois/],
])('how far a day is from today may be asked in other turns: %s', async (asked, said) => {
  expect(await first(asked)).toMatch(said);
});

it('a meaning that comes from elsewhere is not read as the plan’s own', async () => {
  expect(await first('Que veut dire CTG ?')).toMatch(
    /^CTG : Convention territoriale globale. Cette définition n'est pas dans le plan./,
  );
});
