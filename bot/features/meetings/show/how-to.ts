import type { HowTo } from '../../../contract/how-to.ts';

export const meetingsHowTo: readonly HowTo[] = [
  {
    name: 'meetings.plan',
    ways: ['aide-reunion aide-creer', 'aide-reunion aide-nommer'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'planifier une réunion',
        example: 'réunion axe 1 mardi en huit 14h-16h à la Caf : bilan',
        next: 'Je vous montre l’invitation avant de l’envoyer.',
      },
      en: {
        what: 'plan a meeting',
        example: 'meeting axis 1 next Tuesday 2pm-4pm at the Caf: review',
        next: 'I show you the invitation before it is sent.',
      },
    },
  },
  {
    name: 'meetings.move',
    ways: ['aide-reunion aide-changer', 'comment-jusqua aide-reunion aide-changer'],
    by: 'animates',
    say: {
      fr: {
        what: 'déplacer une réunion',
        example: 'décale la réunion de l’axe 1 au jeudi en huit 10h',
        next: 'De même, jusqu’à ce qu’elle commence : « change le lieu de la réunion de l’axe 1 : salle 12 ».',
      },
      en: {
        what: 'move a meeting',
        example: 'move the meeting of axis 1 to next Thursday 10am',
        next: 'Likewise, until it starts: “change the place of the meeting of axis 1: room 12”.',
      },
    },
  },
  {
    name: 'meetings.cancel',
    ways: ['aide-reunion aide-annuler', 'comment-jusqua aide-reunion aide-annuler'],
    by: 'animates',
    say: {
      fr: {
        what: 'annuler une réunion',
        example: 'annule la réunion de l’axe 1',
        next: 'C’est possible jusqu’à ce qu’elle commence : je demande confirmation, puis je préviens tout le groupe.',
      },
      en: {
        what: 'cancel a meeting',
        example: 'cancel the meeting of axis 1',
        next: 'It is possible until it starts: I ask you to confirm, then tell the whole group.',
      },
    },
  },
  {
    name: 'meetings.agenda',
    ways: ['aide-ordre-du-jour', 'aide-ordre-du-jour aide-changer|aide-nommer|aide-noter'],
    by: 'animates',
    say: {
      fr: {
        what: 'changer l’ordre du jour',
        example: 'ajoute à l’ordre du jour de la réunion de l’axe 1 : budget 2027',
      },
      en: {
        what: 'change the agenda',
        example: 'add to the agenda of the meeting of axis 1: budget 2027',
      },
    },
  },
  {
    name: 'meetings.minutes',
    ways: ['aide-compte-rendu', 'aide-compte-rendu aide-noter|aide-creer'],
    by: 'animates',
    say: {
      fr: {
        what: 'noter un compte rendu',
        example: 'compte rendu de la réunion de l’axe 1 : calendrier validé',
        next: 'De même : « décisions de la réunion de l’axe 1 : … », « présents : Karim, Inès ».',
      },
      en: {
        what: 'note the minutes',
        example: 'minutes of the meeting of axis 1: calendar agreed',
      },
    },
  },
  {
    name: 'meetings.answer',
    ways: ['aide-presence aide-noter', 'aide-reunion aide-noter'],
    by: 'anyone',
    shown: true,
    say: {
      fr: {
        what: 'répondre à une invitation',
        example: 'je viens à la réunion',
        next: 'Ou « je ne viens pas », « en visio », « ma collègue me remplace ».',
      },
      en: {
        what: 'answer an invitation',
        example: 'I am coming to the meeting',
        next: 'Or “I am not coming”, “by video”, “a colleague stands in for me”.',
      },
    },
  },
  {
    name: 'meetings.mine',
    ways: ['aide-reunion aide-voir'],
    by: 'anyone',
    say: {
      fr: { what: 'voir les réunions à venir', example: 'mes réunions' },
      en: { what: 'see the coming meetings', example: 'my meetings' },
    },
  },
  {
    name: 'meetings.calendar',
    ways: ['aide-agenda aide-reunion', 'aide-agenda aide-nommer|aide-lier|aide-voir'],
    by: 'anyone',
    say: {
      fr: {
        what: 'avoir les réunions dans votre agenda',
        example: 'ajouter les réunions à mon agenda',
      },
      en: {
        what: 'have the meetings in your calendar',
        example: 'add the meetings to my calendar',
      },
    },
  },
  {
    name: 'meetings.chase',
    ways: ['aide-relancer aide-reunion'],
    by: 'animates',
    say: {
      fr: {
        what: 'relancer ceux qui n’ont pas répondu',
        example: 'relance ceux qui n’ont pas répondu pour la réunion de l’axe 1',
      },
      en: {
        what: 'chase those who have not answered',
        example: 'remind those who have not answered for the meeting of axis 1',
      },
    },
  },
];
