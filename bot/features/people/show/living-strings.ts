/** What is said of the partnership's own data: roles, groups, rights. Names come in as data and stay plain text. */
import { bare } from './strings.ts';

const fr = {
  admins: (names: string) => `Administration de Fil rouge : ${names}.`,
  noAdmin: 'Aucun administrateur de Fil rouge ne m’a encore écrit : voyez qui l’a installé.',
  youAdmin: 'Vous l’êtes.',
  adminsAreSet: 'La liste se règle à l’installation (ADMINS), pas par message.',
  askRights: 'Qu’est-ce que je peux faire ?',
  line: (what: string, parts: string) => `${what} : ${parts}.`,
  ledBy: (what: string, parts: string) => `${what} est pilotée par ${parts}.`,
  source: (day: string) => `désignation du ${day}`,
  pilots: 'Les pilotes désignés par les partenaires :',
  noPilots: 'Aucun pilote n’est encore désigné par les partenaires.',
  without: (names: readonly string[]) =>
    `Sans pilote désigné${names.length > 1 ? ` (${names.length})` : ''} : ${names.join(' ; ')}.`,
  howToAppoint: (what: string) =>
    `Pour en désigner un : « désigne Prénom Nom pilote ${what} », « Prénom Nom suppléant ${what} ».`,
  nobody: (what: string) => `Personne n’est désigné pour piloter ${what}.`,
  inThePlan: (organisation: string) => `Dans le plan, elle est pilotée par ${organisation}.`,
  substitute: (what: string, name: string) => `Suppléance pour ${what} : ${name}.`,
  noSubstitute: (what: string) => `Personne n’est désigné en suppléance pour ${what}.`,
  yes: 'Oui.',
  no: 'Non.',
  itIsYou: 'C’est vous.',
  askNext: (fiche: string) => [`Où en est la fiche ${fiche} ?`, `Que dit la fiche ${fiche} ?`],
  askPilots: 'Qui pilote quoi ?',
  youLead: 'Ce que vous pilotez :',
  youLeadNothing: 'Vous n’êtes désigné pilote de rien pour l’instant.',
  tellNews: (fiche: string) =>
    `Pour dire où vous en êtes : « ${fiche} : soleil, 40 %, convention signée ».`,
  is: (who: string) => `${who} :`,
  isNothing: (who: string) => `${who} n’a ici ni fiche à piloter ni groupe.`,
  fromNowhere: 'Son organisation n’est pas notée.',
  asLed: {
    joint: (what: string) => `${what} : vous en êtes copilote.`,
    pilot: (what: string) => `${what} : vous en êtes pilote titulaire.`,
    substitute: (what: string, whom = '') =>
      `${what} : vous en êtes pilote suppléant(e).${whom && ` Titulaire : ${whom}.`}`,
  },
  asNoPilot: (what: string) => `Vous ne pilotez plus ${what}.`,
  asNoAnimator: (group: string) => `Vous ne co-animez plus ${group}.`,
  asNoMember: (group: string) => `Vous ne faites plus partie du ${bare(group)}.`,
  placesBy: (who: string) => `${who} a noté un changement pour vous. Une erreur ? Dites-le-lui.`,
  asCoAnimator: (group: string) => `Vous co-animez ${group}.`,
  asMember: (group: string) => `Vous êtes membre : ${group}.`,
  noRole: (what: string) => `Vous n’avez pas de rôle désigné : ${what}.`,
  yourRoles: 'Vos rôles :',
  youAnimateNothing: 'Vous ne co-animez aucun groupe pour l’instant.',
  noRoles: 'Vous n’avez pas encore de rôle ni de groupe.',
  groups: 'Les groupes :',
  count: (n: number) => (n > 1 ? `${n} membres` : '1 membre'),
  led: (names: string) => `co-animation : ${names}`,
  howToJoin: 'Pour entrer dans l’un d’eux : « inscris-moi à l’axe 3 ».',
  mayDo: 'Ce que vous pouvez faire :',
  may: {
    admin: [
      'Administration : désigner les pilotes (« désigne Karim Benali pilote de la fiche 1.1 »), nommer les co-animateurs (« nomme Sophie Lambert co-animatrice de l’axe 1 »).',
      'Créer, renommer, supprimer des sous-groupes, y ajouter et en retirer des personnes, lier un canal.',
      'Voir « qui pilote quoi ? », « quels sont les groupes ? » ; pour être guidé pas à pas : « par où je commence ? ».',
    ],
    animator: (groups: string) => [
      `Co-animation (${groups}) : ajouter et retirer des membres, accepter les demandes, planifier les réunions et les sondages.`,
    ],
    pilot: (led: string, fiche: string) => [
      `${led} Vous pouvez noter son avancement : « ${fiche} : soleil, 40 %, convention signée ».`,
    ],
    anybody: [
      'Poser toute question sur le plan, ses fiches et ses groupes.',
      'Entrer dans un groupe (« inscris-moi à l’axe 3 »), voir « mes groupes », « mes fiches », « mes données ».',
    ],
  },
  seeAdmin: (names: string) =>
    names
      ? `Voyez ${names}, qui administre Fil rouge.`
      : 'Voyez qui administre Fil rouge, ou quelqu’un qui co-anime déjà le groupe.',
  animated: (group: string, names: string) => `${group} : ${names}`,
  sayToThem:
    'Cette personne m’écrit par exemple : « désigne Prénom Nom pilote de la fiche 1.1 », « nomme Prénom Nom co-animateur de l’axe 3 ».',
  start: {
    pilot: (fiche: string, isFirst: boolean) =>
      `${isFirst ? 'Commençons : qui' : 'Qui'} pilote la fiche ${fiche} ?`,
    animator: (group: string) => `Qui co-anime ${group} ?`,
    how: 'Répondez par un nom (« Karim Benali, suppléante Fatou Diallo »), « passe » pour la suivante, « laisse tomber » pour arrêter.',
    done: 'La mise en route est faite : chaque fiche a son pilote, chaque groupe d’axe sa co-animation.',
    later: 'D’accord. Pour reprendre : « on reprend la mise en route ».',
    onlyAdmins: (names: string) =>
      `La mise en route se fait avec qui administre Fil rouge${names ? ` : ${names}` : ''}.`,
  },
  recognised: (name: string) => `Bonjour ${name}, je vous reconnais : votre nom m’avait été donné.`,
  recognisedHow:
    'Ce n’est pas vous ? Dites-le à qui administre Fil rouge. « Qu’est-ce que je peux faire ? » dit le reste.',
  newAddress: (name: string) => `C’est noté : l’adresse de ${name} est changée.`,
  noMail: (name: string) =>
    `Je n’ai pas d’adresse à changer pour « ${name} » : cette personne n’est pas connue sans Teams.`,
  takenMail: 'Cette adresse est déjà celle de quelqu’un d’autre.',
  hasTeams: (name: string) => `C’est noté : ${name} a Teams, et garde ses groupes.`,
  willHaveTeams: (name: string) =>
    `C’est noté : ${name} a Teams. Je garde ses groupes, et l’y ferai entrer à son arrivée.`,
  notWithout: (name: string) => `${name} n’est pas notée sans Teams : rien à changer.`,
};

