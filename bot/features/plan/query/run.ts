/** Run of a query over the graph, to what is said of its result. */
import type { Source } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import type { Locale } from '../../../language/locale.ts';
import { isClosed } from '../read/form.ts';
import { reread, saysAny } from '../read/piece.ts';
import { aboutWords, oneAbout } from './about.ts';
import type { Except } from './except.ts';
import { extreme } from './extreme.ts';
import { isBetween, type Thing } from './graph.ts';
import type { Having } from './having.ts';
import { measuresIn } from './measures.ts';
import { type ListedThing, meantBy, memberOf } from './members.ts';
import { type GraphQuery, organisationIn } from './query.ts';
import { type AskedOfPlan, livingSource, planSource, type Result } from './result.ts';
import { strings } from './strings.ts';
import { inSentence } from './wording.ts';

/** @returns undefined when the query has no certain result: the search answers */
export function run(query: GraphQuery, asking: AskedOfPlan): Result | undefined {
  const { of, what } = query;
  const { locale } = asking.piece.utterance;
  if (of.about) return aboutWords(query, asking);
  if (what.kind === 'extreme') return extreme(query, asking);
  if (what.kind === 'every') return everyOne(query, asking);
  const all = of.field ? linesOfField(query, locale) : membersOf(query, asking);
  if (!all) return undefined;
  const isLine = of.except !== undefined && of.except.field === undefined;
  const out = of.except && isLine ? exceptedFrom(all, of.except.text, asking) : [];
  if (isLine && (out.length === 0 || out.length === all.length)) return undefined;
  const kept = all.filter((member) => !out.includes(member));
  const except = isLine ? of.except && namingOut(of.except, out, locale) : of.except;
  const result = told(kept, { ...query, of: { ...of, except } }, asking);
  return result && counted(result, kept.length, query, asking);
}

/** "Quatre axes, on est d’accord ?": how many there are is held against what is claimed. */
function counted(
  result: Result,
  count: number,
  { what }: GraphQuery,
  { piece }: AskedOfPlan,
): Result {
  const numbers = piece.utterance.references.things.length;
  const [claim, another] = measuresIn(piece.text, piece.knowledge.vocabulary.usages);
  if (what.kind !== 'list' || !isClosed(piece) || !claim || another || numbers > 0) return result;
  const say = strings[piece.utterance.locale];
  const headline = inSentence(result.spoken.headline, piece);
  return {
    ...result,
    spoken: {
      ...result.spoken,
      headline: claim.value === count ? say.yes(headline) : say.no(headline),
    },
  };
}

/** "Toutes les fiches ont un pilote ?": yes, or how many have and which have not. */
function everyOne(query: GraphQuery, asking: AskedOfPlan): Result | undefined {
  const { of } = query;
  const { graph, piece } = asking;
  const { locale } = piece.utterance;
  const among = { ...query, of: { ...of, having: undefined, organisation: undefined } };
  const all = membersOf(among, asking) ?? [];
  const kept = membersOf(query, asking) ?? [];
  const others = all.filter((one) => !kept.some(({ thing }) => thing?.id === one.thing?.id));
  if (!of.kind || all.length === 0) return undefined;
  const say = strings[locale];
  const isSome = kept.length > 0 && others.length > 0;
  return {
    spoken:
      others.length === 0
        ? { headline: say.every(of.kind, all.length) }
        : {
            headline: say.notEvery(of.kind, kept.length, all.length),
            items: isSome ? others.map(({ shown }) => shown) : [],
          },
    sources: [
      ...sourcesOf(all),
      ...livingSource(graph.ofKind(of.kind), of.having?.field ?? '', locale),
    ],
    entities: ['plan', ...others.flatMap(({ thing }) => thing?.id ?? [])],
    fields: [of.kind],
  };
}

/** "Sauf celui qui parle des parents (l’axe 4)": what is put aside by what it is about is named. */
function namingOut(except: Except, out: readonly ListedThing[], locale: Locale): Except {
  const [one, another] = out;
  const name = another || /\d/.test(except.text) ? undefined : one?.thing?.name[locale];
  return name ? { ...except, put: `${except.put} (${name})` } : except;
}

