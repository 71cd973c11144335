/** What is said about people without Teams. Never their address. */
import { bare } from './strings.ts';

const fr = {
  noDoor:
    'Cette installation n’a pas de clé pour les liens personnels : je ne peux inviter que des personnes qui ont Teams. Qui l’exploite peut en mettre une (LINK_KEY).',
  badAddress:
    'Cette adresse de courriel n’a pas la forme attendue (prenom.nom@exemple.fr, sans accent) : rien n’est enregistré.',
  oneByOne:
    'Je lis plusieurs adresses de courriel : écrivez-moi une phrase par personne. Rien n’est enregistré.',
  nameToo:
    'Cette adresse ne dit pas de nom : redites la phrase avec le nom de la personne. Rien n’est enregistré.',
  organisation: (name: string) =>
    `« ${name} » est une organisation, pas une personne : redites-le avec le prénom et le nom de qui lit cette adresse. Rien n’est enregistré.`,
  invited: (who: string, group: string) =>
    `C’est noté : ${who}, sans Teams, fait maintenant partie du ${bare(group)}.`,
  already: (who: string, group: string) => `${who} fait déjà partie du ${bare(group)}.`,
  byMail:
    'Invitations, sondages, rappels et points d’étape lui parviendront par courriel, avec un lien personnel pour répondre.',
  byYou:
    'Ici, je n’envoie pas de courriel : à chaque envoi, je vous donnerai son lien personnel, à lui transmettre.',
  stopped:
    'Cette personne a demandé à ne plus recevoir de courriel : rien ne lui sera envoyé tant qu’elle ne change pas d’avis.',
  noTeams: 'sans Teams',
  hidden: 'Je ne montre son adresse à personne.',
  notIn: (group: string) => `Personne de cette adresse ne fait partie du ${bare(group)}.`,
  linksOver: 'Ses liens personnels vers ce groupe n’ouvrent plus rien.',
  cannotAnimate: (who: string) =>
    `${who} n’a pas Teams : pour co-animer, il faut pouvoir me parler dans Teams.`,
};

const en: typeof fr = {
  noDoor:
    'This installation has no key for personal links: I can only invite people who have Teams. Whoever runs it can set one (LINK_KEY).',
  badAddress:
    'This e-mail address does not look as it should (first.last@example.org, no accents): nothing was saved.',
  oneByOne: 'I read several e-mail addresses: please write one sentence each. Nothing was saved.',
  nameToo:
    'This address says no name: please say it again with the name of the person. Nothing was saved.',
  organisation: (name) =>
    `“${name}” is an organisation, not a person: please say it again with the first and last name of whoever reads this address. Nothing was saved.`,
  invited: (who, group) => `Noted: ${who}, without Teams, is now in ${group}.`,
  already: (who, group) => `${who} is in ${group} already.`,
  byMail:
    'Invitations, polls, reminders and progress requests will reach them by e-mail, with a personal link to answer.',
  byYou:
    'I send no e-mail here: at each sending I will give you their personal link, to be passed on.',
  stopped:
    'This person asked for no more e-mail: nothing will be sent to them until they change their mind.',
  noTeams: 'without Teams',
  hidden: 'I show their address to nobody.',
  notIn: (group) => `Nobody with this address is in ${group}.`,
  linksOver: 'Their personal links to this group open nothing any more.',
  cannotAnimate: (who) =>
    `${who} has no Teams: to co-facilitate, one must be able to talk to me in Teams.`,
};

export const doorStrings = { fr, en };
