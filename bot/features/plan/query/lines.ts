/** Lines of a field: of all things of a kind together, or those that speak of something. */
import { capital } from '../../../knowledge/entries/builder.ts';
import { fieldNames } from '../../../knowledge/entries/strings.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Term } from '../../../language/utterance.ts';
import { isClosed } from '../read/form.ts';
import { leftIn, type Piece, reread, saysAny } from '../read/piece.ts';
import { type Except, exceptIn } from './except.ts';
import type { Thing, Value } from './graph.ts';
import { surely } from './held.ts';
import { KINDS, kindIn } from './kinds.ts';
import { meantBy, memberOf } from './members.ts';
import { fieldsSaid, TAKEN } from './query.ts';
import type { AskedOfPlan, Result } from './result.ts';
import { strings } from './strings.ts';

/** Fields that are lists of lines. */
const LINED = ['actions', 'priorites', 'objectifs', 'indicateurs'] as const;
type Lined = (typeof LINED)[number];

/** Fields that are kinds of things too. */
const KINDS_SAID: ReadonlySet<string> = new Set(['axe', 'fiche']);

/** What the lines are, and whether the question leaves no doubt of whose they are. */
interface Lines {
  result: Result;
  isSure: boolean;
}

/** @returns undefined unless the lines of one thing are narrowed, or those of several are asked together */
export function linesAsked({ piece, graph }: AskedOfPlan): Lines | undefined {
  const { locale } = piece.utterance;
  const cut = exceptIn(piece);
  const main = cut?.main ?? piece;
  const { utterance } = main;
  const said = fieldsSaid(main, (at) => isInKind(main, at));
  const field = LINED.find((id) => said.includes(id));
  const [id, another] = utterance.references.things;
  // "Who leads the actions?", "where do they come from?": something else of them is asked.
  const isElse =
    said.some((one) => one !== field && !KINDS_SAID.has(one)) || saysAny(main, 'q-relie');
  if (!field || another || isElse || isClosed(piece)) return undefined;
  if (isKindCounted(main, field)) return undefined;
  const kind = kindIn(main, false);
  const one = id === undefined ? undefined : graph.thing(id);
  const among = one
    ? [one]
    : kind === 'axe' || kind === 'fiche'
      ? graph.ofKind(kind)
      : kind === undefined
        ? [...graph.ofKind('axe'), ...graph.ofKind('fiche')]
        : [];
  const members = among.map((thing) => memberOf(thing, locale));
  const out =
    cut && !one ? meantBy(reread(piece, cut.except.text), members).map((m) => m.thing) : [];
  // "Les actions, sauf celles de l’axe 1": of all the things of which one is put aside.
  const whole = kind ?? out[0]?.kind;
  const things = among.filter(
    (thing) => !out.includes(thing) && (!whole || one || thing.kind === whole),
  );
  const words = leftIn(main, TAKEN, (entity) => entity === 'plan');
  const told = { field, locale, except: out.length > 0 ? cut?.except : undefined };
  if (words.length > 0) {
    const isWhole = cut === undefined || out.length > 0;
    const result = isWhole ? narrowed(things, words, told, piece.knowledge) : undefined;
    return result && { result, isSure: one !== undefined };
  }
  const isAll = whole !== undefined && !one && (!cut || out.length > 0);
  const isCounted = saysAny(piece, 'q-combien');
  const result =
    isAll && (isCounted || saysAny(main, 'borne-tout') || out.length > 0)
      ? together(things, told, isCounted)
      : undefined;
  return result && { result, isSure: true };
}

/** "Combien d’axes dans le plan d’action ?": of a kind and a field, what is said first is counted. */
const isKindCounted = (
  { sentence: { concepts }, utterance: { words }, knowledge: { vocabulary } }: Piece,
  field: Lined,
): boolean => {
  const kind = concepts.find(({ value }) => KINDS.some(([concept]) => concept === value));
  const named = vocabulary.fields.find(words).find(({ value }) => value === field);
  const isCount = concepts.some(({ value }) => value === 'q-combien' || value === 'q-nombre-seul');
  return isCount && kind !== undefined && named !== undefined && kind.at < named.at;
};

