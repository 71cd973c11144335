/** Words of answers that are made from a query and its result. */
import { capital } from '../../../knowledge/entries/builder.ts';
import type { Kind } from './graph.ts';

const kinds: Record<'fr' | 'en', Partial<Record<Kind, string>>> = {
  fr: { axe: 'axes', fiche: 'fiches', seance: 'séances', chiffre: 'chiffres' },
  en: { axe: 'axes', fiche: 'fiches', seance: 'sessions', chiffre: 'figures' },
};

const oneOf: Record<'fr' | 'en', Partial<Record<Kind, string>>> = {
  fr: { axe: 'axe', fiche: 'fiche', seance: 'séance', chiffre: 'chiffre' },
  en: { axe: 'axis', fiche: 'fiche', seance: 'session', chiffre: 'figure' },
};

const fr = {
  yes: (sentence: string) => `Oui : ${sentence}`,
  no: (sentence: string) => `Non : ${sentence}`,
  leads: (lead: string, sentence: string) => `${lead} : ${sentence}`,
  /** A negative question that does not hold. */
  yesAgainst: (sentence: string) => `Si : ${sentence}`,
  /** Behind what the plan says of a part of the question. */
  rest: 'Le plan ne précise pas le reste.',
  /** Behind what was asked of a thing, of which nothing is told. */
  unsaid: 'Le plan ne le dit pas.',
  lineLacks: (field: string, line: string) => `Le plan ne précise pas ${field} : « ${line} ».`,
  number: (n: number) => `${n}.`,
  /** Answers to several questions, each with its list. */
  inOrder: 'Dans l’ordre :',
  left: (put: string) => `${capital(put)} :`,
  countLeft: (n: number, put: string) => `${n}, ${put} :`,
  only: (title: string) => `${title}.`,
  such: (kind: Kind, n: number) => `${n} ${(n === 1 ? oneOf : kinds).fr[kind] ?? ''} :`,
  /** Of which thing a line is. */
  lineOf: (name: string, line: string) => `${name} : ${line}`,
  noneStated: 'le plan n’en cite pas',
  /** Lines that are meant, of so many. */
  among: (count: string, total?: number) =>
    `${count}${total === undefined ? '' : `, sur ${total}`} :`,
  inAll: (count: string, put?: string) =>
    put ? `${count}, ${put} :` : `${count}, d’après ce que le plan cite :`,
  /** Whether all are so: how many are, and the others. */
  every: (kind: Kind, n: number) => `Oui : les ${n} ${kinds.fr[kind] ?? ''}.`,
  notEvery: (kind: Kind, n: number, total: number) =>
    n === 0
      ? `Non : aucune des ${total} ${kinds.fr[kind] ?? ''}.`
      : `Non : c’est le cas de ${n} ${(n === 1 ? oneOf : kinds).fr[kind] ?? ''} sur ${total}, pas de :`,
  noneAbout: (kind: Kind, what: string) =>
    `Je ne trouve ${kind === 'axe' ? 'pas d’' : 'pas de '}${oneOf.fr[kind] ?? ''} qui parle de « ${what} ».`,
  noneSuch: (kind: Kind) => `Aucune des ${kinds.fr[kind] ?? ''} présentées dans le plan.`,
  /** A state that the document gives is that of its day. */
  asOf: (day: string, sentence: string) => `Au ${day}, ${sentence}`,
  equals: (n: number) => `À égalité, ${n} chacun :`,
  changed: (by: number, much: string, before: string, after: string, where: string) =>
    by === 0
      ? `pas de changement ${where} : ${after}.`
      : `${much} de ${by > 0 ? 'plus' : 'moins'} ${where} : ${before}, puis ${after}.`,
  withMost: (name: string, n: number) => `${capital(name)}, avec ${n} :`,
  /** Whether something is in a field of a thing. */
  held: {
    pilote: {
      yes: (who: string, what: string) => `Oui : ${who} pilote ${what}.`,
      no: (who: string, what: string, known: string, areSeveral: boolean) =>
        areSeveral
          ? `Non : ${known} pilotent ${what}, pas ${who}.`
          : `Non : c’est ${known} qui pilote ${what}, pas ${who}.`,
    },
    acteurs: {
      yes: (who: string, what: string) =>
        `Oui : ${who} ${/^les |\set\s/.test(who) ? 'sont' : 'est'} parmi les acteurs de ${what}.`,
      no: (who: string, what: string) =>
        `Non : le plan ne cite pas ${who} parmi les acteurs de ${what}.`,
    },
    axe: {
      yes: (which: string, what: string) => `Oui : ${what} relève de ${which}.`,
      no: (which: string, what: string, known: string) =>
        `Non : ${what} relève de ${known}, pas de ${which}.`,
    },
  },
  within: (n: number, unit: 'day' | 'month' | 'year', isDay: boolean) =>
    `dans ${n} ${unit === 'month' ? 'mois' : `${unit === 'day' ? 'jour' : 'an'}${n > 1 ? 's' : ''}`}${isDay ? '' : ' au plus'}`,
  ago: (n: number, unit: 'day' | 'month' | 'year') =>
    `il y a ${n} ${unit === 'month' ? 'mois' : `${unit === 'day' ? 'jour' : 'an'}${n > 1 ? 's' : ''}`}`,
  isPast: 'c’est passé',
  noneAhead: (day: string) => `Aucune réunion à venir n’est connue. Celle du ${day} est passée`,
  /** A day without its year, held against today. */
  noYear: 'L’année n’y figure pas : je ne peux pas dire si c’est passé.',
  cited: (who: string) =>
    `Le plan ne nomme pas ${who} parmi les pilotes ni les acteurs des fiches. Ce qu’il en dit :`,
  actsAs: (fiche: string, words: string) => `Acteur de ${fiche} : « ${words} ».`,
  alsoCited: (acts: string) => `${acts} Le plan en dit aussi :`,
  byAction: (field: string) => `${capital(field)}, action par action :`,
  noAction: (field: string, n: number) =>
    `Le plan n’indique ${field} pour aucune des ${n} actions qu’il cite.`,
  yesOfLine: (line: string) => `Oui, c’est dans le plan. ${line}`,
  saysOf: 'Ce que le plan en dit :',
  notSpoken: (what: string) => `Le plan ne parle pas de « ${what} ».`,
  sigles: (n: number) => `${n} sigles :`,
  living: {
    partners: 'ce que les partenaires ont noté',
    section: (field: string): string =>
      field === 'avancement' ? 'avancement' : 'pilotes désignés',
  },
};

