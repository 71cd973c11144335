/** What a document does not speak of in the plan that it follows, carried over: its words, its facts, its identities. */
import { comparable } from '../../documents/readers/clean.ts';
import { areAlike } from '../knowledge/succession.ts';
import type { DraftScope } from './draft.ts';
import { slug } from './values.ts';

/** A plan file, or a part of one, as it is written. */
export type Tree = Record<string, unknown>;

const trees = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : []);
const said = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);

/** What a plan says beside its axes and its fiches. */
const BESIDE = [
  'autresLieux',
  'themes',
  'reunions',
  'seances',
  'chiffres',
  'propositions',
  'glossaire',
  'inconnus',
  'refus',
] as const;
/** Those that a person counts. */
export const COUNTED = [
  'themes',
  'chiffres',
  'reunions',
  'seances',
  'propositions',
  'glossaire',
] as const;

/** Keys that no document has: names, other words, English. They are of a title, and go with it. */
const OF_TITLE = ['court', 'courtEn', 'en', 'phrase', 'alias', 'mots'];

/**
 * The next edition of a plan.
 * @param now what the document says, with the places and the organisations of the plan
 * @param before the file of the plan that is served
 */
export function carriedOver(now: Tree, before: Tree, scope: DraftScope): Tree {
  const [is, was] = [now.plan, before.plan] as [Tree, Tree];
  const other = documentBeside(scope === 'part' ? is : was, before);
  // Pages are of the document that is named first: those of the other one say which it is.
  const kept = scope === 'part' ? before : withSource(before, other.id);
  const fresh = scope === 'part' ? withSource(now, other.id) : now;
  const plan = scope === 'part' ? { ...was, edition: is.edition } : { ...ofTitle(was, is), ...is };
  const made: Tree = {
    ...now,
    plan: was.complet === undefined ? plan : { ...plan, complet: was.complet },
    documents: [...trees(before.documents), other],
    axes: things(trees(kept.axes), trees(fresh.axes), { scope, kind: 'axe' }),
    fiches: things(trees(kept.fiches), trees(fresh.fiches), { scope, kind: 'fiche' }),
    ...Object.fromEntries(
      BESIDE.flatMap((key) => (kept[key] === undefined ? [] : [[key, kept[key]]])),
    ),
  };
  return withoutGone(made, now);
}

const identityOf = ({ id, numero }: Tree): string => said(id ?? numero);

function documentBeside({ document, date }: Tree, { documents }: Tree) {
  const own = slug(said(document), 40) || 'document';
  const taken = new Set(trees(documents).map(({ id }) => id));
  let n = 1;
  while (taken.has(n > 1 ? `${own}-${n}` : own)) n += 1;
  return { id: n > 1 ? `${own}-${n}` : own, nom: document, date };
}

/** The same, each page said to be of another document. */
function withSource<T>(value: T, id: string): T {
  if (Array.isArray(value)) return value.map((one) => withSource(one, id)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).map(([key, one]) => {
    const isPage = key === 'source' && typeof one === 'string' && !/^[a-z0-9-]+ : /.test(one);
    return [key, isPage ? `${id} : ${one}` : withSource(one, id)];
  });
  return Object.fromEntries(own) as T;
}

interface Kept {
  scope: DraftScope;
  kind: 'axe' | 'fiche';
}

/** Axes or fiches: those of the document, with what it does not say of them; in a part, the others stay. */
function things(before: Tree[], now: Tree[], kept: Kept): Tree[] {
  const left = [...now];
  const made = before.flatMap((was): Tree[] => {
    const at = left.findIndex((is) => identityOf(is) === identityOf(was));
    const [is] = at < 0 ? [] : left.splice(at, 1);
    if (is) return [thing(was, is, kept)];
    return kept.scope === 'part' ? [was] : [];
  });
  return [...made, ...left];
}

function thing(was: Tree, is: Tree, { scope, kind }: Kept): Tree {
  // Two titles that have nothing in common: a person says whether they are one thing.
  if (is.titre !== undefined && !areAlike(said(was.titre), said(is.titre))) return is;
  const names = ofTitle(was, is);
  const actions = { actions: actionsOf(was, is, `${kind}-${identityOf(was)}`) };
  if (scope === 'whole') return { ...names, ...is, ...(is.actions !== undefined && actions) };
  return {
    ...withoutStale(was, is),
    ...names,
    ...is,
    ...(is.actions !== undefined && actions),
    ...(was.rubriques !== undefined && {
      rubriques: merged(was.rubriques, is.rubriques, 'libelle'),
    }),
    ...(was.sousAxes !== undefined && { sousAxes: merged(was.sousAxes, is.sousAxes, 'numero') }),
  };
}

