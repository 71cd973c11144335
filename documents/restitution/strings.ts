/** What the documents say besides what they are given. */
import { columnsEn, columnsFr } from './column-strings.ts';
import type { RestitutionMeteo } from './restitution.ts';

const meteoFr: Record<RestitutionMeteo, { word: string; means: string }> = {
  soleil: { word: 'soleil', means: 'objectif sécurisé' },
  couvert: { word: 'couvert', means: 'objectif atteignable' },
  nuage: { word: 'nuage', means: 'appui nécessaire' },
  orage: { word: 'orage', means: 'objectif compromis' },
};

const meteoEn: typeof meteoFr = {
  soleil: { word: 'sunny', means: 'objective secured' },
  couvert: { word: 'overcast', means: 'objective within reach' },
  nuage: { word: 'cloudy', means: 'support needed' },
  orage: { word: 'stormy', means: 'objective at risk' },
};

const plural = (count: number, one: string, many: string) =>
  `${count} ${Math.abs(count) < 2 ? one : many}`;

const fr = {
  meteo: meteoFr,
  title: 'Restitution au comité',
  contents: 'Sommaire',
  period: (from: string, to: string) => `Période du ${from} au ${to}`,
  startNote: (document: string, day: string) =>
    `Point de départ : l’état d’avancement du document « ${document} », daté du ${day}.`,
  footer: (short: string, from: string, to: string, day: string) =>
    `${short} – restitution du ${from} au ${to} – données arrêtées au ${day}`,
  logo: 'Logo',
  onDay: (day: string) => `Au ${day}`,
  closed: (day: string) => `Données arrêtées au ${day}`,
  page: 'page',
  of: 'sur',
  onePage: 'En une page',
  legend: 'Ce que dit la météo',
  noMeteo: 'pas de météo',
  was: (count: number, day: string, delta: string) => `${count} au ${day} (${delta})`,
  unknownBefore: 'inconnu au départ',
  moreInWord: (count: number) =>
    `${plural(count, 'autre ligne est', 'autres lignes sont')} dans le document Word.`,
  andOthers: (names: string, count: number) => `${names} et ${plural(count, 'autre', 'autres')}`,
  trend: { rises: 'avance', still: 'stable', falls: 'se dégrade' },
  trendSays: (before: number, now: number) =>
    `Moyennes des pourcentages donnés${before === now || before === 0 ? '' : `, par ${before} fiches et actions au début, par ${now} aujourd’hui`}. Un axe se dégrade quand plus de météos s’y dégradent qu’il ne s’en améliore, ou quand son avancement recule.`,
  meteoOverTime: 'La météo au fil des mois',
  meteoOverTimeSays: (first: string, last: string) =>
    `Nombre de fiches et d’actions par météo à la fin de chaque mois, de ${first} à ${last}.`,
  month: 'Mois',
  progressByAxe: 'Avancement moyen par axe',
  progressByAxeSays:
    'Moyenne, par axe, des pourcentages donnés par les pilotes, au début et à la fin de la période. Le tableau qui suit donne les mêmes nombres.',
  percentGiven: (given: number, of: number) => `${given} sur ${of}`,
  axe: (numero: string) => `Axe ${numero}`,
  collective: 'Actions collectives',
  column: columnsFr,
  whole: 'Ensemble',
  decide: 'À décider par le comité',
  blocked: 'Blocages en cours',
  blockedNone: 'Aucun blocage n’est signalé.',
  details: 'Fiches et actions, axe par axe',
  pilots: 'Pilotes',
  noPilot: 'aucun pilote n’est nommé',
  meteoNow: 'Météo',
  fromTo: (before: string, now: string) => `${before} → ${now}`,
  since: (day: string) => `à jour le ${day}`,
  since_: (day: string) => `depuis\u00a0le\u00a0${day}`,
  toldBy: 'Source',
  startingPoint: 'Point de départ',
  achieved: 'Faits marquants',
  moreInWorkbook: (count: number) =>
    count < 2
      ? 'Un autre fait marquant, plus ancien, est dans le classeur Excel.'
      : `${count} autres faits marquants, plus anciens, sont dans le classeur Excel.`,
  blocker: 'Blocage',
  arbitration: 'À décider',
  nextStep: 'Prochaine étape',
  validation: 'État validé',
  validatedBy: (day: string, who: string) => `le ${day}${who && ` par ${who}`}`,
  frozen: (day: string) => `État validé le ${day}`,
  frozenOn: (day: string) => `validé le ${day}`,
  frozenShort: 'état validé',
  standsSince: (day: string | null, standing: string) =>
    `depuis${day ? ` le ${day}` : ''} : ${standing}`,
  unfrozen: (count: number) => `${count} à ce jour`,
  withFrozen: (day: string) => `Au ${day}, états validés compris`,
  toldOn: (day: string) => `dit le ${day}`,
  frozenToo: (count: number) =>
    count < 2
      ? 'Une autre a bougé depuis sa validation.'
      : `${count} autres ont bougé depuis leur validation.`,
  later: (count: number) =>
    plural(
      count,
      'mise à jour plus récente n’est pas reprise',
      'mises à jour plus récentes ne sont pas reprises',
    ),
  noNews: 'Aucune mise à jour pendant la période.',
  indicators: 'Indicateurs',
  movedSays: 'Aucune cible n’est fixée : rien ne dit si un écart est favorable.',
  withoutFigure: (names: string) => `Sans chiffre à ce jour : ${names}.`,
  indicatorsNone: 'Aucun indicateur n’est inscrit au plan ni renseigné.',
  points: (by: string) => `${by} points`,
  inPlan: 'prévu au plan',
  notInPlan: 'hors plan',
  annexes: 'Annexes',
  meetings: 'Réunions tenues',
  minutes: 'Décisions des réunions, par groupe',
  otherFacts: 'Autres faits marquants',
  planChanges: 'Ce qui a changé dans le plan',
  planChangesSay: (before: string, now: string, day: string) =>
    `Le ${now} a pris la place du ${before} le ${day}. Ce qui n’est pas cité n’a pas changé.`,
  ended: 'Ce qui a pris fin avec le plan d’avant',
  endedSay:
    'Ces fiches et actions ne sont plus dans le plan. Ce qui en fut dit pendant la période est ici, et n’entre pas dans les comptes.',
  endedOn: 'A pris fin le',
  meetingsNone: 'Aucune réunion tenue pendant la période n’est enregistrée.',
  attendance: 'Participation par institution',
  unknownInstitution: 'institution non précisée',
  decisions: 'Décisions',
  nextSteps: 'Suites',
  silent: 'Sans nouvelle depuis trois mois',
  silentNone: 'Chaque fiche et chaque action a donné de ses nouvelles depuis trois mois.',
  never: 'jamais',
  sources: 'Sources',
  sourcesSay:
    'Chaque fait de ce document vient d’une mise à jour enregistrée. Le classeur Excel les reproduit toutes, avec le texte saisi.',
  sourcesNone: 'Aucune mise à jour n’a été enregistrée pendant la période.',
  via: { chat: 'message', card: 'formulaire', phone: 'téléphone', link: 'lien personnel' },
  byLink: 'reçu par lien',
  byPhone: (who: string) => `reçu par téléphone de ${who}`,
  yes: 'oui',
  no: 'non',
  and: ' ; ',
  colon: ' : ',
  sheets: {
    synthesis: 'Synthèse',
    subjects: 'Fiches et actions',
    highlights: 'Faits marquants',
    indicators: 'Indicateurs',
    months: 'Météo par mois',
    meetings: 'Réunions',
    attendance: 'Participation',
    entries: 'Mises à jour',
  },
};