const en: typeof fr = {
  yes: (sentence) => `Yes: ${sentence}`,
  no: (sentence) => `No: ${sentence}`,
  leads: (lead, sentence) => `${lead}: ${sentence}`,
  yesAgainst: (sentence) => `Yes: ${sentence}`,
  rest: 'The document does not state the rest.',
  unsaid: 'The document does not say so.',
  lineLacks: (field, line) => `The document does not state ${field}: “${line}”.`,
  number: (n) => `${n}.`,
  inOrder: 'In order:',
  left: (put) => `${capital(put)}:`,
  countLeft: (n, put) => `${n}, ${put}:`,
  only: (title) => `${title}.`,
  such: (kind, n) => `${n} ${(n === 1 ? oneOf : kinds).en[kind] ?? ''}:`,
  lineOf: (name, line) => `${name}: ${line}`,
  noneStated: 'the document states none',
  among: (count, total) => `${count}${total === undefined ? '' : ` out of ${total}`}:`,
  inAll: (count, put) =>
    put ? `${count}, ${put}:` : `${count}, of those that the document states:`,
  every: (kind, n) => `Yes: all ${n} ${kinds.en[kind] ?? ''}.`,
  notEvery: (kind, n, total) =>
    n === 0
      ? `No: none of the ${total} ${kinds.en[kind] ?? ''}.`
      : `No: ${n} out of ${total} ${kinds.en[kind] ?? ''}, not these:`,
  noneAbout: (kind, what) => `I do not find any ${oneOf.en[kind] ?? ''} about “${what}”.`,
  noneSuch: (kind) => `None of the ${kinds.en[kind] ?? ''} shown in the document.`,
  asOf: (day, sentence) => `As of ${day}, ${sentence}`,
  equals: (n) => `A tie, ${n} each:`,
  changed: (by, much, before, after, where) =>
    by === 0
      ? `no change ${where}: ${after}.`
      : `${much} ${by > 0 ? 'more' : 'fewer'} ${where}: ${before}, then ${after}.`,
  withMost: (name, n) => `${capital(name)}, with ${n}:`,
  held: {
    pilote: {
      yes: (who, what) => `Yes: ${who} leads ${what} (pilote).`,
      no: (who, what, known) => `No: ${known} leads ${what} (pilote), not ${who}.`,
    },
    acteurs: {
      yes: (who, what) => `Yes: ${who} is among the stakeholders of ${what}.`,
      no: (who, what) => `No: the document does not list ${who} among the stakeholders of ${what}.`,
    },
    axe: {
      yes: (which, what) => `Yes: ${what} is part of ${which}.`,
      no: (which, what, known) => `No: ${what} is part of ${known}, not of ${which}.`,
    },
  },
  within: (n, unit, isDay) => `in ${n} ${unit}${n > 1 ? 's' : ''}${isDay ? '' : ' at most'}`,
  ago: (n, unit) => `${n} ${unit}${n > 1 ? 's' : ''} ago`,
  isPast: 'it is past',
  noneAhead: (day) => `No meeting is known to come. The one of ${day} is over`,
  noYear: 'The year is not there: I cannot say whether it is past.',
  cited: (who) =>
    `The document does not name ${who} among the leads or the stakeholders of the fiches. What it says of it:`,
  actsAs: (fiche, words) => `Stakeholder of ${fiche}: “${words}”.`,
  alsoCited: (acts) => `${acts} The document also says:`,
  byAction: (field) => `${capital(field)}, action by action:`,
  noAction: (field, n) =>
    `The document does not state ${field} for any of the ${n} actions that it lists.`,
  yesOfLine: (line) => `Yes, the document has it. ${line}`,
  saysOf: 'What the document says of it:',
  notSpoken: (what) => `The document does not speak of “${what}”.`,
  sigles: (n) => `${n} acronyms:`,
  living: {
    partners: 'what the partners recorded',
    section: (field) => (field === 'avancement' ? 'progress' : 'appointed leads'),
  },
};

export const strings = { fr, en };
