/** Query that a question becomes: of what, what of it, and how it is to be said. */

import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Term } from '../../../language/utterance.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { isNegated } from '../read/form.ts';
import { leftIn, type Piece, saysAny } from '../read/piece.ts';
import { type Except, exceptIn, OF_ORGANISATIONS } from './except.ts';
import type { Graph, Kind, Thing } from './graph.ts';
import { type Having, saidValue } from './having.ts';
import { isPlural, isWhich, KINDS, kindIn, ofEvery, opensPlural } from './kinds.ts';
import type { AskedOfPlan } from './result.ts';

/** Things of a kind, or the lines of a field of one thing; then what narrows them. */
export interface Of {
  kind?: Kind | undefined;
  /** The list is this field of that thing. */
  field?: { thing: Thing; id: string } | undefined;
  /** Part of this thing, or between these numbers. */
  parent?: Thing | undefined;
  range?: readonly [from: number, to: number] | undefined;
  /** Led by an organisation, or with a part in it; or not. */
  organisation?: { id: string; role: 'pilote' | 'acteurs' | 'any'; isOut?: boolean } | undefined;
  /** With a value in this field, or with none. */
  having?: Having | undefined;
  /** Left out, and how that was put. */
  except?: Except | undefined;
  /** Said to be about this. */
  about?: Piece | undefined;
}

export type What =
  | { kind: 'list' }
  | { kind: 'count' }
  | { kind: 'exists' }
  /** Whether all are so. */
  | { kind: 'every' }
  /** The one with the most or the least of a field; of figures, of their values; of days, in the year. */
  | { kind: 'extreme'; most: boolean; field: string | undefined };

export type How = 'sentence' | 'number';

export interface GraphQuery {
  of: Of;
  what: What;
  how: How;
}

/** What queries are made of, besides names, references and fields. */
export const TAKEN = [
  ...KINDS.map(([concept]) => concept),
  'leger',
  'informer',
  'interpeller',
  'demande-polie',
  'demande-savoir',
  'q-interroge',
  'q-relie',
  'q-verifie',
  'q-tranche',
  'q-combien',
  'q-nombre-seul',
  'q-une-phrase',
  'q-sans',
  'q-avec',
  'q-tous',
  'q-concerne',
  'q-le-plus',
  'q-le-moins',
  'q-compte-mot',
  'q-regroupe',
  'q-le-plus-tard',
  'q-le-plus-tot',
  'q-commence',
  'q-finit',
  'q-evoque',
  'borne-seul',
];

/** The query of a question, when all that it says is understood; undefined is for the search. */
export function queryOf(asking: AskedOfPlan): GraphQuery | undefined {
  const { piece, subject } = asking;
  // "Elle est dans quel axe ?": of what was spoken of, and not of all.
  if (subject && saysAny(piece, 'q-elle') && piece.utterance.references.used.size === 0)
    return undefined;
  const cut = exceptIn(piece);
  const main = cut?.main ?? piece;
  const aside = cut?.except.field;
  const of =
    aside === undefined
      ? (fieldListed({ ...asking, piece: main }) ?? setNamed({ ...asking, piece: main }))
      : othersIn({ ...asking, piece: main }, aside);
  if (!of || (of.field?.thing === undefined && of.kind === undefined)) return undefined;
  const asked = whatOf(main, of);
  if (!asked) return undefined;
  const isOfLeads = asked.kind === 'extreme' && asked.field === 'pilote' && of.kind === 'fiche';
  // "Qui pilote le plus de fiches ?": of those who lead, by what they lead.
  if (isOfLeads) of.kind = 'organisation';
  const what: What = isOfLeads ? { ...asked, field: 'fiche' } : asked;
  const how: How = saysAny(piece, 'q-nombre-seul') ? 'number' : 'sentence';
  const query = { of: { ...of, except: cut?.except }, what, how };
  return isPlainThing(query, main) || isWholeList(query, main) ? undefined : query;
}

/**
 * A list that is asked whole and of one thing is an entry: the search has it, and what goes with it. How many lines it
 * has is asked of it alone.
 */
const isPlainThing = ({ of: { field, except }, what, how }: GraphQuery, piece: Piece): boolean =>
  field !== undefined &&
  except === undefined &&
  what.kind !== 'extreme' &&
  how === 'sentence' &&
  !(what.kind === 'count' && leftIn(piece, TAKEN).length === 0);

/** All sessions or figures, or fiches that are not all asked for: what the plan says of them is an entry too. */
const isWholeList = ({ of, what }: GraphQuery, piece: Piece): boolean =>
  of.kind !== 'axe' &&
  !(of.kind === 'fiche' && (isPlural(piece) || what.kind === 'count')) &&
  what.kind !== 'extreme' &&
  !(of.field ?? of.parent ?? of.organisation ?? of.having ?? of.except ?? of.about);

