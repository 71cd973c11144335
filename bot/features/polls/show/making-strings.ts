/** What is said of a poll that is made, then chased, decided and changed. */
export const answers = (n: number) => `${n} ${n < 2 ? 'réponse' : 'réponses'}`;
export const replies = (n: number) => `${n} ${n === 1 ? 'answer' : 'answers'}`;

const fr = {
  // Creating.
  understood: 'Voici ce que j’ai compris',
  titleFact: 'Titre',
  placeFact: 'Lieu',
  groupFact: 'Groupe',
  deadlineFact: 'Réponses avant',
  requiredFact: 'Doivent être représentés',
  quorumFact: 'Quorum',
  people: (n: number) => `${n} ${n < 2 ? 'personne' : 'personnes'}`,
  namesFact: 'Noms',
  namesToAnimators: 'visibles par les co-animateurs seulement',
  slots: (n: number) => `${n} créneaux`,
  launch: 'Lancer le sondage',
  edit: 'Modifier',
  drop: 'Abandonner',
  dropped: 'Rien n’a été lancé.',
  launched: (title: string, n: number) =>
    `Le sondage « ${title} » est lancé : je le propose à ${n} ${n < 2 ? 'personne' : 'personnes'}.`,
  alreadyLaunched: 'Ce sondage est déjà lancé.',
  pushTitle: (title: string) => `sondage « ${title} »`,
  whichGroup: 'Pour quel groupe ? Choisissez-le dans le formulaire.',
  whoseBody: (body: string, name: string) =>
    `Je n’interroge pas ${body} : ce n’est pas un groupe ici. Choisissez un groupe dans la liste, ou faites-en un : « crée un sous-groupe ${name} ».`,
  unknownGroup: (text: string) =>
    `Je ne connais pas de groupe « ${text} » : choisissez-en un dans la liste, ou faites-le : « crée un sous-groupe ${text} ».`,
  form: {
    headline: 'Nouveau sondage de dates',
    hint: 'ex. mardi en huit 14h-16h',
    namesTitle: 'Ne montrer les noms qu’aux co-animateurs',
    missing: 'À remplir.',
    next: 'Vérifier',
    labels: {
      title: 'Titre',
      group: 'Groupe',
      slots: 'Créneaux, un par ligne (30 au plus)',
      deadline: 'Réponses avant le (à 18h)',
      place: 'Lieu ou lien de la réunion',
      required: 'Organisations qui doivent être représentées',
      quorum: 'Combien de personnes au moins ?',
      names: 'Confidentialité',
    },
  },
  formMore: 'Plus de champs',
  defaultTitle: 'prochaine réunion',
  problem: {
    unclear: (line: string) => `« ${line} » : je n’y lis ni jour ni heure.`,
    tooFew: 'Il faut au moins deux créneaux : pour une seule date, planifiez une réunion.',
    none: 'Je n’ai trouvé aucun créneau. Écrivez par exemple « mardi en huit 14h-16h ».',
    tooMany: (n: number) => `${n} créneaux, c’est trop : 30 au plus.`,
    deadlinePast: 'La date limite est passée : choisissez un jour à venir.',
    deadlineLate: (slot: string) =>
      `La date limite est après le premier créneau (${slot}) : choisissez un jour plus tôt.`,
    noGroup: 'Il manque le groupe.',
    noDeadline: 'Je n’ai pas compris la date limite.',
    nobody: 'Personne ne fait encore partie de ce groupe.',
  },
  warning: {
    twice: (slot: string) => `${slot} : dit deux fois, gardé une fois.`,
    overlap: (a: string, b: string) => `${a} et ${b} se chevauchent.`,
    past: (day: string) => `${day} est passé : je ne le propose pas.`,
    impossible: (day: string) => `${day} : cette heure n’existe pas, ou la fin est avant le début.`,
    noStart: (day: string) => `${day} : à quelle heure ? Je ne le propose pas sans heure.`,
    noHour: (day: string) => `${day} : à quelle heure ? Dites-le, par exemple « 14h-16h ».`,
    clash: (slot: string, n: number, group: string) =>
      `${slot} : ${n} ${n < 2 ? 'personne a' : 'personnes ont'} déjà une réunion (${group}).`,
  },
  proposedNone: 'Je n’ai trouvé aucun créneau libre dans cette période avec ces conditions.',
  proposedWhen:
    'Sur quelle période ? Par exemple « propose des créneaux la semaine du 7 septembre ».',
  // Chasing, deciding, changing.
  chaseOne: (title: string) => `Il manque votre réponse au sondage « ${title} ».`,
  chaseMany: (n: number) => `Il manque votre réponse à ${n} sondages`,
  chaseLine: (title: string, until: string) => `${title}, avant le ${until}`,
  answer: (title: string) => `Répondre : ${title}`,
  decideNow: (title: string) => `Sondage « ${title} » : quel créneau retenir ?`,
  whyAll: 'Tout le monde a répondu.',
  whyDeadline: (n: number, of: number) => `La date limite est passée : ${answers(n)} sur ${of}.`,
  whyAsked: (n: number, of: number) => `${answers(n)} sur ${of} pour l’instant.`,
  slotLabel: 'Créneau à retenir',
  tieHint: (n: number) => `${n} créneaux sont à égalité : à vous de choisir.`,
  best: 'en tête',
  placeLabel: 'Lieu ou lien de la réunion',
  confirmClose: 'Retenir ce créneau',
  closing: (slot: string) =>
    `C’est décidé : ${slot}. La réunion est créée, avec ses rappels ; le groupe en est informé.`,
  settled: (title: string) => `Le sondage « ${title} » est clos : son jour est retenu.`,
  staleDecision: 'Ce sondage a changé depuis cette carte. Voici où il en est.',
  notOpen: 'Ce sondage n’est pas ouvert.',
  chooseSlot: 'Choisissez un créneau.',
  slotPast: 'Ce créneau est passé : choisissez-en un autre.',
  allPast:
    'Tous les créneaux de ce sondage sont passés : « duplique le sondage » en prépare un nouveau.',
  extended: (moment: string) =>
    `La date limite est maintenant le ${moment}. Ceux qui n’ont pas répondu en sont informés.`,
  extendWhen: 'Jusqu’à quand ? Écrivez par exemple « prolonge le sondage jusqu’au 5 septembre ».',
  reopened: (moment: string) =>
    `Le sondage est rouvert jusqu’au ${moment}. Les réponses sont gardées, le groupe est informé.`,
  alreadyOpen: 'Ce sondage est déjà ouvert.',
  cancelledNow: 'Le sondage est annulé. Les réponses sont gardées, le groupe est informé.',
  alreadyCancelled: 'Ce sondage est déjà annulé.',
  news: {
    extended: (title: string, moment: string) =>
      `Le sondage « ${title} » est prolongé jusqu’au ${moment}.`,
    reopened: (title: string, moment: string) =>
      `Le sondage « ${title} » est rouvert jusqu’au ${moment}. Votre réponse est gardée ; vous pouvez la changer.`,
    cancelled: (title: string) => `Le sondage « ${title} » est annulé : il n’y a plus à répondre.`,
    added: (title: string) =>
      `Le sondage « ${title} » a de nouveaux créneaux. Votre réponse est gardée : complétez-la.`,
  },
  newsPush: {
    extended: (title: string) => `prolongation du sondage « ${title} »`,
    reopened: (title: string) => `réouverture du sondage « ${title} »`,
    cancelled: (title: string) => `annulation du sondage « ${title} »`,
    added: (title: string) => `nouveaux créneaux du sondage « ${title} »`,
  },
  nudged: (n: number, title: string) =>
    n === 0
      ? `Tout le monde a répondu au sondage « ${title} » : personne à relancer.`
      : `Je relance ${n} ${n < 2 ? 'personne' : 'personnes'} pour le sondage « ${title} ».`,
  nudgedNames: (names: readonly string[], title: string) =>
    `Je relance ${new Intl.ListFormat('fr').format(names)} pour le sondage « ${title} ».`,
  nudgedToday: 'Une relance est déjà partie aujourd’hui : je n’écris pas deux fois le même jour.',
};

