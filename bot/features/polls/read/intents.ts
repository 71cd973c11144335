/** What is understood of sentences about polls, declared; the words are in `commandes/sondages.yaml`. */
import type { WhenFound } from '../../../language/when/expression.ts';
import { type Intent, intent, type SlotReader } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import type { PollIntent, PollReading } from './reading.ts';

type WhenSlot = SlotReader<WhenFound, SlotContext>;

/** A day that may be a slot, and no limit. */
const isSlotDay = ({ value }: Placed<WhenFound>): boolean =>
  (value.kind === 'day' && !value.limit && !value.before) || value.kind === 'noDay';

const days: WhenSlot = (sentence, context) => whenSlot(sentence, context).filter(isSlotDay);

/** Days to choose from: the same one said twice is one. */
const several: WhenSlot = (sentence, context) => {
  const found = days(sentence, context);
  const dates = found.map(({ value }) => (value.kind === 'day' ? value.date : ''));
  return new Set(dates).size > 1 ? found : [];
};

const period: WhenSlot = (sentence, context) =>
  whenSlot(sentence, context).filter(({ value }) => value.kind === 'period');

const slots = { group: groupsSlot, when: whenSlot, days, several, period, person: personsSlot };

export type PollSlots = typeof slots;

/** A declared intent, and what comes of it. */
export interface PollIntentSaid {
  /** What it does. */
  does: PollIntent;
  rank: PollReading['rank'];
  /** Names no poll: it is said while one is open here, and of nothing else. */
  isBare?: boolean;
  /** Names nothing at all ("clos-le"): said of what was spoken of just before. */
  isOfSpoken?: boolean;
  onlyNamed?: boolean;
  /** Asked of what is kept of polls: when one ends, or which day came out of it. */
  asks?: 'when';
  said: Intent<SlotContext, PollSlots>;
}

type Declared = Omit<Intent<SlotContext, PollSlots>, 'slots' | 'name'>;

/** An order unless another rank is said. */
type Does = PollIntent | (Omit<PollIntentSaid, 'said' | 'rank'> & Partial<PollIntentSaid>);

const declare = (name: string, what: Does, declared: Declared): PollIntentSaid => ({
  rank: 'order',
  ...(typeof what === 'string' ? { does: what } : what),
  said: intent({ name, slots, ...declared }),
});

/** Verbs that do something to a poll that exists: opening a sentence, they make none. */
const ACTS = [
  '^sondage-clore',
  '^sondage-prolonger',
  '^sondage-rouvrir',
  '^sondage-annuler',
  '^sondage-dupliquer',
  '^sondage-exporter',
  '^sondage-relancer',
  '^sondage-retenir',
  '^sondage-ajouter',
];

/** "Afin de fixer la réunion, merci d'ouvrir un sondage …", "ajoute un sondage": with several days, they make one. */
const ACTS_ON_ONE = ACTS.filter((one) => one !== '^sondage-retenir' && one !== '^sondage-ajouter');

/** Spoken of, or asked how: nothing is done. */
const TOLD = ['sondage-passe', 'sondage-explique'];

