/** Claim of a question that yes or no settles, held against what the plan says. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { isNegated } from '../read/form.ts';
import type { Piece } from '../read/piece.ts';
import { frequencyIn, measuresIn, monthsIn, yearsIn } from './measures.ts';

export type ClaimVerdict = 'yes' | 'no';

/** Whether a threshold that the plan states settles it, however it is asked: "et avec 12 500 habitants ?". */
export const isMeasured = ({ sentence, text }: Piece, { vocabulary }: Knowledge): boolean =>
  says(sentence, 'q-habitants') &&
  measuresIn(text, vocabulary.usages).some(({ value }) => value > SMALLEST);

/** What is held against what. */
interface Held {
  piece: Piece;
  entry: Entry;
  /** All that the entry says, in the plan's language. */
  said: string;
  /** Its answer alone. */
  headline: string;
  evidence: Sentence;
  knowledge: Knowledge;
}

type Check = (held: Held) => ClaimVerdict | undefined;

/** @returns undefined when nothing tells */
export function verdictOn(
  piece: Piece,
  entry: Entry,
  knowledge: Knowledge,
): ClaimVerdict | undefined {
  if (entry.outcome === 'unknown') return undefined;
  const held = heldAgainst(piece, entry, knowledge);
  for (const check of CHECKS) {
    const verdict = check(held);
    if (verdict) return verdict;
  }
  return undefined;
}

/** Of what is told of the same thing, what states the threshold that a number of people is held against. */
export const thresholdBeside = (
  piece: Piece,
  { entities: [thing] }: Entry,
  knowledge: Knowledge,
): Entry | undefined =>
  isMeasured(piece, knowledge)
    ? knowledge.index.entries.find(
        (one) =>
          one.entities[0] === thing &&
          one.outcome === 'answered' &&
          population(heldAgainst(piece, one, knowledge)) !== undefined,
      )
    : undefined;

function heldAgainst(piece: Piece, entry: Entry, knowledge: Knowledge): Held {
  const { headline, quote = '', items = [], note = '' } = entry.say('fr');
  const said = [headline, quote, ...items, note].join('\n');
  const evidence = readSentence(`${headline} ${items.join(' ; ')} ${quote}`, knowledge.lexicon);
  return { piece, entry, said, headline, evidence, knowledge };
}

const decided = (holds: boolean): ClaimVerdict => (holds ? 'yes' : 'no');

/** "Dépasse 40", "plus de 1000": the figure of the plan, on that side of the number or not. */
const side: Check = ({ piece: { sentence, text }, entry, knowledge }) => {
  const compares = SIDES.find(([concept]) => says(sentence, concept));
  const said = measuresIn(text, knowledge.vocabulary.usages);
  const limit = compares && said.at(-1);
  if (!compares || !limit) return undefined;
  const value = valueIn(entry, sentence, knowledge) ?? sameNoun(entry, limit.noun, knowledge);
  return value === undefined ? undefined : decided(compares[1](value, limit.value));
};

const SIDES: readonly (readonly [string, (value: number, limit: number) => boolean])[] = [
  ['q-plus-de', (value, limit) => value > limit],
  ['q-moins-de', (value, limit) => value < limit],
  ['q-au-moins', (value, limit) => value >= limit],
];

/** The figure an entry is; of two places, the gap between them when it is asked. */
function valueIn({ id }: Entry, sentence: Sentence, { plan }: Knowledge): number | undefined {
  const [, figure, place] = /^chiffre:([^/]+)(?:\/(.+))?$/.exec(id) ?? [];
  const row = plan.chiffres.find((one) => one.id === figure)?.valeurs;
  if (!row) return undefined;
  if (says(sentence, 'q-ecart')) {
    const values = Object.values(row).filter((value) => typeof value === 'number');
    return values.length === 2 ? Math.abs((values[0] ?? 0) - (values[1] ?? 0)) : undefined;
  }
  const value = row[place ?? plan.plan.territoire];
  return typeof value === 'number' ? value : undefined;
}

const sameNoun = (entry: Entry, noun: string, { vocabulary }: Knowledge): number | undefined =>
  measuresIn(entry.say('fr').headline, vocabulary.usages).find((one) => sharesNoun(one.noun, noun))
    ?.value;

const sharesNoun = (a: string, b: string): boolean => {
  const words = new Set(b.split(' ').filter((word) => word.length > 2));
  return a.split(' ').some((word) => words.has(word));
};

/** "La nôtre a 8 000 habitants": on which side of the threshold that the plan states. */
const population: Check = ({ piece: { text, sentence }, evidence, headline, knowledge }) => {
  if (!says(sentence, 'q-habitants') || !says(evidence, 'q-plus-de')) return undefined;
  const { usages } = knowledge.vocabulary;
  const own = measuresIn(text, usages).find(({ value }) => value > SMALLEST);
  const limit = measuresIn(headline, usages).find(({ value }) => value > SMALLEST);
  return own && limit ? decided(own.value > limit.value) : undefined;
};

