/** What the Teams room says by itself, when the bot cannot. */
const fr = {
  failed: (ref: string) =>
    `Désolé, une erreur de ma part m'a empêché de répondre. Réessayez, ou signalez la référence ${ref}.`,
  notRecorded:
    'Non enregistré : je ne peux rien enregistrer pour le moment. Réessayez dans quelques minutes.',
  late: 'Pas encore enregistré : c’est plus long que d’habitude. Cliquez de nouveau dans un instant : vous saurez ce qu’il en est, sans rien faire deux fois.',
  unavailable:
    'Mes données ne sont pas accessibles pour le moment : je ne peux pas vous répondre. Réessayez dans quelques minutes.',
  nothingFound:
    'Rien trouvé. Essayez un numéro de fiche, ou un mot : « 1.1 », « handicap », « parentalité ».',
  unknownAction: 'Je ne connais pas cette action. Écrivez « aide » pour voir ce que je sais faire.',
  notYours: 'Vous ne pouvez pas, ou ne pouvez plus, recevoir ce document.',
  notUploaded:
    'Le fichier n’a pas pu être enregistré dans vos fichiers. Redemandez-le dans quelques minutes.',
  busy: 'Plusieurs documents sont en préparation : réessayez dans une minute.',
  uploaded: (name: string) => `Le fichier « ${name} » est enregistré dans vos fichiers.`,
  declined: 'Entendu, je n’envoie pas le fichier.',
  tooMuch:
    'Beaucoup de demandes à la fois : je n’ai pas traité la dernière. Attendez une minute, puis refaites-la.',
  handled: 'Cette demande a déjà été traitée : rien n’a été refait.',
  notDoneTwice:
    'C’était déjà fait : rien n’a été refait. Pour revoir le détail, les boutons ou les liens, redemandez-les.',
};

const en: typeof fr = {
  failed: (ref) =>
    `Sorry, an error of mine kept me from answering. Try again, or report the reference ${ref}.`,
  notRecorded: 'Not recorded: I cannot record anything right now. Try again in a few minutes.',
  late: 'Not recorded yet: this takes longer than usual. Click again in a moment: you will know where it stands, and nothing is done twice.',
  unavailable:
    'My data cannot be reached right now, so I cannot answer. Try again in a few minutes.',
  nothingFound: 'Nothing found. Try the number of a fiche, or a word: “1.1”, “childcare”.',
  unknownAction: 'I do not know this action. Type “help” to see what I can do.',
  notYours: 'You may not, or may no longer, have this document.',
  notUploaded: 'The file could not be saved in your files. Ask for it again in a few minutes.',
  busy: 'Several documents are being prepared: try again in a minute.',
  uploaded: (name) => `The file “${name}” is saved in your files.`,
  declined: 'All right, I do not send the file.',
  tooMuch:
    'That is a lot at once: I did not deal with your last request. Wait a minute, then make it again.',
  handled: 'This request has already been dealt with: nothing was done again.',
  notDoneTwice:
    'This was done already: nothing was done again. To see the details, the buttons or the links, ask for them again.',
};

export const strings = { fr, en };