export const pollIntents: readonly PollIntentSaid[] = [
  declare('create', 'create', {
    examples: [
      'sondage carto : mardi 8/9 14h-16h ; jeudi 10/9 9h30-11h30',
      'sonde le groupe carto sur mardi, jeudi et vendredi',
      'demande aux membres du sous-groupe EPT s’ils préfèrent le 24 ou le 26 novembre',
    ],
    ways: ['sondage {several}', 'sondage-sonder {several}', 'sondage-sonder {group}'],
    also: [
      'sondage-creer',
      'sondage-creneau',
      'sondage-repondu',
      'sondage-limite',
      'sondage-clore',
      'sondage-retenir',
      'sondage-groupe',
    ],
    unless: [...ACTS_ON_ONE, ...TOLD],
  }),
  declare('order', 'create', {
    examples: ['lance un sondage pour le GT axe 2', 'merci de lancer un sondage'],
    ways: ['^sondage-creer sondage', 'sondage-creer sondage'],
    also: ['sondage-creneau', 'sondage-repondu', 'sondage-limite'],
    unless: [...ACTS, ...TOLD],
    moods: ['order'],
  }),
  declare(
    'several',
    { does: 'create', rank: 'told' },
    {
      examples: ['on se voit quand pour la carto ? 8, 10 ou 14 septembre'],
      ways: ['sondage-quand {several} {group}'],
      moods: ['ask'],
    },
  ),
  declare(
    'options',
    { does: 'create', rank: 'told' },
    {
      examples: [
        'mardi 8 à 10h ou jeudi 10 à 14h : demande à l’axe 4 ce qui leur va',
        'pour la cartographie, serait-il possible de proposer au vote le 8 à 9h30 et le 10 à 9h30 ?',
      ],
      ways: ['sondage-ou {several} {group}', 'sondage-repondu {several} {group}'],
      also: ['sondage-tete', 'sondage-quand'],
      unless: [...ACTS, ...TOLD, 'sondage-fixe'],
    },
  ),
  declare(
    'day',
    { does: 'create', rank: 'told' },
    {
      examples: ['sondage sous-groupe cartographie : mardi 12/1 14h-16h'],
      ways: ['sondage {days}', '^sondage {period}'],
      unless: [...ACTS, ...TOLD, 'sondage-pris', 'sondage-rajouter'],
      moods: ['tell', 'order'],
    },
  ),
  declare(
    'named',
    { does: 'create', rank: 'told', onlyNamed: true },
    {
      examples: ['sondage', 'sondage sous-groupe cartographie'],
      ways: ['^sondage'],
      unless: TOLD,
      moods: ['tell'],
    },
  ),
  declare('propose', 'propose', {
    examples: [
      'propose des créneaux la semaine du 7 septembre, 2 h, l’après-midi',
      'trouve-nous un créneau pour l’axe 5, semaine du 16 novembre, plutôt le matin',
    ],
    ways: [
      '^sondage-proposer sondage-creneau',
      'sondage-proposer sondage-creneau {when}',
      'sondage-proposer sondage-creneau {group}',
      'sondage-caler sondage-creneau {period} {group}',
    ],
    unless: ['sondage-passe'],
    moods: ['order', 'tell'],
  }),
  declare('choose', 'choose', {
    examples: [
      'retiens le jeudi 26 novembre pour le sondage de l’axe 5',
      'sondage carto : on retient le 5 novembre à 14 h',
    ],
    ways: [
      'sondage-pris sondage {days}',
      '^sondage-retenir sondage {days}',
      'demande-polie sondage-retenir sondage {days}',
      '^sondage-clore sondage {days}',
    ],
    also: ['sondage-creneau', 'sondage-resultat', 'sondage-repondu', 'sondage-tete'],
    unless: ['{several}', '^sondage-creer'],
    moods: ['order', 'tell'],
  }),
  declare(
    'chosen',
    { does: 'choose', isBare: true },
    {
      examples: ['on prend le 8', 'je choisis jeudi, on fera ça à la Caf'],
      ways: ['sondage-retenir {days}'],
      also: ['sondage-creneau'],
      unless: ['fiche', 'chose-proposee'],
      moods: ['order', 'tell'],
    },
  ),
  declare('close', 'close', {
    examples: ['clos le sondage carto', 'tu peux clôturer le sondage de l’axe 3'],
    ways: ['sondage-clore sondage', 'sondage-arreter sondage'],
    unless: ['sondage-annuler', 'sondage-limite', 'sondage-quand', ...TOLD],
  }),
  declare('extend', 'extend', {
    examples: ['prolonge le sondage jusqu’à vendredi', 'repousse la fin du sondage EPT à mardi'],
    ways: ['sondage-prolonger sondage'],
    also: ['sondage-limite', 'sondage-repondu', 'sondage-clore'],
  }),
  declare('limit', 'extend', {
    examples: ['la date limite du sondage est le 9 décembre', 'ils ont jusqu’au 9 pour le sondage'],
    ways: ['sondage-limite sondage {when}'],
    also: ['sondage-repondu'],
    unless: ['{several}', ...ACTS],
    moods: ['order', 'tell'],
  }),
  declare(
    'later',
    { does: 'extend', isBare: true },
    {
      examples: ['clôture repoussée au 9 décembre'],
      ways: ['sondage-prolonger sondage-limite|sondage-clore|sondage-repondu {when}'],
      unless: ['chose-proposee'],
      moods: ['order', 'tell'],
    },
  ),
  declare(
    'longer',
    { does: 'extend', isBare: true },
    { examples: ['prolonge jusqu’à vendredi'], ways: ['^sondage-prolonge {when}'] },
  ),
  declare(
    'close it',
    { does: 'close', isBare: true, isOfSpoken: true },
    { examples: ['clos-le'], ways: ['^sondage-clore'], moods: ['order'] },
  ),
  declare(
    'cancel it',
    { does: 'cancel', isBare: true, isOfSpoken: true },
    { examples: ['annule-le'], ways: ['^sondage-annuler'], moods: ['order'] },
  ),
  declare(
    'chase them',
    { does: 'nudge', isBare: true, isOfSpoken: true },
    {
      examples: ['relance-les'],
      ways: ['^sondage-relancer', '^sondage-relancer {person}'],
      also: ['sondage-groupe'],
      moods: ['order'],
    },
  ),
  declare('reopen', 'reopen', {
    examples: ['rouvre le sondage carto'],
    ways: ['sondage-rouvrir sondage'],
  }),
  declare('cancel', 'cancel', {
    examples: ['annule le sondage', 'on n’a plus besoin de ce sondage, arrête-le'],
    ways: ['sondage-annuler sondage'],
    also: ['sondage-arreter', 'sondage-creneau'],
    unless: ['sondage-ma-reponse', ...TOLD],
  }),
  declare('withdraw', 'withdraw', {
    examples: ['retire ma réponse au sondage'],
    ways: ['sondage-annuler|sondage-enlever sondage-ma-reponse'],
    also: ['sondage'],
    moods: ['order', 'tell'],
  }),
  declare('edit', 'edit', {
    examples: [
      'ajoute le mercredi 25 novembre à 14 h au sondage en cours',
      'sondage de l’axe 5 : rajoute vendredi 6 novembre à 10 h',
    ],
    ways: ['sondage-rajouter sondage {days}', '^sondage-ajouter sondage {days}'],
    also: ['sondage-creneau'],
    unless: ['^sondage-creer', ...TOLD],
    moods: ['order', 'tell'],
  }),
  declare('duplicate', 'duplicate', {
    examples: ['duplique le sondage'],
    ways: ['sondage-dupliquer sondage'],
  }),
  declare('export', 'export', {
    examples: ['exporte le sondage'],
    ways: ['sondage-exporter sondage'],
  }),
  declare('nudge', 'nudge', {
    examples: ['relance ceux qui n’ont pas répondu au sondage'],
    ways: ['sondage-relancer sondage'],
    also: ['sondage-manque', 'sondage-repondu', 'sondage-groupe', 'sondage-envoyer'],
    unless: TOLD,
  }),
  declare(
    'chase',
    { does: 'nudge', isBare: true },
    {
      examples: ['relance ceux qui n’ont pas répondu', 'rappelle à Nadia Cherif de répondre'],
      ways: [
        '^sondage-relancer sondage-manque',
        'demande-polie sondage-relancer sondage-manque',
        'sondage-envoyer sondage-relancer sondage-manque',
        'sondage-relancer sondage-repondu {person}',
      ],
      also: ['sondage-repondu', 'sondage-groupe', 'interroge'],
    },
  ),
  declare('results', 'results', {
    examples: ['où en est le sondage ?', 'combien de réponses au sondage axe 3'],
    ways: [
      'sondage sondage-resultat',
      'sondage sondage-tete',
      'sondage sondage-combien',
      '^informer sondage sondage-repondu',
      'sondage sondage-qui-quoi',
    ],
    also: ['sondage-creneau', 'sondage-repondu', 'sondage-resultat', 'sondage-tete'],
    unless: ['sondage-passe', 'sondage-manque', ...ACTS],
  }),
  declare(
    'deadline',
    { does: 'results', rank: 'question', asks: 'when' },
    {
      examples: ['la date limite du sondage ?', 'quand a lieu le sondage de rentrée ?'],
      ways: ['sondage sondage-limite', 'sondage sondage-quand'],
      also: ['interroge'],
      moods: ['ask'],
    },
  ),
  declare(
    'asked',
    { does: 'results', isBare: true },
    {
      examples: ['ça donne quoi les votes ?', 'quelle date arrive en tête ?', 'qui a voté quoi ?'],
      ways: [
        'sondage-resultat sondage-repondu',
        'sondage-tete',
        'sondage-qui-quoi',
        'sondage-combien sondage-repondu',
        'sondage-combien sondage-qui-peut|vote-oui',
      ],
      also: [
        'sondage-creneau',
        'sondage-repondu',
        'sondage-resultat',
        'sondage-groupe',
        'interroge',
      ],
    },
  ),
  declare(
    'best',
    { does: 'results', rank: 'question' },
    { examples: ['quel créneau est le meilleur ?'], ways: ['sondage-creneau sondage-tete'] },
  ),
  declare(
    'standing',
    { does: 'results', rank: 'question', isBare: true },
    {
      examples: ['ça donne quoi ?', 'où en est-on ?'],
      ways: ['sondage-resultat'],
      also: ['interroge'],
      moods: ['ask', 'tell'],
    },
  ),
  declare('missing', 'missing', {
    examples: ['qui n’a pas répondu au sondage EPT ?', 'il manque qui au sondage ?'],
    ways: ['sondage sondage-manque'],
    also: ['sondage-repondu'],
    unless: ['sondage-relancer', 'sondage-annuler', ...ACTS],
  }),
  declare(
    'silent',
    { does: 'missing', isBare: true },
    {
      examples: ['qui n’a pas répondu ?', 'quelqu’un traîne ?'],
      ways: ['sondage-manque'],
      also: ['sondage-repondu', 'sondage-groupe', 'interroge'],
      unless: ['sondage-relancer'],
      moods: ['ask'],
    },
  ),
  declare(
    'left',
    { does: 'missing', isBare: true },
    { examples: ['il manque qui'], ways: ['sondage-manque-qui'], also: ['sondage-repondu'] },
  ),
  declare(
    'who',
    { does: 'who', isBare: true },
    {
      examples: ['qui peut le 8 ?'],
      ways: ['sondage-qui-peut {days}', 'sondage-qui-quoi {days}'],
      also: ['interroge', 'vote-non', 'vote-oui', 'sondage'],
      // "Quoi de neuf depuis lundi ?"
      unless: ['av-neuf'],
    },
  ),
  declare(
    'voted',
    { does: 'voted', rank: 'question', isBare: true },
    {
      examples: ['Nadia Cherif a voté ?', 'est-ce que Marie-Laure Dubois a répondu au sondage ?'],
      ways: ['sondage-repondu {person}'],
      also: ['interroge', 'sondage', 'sondage-manque'],
      unless: ['sondage-relancer'],
      moods: ['ask'],
    },
  ),
  declare(
    'mine',
    { does: 'mine', rank: 'question', isBare: true },
    {
      examples: ['quelle est ma réponse ?', 'qu’ai-je répondu ?'],
      ways: ['sondage-ma-reponse'],
      also: ['interroge', 'sondage', 'sondage-repondu'],
      unless: ['sondage-annuler', 'sondage-enlever'],
    },
  ),
  declare(
    'same',
    { does: 'same', isBare: true },
    {
      examples: ['pareil que Karim Benali', 'idem'],
      ways: ['sondage-comme {person}', 'sondage-pareil'],
      also: ['vote-entourage', 'vote-tout', 'sondage-pareil', 'sondage-comme'],
      moods: ['tell', 'order'],
    },
  ),
];