/** "Les indicateurs de la fiche 1.1": the lines of a field of the one thing named. */
function fieldListed({ piece, graph }: AskedOfPlan): Of | undefined {
  const { things } = piece.utterance.references;
  const [id] = things;
  const thing = id && things.length === 1 ? graph.thing(id) : undefined;
  const field = fieldsSaid(piece).find(
    (one) => one !== 'fiche' && (thing?.fields.get(one)?.length ?? 0) > 0,
  );
  return thing && field ? { field: { thing, id: field } } : undefined;
}

/** "Sur la 1.1, qui, à part le pilote ?": whoever has another part in it. */
function othersIn({ piece: { utterance }, graph }: AskedOfPlan, aside: string): Of | undefined {
  const [id, ...further] = utterance.references.things;
  const thing = id && further.length === 0 ? graph.thing(id) : undefined;
  const asked = utterance.fields.filter(({ strong }) => strong);
  const isWho =
    utterance.fields.some((one) => OF_ORGANISATIONS.has(one.id)) &&
    asked.every((one) => OF_ORGANISATIONS.has(one.id));
  const field = ['pilote', 'acteurs'].find(
    (one) => one !== aside && (thing?.fields.get(one)?.length ?? 0) > 0,
  );
  return thing && field && isWho ? { field: { thing, id: field } } : undefined;
}

/** "Les axes", "quelles fiches de l’axe 1", "laquelle des fiches n’a pas de pilote": things of a kind. */
function setNamed({ piece, graph }: AskedOfPlan): Of | undefined {
  const { utterance, sentence, knowledge } = piece;
  const { references, names } = utterance;
  const range = rangeIn(sentence);
  const kind = kindIn(piece, range !== undefined);
  const named = organisationIn(piece);
  // Nobody leads a figure, nor takes part in it: it comes from somebody.
  const organisation = named && kind === 'chiffre' ? { ...named, role: 'any' as const } : named;
  if (!kind && (!organisation || organisation.role === 'any')) return undefined;
  const others = fieldsSaid(piece).filter((id) => !OF_ORGANISATIONS.has(id));
  // "Le mail de la responsable": what else is asked is no field by which things are told apart.
  const isElse = utterance.fields.some(
    ({ id, strong }) =>
      strong &&
      knowledge.vocabulary.champs.get(id)?.dur &&
      !COUNTED.has(id) &&
      !GRAPH_FIELDS.has(id),
  );
  if (organisation && (isElse || others.length > 0)) return undefined;
  if (kind && graph.ofKind(kind).length === 0) return undefined;
  const isOwn = kind === 'seance' || kind === 'chiffre';
  // "Combien d’axes dans le bilan ?": where they are counted up, and not what they are about.
  const isCounted = kind === 'axe' && saysAny(piece, 'q-combien') && !saysAny(piece, 'q-concerne');
  const isTaken = (entity: string) =>
    entity === 'plan' ||
    entity === organisation?.id ||
    (isOwn && /^(?:theme|organisation|territoire):/.test(entity)) ||
    (isCounted && entity.startsWith('theme:'));
  const isLed = organisation ? ['q-pilote', 'q-participe'] : [];
  const saying = kind === 'fiche' ? saidValue(piece, graph.ofKind(kind)) : undefined;
  const left = leftIn(piece, [...TAKEN, ...isLed], isTaken).filter(
    ({ folded }) => !saying?.words.has(folded),
  );
  const parent =
    references.axes.length === 1 && kind === 'fiche'
      ? graph.thing(references.things.at(-1) ?? '')
      : undefined;
  if (references.fiches.length > 0) return undefined;
  if (references.axes.length > 0 && !parent && !range) return undefined;
  const isLacking = saysAny(piece, 'q-sans');
  // "Quels axes n’ont aucune fiche ?": what they are made of is a field of theirs.
  const isOfFiches = isLacking && kind === 'axe' && saysAny(piece, 'q-fiche');
  const [stated, ...also] = isOfFiches ? ['fiche'] : fieldsSaid(piece).filter((id) => id !== kind);
  const isWithout = isLacking || (stated !== undefined && isNegated(sentence));
  const having =
    saying?.having ??
    (kind && stated && (isWithout || saysAny(piece, 'q-avec'))
      ? { field: stated, also, isStated: !isWithout }
      : undefined);
  const isTold = kind === 'axe' || kind === 'fiche';
  if (isTold && (isWithout || saysAny(piece, 'q-avec')) && !having && !organisation)
    return undefined;
  const body = organisation && { ...organisation, isOut: !having && isNegated(sentence) };
  const of: Of = { kind: kind ?? 'fiche', parent, range, organisation: body, having };
  // "L’action sur le CAP, c’est quel axe ?": what it is about is the name of a field.
  if (left.length === 0 && isElse && kind === 'axe') return undefined;
  if (left.length === 0 || (isOwn && left.every((term) => isOfAny(term, kind, graph, knowledge))))
    return of;
  // "Quel axe pour la formation ?": of what it is about.
  const isAbout =
    (kind === 'axe' || kind === 'fiche') &&
    !parent &&
    !organisation &&
    !having &&
    !range &&
    names.every(({ entity }) => !entity.startsWith('chiffre:'));
  return isAbout && (isWhich(sentence) || opensPlural(piece)) ? { kind, about: piece } : undefined;
}

