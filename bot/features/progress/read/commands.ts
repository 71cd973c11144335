/** What may be ordered of progress, declared: campaigns, digests, "bon pour restitution". */

import { type Intent, intent } from '../../../sentence/intent.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { othersSlot, subjectsSlot } from './progress-slots.ts';

const slots = { subjects: subjectsSlot, groups: groupsSlot, persons: othersSlot };

export type CommandName = 'campaign' | 'stop' | 'chase' | 'digest' | 'noDigest' | 'validate';

type Command = Intent<SlotContext, typeof slots> & { name: CommandName };

const command = (declared: Omit<Command, 'slots'>): Command => ({
  ...intent<SlotContext, typeof slots>({ ...declared, slots }),
  name: declared.name,
});

/** The first that a sentence says is meant. */
export const commands: readonly Command[] = [
  command({
    name: 'validate',
    examples: ['bon pour restitution fiche 1.1', 'je valide la fiche 5 pour la restitution'],
    ways: ['av-valide av-restitution'],
    moods: ['order', 'tell'],
  }),
  command({
    name: 'noDigest',
    examples: ['arrête le résumé de l’axe 5'],
    ways: ['av-resume av-arreter'],
  }),
  command({
    name: 'digest',
    examples: ['résumé hebdomadaire pour l’axe 5'],
    ways: ['av-resume av-chaque-semaine', 'av-resume av-chaque-mois'],
  }),
  command({
    name: 'stop',
    examples: ['arrête le point d’étape de l’axe 4'],
    ways: ['av-campagne av-arreter'],
    moods: ['order', 'tell'],
  }),
  command({
    name: 'chase',
    examples: [
      'relance Karim pour la 1.1',
      'demande un point d’étape à Karim sur la fiche 1.1',
      'relance les pilotes',
    ],
    ways: [
      'av-relancer|av-demander {persons} av-campagne',
      'av-relancer|av-demander {persons} av-leurs-nouvelles',
      'av-relancer {persons} {subjects}',
      'av-lancer {persons} av-campagne',
      'av-lancer {persons} {subjects} av-leurs-nouvelles',
      'av-relancer av-pilotes',
    ],
    unless: ['av-resume'],
    moods: ['order', 'tell'],
  }),
  command({
    name: 'campaign',
    examples: [
      'lance un point d’étape mensuel pour l’axe 1',
      'demande des nouvelles à tous les pilotes',
      'lance la campagne',
      'point d’étape tous les mois pour l’axe 4',
    ],
    ways: [
      'av-campagne av-lancer',
      'av-campagne av-chaque-mois',
      'av-campagne av-chaque-trimestre',
      'av-campagne av-chaque-semaine',
      '^av-campagne av-maintenant',
      'av-lancer av-pilotes av-leurs-nouvelles',
      'av-demander av-pilotes av-leurs-nouvelles',
    ],
    unless: ['{subjects}'],
    moods: ['order', 'tell'],
  }),
];
