/** The sentences that are built from fields, in both languages. */
export type ListField =
  | 'acteurs'
  | 'priorites'
  | 'objectifs'
  | 'indicateurs'
  | 'actionsCles'
  | 'actions'
  | 'avancement';

export interface FieldWords {
  /** As a title: "Indicateurs". */
  title: string;
  /** With its article, in a sentence: "les indicateurs". */
  the: string;
  /** "4 indicateurs". */
  count: (n: number) => string;
}

const name = (title: string, the: string, one: string, many: string): FieldWords => ({
  title,
  the,
  count: (n) => `${n} ${n === 1 ? one : many}`,
});

export const fieldNames = {
  fr: {
    acteurs: name(
      'Acteurs principaux',
      'les acteurs principaux',
      'acteur principal',
      'acteurs principaux',
    ),
    priorites: name('Priorités identifiées', 'les priorités', 'priorité', 'priorités'),
    objectifs: name('Objectifs', 'les objectifs', 'objectif', 'objectifs'),
    indicateurs: name('Indicateurs', 'les indicateurs', 'indicateur', 'indicateurs'),
    actionsCles: name('Actions clés', 'les actions clés', 'action clé', 'actions clés'),
    actions: name('Actions', 'les actions', 'action', 'actions'),
    avancement: name('État d’avancement', 'l’état d’avancement', 'point', 'points'),
    echeancier: name('Échéancier', 'l’échéancier', 'échéance', 'échéances'),
    budget: name('Budget', 'le budget ni les moyens', 'budget', 'budgets'),
  },
  en: {
    acteurs: name(
      'Main stakeholders (acteurs principaux)',
      'the main stakeholders',
      'main stakeholder',
      'main stakeholders',
    ),
    priorites: name('Priorities', 'the priorities', 'priority', 'priorities'),
    objectifs: name('Objectives', 'the objectives', 'objective', 'objectives'),
    indicateurs: name('Indicators', 'the indicators', 'indicator', 'indicators'),
    actionsCles: name('Key actions', 'the key actions', 'key action', 'key actions'),
    actions: name('Actions', 'the actions', 'action', 'actions'),
    avancement: name('Progress', 'the progress', 'point', 'points'),
    echeancier: name('Timetable', 'the timetable', 'deadline', 'deadlines'),
    budget: name('Budget', 'the budget or the means', 'budget', 'budgets'),
  },
} satisfies Record<'fr' | 'en', Record<ListField | 'echeancier' | 'budget', FieldWords>>;

/** What is counted, or measured, and where. */
type Placed = readonly [what: string, where: string];
type GapUnit = 'points' | 'times' | 'many';

/** The English of a title and, behind it, its own words; or these alone. */
const inBoth = (titre: string, english: string | undefined): string =>
  english ? `“${english}” (« ${titre} »)` : `“${titre}”`;

