import type { Talk } from '../../../language/vocabulary.ts';

/** Names that the sentences need: the plan's, never the code's. */
export interface PlanNames {
  sigle: string;
  titre: string;
}

const fr = {
  talk: (talk: Talk, { sigle, titre }: PlanNames): string =>
    ({
      salutations: `Bonjour ! Je réponds à vos questions sur le ${sigle}. Par exemple : « Qui pilote la fiche 1.1 ? »`,
      remerciements: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
      aurevoirs: 'Au revoir et bonne journée !',
      identite: `Je suis Fil rouge, un robot assistant (pas une personne) : je réponds aux questions sur le ${titre} (${sigle}), avec la source de chaque réponse.`,
      aide: `Je peux répondre à vos questions sur le ${titre} (${sigle}) : axes, fiches, pilotes, acteurs, indicateurs, groupes de travail, réunion, séminaire, chiffres, outils, sigles. Je sais aussi planifier une réunion (« réunion axe 1 mardi 8 septembre 14h »), lancer un sondage de dates (« sondage »), inscrire dans un groupe une personne sans Teams, par son adresse e-mail (« ajouter une personne sans Teams »), noter où en est une fiche (« 1.1 : soleil, convention signée ») et dire où l’on en est.`,
      etat: `Bonjour ! Tout va bien, merci. Je suis prêt à répondre à vos questions sur le ${sigle}.`,
      compliments: 'Merci, avec plaisir ! Une autre question ?',
      insultes:
        'Je suis désolé de ne pas vous avoir aidé. Reformulez votre question, ou demandez « aide ».',
    })[talk],
  /** To signs without a word. */
  wordless:
    'Je lis les mots : écrivez votre question, ou « aide » pour savoir ce que je sais faire.',
  nothingToDo:
    'Je ne sais pas de quoi il s’agit : utilisez le bouton de la carte concernée, ou dites-le en entier, par exemple « annule la réunion » ou « annule le sondage ».',
  nothingAsked:
    'Je n’attends pas de réponse en ce moment. Dites-moi à quoi vous répondez, par exemple « je viens à la réunion », ou posez votre question.',
  examples: ['Qui pilote la fiche 1.1 ?', 'Actions de l’axe 3 ?', 'Que veut dire EAJE ?'],
  rulesTitle: 'Comment je réponds',
  rules: [
    'Je réponds uniquement à partir du plan, et je cite la page d’où vient chaque réponse.',
    'Quand le plan ne dit pas quelque chose, je le dis.',
    'Je ne communique jamais d’identifiant ni de mot de passe.',
    'Dans un canal ou une conversation de groupe, mentionnez-moi : @Fil rouge.',
  ],
  keptTitle: 'Ce qui est conservé, et pourquoi',
  kept: [
    'La dernière question est gardée une heure, en mémoire seulement, pour comprendre « et ses indicateurs ? ».',
    'Les questions restées sans réponse sont notées sans votre nom, pour compléter le plan.',
    'Vos réponses aux réunions et aux sondages, et l’avancement que vous notez, sont gardés avec votre nom : « mes données » vous les montre.',
    'Aucun message n’est écrit dans les journaux techniques.',
  ],
  welcome: ({ sigle }: PlanNames) => `Bonjour, je suis Fil rouge, le robot du ${sigle}.`,
};

const en: typeof fr = {
  talk: (talk, { sigle, titre }) =>
    ({
      salutations: `Hello! I answer your questions about the ${sigle}. For instance: “Who leads fiche 1.1?”`,
      remerciements: 'You are welcome, my pleasure! Ask again any time.',
      aurevoirs: 'Goodbye, have a nice day!',
      identite: `I am Fil rouge, a bot (not a human): I answer questions about the ${titre} (${sigle}, the family services plan), with the source of each answer.`,
      aide: `I can answer your questions about the ${titre} (${sigle}, the family services plan): axes, fiches, leads, stakeholders, indicators, working groups, meeting, seminar, figures, tools, acronyms. I can also plan a meeting (“meeting axis 1 Tuesday 8 September 2pm”), poll dates (“poll”), enter somebody without Teams in a group, by their e-mail address (“add somebody without Teams”), note how a fiche stands (“1.1: sunny, agreement signed”) and say where things stand.`,
      etat: `Hello! All is well, thank you. I am ready to answer your questions about the ${sigle}.`,
      compliments: 'Thank you, my pleasure! Another question?',
      insultes: 'I am sorry I did not help. Please rephrase your question, or ask “help”.',
    })[talk],
  wordless: 'I read words: please write your question, or “help” to know what I can do.',
  nothingToDo:
    'I do not know what this is about: please use the button of the card, or say it in full, for instance “cancel the meeting” or “cancel the poll”.',
  nothingAsked:
    'I am not waiting for an answer right now. Please say what you are answering, for instance “I am coming to the meeting”, or ask your question.',
  examples: ['Who leads fiche 1.1?', 'Actions of axis 3?', 'What does EAJE stand for?'],
  rulesTitle: 'How I answer',
  rules: [
    'I answer from the plan only, and I quote the page each answer comes from.',
    'When the plan leaves something out, I say so.',
    'I never give a login or a password.',
    'In a channel or a group chat, mention me: @Fil rouge.',
  ],
  keptTitle: 'What is kept, and why',
  kept: [
    'Your last question is kept for one hour, in memory only, to understand “and its indicators?”.',
    'Questions left without an answer are noted without your name, to complete the plan.',
    'Your answers to meetings and polls, and the progress you note, are kept with your name: “my data” shows them.',
    'No message is written in the technical logs.',
  ],
  welcome: ({ sigle }) => `Hello, I am Fil rouge, the bot of the ${sigle}.`,
};

export const strings = { fr, en };
