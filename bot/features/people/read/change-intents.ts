/** Changes that people understands, declared: who leads, who co-animates, who is in which group. */
import { intent } from '../../../sentence/intent.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { slots } from './people-slots.ts';

/** What is about something that other features keep, unless a role is said. */
const elsewhere = ['gens-ailleurs'];
const beside = [
  'gens-noter',
  'gens-aussi',
  'gens-erreur',
  'gens-a-partir',
  'gens-jusqua',
  'gens-au-lieu',
  'gens-a-la-place',
  'gens-groupe',
  'gens-changer',
  'fiche',
  'axe',
  'demande-polie',
];
const told = ['order', 'tell'] as const;

const change = <N extends string>(declared: {
  name: N;
  examples: readonly string[];
  ways: readonly string[];
  also?: readonly string[];
  unless?: readonly string[];
}) =>
  intent<SlotContext, typeof slots>({
    ...declared,
    also: [...beside, ...(declared.also ?? [])],
    moods: told,
    slots,
  });

export const changeIntents = [
  change({
    name: 'pilot',
    examples: [
      'désigne Karim Benali pilote de la fiche 1.1',
      'je pilote la fiche 5',
      'mets Karim Benali en titulaire et Fatou Diallo en suppléante sur la fiche 5',
      'Merci de noter que la fiche 1.1 est désormais pilotée par la Caf',
    ],
    ways: [
      '{personnes}|{organisations} {fiches} gens-pilote|gens-titulaire|gens-suppleant|gens-piloter|gens-suite',
      '{personnes}|{organisations} gens-nommer {fiches}',
      '{personnes} gens-mettre {fiches}',
      '{personnes}|{organisations} {groupes} gens-pilote|gens-titulaire|gens-suppleant|gens-piloter',
      '{personnes} gens-titulaire|gens-suppleant',
      '{personnes} gens-remplacer {fiches}',
    ],
    also: [
      '{organisations}',
      'gens-remplacer',
      'gens-echanger',
      'gens-mettre',
      'gens-nommer',
      'gens-pilote',
      'gens-prendre',
      'gens-titulaire',
      'gens-suppleant',
    ],
    unless: ['gens-oter', 'gens-plus', 'gens-cesser', 'gens-co-animation', 'gens-recapituler'],
  }),
  change({
    name: 'has',
    examples: ['Karim Benali a la 1.1 et Inès Haddad a la 5', 'Karim Benali reprend la fiche 5'],
    ways: ['{personnes} {fiches} gens-prendre', '{personnes} {fiches}'],
    unless: ['gens-oter', 'gens-plus', 'gens-cesser', '{adresses}', 'gens-ailleurs', '{groupes}'],
  }),
  change({
    name: 'unpilot',
    examples: [
      'retire Karim Benali du pilotage de la fiche 1.1',
      'retire le pilote de la fiche 1.1',
      'Karim Benali ne pilote plus la 1.1',
    ],
    ways: [
      'gens-oter {fiches} gens-pilote|gens-titulaire|gens-suppleant|{personnes}',
      'gens-plus|gens-cesser {fiches}',
      'gens-plus|gens-cesser|gens-oter {personnes} gens-pilote|gens-titulaire|gens-suppleant|gens-piloter',
      'gens-oter {groupes} gens-pilote|gens-titulaire|gens-suppleant',
      'gens-cesser {personnes}',
    ],
    also: [
      'gens-oter',
      'gens-pilote',
      'gens-piloter',
      'gens-titulaire',
      'gens-suppleant',
      'gens-remplacer',
      'gens-prendre',
      '{personnes}',
    ],
    unless: ['{adresses}', 'gens-co-animation', 'gens-canal', 'av-bloque', 'av-fini', 'av-etat'],
  }),
  change({
    name: 'appoint',
    examples: [
      'nomme Sophie Lambert co-animatrice de l’axe 1, 2, 3 et 4',
      'Sophie Lambert et Paul Girard co-animent l’axe 4',
      'c’est Sophie Lambert qui l’animera avec moi',
    ],
    ways: ['{personnes} gens-co-animation'],
    also: ['gens-nommer', 'gens-mettre', 'gens-remplacer', 'gens-membre'],
    unless: ['gens-oter', 'gens-plus', 'gens-cesser', 'gens-ailleurs', '{adresses}'],
  }),
  change({
    name: 'dismiss',
    examples: [
      'retire Sophie Lambert de la co-animation de l’axe 4',
      'Nadia Cherif ne peut plus co-animer l’axe 3, enlève-la',
    ],
    ways: ['gens-oter|gens-plus|gens-cesser gens-co-animation'],
    also: ['gens-cesser', 'gens-plus', 'gens-oter', '{personnes}', '{groupes}'],
    unless: ['gens-ailleurs', '{adresses}'],
  }),
  change({
    name: 'add',
    examples: [
      'ajoute Nadia Cherif et Paul Girard au groupe de l’axe 4',
      'je voudrais y mettre Paul Girard',
      'inscris-moi à l’axe 3',
    ],
    ways: [
      'gens-mettre|gens-nommer|gens-rejoindre {personnes}',
      '{personnes} gens-membre {groupes}',
      'gens-mettre {groupes}',
      'gens-remplacer {personnes} {groupes}',
    ],
    also: ['{groupes}', 'gens-membre', 'gens-mettre', 'gens-rejoindre', 'ce-groupe'],
    unless: [
      ...elsewhere,
      '{adresses}',
      '{fiches}',
      'gens-oter',
      'gens-plus',
      'gens-creer',
      'gens-a-teams',
    ],
  }),
  change({
    name: 'remove',
    examples: [
      'retire Julien Marchand du groupe de l’axe 1',
      'enlève-moi de l’axe 5',
      'je me retire de l’axe 5',
    ],
    ways: [
      'gens-oter|gens-plus {personnes} {groupes}',
      'gens-oter {personnes}',
      'gens-oter {groupes}',
      'gens-oter {groupes} gens-membre',
      'gens-partir|gens-cesser {personnes} {groupes}',
      'gens-partir {groupes}',
    ],
    also: [
      'gens-plus',
      'gens-membre',
      'gens-oter',
      'gens-cesser',
      'gens-partir',
      'ce-groupe',
      '{groupes}',
    ],
    unless: [...elsewhere, '{adresses}', '{fiches}', 'gens-co-animation'],
  }),
  change({
    name: 'join',
    examples: ['rejoindre le groupe de l’axe 5', 'j’aimerais rejoindre l’axe 3'],
    ways: ['gens-rejoindre {groupes}', 'gens-rejoindre gens-groupe'],
    also: ['{personnes}', 'gens-rejoindre', 'gens-quelqu-un'],
    unless: [...elsewhere, '{adresses}', 'gens-co-animation', 'interroge', 'interroge-dedans'],
  }),
  change({
    name: 'more',
    examples: ['et Nadia Cherif sur l’axe 3'],
    ways: ['{personnes} {groupes}', '{personnes} gens-aussi', '{personnes} gens-cest'],
    unless: [...elsewhere, '{adresses}'],
  }),
];

export type ChangeName =
  | 'pilot'
  | 'has'
  | 'unpilot'
  | 'appoint'
  | 'dismiss'
  | 'add'
  | 'remove'
  | 'join'
  | 'more';
