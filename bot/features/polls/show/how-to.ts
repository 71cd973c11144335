import type { HowTo } from '../../../contract/how-to.ts';

export const pollsHowTo: readonly HowTo[] = [
  {
    name: 'polls.launch',
    ways: ['aide-sondage aide-creer', 'aide-sondage'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'trouver une date',
        example: 'sondage axe 5 : mardi en huit à 14h ou jeudi en huit à 10h',
        next: 'Je vous montre le sondage avant de l’envoyer.',
      },
      en: {
        what: 'launch a poll of dates',
        example: 'poll axis 5: next Tuesday 2pm or next Thursday 10am',
        next: 'I show you the poll before it is sent.',
      },
    },
  },
  {
    name: 'polls.vote',
    ways: ['aide-vote aide-noter', 'aide-sondage aide-noter', 'aide-sondage aide-vote'],
    by: 'anyone',
    say: {
      fr: {
        what: 'répondre à un sondage de dates',
        example: 'ok pour mardi, pas jeudi',
        next: 'Les boutons du sondage font la même chose.',
      },
      en: {
        what: 'answer a poll of dates',
        example: 'ok for Tuesday, not Thursday',
        next: 'The buttons of the poll do the same.',
      },
    },
  },
  {
    name: 'polls.end',
    ways: ['aide-sondage aide-annuler'],
    by: 'animates',
    say: {
      fr: {
        what: 'clore ou annuler un sondage',
        example: 'clos le sondage de l’axe 5',
        next: '« annule le sondage de l’axe 5 » l’abandonne.',
      },
      en: {
        what: 'close or cancel a poll',
        example: 'close the poll of axis 5',
        next: '“cancel the poll of axis 5” drops it.',
      },
    },
  },
  {
    name: 'polls.change',
    ways: ['aide-sondage aide-changer'],
    by: 'animates',
    say: {
      fr: { what: 'prolonger un sondage', example: 'prolonge le sondage de l’axe 5 jusqu’au 11' },
      en: { what: 'extend a poll', example: 'extend the poll of axis 5 until the 11th' },
    },
  },
  {
    name: 'polls.results',
    ways: ['aide-sondage aide-voir'],
    by: 'anyone',
    say: {
      fr: { what: 'voir les résultats d’un sondage', example: 'résultats du sondage de l’axe 5' },
      en: { what: 'see the results of a poll', example: 'results of the poll of axis 5' },
    },
  },
  {
    name: 'polls.chase',
    ways: ['aide-relancer aide-sondage'],
    by: 'animates',
    say: {
      fr: {
        what: 'relancer ceux qui n’ont pas voté',
        example: 'relance ceux qui n’ont pas répondu au sondage de l’axe 5',
      },
      en: {
        what: 'chase those who have not voted',
        example: 'remind those who have not answered the poll of axis 5',
      },
    },
  },
];