/** Fewer people are no municipality. */
const SMALLEST = 50;

const frequency: Check = ({ piece: { sentence }, evidence, knowledge }) => {
  const asked = frequencyIn(sentence, knowledge.vocabulary.usages);
  const known = asked && frequencyIn(evidence, knowledge.vocabulary.usages);
  return known && decided(asked.least <= known.most && asked.most >= known.least);
};

const opposites: Check = ({ piece: { sentence }, evidence }) => {
  const sides = (read: Sentence) =>
    read.concepts.flatMap(({ value }) => {
      const [, group, one] = /^oppose-([^-]+)-(.+)$/.exec(value) ?? [];
      return group && one ? [{ group, one }] : [];
    });
  const known = sides(evidence);
  for (const { group, one } of sides(sentence)) {
    const same = known.filter((other) => other.group === group);
    if (same.length > 0)
      return decided(same.some((other) => other.one === one) !== isNegated(sentence));
  }
  return undefined;
};

const years: Check = ({ piece: { text }, said }) => {
  const asked = yearsIn(text);
  const known = yearsIn(said);
  return asked.length === 0 || known.length === 0
    ? undefined
    : asked.every((year) => known.includes(year))
      ? undefined
      : 'no';
};

/** Another day, or another month, than the one that the plan gives. */
const days: Check = ({ piece: { text, utterance }, said, knowledge }) => {
  const { usages } = knowledge.vocabulary;
  const known = knowledge.reader.read(said, 'fr').days;
  const [asked] = utterance.days;
  if (asked && known.length > 0)
    return known.some(({ day, month }) => day === asked.day && month === asked.month)
      ? undefined
      : 'no';
  const [month] = monthsIn(text, usages);
  const months = [...known.map((one) => one.month), ...monthsIn(said, usages)];
  return month !== undefined && months.length > 0 && !months.includes(month) ? 'no' : undefined;
};

/** "Quatre axes": as many of the same as the plan says. */
const counts: Check = ({ piece: { text, utterance }, said, knowledge }) => {
  const { usages } = knowledge.vocabulary;
  const numbered = [...utterance.references.fiches, ...utterance.references.axes].map(Number);
  const asked = measuresIn(text, usages).filter(({ value }) => !numbered.includes(value));
  const known = measuresIn(said, usages);
  for (const { value, noun } of asked) {
    const same = known.filter((one) => sharesNoun(one.noun, noun));
    if (same.length > 0) return decided(same.some((one) => one.value === value));
  }
  return undefined;
};

/** "C’est Nanterre qui organise le séminaire ?": who is set before "qui" is nobody that the answer names. */
const cleft: Check = ({ piece: { text, utterance }, entry, knowledge }) => {
  const claimed = CLEFT.exec(text)?.[1];
  if (!claimed) return undefined;
  const { terms, names } = knowledge.reader.read(claimed, utterance.locale);
  const isNamed = names.some(({ entity }) => entry.entities.includes(entity));
  if (isNamed || terms.length === 0) return undefined;
  return terms.some(
    (term) => knowledge.index.prints(term) && knowledge.index.support(entry, term) > 0,
  )
    ? undefined
    : 'no';
};

/** What French sets before "qui", English before "that" or "who". */
const CLEFT =
  /(?:^|[\s,:;])(?:c['’]est|est-ce|is it|it is|it['’]s)\s+(?:bien\s+)?(\S.{0,80}?)\s(?:qui|who|that)\s/iu;

/** The organisation, the axe or the fiche named is another one than that of the answer. */
const others: Check = ({ piece: { utterance, sentence, text }, entry }) => {
  const { entities } = entry;
  const { fiches, axes } = utterance.references;
  const bare = says(sentence, 'q-releve')
    ? /\b(?:le|la|the) (\d[\d.]*)/i.exec(text)?.[1]
    : undefined;
  const placed = [
    ...axes.map((numero) => `axe:${numero}`),
    ...fiches.map((numero) => `fiche:${numero}`),
    ...(bare && axes.length + fiches.length === 0 ? [`axe:${bare}`] : []),
  ];
  for (const one of placed) {
    const kind = one.slice(0, one.indexOf(':') + 1);
    const same = entities.filter((entity) => entity.startsWith(kind) && !entity.includes('/'));
    if (same.length > 0 && !same.includes(one)) return 'no';
  }
  if (!entry.fields.includes('pilote')) return undefined;
  const claimed = utterance.names.filter(({ entity }) => entity.startsWith('organisation:'));
  const leads = entities.filter((entity) => entity.startsWith('organisation:'));
  if (claimed.length === 0 || leads.length === 0) return undefined;
  return decided(claimed.some(({ entity }) => leads.includes(entity)));
};

const CHECKS: readonly Check[] = [
  side,
  population,
  frequency,
  opposites,
  others,
  cleft,
  years,
  days,
  counts,
];
