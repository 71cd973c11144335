/** What the Teams room says by itself, when the bot cannot. */
const fr = {
  failed: (ref: string) =>
    `Désolé, une erreur de ma part m'a empêché de répondre. Réessayez, ou signalez la référence ${ref}.`,
  unknownAction: 'Je ne connais pas cette action. Écrivez « aide » pour voir ce que je sais faire.',
};

const en: typeof fr = {
  failed: (ref) =>
    `Sorry, an error of mine kept me from answering. Try again, or report the reference ${ref}.`,
  unknownAction: 'I do not know this action. Type “help” to see what I can do.',
};

export const strings = { fr, en };
