/** Typed comparisons of what is claimed with what one fact says: a number, a day, a place, who, how often. */

import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import { fold } from '../../../language/fold.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import type { Usages } from '../../../language/vocabulary-schema.ts';
import { cut } from '../../../language/words.ts';
import { stands } from '../../../sentence/saying.ts';
import { readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import { isNegated } from '../read/form.ts';
import type { Piece } from '../read/piece.ts';
import { type ClaimVerdict, type Comparison, type Held, isSaidBy } from './held.ts';
import { frequencyIn, type Measure, measuresIn, monthsIn } from './measures.ts';
import { place } from './places.ts';

/** Whether a threshold that the plan states settles it, however it is asked: "et avec 12 500 habitants ?". */
export const isMeasured = ({ sentence, text, knowledge }: Piece): boolean =>
  says(sentence, 'q-habitants') &&
  measuresIn(text, knowledge.vocabulary.usages).some(({ value }) => value > SMALLEST);

/** What typed comparisons come to: any that differs refutes; undefined when nothing is compared. */
export function compared(held: Held): ClaimVerdict | undefined {
  const number = MEASURED.map((compare) => compare(held)).find((verdict) => verdict);
  const verdicts = new Set([number, ...COMPARISONS.map((compare) => compare(held))]);
  return verdicts.has('no') ? 'no' : verdicts.has('yes') ? 'yes' : undefined;
}

const decided = (holds: boolean): ClaimVerdict => (holds ? 'yes' : 'no');

/** Another one than any that is known; where none is said or none is known, nothing is compared. */
const another = <T>(asked: readonly T[], known: readonly T[]): ClaimVerdict | undefined =>
  known.length > 0 && asked.some((one) => !known.includes(one)) ? 'no' : undefined;

/** "Dépasse 40", "plus de 1000": the figure of the plan, on that side of the number or not. */
const side: Comparison = ({ piece: { sentence, text, knowledge }, entry, headline }) => {
  const compares = SIDES.find(([concept]) => says(sentence, concept));
  const said = measuresIn(text, knowledge.vocabulary.usages);
  const limit = compares && said.at(-1);
  if (!compares || !limit) return undefined;
  const value = valueIn(entry, knowledge) ?? sameNoun(headline, limit.noun, knowledge);
  return value === undefined ? undefined : decided(compares[1](value, limit.value));
};

const SIDES: readonly (readonly [string, (value: number, limit: number) => boolean])[] = [
  ['q-plus-de', (value, limit) => value > limit],
  ['q-moins-de', (value, limit) => value < limit],
  ['q-au-moins', (value, limit) => value >= limit],
];

/** The figure an entry is. */
function valueIn({ id }: Entry, { plan }: Knowledge): number | undefined {
  const [, figure, place] = /^chiffre:([^/]+)(?:\/(.+))?$/.exec(id) ?? [];
  const row = plan.chiffres.find((one) => one.id === figure)?.valeurs;
  const value = row?.[place ?? plan.plan.territoire];
  return typeof value === 'number' ? value : undefined;
}

const sameNoun = (headline: string, noun: string, { vocabulary }: Knowledge): number | undefined =>
  measuresIn(headline, vocabulary.usages).find((one) => sharesNoun(one.noun, noun))?.value;

const sharesNoun = (a: string, b: string): boolean => {
  const words = new Set(b.split(' ').filter((word) => word.length > 2));
  return a.split(' ').some((word) => words.has(word));
};

/** "La nôtre a 8 000 habitants": on which side of the threshold that the plan states. */
const population: Comparison = ({ piece: { text, sentence, knowledge }, evidence, headline }) => {
  if (!says(sentence, 'q-habitants') || !says(evidence, 'q-plus-de')) return undefined;
  const { usages } = knowledge.vocabulary;
  const own = measuresIn(text, usages).find(({ value }) => value > SMALLEST);
  const limit = measuresIn(headline, usages).find(({ value }) => value > SMALLEST);
  return own && limit ? decided(own.value > limit.value) : undefined;
};

/** "Même les petites ?": nobody is left out, and the fact says from what size on. */
const everybody: Comparison = ({ piece: { text, sentence, knowledge }, evidence, headline }) => {
  const { usages } = knowledge.vocabulary;
  const isLimited = says(evidence, 'q-plus-de') || says(evidence, 'q-au-moins');
  if (!says(sentence, 'borne-meme') || !isLimited || measuresIn(text, usages).length > 0)
    return undefined;
  return measuresIn(headline, usages).length > 0 ? 'no' : undefined;
};

/** Fewer people are no municipality. */
const SMALLEST = 50;

/** "Le schéma dure six ans ?": as many years as there are from the first one said to the last. */
const lasting: Comparison = ({ piece: { text, sentence, knowledge }, entry, headline }) => {
  const { usages } = knowledge.vocabulary;
  const [from, to] = yearsIn(headline);
  const [asked, another] = measuresIn(text, usages);
  // "Le SDSF 2024-2026 a été élaboré …": years that are a name are no period.
  const isPeriod = ['periode', 'duree'].some((field) => entry.fields.includes(field));
  const isAsked = isPeriod && says(sentence, 'q-annee') && !frequencyIn(sentence, usages);
  if (!isAsked || !asked || another || from === undefined || to === undefined) return undefined;
  return yearsIn(text).length > 0 || to < from ? undefined : decided(to - from + 1 === asked.value);
};

const frequency: Comparison = ({ piece: { sentence, knowledge }, evidence }) => {
  const asked = frequencyIn(sentence, knowledge.vocabulary.usages);
  const known = asked && frequencyIn(evidence, knowledge.vocabulary.usages);
  return known && decided(asked.least <= known.most && asked.most >= known.least);
};

/** Sides that a text takes of what can only be one of two. */
const sidesOf = (read: Sentence) =>
  read.concepts.flatMap(({ value }) => {
    const [, group, one] = /^oppose-([^-]+)-(.+)$/.exec(value) ?? [];
    return group && one ? [{ group, one }] : [];
  });

/** "Le nombre a-t-il augmenté depuis 2021 ?": the fact tells no way that it went, whatever its year. */
export const isUnsided = ({ piece: { sentence }, evidence }: Held): boolean =>
  sidesOf(sentence).some(({ group }) => group === CHANGE) &&
  !sidesOf(evidence).some(({ group }) => group === CHANGE);

/** What went up or down. */
const CHANGE = 'sens';

const opposites: Comparison = ({ piece: { sentence }, evidence }) => {
  const known = sidesOf(evidence);
  for (const { group, one } of sidesOf(sentence)) {
    const same = known.filter((other) => other.group === group);
    if (same.length > 0)
      return decided(same.some((other) => other.one === one) !== isNegated(sentence));
  }
  return undefined;
};

const years: Comparison = ({ piece: { text, knowledge }, said, headline }) => {
  // "En mai, sans préciser l’année": that of another thing in the same line is not its own.
  const isSilent = yearsIn(headline).length === 0 && isTold(headline, knowledge);
  return isSilent ? undefined : another(yearsIn(text), yearsIn(said));
};

/** Whether an answer says itself that it does not say all. */
const isTold = (headline: string, { lexicon }: Knowledge): boolean =>
  says(readSentence(headline, lexicon), 'q-tait');

/** Whether a claim says a month and a year, and the fact one of them only: the year, or by its own words not the year. */
export const isHalfDated = ({ piece: { text, knowledge }, headline }: Held): boolean => {
  const { usages } = knowledge.vocabulary;
  const [month] = monthsIn(text, usages);
  const [year] = yearsIn(text);
  const [months, years] = [monthsIn(headline, usages), yearsIn(headline)];
  if (month === undefined || year === undefined) return false;
  return years.length === 0
    ? months.includes(month) && isTold(headline, knowledge)
    : months.length === 0 && years.includes(year);
};

/** Whether a claim says a year, a month or a day, and an entry none. */
export const isUndated = ({ piece: { text, utterance, knowledge }, said }: Held): boolean => {
  const { usages } = knowledge.vocabulary;
  const isDated = (one: string) => yearsIn(one).length > 0 || monthsIn(one, usages).length > 0;
  return (
    (isDated(text) || utterance.days.length > 0) &&
    !isDated(said) &&
    knowledge.reader.read(said, utterance.locale).days.length === 0
  );
};

/** Another day, or another month, than the one that the plan gives. */
const days: Comparison = ({ piece: { text, utterance, knowledge }, said }) => {
  const { usages } = knowledge.vocabulary;
  const known = knowledge.reader.read(said, utterance.locale).days;
  const [asked] = utterance.days;
  if (asked && known.length > 0)
    return known.some(({ day, month }) => day === asked.day && month === asked.month)
      ? undefined
      : 'no';
  const months = [...known.map((one) => one.month), ...monthsIn(said, usages)];
  return another(monthsIn(text, usages).slice(0, 1), months);
};

/** "Quatre axes": as many of the same as the plan says. */
const counts: Comparison = ({ piece: { text, utterance, knowledge }, said }) => {
  const { usages } = knowledge.vocabulary;
  const asked = quantities(text, utterance, usages);
  const told = asked.length > 0 ? knowledge.reader.read(said, utterance.locale) : undefined;
  const known = told ? quantities(said, told, usages) : [];
  for (const { value, noun } of asked) {
    const same = known.filter((one) => sharesNoun(one.noun, noun));
    if (same.length > 0) return decided(same.some((one) => one.value === value));
  }
  return undefined;
};

/** "L’axe 3 porte trois actions", "the 1 July meeting": the number of a thing and that of a day count nothing. */
function quantities(text: string, { references, days }: Utterance, usages: Usages): Measure[] {
  const numbered = [
    ...[...references.fiches, ...references.axes].map(Number),
    ...days.map(({ day }) => day),
  ];
  return measuresIn(text, usages).filter(({ value }) => {
    const at = numbered.indexOf(value);
    if (at >= 0) numbered.splice(at, 1);
    return at < 0;
  });
}

/** "C’est Nanterre qui organise le séminaire ?": who is set before "qui" is nobody that the answer names. */
const cleft: Comparison = ({ piece: { sentence, utterance, knowledge }, entry }) => {
  const { tokens } = sentence;
  const from = tokens.findIndex((_, at) => stands(sentence, 'q-c-est', at));
  const to = tokens.findIndex((_, at) => at > from + 1 && stands(sentence, 'q-qui', at));
  if (from < 0 || to < 0 || to - from > FARTHEST) return undefined;
  const claimed = utterance.terms.filter(({ at }) => at > from && at < to);
  const names = utterance.names.filter(({ at }) => at > from && at < to);
  const isNamed = names.some(({ entity }) => entry.entities.includes(entity));
  if (isNamed || claimed.length === 0) return undefined;
  return claimed.some((term) => isSaidBy(entry, term, knowledge)) ? undefined : 'no';
};

/** So many words name who is set before "qui". */
const FARTHEST = 8;

/** "C’est bien un jeudi ?": the day of the week that the plan gives, or another. */
const weekdays: Comparison = ({ piece: { text, knowledge }, said }) => {
  const { jours } = knowledge.vocabulary.usages;
  const among = (one: string) => {
    const words = new Set(cut(one).map(({ folded }) => folded));
    return [jours.fr, jours.en].flatMap((names) =>
      names.flatMap((name, i) => (words.has(fold(name)) ? [i] : [])),
    );
  };
  return another(among(text).slice(0, 1), among(said));
};

/** The organisation, the axe or the fiche named is another one than that of the answer. */
const others: Comparison = ({ piece: { utterance, sentence }, entry }) => {
  const { entities } = entry;
  for (const one of [...utterance.references.things].reverse()) {
    const kind = one.slice(0, one.indexOf(':') + 1);
    const same = entities.filter((entity) => entity.startsWith(kind) && !entity.includes('/'));
    if (same.length > 0 && !same.includes(one)) return 'no';
    // "C’est pour l’axe 5 que …": it is the one.
    if (same.length > 0 && says(sentence, 'q-c-est')) return 'yes';
  }
  if (!entry.fields.includes('pilote')) return undefined;
  const claimed = utterance.names.filter(({ entity }) => entity.startsWith('organisation:'));
  const leads = entities.filter((entity) => entity.startsWith('organisation:'));
  if (claimed.length === 0 || leads.length === 0) return undefined;
  return decided(claimed.some(({ entity }) => leads.includes(entity)));
};

/** "Les communes et les associations, pas les entreprises": who is put aside in the fact. */
const excluded: Comparison = ({ piece: { utterance, sentence, knowledge }, evidence }) => {
  const { typed, text, concepts } = evidence;
  const out = concepts.find(
    ({ value, at }) =>
      (value === 'q-sauf' || value === 'q-nie-derriere') &&
      /,\s*(?:mais\s|et\s)?$/.test(text.slice(0, typed[at]?.start)),
  );
  const start = out && typed[out.at]?.start;
  if (start === undefined || isNegated(sentence)) return undefined;
  const sensesOf = (part: string) =>
    new Set(knowledge.reader.read(part, 'fr').terms.map(({ senses: [first] }) => first?.[0]));
  const [kept, left] = [sensesOf(text.slice(0, start)), sensesOf(text.slice(start))];
  const isLeft = ({ senses: [first] }: Term) => left.has(first?.[0]) && !kept.has(first?.[0]);
  return utterance.terms.some((term) => !term.field && isLeft(term)) ? 'no' : undefined;
};

/** Comparisons of what a question says by the way. */
export const TAKEN_FOR_GRANTED: readonly Comparison[] = [frequency, lasting, counts, years];

/** Ways to compare a number, the first that applies. */
const MEASURED: readonly Comparison[] = [population, side, frequency, lasting, counts];

const COMPARISONS: readonly Comparison[] = [
  everybody,
  opposites,
  others,
  cleft,
  excluded,
  place,
  weekdays,
  years,
  days,
];

/**
 * Whether a value that the fact itself says is held against one that is claimed: a number, how often, a price; where a
 * meeting is.
 */
export function isValued({ headline, ...held }: Held): boolean {
  const evidence = readSentence(headline, held.piece.knowledge.lexicon);
  const own = { ...held, headline, evidence, said: headline };
  const isMeeting = held.entry.entities[0]?.startsWith('reunion:');
  return [...MEASURED, opposites, ...(isMeeting ? [place] : [])].some(
    (compare) => compare(own) !== undefined,
  );
}
