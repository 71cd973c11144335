/** What the plan feature says around the plan's own words. */
const fr = {
  source: (document: string, date: string, section: string) =>
    `${document}, ${date}, « ${section} »`,
  notOwn: 'Cette définition n’est pas dans le plan.',
  fromPartners: 'les partenaires',
  outside: (where: string) => `${where} (hors du plan)`,
  quote: (texte: string) => `Texte du plan : « ${texte} »`,
  inLine: (where: string, line: string) => `${where.replace(/\.$/, '')} : « ${line} »`,
  near: (line: string) => `Le plus proche dans le plan : ${line}`,
  unknownFiche: (numero: string, shown: string) =>
    `La fiche ${numero} n’est pas dans le plan : je ne dispose pas de ses informations (pilote, acteurs, indicateurs…). Le plan présente les fiches ${shown}.`,
  unknownAxe: (numero: string, n: number) =>
    `Le plan ne comporte pas d’axe ${numero} : il compte ${n} axes.`,
  unknownField: (field: string) => `Le plan ne précise pas ${field} sur ce point.`,
  unknownAt: (place: string, shown: string) =>
    `Le plan ne donne pas ce chiffre pour « ${place} » : il ne donne que ${shown}.`,
  silentOn: (place: string) => `Le plan ne parle pas de « ${place} » sur ce point.`,
  beyond: (n: number) => `Le plan ne va pas si loin : il n’en donne que ${n}.`,
  noOther: 'Le plan n’en cite pas d’autre sur ce point.',
  absent: (word: string) => `« ${word} » n’apparaît pas dans le plan : il ne précise pas ce point.`,
  nothing: 'Je n’ai pas trouvé la réponse dans le plan : il ne précise pas ce point.',
  whomToAsk: 'À qui demander',
  standIn: (name: string) => `${name} (suppléance)`,
  and: ' et ',
  beside: (organisations: string, people: string) => `${organisations}, avec ${people}`,
  theLead: (fiche: string, who: string) => `${who}, pilote de la fiche ${fiche}`,
  clarify: 'Je ne suis pas sûr de bien comprendre. Le plus proche dans le plan :',
  outOfScope: (sigle: string, titre: string) =>
    `Cette question est hors du sujet : je réponds uniquement sur le plan ${sigle} (« ${titre} »).`,
  earlier: {
    said: (version: string, answer: string) => `Dans le ${version} : ${answer}`,
    since: (now: string, day: string) => `Depuis le ${day}, c’est le ${now} qui est en vigueur.`,
    silent: (version: string) => `Je n’ai pas trouvé la réponse dans le ${version}.`,
    notKept: (version: string) =>
      `Le ${version} fut servi avant que les textes des plans soient gardés : je ne peux plus le lire.`,
  },
  version: {
    label: 'Version du plan',
    inEffect: (version: string, day: string) => `${version}, en vigueur depuis le ${day}`,
    before: 'Avant',
    isNow: (thing: string, version: string, numero: string) =>
      `${thing} (${version}) porte maintenant le numéro ${numero}`,
    isGone: (thing: string, version: string) => `${thing} (${version}) n’est plus au plan`,
    became: (thing: string, version: string, heirs: string) =>
      `${thing} (${version}) est devenue ${heirs}`,
  },
  wrong: 'Ce n’est pas ça',
  compared: 'Les deux, côte à côte :',
  nextUndated:
    'Le plan ne précise pas l’année de ces séances : je ne peux pas dire laquelle est la prochaine.',
  nextPassed: 'Le plan ne donne pas de prochaine date : toutes celles qu’il cite sont passées.',
  sheet: {
    fiche: (numero: string) => `Fiche ${numero}`,
    axe: (numero: string) => `Axe ${numero}`,
  },
  ask: {
    pilote: (numero: string) => `Qui pilote la fiche ${numero} ?`,
    indicateurs: (numero: string) => `Indicateurs de la fiche ${numero} ?`,
    acteurs: (numero: string) => `Acteurs de la fiche ${numero} ?`,
    priorites: (numero: string) => `Priorités de la fiche ${numero} ?`,
    objectifs: (numero: string) => `Objectifs de la fiche ${numero} ?`,
    actionsCles: (numero: string) => `Actions clés de la fiche ${numero} ?`,
    actions: (numero: string) => `Actions de la fiche ${numero} ?`,
    avancement: (numero: string) => `Où en est la fiche ${numero} ?`,
    fiche: (numero: string) => `Que dit la fiche ${numero} ?`,
    axe: (numero: string) => `Quelles sont les actions de l’axe ${numero} ?`,
    axes: 'Quels sont les axes du plan ?',
    help: 'Que sais-tu faire ?',
  },
};

