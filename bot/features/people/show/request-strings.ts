/**
 * What is said of who asks to be in a group, or to co-animate it: `aim` is "rejoindre le groupe …". Names come in as data and
 * stay plain text.
 */
import { bare, capital } from './strings.ts';

const fr = {
  aims: {
    member: (group: string) => `rejoindre ${group}`,
    coAnimator: (group: string) => `co-animer ${group}`,
  },
  asked: (aim: string, whom: string) => `Votre demande pour ${aim} est transmise à ${whom}.`,
  askedNobody: (aim: string) =>
    `Votre demande pour ${aim} est gardée : personne ne co-anime encore ce groupe. Elle sera montrée à qui le co-animera.`,
  next: 'Je vous dirai ici ce qui est décidé. « Quitter » ce groupe retire votre demande.',
  waiting: (aim: string, day: string, whom: string) =>
    `Votre demande pour ${aim}, du ${day}, attend la réponse de ${whom}.`,
  waitingNobody: (aim: string, day: string) =>
    `Votre demande pour ${aim}, du ${day}, attend que quelqu’un co-anime ce groupe.`,
  declinedBefore: (aim: string, day: string, whom: string) =>
    `Votre demande pour ${aim} a été déclinée le ${day}. ${whom ? `${whom} peut vous ajouter` : 'Un administrateur de Fil rouge peut vous ajouter'}, si vous vous en parlez.`,
  withdrawn: (aim: string) => `C’est noté : votre demande pour ${aim} est retirée.`,
  others: (n: number) => `${n} ${n > 1 ? 'autres personnes' : 'autre personne'}`,
  or: ' ou ',
  headline: 'Une demande pour rejoindre un groupe',
  several: 'Demandes pour rejoindre vos groupes',
  line: (who: string, aim: string, day: string) => `${who} demande à ${aim}, depuis le ${day}.`,
  accept: (who: string) => `Accepter ${who}`,
  // Short enough for a phone.
  decline: (who: string) => `Décliner (${who})`,
  note: 'La personne sera prévenue. Sans réponse de votre part, rien ne change.',
  more: (n: number) => `${n} de plus : redemandez « demandes en attente » après celles-ci.`,
  none: 'Aucune demande n’attend votre réponse.',
  noneOf: (who: string) =>
    `Aucune demande de « ${who} » n’attend votre réponse. Pour ajouter quelqu’un : « ajoute … au sous-groupe … ».`,
  which: 'De quelle demande s’agit-il ?',
  privately: 'Ces demandes portent des noms : demandez-les-moi en conversation privée.',
  declined: (who: string, aim: string) =>
    `C’est noté : la demande de ${who} pour ${aim} est déclinée.`,
  declinedBy: (who: string, aim: string, by: string) =>
    `La demande de ${who} pour ${aim} est déclinée par ${by}.`,
  toldThem: 'Je le lui dis.',
  gone: 'Cette demande n’attend plus de réponse.',
  handled: 'Cette demande pour rejoindre un groupe n’attend plus de réponse.',
  decided: {
    accepted: (group: string) =>
      `Votre demande est acceptée : vous faites partie du ${bare(group)}.`,
    appointed: (group: string) => `Votre demande est acceptée : vous co-animez ${group}.`,
    declined: (aim: string, by: string) =>
      `Votre demande pour ${aim} est déclinée par ${by}. Voyez avec cette personne si besoin.`,
    dissolved: (group: string) =>
      `${capital(group)} n’existe plus : votre demande pour le rejoindre est close.`,
  },
  joined: (group: string) => `Entrée libre : qui vient de rejoindre ${group}`,
  open: (group: string) =>
    `C’est fait : ${group} est en entrée libre. Qui le demande en fait partie aussitôt, et je vous le dis dans les dix minutes.`,
  letIn: (names: string) => `Attendaient votre réponse, et en font partie maintenant : ${names}.`,
  whichEntry: (group: string) => `Comment rejoindre ${group} : entrée libre, ou sur demande ?`,
  toOpen: (group: string) => `Entrée libre pour ${group}`,
  toRequest: (group: string) => `Entrée sur demande pour ${group}`,
  onRequest: (group: string) =>
    `C’est fait : on rejoint ${group} sur demande. Je vous montre chaque demande, vous acceptez ou déclinez.`,
  isOpen: 'Entrée libre : qui le demande en fait partie.',
  mine: (groups: string) => `Demandes en attente : ${groups}.`,
  ask: 'Demandes en attente',
  toDecide: (n: number) =>
    n > 1
      ? `${n} demandes pour rejoindre vos groupes attendent votre réponse`
      : 'Une demande pour rejoindre un de vos groupes attend votre réponse',
};

