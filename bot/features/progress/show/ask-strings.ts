import { withArticle } from './strings.ts';

/** What the bot answers about progress. */
const fr = {
  stateOf: (name: string, state: string) => `${name} : ${state || 'pas de météo'}`,
  upToDate: (day: string, who: string) => `À jour le ${day}${who ? `, noté par ${who}` : ''}.`,
  stale: (day: string) => `Sans nouvelles depuis la demande du ${day}.`,
  start: (day: string, document: string, texts: string) =>
    `Point de départ, ${day} (${document}) : ${texts}.`,
  startEmpty: (day: string, document: string) =>
    `Au ${day}, le ${document} n’indiquait pas d’avancement.`,
  frozen: (day: string) => `Dernier état « bon pour restitution » : ${day}.`,
  untold: (name: string) => `${name} : rien n’a encore été noté.`,
  silent: (name: string) => `${name} : aucune mise à jour.`,
  none: (axe?: string) =>
    `Aucune mise à jour n’a encore été notée${axe ? ` dans l’axe ${axe}` : ''}.`,
  listTitle: (what: string, count: number) =>
    count === 0
      ? `Aucune fiche ni action n’est ${what} en ce moment.`
      : count === 1
        ? `1 fiche ou action est ${what}.`
        : `${count} fiches ou actions sont ${what}.`,
  blocked: (count: number): string => (count > 1 ? 'bloquées' : 'bloquée'),
  inWeather: (meteos: readonly string[]) =>
    `en météo ${meteos.map((one) => `« ${one} »`).join(' ou ')}`,
  waiting: (count: number) =>
    count === 0
      ? 'Aucune nouvelle ne dit que l’on attend quelque chose.'
      : `Ce qui est attendu, d’après les nouvelles : ${count}.`,
  coming: (count: number) =>
    count === 0
      ? 'Aucune prochaine étape n’est notée.'
      : `Les prochaines étapes notées : ${count}.`,
  asked: (names: string) => `Nouvelles demandées, pas encore données : ${names}.`,
  unled: 'sans pilote',
  unledActions: (what: string, count: number) =>
    `Aucune fiche n’est ${what}${count > 0 ? `, mais des actions le sont : ${count}` : ''}.`,
  ledBy: (name: string, count: number) =>
    count === 0
      ? `${name} ne pilote ni fiche ni action.`
      : `${name} : ${count} fiche${count > 1 ? 's' : ''} ou action${count > 1 ? 's' : ''}.`,
  arbitrations: (count: number) =>
    count === 0
      ? 'Aucune décision à prendre.'
      : `${count} décision${count > 1 ? 's' : ''} à prendre.`,
  newsToCome: (day: string) =>
    `Le ${day} n’est pas encore venu : dites une date passée, par exemple « quoi de neuf depuis juin ? ».`,
  news: (day: string, count: number) =>
    count === 0
      ? `Rien de neuf depuis le ${day}.`
      : `${count} fiche${count > 1 ? 's' : ''} ou action${count > 1 ? 's' : ''} ${count > 1 ? 'ont' : 'a'} bougé depuis le ${day}.`,
  order: (falls: boolean) =>
    `D’abord ${falls ? 'les baisses, de météo ou d’avancement' : 'ce qui monte le plus'}`,
  fell: (count: number) => `${count} en baisse`,
  rose: (count: number) => `${count} en hausse`,
  confirmedOnly: (names: string) => `Confirmées sans changement : ${names}.`,
  silentTitle: (count: number) =>
    count === 0
      ? 'Toutes les fiches interrogées ont donné des nouvelles.'
      : `Sans nouvelles depuis la dernière demande : ${count}.`,
  roundToCome: (day: string, told: number, all: number) =>
    `Le point d’étape part le ${day} : ${told} sur ${all} ont déjà donné des nouvelles.`,
  noRound: 'Aucun point d’étape n’est encore parti.',
  untoldTitle: (count: number) =>
    count === 0
      ? 'Toutes les fiches pilotées ont donné des nouvelles.'
      : `Aucune nouvelle jusqu’ici : ${count}.`,
  silentSince: (day: string) => (count: number) =>
    count === 0
      ? `Toutes les fiches pilotées ont donné des nouvelles depuis le ${day}.`
      : `Sans nouvelles depuis le ${day} : ${count}.`,
  nobodyLeads:
    'Aucun pilote n’est désigné : personne ne peut encore donner de nouvelles. Un administrateur en désigne un ainsi : « désigne Prénom Nom pilote de la fiche 1.1 ».',
  pilotes: (names: string) => `Pilote : ${names}.`,
  validatedTitle: (count: number) =>
    count === 0
      ? 'Aucune fiche n’est encore déclarée bonne pour restitution.'
      : `Bon pour restitution : ${count}.`,
  validatedBy: (day: string, who: string) => `Déclarée le ${day} par ${who}.`,
  notBlocked: (name: string) => `${name} : aucun blocage ni retard noté en ce moment.`,
  blockedBy: (name: string, text: string) => `${name}, blocage : ${text}`,
  nextOf: (name: string, text: string) => `${name}, prochaine étape : ${text}`,
  toldBy: (name: string, day: string, who: string) => `${name} : noté par ${who}, le ${day}.`,
  before: (name: string, before: string, now: string) =>
    `${name} : ${before || 'rien'} avant, ${now || 'rien'} maintenant.`,
  onlyOnce: (name: string, now: string) =>
    `${name} : ${now || 'rien'} ; rien n’avait été noté avant.`,
  mayNote: (names: string) => `Oui : vous pouvez noter l’avancement de ${names}.`,
  whichNews: 'De quoi donnez-vous des nouvelles ?',
  mayNotNote:
    'Non : seuls les pilotes d’une fiche (titulaire ou suppléant) et les co-animateurs de son groupe de travail notent son avancement.',
  saidNothing: (who: string) => `${who} n’a rien noté jusqu’ici.`,
  rounds: (count: number, answered: number, asked: number) =>
    `${count} points d’étape en cours : ${answered} réponses sur ${asked}.`,
  ofRound: (day: string) => `Point d’étape du ${day}`,
  round: (day: string, answered: number, asked: number) =>
    `Point d’étape du ${day} : ${answered} réponse${answered > 1 ? 's' : ''} sur ${asked}.`,
  answered: 'A répondu.',
  waits: 'N’a pas encore répondu.',
  silentYet: 'Pas encore de nouvelles.',
  axe: (numero: string) => `Axe ${numero}`,
  history: (name: string) => `Historique de ${withArticle(name)}`,
  newsOf: (count: number) => `${count} mise${count > 1 ? 's' : ''} à jour`,
  saidOf: (thing: string, version: string) =>
    `Dit de la « ${thing} » du ${version}, dont celle-ci est faite.`,
  edited: 'message modifié depuis',
  withdrawn: 'message supprimé depuis : ne compte plus',
  fromPhone: (name: string) => `, recueilli auprès de ${name}`,
  trendTitle: (name: string) => `Météo dans le temps : ${name}`,
  axesTitle: 'Avancement par axe',
  axesNote: 'Moyenne des fiches dont l’avancement est connu.',
  day: 'Date',
  meteo: 'Météo',
  percent: 'Avancement',
  level: 'Niveau (4 : soleil, 1 : orage)',
  axisColumn: 'Axe',
  average: 'Avancement moyen',
  counted: 'Fiches comptées',
  noTrend: 'Pas encore de météo à montrer.',
  more: (count: number) => `… et ${count} de plus.`,
  figures: 'Derniers chiffres',
  on: (day: string) => ` (${day})`,
  former: 'un ancien participant',
  due: (names: string, day: string) => `Nouvelles attendues de vous pour le ${day} : ${names}`,
  ownNext: (name: string, step: string) => `Votre prochaine étape, ${name} : ${step}`,
  giveNews: 'Donner des nouvelles',
};