/** What is put aside: "celui qui s’occupe des parents" is one of them, the one that is most about it. */
function exceptedFrom(
  all: readonly ListedThing[],
  text: string,
  { piece: whole }: AskedOfPlan,
): ListedThing[] {
  const things = all.flatMap(({ thing }) => thing ?? []);
  const piece = reread(whole, text);
  const body = organisationIn(piece);
  for (const field of ['pilote', 'acteurs'] as const) {
    const own = all.filter(({ thing }) => body && thing && isIn(thing, field, body.id));
    if (own.length > 0 && (body?.role === 'any' || body?.role === field)) return own;
  }
  const isOne = saysAny(piece, 'choix-celui') && things.length === all.length;
  if (!isOne) return meantBy(piece, all);
  const best = oneAbout(piece, things);
  return all.filter(({ thing }) => thing && thing === best);
}

function linesOfField({ of: { field } }: GraphQuery, locale: Locale): ListedThing[] | undefined {
  return field?.thing.fields.get(field.id)?.map(({ words }) => ({
    shown: words[locale],
    known: `${words.fr} ; ${words.en}`,
  }));
}

/** The things of the set, narrowed. */
function membersOf({ of }: GraphQuery, { graph, piece }: AskedOfPlan): ListedThing[] | undefined {
  if (!of.kind) return undefined;
  const { parent, organisation, having, range } = of;
  const things = graph.ofKind(of.kind).filter((thing) => {
    if (parent && !thing.fields.get('axe')?.some((one) => one.thing === parent.id)) return false;
    if (range && !isBetween(thing, range)) return false;
    if (having && !meets(thing, having)) return false;
    if (!organisation) return true;
    const { id, role, isOut = false } = organisation;
    return roleIn(thing, id, role, piece.knowledge) !== isOut;
  });
  return things.map((thing) => memberOf(thing, piece.utterance.locale));
}

/** Whether a thing has the value that is asked, or any. */
function meets(thing: Thing, { field, also = [], isStated, says }: Having): boolean {
  const valuesOf = (one: string) => thing.fields.get(one) ?? [];
  if (!says) return [field, ...also].every((one) => valuesOf(one).length > 0 === isStated);
  const values = valuesOf(field);
  const { texts, year } = says;
  const isSaid = values.some(({ words }) => {
    if (texts) return texts.includes(words.fr);
    const years = yearsIn(words.fr);
    const own =
      year?.at === 'first' ? years.slice(0, 1) : year?.at === 'last' ? years.slice(-1) : years;
    return year !== undefined && own.includes(year.value);
  });
  return isSaid === isStated;
}

const isIn = ({ fields }: Thing, field: string, organisation: string): boolean =>
  fields.get(field)?.some(({ thing }) => thing === organisation) ?? false;

/** "Conseil départemental (PMI notamment)": named within another one’s line. */
const isWithin = ({ fields }: Thing, organisation: string, reader: Knowledge['reader']): boolean =>
  fields
    .get('acteurs')
    ?.some(({ words }) =>
      reader.read(words.fr, 'fr').names.some(({ entity }) => entity === organisation),
    ) ?? false;

/** Whether an organisation is there: as pilote, as one of the actors, in what the thing is called. */
function roleIn(
  thing: Thing,
  organisation: string,
  role: 'pilote' | 'acteurs' | 'any',
  { reader }: Knowledge,
): boolean {
  return (
    (role !== 'acteurs' && isIn(thing, 'pilote', organisation)) ||
    (role !== 'pilote' &&
      (isIn(thing, 'acteurs', organisation) || isWithin(thing, organisation, reader))) ||
    (role === 'any' &&
      reader.read(thing.known, 'fr').names.some(({ entity }) => entity === organisation))
  );
}

const sourcesOf = (members: readonly ListedThing[]): Source[] =>
  members.flatMap(({ thing }) => thing?.source ?? []).slice(0, 1);