/** What is said of a title, where it has not changed. */
const ofTitle = (was: Tree, is: Tree): Tree =>
  is.titre === undefined || was.titre === is.titre
    ? Object.fromEntries(OF_TITLE.flatMap((key) => (key in was ? [[key, was[key]]] : [])))
    : {};

/** Words that say in a sentence what a typed key says, and that the document gives anew. */
const SAME: readonly [string, readonly string[]][] = [
  ['echeancier', ['debut', 'fin']],
  ['debut', ['echeancier']],
  ['fin', ['echeancier']],
  ['budget', ['financements']],
  ['financements', ['budget']],
];

function withoutStale(was: Tree, is: Tree): Tree {
  const stale = new Set([
    ...OF_TITLE,
    ...SAME.flatMap(([key, others]) => (others.some((one) => one in is) ? [key] : [])),
  ]);
  return Object.fromEntries(Object.entries(was).filter(([key]) => !stale.has(key)));
}

/** Those of before, each as it is said now, then the new ones. */
function merged(before: unknown, now: unknown, key: string): Tree[] {
  const is = trees(now);
  const same = (one: Tree) =>
    is.find((other) => comparable(said(other[key])) === comparable(said(one[key])));
  const kept = trees(before).map((one) => same(one) ?? one);
  return [...kept, ...is.filter((one) => !kept.includes(one))];
}

/** Actions of a thing: one that has the words of one of before is that one, wherever it stands. */
function actionsOf(was: Tree, is: Tree, within: string): Tree[] {
  const [before, now] = [trees(was.actions), trees(is.actions)];
  const name = (list: Tree[], at: number) => said(list[at]?.id ?? `${within}-a${at + 1}`);
  const words = ({ texte }: Tree) => comparable(said(texte));
  const same = new Map(
    now.map((one, at) => [at, before.findIndex((other) => words(other) === words(one))]),
  );
  const taken = new Set([...same.values()].filter((at) => at >= 0));
  let last = Math.max(before.length, now.length);
  return now.map((one, at) => {
    const exact = same.get(at) ?? -1;
    const isAmended =
      !taken.has(at) && areAlike(said(before[at]?.texte), said(one.texte)) && at < before.length;
    const from = exact >= 0 ? exact : isAmended ? at : -1;
    if (from < 0 && at >= before.length) return one;
    last += from < 0 ? 1 : 0;
    const own = from < 0 ? `${within}-a${last}` : name(before, from);
    const id = own === name(now, at) ? {} : { id: slug(own) };
    return { ...(from < 0 ? {} : ofTitle(titled(before[from]), titled(one))), ...one, ...id };
  });
}

const titled = (action: Tree = {}): Tree => ({ ...action, titre: action.texte });

/** What speaks of a thing that is no more, or of a fiche that is said anew, does not: an unknown may be known now. */
function withoutGone(plan: Tree, now: Tree): Tree {
  const axes = new Set(trees(plan.axes).map(({ numero }) => said(numero)));
  const again = new Set(trees(now.fiches).map(({ numero }) => `fiche:${said(numero)}`));
  const fiches = new Set(trees(plan.fiches).map(({ numero }) => `fiche:${said(numero)}`));
  const stays = (subject: string) =>
    subject.startsWith('fiche:')
      ? fiches.has(subject) && !again.has(subject)
      : !subject.startsWith('axe:') || axes.has(subject.slice(4));
  const unknowns = trees(plan.inconnus).flatMap((one): Tree[] => {
    const subjects = (one.sujets as string[] | undefined) ?? [];
    const sujets = subjects.filter(stays);
    if (subjects.length === sujets.length) return [one];
    return sujets.length === 0 ? [] : [{ ...one, sujets }];
  });
  const meetings = trees(plan.reunions).map(({ axe, ...one }) =>
    axe === undefined || axes.has(said(axe)) ? { ...one, ...(axe !== undefined && { axe }) } : one,
  );
  return {
    ...plan,
    ...(plan.inconnus !== undefined && { inconnus: unknowns }),
    ...(plan.reunions !== undefined && { reunions: meetings }),
  };
}