const en: typeof fr = {
  meteo: meteoEn,
  title: 'Report to the committee',
  contents: 'Contents',
  period: (from, to) => `From ${from} to ${to}`,
  startNote: (document, day) =>
    `Starting point: the progress printed in the document “${document}”, dated ${day}.`,
  footer: (short, from, to, day) => `${short} – report from ${from} to ${to} – data as of ${day}`,
  logo: 'Logo',
  onDay: (day) => `On ${day}`,
  closed: (day) => `Data as of ${day}`,
  page: 'page',
  of: 'of',
  onePage: 'On one page',
  legend: 'What the weather says',
  noMeteo: 'no weather yet',
  was: (count, day, delta) => `${count} on ${day} (${delta})`,
  unknownBefore: 'not known at the start',
  moreInWord: (count) => `${plural(count, 'more row is', 'more rows are')} in the Word document.`,
  andOthers: (names, count) => `${names} and ${count} more`,
  trend: { rises: 'moves on', still: 'stable', falls: 'gets worse' },
  trendSays: (before, now) =>
    `Averages of the percentages given${before === now || before === 0 ? '' : `, by ${before} fiches and actions at the start, by ${now} today`}. An axis gets worse when more weathers got worse than better, or when its progress went down.`,
  meteoOverTime: 'The weather, month by month',
  meteoOverTimeSays: (first, last) =>
    `Number of fiches and actions by weather at the end of each month, from ${first} to ${last}.`,
  month: 'Month',
  progressByAxe: 'Average progress by axis',
  progressByAxeSays:
    'Average, by axis, of the percentages given by the leads, when the period began and at its end. The table below gives the same numbers.',
  percentGiven: (given, of) => `${given} of ${of}`,
  axe: (numero) => `Axis ${numero}`,
  collective: 'Collective actions',
  whole: 'All',
  column: columnsEn,
  decide: 'For the committee to decide',
  blocked: 'Blockers',
  blockedNone: 'No blocker is reported.',
  details: 'Fiches and actions, axis by axis',
  pilots: 'Leads',
  noPilot: 'no lead is named',
  meteoNow: 'Weather',
  fromTo: (before, now) => `${before} → ${now}`,
  since: (day) => `as of ${day}`,
  since_: (day) => `since ${day}`,
  toldBy: 'Source',
  startingPoint: 'Starting point',
  achieved: 'Highlights',
  moreInWorkbook: (count) =>
    count < 2
      ? 'One more highlight, older, is in the Excel workbook.'
      : `${count} more highlights, older, are in the Excel workbook.`,
  blocker: 'Blocker',
  arbitration: 'To decide',
  nextStep: 'Next step',
  validation: 'State signed off',
  validatedBy: (day, who) => `on ${day}${who && ` by ${who}`}`,
  frozen: (day) => `State signed off on ${day}`,
  frozenOn: (day) => `signed off on ${day}`,
  frozenShort: 'signed off',
  standsSince: (day, standing) => `since ${day ?? 'then'}: ${standing}`,
  unfrozen: (count) => `${count} as of today`,
  withFrozen: (day) => `On ${day}, with signed-off states`,
  toldOn: (day) => `said on ${day}`,
  frozenToo: (count) =>
    count < 2
      ? 'Another one has moved since its sign-off.'
      : `${count} others have moved since their sign-off.`,
  later: (count) => plural(count, 'later update is left out', 'later updates are left out'),
  noNews: 'No update in the period.',
  indicators: 'Indicators',
  movedSays: 'No target is set: nothing says whether a move is good.',
  withoutFigure: (names) => `No figure yet: ${names}.`,
  indicatorsNone: 'No indicator is in the plan or was given.',
  points: (by) => `${by} points`,
  inPlan: 'set in the plan',
  notInPlan: 'not in the plan',
  annexes: 'Annexes',
  meetings: 'Meetings held',
  minutes: 'Decisions of the meetings, by group',
  otherFacts: 'Other highlights',
  planChanges: 'What changed in the plan',
  planChangesSay: (before, now, day) =>
    `${now} took the place of ${before} on ${day}. What is not listed did not change.`,
  ended: 'What ended with the plan before',
  endedSay:
    'These fiches and actions are in the plan no more. What was told of them in the period is here, and is counted nowhere else.',
  endedOn: 'Ended on',
  meetingsNone: 'No meeting held in the period is recorded.',
  attendance: 'Attendance by institution',
  unknownInstitution: 'institution not given',
  decisions: 'Decisions',
  nextSteps: 'What follows',
  silent: 'Without news for three months',
  silentNone: 'Every fiche and every action has given news in the last three months.',
  never: 'never',
  sources: 'Sources',
  sourcesSay:
    'Every fact of this document comes from a recorded update. The Excel workbook has them all, with the text as typed.',
  sourcesNone: 'No update was recorded in the period.',
  via: { chat: 'message', card: 'form', phone: 'phone', link: 'personal link' },
  byLink: 'received by link',
  byPhone: (who) => `told by phone by ${who}`,
  yes: 'yes',
  no: 'no',
  and: '; ',
  colon: ': ',
  sheets: {
    synthesis: 'Summary',
    subjects: 'Fiches and actions',
    highlights: 'Highlights',
    indicators: 'Indicators',
    months: 'Weather by month',
    meetings: 'Meetings',
    attendance: 'Attendance',
    entries: 'Updates',
  },
};

export const strings = { fr, en };
