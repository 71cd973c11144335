/** "Qu’est-ce qui a changé dans le plan ?", "quelle version utilises-tu ?": what is asked of the versions of the plan. */
import type { Intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

export type VersionQuestion = 'changed' | 'changedAlone' | 'which';

const ALSO = ['ver-autour', 'ver-plan', 'ver-ancien', 'ver-nouveau', 'ver-servir', 'demande-polie'];

const questions: readonly Intent<undefined>[] = [
  {
    name: 'changed',
    examples: ['qu’est-ce qui a changé dans le plan ?', 'différences avec l’ancien schéma'],
    ways: ['ver-change ver-plan', 'ver-change ver-ancien', 'ver-change ver-nouveau'],
    also: ALSO,
    slots: {},
  },
  {
    name: 'changedAlone',
    examples: ['qu’est-ce qui a changé ?'],
    ways: ['ver-change'],
    also: ['demande-polie'],
    slots: {},
  },
  {
    name: 'which',
    examples: ['quelle version du plan utilises-tu ?', 'sur quel schéma te bases-tu ?'],
    ways: ['ver-version', 'ver-laquelle ver-servir'],
    also: ALSO,
    slots: {},
  },
];

/** Undefined unless all of the sentence asks it: "ce qui a changé depuis lundi" asks for news. */
export function versionAsked(sentence: Sentence): VersionQuestion | undefined {
  const [found] = intentsIn(sentence, questions, undefined).filter(({ left }) => left.length === 0);
  return found?.intent.name as VersionQuestion | undefined;
}
