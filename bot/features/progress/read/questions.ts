/** What somebody wants to know of progress, declared. */

import { type Intent, intent } from '../../../sentence/intent.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { meteosSlot, othersSlot, percentsSlot, subjectsSlot } from './progress-slots.ts';

const slots = {
  subjects: subjectsSlot,
  percents: percentsSlot,
  meteos: meteosSlot,
  persons: othersSlot,
};

export type QuestionName =
  | 'state'
  | 'overview'
  | 'blocked'
  | 'next'
  | 'list'
  | 'arbitrations'
  | 'silent'
  | 'history'
  | 'news'
  | 'trend'
  | 'meaning'
  | 'who'
  | 'before'
  | 'mine'
  | 'validated'
  | 'mayNote'
  | 'said'
  | 'round';

type Question = Intent<SlotContext, typeof slots> & {
  name: QuestionName;
  /** How many words may be left that say something else; absent: any. */
  most?: number;
};

const question = (declared: Omit<Question, 'slots'>): Question => ({
  ...declared,
  ...intent<SlotContext, typeof slots>({ ...declared, slots }),
  name: declared.name,
});

/** The first that a sentence says is meant: those that name more come before those that name less. */
export const questions: readonly Question[] = [
  question({
    name: 'meaning',
    examples: ['que veut dire couvert ?'],
    ways: ['av-sens {meteos}'],
    unless: ['{subjects}'],
  }),
  question({ name: 'trend', examples: ['courbe de la fiche 1.1'], ways: ['av-courbe'] }),
  question({
    name: 'history',
    examples: ['historique de la fiche 1.1'],
    ways: ['{subjects} av-histoire'],
  }),
  question({
    name: 'mayNote',
    examples: ['je peux pas noter moi ?', 'qui peut noter ?'],
    ways: ['av-droit'],
    moods: ['ask'],
    most: 2,
  }),
  question({
    name: 'mine',
    examples: ['tu as tout noté ?', 'j’ai mis quoi la dernière fois'],
    ways: ['av-moi-dit'],
    unless: ['av-supprimer'],
    most: 2,
  }),
  question({
    name: 'validated',
    examples: [
      'qui a déjà validé pour la restitution ?',
      'quelles fiches sont bonnes pour restitution ?',
    ],
    ways: ['av-valide av-restitution interroge', 'av-valide av-restitution av-fiches interroge'],
    moods: ['ask'],
    most: 2,
  }),
  question({
    name: 'round',
    examples: [
      'qui a répondu au point d’étape ?',
      'quels pilotes n’ont pas répondu à la campagne ?',
      'points d’étape en cours',
    ],
    ways: ['av-campagne av-repondu', 'av-campagne av-silence'],
    also: ['interroge', 'axe', 'av-pilotes', 'av-qui', 'av-reste'],
    unless: ['av-chaque-mois', 'av-chaque-trimestre', 'av-arreter'],
    most: 2,
  }),
  question({
    name: 'silent',
    examples: ['qui n’a pas donné de nouvelles ?', 'quels pilotes n’ont rien dit'],
    ways: [
      'av-silence interroge',
      'av-silence av-fiches',
      'av-silence av-qui',
      'av-silence av-pilotes',
    ],
    also: ['interroge', 'axe'],
    unless: ['{subjects}'],
    most: 3,
  }),
  question({
    name: 'before',
    examples: ['elle était à combien avant ?'],
    ways: ['av-combien av-avant', 'av-avant av-etat av-combien', 'av-avant av-etat'],
    moods: ['ask'],
    most: 2,
  }),
  question({
    name: 'who',
    examples: ['qui a donné ces nouvelles ?', 'qui les a données ?', 'who reported it?'],
    ways: ['av-qui av-donner', 'av-qui av-dit av-nouvelles'],
    also: ['av-nouvelles', 'interroge', 'av-etat'],
    unless: ['{persons}'],
    moods: ['ask'],
    most: 2,
  }),
  question({
    name: 'said',
    examples: ['karim dit combien ?', 'Karim a mis 80 % à la fiche 5 ??'],
    ways: [
      '{persons} av-combien',
      '{persons} av-dit {percents}',
      '{persons} av-dit {meteos}',
      '{persons} av-etat',
    ],
    also: ['av-dit', 'interroge'],
    moods: ['ask'],
    most: 2,
  }),
  question({
    name: 'arbitrations',
    examples: [
      'quels arbitrages sont attendus ?',
      'le comité doit décider de quoi ?',
      'qu’est-ce que le comité doit trancher sur la fiche 5 ?',
      'merci de m’indiquer les décisions demandées au comité',
    ],
    ways: ['av-decision av-attendu', 'av-decision av-comite', 'av-arbitrages'],
    also: ['interroge', 'av-reste', 'demande-polie', 'demande-savoir', 'informer', 'av-comite'],
    unless: ['reunion'],
    most: 3,
  }),
  question({
    name: 'list',
    examples: [
      'quelles fiches sont bloquées ?',
      'quelque chose de bloqué encore ?',
      'fiches en orage',
    ],
    ways: ['av-fiches av-bloque', 'av-fiches {meteos}', 'av-reste av-bloque'],
    also: ['interroge', 'av-reste', 'axe'],
    unless: ['{subjects}', 'av-donner'],
    moods: ['ask', 'order'],
    most: 1,
  }),
  question({
    name: 'blocked',
    examples: ['qu’est-ce qui freine la 1.1 ?', 'ya des blocages sur la 1.1', 'is 1.1 blocked?'],
    ways: [
      '{subjects} av-bloque interroge',
      '{subjects} av-bloque av-reste',
      '{subjects} av-bloque',
    ],
    also: ['av-etat', 'av-reste'],
    most: 2,
  }),
  question({
    name: 'next',
    examples: ['prochain rendez-vous pour la 1.1 ?'],
    ways: ['{subjects} av-suite'],
    also: ['interroge'],
    most: 2,
  }),
  question({
    name: 'overview',
    examples: [
      'fais-moi un point sur toutes les fiches',
      'météo des fiches',
      'où en est l’axe 1 ?',
      'où on en est ?',
    ],
    ways: ['av-etat av-toutes', 'av-etat axe'],
    also: ['interroge', 'av-lancer'],
    unless: [
      '{subjects}',
      'av-campagne',
      '{percents}',
      'av-chaque-semaine',
      'av-chaque-mois',
      'av-arreter',
    ],
    most: 0,
  }),
  question({
    name: 'state',
    examples: [
      'où en est la 1.1 ?',
      'météo 1.1 ?',
      'la 1.1 à combien ?',
      'on peut cocher la 1.1 comme finie ?',
      'toujours 50 % ?',
    ],
    ways: [
      '{subjects} av-etat',
      '{subjects} av-combien',
      '{subjects} av-fini',
      '{subjects} {percents}',
      '{subjects} {meteos}',
      '{percents}',
      'av-combien',
      'av-etat ma-fiche',
    ],
    also: ['interroge', 'av-reste', 'av-dit', 'av-moi-dit', 'av-neuf'],
    unless: ['av-histoire', 'av-campagne', 'av-noter'],
  }),
  question({
    name: 'news',
    examples: ['quoi de neuf côté 1.1 ?', 'quoi de neuf depuis juin ?'],
    ways: ['av-neuf'],
    also: ['{subjects}', 'axe'],
  }),
];