const en: typeof fr = {
  understood: 'This is what I understood',
  titleFact: 'Title',
  placeFact: 'Place',
  groupFact: 'Group',
  deadlineFact: 'Answers before',
  requiredFact: 'Must be represented',
  quorumFact: 'Quorum',
  people: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  namesFact: 'Names',
  namesToAnimators: 'seen by the co-facilitators only',
  slots: (n) => `${n} slots`,
  launch: 'Start the poll',
  edit: 'Change',
  drop: 'Give up',
  dropped: 'Nothing was started.',
  launched: (title, n) =>
    `The poll “${title}” has started: I am sending it to ${n} ${n === 1 ? 'person' : 'people'}.`,
  alreadyLaunched: 'This poll has already started.',
  pushTitle: (title) => `poll “${title}”`,
  whichGroup: 'For which group? Choose it in the form.',
  whoseBody: (body, name) =>
    `I do not ask ${body}: it is no group here. Choose a group in the list, or make it one: “create a subgroup ${name}”.`,
  unknownGroup: (text) =>
    `I know no group “${text}”: choose one in the list, or make it: “create a subgroup ${text}”.`,
  form: {
    headline: 'An availability poll',
    hint: 'e.g. next Tuesday 14:00-16:00',
    namesTitle: 'Show names to the co-facilitators only',
    missing: 'Please fill in.',
    next: 'Check',
    labels: {
      title: 'Title',
      group: 'Group',
      slots: 'Slots, one a line (30 at most)',
      deadline: 'Answers before (at 18:00)',
      place: 'Place or link of the meeting',
      required: 'Organisations that must be represented',
      quorum: 'How many people at least?',
      names: 'Privacy',
    },
  },
  formMore: 'More fields',
  defaultTitle: 'next meeting',
  problem: {
    unclear: (line) => `“${line}”: I read no day and time there.`,
    tooFew: 'Two slots at least: for a single date, plan a meeting.',
    none: 'I found no slot. Write for instance “next Tuesday 14:00-16:00”.',
    tooMany: (n) => `${n} slots are too many: 30 at most.`,
    deadlinePast: 'The deadline is past: choose a day to come.',
    deadlineLate: (slot) =>
      `The deadline is after the first slot (${slot}): choose an earlier day.`,
    noGroup: 'The group is missing.',
    noDeadline: 'I did not understand the deadline.',
    nobody: 'Nobody is in this group yet.',
  },
  warning: {
    twice: (slot) => `${slot}: said twice, kept once.`,
    overlap: (a, b) => `${a} and ${b} overlap.`,
    past: (day) => `${day} is past: I leave it out.`,
    impossible: (day) => `${day}: this time does not exist, or the end is before the start.`,
    noStart: (day) => `${day}: at what time? I leave it out without one.`,
    noHour: (day) => `${day}: at what time? Say it, for example “2pm to 4pm”.`,
    clash: (slot, n, group) =>
      `${slot}: ${n} ${n === 1 ? 'person already has' : 'people already have'} a meeting (${group}).`,
  },
  proposedNone: 'I found no free slot in that period with those conditions.',
  proposedWhen: 'In which period? For instance “suggest slots in the week of 7 September”.',
  chaseOne: (title) => `Your answer to the poll “${title}” is missing.`,
  chaseMany: (n) => `Your answer to ${n} polls is missing`,
  chaseLine: (title, until) => `${title}, before ${until}`,
  answer: (title) => `Answer: ${title}`,
  decideNow: (title) => `Poll “${title}”: which slot?`,
  whyAll: 'Everybody has answered.',
  whyDeadline: (n, of) => `The deadline is past: ${replies(n)} of ${of}.`,
  whyAsked: (n, of) => `${replies(n)} of ${of} for now.`,
  slotLabel: 'Slot to choose',
  tieHint: (n) => `${n} slots are tied: it is yours to choose.`,
  best: 'first',
  placeLabel: 'Place or link of the meeting',
  confirmClose: 'Choose this slot',
  closing: (slot) =>
    `Decided: ${slot}. The meeting is planned, with its reminders; the group is told.`,
  settled: (title) => `The poll “${title}” is closed: its day is chosen.`,
  staleDecision: 'This poll has changed since that card. This is how it stands.',
  notOpen: 'This poll is not open.',
  chooseSlot: 'Please choose a slot.',
  slotPast: 'This slot is past: choose another one.',
  allPast: 'All the slots of this poll are past: “duplicate the poll” prepares a new one.',
  extended: (moment) => `The deadline is now ${moment}. Those who have not answered are told.`,
  extendWhen: 'Until when? Write for instance “extend the poll until 5 September”.',
  reopened: (moment) =>
    `The poll is open again until ${moment}. The answers are kept, the group is told.`,
  alreadyOpen: 'This poll is already open.',
  cancelledNow: 'The poll is cancelled. The answers are kept, the group is told.',
  alreadyCancelled: 'This poll is already cancelled.',
  news: {
    extended: (title, moment) => `The poll “${title}” is extended until ${moment}.`,
    reopened: (title, moment) =>
      `The poll “${title}” is open again until ${moment}. Your answer is kept; you can change it.`,
    cancelled: (title) => `The poll “${title}” is cancelled: there is no need to answer any more.`,
    added: (title) => `The poll “${title}” has new slots. Your answer is kept: please complete it.`,
  },
  newsPush: {
    extended: (title) => `extension of the poll “${title}”`,
    reopened: (title) => `reopening of the poll “${title}”`,
    cancelled: (title) => `cancellation of the poll “${title}”`,
    added: (title) => `new slots of the poll “${title}”`,
  },
  nudged: (n, title) =>
    n === 0
      ? `Everybody has answered the poll “${title}”: nobody to ask again.`
      : `I am asking ${n} ${n === 1 ? 'person' : 'people'} again for the poll “${title}”.`,
  nudgedNames: (names, title) =>
    `I am asking ${new Intl.ListFormat('en').format(names)} again for the poll “${title}”.`,
  nudgedToday: 'They were already asked again today: I do not write twice the same day.',
};

export const makingStrings = { fr, en };
