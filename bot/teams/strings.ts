/** What the Teams room says by itself, when the bot cannot. */
const fr = {
  failed: (ref: string) =>
    `Désolé, une erreur de ma part m'a empêché de répondre. Réessayez, ou signalez la référence ${ref}.`,
  notRecorded:
    'Non enregistré : je ne peux rien enregistrer pour le moment. Réessayez dans quelques minutes.',
  late: 'Pas encore enregistré : c’est plus long que d’habitude. Cliquez de nouveau dans un instant : vous saurez ce qu’il en est, sans rien faire deux fois.',
  unavailable:
    'Mes données ne sont pas accessibles pour le moment : je ne peux pas vous répondre. Réessayez dans quelques minutes.',
  unknownAction: 'Je ne connais pas cette action. Écrivez « aide » pour voir ce que je sais faire.',
};

const en: typeof fr = {
  failed: (ref) =>
    `Sorry, an error of mine kept me from answering. Try again, or report the reference ${ref}.`,
  notRecorded: 'Not recorded: I cannot record anything right now. Try again in a few minutes.',
  late: 'Not recorded yet: this takes longer than usual. Click again in a moment: you will know where it stands, and nothing is done twice.',
  unavailable:
    'My data cannot be reached right now, so I cannot answer. Try again in a few minutes.',
  unknownAction: 'I do not know this action. Type “help” to see what I can do.',
};

export const strings = { fr, en };
