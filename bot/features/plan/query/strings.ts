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
  /** A negative question that does not hold. */
  yesAgainst: (sentence: string) => `Si : ${sentence}`,
  /** Behind what the plan says of a part of the question. */
  rest: 'Le support ne précise pas le reste.',
  /** Behind what was asked of a thing, of which nothing is told. */
  unsaid: 'Le support ne le dit pas.',
  lineLacks: (field: string, line: string) => `Le support ne précise pas ${field} : « ${line} ».`,
  number: (n: number) => `${n}.`,
  /** Answers to several questions, each with its list. */
  inOrder: 'Dans l’ordre :',
  left: (put: string) => `${capital(put)} :`,
  countLeft: (n: number, put: string) => `${n}, ${put} :`,
  only: (title: string) => `${title}.`,
  such: (kind: Kind, n: number) => `${n} ${(n === 1 ? oneOf : kinds).fr[kind] ?? ''} :`,
  noneAbout: (kind: Kind) => `Je ne trouve pas de ${oneOf.fr[kind] ?? ''} qui en parle.`,
  noneSuch: (kind: Kind) => `Aucune des ${kinds.fr[kind] ?? ''} présentées dans le support.`,
  /** A state that the document gives is that of its day. */
  asOf: (day: string, sentence: string) => `Au ${day}, ${sentence}`,
  equals: (n: number) => `À égalité, ${n} chacun :`,
  changed: (by: number, much: string, before: string, after: string, where: string) =>
    by === 0
      ? `pas de changement ${where} : ${after}.`
      : `${much} de ${by > 0 ? 'plus' : 'moins'} ${where} : ${before}, puis ${after}.`,
  beside: (by: number, own: string, other: string) =>
    `${by > 0 ? 'plus élevé' : by < 0 ? 'moins élevé' : 'égal'} : ${own}, ${other}.`,
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
      yes: (who: string, what: string) => `Oui : ${who} est parmi les acteurs de ${what}.`,
      no: (who: string, what: string) =>
        `Non : le support ne cite pas ${who} parmi les acteurs de ${what}.`,
    },
    axe: {
      yes: (which: string, what: string) => `Oui : ${what} relève de ${which}.`,
      no: (which: string, what: string, known: string) =>
        `Non : ${what} relève de ${known}, pas de ${which}.`,
    },
  },
  living: {
    partners: 'ce que les partenaires ont noté',
    section: (field: string): string =>
      field === 'avancement' ? 'avancement' : 'pilotes désignés',
  },
};

const en: typeof fr = {
  yes: (sentence) => `Yes: ${sentence}`,
  no: (sentence) => `No: ${sentence}`,
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
  noneAbout: (kind) => `I do not find any ${oneOf.en[kind] ?? ''} about this.`,
  noneSuch: (kind) => `None of the ${kinds.en[kind] ?? ''} shown in the document.`,
  asOf: (day, sentence) => `As of ${day}, ${sentence}`,
  equals: (n) => `A tie, ${n} each:`,
  changed: (by, much, before, after, where) =>
    by === 0
      ? `no change ${where}: ${after}.`
      : `${much} ${by > 0 ? 'more' : 'fewer'} ${where}: ${before}, then ${after}.`,
  beside: (by, own, other) =>
    `${by > 0 ? 'higher' : by < 0 ? 'lower' : 'equal'}: ${own}, ${other}.`,
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
  living: {
    partners: 'what the partners recorded',
    section: (field) => (field === 'avancement' ? 'progress' : 'appointed leads'),
  },
};

export const strings = { fr, en };