function told(
  kept: readonly ListedThing[],
  { of, what, how }: GraphQuery,
  { graph, piece }: AskedOfPlan,
): Result | undefined {
  const { plan, entry, index } = piece.knowledge;
  const { locale } = piece.utterance;
  const say = strings[locale];
  const things = kept.flatMap(({ thing }) => thing ?? []);
  const base = {
    sources: of.field ? [of.field.thing.source] : sourcesOf(kept),
    entities: of.field
      ? [of.field.thing.id]
      : things.length === 1
        ? things.map(({ id }) => id)
        : of.parent
          ? [of.parent.id]
          : ['plan', ...things.map(({ id }) => id)],
    fields: of.field ? [of.field.id] : of.kind ? [of.kind] : [],
  };
  if (how === 'number') return { ...base, spoken: { headline: say.number(kept.length) } };
  const items = kept.map(({ shown }) => shown);
  if (of.field && !of.except) {
    const { thing, id } = of.field;
    const lists = index.own(thing.id).filter(({ fields: [first] }) => first === id);
    const [only, second] = lists;
    if (!only || second) return undefined;
    const spoken = only.say(locale);
    const isCounted = what.kind === 'count' && only.shape === 'fact';
    const headline = isCounted ? `${say.number(kept.length)} ${spoken.headline}` : spoken.headline;
    return { ...base, entry: only.id, spoken: { ...spoken, headline } };
  }
  if (of.except) {
    const { put } = of.except;
    const headline = what.kind === 'count' ? say.countLeft(kept.length, put) : say.left(put);
    return { ...base, spoken: { headline, items } };
  }
  if (!of.kind) return undefined;
  if (of.kind === 'axe' && !of.having && !of.range) return inFull(entry('plan/axes'), base, locale);
  const [first] = things;
  const such =
    first && things.length === 1
      ? { headline: say.only(first.title[locale]) }
      : { headline: say.such(of.kind, kept.length), items };
  if (of.organisation?.isOut && first) return { ...base, spoken: such };
  if (of.organisation?.role === 'any' && !of.having)
    return kept.length > 1 ? { ...base, spoken: such } : undefined;
  if (what.kind === 'count' && first && (of.organisation ?? of.parent))
    return { ...base, spoken: { headline: say.such(of.kind, kept.length), items } };
  if (of.organisation)
    return byOrganisation(kept, base, entry(`${of.organisation.id}/pilote`), {
      role: of.organisation.role,
      locale,
    });
  if (!of.having) {
    const named = entry(`${of.parent?.id ?? 'plan'}/fiches`);
    const isKnown = of.kind === 'fiche' && named?.outcome === 'answered';
    return isKnown ? inFull(named, base, locale) : undefined;
  }
  const { headline } = such;
  return {
    ...base,
    sources: [
      ...(first ? base.sources : [planSource(piece)]),
      ...livingSource(graph.ofKind(of.kind), of.having.field, locale),
    ],
    spoken: !first
      ? { headline: say.noneSuch(of.kind) }
      : things.length > 1 && of.having.says?.texts
        ? { headline: say.asOf(shortDay(plan.plan.date, locale), headline), items }
        : such,
  };
}

/** What an entry says of all that is asked. */
const inFull = (
  whole: Entry | undefined,
  base: Omit<Result, 'spoken'>,
  locale: Locale,
): Result | undefined =>
  whole && { ...base, entry: whole.id, sources: [whole.source], spoken: whole.say(locale) };

/** What an organisation leads or has a part in: the plan's own words for it, where they are asked. */
function byOrganisation(
  kept: readonly ListedThing[],
  base: Omit<Result, 'spoken'>,
  whole: Entry | undefined,
  { role, locale }: { role: 'pilote' | 'acteurs' | 'any'; locale: Locale },
): Result | undefined {
  // Asked what it leads, and it leads nothing: its entry says so.
  if (!whole || kept.length === 0) return undefined;
  const spoken = whole.say(locale);
  // Where it acts stands first when it leads nothing.
  const told = role === 'acteurs' && spoken.items ? spoken.note : spoken.headline;
  // Named within another one’s line, it leads nothing and is no actor by its own name.
  const isSaid = whole.outcome === 'answered';
  const headline = isSaid && told ? told : strings[locale].such('fiche', kept.length);
  const items = kept.map(({ shown }) => shown);
  return { ...base, entry: whole.id, sources: [whole.source], spoken: { headline, items } };
}
