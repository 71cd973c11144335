import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';

/** What the meetings feature answers. Names and texts of people come in as data and stay plain. */
const people = (n: number) => `${n} ${n > 1 ? 'personnes' : 'personne'}`;
const told = (n: number) => `${people(n)} en ${n > 1 ? 'sont prévenues' : 'est prévenue'}`;
/** Of which group, and of whom; of all where neither is named. */
type ActionsOf = Record<'group' | 'name', string | undefined>;
const persons = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`;
/** Who comes to a meeting, and how. */
interface ComingSaid {
  status: 'present' | 'remote' | 'maybe' | 'excused' | 'represented';
  who: string;
  by: string;
  day: string;
}

const fr = {
  moment: (day: string, hour: string) => `le ${day} à ${hour}`,
  nextOf: (tag: string, when: string) => `${tag} : réunion ${when}`,
  answerIt: 'Répondre à l’invitation',
  answerThem: (count: number) => `Répondre aux ${count} invitations`,
  answerOn: (day: string) => `Répondre (${day})`,
  nextUnanswered: (tag: string, when: string) => `Invitation ${tag} : ${when}`,
  whichGroup: 'De quel groupe s’agit-il ? Répondez par l’un de ces noms :',
  whichOf: (text: string) =>
    `Plusieurs groupes peuvent s’appeler « ${text} ». Redites votre phrase avec l’un de ces noms :`,
  unknownGroup: (text: string) =>
    `Je ne connais pas de groupe « ${text} ». Redites votre phrase avec l’un de ces noms :`,
  noMeeting: (group: string) => `Aucune réunion n’est prévue pour ${group}.`,
  noMeetingAtAll: 'Aucune réunion n’est prévue : aucune date n’est fixée.',
  whoPlans:
    'Un co-animateur du groupe en planifie une : « réunion axe 1 mardi en huit 14h-16h à la Caf ».',
  onlyCancelled: (group: string, when: string) =>
    `La réunion du ${bare(group)}, ${when}, est annulée. Aucune autre n’est prévue.`,
  noPastAtAll: 'Aucune réunion n’a encore eu lieu avec moi.',
  whichMeeting: 'De quelle réunion parlez-vous ?',
  theMeetingOf: (date: string) => `la réunion du ${shortDay(date, 'fr')}`,
  /** @param name of whom it was noted; empty: of who speaks */
  theAnswerTo: (date: string, name: string) =>
    `${name ? `la réponse notée pour ${name}` : 'votre réponse'} à la réunion du ${shortDay(date, 'fr')}`,
  unanswered: 'C’est retiré : cette réunion n’a plus cette réponse.',
  answerChanged: 'Cette réponse a changé depuis : rien n’est fait.',
  theMinutesOf: (date: string) => `ce qui est noté de la réunion du ${shortDay(date, 'fr')}`,
  unwritten: 'C’est retiré : le compte rendu est comme avant.',
  unheld: 'C’est retiré : cette réunion n’est plus notée.',
  minutesChanged: 'Ce compte rendu a changé depuis : rien n’est fait.',
  cancelIt: (date: string) => `Annule la réunion du ${dayInWords(date, 'fr')}`,
  asBefore: 'Remets la réunion comme avant',
  instead: ['décale la réunion plutôt {}', 'décale la réunion plutôt au {}', 'la réunion est à {}'],
  insteadOfAnswer: ['finalement {}'],
  cancelledStays:
    'Cette réunion est annulée, et qui y était invité l’apprend : pour la tenir quand même, dites son groupe, son jour et son heure, et j’en prépare une.',
  theInvitation: (date: string) =>
    date === ''
      ? 'l’invitation à la réunion'
      : `l’invitation à la réunion du ${shortDay(date, 'fr')}`,
  theCancellation: (date: string) => `l’annulation de la réunion du ${shortDay(date, 'fr')}`,
  noSeries:
    'Je ne sais pas encore planifier une série de réunions : elles se planifient une par une, chacune avec sa date.',
  noSeriesHow:
    'Dites par exemple : « la même pour le mardi 5 janvier à 14h ». Après chaque envoi, dites « la même » avec la date suivante.',
  maybe: (when: string) =>
    `Entendu : présence à confirmer pour la réunion du ${when}. Dites-moi « je viens » ou « je ne viens pas » dès que vous savez.`,
  hasNotAnswered: (who: string) => `${who} n’a pas encore répondu.`,
  youSilent: 'Vous n’avez pas encore répondu.',
  minutesKept: 'C’est noté au compte rendu',
  nextMeeting: (said: string, label: string) =>
    `${/réunion|meeting|revoi/iu.test(said) ? said : `réunion : ${said}`}, ${label}`,
  planNext: (line: string) => `Dois-je planifier la réunion qui suit (« ${line} ») ?`,
  presenceKept: (when: string) => `C’est noté, présences à la réunion du ${when} :`,
  notDecided: (line: string) => `Pas gardé, puisque rien n’est décidé : « ${line} ».`,
  notInGroup: (names: string) => `Je ne les trouve pas parmi les membres du groupe : ${names}.`,
  makePast: (group: string, when: string) =>
    `Je n’avais pas de réunion du ${bare(group)} à cette date (${when}). Dois-je la noter avec ce compte rendu ?`,
  makePastBare: (group: string, when: string) =>
    `Je n’avais pas de réunion du ${bare(group)} à cette date (${when}). Dois-je la noter ? Vous direz ensuite ce qui y a été décidé.`,
  placeLine: (place: string) => `Lieu : ${place}`,
  whichAction: 'De quelle action parlez-vous ? Dites-la avec ses mots :',
  changeAction: (day: string) => `Dois-je changer cette action du ${day} ?`,
  actionNow: (line: string) => `Aujourd’hui : ${line}`,
  actionThen: (line: string) => `Ce qui serait noté : ${line}`,
  toDo: (line: string) => `À faire – ${line}`,
  toDoAll: 'À faire :',
  takeBack: 'Retirer',
  actionChanged: 'C’est changé :',
  actionGone: 'C’est retiré :',
  actionKept: 'Entendu : l’action reste telle qu’elle est.',
  goneAction: 'Cette action a changé entre-temps : rien n’est fait.',
  heldWhen: (group: string) =>
    `Je n’ai pas de réunion passée du ${bare(group)}. De quel jour est celle-ci ?`,
  heldWhenHow:
    'Dites le jour où elle a eu lieu : « hier », « le 24 novembre ». Je la noterai, avec ce que vous venez de dire.',
  notHeldYet: (when: string) => `La réunion du ${when} n’a pas encore eu lieu.`,
  noteAhead: (when: string) =>
    `La réunion du ${when} n’a pas encore eu lieu. Dois-je déjà noter ceci dans son compte rendu ?`,
  notReplaced: (text: string) => `Je ne trouve pas « ${text} » dans ce compte rendu.`,
  whichDecision:
    'Plusieurs décisions sont notées, et aucune n’a changé. Dites laquelle : « enlève la première ligne du compte rendu », puis la bonne.',
  noSuchMeeting: (group: string) =>
    `Je ne trouve pas cette réunion parmi celles qui sont prévues pour ${group} :`,
  goneMeeting: 'Cette réunion n’existe plus.',
  goneDraft:
    'Cette proposition a déjà été envoyée ou abandonnée : rien de plus n’a été envoyé. « Réunions à venir » montre ce qui est prévu.',
  staleDraft: 'Cette carte n’est plus la plus récente. Voici où en est la proposition.',
  dropped: 'C’est noté : rien n’a été envoyé.',
  waiting: 'D’accord : rien n’est envoyé pour l’instant.',
  toAll: 'Une réunion va à tout son groupe : je ne peux laisser personne de côté.',
  sent: (n: number) => `C’est envoyé à ${people(n)}. Vous recevrez le rapport d’envoi.`,
  sentMoved: (n: number) =>
    n === 0
      ? 'C’est noté. L’invitation est encore en cours d’envoi : elle arrivera avec ce changement.'
      : `C’est envoyé : ${told(n)}, et les anciennes cartes sont mises à jour.`,
  sentCancelled: (n: number) => `La réunion est annulée : ${told(n)}.`,
  nothingChanged:
    'Rien n’a changé : dites ce qui change, par exemple « déplace la réunion au 22 septembre à 10h ».',
  upcoming: 'Réunions à venir',
  next: (group: string) => `Prochaine réunion du ${bare(group)}`,
  thatOf: (day: string) => `celle du ${day}`,
  nextOfMine: 'Votre prochaine réunion :',
  noneOfMine: 'Aucune réunion n’est prévue dans vos groupes. Ailleurs :',
  wasOn: (group: string) => `Réunion du ${bare(group)}`,
  nowOn: (group: string) => `Une réunion du ${bare(group)} est en cours`,
  on: (meeting: string, when: string) => `${meeting} : ${when}.`,
  place: (place: string, is?: boolean) => `${['Non. ', 'Oui. '][Number(is)] ?? ''}Lieu : ${place}.`,
  noPlace: 'Le lieu n’est pas précisé.',
  online: (link: string) => `En ligne : ${link}`,
  noLink: 'Aucun lien de réunion en ligne n’est donné.',
  agenda: 'Ordre du jour :',
  noAgenda: 'L’ordre du jour n’est pas précisé.',
  nobodyAnswered: 'Personne n’a encore répondu.',
  nobodyNoted: 'Les présents n’ont pas été notés.',
  membersOnly: 'Les noms se montrent aux membres du groupe.',
  countsOnly: 'Les noms se demandent en conversation à deux avec moi.',
  missing: (n: number) => `N’ont pas encore répondu (${n}) :`,
  everybodyAnswered: 'Tout le monde a répondu.',
  line: (name: string, status: string) => `${name} : ${status}`,
  decided: 'Ce qui a été décidé',
  lastDecided: 'Dernières décisions de vos groupes',
  decision: 'Décidé',
  discussed: 'Discuté',
  nextStep: 'Ensuite',
  actions: ({ group, name }: ActionsOf) =>
    `Ce que les échanges ${group ? `du ${bare(group)} ` : ''}laissent à faire${name ? ` à ${name}` : ''} :`,
  minutesSay: (any: boolean): string =>
    any ? 'Ce qui est noté :' : 'Aucune action n’est en retard.',
  noActions: ({ group, name }: ActionsOf) =>
    `Aucun échange ${group ? `du ${bare(group)} ` : ''}ne dit ce qui est à faire${name ? ` par ${name}` : ''}.`,
  actionsAreNoted:
    'Après une réunion ou avant, dites-moi qui fait quoi et pour quand : je le redirai.',
  everybody: 'tout le monde',
  othersByAnimators: (who: string) =>
    `Que ${who} y ait été, c’est à un co-animateur du groupe de le noter.`,
  noDecisions: (when: string) =>
    `Les décisions de la réunion du ${when} n’ont pas encore été notées par les co-animateurs.`,
  noPast: (group: string) => `Aucune réunion du ${bare(group)} n’a encore eu lieu avec moi.`,
  recorded: 'C’est noté. « Qu’a-t-on décidé à la dernière réunion ? » le redira.',
  recordedBefore: (who: string) =>
    `${who} a écrit entre-temps. Voici son texte, suivi du vôtre : vérifiez, puis enregistrez.`,
  tooLong: (max: number) =>
    `Ce texte dépasse ${max} caractères : raccourcissez-le. Rien n’est perdu, il est resté dans le formulaire.`,
  noted: (what: string) => `C’est noté : ${what}.`,
  notedFor: (who: string, what: string) => `C’est noté pour ${who} : ${what}.`,
  noLongerFor: (who: string) => `${who} ne vous représente plus.`,
  onYourWord: (who: string) =>
    `C’est sur votre parole : ${who} le saura, et sa propre réponse remplacera celle-ci.`,
  answerCancelled: 'Cette réunion est annulée : il n’y a plus rien à répondre.',
  answerByLink:
    'Pour répondre : le lien personnel du courriel. Une réponse faite dans l’agenda n’est pas lue.',
  answeredAlready: (who: string) =>
    `${who} a déjà répondu : seule cette personne peut changer sa réponse.`,
  notElsewhere:
    'Je ne le dis qu’aux membres : demandez-le-moi en conversation privée, ou dans le canal du groupe.',
  answerBegun: 'Cette réunion a commencé : les réponses sont closes.',
  answerMoved:
    'Cette réunion a changé depuis la carte que vous avez sous les yeux. La voici telle qu’elle est : répondez ici.',
  notMember: (group: string) =>
    `Vous ne faites pas partie du ${bare(group)} : votre réponse n’est pas enregistrée. Pour en faire partie, écrivez : rejoindre ${group}.`,
  unknownPerson: (text: string) => `Je ne connais personne du nom de « ${text} » dans ce groupe.`,
  severalPeople: (text: string) =>
    `Plusieurs personnes répondent au nom de « ${text} » : écrivez le nom complet, ou dites-le-moi en conversation à deux pour choisir.`,
  whichPerson: (text: string) =>
    `Plusieurs personnes répondent au nom de « ${text} ». De qui s’agit-il ?`,
  notedAlready: (by: string, who: string) =>
    `${by}, qui co-anime ce groupe, a déjà répondu pour ${who} : seuls ${who} et les co-animateurs peuvent changer cette réponse.`,
  meetingOrPoll: (day: string) =>
    `À quoi répondez-vous : à la réunion du ${day}, ou au sondage qui vous attend ? Rien n’est encore noté.`,
  /** An answer as who speaks would say it: `who` is empty of oneself, `by` who comes instead, `day` local or empty. */
  coming: ({ status, who, by, day }: ComingSaid) => {
    const instead = by || 'quelqu’un';
    const self = {
      ...{ present: 'je viens', remote: 'je serai en visio', maybe: 'je viens peut-être' },
      ...{
        excused: 'je ne viens pas',
        represented: `je ne viens pas, ${instead} vient à ma place`,
      },
    };
    const other = {
      ...{ present: `${who} vient`, remote: `${who} sera en visio` },
      ...{ maybe: `${who} vient peut-être`, excused: `${who} ne vient pas` },
      represented: `${who} ne vient pas, ${instead} vient à sa place`,
    };
    const said = (who === '' ? self : other)[status];
    return day === '' ? said : `${said} le ${dayInWords(day, 'fr')}`;
  },
  /** What is asked of the meeting that was spoken of, of somebody or of all. */
  further: (day: string) => ({
    name: `{} vient à la réunion du ${day} ?`,
    state: `qui vient à la réunion du ${day} ?`,
  }),
  yesOrNo: ['Oui', 'Non'],
  isItComing: (said: string) => `Dois-je noter : « ${said} » ?`,
  /** What says which of both is meant: of who does not come, and of who does. */
  orPoll: {
    no: ['je ne viens pas à la réunion', 'aucune date du sondage ne me va'],
    yes: ['je viens à la réunion', 'pour le sondage'],
  },
  noneWithin:
    'Rien n’est noté : je ne trouve pas de réunion à ces dates. Celles qui sont prévues :',
  noneCalled: (body: string) => `Je ne connais pas de réunion « ${body} ». Ce qui est prévu :`,
  noneHeldThen: 'Je ne trouve pas de réunion ce jour-là. Celles qui ont eu lieu :',
  noneOnThatDay: 'Je ne trouve pas de réunion ce jour-là. Celles qui sont prévues :',
  notYours:
    'Vous ne faites pas partie d’un groupe qui a une réunion à venir : rien n’est enregistré. Réunions à venir :',
  notYoursHow: 'Pour faire partie de l’un de ces groupes, écrivez : rejoindre, puis son nom.',
  representedByWhom: 'Par qui serez-vous représenté ? Écrivez un nom.',
  isItThis:
    'Répondez-vous à cette invitation ? « Oui » : vous venez ; « non » : vous ne venez pas. Ou choisissez ci-dessous.',
  remindersSet: (group: string, offsets: string) =>
    `C’est noté : les réunions du ${bare(group)} sont rappelées ${offsets} avant.`,
  remindersAre: (group: string | undefined, offsets: string) => ({
    headline: `Les rappels partent tout seuls${group ? `, pour ${group}` : ''} : ${offsets} avant chaque réunion, à toutes les personnes invitées.`,
    pollsToo:
      'Pour un sondage, ceux qui n’ont pas répondu sont relancés à mi-chemin et la veille de la date limite.',
    how: 'Pour changer ceux d’un groupe : « rappels 10j, 2j, 3h pour le GT Axe 1 ».',
  }),
  reminded: (offsets: string) =>
    `Oui, sans rien demander : un rappel vous parvient ${offsets} avant. Il est le même pour toutes les personnes invitées.`,
  notReminded: 'Non : vous avez demandé à ne plus recevoir de rappels pour ce groupe.',
  noneAhead: 'Il n’y a plus de rappel à venir : la réunion est trop proche.',
  remindersBad:
    'Je n’ai pas compris quand rappeler. Écrivez par exemple : « rappels 10j, 2j, 3h ».',
  muted: (group: string) =>
    `C’est noté : plus de rappels pour ${group}. Les invitations, les changements et les annulations vous parviennent toujours. Pour les retrouver, écrivez : reprendre les rappels pour ${group}.`,
  unmuted: (group: string) => `C’est noté : vous recevez de nouveau les rappels pour ${group}.`,
  later: (when: string) => `D’accord : je vous le rappelle ${when}.`,
  noLater: 'La réunion est trop proche pour un autre rappel. À tout à l’heure !',
  nothingToPutOff: 'Je n’ai pas de rappel à remettre à plus tard.',
  nudged: (n: number) =>
    `C’est envoyé à ${people(n)}, qui ${n > 1 ? 'n’ont' : 'n’a'} pas encore répondu.`,
  nobodyToNudge: 'Tout le monde a répondu : personne à relancer.',
  nudgedLately: (when: string) =>
    `Une relance est déjà partie ${when}. La suivante sera possible une heure après.`,
  noPublicUrl:
    'Je ne peux pas donner de lien : l’adresse publique du service n’est pas réglée. Demandez à qui l’exploite.',
  feed: 'Votre calendrier des réunions',
  feedHow:
    'Abonnez-vous à cette adresse dans votre agenda (« à partir d’Internet »). Elle est à vous seul : ne la transmettez pas.',
  feedThere:
    'Vous avez déjà une adresse, que votre agenda continue de lire. Je ne la garde pas en clair et ne peux pas la redire : pour une autre, qui arrête celle-là, écrivez « nouvelle adresse de calendrier ».',
  feedPrivate: 'Demandez-le-moi en conversation à deux : ce lien est personnel.',
  sheet: (when: string) => `Feuille d’émargement de la réunion du ${when}`,
  sheetHow:
    'Ces liens marchent sept jours. Les réponses y sont celles du moment où vous les ouvrez.',
  sheetPrivate: 'Demandez-le-moi en conversation à deux : la feuille porte des noms.',
  word: 'Word, à imprimer',
  excel: 'Tableau pour Excel',
  subscribe: 'S’abonner',
  ask: {
    next: 'Prochaine réunion',
    upcoming: 'Réunions à venir',
    page: 'Ouvrir l’agenda',
    minutes: 'Compte rendu',
    allMinutes: 'Comptes rendus',
    who: 'Qui vient ?',
    decidedOn: (group: string, day: string) =>
      `Qu’a-t-on décidé à la réunion du ${bare(group)} le ${day} ?`,
    one: (group: string, day: string) => `Quand est la réunion du ${bare(group)} le ${day} ?`,
    whoComes: (group: string) => `Qui vient à la réunion du ${bare(group)} ?`,
    decided: (group: string) => `Qu’a-t-on décidé à la dernière réunion du ${bare(group)} ?`,
    leads: (name: string) => `${name} pilote quoi ?`,
    nudge: (group: string) => `Relancer pour ${group}`,
    sheet: (group: string) => `Feuille d’émargement du ${bare(group)}`,
  },
};

/** "le sous-groupe…" after "du": the article goes. */
const bare = (group: string): string => group.replace(/^le /, '');

const en: typeof fr = {
  moment: (day, hour) => `on ${day} at ${hour}`,
  nextOf: (tag, when) => `${tag}: meeting ${when}`,
  answerIt: 'Answer the invitation',
  answerThem: (count) => `Answer the ${count} invitations`,
  answerOn: (day) => `Answer (${day})`,
  nextUnanswered: (tag, when) => `To be answered: meeting ${tag}, ${when}`,
  whichGroup: 'Which group do you mean? Answer with one of these names:',
  whichOf: (text) =>
    `Several groups may be called “${text}”. Please say it again with one of these names:`,
  unknownGroup: (text) => `I know no group “${text}”. Please say it again with one of these names:`,
  noMeeting: (group) => `No meeting of ${group} is planned.`,
  noMeetingAtAll: 'No meeting is planned.',
  whoPlans:
    'A co-facilitator of the group plans one: “meeting axis 1 next Tuesday 2pm-4pm at the Caf”.',
  onlyCancelled: (group: string, when: string) =>
    `The meeting of ${group}, ${when}, is cancelled. No other one is planned.`,
  noPastAtAll: 'No meeting took place with me yet.',
  whichMeeting: 'Which meeting do you mean?',
  theMeetingOf: (date) => `the meeting of ${shortDay(date, 'en')}`,
  theAnswerTo: (date, name) =>
    `${name ? `${name}’s` : 'your'} answer to the meeting of ${shortDay(date, 'en')}`,
  unanswered: 'Taken back: this meeting no longer has that answer.',
  answerChanged: 'That answer changed since: nothing is done.',
  theMinutesOf: (date) => `what is noted of the meeting of ${shortDay(date, 'en')}`,
  unwritten: 'Taken back: the minutes are as they were.',
  unheld: 'Taken back: that meeting is no longer noted.',
  minutesChanged: 'These minutes changed since: nothing is done.',
  cancelIt: (date) => `Cancel the meeting of ${dayInWords(date, 'en')}`,
  asBefore: 'Undo the change',
  instead: ['move the meeting to {}', 'move the meeting to the {}'],
  insteadOfAnswer: ['finally {}'],
  cancelledStays:
    'That meeting is cancelled, and whoever was invited hears of it: to hold it all the same, say its group, day and hour, and I will prepare one.',
  theInvitation: (date) =>
    date === ''
      ? 'the invitation to the meeting'
      : `the invitation to the meeting of ${shortDay(date, 'en')}`,
  theCancellation: (date) => `the cancellation of the meeting of ${shortDay(date, 'en')}`,
  noSeries:
    'I cannot plan a series of meetings yet: they are planned one by one, each with its date.',
  noSeriesHow:
    'Say for instance: “the same on Tuesday 5 January at 2pm”. After each sending, say “the same” with the next date.',
  maybe: (when) =>
    `All right: your coming to the meeting of ${when} is to be confirmed. Tell me “I am coming” or “I am not coming” once you know.`,
  hasNotAnswered: (who) => `${who} has not answered yet.`,
  youSilent: 'You have not answered yet.',
  minutesKept: 'Noted in the minutes',
  nextMeeting: (said, label) =>
    `${/meeting|see each other/iu.test(said) ? said : `meeting: ${said}`}, ${label}`,
  planNext: (line) => `Should I plan the meeting that follows (“${line}”)?`,
  presenceKept: (when) => `Noted, who was at the meeting of ${when}:`,
  notDecided: (line) => `Not kept, as nothing is decided: “${line}”.`,
  notInGroup: (names) => `I do not find them among the members of the group: ${names}.`,
  makePast: (group, when) =>
    `I had no meeting of ${group} on that day (${when}). Shall I note it with these minutes?`,
  makePastBare: (group, when) =>
    `I had no meeting of ${group} on that day (${when}). Shall I note it? You can then say what was decided.`,
  placeLine: (place) => `Place: ${place}`,
  whichAction: 'Which action do you mean? Say it in its words:',
  changeAction: (day) => `Shall I change this action of ${day}?`,
  actionNow: (line) => `Now: ${line}`,
  actionThen: (line) => `It would read: ${line}`,
  toDo: (line) => `To do – ${line}`,
  toDoAll: 'To do:',
  takeBack: 'Take it back',
  actionChanged: 'Changed:',
  actionGone: 'Taken back:',
  actionKept: 'All right: the action stays as it is.',
  goneAction: 'This action has changed meanwhile: nothing is done.',
  heldWhen: (group) => `I have no past meeting of ${group}. On which day was this one?`,
  heldWhenHow:
    'Say the day it took place: “yesterday”, “24 November”. I will note it, with what you just said.',
  notHeldYet: (when) => `The meeting of ${when} has not taken place yet.`,
  noteAhead: (when) =>
    `The meeting of ${when} has not taken place yet. Shall I note this in its minutes already?`,
  notReplaced: (text) => `I do not find “${text}” in these minutes.`,
  whichDecision:
    'Several decisions are noted, and none has changed. Say which: “remove the first line of the minutes”, then the right one.',
  noSuchMeeting: (group) => `I do not find this meeting among those planned for ${group}:`,
  goneMeeting: 'This meeting no longer exists.',
  goneDraft:
    'This proposal was sent or given up already: nothing more was sent. “Upcoming meetings” shows what is planned.',
  staleDraft: 'This card is not the newest. Here is where the proposal stands.',
  dropped: 'Noted: nothing was sent.',
  waiting: 'All right: nothing is sent for now.',
  toAll: 'A meeting goes to all of its group: I cannot leave anybody out.',
  sent: (n) => `Sent to ${persons(n)}. You will get the sending report.`,
  sentMoved: (n) =>
    n === 0
      ? 'Noted. The invitation is still being sent: it will arrive with this change.'
      : `Sent: ${persons(n)} ${n === 1 ? 'is' : 'are'} told, and the old cards are brought up to date.`,
  sentCancelled: (n) => `The meeting is cancelled: ${persons(n)} ${n === 1 ? 'is' : 'are'} told.`,
  nothingChanged:
    'Nothing changed: say what does, for instance “move the meeting to 22 September at 10:00”.',
  upcoming: 'Upcoming meetings',
  next: (group) => `Next meeting of ${group}`,
  thatOf: (day) => `the one of ${day}`,
  nextOfMine: 'Your next meeting:',
  noneOfMine: 'No meeting is planned in your groups. Elsewhere:',
  wasOn: (group) => `Meeting of ${group}`,
  nowOn: (group) => `A meeting of ${group} is under way`,
  on: (meeting, when) => `${meeting}: ${when}.`,
  place: (place, is) => `${['No. ', 'Yes. '][Number(is)] ?? ''}Place: ${place}.`,
  noPlace: 'The place is not stated.',
  online: (link) => `Online: ${link}`,
  noLink: 'No link to an online meeting is given.',
  agenda: 'Agenda:',
  noAgenda: 'The agenda is not stated.',
  nobodyAnswered: 'Nobody has answered yet.',
  nobodyNoted: 'Who was there was not noted.',
  membersOnly: 'Names are shown to the members of the group.',
  countsOnly: 'Names can be asked for in a one-to-one chat with me.',
  missing: (n) => `Have not answered yet (${n}):`,
  everybodyAnswered: 'Everybody has answered.',
  line: (name, status) => `${name}: ${status}`,
  decided: 'What was decided',
  lastDecided: 'Last decisions of your groups',
  decision: 'Decided',
  discussed: 'Discussed',
  nextStep: 'Next',
  actions: ({ group, name }) =>
    `What the exchanges${group ? ` of ${group}` : ''} leave to do${name ? ` to ${name}` : ''}:`,
  minutesSay: (any) => (any ? 'What is noted:' : 'No action is late.'),
  noActions: ({ group, name }) =>
    `Nothing${group ? ` of ${group}` : ''} says what is to be done${name ? ` by ${name}` : ''}.`,
  actionsAreNoted:
    'After a meeting or before, tell me who does what and by when: I will say it again.',
  everybody: 'everybody',
  othersByAnimators: (who) => `That ${who} was there is for a co-animator of the group to note.`,
  noDecisions: (when) =>
    `The decisions of the meeting of ${when} were not written down yet by the co-facilitators.`,
  noPast: (group) => `No meeting of ${group} took place with me yet.`,
  recorded: 'Noted. “What was decided at the last meeting?” will say it.',
  recordedBefore: (who) =>
    `${who} wrote meanwhile. Here is their text, followed by yours: check it, then save.`,
  tooLong: (max) =>
    `This text is longer than ${max} characters: please shorten it. Nothing is lost, it is still in the form.`,
  noted: (what) => `Noted: ${what}.`,
  notedFor: (who, what) => `Noted for ${who}: ${what}.`,
  noLongerFor: (who) => `${who} no longer stands in for you.`,
  onYourWord: (who) =>
    `This is on your word: ${who} is told, and their own answer will replace it.`,
  answerCancelled: 'This meeting is cancelled: there is nothing to answer any more.',
  answerByLink:
    'To answer: the personal link of the letter. An answer in the calendar is not read.',
  answeredAlready: (who) => `${who} has already answered: only they can change their answer.`,
  notElsewhere:
    'I say this to members only: ask me in a private chat, or in the channel of the group.',
  answerBegun: 'This meeting has begun: answers are closed.',
  answerMoved:
    'This meeting changed since the card in front of you. Here it is as it stands: please answer here.',
  notMember: (group) =>
    `You are not in ${group}: your answer is not recorded. To join, write: join ${group}.`,
  unknownPerson: (text) => `I know nobody called “${text}” in this group.`,
  severalPeople: (text) =>
    `Several people are called “${text}”: please write the whole name, or tell me in a private chat to choose.`,
  whichPerson: (text) => `Several people are called “${text}”. Whom do you mean?`,
  notedAlready: (by, who) =>
    `${by}, who co-facilitates this group, has answered for ${who}: only ${who} and the co-facilitators can change this answer.`,
  meetingOrPoll: (day) =>
    `What do you answer: the meeting of ${day}, or the poll that waits for you? Nothing is noted yet.`,
  coming: ({ status, who, by, day }) => {
    const instead = by || 'somebody';
    const self = {
      ...{ present: 'I am coming', remote: 'I will join online', maybe: 'I may come' },
      ...{
        excused: 'I am not coming',
        represented: `I am not coming, ${instead} comes in my place`,
      },
    };
    const other = {
      ...{ present: `${who} is coming`, remote: `${who} will join online` },
      ...{ maybe: `${who} may come`, excused: `${who} is not coming` },
      represented: `${who} is not coming, ${instead} comes in their place`,
    };
    const said = (who === '' ? self : other)[status];
    return day === '' ? said : `${said} on ${dayInWords(day, 'en')}`;
  },
  further: (day) => ({
    name: `is {} coming to the meeting of ${day}?`,
    state: `who is coming to the meeting of ${day}?`,
  }),
  yesOrNo: ['Yes', 'No'],
  isItComing: (said) => `Shall I note: “${said}”?`,
  orPoll: {
    no: ['I am not coming to the meeting', 'no date of the poll suits me'],
    yes: ['I’m coming to the meeting', 'for the poll'],
  },
  noneWithin: 'Nothing is noted: I find no meeting on these days. Those that are planned:',
  noneCalled: (body) => `I know of no “${body}” meeting. What is planned:`,
  noneHeldThen: 'I find no meeting on that day. Those that took place:',
  noneOnThatDay: 'I find no meeting on that day. Those that are planned:',
  notYours:
    'You are in no group that has a meeting to come: nothing is recorded. Upcoming meetings:',
  notYoursHow: 'To be in one of these groups, write: join, and then its name.',
  representedByWhom: 'Who will stand in for you? Write a name.',
  isItThis:
    'Are you answering this invitation? “Yes”: you are coming; “no”: you are not. Or choose below.',
  remindersSet: (group, offsets) =>
    `Noted: people are reminded of the meetings of ${group} ${offsets} ahead.`,
  remindersAre: (group, offsets) => ({
    headline: `Reminders go out by themselves${group ? `, for ${group}` : ''}: ${offsets} before each meeting, to everybody who is invited.`,
    pollsToo:
      'For a poll, those who have not answered are asked again half-way and the day before it closes.',
    how: 'To change those of a group: “reminders 10d, 2d, 3h for working group 1”.',
  }),
  reminded: (offsets) =>
    `Yes, without asking: a reminder reaches you ${offsets} before. It is the same for everybody who is invited.`,
  notReminded: 'No: you asked for no more reminders for this group.',
  noneAhead: 'No reminder is left to come: the meeting is too close.',
  remindersBad:
    'I did not understand when to remind people. Write for instance: “reminders 10d, 2d, 3h”.',
  muted: (group) =>
    `Noted: no more reminders for ${group}. Invitations, changes and cancellations still reach you. To have them back, write: resume reminders for ${group}.`,
  unmuted: (group) => `Noted: you get reminders for ${group} again.`,
  later: (when) => `All right: I will remind you ${when}.`,
  noLater: 'The meeting is too close for another reminder. See you soon!',
  nothingToPutOff: 'I have no reminder to put off.',
  nudged: (n) => `Sent to ${persons(n)} who ${n > 1 ? 'have' : 'has'} not answered yet.`,
  nobodyToNudge: 'Everybody has answered: there is nobody to nudge.',
  nudgedLately: (when) => `A nudge left ${when}. The next one is possible an hour later.`,
  noPublicUrl:
    'I cannot give a link: the public address of the service is not set. Please ask whoever runs it.',
  feed: 'Your calendar of meetings',
  feedHow:
    'Subscribe to this address in your calendar (“from the Internet”). It is yours alone: do not pass it on. The former one, if there was one, no longer works.',
  feedThere:
    'You have an address already, which your calendar still reads. I do not keep it in clear and cannot repeat it: for another, which ends that one, write “new calendar address”.',
  feedPrivate: 'Please ask me in a one-to-one chat: this link is personal.',
  sheet: (when) => `Attendance sheet of the meeting of ${when}`,
  sheetHow: 'These links work for seven days. The answers are those of when you open them.',
  sheetPrivate: 'Please ask me in a one-to-one chat: the sheet bears names.',
  word: 'Word, to print',
  excel: 'Table for Excel',
  subscribe: 'Subscribe',
  ask: {
    next: 'Next meeting',
    upcoming: 'Upcoming meetings',
    page: 'Open the calendar',
    minutes: 'Minutes',
    allMinutes: 'All minutes',
    who: 'Who is coming?',
    decidedOn: (group, day) => `What was decided at the meeting of ${group} on ${day}?`,
    one: (group, day) => `When is the meeting of ${group} on ${day}?`,
    whoComes: (group) => `Who is coming to the meeting of ${group}?`,
    decided: (group) => `What was decided at the last meeting of ${group}?`,
    leads: (name) => `What does ${name} lead?`,
    nudge: (group) => `Nudge for ${group}`,
    sheet: (group) => `Attendance sheet of ${group}`,
  },
};

export const strings = { fr, en };
