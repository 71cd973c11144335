/** What a question asks of the plan, by its form: the first line answers in the form that was asked. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { decideInContext } from '../../../../bot/features/plan/read/continuation.ts';
import { readCard } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { turnAt } from '../../../support/turns.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

const now = new Date('2026-09-01T09:00:00Z');
let conversations = 0;

/** What is read of an answer, its signs as they are typed. */
async function ask(bot: Bot, ...texts: string[]): Promise<string[]> {
  const conversation = `c${conversations++}`;
  let lines: string[] = [];
  for (const text of texts) {
    const { message } = await bot.hear(turnAt(now, { conversation }), text);
    const read = message.card ? readCard(message.card, { actions: false }) : message.text;
    lines = read
      .replace(/[\u00a0\u202f]/g, ' ')
      .replaceAll('’', "'")
      .split('\n');
  }
  return lines;
}

const numbersIn = (lines: readonly string[], kind: string): string[] =>
  lines.flatMap((line) => new RegExp(`^${kind} (\\S+) ?:`).exec(line)?.[1] ?? []);

describe('the plan of Seine-Saint-Denis', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore();
  });

  it.each([
    ['La PMI pilote la fiche 1.1 ?', "Non : c'est la Caf qui pilote la fiche 1.1, pas la PMI."],
    ['Est-ce que la Caf pilote la fiche 1.1 ?', 'Oui : la Caf pilote la fiche 1.1.'],
    ["C'est Nanterre qui organise le séminaire petite enfance ?", 'Non : le séminaire est proposé'],
    ["Quatre axes, on est d'accord ?", "Non : le plan d'actions est structuré en 5 axes"],
    ['plus de 1000 gardes à domicile dans le 93 ?', 'Oui : on compte 1 264 gardes à domicile'],
  ])('says yes or no first: %s', async (question, first) => {
    expect((await ask(bot, question))[0]).toContain(first);
  });

  it.each([
    ['La réunion du groupe de travail est au Campus Condorcet ?', 'Non : Groupe de travail Axe 5'],
    ["le séminaire Experice c'est bien à Bobigny ?", 'Non : les séances se tiennent au Campus'],
    ["Le séminaire petite enfance, c'est la Caf qui l'organise ?", 'Non : le séminaire est'],
    ['Peut-on débarquer au séminaire sans prévenir ?', 'Non : les séances sont sur inscription'],
    ['La carto existe depuis 2021, si je me souviens bien ?', 'Non : la cartographie a été créée'],
  ])('says no when the same field has another value: %s', async (question, first) => {
    expect((await ask(bot, question))[0]).toContain(first);
  });

  it.each([
    'Les rencontres régulières de la fiche 5 sont-elles réservées aux membres du comité ?',
    'Une fois la CTG signée, faut-il refaire un schéma à côté ?',
    'Est-ce que des parents ont été consultés pour écrire le schéma ?',
    'Is the 2 July session about wages?',
    'Is there a car park at the Caf for the participants?',
    'Concrètement, on fait quoi dans un groupe de travail ?',
  ])(
    'says neither yes nor no when the fact does not say all that is claimed: %s',
    async (question) => {
      expect((await ask(bot, question))[0]).not.toMatch(/^(?:Oui|Non|Si|Yes|No)\b/);
    },
  );

  it('answers each question of a sentence, in their order', async () => {
    const [first = ''] = await ask(
      bot,
      'À quelle fréquence se réunissent les groupes de travail, et devant quelle instance présentent-ils leur travail ?',
    );
    expect(first).toMatch(/2 à 3 fois par an.*CDSF/s);
  });

  it.each([
    ['1.1 : pilote ? partenaires ?', /pilotée par la Caf.*3 acteurs principaux/s],
    ["La carte, qui l'a faite et quand ?", /service de la géomatique.*2023/s],
    ['Who made the map and when?', /geomatics service.*2023/s],
    ["le séminaire de la fac ça coûte combien et c'est où ?", /gratuit.*Campus Condorcet/s],
    ['Validé quand, signé quand, ce fameux schéma ?', /en mai.*début 2025/s],
    ['Donnez-moi le jour et la ville de la rencontre axe 5', /1er juillet.*Bobigny/s],
  ])('asks each of several things of the one thing named: %s', async (question, both) => {
    expect((await ask(bot, question))[0]).toMatch(both);
  });

  it('says by its name the half that the plan does not answer', async () => {
    const [first = ''] = await ask(bot, 'Qui pilote la fiche 1.1 et pourquoi ?');
    expect(first).toMatch(/pilotée par la Caf. Le plan ne précise pas la raison/);
  });

  it('leaves out what is put aside', async () => {
    expect(numbersIn(await ask(bot, 'Tous les axes sauf le 5'), 'Axe')).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    const dates = (await ask(bot, 'Toutes les dates du séminaire hors juillet')).join('\n');
    expect(dates).toContain('19 mars');
    expect(dates).not.toContain('2 juillet');
  });

  it('lists who else has a part when the pilote is put aside', async () => {
    const lines = await ask(bot, 'Sur la 1.1, qui trouve-t-on à part le pilote ?');
    expect(lines[0]).toBe('À part le pilote :');
    expect(lines.join('\n')).toMatch(/Communes.*Conseil départemental.*Gestionnaires/s);
  });

  it('lists what lacks a field', async () => {
    const lines = await ask(bot, "Laquelle des fiches présentées n'a pas de pilote indiqué ?");
    expect(lines[0]).toContain('Fiche 5');
  });

  it('gives the number alone when nothing else is asked', async () => {
    expect((await ask(bot, "Combien d'indicateurs a la fiche 1.1, juste le nombre ?"))[0]).toBe(
      '4.',
    );
  });

  it('asks the last question of another thing, or says its answer in the other language', async () => {
    const [other = ''] = await ask(bot, 'Qui pilote la fiche 1.1 ?', 'non, je parlais de la 5');
    expect(other).toContain('pas de pilote pour la fiche 5');
    const [english = ''] = await ask(bot, 'Indicateurs de la fiche 1.1 ?', 'et en anglais ?');
    expect(english).toContain('Fiche 1.1 has 4 indicators');
  });

  it('finds the extreme of a set', async () => {
    const most = "Des axes 1 à 4, lequel aligne le plus d'actions dans l'introduction ?";
    expect((await ask(bot, most))[0]).toContain("L'axe 1, avec 3");
    const biggest = 'Quel est le plus gros nombre du tableau petite enfance ?';
    expect((await ask(bot, biggest))[0]).toContain('25 912');
  });
});

