/** Things that words speak of, or one of several: found by their own words, then by what means the same. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Term } from '../../../language/utterance.ts';
import type { Decision } from '../read/decision.ts';
import { isClosed } from '../read/form.ts';
import { wasLearned } from '../read/judge.ts';
import { leftIn, type Piece, reread, saysAny } from '../read/piece.ts';
import { questionOf } from '../read/question.ts';
import { thresholds } from '../read/thresholds.ts';
import type { Thing } from './graph.ts';
import { factsOf, isSaidBy } from './held.ts';
import { isPlural } from './kinds.ts';
import { type GraphQuery, TAKEN } from './query.ts';
import { type AskedOfPlan, ofPlan, type Result } from './result.ts';
import { strings } from './strings.ts';

/** Things of a kind that words speak of: all of them when several are asked for, else those that do so most. */
export function aboutWords(
  { of: { about, kind }, what }: GraphQuery,
  { graph, piece: asked }: AskedOfPlan,
): Result | undefined {
  if (!about || !kind) return undefined;
  const { locale } = asked.utterance;
  const say = strings[locale];
  const told = (headline: string) => (what.kind === 'exists' ? say.yes(headline) : headline);
  // "Les fiches sur les assistants maternels et les MAM": those of each.
  const parts = isPlural(about) ? about.text.split(/\s(?:et|and)\s/u) : [about.text];
  const all = parts.flatMap((part) => {
    const piece = parts.length > 1 ? reread(asked, part) : about;
    return thingsAbout(piece, graph.ofKind(kind));
  });
  const isSeveral = all.length > 1 && isPlural(about);
  // Of one thing only, the whole search may tell which.
  const one = all.length > 1 && !isSeveral ? mostAbout(about, graph.ofKind(kind)) : undefined;
  if (all.length > 1 && !isSeveral && !one && isLearned(about)) return undefined;
  const found = one ? [one] : all;
  const [best, ...others] = found;
  if (!best) return undefined;
  const { thing, entry } = best;
  if (others.length >= MOST_ABOUT) return undefined;
  if (others.length > 0)
    return {
      spoken: {
        headline: told(say.such(kind, found.length)),
        items: found.map((one) => one.thing.title[locale]),
      },
      sources: [thing.source],
      entities: found.map((one) => one.thing.id),
      fields: [kind],
    };
  const isPart = entry.id !== thing.id && entry.shape !== 'list';
  return {
    spoken: {
      headline: told(thing.title[locale]),
      // The line without the thing that it is of, which stands above.
      items: isPart ? [entry.say(locale).headline.replace(/^[^«“:]+:\s*(?=[«“])/u, '')] : [],
    },
    sources: [entry.source],
    entities: [thing.id, ...entry.entities.filter((id) => id !== thing.id)],
    fields: [thing.kind],
    entry: isPart ? entry.id : thing.id,
  };
}

/** "Y a-t-il une fiche sur … ?": the query ran, and no thing of the kind is found that speaks of it. */
export function noneAbout(
  { of: { about, kind }, what: { kind: asked } }: GraphQuery,
  { piece }: AskedOfPlan,
): Result | undefined {
  if (!about || !kind || !(asked === 'exists' || isPlural(about))) return undefined;
  const what = saidIn(about, leftIn(about, TAKEN));
  const headline = strings[piece.utterance.locale].noneAbout(kind, what);
  return ofPlan(piece, { headline }, [kind]);
}

/** "On parle de parents isolés dans le plan ?": nothing of the plan has all the words, and none is surely meant. */
export function notSpokenOf({ piece }: AskedOfPlan): Result | undefined {
  const { knowledge } = piece;
  const { index } = knowledge;
  const { names, references, locale } = piece.utterance;
  const isOfPlan = names.some(({ entity }) => entity === 'plan');
  const isAsked = isClosed(piece) && saysAny(piece, 'q-en-parle') && references.used.size === 0;
  const terms = leftIn(piece, TAKEN, (entity) => entity === 'plan');
  if (!isOfPlan || !isAsked || terms.length === 0) return undefined;
  // What an entry says is read the first time: only of those that are found by the words.
  const isSpoken = index.entries.some((entry) =>
    terms.every((term) => index.explains(entry, term) && isSaidBy(entry, term, knowledge)),
  );
  if (isSpoken) return undefined;
  return ofPlan(piece, { headline: strings[locale].notSpoken(saidIn(piece, terms)) });
}

/** What is typed from the first of some words to the last. */
const saidIn = ({ sentence: { text, typed } }: Piece, terms: readonly Term[]): string =>
  text.slice(typed[terms[0]?.at ?? 0]?.start, typed[terms.at(-1)?.at ?? -1]?.end);

/**
 * "Que prévoit le plan pour les assistants maternels ?": all that the plan says of a theme, when nothing else is said
 * and what the search is sure of answers no field that is asked.
 */
