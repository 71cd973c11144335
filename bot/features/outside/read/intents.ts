/** What is asked of the bot and is none of its jobs. */
import { type Intent, intent, type SlotReader } from '../../../sentence/intent.ts';
import { taskIn } from '../../../sentence/saying.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { whenSlot } from '../../people/model/slots/when.ts';

/** Something to do: "d’appeler la PMI". */
const tache: SlotReader<true, SlotContext> = (sentence) => {
  const at = taskIn(sentence);
  return at === undefined ? [] : [{ value: true, at, length: 1 }];
};

const slots = { fiches: fichesSlot, personnes: personsSlot, quand: whenSlot, tache };

/** What is asked for, and what is nearest to it that the bot does. */
export const subjects = [
  'reminder',
  'warning',
  'tasks',
  'opinion',
  'leave',
  'writing',
  'weather',
  'translation',
  'call',
  'errand',
  'fun',
  'sums',
  'files',
  'web',
  'advice',
  'minutes',
  'address',
  'team',
  'unseen',
  'planFile',
] as const;
export type OutsideSubject = (typeof subjects)[number];

const thing = (
  name: OutsideSubject,
  examples: readonly string[],
  ways: readonly string[],
  more: Partial<Pick<Intent<SlotContext>, 'unless' | 'moods'>> = {},
): Intent<SlotContext> => intent({ name, examples, ways, ...more, slots });

/** What may be put as a question; the others are orders. */
export const asked: ReadonlySet<OutsideSubject> = new Set<OutsideSubject>([
  'opinion',
  'weather',
  'translation',
  'fun',
  'sums',
  'web',
  'advice',
  'tasks',
  'warning',
  'unseen',
  'planFile',
]);

/** The bot's own business: with it, the sentence is for whoever does that. */
const OURS = ['aide-sondage', 'aide-avancement', '{fiches}'];

export const outsideIntents: readonly Intent<SlotContext>[] = [
  thing(
    'reminder',
    ['rappelle-moi d’appeler la PMI demain à 9h', 'remind me to call the Caf on Monday'],
    ['rappeler-moi {tache}', 'dehors-rappelle'],
  ),
  thing(
    'warning',
    ['préviens-moi quand le budget sera voté', 'let me know when the decree is out'],
    ['dehors-previens'],
    { unless: OURS },
  ),
  thing('tasks', ['mes tâches', 'ajoute une tâche : relire le guide'], ['dehors-taches']),
  thing(
    'opinion',
    ['sondage : guide ou carte ?', 'fais un questionnaire de satisfaction'],
    [
      '^dehors-sondage alternative',
      '^aide-creer dehors-vote-avis',
      'demande-polie dehors-vote-avis',
    ],
    // "Où en est le sondage ?" is asked of a poll there is.
    {
      unless: [
        '{quand}',
        '{fiches}',
        'aide-avancement',
        'sondage-resultat',
        'sondage-tete',
        'sondage-manque',
      ],
    },
  ),
  thing(
    'leave',
    ['je suis en vacances du 7 au 18', 'pose mes congés du 21 au 31 décembre'],
    ['dehors-conges|dehors-absent dehors-pose', 'dehors-conges {quand}', '^dehors-absent {quand}'],
    { unless: ['oui volontiers {fiches} aide-reunion aide-sondage demande-savoir'] },
  ),
  thing(
    'writing',
    ['écris un mail au maire', 'rédige un article sur les crèches pour le journal'],
    ['dehors-ecris dehors-texte'],
    { unless: ['aide-compte-rendu', '{fiches}'] },
  ),
  thing(
    'weather',
    ['quel temps fera-t-il demain à Bobigny ?', 'il va pleuvoir cet après-midi ?'],
    ['dehors-meteo'],
    { unless: ['{fiches}', 'ma-fiche'] },
  ),
  thing(
    'translation',
    ['traduis « bonne journée » en espagnol'],
    ['dehors-traduis', 'dehors-comment-dit'],
    {
      unless: ['aide-groupe', 'aide-reunion'],
    },
  ),
  thing(
    'call',
    ['peux-tu appeler Paul ?', 'call the prefecture for me'],
    ['^dehors-appelle {personnes}', '^dehors-appelle derriere-ordre', 'interpeller dehors-appelle'],
    { unless: ['aide-groupe', 'aide-reunion', 'rappeler-moi', '{fiches}'] },
  ),
  thing(
    'errand',
    ['commande douze plateaux-repas pour jeudi', 'book me a taxi to Bobigny', 'achète des stylos'],
    ['dehors-achete dehors-achat', '^dehors-achete', 'interpeller|demande-polie dehors-achete'],
    { unless: ['{fiches} aide-sondage aide-restitution aide-compte-rendu'] },
  ),
  thing('errand', ['réserve une table pour deux'], ['dehors-reserve dehors-achat'], {
    unless: ['aide-reunion'],
  }),
  thing('fun', ['raconte une blague', 'sing a song'], ['dehors-distrait'], {
    unless: ['{fiches}'],
  }),
  thing('sums', ['combien font 15 % de 840 ?'], ['dehors-calcule'], {
    unless: ['{fiches}', 'aide-avancement'],
  }),
  thing('files', ['imprime ce document', 'scan this letter'], ['^dehors-fichier']),
  thing('web', ['cherche sur internet qui est ministre'], ['dehors-bot-exterieur']),
  thing('advice', ['conseille-moi un bon resto'], ['dehors-conseille'], { unless: ['{fiches}'] }),
  thing(
    'minutes',
    ['envoie le compte rendu à tout le monde'],
    ['^dehors-envoie aide-compte-rendu'],
    {
      unless: ['{quand}', '{fiches}'],
    },
  ),
  thing('address', ['mon mail a changé'], ['dehors-mon-adresse gens-changer']),
  thing(
    'team',
    ['ajoute toutes les personnes du canal au groupe axe 5'],
    ['^gens-mettre dehors-toute-une-equipe'],
  ),
  thing('unseen', ['Sophie n’apparaît pas ?'], ['dehors-invisible', 'dehors-equipe-teams']),
  thing('planFile', ['est-ce que je peux avoir le plan en pdf ?'], ['dehors-plan-fichier']),
];