describe('an invented plan, without a word of its own in the program', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore('valDeBrume');
  });

  it('lists what lacks a field', async () => {
    expect(numbersIn(await ask(bot, "Quelles fiches n'ont pas de pilote ?"), 'Fiche')).toEqual([
      '2.3',
      'A.2',
    ]);
  });

  it('asks each of several things of the one thing named', async () => {
    const [first = ''] = await ask(bot, 'Fiche 1.1 : pilote, acteurs ?');
    expect(first).toMatch(/MSA.*acteurs/s);
  });

  it('lists what an organisation leads', async () => {
    const lines = await ask(bot, 'Quelles fiches pilote la MSA ?');
    expect(lines[0]).toContain('La MSA pilote la fiche 1.1 et la fiche 25.');
  });

  it('leaves out what is put aside', async () => {
    expect(numbersIn(await ask(bot, 'Tous les axes sauf le 2'), 'Axe')).toEqual(['1', '3', 'A']);
    expect(numbersIn(await ask(bot, "Les fiches de l'axe 3 sauf la 3.1"), 'Fiche')).toEqual([
      '3.2',
      '8',
      '25',
    ]);
  });

  it.each([
    ['La Caf pilote la fiche 1.1 ?', "Non : c'est la MSA qui pilote la fiche 1.1, pas la Caf."],
    ['y a-t-il une fiche sur les ludothèques ?', 'Oui : Fiche 7'],
  ])('says yes or no first: %s', async (question, first) => {
    expect((await ask(bot, question))[0]).toContain(first);
  });

  it('says which thing something is about', async () => {
    expect((await ask(bot, 'Quelle fiche parle des écrans ?'))[0]).toContain('Fiche 8');
  });
});

describe('a contract numbered from 1 to 12, with a state and dates on each fiche', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore('hautPays');
  });
  const fichesOf = async (question: string) => numbersIn(await ask(bot, question), 'Fiche');
  const first = async (...turns: string[]) => (await ask(bot, ...turns))[0];

  it('says how many fiches there are when no number is skipped', async () => {
    expect(await first('Combien de fiches dans le contrat ?')).toContain(
      'Le plan compte 12 fiches',
    );
  });

  it('counts the lines of the field that is named', async () => {
    expect(await first("Combien d'actions dans la fiche 5 ?")).toContain('compte 2 actions');
  });

  it('finds things by what a field says of them, and dates what the document says', async () => {
    const lines = await ask(bot, 'Quelles fiches sont à venir ?');
    expect(lines[0]).toContain('Au 1er juillet 2025, 4 fiches');
    expect(numbersIn(lines, 'Fiche')).toEqual(['2', '8', '11', '12']);
  });

  it('finds things by the year in which they start or end', async () => {
    expect(await fichesOf('Quelles fiches commencent en 2025 ?')).toEqual([
      '1',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(await fichesOf('Quelles fiches finissent en 2030 ?')).toEqual(['5', '9', '11']);
  });

  it('finds what leads most', async () => {
    const line = await first('Qui pilote le plus de fiches ?');
    expect(line).toContain('Le centre de soins en addictologie, avec 3');
  });

  it('finds the thing whose own words are asked before one of the same sense', async () => {
    expect(await first('Y a-t-il une fiche sur les chutes ?')).toContain('Oui : Fiche 11');
  });

  it('finds nothing that speaks of what it does not', async () => {
    expect(await first('Y a-t-il une fiche sur la vaccination ?')).toContain('Je ne trouve pas');
  });

  it.each([
    "Quel est le taux d'occupation du logement passerelle ?",
    'Quel est le délai du premier rendez-vous ?',
    'Combien de visiteurs au forum ?',
  ])(
    'takes an indicator for the name of a measure, and not for the measure: %s',
    async (question) => {
      expect((await ask(bot, question)).join('\n')).toContain('ne précise pas la valeur');
    },
  );

  it('asserts nothing that leaves out an idea which the plan has of something else', async () => {
    expect(await first('Qui finance la cuisine partagée ?')).toContain('pas trouvé');
  });

  it('gives no other day for the next meeting of a plan without meetings', async () => {
    const knowledge = await knowledgeOf('hautPays');
    const question = 'Quelle est la date de la prochaine réunion ?';
    const utterance = knowledge.reader.read(question, 'fr');
    expect(decideInContext(utterance, { now }, knowledge).decision.kind).toBe('nothing');
  });

  it('goes to the one before without any other word', async () => {
    expect(await first('Qui pilote la fiche 3 ?', "celle d'avant ?")).toContain('la CPTS');
  });

  it('says where from a line of the thing that names a place', async () => {
    expect(await first('Où se tient le forum ?')).toContain('salle des fêtes');
  });
});