export function themeTold({ piece }: AskedOfPlan, found: Decision): Result | undefined {
  const { names, references, fields, locale } = piece.utterance;
  const [theme = '', another] = names.flatMap(({ entity }) =>
    entity.startsWith('theme:') ? entity : [],
  );
  const isOther = names.some(({ entity }) => entity !== theme && entity !== 'plan');
  const isBroad = fields.every(({ id, strong }) => !strong || BROAD.has(id));
  const isSure = found.kind === 'entry' && (found.chance === undefined || found.chance > 0);
  const isAlone = !another && !isOther && references.used.size === 0 && !isClosed(piece);
  if (!isAlone || !isBroad || isSure || leftIn(piece, TAKEN).length > 0) return undefined;
  return allSaid(factsOf(theme, piece.knowledge), locale);
}

/** What several lines say of one thing. */
function allSaid(lines: readonly Entry[], locale: Locale): Result | undefined {
  const items = [...new Set(lines.map((one) => one.say(locale).headline))];
  const [first] = lines;
  if (!first || items.length < 2 || items.length > MOST_FACTS) return undefined;
  return {
    spoken: { headline: strings[locale].saysOf, items },
    sources: [first.source],
    entities: first.entities.slice(0, 1),
    fields: ['contenu'],
  };
}

/**
 * "Que dit le plan de l’insertion ?": every line that says it, where the search has but what the word means, or several
 * readings of it.
 */
export function saidOf({ piece }: AskedOfPlan, found: Decision): Result | undefined {
  const { knowledge } = piece;
  const { index } = knowledge;
  const { references, fields, locale } = piece.utterance;
  const isBroad =
    fields.some(({ id }) => id === 'contenu') &&
    !fields.some(({ id }) => id === 'definition') &&
    fields.every(({ id, strong }) => !strong || BROAD.has(id) || id === 'document');
  const isMeaning = found.kind === 'entry' && found.entry.entities[0]?.startsWith('sigle:');
  if (!isBroad || isClosed(piece) || references.used.size > 0) return undefined;
  if (found.kind === 'entry' && !isMeaning) return undefined;
  const terms = leftIn(piece, TAKEN, (entity) => entity === 'plan');
  if (terms.length === 0 || terms.length > MOST_TERMS) return undefined;
  const lines = index.entries.filter(
    (entry) =>
      entry.outcome === 'answered' &&
      (entry.shape === 'fact' || entry.shape === 'item') &&
      !entry.entities[0]?.startsWith('sigle:') &&
      terms.every((term) => index.explains(entry, term)) &&
      terms.every((term) => isInLine(term, entry.say('fr').headline, knowledge)),
  );
  return allSaid(lines, locale);
}

/** Whether a line has the word itself, or another form of it. */
const isInLine = (term: Term, line: string, { reader }: Knowledge): boolean =>
  reader
    .read(line, 'fr')
    .terms.some(({ senses }) => senses.some(([one]) => one === term.senses[0]?.[0]));

/** More words are a question of their own. */
const MOST_TERMS = 3;

/** Fields that ask for all that is said. */
const BROAD: ReadonlySet<string> = new Set(['actions', 'contenu']);
/** More facts are a page of the plan, and no answer. */
const MOST_FACTS = 10;

/** Whether the search has learned what the words ask for: it tells one from the other. */
const isLearned = (piece: Piece): boolean =>
  wasLearned(piece.knowledge.index.search(questionOf(piece), 1));

/** More things than this are no answer to what is asked of one or a few. */
const MOST_ABOUT = 8;

interface AboutThing {
  thing: Thing;
  entry: Entry;
  /** Share of what is said that the thing has words for. */
  share: number;
}

/** Things that have all but all the words, best first: their own words before those that mean the same. */
function thingsAbout(piece: Piece, things: readonly Thing[]): AboutThing[] {
  const { index } = piece.knowledge;
  // A theme or an organisation that is named is what they are about.
  const terms = leftIn(piece, TAKEN, (entity) => entity === 'plan');
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

/** Of several things, the one that is about what is said: by its words, or else by the whole search. */
export function oneAbout(piece: Piece, things: readonly Thing[]): Thing | undefined {
  const [only, another] = thingsAbout(piece, things);
  return (only && !another ? only : mostAbout(piece, things))?.thing;
}

/** Of several things, the one that is most about what is said, and what tells it. */
function mostAbout(
  piece: Piece,
  things: readonly Thing[],
): { thing: Thing; entry: Entry } | undefined {
  const question = questionOf(piece);
  const [first] = things;
  // "Celui qui s’occupe des parents" asks which axe, and not who leads it.
  const which = first ? [{ id: first.kind, strong: true, weight: 1 }] : [];
  const hits = piece.knowledge.index
    .search({ ...question, fields: which, hard: new Set() })
    .filter(({ entry }) => entry.outcome === 'answered' && ofEntry(entry, things));
  const [best] = hits;
  if (!best || best.score < thresholds.least || best.coverage < ABOUT) return undefined;
  const thing = ofEntry(best.entry, things);
  const rival = hits.find(({ entry }) => ofEntry(entry, things) !== thing);
  const isNear =
    rival &&
    best.score - rival.score < thresholds.dissent &&
    best.chance <= rival.chance * thresholds.muchLikelier;
  if (!thing || isNear) return undefined;
  return { thing, entry: best.entry };
}

/** Share of the words that must be a thing's for it to be the one. */
const ABOUT = 0.34;

const ofEntry = ({ entities }: Entry, things: readonly Thing[]): Thing | undefined =>
  things.find(({ id }) => entities.includes(id));
