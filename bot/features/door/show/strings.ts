import type { HowTo } from '../../../contract/how-to.ts';

/** What is said of personal links. */
const fr = {
  revoked: (who: string, n: number) =>
    n === 1
      ? `C’est fait : le lien personnel de ${who} n’ouvre plus rien.`
      : `C’est fait : les ${n} liens personnels de ${who} n’ouvrent plus rien.`,
  noLink: (who: string) => `${who} n’a pas de lien personnel en cours.`,
  anew: 'Le prochain message qui lui sera envoyé portera un lien neuf.',
  unknown: (text: string) =>
    `Parmi les personnes sans Teams de vos groupes, je ne connais pas « ${text} ».`,
  several: (text: string) =>
    `Plusieurs personnes sans Teams répondent au nom de « ${text} » : écrivez le nom complet.`,
  things: {
    poll: 'un sondage',
    meeting: 'une réunion',
    campaign: 'un point d’étape',
    self: 'vos courriels',
    data: 'vos données',
  },
  open: (what: string, day: string) => `Vers ${what}, jusqu’au ${day}`,
  closed: (what: string) => `Vers ${what}, retiré`,
  stopped: 'C’est noté : vous ne recevrez plus de courriel de Fil rouge.',
  resumed: 'C’est noté : vous recevrez de nouveau les courriels de Fil rouge.',
  noMail: 'Je ne vous écris pas par courriel.',
  bundle: (n: number) =>
    n === 1
      ? 'À transmettre à une personne sans Teams'
      : `À transmettre à ${n} personnes sans Teams`,
  bundleHow:
    'Par le moyen que vous avez. Un lien est personnel : à elle seule, ce qui y est répondu l’est à son nom.',
};

const en: typeof fr = {
  revoked: (who, n) =>
    n === 1
      ? `Done: the personal link of ${who} opens nothing any more.`
      : `Done: the ${n} personal links of ${who} open nothing any more.`,
  noLink: (who) => `${who} has no personal link at the moment.`,
  anew: 'The next message that is sent to them will carry a new link.',
  unknown: (text) => `Among the people without Teams of your groups, I know no “${text}”.`,
  several: (text) =>
    `Several people without Teams are called “${text}”: please write the whole name.`,
  things: {
    poll: 'a poll',
    meeting: 'a meeting',
    campaign: 'a progress request',
    self: 'your e-mails',
    data: 'your data',
  },
  open: (what, day) => `To ${what}, until ${day}`,
  closed: (what) => `To ${what}, taken back`,
  stopped: 'Noted: you will get no more e-mail from Fil rouge.',
  resumed: 'Noted: you will get the e-mails of Fil rouge again.',
  noMail: 'I do not write to you by e-mail.',
  bundle: (n) =>
    n === 1 ? 'To pass on to somebody without Teams' : `To pass on to ${n} people without Teams`,
  bundleHow:
    'By whatever way you have. A link is personal: to its person alone, what is answered there is answered in their name.',
};

export const strings = { fr, en };

export const doorHowTo: readonly HowTo[] = [
  {
    name: 'door.revoke',
    ways: ['aide-lien', 'aide-lien aide-annuler'],
    by: 'animates',
    say: {
      fr: {
        what: 'reprendre le lien de quelqu’un sans Teams',
        example: 'révoque le lien de Prénom Nom',
      },
      en: {
        what: 'take back the link of somebody without Teams',
        example: 'revoke the link of First Last',
      },
    },
  },
];