const fr = {
  axe: 'Axe',
  pilote: 'Pilote',
  /** How a silence of the plan opens. */
  itself: 'Le plan ',
  notGiven: 'non précisé dans le plan',
  /** `_en`: the title in English, where the plan has it. */
  ficheTitle: (numero: string, titre: string, _en?: string) => `Fiche ${numero} : « ${titre} »`,
  axeTitle: (numero: string, titre: string, _en?: string) => `Axe ${numero} : « ${titre} »`,
  belongs: (numero: string, axe: string, titre: string | undefined) =>
    `La fiche ${numero} relève de l’axe ${axe}${titre ? `, ${titre}` : ''}.`,
  underAxe: (fiche: string, numero: string, titre: string) =>
    `La fiche ${fiche} dépend de l’objectif stratégique ${numero} : « ${titre} ».`,
  fichesUnder: (numero: string, titre: string, n: number) =>
    `${n} ${n === 1 ? 'fiche dépend' : 'fiches dépendent'} de l’objectif stratégique ${numero}, « ${titre} » :`,
  axeObjectives: (numero: string, n: number) => `L’axe ${numero} a ${n} objectifs stratégiques :`,
  rubricOf: (libelle: string, numero: string) => `${libelle} de la fiche ${numero} :`,
  rubricSays: (libelle: string, numero: string, point: string) =>
    `${libelle} de la fiche ${numero} : ${point}`,
  levels: {
    general: 'Objectif général',
    specifique: 'Objectif spécifique',
    operationnel: 'Objectif opérationnel',
  },
  pilotedBy: (numero: string, who: string) => `La fiche ${numero} est pilotée par ${who}.`,
  noPilote: (numero: string) => `Le plan ne précise pas de pilote pour la fiche ${numero}.`,
  actionPilotedBy: (who: string) => `Cette action est pilotée par ${who}.`,
  blankPilote: (numero: string) =>
    `Le plan ne précise pas de pilote pour cette action de la fiche ${numero} : la case « Pilote » est vide.`,
  listOf: (field: FieldWords, numero: string, n: number, partial: boolean) =>
    `La fiche ${numero} ${partial ? 'cite' : 'compte'} ${field.count(n)}${partial ? ' (exemples)' : ''} :`,
  itemOf: (field: FieldWords, numero: string, axe: string) =>
    `${field.title} de la fiche ${numero}${axe ? ` (axe ${axe})` : ''}.`,
  missing: (field: FieldWords, numero: string) =>
    `Le plan ne précise pas ${field.the} de la fiche ${numero}.`,
  valueOf: (field: FieldWords, numero: string, value: string) =>
    `${field.title} de la fiche ${numero} : ${value}`,
  progressOf: (action: string) => `État d’avancement de « ${action} » :`,
  situation: (date: string, isStatus: boolean) =>
    `Situation au ${date}${isStatus ? '.' : ' ; le plan ne donne pas de pourcentage ni de statut.'}`,
  axeActions: (numero: string, n: number) =>
    `Le groupe de travail de l’axe ${numero} porte ${n === 1 ? 'une action' : `${n} actions`} :`,
  /** With those that are proposed to its group, by their short names. */
  noAxeActions: (numero: string, proposed: readonly string[]) =>
    `Le plan ne liste pas d’actions portées par le groupe de l’axe ${numero}${
      proposed.length === 0
        ? ''
        : ` ; ${proposed.length === 1 ? 'une lui est proposée' : `${proposed.length} lui sont proposées`}, à décider : ${proposed.join(' ; ')}`
    }.`,
  axeAction: (numero: string, texte: string) => `Axe ${numero} : « ${texte} »`,
  fichesOf: (numero: string, n: number, isAll: boolean) =>
    isAll
      ? `L’axe ${numero} compte ${n === 1 ? 'une fiche' : `${n} fiches`} :`
      : `Le plan présente ${n} ${n === 1 ? 'fiche' : 'fiches'} de l’axe ${numero}, sans dire s’il y en a d’autres :`,
  noFiche: (numero: string) => `Le plan ne présente aucune fiche de l’axe ${numero}.`,
  objectivesCount: (n: number) =>
    `Le plan a ${n === 1 ? 'un objectif stratégique' : `${n} objectifs stratégiques`} :`,
  axesCount: (n: number) => `Le plan d’actions est structuré en ${n} axe${n > 1 ? 's' : ''} :`,
  allFiches: (n: number) => `Le plan compte ${n === 1 ? 'une fiche' : `${n} fiches`} :`,
  fichesCount: (list: string) =>
    `Le plan ne précise pas le nombre total de fiches ; il présente ${list}.`,
  meetingOn: (titre: string, jour: string, debut: string, fin: string) =>
    `${titre} : ${jour}, de ${debut} à ${fin}.`,
  meetingPlace: (titre: string, lieu: string) => `${titre} : la réunion se tient à la ${lieu}.`,
  weekday: (day: string) => `C’est un ${day.replace(/\s.*/, '')} : le ${day}.`,
  lasts: ([hours, minutes]: readonly [number, number], from: string, to: string) =>
    `${[hours && `${hours} heure${hours > 1 ? 's' : ''}`, minutes && `${minutes} minutes`].filter(Boolean).join(' ')}, de ${from} à ${to}.`,
  endsAt: (to: string, day: string) => `Jusqu’à ${to}, le ${day}.`,
  hours: (from: string, to: string, day: string) => `De ${from} à ${to}, le ${day}.`,
  meetingAgenda: (titre: string, n: number) =>
    `Ordre du jour de la réunion « ${titre} », en ${n} ${n === 1 ? 'point' : 'points'} :`,
  agendaPoint: (n: number, texte: string, titre: string, jour: string) =>
    `${titre}, ${jour}, point ${n} de l’ordre du jour : « ${texte} ».`,
  date: 'Date',
  time: 'Horaires',
  place: 'Lieu',
  session: (ordre: number, titre: string, jour: string) =>
    `Séance ${ordre} du séminaire, ${jour} : « ${titre} ».`,
  sessions: (n: number) => `Le plan annonce ${n} séances :`,
  noYear: 'L’année n’est pas imprimée dans le plan.',
  figures: (nom: string, annee: number, origine: string) =>
    `${nom} (donnée ${annee}, source ${origine}) :`,
  figureOf: (annee: number, origine: string) => ` (donnée ${annee}, source ${origine}).`,
  /** How much more, or less, one value is than another. */
  gap: (much: string, as: GapUnit, isMore: boolean) =>
    `${much}${as === 'points' ? ' points' : as === 'times' ? ' fois' : ''}${as === 'times' ? '' : ' de'} ${isMore ? 'plus' : 'moins'}`,
  /** Values with their places, and how much more the first is: before them when that is asked. */
  beside: ([own, at]: Placed, [other, where]: Placed, gap = 'autant', isGapFirst = false) =>
    isGapFirst
      ? `${gap} ${at} : ${own}, contre ${other} ${where}`
      : `${own} ${at}, contre ${other} ${where}, ${gap}`,
  /** Measures with their values, in one place. */
  against: ([own, value]: Placed, [other, than]: Placed, at: string, gap?: string) =>
    `${own} : ${value} ${at}${gap ? `, ${gap}` : ''}. ${other} : ${than}.`,
  share: (percent: string, [part, at]: Placed, [whole, where]: Placed) =>
    `${percent} : ${part} ${at}, sur ${whole} ${where}`,
  notFilled: (nom: string, lieu: string) =>
    `Le plan ne donne pas cette valeur (${nom} ${lieu}) : « n.r. » (non renseigné), ce n’est pas zéro.`,
  notProvided: 'n.r. (non renseigné)',
  sigle: (sigle: string, sens: string) => `${sigle} : ${sens}.`,
  sigleAbsent: (sigle: string, sens: string, where: string) =>
    `${sigle} n’apparaît pas dans le plan. Hors du plan (${where}) : ${sens}.`,
  sigleUnknown: (sigle: string) =>
    `Le plan emploie « ${sigle} » sans préciser ce que cela veut dire.`,
  pilots: (who: string, list: string) => `${capital(who)} pilote ${list}.`,
  pilotsNothing: (who: string) => `Le plan ne nomme pas ${who} comme pilote d’une fiche.`,
  actsIn: (who: string, list: string) => `Acteur de ${list} : ${who}.`,
  fiche: (numero: string) => `la fiche ${numero}`,
  proposed: (titre: string) => `Action collective proposée (non encore décidée) : « ${titre} ».`,
  proposals: (n: number) =>
    `${n} actions collectives sont proposées (propositions, non encore décidées) :`,
  planTitle: (sigle: string, titre: string) => `${sigle} : « ${titre} ».`,
  called: (number: string, name: string) => `${number}, « ${name} »`,
  ledBy: (who: string) => `pilote : ${who}`,
  noLead: 'sans pilote précisé',
  /** A thing or a list in one sentence. */
  inShort: (lead: string, parts: readonly string[]) =>
    `${lead} : ${parts.join(' ; ').replace(/[.…]$/, '')}.`,
  period: (sigle: string, debut: number, fin: number) =>
    `Le ${sigle} porte sur la période ${debut}-${fin}.`,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const en: typeof fr = {
  axe: 'Axis (axe)',
  pilote: 'Lead (pilote)',
  itself: 'The document ',
  notGiven: 'not stated in the document',
  ficheTitle: (numero, titre, english) => `Fiche ${numero}: ${inBoth(titre, english)}`,
  axeTitle: (numero, titre, english) => `Axis ${numero} (axe ${numero}): ${inBoth(titre, english)}`,
  belongs: (numero, axe, titre) =>
    `Fiche ${numero} belongs to axis ${axe} (axe ${axe})${titre ? `, ${titre}` : ''}.`,
  pilotedBy: (numero, who) => `Fiche ${numero} is led by ${who} (pilote).`,
  noPilote: (numero) => `The document does not name a lead (pilote) for fiche ${numero}.`,
  actionPilotedBy: (who) => `This action is led by ${who} (pilote).`,
  blankPilote: (numero) =>
    `The document does not name a lead for this action of fiche ${numero}: the “Pilote” cell is blank.`,
  listOf: (field, numero, n, partial) =>
    `Fiche ${numero} ${partial ? 'cites' : 'has'} ${field.count(n)}${partial ? ' (some of them, not the full list)' : ''}:`,
  underAxe: (fiche, numero, titre) =>
    `Fiche ${fiche} comes under strategic objective ${numero}: “${titre}”.`,
  fichesUnder: (numero, titre, n) =>
    `${n} ${n === 1 ? 'fiche comes' : 'fiches come'} under strategic objective ${numero}, “${titre}”:`,
  axeObjectives: (numero, n) => `Axis ${numero} (axe ${numero}) has ${n} strategic objectives:`,
  rubricOf: (libelle, numero) => `“${libelle}” of fiche ${numero}:`,
  rubricSays: (libelle, numero, point) => `“${libelle}” of fiche ${numero}: ${point}`,
  levels: {
    general: 'General objective',
    specifique: 'Specific objective',
    operationnel: 'Operational objective',
  },
  itemOf: (field, numero, axe) =>
    `${field.title} of fiche ${numero}${axe ? ` (axis ${axe}, axe ${axe})` : ''}.`,
  missing: (field, numero) => `The document does not give ${field.the} of fiche ${numero}.`,
  valueOf: (field, numero, value) => `${field.title} of fiche ${numero}: ${value}`,
  progressOf: (action) => `Progress on « ${action} »:`,
  situation: (date, isStatus) =>
    `As of ${date}${isStatus ? '.' : '; the document gives neither a percentage nor a status.'}`,
  axeActions: (numero, n) =>
    `The working group of axis ${numero} (axe ${numero}) carries ${n === 1 ? 'one action' : `${n} actions`}:`,
  noAxeActions: (numero, proposed) =>
    `The document does not list actions carried by the group of axis ${numero}${
      proposed.length === 0
        ? ''
        : `; ${proposed.length} ${proposed.length === 1 ? 'is' : 'are'} proposed to it, not yet decided: ${proposed.join('; ')}`
    }.`,
  axeAction: (numero, texte) => `Axis ${numero} (axe ${numero}): ${texte}`,
  fichesOf: (numero, n, isAll) =>
    isAll
      ? `Axis ${numero} (axe ${numero}) has ${n === 1 ? 'one fiche' : `${n} fiches`}:`
      : `The document shows ${n} ${n === 1 ? 'fiche' : 'fiches'} of axis ${numero}, and does not say whether there are others:`,
  noFiche: (numero) => `The document does not show any fiche of axis ${numero}.`,
  objectivesCount: (n) =>
    `The plan has ${n === 1 ? 'one strategic objective' : `${n} strategic objectives`}:`,
  axesCount: (n) => `The action plan has ${n} axes (5 axes stratégiques):`.replace('5', String(n)),
  allFiches: (n) => `The plan has ${n === 1 ? 'one fiche' : `${n} fiches`}:`,
  fichesCount: (list) =>
    `The document does not state the total number of fiches; it shows ${list}.`,
  meetingOn: (titre, jour, debut, fin) => `${titre}: ${jour}, from ${debut} to ${fin}.`,
  meetingPlace: (titre, lieu) => `${titre}: the meeting takes place at the ${lieu}.`,
  weekday: (day) => `It is a ${day.replace(/\s.*/, '')}: ${day}.`,
  lasts: ([hours, minutes], from, to) =>
    `${[hours && `${hours} hour${hours > 1 ? 's' : ''}`, minutes && `${minutes} minutes`].filter(Boolean).join(' ')}, from ${from} to ${to}.`,
  endsAt: (to, day) => `Until ${to}, on ${day}.`,
  hours: (from, to, day) => `From ${from} to ${to}, on ${day}.`,
  meetingAgenda: (titre, n) =>
    `Agenda (ordre du jour) of the meeting “${titre}”, ${n} ${n === 1 ? 'item' : 'items'}:`,
  agendaPoint: (n, texte, titre, jour) => `${titre}, ${jour}, item ${n} of the agenda: “${texte}”.`,
  date: 'Date',
  time: 'Time',
  place: 'Place',
  session: (ordre, titre, jour) => `Session ${ordre} of the seminar, ${jour}: “${titre}”.`,
  sessions: (n) => `The document announces ${n} sessions:`,
  noYear: 'The year is not printed in the document.',
  figures: (nom, annee, origine) => `${nom} (data of ${annee}, source ${origine}):`,
  figureOf: (annee, origine) => ` (data of ${annee}, source ${origine}).`,
  gap: (much, as, isMore) =>
    `${much}${as === 'points' ? ' points' : as === 'times' ? ' times' : ''} ${isMore ? 'more' : as === 'many' ? 'fewer' : 'less'}`,
  beside: ([own, at], [other, where], gap = 'as many', isGapFirst = false) =>
    isGapFirst
      ? `${gap} ${at}: ${own}, against ${other} ${where}`
      : `${own} ${at}, against ${other} ${where}, ${gap}`,
  against: ([own, value], [other, than], at, gap) =>
    `${own}: ${value} ${at}${gap ? `, ${gap}` : ''}. ${other}: ${than}.`,
  share: (percent, [part, at], [whole, where]) =>
    `${percent}: ${part} ${at}, out of ${whole} ${where}`,
  notFilled: (nom, lieu) =>
    `The document does not give this value (${nom} ${lieu}): “n.r.” (not provided), which is not zero.`,
  notProvided: 'n.r. (not provided)',
  sigle: (sigle, sens) => `${sigle}: ${sens}.`,
  sigleAbsent: (sigle, sens, where) =>
    `${sigle} does not appear in the document. Outside the document (${where}): ${sens}.`,
  sigleUnknown: (sigle) => `The document uses “${sigle}” and does not say what it stands for.`,
  pilots: (who, list) => `${capital(who)} leads ${list} (pilote).`,
  pilotsNothing: (who) => `The document does not name ${who} as the lead of a fiche.`,
  actsIn: (who, list) => `${capital(who)} is among the main stakeholders of ${list}.`,
  fiche: (numero) => `fiche ${numero}`,
  proposed: (titre) => `Proposed collective action (not decided yet): “${titre}”.`,
  proposals: (n) => `${n} collective actions are proposed (proposals, not decided yet):`,
  planTitle: (sigle, titre) => `${sigle}: “${titre}”.`,
  called: (number, name) => `${number}, “${name}”`,
  ledBy: (who) => `lead: ${who}`,
  noLead: 'no lead stated',
  inShort: (lead, parts) => `${lead}: ${parts.join('; ').replace(/[.…]$/, '')}.`,
  period: (sigle, debut, fin) => `The ${sigle} covers the period ${debut}-${fin}.`,
};

export const strings = { fr, en };
