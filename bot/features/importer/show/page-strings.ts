/** Words of the page of a draft that its data hold. */
import type { Fault, FaultKind } from '../../../knowledge/plan-faults.ts';

const fr = {
  done: (name: string, act: string) => `${act} par ${name}`,
  former: 'un ancien participant',
  acts: {
    accept: 'accepté',
    edit: 'corrigé',
    reject: 'retiré',
    place: 'placé',
    take: 'placé',
    axe: 'rangé',
    identity: 'identifié',
  } as Record<string, string>,
  /** "fiche 1.1, actions clés": where a text is put, as a person says it. */
  path: (path: string) => pathIn('fr', path),
  /** What keeps a draft from being a plan. */
  fault: ({ message }: Fault): string => message,
  thing: (kind: 'axe' | 'fiche', number: string, title: string) =>
    `${kind === 'axe' ? 'Axe' : 'Fiche'} ${number}${title === '' ? '' : ` – ${title}`}`,
};

/** Keys of a plan file, as the page says them. */
const labels: Record<'fr' | 'en', Record<string, string>> = {
  fr: {
    numero: 'numéro',
    sousAxes: 'objectif stratégique',
    responsables: 'service',
    statut: 'état',
    priorite: 'priorité',
    debut: 'début',
    echeancier: 'calendrier',
    acteurs: 'partenaires',
    priorites: 'priorités',
    actionsCles: 'actions clés',
    sousActions: 'étapes',
    rubriques: '',
  },
  en: {
    numero: 'number',
    titre: 'title',
    pilote: 'lead',
    sousAxes: 'strategic objective',
    responsables: 'department',
    statut: 'status',
    priorite: 'priority',
    debut: 'start',
    fin: 'end',
    echeancier: 'timetable',
    acteurs: 'partners',
    priorites: 'priorities',
    objectifs: 'objectives',
    indicateurs: 'indicators',
    actionsCles: 'key actions',
    avancement: 'progress',
    financements: 'funding',
    territoires: 'territories',
    rubriques: '',
    sousActions: 'steps',
  },
};

const pathIn = (lang: 'fr' | 'en', path: string): string =>
  path
    .split(' › ')
    .map((part) => labels[lang][part] ?? part)
    .filter(Boolean)
    .join(', ');

const faultsInEnglish: Record<FaultKind, (where: string) => string> = {
  'no-yaml': () => 'The draft could not be written as a plan.',
  missing: (where) => `“${where}” is missing.`,
  twice: (where) => `“${where}” is written twice.`,
  unknown: (where) => `“${where}” names something that this plan does not have.`,
  order: (where) => `“${where}” comes before its start.`,
  wrong: (where) => `“${where}” is not written as it must be.`,
};

const en: typeof fr = {
  done: (name, act) => `${act} by ${name}`,
  former: 'a former participant',
  acts: {
    accept: 'accepted',
    edit: 'amended',
    reject: 'taken out',
    place: 'placed',
    take: 'placed',
    axe: 'filed',
    identity: 'identified',
  },
  path: (path) => pathIn('en', path),
  fault: ({ kind, where }) => faultsInEnglish[kind](pathIn('en', where)),
  thing: (kind, number, title) =>
    `${kind === 'axe' ? 'Axis' : 'Fiche'} ${number}${title === '' ? '' : ` – ${title}`}`,
};

export const pageStrings = { fr, en };
