import type { OutboxState } from '../../../contract/store.ts';
import type { Doubt } from '../../people/model/references/names.ts';

const fr = {
  title: 'Ce que je sais de vous',
  nothing: 'Je n’ai rien enregistré à votre sujet.',
  erase: { title: 'Effacer tout', say: 'oublie-moi', does: 'J’efface tout, après votre accord.' },
  inMemory: 'Vos messages ne sont pas gardés, sauf le sujet du dernier, une heure.',
  sending: 'Messages à vous envoyer ou envoyés',
  sendingLine: (about: string, day: string, state: string) => `${about} : ${state} (${day})`,
  /** What a message is about, by the feature that words it. */
  feature: {
    meetings: 'Une réunion',
    polls: 'Un sondage',
    progress: 'L’avancement',
    restitution: 'Une restitution',
    door: 'Des liens à transmettre',
    sendings: 'Un rapport d’envoi',
    privacy: 'Un lien vers vos données',
    people: 'Une demande pour rejoindre un groupe',
  } as Readonly<Record<string, string>>,
  message: 'Un message',
  quoted: (title: string) => `« ${title} »`,
  on: (day: string) => `le ${day}`,
  state: {
    waiting: 'à envoyer',
    sending: 'en cours d’envoi',
    sent: 'envoyé',
    uncertain: 'peut-être envoyé',
    failed: 'non remis',
    dropped: 'abandonné, sans objet',
  } satisfies Record<OutboxState, string>,
  download: 'Télécharger',
  whole: 'Le fichier a tout, identifiants compris.',
  offer: 'Tout ce qui est gardé de vous, en JSON',
  offered: 'Le même contenu, en fichier :',
  privately:
    'Je vous réponds sur ce point en conversation à deux : écrivez-moi directement, hors du canal.',
  sure: 'Voulez-vous que je vous oublie ?',
  consequences: [
    'J’efface qui vous êtes, où vous écrire, vos groupes et ce qui devait vous être envoyé.',
    'Là où un compte doit rester juste, et dans les textes qui vous nomment en entier, votre nom devient « ancien participant ». Un surnom, un prénom seul, un nom mal écrit ou une adresse de courriel ne sont pas reconnus.',
    'C’est immédiat et sans retour. Les copies de sauvegarde disparaissent d’elles-mêmes à leur échéance.',
    'Si vous m’écrivez de nouveau, je ne vous reconnaîtrai pas : Teams me dira seulement votre nom.',
  ],
  yes: 'Effacer mes données',
  no: 'Annuler',
  done: 'C’est fait : je vous ai oublié.',
  /** Why a name is left in the texts of others, what to ask, and of whom. */
  doubt: {
    word: 'Votre nom est d’un seul mot : je ne le cherche pas dans les textes des autres, où ce mot peut vouloir dire autre chose. S’il vous désigne dans un titre, un compte rendu ou un avancement, demandez à une personne qui co-anime ce groupe de l’en retirer, ou au délégué à la protection des données.',
    long: 'Votre nom est trop long pour que je le cherche dans les textes des autres. S’il vous désigne dans un titre, un compte rendu ou un avancement, demandez à une personne qui co-anime ce groupe de l’en retirer, ou au délégué à la protection des données.',
    ours: 'Votre nom est aussi celui d’une organisation ou des mots du plan : je ne touche pas aux textes où il se trouve. S’il vous désigne dans l’un d’eux, demandez à une personne qui co-anime ce groupe de l’en retirer, ou au délégué à la protection des données.',
    shared:
      'Une autre personne porte votre nom : je ne touche pas aux textes où je ne peux pas savoir de qui il s’agit. S’il vous désigne dans l’un d’eux, demandez à une personne qui co-anime ce groupe de l’en retirer, ou au délégué à la protection des données.',
  } satisfies Record<Doubt, string>,
  cancelled: 'C’est annulé : rien n’a changé.',
  hushed: 'C’est noté : je ne vous envoie plus ni rappel, ni relance, ni demande de point d’étape.',
  stays:
    'Vous recevrez encore les invitations et les sondages de vos groupes, leurs changements et leurs annulations ; « quitter le groupe … » les arrête aussi, et « oublie-moi » arrête tout.',
  unhush: 'Pour les reprendre : « reprends les rappels ».',
  unhushed: 'C’est noté : je vous envoie de nouveau les rappels, relances et points d’étape.',
  notHushed: 'Vous recevez déjà les rappels : rien n’était arrêté.',
  askHush: 'Dois-je arrêter de vous envoyer des rappels, relances et demandes de point d’étape ?',
  hushLine: 'plus de rappels',
  notThat:
    'D’accord, rien ne change. Pour arrêter autre chose, dites-le en entier : « annule la réunion », « annule le sondage ».',
  eachTheir:
    'Chacun le décide pour soi : je n’arrête les messages de personne d’autre. Dites-leur d’écrire « plus de rappels » ; pour vous, dites « arrête de m’envoyer des messages ».',
  allOrNone:
    'Je ne choisis ni le groupe ni les jours de vos rappels : rien n’est changé. « Plus de rappels » les arrête tous ; « quitter le groupe … » arrête ceux d’un groupe.',
  answered: 'Cette demande a déjà été traitée.',
  /** For somebody without Teams. */
  link: {
    sent: 'C’est parti : un courriel vous apporte un lien vers vos données.',
    lasts: 'Ce lien est valable deux heures ; il remplace le précédent.',
    subject: 'Votre lien vers ce qui est gardé de vous',
    asked:
      'Quelqu’un qui a un lien de l’un de vos courriels l’a demandé. Si ce n’est pas vous, il n’y a rien à faire : le lien n’arrive qu’ici.',
    title: 'Voir ou faire effacer ce qui est gardé de vous',
    noMail:
      'Je n’ai pas d’adresse où vous envoyer ce lien. Dans Teams, écrivez-moi « mes données » ; sinon, adressez-vous au délégué à la protection des données de l’organisme qui exploite Fil rouge.',
    stopped:
      'Vous ne recevez plus de courriels de ma part : reprenez-les ci-dessous le temps de recevoir ce lien, puis redemandez-le. Ou adressez-vous au délégué à la protection des données.',
    gone: 'Votre serveur de courrier refuse mes lettres : adressez-vous à la personne qui co-anime votre groupe, ou au délégué à la protection des données.',
  },
  /** What a link opens, by what it was made for. */
  opens: {
    'meetings.feed': 'Votre calendrier des réunions',
    'meetings.calendar': 'Une réunion à mettre dans votre calendrier',
  } as Readonly<Record<string, string>>,
  document: 'Un document',
  until: (what: string, day: string) => `${what}, jusqu’au ${day}`,
  stale: 'Cette demande n’est plus valable. Écrivez « oublie-moi » pour recommencer.',
};

