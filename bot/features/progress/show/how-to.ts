import type { HowTo } from '../../../contract/how-to.ts';

export const progressHowTo: readonly HowTo[] = [
  {
    name: 'progress.record',
    ways: ['aide-avancement aide-noter', 'aide-avancement aide-creer', 'aide-avancement'],
    by: 'leads',
    shown: true,
    say: {
      fr: {
        what: 'donner des nouvelles d’une fiche',
        example: '1.1 : soleil, 40 %, convention signée',
        next: 'Dites-le comme vous le diriez à un collègue ; « non pardon 50 » corrige.',
      },
      en: {
        what: 'note how a fiche stands',
        example: '1.1: sunny, 40%, agreement signed',
        next: 'Say it as you would to a colleague; “no sorry 50” corrects it.',
      },
    },
  },
  {
    name: 'progress.correct',
    ways: ['aide-avancement aide-changer', 'aide-avancement aide-annuler'],
    by: 'leads',
    say: {
      fr: {
        what: 'corriger ce qui a été noté',
        example: 'non, 50 % et pas 40',
        next: '« supprime ce que j’ai dit sur la 1.1 » l’enlève.',
      },
      en: {
        what: 'correct what was noted',
        example: 'no, 50% and not 40',
        next: '“delete what I said about 1.1” removes it.',
      },
    },
  },
  {
    name: 'progress.see',
    ways: ['aide-avancement aide-voir'],
    by: 'anyone',
    shown: true,
    say: {
      fr: { what: 'suivre l’avancement d’une fiche', example: 'où en est la fiche 1.1 ?' },
      en: { what: 'know how a fiche stands', example: 'where does fiche 1.1 stand?' },
    },
  },
  {
    name: 'progress.campaign',
    ways: ['aide-avancement aide-relancer', 'aide-pilote aide-relancer', 'aide-pilote aide-noter'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'demander des nouvelles aux pilotes',
        example: 'demande un point d’étape à l’axe 1',
        next: 'Chaque pilote reçoit la question et répond en une phrase.',
      },
      en: {
        what: 'ask the leads for news',
        example: 'ask axis 1 for an update',
        next: 'Each lead gets the question and answers in one sentence.',
      },
    },
  },
];
