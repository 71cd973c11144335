/** What is worked out of the plan: figures set against each other, sets, time, organisations, the form of an answer. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { readCard } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { turnAt } from '../../../support/turns.ts';

const now = new Date('2026-11-28T09:00:00Z');
let conversations = 0;

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

/** What is read of the last answer, its signs as they are typed. */
async function ask(...texts: string[]): Promise<string> {
  const conversation = `w${conversations++}`;
  let read = '';
  for (const text of texts) {
    const { message } = await bot.hear(turnAt(now, { conversation }), text);
    read = message.card ? readCard(message.card, { actions: false }) : message.text;
  }
  return read.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
}
const first = async (...texts: string[]) => (await ask(...texts)).split('\n')[0];

describe('figures', () => {
  it.each([
    [
      'écart entre Saint-Denis et le 93 sur les enfants pauvres ?',
      '2,2 points de plus à Saint-Denis : 44,9 %, contre 42,7 %',
    ],
    [
      'y a combien de fois moins de crèches à Saint-Denis que dans le 93',
      '13,1 fois moins à Saint-Denis : 34, contre 446',
    ],
    [
      'Share of poor children: Saint-Denis or the département, which is higher?',
      '44.9% in Saint-Denis, against 42.7%',
    ],
  ])('say how far apart two places are, the result first: %s', async (question, told) => {
    expect(await first(question)).toContain(told);
  });

  it('of what was just told are set against the other place', async () => {
    const turns = ['combien de crèches à Saint-Denis ?', 'et dans le département ?'];
    expect(await first(...turns, 'ça fait combien de fois plus ?')).toContain('13,1 fois plus');
  });

  it('of two measures are set against each other in one place, the least first when it is asked', async () => {
    const least = 'lequel est le plus bas : gardes à domicile ou crèches à Saint-Denis ?';
    expect(await first(least)).toMatch(/^Nombre d'EAJE \(2023\) : 34 .*35/);
  });

  it('give the share of what is counted, and not that of another measure', async () => {
    const share = 'quel pourcentage des crèches du département sont à Saint-Denis ?';
    expect(await first(share)).toContain('7,6 % : 34 à Saint-Denis, sur 446');
  });

  it('are held against a number by how far apart they are', async () => {
    const gap = "enfants pauvres : l'écart entre Saint-Denis et le 93 dépasse-t-il 5 points ?";
    expect(await first(gap)).toMatch(/^Non : 2,2 points/);
  });
});

describe('sets', () => {
  it('say of all whether all are so, and which are not', async () => {
    expect(await ask('tous les chiffres viennent de la Caf ?')).toMatch(
      /^Non : .* 3 chiffres sur 4.*EAJE/s,
    );
  });

  it('keep what is not of an organisation', async () => {
    expect(await first('quel chiffre ne vient pas de la CAF')).toMatch(/^Nombre d'EAJE/);
  });

  it('are narrowed to the lines that have the words', async () => {
    const answer = await ask("quelles priorités de la fiche 1.1 parlent d'immobilier ?");
    expect(answer).toMatch(/^1 priorité, sur 5 :\n.*immobilier/);
  });

  it('are counted up thing by thing, without what is put aside', async () => {
    const answer = await ask('les actions de tous les axes sauf le 1 et le 2');
    expect(answer).toMatch(/L'axe 3.*L'axe 4/s);
    expect(answer).not.toMatch(/L'axe [12]\b/);
    expect(await first("combien d'actions en tout dans les axes ?")).toMatch(/^9 actions/);
  });

  it('are of one kind where one of that kind is put aside', async () => {
    const answer = await ask("les actions, sauf celles de l'axe 1");
    expect(answer).toMatch(/^6 actions.*L'axe 2/s);
    expect(answer).not.toMatch(/L'axe 1|La fiche/);
  });

  it('are asked of all with the verb before its subject, and of whatever has the fewest', async () => {
    expect(await first('Toutes les fiches ont-elles un pilote ?')).toMatch(
      /^Non : .* 1 fiche sur 2/,
    );
    expect(await ask('quel axe a le moins de fiches ?')).toMatch(/0 chacun.*Axe 2.*Axe 4/s);
  });

  it('are counted of the kind that is said first', async () => {
    expect(await first('cb daxes ds le plan daction ?')).toContain('5 axes');
  });

  it('that are not found say what was looked for', async () => {
    const told = await first('y a-t-il une fiche sur les piscines ?');
    expect(told).toContain('« piscines »');
  });

  it('of an axe and a fiche are told apart by what each is called', async () => {
    const both = await ask("Pourriez-vous m'indiquer la différence entre l'axe 5 et la fiche 5 ?");
    expect(both).toMatch(/outiller en ingénierie.*ingénierie sociale/s);
  });

  it('name what is put aside by what it is about', async () => {
    const answer = await ask("les axes, excepté celui qui s'occupe des papas et des mamans");
    expect(answer).toMatch(/\(l'axe 4\) :/);
    expect(answer).not.toMatch(/Axe 4/);
  });

  it('that an axe lacks are said with what is proposed to its group', async () => {
    expect(await ask("quelles actions pour l'axe 5 ?")).toMatch(
      /ne liste pas d'actions.*3 lui sont proposées, à décider : Traduction du SDSF/,
    );
  });

  it('leave a question of where their lines come from to what says it', async () => {
    expect(await ask('Where do the key actions in each sheet come from?')).toMatch(
      /reference list/,
    );
  });
});

describe('time', () => {
  it.each([
    ['combien de temps a duré la réunion du 1er juillet ?', '3 heures, de 14 h à 17 h.'],
    ["c'était où déjà la réunion", 'Groupe de travail Axe 5 : la réunion se tient à la Caf'],
    ["le 1er juillet 2025 c'était quel jour de la semaine ?", "C'est un mardi"],
    ['la réunion du 1er juillet a déjà eu lieu ?', 'Oui :'],
    ["le sdsf est encore en cours aujourd'hui ?", 'Oui :'],
    ['dans combien de temps se termine le schéma ?', 'Dans 33 jours au plus'],
  ])(
    'answers the one field that is asked, or is held against today: %s',
    async (question, told) => {
      expect(await first(question)).toContain(told);
    },
  );

  it('says no with the year that the plan gives', async () => {
    expect(await first('La cartographie a été créée en 2022, non ?')).toMatch(/^Non : .*2023/);
  });

  it('finds a session by the season that its day is in', async () => {
    const autumn = 'What is the autumn session of the seminar going to be about?';
    expect(await first(autumn)).toContain('5 November');
  });

  it('says both of two facts that disagree on how long, and neither yes nor no', async () => {
    const both = await first('le plan dure 3 ans ?');
    expect(both).not.toMatch(/^(?:Oui|Non)/);
    expect(both).toMatch(/2024-2026/);
    expect(await first('les suivants dureront 3 ans ?')).toMatch(/^Non : .*6 ans/);
  });

  it('says why it cannot tell whether a day without its year is past', async () => {
    expect(await first('la séance de juillet est déjà passée ?')).toMatch(/L'année n'y figure pas/);
  });
});

describe('organisations', () => {
  it('have all that the plan says of them', async () => {
    expect(await ask('quel est le rôle de la Caf dans le schéma ?')).toMatch(
      /pilote la fiche 1\.1.*financement/s,
    );
    expect(await ask('est-ce que la région participe ?')).toMatch(/la Région parmi.*financements/s);
  });

  it('are called by their own name where a place has it too', async () => {
    const claim = 'la fiche 1.1 est pilotée par le Département, non ?';
    expect(await first(claim)).toContain("Non : c'est la Caf qui pilote la fiche 1.1");
  });

  it('settle nothing where a name is asked, or a field that the fact does not state', async () => {
    const name = 'nom de la personne qui pilote la 1.1 a la caf ?';
    expect(await first(name)).not.toMatch(/^Oui/);
    const other = await botWithoutStore('quatreAxes');
    const chair = 'Is the departmental committee chaired by the Caf?';
    const { message } = await other.hear(turnAt(now, { conversation: 'chair' }), chair);
    expect(message.text).not.toMatch(/^Yes/);
  });

  it('named in the whole document are no copy of it', async () => {
    const question = 'Quels organismes sont cités comme pilotes dans tout le document ?';
    expect(await first(question)).not.toContain('mot de passe');
  });

  it('called by their sigle are spoken of from there on', async () => {
    const turns = ["c'est quoi la PMI ?", 'elle pilote quoi ?'];
    expect(await first(...turns)).toContain('ne nomme pas la PMI comme pilote');
  });

  it('and sigles are told apart by what each stands for', async () => {
    expect(await ask('différence entre SDSF et CDSF ?')).toMatch(
      /Schéma départemental.*Comité départemental/s,
    );
  });
});

describe('what belongs to the plan', () => {
  it.each([
    ["J'embauche une jeune qui vient d'avoir son CAP. Quel coup de pouce est prévu ?", /poste/],
    ["combien d'axes dans le bilan ?", /5 axes/],
    ['Comment le bilan note-t-il les actions ?', /bilan d'ensemble/],
    ['Dans quelle salle se tient la réunion du 1er juillet ?', /ne précise pas la salle/],
  ])('is not taken for a meeting, an overview or a how-to: %s', async (question, told) => {
    expect(await first(question)).toMatch(told);
  });

  it('has an answer when a question works out what another one says', async () => {
    const two = 'How many babies for one educator in your crèches, what is the ratio?';
    expect(await ask(two)).toMatch(/446/);
  });

  it('is asked of the place alone: "whole" is no word of it', async () => {
    const turns = ['How many children are enrolled in crèches in Saint-Denis?'];
    expect(await first(...turns, 'And in the whole department?')).toContain('25,912');
  });

  it('of a theme is all said, when nothing else is asked', async () => {
    const sante = await botWithoutStore('sante');
    const question = 'que prévoit le plan pour le contrat local de santé ?';
    const { message } = await sante.hear(turnAt(now, { conversation: 'theme' }), question);
    const read = message.card ? readCard(message.card) : message.text;
    expect(read).toMatch(/signé le 14 mars.*cinq ans/s);
  });
});

describe('an answer', () => {
  it.each([
    [['résume la fiche 1.1 en une phrase'], /^Fiche 1\.1 : « Poursuivre.*» : pilote : Caf/],
    [['les 5 axes en bref'], /^.* : 1\. Développer l'offre ; 2\. Métiers/],
    [['priorités fiche 1.1', 'plus court stp'], /^La fiche 1\.1 compte 5 priorités : .*…/],
  ])('is short when that is asked: %s', async (turns, told) => {
    const answer = await first(...turns);
    expect(answer).toMatch(told);
  });

  it('that sums up a fiche says what its lists say', async () => {
    expect(await ask('résume la fiche 5')).toMatch(/6 objectifs.*2 actions/s);
  });

  it('says what the actions of a fiche state of a field that it leaves out', async () => {
    expect(await ask('avancement de la fiche 5')).toMatch(/action par action.*pages du CRP/s);
  });

  it('does not say no of a year that the plan leaves out', async () => {
    expect(await first('le schéma a été validé en mai 2024 ?')).toMatch(
      /^Le plan indique.*sans préciser l'année/,
    );
  });

  it('names what the plan does not speak of', async () => {
    expect(await first('on parle de parents isolés dans le plan ?')).toContain(
      '« parents isolés »',
    );
  });
});

describe('a claim', () => {
  it('that leaves nobody out is not the plan’s, which sets a threshold', async () => {
    const all = 'Toutes les communes, même les petites, doivent avoir un schéma pluriannuel ?';
    expect(await first(all)).not.toMatch(/^Oui/);
    const small = 'même les petites villes sont concernées par le schéma pluriannuel ?';
    expect(await first(small)).toMatch(/^Non : toutes les villes de plus de 10 000/);
  });

  it('of a town above the threshold is true, however its size is put', async () => {
    const town = 'Notre ville compte un peu plus de douze mille habitants : ';
    const asked = 'sommes-nous tenus d’adopter un schéma pluriannuel des modes d’accueil ?';
    expect(await first(town + asked)).toMatch(/^Oui : toutes les villes de plus de 10 000/);
  });

  it('of how many there are is settled by how many there are', async () => {
    expect(await first('4 axes, on est d’accord ?')).toMatch(/^Non : .* 5 axes/);
    expect(await first('Quatre axes, on est d’accord ?')).toMatch(/^Non : .* 5 axes/);
    expect(await first('Cinq axes, on est d’accord ?')).toMatch(/^Oui : .* 5 axes/);
  });

  it('that sets a place against one without a value is neither true nor false', async () => {
    const more = 'Y a-t-il plus d’enfants inscrits en crèche dans le 93 qu’en moyenne en France ?';
    expect(await first(more)).toMatch(/^Le plan ne donne pas cette valeur .*n\.r\./);
  });
});

describe('time behind us', () => {
  it('is told as how long ago it was, and the day', async () => {
    expect(await first('La réunion à Bobigny, ça fait combien de temps ?')).toMatch(
      /^Il y a 17 mois : .*1er juillet 2025/,
    );
  });

  it('is held against the span that is claimed', async () => {
    expect(await first('La dernière réunion date-t-elle de plus d’un an ?')).toMatch(/^Oui/);
    expect(await first('La dernière réunion date-t-elle de plus de deux ans ?')).toMatch(/^Non/);
  });

  it('of a meeting whose month is named does not open with none being to come', async () => {
    const asked = 'À quelle heure se terminait la réunion de juillet à la Caf ?';
    expect(await first(asked)).not.toMatch(/^Aucune réunion/);
  });
});

it('things put aside by what they belong to are those of that axe', async () => {
  for (const asked of ['ne relèvent pas de', 'ne sont pas dans']) {
    const answer = await ask(`Quelles fiches ${asked} l'axe 1 ?`);
    expect(answer).toContain('Fiche 5');
    expect(answer).not.toContain('Fiche 1.1');
  }
});

it('how short an answer is to be is no part of what is asked', async () => {
  expect(await first('En une phrase, à quoi sert la cartographie ?')).toMatch(
    /diagnostic croisé petite enfance et insertion/,
  );
  expect(await first("L'essentiel de l'axe 3 en deux lignes")).toMatch(/^Axe 3/);
});

it('where a figure comes from is its year and who gives it, and no list of values', async () => {
  for (const asked of [
    'De quand datent les chiffres sur les gardes à domicile ?',
    'Quelle est la source des chiffres sur les gardes à domicile ?',
  ])
    expect(await first(asked)).toBe('Nb de gardes à domicile (donnée 2021, source CAF).');
});

it('a verb as it is conjugated is no slip of a word of the plan', async () => {
  expect(await ask('Quel axe regroupe le plus de fiches ?')).toMatch(/^À égalité/);
});

it('“elle” is what was spoken of, and not all there are', async () => {
  expect(await first('Parle-moi de la fiche 1.1', 'Elle est dans quel axe ?')).toMatch(
    /^La fiche 1\.1 relève de l'axe 1/,
  );
});

it('a summary is of the plan’s own words, and not of news that nobody gave', async () => {
  expect(await first("Résume l'axe 3")).toMatch(/^Axe 3 : «/);
});

it('what the plan says of a word is every line that says it, and not what the word means', async () => {
  for (const asked of ['Que dit le plan sur l’insertion ?', 'Parle-moi de l’insertion']) {
    const answer = await ask(asked);
    expect(answer).toMatch(/^Ce que le plan en dit :/);
    expect(answer).toContain('diagnostic croisé petite enfance et insertion');
    expect(answer).toContain('CD93 a été territoire démonstrateur');
  }
  expect(await first('c’est quoi l’insertion ?')).toMatch(/^insertion :/);
});