const en: typeof fr = {
  aims: {
    member: (group) => `join ${group}`,
    coAnimator: (group) => `co-facilitate ${group}`,
  },
  asked: (aim, whom) => `Your request to ${aim} has gone to ${whom}.`,
  askedNobody: (aim) =>
    `Your request to ${aim} is kept: nobody co-facilitates this group yet. It will be shown to whoever does.`,
  next: 'I will tell you here what is decided. “Leave” this group takes your request back.',
  waiting: (aim, day, whom) =>
    `Your request to ${aim}, of ${day}, waits for the answer of ${whom}.`,
  waitingNobody: (aim, day) =>
    `Your request to ${aim}, of ${day}, waits for somebody to co-facilitate this group.`,
  declinedBefore: (aim, day, whom) =>
    `Your request to ${aim} was declined on ${day}. ${whom || 'An administrator of Fil rouge'} can add you: please ask.`,
  withdrawn: (aim) => `Noted: your request to ${aim} is taken back.`,
  others: (n) => `${n} other ${n > 1 ? 'people' : 'person'}`,
  or: ' or ',
  headline: 'A request to join a group',
  several: 'Requests to join your groups',
  line: (who, aim, day) => `${who} asks to ${aim}, since ${day}.`,
  accept: (who) => `Accept ${who}`,
  decline: (who) => `Decline (${who})`,
  note: 'They will be told. Without an answer from you, nothing changes.',
  more: (n) => `${n} more: ask “pending requests” again after these.`,
  none: 'No request waits for your answer.',
  noneOf: (who) =>
    `No request of “${who}” waits for your answer. To add somebody: “add … to the sub-group …”.`,
  which: 'Which request do you mean?',
  privately: 'These requests bear names: please ask me in a private chat.',
  declined: (who, aim) => `Noted: the request of ${who} to ${aim} is declined.`,
  declinedBy: (who, aim, by) => `The request of ${who} to ${aim} was declined by ${by}.`,
  toldThem: 'I tell them.',
  gone: 'This request waits for no answer any more.',
  handled: 'This request to join a group waits for no answer any more.',
  decided: {
    accepted: (group) => `Your request was accepted: you are in ${group}.`,
    appointed: (group) => `Your request was accepted: you co-facilitate ${group}.`,
    declined: (aim, by) =>
      `Your request to ${aim} was declined by ${by}. Please ask them if need be.`,
    dissolved: (group) => `${capital(group)} is no more: your request to join it is closed.`,
  },
  joined: (group) => `Open entry: who has just joined ${group}`,
  open: (group) =>
    `Done: anybody may join ${group}. Whoever asks is in at once, and I tell you within ten minutes.`,
  letIn: (names) => `Waited for your answer, and are in now: ${names}.`,
  whichEntry: (group) => `How does one join ${group}: open entry, or on request?`,
  toOpen: (group) => `Open entry for ${group}`,
  toRequest: (group) => `Entry on request for ${group}`,
  onRequest: (group) =>
    `Done: one joins ${group} on request. I show you each request, you accept or decline.`,
  isOpen: 'Open entry: whoever asks is in.',
  mine: (groups) => `Pending requests: ${groups}.`,
  ask: 'Pending requests',
  toDecide: (n) =>
    n > 1
      ? `${n} requests to join your groups await your answer`
      : 'A request to join one of your groups awaits your answer',
};

export const requestStrings = { fr, en };