const en: typeof fr = {
  title: 'What I know about you',
  nothing: 'I have recorded nothing about you.',
  erase: { title: 'Erase all', say: 'forget me', does: 'I erase all, once you agree.' },
  inMemory: 'Your messages are not kept, but for the subject of the last one, an hour.',
  sending: 'Messages to be sent or sent to you',
  sendingLine: (about, day, state) => `${about}: ${state} (${day})`,
  feature: {
    meetings: 'A meeting',
    polls: 'A poll',
    progress: 'Progress',
    restitution: 'A restitution',
    door: 'Links to pass on',
    sendings: 'A sending report',
    privacy: 'A link to your data',
    people: 'A request to join a group',
  },
  message: 'A message',
  quoted: (title) => `“${title}”`,
  on: (day) => `on ${day}`,
  state: {
    waiting: 'to be sent',
    sending: 'being sent',
    sent: 'sent',
    uncertain: 'perhaps sent',
    failed: 'not delivered',
    dropped: 'given up, no longer needed',
  },
  download: 'Download',
  whole: 'The file has all, ids included.',
  offer: 'All that is kept about you, as JSON',
  offered: 'The same, as a file:',
  privately:
    'I answer this in a one-to-one chat: please write to me directly, outside the channel.',
  sure: 'Do you want me to forget you?',
  consequences: [
    'I erase who you are, where to write to you, your groups and what was to be sent to you.',
    'Where a count has to stay right, and in texts that give your whole name, it becomes “ancien participant” (former participant). A nickname, a first name alone, a misspelt name or an e-mail address are not recognised.',
    'It is immediate and cannot be undone. Backups disappear by themselves when they expire.',
    'If you write to me again, I will not recognise you: Teams will only tell me your name.',
  ],
  yes: 'Forget me',
  no: 'Cancel',
  done: 'Done: I have forgotten you.',
  doubt: {
    word: 'Your name is a single word: I do not look for it in the texts of others, where that word may mean something else. If it means you in a title, minutes or progress, ask somebody who co-facilitates that group to take it out, or the data protection officer.',
    long: 'Your name is too long for me to look for it in the texts of others. If it means you in a title, minutes or progress, ask somebody who co-facilitates that group to take it out, or the data protection officer.',
    ours: 'Your name is also that of an organisation or words of the plan: I leave the texts that hold it as they are. If it means you in one of them, ask somebody who co-facilitates that group to take it out, or the data protection officer.',
    shared:
      'Somebody else bears your name: I leave the texts in which I cannot know who is meant as they are. If it means you in one of them, ask somebody who co-facilitates that group to take it out, or the data protection officer.',
  },
  cancelled: 'Cancelled: nothing has changed.',
  hushed: 'Noted: I send you no more reminders, chases or requests for an update.',
  stays:
    'You will still get the invitations and polls of your groups, their changes and cancellations; “leave the group …” stops them too, and “forget me” stops everything.',
  unhush: 'To have them again: “resume the reminders”.',
  unhushed: 'Noted: I send you reminders, chases and requests for an update again.',
  notHushed: 'You get the reminders already: nothing was stopped.',
  askHush: 'Shall I stop sending you reminders, chases and requests for an update?',
  hushLine: 'no more reminders',
  notThat:
    'All right, nothing changes. To stop something else, please say it in full: “cancel the meeting”, “cancel the poll”.',
  eachTheir:
    'Everybody decides for themselves: I stop nobody else’s messages. Tell them to write “no more reminders”; for yourself, say “stop sending me messages”.',
  allOrNone:
    'I choose neither the group nor the days of your reminders: nothing has changed. “No more reminders” stops them all; “leave the group …” stops those of one group.',
  answered: 'This request has already been dealt with.',
  link: {
    sent: 'On its way: an e-mail brings you a link to your data.',
    lasts: 'The link is good for two hours; it replaces the one before.',
    subject: 'Your link to what is kept about you',
    asked:
      'Somebody who has a link of one of your e-mails asked for it. If it was not you, there is nothing to do: the link comes here only.',
    title: 'See or erase what is kept about you',
    noMail:
      'I have no address to send this link to. In Teams, write “my data” to me; otherwise, turn to the data protection officer of the organisation that runs Fil rouge.',
    stopped:
      'You get no more e-mails from me: resume them below for as long as it takes to get this link, then ask for it again. Or turn to the data protection officer.',
    gone: 'Your mail server refuses my letters: turn to whoever co-facilitates your group, or to the data protection officer.',
  },
  opens: {
    'meetings.feed': 'Your calendar of meetings',
    'meetings.calendar': 'A meeting to put in your calendar',
  },
  document: 'A document',
  until: (what, day) => `${what}, until ${day}`,
  stale: 'This request is no longer valid. Write “forget me” to start again.',
};

export const strings = { fr, en };
