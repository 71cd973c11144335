/** What is said of campaigns, digests and validation. */
import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';
import type { Campaign } from '../model/schema.ts';

const fr = {
  every: { once: 'une fois', month: 'chaque mois', quarter: 'chaque trimestre' } satisfies Record<
    Campaign['every'],
    string
  >,
  scope: { plan: 'tout le plan', axe: (id: string) => `l’axe ${id}` },
  started: (scope: string, every: string, day: string) =>
    `Point d’étape lancé pour ${scope}, ${every}, à partir du ${shortDay(day, 'fr')}.`,
  cannot: (words: readonly string[]) =>
    `Rien n’est lancé : je ne sais pas tenir compte de ${words.map((one) => `« ${one} »`).join(', ')}.`,
  shouldStart: (scope: string) => `Dois-je lancer un point d’étape pour ${scope} ?`,
  notStarted: 'Rien n’est lancé.',
  rhythms:
    'Un point d’étape part une fois, avec une date limite si vous en dites une, chaque mois ou chaque trimestre : sans réponse, chacun est rappelé après 5 jours ouvrés.',
  order: (scope: string, every: string, from: string, by?: string) =>
    `Lance un point d’étape pour ${scope}, ${every}, à partir du ${shortDay(from, 'fr')}${by ? `, réponse pour le ${shortDay(by, 'fr')}` : ''}`,
  startedHow:
    'Chaque pilote est prévenu, par un seul message. Sans réponse : rappel après 5 jours ouvrés, puis le suppléant après 8, puis une ligne aux co-animateurs après 10. Rien les jours fériés ni en août.',
  startedByHow:
    'Chaque pilote en est prévenu, par un seul message. Sans réponse, un rappel part après 5 jours ouvrés, si la date n’est pas passée.',
  ledByNobody: (fiches: string) =>
    `Personne n’est pilote désigné pour ${fiches} : je n’ai personne à qui demander.`,
  chased: (names: string, fiches: string, by?: string) =>
    `C’est fait : je demande des nouvelles à ${names} (${fiches})${by ? `, pour le ${shortDay(by, 'fr')}` : ''}.`,
  toldLately: (names: string, fiches: string) =>
    `Rien n’est demandé à ${names} (${fiches}) : des nouvelles en ont été données il y a moins d’une semaine.`,
  askAgain: (names: string, by?: string) =>
    `demande quand même des nouvelles à ${names}${by ? ` pour le ${shortDay(by, 'fr')}` : ''}`,
  leadsNone: (names: string) => `${names} ne pilote aucune fiche : rien n’est demandé.`,
  wantedBy: (day: string) => `Réponse attendue pour le ${shortDay(day, 'fr')}.`,
  insteadOf: (day: string) => `C’était le ${shortDay(day, 'fr')}.`,
  noDeadline:
    'Ce point d’étape n’a pas de date limite : il est arrêté, ou il revient chaque mois ou chaque trimestre.',
  alreadyAsked:
    'Les messages déjà partis disent l’ancienne date : prévenez ceux qui les ont reçus.',
  whichPilote: (name: string) =>
    `Je ne sais pas de qui vous parlez : « ${name} ». Donnez le nom entier.`,
  leadsNothing: (names: string) => `${names} ne pilote aucune fiche : personne n’est relancé.`,
  nobodyLate: 'Personne n’est à relancer : aucun point d’étape n’attend de réponse.',
  already: (scope: string) =>
    `Un point d’étape est déjà en cours pour ${scope}. Pour en lancer un autre, arrêtez-le d’abord : « arrête le point d’étape pour ${scope} ».`,
  stopped: (scope: string) =>
    `Le point d’étape de ${scope} est arrêté : plus aucun message ne partira.`,
  noCampaign: (scope: string) => `Aucun point d’étape n’est en cours pour ${scope}.`,
  whichScope:
    'Pour quel périmètre ? Par exemple : « point d’étape mensuel pour l’axe 1 », « pour tout le plan ».',
  pushTitle: (day: string) => `Point d’étape du ${shortDay(day, 'fr')}`,
  prompt: (day: string) => `Point d’étape du ${shortDay(day, 'fr')} : où en êtes-vous ?`,
  chase: (day: string) =>
    `Rappel : le point d’étape du ${shortDay(day, 'fr')} attend un mot de vous`,
  why: {
    holder: 'Vous recevez ce message parce que vous en êtes pilote.',
    substitute: 'Vous recevez ce message comme suppléant : le titulaire n’a pas encore répondu.',
  },
  howOne:
    'Répondez ici en une phrase, par exemple « couvert, 60 %, convention signée », ou touchez un bouton.',
  howMany:
    'Répondez en commençant par le numéro, par exemple « 1.1 : couvert, 60 % », ou touchez un bouton.',
  asks: 'Pour',
  howByLink: (day: string) =>
    `Répondez d’ici au ${dayInWords(day, 'fr')}. Une ligne suffit, même « rien de neuf » ; vous pouvez aussi reporter.`,
  door: 'Répondre au point d’étape',
  howPostpone: '« Reporter d’une semaine » vous laisse tranquille jusque-là.',
  never: 'Aucune mise à jour jusqu’ici.',
  last: (state: string, day: string) =>
    `Dernier état, à jour le ${shortDay(day, 'fr')} : ${state || 'pas de météo'}.`,
  same: 'Rien de neuf',
  answer: 'Répondre',
  postpone: 'Reporter d’une semaine',
  postponed: (day: string) => `Entendu : je vous le redemanderai le ${shortDay(day, 'fr')}.`,
  notAsked: 'Ce point d’étape ne vous demande plus rien.',
  line: (day: string, count: number) =>
    count === 1
      ? `Point d’étape du ${shortDay(day, 'fr')} : une fiche reste sans réponse`
      : `Point d’étape du ${shortDay(day, 'fr')} : ${count} fiches restent sans réponse`,
  lineWhy:
    'Vous recevez ce message parce que vous co-animez le groupe de travail : titulaires et suppléants ont été relancés.',
  linePilot: (name: string) => `Pilote : ${name}`,
  lineNobody: 'Aucun pilote joignable dans Teams.',
  linePhone: 'Vous pouvez noter ce qu’on vous dit : « 1.1 : 60 %, reçu par téléphone de … ».',
  digestOn: (group: string, every: 'week' | 'month') =>
    `C’est noté : ${every === 'week' ? 'chaque semaine' : 'chaque mois'}, ce qui a changé pour ${group} ira aux co-animateurs et au canal lié. Jamais de résumé vide.`,
  digestOff: (group: string) => `Plus de résumé pour ${group}.`,
  noDigest: (group: string) => `Aucun résumé n’était prévu pour ${group}.`,
  whichGroup: 'Pour quel groupe ? Par exemple : « résumé hebdomadaire pour l’axe 5 ».',
  digest: (group: string, day: string, count: number) =>
    `Ce qui a changé pour ${group} depuis le ${shortDay(day, 'fr')} : ${count}`,
  digestWhy: 'Résumé demandé par les co-animateurs ; « arrête le résumé » y met fin.',
  validated: (name: string, day: string) =>
    `Bon pour restitution : ${name}, état figé le ${shortDay(day, 'fr')}.`,
  validatedNote: 'Les mises à jour suivantes ne changeront pas cet état figé.',
  cannotValidate: (name: string) =>
    `${name} : seul son pilote (titulaire ou suppléant) déclare l’état « bon pour restitution ».`,
  nothingToValidate: (name: string) => `${name} : aucune mise à jour à valider.`,
  whichToValidate: 'Quelle fiche ? Par exemple : « bon pour restitution fiche 1.1 ».',
};

