/** What is said while a meeting is planned: what was understood, what is odd, what is missing. */
import type { Problem } from '../model/rules.ts';

const fr = {
  understood: 'Voici ce que j’ai compris',
  understoodChange: 'Voici le changement que j’ai compris',
  understoodCancel: 'Annuler cette réunion ?',
  why: 'Pourquoi (chacun le lira)',
  sent: 'Réunion planifiée',
  sentChange: 'Réunion modifiée',
  sentCancel: 'Réunion annulée',
  recipients: (people: number, channel: boolean) =>
    `${people} ${people > 1 ? 'personnes' : 'personne'}${channel ? ' et le canal lié' : ''} ${
      channel ? 'seront prévenus' : people > 1 ? 'seront prévenues' : 'sera prévenue'
    }.`,
  nobody:
    'Personne n’est encore dans ce groupe : personne ne sera prévenu. « Ajoute … au sous-groupe … » l’étoffe.',
  buttons: {
    send: 'Envoyer',
    edit: 'Modifier',
    discard: 'Annuler',
    keep: 'Ne pas annuler',
    cancelIt: 'Annuler la réunion',
  },
  pollInstead: 'Dois-je plutôt proposer ces dates au vote ?',
  pollOf: (group: string, days: readonly string[]) => `sondage pour ${group} : ${days.join(' ; ')}`,
  fewDays:
    'Un sondage demande au moins deux dates, chacune avec son heure : « sondage carto : mardi 8 à 10 h ou jeudi 10 à 14 h ». La réunion attend toujours votre envoi.',
  form: 'Nouvelle réunion',
  formChange: 'Modifier la réunion',
  labels: {
    group: 'Groupe',
    groupMissing: 'Choisissez un groupe.',
    date: 'Date',
    dateMissing: 'Choisissez une date.',
    start: 'Début',
    end: 'Fin',
    timeMissing: 'Choisissez une heure.',
    place: 'Lieu',
    link: 'Lien de la réunion en ligne (https)',
    title: 'Titre',
    agenda: 'Ordre du jour, un point par ligne',
    note: 'Note aux participants',
  },
  more: 'Plus de champs',
  check: 'Vérifier',
  wasChanged: (who: string) => `${who} a modifié cette réunion entre-temps :`,
  somebody: 'Quelqu’un',
  fromTo: (field: string, before: string, after: string) => `${field} : ${before} → ${after}`,
  wasCancelled: 'Cette réunion a été annulée entre-temps : votre changement n’est pas envoyé.',
  began: 'Cette réunion a commencé : elle ne change plus.',
  empty: 'non précisé',
  unknownGroup: (text: string) =>
    `Je ne connais pas de groupe « ${text} » : choisissez qui inviter dans la liste, ou faites-en un : « crée un sous-groupe ${text} ».`,
  whoseBody: (body: string, name: string) =>
    `Je ne convoque pas ${body} : ce n’est pas un groupe ici. Choisissez qui inviter dans la liste, ou faites-en un groupe : « crée un sous-groupe ${name} ».`,
  noSuchPoint: (point: string, isAny: boolean) =>
    `Je ne vois pas ${point ? `de point « ${point} »` : 'ce point'} à l’ordre du jour, ${isAny ? 'où il y a :' : 'qui est vide.'}`,
  usualEnd: 'La fin n’était pas dite : j’ai compté deux heures.',
  noSamePlace: 'Le même lieu : je ne sais pas lequel. Où se tient la réunion ?',
  otherDates: (days: string) => `Vous avez aussi parlé d’autres jours : ${days}.`,
  wasHeld:
    'Si elle a eu lieu, ou a commencé, « oui » la note telle quelle : personne n’y est invité.',
  next: (days: string) => `Ensuite, je vous montrerai celle du ${days}.`,
  others: (days: string) => `Ce groupe a d’autres réunions prévues : ${days}.`,
  onlineWithoutLink: 'Vous avez dit « en ligne » : ajoutez le lien avec « Modifier ».',
  problems: {
    noGroup: 'Il manque le groupe.',
    noDate: 'Il manque la date.',
    noSuchDay: 'Cette date n’existe pas, ou je ne l’ai pas comprise.',
    noStart: 'Il manque l’heure de début.',
    noSuchTime: 'Cette heure n’existe pas, ou je ne l’ai pas comprise.',
    badLink: 'Le lien doit être une adresse complète qui commence par https://.',
    titleTooLong: 'Le titre dépasse 200 caractères.',
    placeTooLong: 'Le lieu dépasse 300 caractères.',
    agendaTooLong: 'L’ordre du jour dépasse 8 000 caractères (4 000 par point).',
    tooManyPoints: 'L’ordre du jour dépasse 60 points.',
    noteTooLong: 'La note dépasse 4 000 caractères.',
  } satisfies Record<Problem, string> as Record<Problem, string>,
  clash: (group: string, when: string, n: number) =>
    `${n} ${n > 1 ? 'personnes sont attendues' : 'personne est attendue'} à la même heure ailleurs : ${group}, ${when}.`,
};