/** "Each action sheet": a word of the name of a kind asks for no field. */
const isInKind = ({ sentence: { concepts } }: Piece, word: number): boolean =>
  concepts.some(
    ({ value, at, length }) =>
      length > 1 && at <= word && word < at + length && KINDS.some(([kind]) => kind === value),
  );

/** How lines are told. */
interface Told {
  field: Lined;
  locale: Locale;
  except: Except | undefined;
}

const linesOf = ({ fields }: Thing, field: Lined): readonly Value[] => fields.get(field) ?? [];

/** "Quelles priorités parlent d’immobilier ?": the lines that have each of the words. */
function narrowed(
  things: readonly Thing[],
  words: readonly Term[],
  told: Told,
  knowledge: Knowledge,
): Result | undefined {
  const { field, locale } = told;
  const all = things.flatMap((thing) =>
    linesOf(thing, field).map((value) => ({
      thing,
      value,
      said: sensesOf(value, thing, field, knowledge),
    })),
  );
  const kept = words.reduce((left, { senses }) => {
    const saying = (least: number) =>
      left.filter(({ said }) => senses.some(([sense, sure]) => sure >= least && said.has(sense)));
    // Its own word goes before another that means the same.
    const own = saying(1);
    return own.length > 0 ? own : saying(SURE);
  }, all);
  const [first] = kept;
  if (!first || kept.length === all.length) return undefined;
  const isOne = things.length === 1;
  const items = kept.map(({ thing, value }) =>
    isOne
      ? value.words[locale]
      : strings[locale].lineOf(capital(thing.name[locale]), value.words[locale]),
  );
  const count = fieldNames[locale][field].count(kept.length);
  return {
    spoken: { headline: strings[locale].among(count, isOne ? all.length : undefined), items },
    sources: [first.thing.source],
    entities: [...new Set(kept.map(({ thing }) => thing.id))],
    fields: [field],
  };
}

/** A word that means the same as another one is this sure at least. */
const SURE = 0.5;

/** What a line says, and the words that it is found by. */
function sensesOf(
  value: Value,
  { id, fields }: Thing,
  field: Lined,
  { entry, index, reader }: Knowledge,
): ReadonlySet<string> {
  const at = (fields.get(field) ?? []).indexOf(value);
  const lists = index.own(id).filter((one) => one.shape === 'list' && one.fields[0] === field);
  const lines = lists.flatMap((list) => index.series(list.id));
  const own = lines[at] ?? entry(`${id}/${field}/${at + 1}`);
  const known = own?.index.flatMap(([text, weight]) => (weight >= 1 ? text : [])) ?? [];
  const { terms } = reader.read([value.words.fr, ...known].join(' ; '), 'fr');
  return new Set(terms.flatMap(surely));
}

/** "Les actions de tous les axes sauf le 1", "combien d’actions en tout ?": thing by thing; one that has none is told so. */
function together(things: readonly Thing[], told: Told, isCounted: boolean): Result | undefined {
  const { field, locale, except } = told;
  const say = strings[locale];
  const [first] = things;
  const count = (n: number) => fieldNames[locale][field].count(n);
  const total = things.reduce((sum, thing) => sum + linesOf(thing, field).length, 0);
  if (!first || total === 0) return undefined;
  const items = things.flatMap((thing) => {
    const lines = linesOf(thing, field);
    const name = capital(thing.name[locale]);
    if (lines.length === 0) return [say.lineOf(name, say.noneStated)];
    return isCounted
      ? [say.lineOf(name, count(lines.length))]
      : lines.map(({ words }) => say.lineOf(name, words[locale]));
  });
  return {
    spoken: { headline: say.inAll(count(total), except?.put), items },
    sources: [first.source],
    entities: ['plan', ...things.map(({ id }) => id)],
    fields: [field],
  };
}