const en: typeof fr = {
  every: { once: 'once', month: 'every month', quarter: 'every quarter' },
  scope: { plan: 'the whole plan', axe: (id) => `axe ${id}` },
  started: (scope, every, day) =>
    `Progress round started for ${scope}, ${every}, from ${shortDay(day, 'en')}.`,
  cannot: (words) =>
    `Nothing is started: I cannot do ${words.map((one) => `“${one}”`).join(', ')}.`,
  shouldStart: (scope) => `Shall I start a progress round for ${scope}?`,
  notStarted: 'Nothing is started.',
  rhythms:
    'A progress round leaves once, with a deadline when you say one, every month or every quarter: whoever does not answer is reminded after 5 working days.',
  order: (scope, every, from, by) =>
    `Start a progress round for ${scope}, ${every}, from ${shortDay(from, 'en')}${by ? `, answers by ${shortDay(by, 'en')}` : ''}`,
  startedHow:
    'Each pilote gets one message. Without an answer: a reminder after 5 working days, the substitute after 8, a line to the co-facilitators after 10. Nothing on public holidays or in August.',
  startedByHow:
    'Each pilote gets one message, which says so. Without an answer, a reminder leaves after 5 working days, unless that day is over.',
  ledByNobody: (fiches) => `Nobody is the designated pilote of ${fiches}: there is nobody to ask.`,
  chased: (names, fiches, by) =>
    `Done: I ask ${names} for news (${fiches})${by ? `, by ${shortDay(by, 'en')}` : ''}.`,
  toldLately: (names, fiches) =>
    `Nothing is asked of ${names} (${fiches}): news was given less than a week ago.`,
  askAgain: (names, by) =>
    `ask ${names} for news all the same${by ? ` by ${shortDay(by, 'en')}` : ''}`,
  leadsNone: (names) => `${names} leads no fiche: nothing is asked.`,
  wantedBy: (day) => `An answer is wanted by ${shortDay(day, 'en')}.`,
  insteadOf: (day) => `It was ${shortDay(day, 'en')}.`,
  noDeadline: 'This progress round has no deadline: it is stopped, or it comes back.',
  alreadyAsked: 'Messages that already left tell the former day: let those who got them know.',
  whichPilote: (name) => `I do not know whom you mean: “${name}”. Please give the whole name.`,
  leadsNothing: (names) => `${names} leads no fiche: nobody is reminded.`,
  nobodyLate: 'Nobody is to be reminded: no progress round waits for an answer.',
  already: (scope) => `A progress round is already running for ${scope}. Stop it first.`,
  stopped: (scope) => `The progress round of ${scope} is stopped: no more messages will leave.`,
  noCampaign: (scope) => `No progress round is running for ${scope}.`,
  whichScope: 'For what? For instance: “monthly progress round for axe 1”, “for the whole plan”.',
  pushTitle: (day) => `Progress round of ${shortDay(day, 'en')}`,
  prompt: (day) => `Progress round of ${shortDay(day, 'en')}: where do you stand?`,
  chase: (day) =>
    `Reminder: the progress round of ${shortDay(day, 'en')} waits for a word from you`,
  why: {
    holder: 'You get this message because you lead it.',
    substitute: 'You get this message as a substitute: the holder has not answered yet.',
  },
  howOne:
    'Answer here in one sentence, for instance “overcast, 60%, agreement signed”, or press a button.',
  howMany:
    'Start your answer with the number, for instance “1.1: overcast, 60%”, or press a button.',
  asks: 'For',
  howByLink: (day) =>
    `Please answer by ${dayInWords(day, 'en')}. One line is enough, even “nothing new”; you can also postpone.`,
  door: 'Answer the progress request',
  howPostpone: '“Postpone by a week” leaves you in peace until then.',
  never: 'No update so far.',
  last: (state, day) =>
    `Last state, up to date on ${shortDay(day, 'en')}: ${state || 'no weather'}.`,
  same: 'Nothing new',
  answer: 'Answer',
  postpone: 'Postpone by a week',
  postponed: (day) => `All right: I will ask again on ${shortDay(day, 'en')}.`,
  notAsked: 'This progress round asks nothing of you any more.',
  line: (day, count) =>
    `Progress round of ${shortDay(day, 'en')}: ${count === 1 ? 'one fiche is' : `${count} fiches are`} still without an answer`,
  lineWhy:
    'You get this message because you co-facilitate the working group: holders and substitutes were reminded.',
  linePilot: (name) => `Pilote: ${name}`,
  lineNobody: 'No pilote can be reached in Teams.',
  linePhone: 'You can note what you are told: “1.1: 60%, got it by phone from …”.',
  digestOn: (group, every) =>
    `Noted: ${every === 'week' ? 'every week' : 'every month'}, what changed for ${group} goes to the co-facilitators and to the linked channel. Never an empty digest.`,
  digestOff: (group) => `No more digest for ${group}.`,
  noDigest: (group) => `No digest was planned for ${group}.`,
  whichGroup: 'For which group? For instance: “weekly digest for axe 5”.',
  digest: (group, day, count) => `What changed for ${group} since ${shortDay(day, 'en')}: ${count}`,
  digestWhy: 'Digest asked for by the co-facilitators; “stop the digest” ends it.',
  validated: (name, day) =>
    `Ready for the restitution: ${name}, state frozen on ${shortDay(day, 'en')}.`,
  validatedNote: 'Later updates will not change this frozen state.',
  cannotValidate: (name) =>
    `${name}: only its pilote (holder or substitute) declares the state ready for the restitution.`,
  nothingToValidate: (name) => `${name}: no update to validate.`,
  whichToValidate: 'Which fiche? For instance: “ready for restitution fiche 1.1”.',
};

export const campaignStrings = { fr, en };