/** Fields that a number answers. */
const COUNTED: ReadonlySet<string> = new Set(['nombre', 'valeur']);

/** Whether things of a kind, or what they belong to, are known by a word: "du tableau petite enfance". */
const isOfAny = (term: Term, kind: Kind, graph: Graph, { index, entry }: Knowledge): boolean =>
  graph.ofKind(kind).some(({ id }) => {
    const whole = entry(id);
    return whole !== undefined && index.explains(whole, term);
  });

/** Fields that are named, in their order, whatever else is asked: "combien d’indicateurs". */
export const fieldsSaid = (
  { utterance: { words }, knowledge: { vocabulary } }: Piece,
  isOther: (at: number) => boolean = () => false,
): string[] => [
  ...new Set(
    vocabulary.fields
      .find(words)
      .filter(({ at }) => !isOther(at))
      .map(({ value }) => value)
      .filter((id) => GRAPH_FIELDS.has(id)),
  ),
];

/** Fields by which things are told apart. */
const GRAPH_FIELDS: ReadonlySet<string> = new Set([
  'pilote',
  'acteurs',
  'partenaire',
  'indicateurs',
  'priorites',
  'objectifs',
  'actions',
  'avancement',
  'niveau-priorite',
  'echeance',
  'budget',
  'fiche',
]);

/** "Des axes 1 à 4". */
function rangeIn({ text }: Sentence): readonly [number, number] | undefined {
  const [, from, to] = /\b(\d{1,2})\s*(?:à|a|to|-|–)\s*(\d{1,2})\b/.exec(text) ?? [];
  return from && to && Number(from) < Number(to) ? [Number(from), Number(to)] : undefined;
}

const PARTS: ReadonlySet<string> = new Set(['acteurs', 'partenaire']);

export function organisationIn(piece: Piece): Of['organisation'] {
  const named = piece.utterance.names.filter(({ entity }) => entity.startsWith('organisation:'));
  const [one] = named;
  if (!one || named.length > 1) return undefined;
  // "Partenaire (pas pilote)": the part that it has is named.
  const isPartner = piece.utterance.fields.some(({ id, strong }) => strong && PARTS.has(id));
  if (isPartner) return { id: one.entity, role: 'acteurs' };
  if (saysAny(piece, 'q-pilote')) return { id: one.entity, role: 'pilote' };
  return { id: one.entity, role: saysAny(piece, 'q-participe') ? 'acteurs' : 'any' };
}

function whatOf(piece: Piece, of: Of): What | undefined {
  const { sentence } = piece;
  const named = fieldsSaid(piece).find((id) => id !== of.kind);
  // "Quel axe a le moins de fiches ?": what it is made of is a field of it.
  const isOfFiches = of.kind === 'axe' && saysAny(piece, 'q-fiche');
  const field = of.having?.says ? undefined : (named ?? (isOfFiches ? 'fiche' : undefined));
  const extreme = (most: boolean) => ({ kind: 'extreme' as const, most, field });
  const byDay = of.kind === 'chiffre' ? 'annee' : undefined;
  const isDated = of.kind === 'seance' || of.kind === 'chiffre';
  if (isDated && saysAny(piece, 'q-le-plus-tard')) return { ...extreme(true), field: byDay };
  if (isDated && saysAny(piece, 'q-le-plus-tot')) return { ...extreme(false), field: byDay };
  if (of.kind === 'chiffre' || field) {
    if (saysAny(piece, 'q-le-plus')) return extreme(true);
    if (saysAny(piece, 'q-le-moins')) return extreme(false);
  }
  if (saysAny(piece, 'q-combien', 'q-nombre-seul')) return { kind: 'count' };
  if ((of.organisation ?? of.having) && ofEvery(piece)) return { kind: 'every' };
  if (of.about) return { kind: says(sentence, 'q-verifie') ? 'exists' : 'list' };
  return { kind: 'list' };
}
