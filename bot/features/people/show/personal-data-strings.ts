/** How a person reads what is held about them. */
const fr = {
  name: (name: string) => `Nom affiché par Teams : ${name}`,
  plainName: (name: string) => `Nom : ${name}`,
  mail: {
    open: (email: string) => `Votre adresse de courriel : ${email}`,
    blocked: (email: string) =>
      `Votre adresse de courriel : ${email}, où je n’écris plus, comme vous l’avez demandé`,
    gone: (email: string) =>
      `Votre adresse de courriel : ${email}, que son serveur de courrier refuse`,
  },
  organisation: (name: string) => `Organisation : ${name}`,
  noOrganisation: 'Organisation : non renseignée',
  domain: (domain: string) => `Domaine de votre adresse : ${domain}`,
  seen: (day: string) => `Dernière activité connue : ${day}`,
  referred: (day: string) =>
    `Depuis le ${day}, là où quelqu’un écrit votre nom, je sais qu’il s’agit de vous ; si vous demandez l’oubli, on y lira « ancien participant »`,
  address: {
    open: 'Notre conversation à deux',
    blocked: 'Notre conversation à deux, où je ne peux plus écrire',
    gone: 'Notre conversation à deux, fermée : l’application a été retirée',
  },
  coAnimates: ' (vous co-animez)',
  role: { holder: 'titulaire', substitute: 'suppléance', by: 'désignation faite par vous' },
  until: (day: string) => `jusqu’au ${day}`,
  asked: (group: string, day: string) => `${group} : en attente depuis le ${day}`,
  declined: (group: string, day: string) => `${group} : déclinée le ${day}`,
  declinedByYou: (group: string, day: string) =>
    `${group} : une demande déclinée par vous le ${day}`,
};

const en: typeof fr = {
  name: (name) => `Name shown by Teams: ${name}`,
  plainName: (name) => `Name: ${name}`,
  mail: {
    open: (email) => `Your e-mail address: ${email}`,
    blocked: (email) => `Your e-mail address: ${email}, where I write no more, as you asked`,
    gone: (email) => `Your e-mail address: ${email}, which its mail server refuses`,
  },
  organisation: (name) => `Organisation: ${name}`,
  noOrganisation: 'Organisation: not said',
  domain: (domain) => `Domain of your address: ${domain}`,
  seen: (day) => `Last known activity: ${day}`,
  referred: (day) =>
    `Where somebody writes your name, since ${day}, I keep an inner mark that stands for you. If you ask to be forgotten, it will read “ancien participant” (former participant)`,
  address: {
    open: 'Our one-to-one chat',
    blocked: 'Our one-to-one chat, where I cannot write any more',
    gone: 'Our one-to-one chat, closed: the app was removed',
  },
  coAnimates: ' (you co-facilitate)',
  role: { holder: 'holder', substitute: 'substitute', by: 'designation made by you' },
  until: (day) => `until ${day}`,
  asked: (group, day) => `${group}: waiting since ${day}`,
  declined: (group, day) => `${group}: declined on ${day}`,
  declinedByYou: (group, day) => `${group}: a request declined by you on ${day}`,
};

export const personalDataStrings = { fr, en };