const en: typeof fr = {
  source: (document, date, section) => `${document}, ${date}, « ${section} »`,
  notOwn: 'This definition is not in the document.',
  fromPartners: 'the partners',
  outside: (where) => `${where} (outside the document)`,
  quote: (texte) => `In the plan’s words: « ${texte} »`,
  inLine: (where, line) => `${where.replace(/\.$/, '')}: “${line}”`,
  near: (line) => `The closest in the document: ${line}`,
  unknownFiche: (numero, shown) =>
    `Fiche ${numero} is not in the document: I do not have its details (lead, stakeholders, indicators…). The document shows fiches ${shown}.`,
  unknownAxe: (numero, n) => `The plan does not have an axis ${numero}: it has ${n} axes.`,
  unknownField: (field) => `The document does not state ${field} on this point.`,
  unknownAt: (place, shown) =>
    `The document does not give this figure for “${place}”: it only gives ${shown}.`,
  silentOn: (place) => `The document does not mention “${place}” on this point.`,
  beyond: (n) => `The document does not go that far: it only gives ${n}.`,
  noOther: 'The document does not mention any other on this point.',
  absent: (word) => `“${word}” is not in the document: it does not state this point.`,
  nothing: 'I have not found the answer in the document: it does not state this point.',
  whomToAsk: 'Whom to ask',
  standIn: (name) => `${name} (substitute)`,
  and: ' and ',
  beside: (organisations, people) => `${organisations}, with ${people}`,
  theLead: (fiche, who) => `${who}, lead of fiche ${fiche}`,
  clarify: 'I am not sure I understand. The closest in the document:',
  outOfScope: (sigle, titre) =>
    `This is outside my subject: I only answer about the plan ${sigle} (“${titre}”).`,
  earlier: {
    said: (version, answer) => `In ${version}: ${answer}`,
    since: (now, day) => `Since ${day}, ${now} has been in effect.`,
    silent: (version) => `I have not found the answer in ${version}.`,
    notKept: (version) =>
      `${version} was served before the texts of plans were kept: I can read it no more.`,
  },
  version: {
    label: 'Version of the plan',
    inEffect: (version, day) => `${version}, in effect since ${day}`,
    before: 'Before',
    isNow: (thing, version, numero) => `${thing} (${version}) has the number ${numero} now`,
    isGone: (thing, version) => `${thing} (${version}) is in the plan no more`,
    became: (thing, version, heirs) => `${thing} (${version}) became ${heirs}`,
  },
  wrong: 'That is not it',
  compared: 'Both, side by side:',
  nextUndated:
    'The document does not state the year of these sessions: I cannot say which one comes next.',
  nextPassed: 'The document does not give a next date: all those it states are past.',
  sheet: {
    fiche: (numero) => `Fiche ${numero}`,
    axe: (numero) => `Axis ${numero}`,
  },
  ask: {
    pilote: (numero) => `Who leads fiche ${numero}?`,
    indicateurs: (numero) => `Indicators of fiche ${numero}?`,
    acteurs: (numero) => `Stakeholders of fiche ${numero}?`,
    priorites: (numero) => `Priorities of fiche ${numero}?`,
    objectifs: (numero) => `Objectives of fiche ${numero}?`,
    actionsCles: (numero) => `Key actions of fiche ${numero}?`,
    actions: (numero) => `Actions of fiche ${numero}?`,
    avancement: (numero) => `How far along is fiche ${numero}?`,
    fiche: (numero) => `What does fiche ${numero} say?`,
    axe: (numero) => `What are the actions of axis ${numero}?`,
    axes: 'What are the axes of the plan?',
    help: 'What can you do?',
  },
};

export const strings = { fr, en };