const en: typeof fr = {
  admins: (names) => `Administrators of Fil rouge: ${names}.`,
  noAdmin: 'No administrator of Fil rouge has written to me yet: ask whoever installed it.',
  youAdmin: 'You are one.',
  adminsAreSet: 'The list is set where Fil rouge is installed (ADMINS), not by a message.',
  askRights: 'What may I do?',
  line: (what, parts) => `${what}: ${parts}.`,
  ledBy: (what, parts) => `${what} is led by ${parts}.`,
  source: (day) => `appointed on ${day}`,
  pilots: 'Leads designated by the partners:',
  noPilots: 'The partners have designated no lead yet.',
  without: (names) =>
    `Without a designated lead${names.length > 1 ? ` (${names.length})` : ''}: ${names.join('; ')}.`,
  howToAppoint: (what) =>
    `To designate one: “appoint First Last lead ${what}”, “First Last substitute ${what}”.`,
  nobody: (what) => `Nobody is designated to lead ${what}.`,
  inThePlan: (organisation) => `In the plan it is led by ${organisation}.`,
  substitute: (what, name) => `Substitute for ${what}: ${name}.`,
  noSubstitute: (what) => `Nobody is designated as substitute for ${what}.`,
  yes: 'Yes.',
  no: 'No.',
  itIsYou: 'That is you.',
  askNext: (fiche) => [`What is the progress of fiche ${fiche}?`, `What does fiche ${fiche} say?`],
  askPilots: 'Who leads what?',
  youLead: 'What you lead:',
  youLeadNothing: 'You are not designated to lead anything for now.',
  tellNews: (fiche) => `To say where you are: “${fiche}: sunny, 40%, agreement signed”.`,
  is: (who) => `${who}:`,
  isNothing: (who) => `${who} leads no fiche and is in no group here.`,
  fromNowhere: 'Their organisation is not noted.',
  asLed: {
    joint: (what) => `${what}: you are one of its two leads.`,
    pilot: (what) => `${what}: you lead it.`,
    substitute: (what, whom = '') =>
      `${what}: you are the substitute lead.${whom && ` Lead: ${whom}.`}`,
  },
  asNoPilot: (what) => `You no longer lead ${what}.`,
  asNoAnimator: (group) => `You no longer co-facilitate ${group}.`,
  asNoMember: (group) => `You are no longer in ${group}.`,
  placesBy: (who) => `${who} noted a change of yours. A mistake? Please tell them.`,
  asCoAnimator: (group) => `You co-facilitate ${group}.`,
  asMember: (group) => `You are a member of ${group}.`,
  noRole: (what) => `You have no designated role: ${what}.`,
  yourRoles: 'Your roles:',
  youAnimateNothing: 'You co-facilitate no group for now.',
  noRoles: 'You have no role and no group yet.',
  groups: 'The groups:',
  count: (n) => (n > 1 ? `${n} members` : '1 member'),
  led: (names) => `co-facilitated by ${names}`,
  howToJoin: 'To be in one of them: “sign me up for axis 3”.',
  mayDo: 'What you can do:',
  may: {
    admin: [
      'Administration: designate leads (“appoint Karim Benali lead of fiche 1.1”), appoint co-facilitators (“appoint Sophie Lambert co-facilitator of axis 1”).',
      'Create, rename and delete sub-groups, add and remove people, link a channel.',
      'See “who leads what?”, “what are the groups?”; to be guided step by step: “where do I start?”.',
    ],
    animator: (groups) => [
      `Co-facilitation (${groups}): add and remove members, accept requests, plan meetings and polls.`,
    ],
    pilot: (led, fiche) => [
      `${led} You can record its progress: “${fiche}: sunny, 40%, agreement signed”.`,
    ],
    anybody: [
      'Ask anything about the plan, its fiches and its groups.',
      'Be in a group (“sign me up for axis 3”), see “my groups”, “my fiches”, “my data”.',
    ],
  },
  seeAdmin: (names) =>
    names
      ? `See ${names}, who administers Fil rouge.`
      : 'See whoever administers Fil rouge, or somebody who co-facilitates the group.',
  animated: (group, names) => `${group}: ${names}`,
  sayToThem:
    'They write to me for instance: “appoint First Last lead of fiche 1.1”, “appoint First Last co-facilitator of axis 3”.',
  start: {
    pilot: (fiche, isFirst) => `${isFirst ? 'Let us begin: who' : 'Who'} leads fiche ${fiche}?`,
    animator: (group) => `Who co-facilitates ${group}?`,
    how: 'Answer with a name (“Karim Benali, substitute Fatou Diallo”), “skip” for the next one, “never mind” to stop.',
    done: 'All is set up: every fiche has its lead, every working group its co-facilitators.',
    later: 'All right. To go on: “resume the set up”.',
    onlyAdmins: (names) =>
      `Setting up is done with whoever administers Fil rouge${names ? `: ${names}` : ''}.`,
  },
  recognised: (name) => `Hello ${name}, I recognise you: your name had been given to me.`,
  recognisedHow:
    'Is it not you? Tell whoever administers Fil rouge. “What may I do?” says the rest.',
  newAddress: (name) => `Noted: the address of ${name} is changed.`,
  noMail: (name) => `I have no address to change for “${name}”: nobody without Teams is called so.`,
  takenMail: 'This address is somebody else’s already.',
  hasTeams: (name) => `Noted: ${name} has Teams, and stays in their groups.`,
  willHaveTeams: (name) =>
    `Noted: ${name} has Teams. Their groups are kept, and they will be let in when they come.`,
  notWithout: (name) => `${name} is not recorded as being without Teams: nothing to change.`,
};

export const livingStrings = { fr, en };