const en: typeof fr = {
  understood: 'Here is what I understood',
  understoodChange: 'Here is the change that I understood',
  understoodCancel: 'Cancel this meeting?',
  why: 'Why (everybody will read it)',
  sent: 'Meeting planned',
  sentChange: 'Meeting changed',
  sentCancel: 'Meeting cancelled',
  recipients: (people, channel) =>
    `${people} ${people === 1 ? 'person' : 'people'}${channel ? ' and the linked channel' : ''} will be told.`,
  nobody: 'Nobody is in this group yet: nobody will be told. “Add … to the sub-group …” fills it.',
  buttons: {
    send: 'Send',
    edit: 'Edit',
    discard: 'Cancel',
    keep: 'Do not cancel',
    cancelIt: 'Cancel the meeting',
  },
  pollInstead: 'Shall I rather put these dates to the vote?',
  pollOf: (group, days) => `poll for ${group}: ${days.join('; ')}`,
  fewDays:
    'A poll needs at least two dates, each with its hour: “poll for the mapping group: Tuesday 8 at 10 or Thursday 10 at 14:00”. The meeting still waits to be sent.',
  form: 'A meeting',
  formChange: 'Edit the meeting',
  labels: {
    group: 'Group',
    groupMissing: 'Choose a group.',
    date: 'Date',
    dateMissing: 'Choose a date.',
    start: 'Start',
    end: 'End',
    timeMissing: 'Choose a time.',
    place: 'Place',
    link: 'Link to the online meeting (https)',
    title: 'Title',
    agenda: 'Agenda, one point a line',
    note: 'Note to participants',
  },
  more: 'More fields',
  check: 'Check',
  wasChanged: (who) => `${who} changed this meeting meanwhile:`,
  somebody: 'Somebody',
  fromTo: (field, before, after) => `${field}: ${before} → ${after}`,
  wasCancelled: 'This meeting was cancelled meanwhile: your change is not sent.',
  began: 'This meeting has begun: it changes no more.',
  empty: 'not stated',
  unknownGroup: (text) =>
    `I know no group “${text}”: choose whom to invite in the list, or make it one: “create a subgroup ${text}”.`,
  whoseBody: (body, name) =>
    `I do not convene ${body}: it is no group here. Choose whom to invite in the list, or make it one: “create a subgroup ${name}”.`,
  noSuchPoint: (point, isAny) =>
    `I see no point${point ? ` “${point}”` : ' of that rank'} on the agenda, ${isAny ? 'which holds:' : 'which is empty.'}`,
  usualEnd: 'The end was not said: I counted two hours.',
  noSamePlace: 'The same place: I do not know which. Where is the meeting?',
  otherDates: (days) => `You spoke of other days too: ${days}.`,
  wasHeld: 'If it took place, or has begun, “yes” notes it as it is: nobody is invited.',
  next: (days) => `Next, I shall show you the one of ${days}.`,
  others: (days) => `This group has other meetings planned: ${days}.`,
  onlineWithoutLink: 'You said “online”: add the link with “Edit”.',
  problems: {
    noGroup: 'The group is missing.',
    noDate: 'The date is missing.',
    noSuchDay: 'This date does not exist, or I did not understand it.',
    noStart: 'The start time is missing.',
    noSuchTime: 'This time does not exist, or I did not understand it.',
    badLink: 'The link must be a whole address that begins with https://.',
    titleTooLong: 'The title is longer than 200 characters.',
    placeTooLong: 'The place is longer than 300 characters.',
    agendaTooLong: 'The agenda is longer than 8,000 characters (4,000 a point).',
    tooManyPoints: 'The agenda has more than 60 points.',
    noteTooLong: 'The note is longer than 4,000 characters.',
  },
  clash: (group, when, n) =>
    `${n} ${n === 1 ? 'person is' : 'people are'} expected elsewhere at the same time: ${group}, ${when}.`,
};

export const planStrings = { fr, en };
