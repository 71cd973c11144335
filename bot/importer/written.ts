/** A draft as a plan file: the keys of `bot/knowledge/schema.ts`, and nothing that the document does not say. */
import type { Place } from '../../documents/readers/blocks.ts';
import type { Draft, DraftAction, DraftAxe, DraftFiche, FoundValue } from './draft.ts';
import type { ImportWords } from './import-words.ts';
import { withArticle } from './organisations.ts';
import { slug } from './values.ts';

/** What a draft is written with. */
export interface WrittenWith {
  words: ImportWords;
  /** How answers name the source: the name of the file. */
  document: string;
  /** Day the file says it was written. */
  day?: string;
  /** A place in the words of whoever reads it. */
  inWords: (place: Place) => string;
}

type Tree = Record<string, unknown>;

/** An object without the keys that hold nothing. */
const filled = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Identifier of the territory that stands for one that no line names. */
const TERRITORY = 'territoire';

/** The plan file of a draft, as a tree. Keys that must be there and are not in the document are left out. */
export function writtenPlan(draft: Draft, withIt: WrittenWith): Tree {
  const { words, document, day } = withIt;
  const title = draft.title?.value;
  const places = placesOf(draft);
  return filled({
    version: 1,
    plan: filled({
      id: slug(title ?? document) || 'plan',
      sigle: draft.sigle ?? initials(title),
      titre: title,
      territoire: TERRITORY,
      debut: draft.years?.[0],
      fin: draft.years?.[1],
      document,
      date: draft.day ?? day,
    }),
    territoires: [
      { id: TERRITORY, nom: 'À compléter', type: 'autre', avecPreposition: 'sur le territoire' },
      ...[...places].map(([id, name]) => ({ id, nom: name, type: 'autre', avecPreposition: name })),
    ],
    organisations: draft.organisations.map(({ id, name, alias }) =>
      filled({ id, nom: name, avecArticle: withArticle(name, words), alias }),
    ),
    axes: draft.axes.map((axe) => writtenAxe(axe)),
    fiches: draft.fiches.map((fiche) => writtenFiche(fiche, draft, withIt)),
  });
}

/** "Schéma départemental des services aux familles": SDSF. */
export function initials(title: string | undefined): string | undefined {
  const words = (title ?? '').split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  const letters = words.map((word) => word[0]?.toUpperCase() ?? '').join('');
  return letters.slice(0, 6) || undefined;
}

const placesOf = ({ fiches }: Draft): Map<string, string> =>
  new Map(fiches.flatMap(({ places }) => places.map(({ value }) => [slug(value), value] as const)));

const items = (list: readonly FoundValue[] | undefined): { texte: string }[] | undefined =>
  list?.map(({ value }) => ({ texte: value }));

const writtenAction = ({ text, pilots, progress, status, from, to, steps }: DraftAction): Tree =>
  filled({
    texte: text.value,
    ...(pilots !== undefined && { pilote: pilots?.value ?? null }),
    avancement: items(progress),
    debut: from?.value,
    fin: to?.value,
    statut: status?.value,
    sousActions: steps.map(({ value }) => value),
  });

/** An identity is written where it is not the number. */
const ownIdentity = ({ number, identity }: Pick<DraftFiche, 'number' | 'identity'>) =>
  identity === number?.value ? undefined : identity;

const writtenAxe = ({ number, identity, title, parts, actions }: DraftAxe): Tree =>
  filled({
    numero: number?.value,
    id: ownIdentity({ number, identity }),
    titre: title?.value,
    sousAxes: parts.map((part) => filled({ numero: part.number.value, titre: part.title?.value })),
    actions: actions.map(writtenAction),
  });

function writtenFiche(fiche: DraftFiche, { organisations }: Draft, withIt: WrittenWith): Tree {
  const { number, title, axe, part, pilots, texts, lists } = fiche;
  const place = (title ?? number)?.place;
  const names = new Map(
    organisations.flatMap(({ id, name, alias }) => [name, ...alias].map((one) => [one, id])),
  );
  return filled({
    numero: number?.value,
    id: ownIdentity(fiche),
    axe: axe?.number?.value,
    sousAxe: axe?.parts.some((one) => one.number.value === part) ? part : undefined,
    titre: title?.value,
    source: place && withIt.inWords(place),
    ...(pilots !== undefined && { pilote: pilots?.value ?? null }),
    responsables: fiche.services.map(({ value }) => ({ service: value })),
    debut: texts.debut?.value,
    fin: texts.fin?.value,
    statut: texts.statut?.value,
    priorite: texts.priorite?.value,
    financements: fiche.funding.map(({ value }) => value),
    territoires: [...new Set(fiche.places.map(({ value }) => slug(value)))],
    acteurs: lists.acteurs?.map(({ value }) =>
      filled({ texte: value, organisation: names.get(value) }),
    ),
    priorites: items(lists.priorites),
    objectifs: fiche.objectives.map(({ value, niveau }) => filled({ texte: value, niveau })),
    indicateurs: items(lists.indicateurs),
    actionsCles: items(lists.actionsCles),
    actions: fiche.actions.map(writtenAction),
    avancement: items(lists.avancement),
    echeancier: texts.echeancier?.value,
    budget: texts.budget?.value,
    rubriques: fiche.rubrics.map(({ label, points }) => ({
      libelle: label.value,
      points: points.map(({ value }) => value),
    })),
  });
}