const en: typeof fr = {
  stateOf: (name, state) => `${name}: ${state || 'no weather yet'}`,
  upToDate: (day, who) => `Up to date on ${day}${who ? `, noted by ${who}` : ''}.`,
  stale: (day) => `No news since it was asked for on ${day}.`,
  start: (day, document, texts) => `Starting point, ${day} (${document}): ${texts}.`,
  startEmpty: (day, document) => `On ${day}, the ${document} gave no progress.`,
  frozen: (day) => `Last state approved for the restitution: ${day}.`,
  untold: (name) => `${name}: nothing was noted yet.`,
  silent: (name) => `${name}: no update.`,
  none: (axe) => `No update was noted yet${axe ? ` in axe ${axe}` : ''}.`,
  listTitle: (what, count) =>
    count === 0
      ? `No fiche or action is ${what} at present.`
      : count === 1
        ? `1 fiche or action is ${what}.`
        : `${count} fiches or actions are ${what}.`,
  blocked: () => 'blocked',
  inWeather: (meteos) => `in the weather ${meteos.map((one) => `“${one}”`).join(' or ')}`,
  waiting: (count) =>
    count === 0
      ? 'No news says that anything is waited for.'
      : `What is waited for, by the news: ${count}.`,
  coming: (count) =>
    count === 0 ? 'No next step is noted.' : `Next steps that are noted: ${count}.`,
  asked: (names) => `News asked for, not given yet: ${names}.`,
  unled: 'without a lead',
  unledActions: (what, count) =>
    `No fiche is ${what}${count > 0 ? `, but some actions are: ${count}` : ''}.`,
  ledBy: (name, count) =>
    count === 0 ? `${name} leads no fiche nor action.` : `${name}: ${count} led.`,
  arbitrations: (count) =>
    count === 0 ? 'No decision is pending.' : `Pending decisions: ${count}.`,
  newsToCome: (day) =>
    `${day} is still to come: say a day that is past, for instance “what is new since June?”.`,
  news: (day, count) =>
    count === 0 ? `Nothing new since ${day}.` : `What changed since ${day}: ${count}.`,
  order: (falls) => `What ${falls ? 'fell' : 'rose most'} comes first`,
  fell: (count) => `${count} down`,
  rose: (count) => `${count} up`,
  confirmedOnly: (names) => `Confirmed without change: ${names}.`,
  silentTitle: (count) =>
    count === 0
      ? 'All fiches that were asked gave news.'
      : `No news since the last round: ${count}.`,
  roundToCome: (day, told, all) =>
    `The progress round goes out on ${day}: ${told} of ${all} already gave news.`,
  noRound: 'No progress round has gone out yet.',
  untoldTitle: (count) =>
    count === 0 ? 'All fiches that are led gave news.' : `No news so far: ${count}.`,
  silentSince: (day) => (count) =>
    count === 0
      ? `All fiches that are led gave news since ${day}.`
      : `No news since ${day}: ${count}.`,
  nobodyLeads:
    'Nobody leads a fiche yet: nobody can give news. An administrator appoints somebody: “make First Last lead of fiche 1.1”.',
  pilotes: (names) => `Pilote: ${names}.`,
  validatedTitle: (count) =>
    count === 0
      ? 'No fiche is declared ready for the restitution yet.'
      : `Ready for the restitution: ${count}.`,
  validatedBy: (day, who) => `Declared on ${day} by ${who}.`,
  notBlocked: (name) => `${name}: no blocker nor delay noted at present.`,
  blockedBy: (name, text) => `${name}, blocker: ${text}`,
  nextOf: (name, text) => `${name}, next step: ${text}`,
  toldBy: (name, day, who) => `${name}: noted by ${who}, on ${day}.`,
  before: (name, before, now) => `${name}: ${before || 'nothing'} before, ${now || 'nothing'} now.`,
  onlyOnce: (name, now) => `${name}: ${now || 'nothing'}; nothing was noted before.`,
  mayNote: (names) => `Yes: you may note progress of ${names}.`,
  whichNews: 'What is your news about?',
  mayNotNote:
    'No: only the pilotes of a fiche (holder or substitute) and the co-facilitators of its working group note its progress.',
  saidNothing: (who) => `${who} has noted nothing so far.`,
  rounds: (count, answered, asked) =>
    `${count} progress rounds are open: ${answered} of ${asked} answered.`,
  ofRound: (day) => `Progress round of ${day}`,
  round: (day, answered, asked) => `Progress round of ${day}: ${answered} of ${asked} answered.`,
  answered: 'Has answered.',
  waits: 'Has not answered yet.',
  silentYet: 'No news yet.',
  axe: (numero) => `Axe ${numero}`,
  history: (name) => `History of ${name}`,
  newsOf: (count) => `${count} update${count === 1 ? '' : 's'}`,
  saidOf: (thing, version) => `Said of “${thing}” of ${version}, of which this one is made.`,
  edited: 'message edited since',
  withdrawn: 'message deleted since: counts no more',
  fromPhone: (name) => `, told by ${name}`,
  trendTitle: (name) => `Weather over time: ${name}`,
  axesTitle: 'Progress by axe',
  axesNote: 'Average of the fiches whose progress is known.',
  day: 'Date',
  meteo: 'Weather',
  percent: 'Progress',
  level: 'Level (4: sunny, 1: stormy)',
  axisColumn: 'Axe',
  average: 'Average progress',
  counted: 'Fiches counted',
  noTrend: 'No weather to show yet.',
  more: (count) => `… and ${count} more.`,
  figures: 'Latest figures',
  on: (day) => ` (${day})`,
  former: 'a former participant',
  due: (names, day) => `News is awaited from you by ${day}: ${names}`,
  ownNext: (name, step) => `Your next step, ${name}: ${step}`,
  giveNews: 'Give news',
};

export const askStrings = { fr, en };
