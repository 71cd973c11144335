/** Run of a query over the graph, to what is said of its result. */
import type { Source } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Term } from '../../../language/utterance.ts';
import { wasLearned } from '../read/judge.ts';
import { type Piece, pieceOf, saysAny } from '../read/piece.ts';
import { questionOf } from '../read/question.ts';
import { thresholds } from '../read/thresholds.ts';
import type { Graph, Thing } from './graph.ts';
import { yearsIn } from './measures.ts';
import { type ListedThing, meantBy, memberOf } from './members.ts';
import { type GraphQuery, type Having, KINDS, TAKEN } from './query.ts';
import { strings } from './strings.ts';
import { leftIn } from './terms.ts';

/** What a query comes to. */
export interface Result {
  spoken: Spoken;
  /** The query ran, and nothing is such. */
  isNone: boolean;
  sources: readonly Source[];
  /** What the next turn may refer to, the main thing first. */
  entities: readonly string[];
  fields: readonly string[];
  /** The entry that says the same. */
  entry?: string | undefined;
}

/** @returns undefined when the query has no certain result: the search answers */
export function run(
  query: GraphQuery,
  graph: Graph,
  locale: Locale,
  knowledge: Knowledge,
): Result | undefined {
  const { of, what } = query;
  if (what.kind === 'claim') return roleHeld(query, what.organisations, graph, locale);
  if (of.about) return aboutWords(query, graph, locale, knowledge);
  if (what.kind === 'extreme') return extreme(query, graph, locale, knowledge);
  const all = of.field ? linesOfField(query, locale) : membersOf(query, graph, locale, knowledge);
  if (!all) return undefined;
  const isLine = of.except !== undefined && of.except.field === undefined;
  const out = of.except && isLine ? exceptedFrom(all, of.except.text, locale, knowledge) : [];
  if (isLine && (out.length === 0 || out.length === all.length)) return undefined;
  const kept = all.filter((member) => !out.includes(member));
  return told(kept, query, graph, locale, knowledge);
}

/** "Non : c’est la Caf qui pilote la fiche 1.1, pas la PMI." */
function roleHeld(
  { of: { field } }: GraphQuery,
  claimed: readonly string[],
  graph: Graph,
  locale: Locale,
): Result | undefined {
  if (!field) return undefined;
  const { thing, id } = field;
  const values = thing.fields.get(id) ?? [];
  const say = strings[locale];
  const name = thing.name[locale];
  const who = listOf(
    claimed.map((one) => graph.thing(one)?.name[locale] ?? one),
    locale,
  );
  // "Conseil départemental (PMI notamment)": named within another one’s line, it has a part too.
  const isIn = (one: string) =>
    values.some(
      (value) => value.thing === one || value.words.fr.includes(graph.thing(one)?.title.fr ?? one),
    );
  const holds = claimed.every(isIn);
  // Of several, only some: neither yes nor no.
  if (!holds && claimed.some(isIn)) return undefined;
  const known = listOf(
    values.map(({ words }) => words[locale]),
    locale,
  );
  const isLead = id === 'pilote';
  const headline = holds
    ? (isLead ? say.leads : say.takesPart)(who, name)
    : isLead
      ? say.leadsInstead(known, name, who, values.length > 1)
      : say.takesNoPart(who, name);
  return {
    spoken: { headline },
    isNone: !holds,
    sources: [thing.source],
    entities: [thing.id, ...claimed],
    fields: [id],
    entry: `${thing.id}/${id}`,
  };
}

const lists = {
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

const listOf = (names: readonly string[], locale: Locale): string => lists[locale].format(names);

/** What is put aside: "celui qui s’occupe des parents" is one of them, the one that is most about it. */
function exceptedFrom(
  all: readonly ListedThing[],
  text: string,
  locale: Locale,
  knowledge: Knowledge,
): ListedThing[] {
  const things = all.flatMap(({ thing }) => thing ?? []);
  const piece = pieceOf(text, locale, knowledge);
  const isOne = saysAny(piece, 'choix-celui') && things.length === all.length;
  const best = isOne ? mostAbout(piece, things, knowledge) : undefined;
  return best
    ? all.filter(({ thing }) => thing === best.thing)
    : meantBy(text, all, locale, knowledge, isOne);
}

function linesOfField({ of: { field } }: GraphQuery, locale: Locale): ListedThing[] | undefined {
  return field?.thing.fields.get(field.id)?.map(({ words }) => ({
    shown: words[locale],
    known: `${words.fr} ; ${words.en}`,
  }));
}

/** The things of the set, narrowed. */
function membersOf(
  { of }: GraphQuery,
  graph: Graph,
  locale: Locale,
  knowledge: Knowledge,
): ListedThing[] | undefined {
  if (!of.kind) return undefined;
  const { parent, organisation, having, range } = of;
  const things = graph.ofKind(of.kind).filter((thing) => {
    if (parent && !thing.fields.get('axe')?.some((one) => one.thing === parent.id)) return false;
    if (range && !isBetween(thing, range)) return false;
    if (having && !meets(thing, having)) return false;
    return !organisation || roleIn(thing, organisation.id, organisation.role, knowledge);
  });
  return things.map((thing) => memberOf(thing, locale));
}

const isBetween = ({ id }: Thing, [from, to]: readonly [number, number]): boolean => {
  const number = Number(id.slice(id.indexOf(':') + 1));
  return number >= from && number <= to;
};

/** Whether a thing has the value that is asked, or any. */
function meets(thing: Thing, { field, isStated, says }: Having): boolean {
  const values = thing.fields.get(field) ?? [];
  if (!says) return values.length > 0 === isStated;
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

/** Whether an organisation is there: as pilote, as one of the actors, in what the thing is called. */
function roleIn(
  thing: Thing,
  organisation: string,
  role: 'pilote' | 'acteurs' | 'any',
  { reader }: Knowledge,
): boolean {
  const has = (field: string) =>
    thing.fields.get(field)?.some((value) => value.thing === organisation) ?? false;
  return (
    (role !== 'acteurs' && has('pilote')) ||
    (role !== 'pilote' && has('acteurs')) ||
    (role === 'any' &&
      reader.read(thing.known, 'fr').names.some(({ entity }) => entity === organisation))
  );
}

const sourcesOf = (members: readonly ListedThing[]): Source[] =>
  members.flatMap(({ thing }) => thing?.source ?? []).slice(0, 1);

function told(
  kept: readonly ListedThing[],
  { of, what, how }: GraphQuery,
  graph: Graph,
  locale: Locale,
  knowledge: Knowledge,
): Result | undefined {
  const { plan, entry, index } = knowledge;
  const say = strings[locale];
  const things = kept.flatMap(({ thing }) => thing ?? []);
  const base = {
    isNone: kept.length === 0,
    sources: of.field ? [sourceOf(of.field.thing)] : sourcesOf(kept),
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
    return only && !second ? { ...base, entry: only.id, spoken: only.say(locale) } : undefined;
  }
  if (of.except) {
    const spoken =
      what.kind === 'count'
        ? { headline: say.countLeft(kept.length, of.except.put), items }
        : { headline: say.left(of.except.put), items };
    return { ...base, spoken };
  }
  if (of.kind === 'axe' && !of.having && !of.range) {
    const whole = entry('plan/axes');
    return (
      whole && { ...base, entry: whole.id, sources: [whole.source], spoken: whole.say(locale) }
    );
  }
  if (of.organisation?.role === 'any' && !of.having)
    return kept.length > 1 && of.kind
      ? { ...base, spoken: { headline: say.such(of.kind, kept.length), items } }
      : undefined;
  if (of.organisation)
    return byOrganisation(kept, base, entry(`${of.organisation.id}/pilote`), {
      role: of.organisation.role,
      locale,
    });
  const named = of.parent && entry(`${of.parent.id}/fiches`);
  if (named?.outcome === 'unknown') return undefined;
  if (named && !of.having)
    return { ...base, entry: named.id, sources: [named.source], spoken: named.say(locale) };
  if (!of.having || !of.kind) return undefined;
  const dated = (sentence: string) =>
    of.having?.says?.texts ? say.asOf(shortDay(plan.plan.date, locale), sentence) : sentence;
  return {
    ...base,
    sources: [
      ...(base.sources.length > 0 ? base.sources : [planSource(plan)]),
      ...livingSource(graph.ofKind(of.kind), of.having.field, locale),
    ],
    spoken:
      things.length === 0
        ? { headline: say.noneSuch(of.kind) }
        : things.length === 1 && things[0]
          ? { headline: say.only(things[0].title[locale]) }
          : { headline: dated(say.such(of.kind, things.length)), items },
  };
}

/** What the partners told of a field, by the day they did so last; nothing told is no source. */
function livingSource(things: readonly Thing[], field: string, locale: Locale): Source[] {
  const days = things.flatMap((thing) =>
    (thing.fields.get(field) ?? []).flatMap(({ on }) => on ?? []),
  );
  const date = days.sort().at(-1);
  const { partners, section } = strings[locale].living;
  return date === undefined ? [] : [{ document: partners, date, section: section(field) }];
}

const planSource = ({ plan }: Knowledge['plan']): Source => ({
  document: plan.document,
  date: plan.date,
  section: plan.titre,
});

const sourceOf = ({ source }: Thing): Source => source;

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
  const headline = role === 'acteurs' ? (spoken.note ?? spoken.headline) : spoken.headline;
  const items = kept.map(({ shown }) => shown);
  return { ...base, sources: [whole.source], spoken: { headline, items } };
}

/** Things of a kind that words speak of: all of them when several are asked for, else those that do so most. */
function aboutWords(
  { of: { about, kind }, what }: GraphQuery,
  graph: Graph,
  locale: Locale,
  knowledge: Knowledge,
): Result | undefined {
  if (!about || !kind) return undefined;
  const all = thingsAbout(about, graph.ofKind(kind), knowledge);
  const isSeveral = all.length > 1 && isPlural(about);
  // Of one thing only, the whole search may tell which.
  const one =
    all.length > 1 && !isSeveral ? mostAbout(about, graph.ofKind(kind), knowledge) : undefined;
  if (all.length > 1 && !isSeveral && !one && isLearned(about, knowledge)) return undefined;
  const found = one ? [one] : all;
  const [best, ...others] = found;
  if (!best) return undefined;
  const { thing, entry } = best;
  const isExists = what.kind === 'exists';
  if (others.length > 0 && others.length < MOST_ABOUT) {
    const say = strings[locale];
    const titles = found.map((one) => one.thing.title[locale]);
    const headline = say.such(kind, found.length);
    return {
      spoken: { headline: isExists ? say.yes(headline) : headline, items: titles },
      isNone: false,
      sources: [thing.source],
      entities: found.map((one) => one.thing.id),
      fields: [kind],
    };
  }
  if (others.length > 0) return undefined;
  const isPart = entry.id !== thing.id && entry.shape !== 'list';
  const headline = thing.title[locale];
  return {
    spoken: {
      headline: isExists ? strings[locale].yes(headline) : headline,
      items: isPart ? [entry.say(locale).headline] : [],
    },
    isNone: false,
    sources: [entry.source],
    entities: [thing.id, ...entry.entities.filter((id) => id !== thing.id)],
    fields: [thing.kind],
    entry: isPart ? entry.id : thing.id,
  };
}

/** "Y a-t-il une fiche sur … ?": the query ran, and no thing of the kind is found that speaks of it. */
export function noneAbout(
  { of: { about, kind }, what }: GraphQuery,
  locale: Locale,
  { plan }: Knowledge,
): Result | undefined {
  if (!about || !kind || what.kind !== 'exists') return undefined;
  return {
    spoken: { headline: strings[locale].noneAbout(kind) },
    isNone: true,
    sources: [planSource(plan)],
    entities: ['plan'],
    fields: [kind],
  };
}

/** "Quelles fiches", "which sheets": the word for the kind, as it is typed ("axis" is one). */
const isPlural = ({ sentence: { tokens, concepts } }: Piece): boolean =>
  concepts.some(
    ({ value, at }) =>
      KINDS.some(([concept]) => concept === value) && /[^i]s$/.test(tokens[at]?.folded ?? ''),
  );

/** Whether the search has learned what the words ask for: it tells one from the other. */
const isLearned = ({ utterance }: Piece, knowledge: Knowledge): boolean =>
  wasLearned(knowledge.index.search(questionOf(utterance, knowledge), 1));

/** More things than this are no answer to what is asked of one or a few. */
const MOST_ABOUT = 8;

interface AboutThing {
  thing: Thing;
  entry: Entry;
  /** Share of what is said that the thing has words for. */
  share: number;
}

/** Things that have all but all the words, best first: their own words before those that mean the same. */
function thingsAbout(piece: Piece, things: readonly Thing[], { index }: Knowledge): AboutThing[] {
  const terms = leftIn(piece, TAKEN);
  const all = terms.reduce((sum, term) => sum + index.weightOf(term), 0);
  if (all === 0) return [];
  const found = things.flatMap((thing): AboutThing[] => {
    const entries = index.entries.filter(
      ({ outcome, entities }) => outcome === 'answered' && entities.slice(0, 2).includes(thing.id),
    );
    const shares = entries.map((entry) =>
      terms.map((term) => index.weightOf(term) * ownShare(entry, term, index)),
    );
    const share = sum(terms.map((_, i) => Math.max(0, ...shares.map((one) => one[i] ?? 0)))) / all;
    const best = shares.map(sum);
    const entry = entries[best.indexOf(Math.max(...best))];
    return entry ? [{ thing, entry, share }] : [];
  });
  const sorted = found.sort((a, b) => b.share - a.share);
  const least = Math.max(ABOUT_WHOLLY, (sorted[0]?.share ?? 0) * AS_GOOD);
  return sorted.filter(({ share }) => share >= least);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** A word of the thing itself, or one that means the same. */
const ownShare = (entry: Entry, term: Term, index: Knowledge['index']): number => {
  const [own] = term.senses;
  const printed = own ? index.support(entry, { ...term, senses: [own] }) : 0;
  return Math.max(Math.min(1, printed), MEANS_THE_SAME * Math.min(1, index.support(entry, term)));
};

/** A word that means the same is worth this much beside the word itself. */
const MEANS_THE_SAME = 0.75;
/** Share of the words from which a thing is about what is said, and how near another one must come. */
const ABOUT_WHOLLY = 0.6;
const AS_GOOD = 0.85;

/** Of several things, the one that is most about what is said, and what tells it. */
function mostAbout(
  { utterance }: Piece,
  things: readonly Thing[],
  knowledge: Knowledge,
): { thing: Thing; entry: Entry } | undefined {
  const question = questionOf(utterance, knowledge);
  const hits = knowledge.index
    .search({ ...question, fields: [], hard: new Set(), firm: new Set(things.map(({ id }) => id)) })
    .filter(({ entry }) => entry.outcome === 'answered');
  const [best] = hits;
  if (!best || best.score < thresholds.least || best.coverage < ABOUT) return undefined;
  const thing = ofEntry(best.entry, things);
  const rival = hits.find(({ entry }) => ofEntry(entry, things) !== thing);
  if (!thing || (rival && best.score - rival.score < thresholds.dissent)) return undefined;
  return { thing, entry: best.entry };
}

/** Share of the words that must be a thing's for it to be the one. */
const ABOUT = 0.34;

const ofEntry = ({ entities }: Entry, things: readonly Thing[]): Thing | undefined =>
  things.find(({ id }) => entities.includes(id));

function extreme(
  { of, what }: GraphQuery,
  graph: Graph,
  locale: Locale,
  { entry }: Knowledge,
): Result | undefined {
  if (what.kind !== 'extreme' || !of.kind) return undefined;
  const { most, field } = what;
  const range = of.range;
  const things = graph.ofKind(of.kind).filter((thing) => !range || isBetween(thing, range));
  const measured = things.flatMap((thing) => measuresOf(thing, field));
  const sorted = measured.sort((a, b) => (most ? b.value - a.value : a.value - b.value));
  const [first] = sorted;
  if (!first) return undefined;
  const equals = sorted.filter(({ value }) => value === first.value);
  const found = first.entry === undefined ? undefined : entry(first.entry);
  const base = {
    isNone: false,
    sources: [
      first.thing.source,
      ...(field === undefined ? [] : livingSource(things, field, locale)),
    ],
    entities: [first.thing.id],
    fields: field ? [field] : [],
  };
  if (found)
    return {
      ...base,
      entry: found.id,
      spoken: { ...found.say(locale), rows: [] },
    };
  const say = strings[locale];
  const titles = equals.map(({ thing }) => thing.title[locale]);
  return {
    ...base,
    spoken:
      field === undefined
        ? { headline: titles[0] ?? '' }
        : equals.length > 1
          ? { headline: say.equals(first.value), items: titles }
          : {
              headline: say.withMost(first.thing.name[locale], first.value),
              items: (first.thing.fields.get(field) ?? []).map(({ words }) => words[locale]),
            },
  };
}

interface Measured {
  thing: Thing;
  value: number;
  entry?: string;
}

/** What things are set in order by: how many lines a field has, their figures, their day. */
function measuresOf(thing: Thing, field: string | undefined): Measured[] {
  if (thing.kind === 'chiffre')
    return (thing.fields.get('valeur') ?? []).flatMap(({ number, thing: place }) =>
      number === undefined
        ? []
        : { thing, value: number, entry: `${thing.id}/${place?.replace('territoire:', '')}` },
    );
  if (thing.kind === 'seance') {
    const number = thing.fields.get('date')?.[0]?.number;
    return number === undefined ? [] : [{ thing, value: number }];
  }
  const lines = field === undefined ? undefined : thing.fields.get(field);
  return lines && lines.length > 0 ? [{ thing, value: lines.length }] : [];
}
