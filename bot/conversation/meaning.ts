/**
 * Meaning of a sentence: what the features read in it, what it is most like and what it names, weighed in one place.
 * A reading that people hardly ever mean by such words gives way to one that they most likely mean: that of another
 * feature, or the sentence said again in words that are sure to be read. What such words would change is asked first.
 */

import type { Mention, Reading, Situation } from '../contract/feature.ts';
import { openMatter } from '../contract/matter.ts';
import type { Locale } from '../language/locale.ts';
import { oncePer } from '../language/once-per.ts';
import type { Utterance } from '../language/utterance.ts';
import { cut } from '../language/words.ts';
import {
  filled,
  holesOf,
  type IntentExamples,
  type IntentRanking,
  type LikelyIntent,
  WHOLE,
} from '../sentence/likely-intent.ts';
import { shown } from './answers.ts';
import { isOrdered, isReply } from './message-act.ts';
import type { Claim } from './precedence.ts';

/** What is less likely than this is hardly ever said so: it was misread, or is no business of the plan. */
const HARDLY = 0.02;
/** What is less likely is not near: it is not told of, and what would change something is not presumed. */
export const SELDOM = 0.1;
/** What takes the place of another reading is more likely than all the rest together. */
export const LIKELY = 0.5;
/** What is as likely, and likelier than all else, answers what nobody reads. */
const NEAR = 0.3;
/** So many times likelier is much. */
const MUCH = 10;
/** So many times likelier is enough for what nobody has asked to be written. */
const FAR = 3;
/** Longer messages say more than one thing: they are not said again in other words. */
const LONGEST = 200;

/** What a sentence is like, and what it names. */
export interface Likeness {
  /** The sentence. */
  text: string;
  ranking: IntentRanking;
  named: readonly Mention[];
  /** By its mood or its mark; "peux-tu l’ajouter ?" orders. */
  isAsked?: boolean;
  /** By its mood. */
  tells?: boolean;
  /** "Mon compte est bloqué, tu peux le débloquer": it asks for something, with its mark or without. */
  requests?: boolean;
  /** "Retire tout le monde sauf Nadia", "enlève pas Léa": whoever it names is not who is meant. */
  excepts?: boolean;
  /** "Si je retirais Omar, perdrait-on son historique ?": that it is supposed is half of what is asked. */
  supposes?: boolean;
}

/** Names of a reading in `intentions.yaml`, the closest first. */
export const namesOf = ({ feature, reading: { kind, fields } }: Claim): string[] => [
  `${feature}.${fields.intent}.${fields.status}`,
  `${feature}.${fields.intent}`,
  `${feature}/${kind}`,
  feature,
];

/** Of several acts, how likely the likeliest is: a sentence that says two things is like one of them. */
function chanceOf({ feature, reading }: Claim, { ranking }: Likeness): number | undefined {
  const { acts } = reading.fields;
  const each = Array.isArray(acts) ? (acts as Reading['fields'][]) : [reading.fields];
  const chances = each.flatMap(
    (fields) => ranking.chanceOf(namesOf({ feature, reading: { ...reading, fields } })) ?? [],
  );
  return chances.length > 0 ? Math.max(...chances) : undefined;
}

/** How likely a sentence is anything that the feature of a reading does. */
const featureChance = ({ feature }: Claim, { ranking }: Likeness): number =>
  ranking
    .from(0)
    .filter(({ examples: { reads } }) => reads.some((name) => name.split(/[./]/)[0] === feature))
    .reduce((sum, { chance }) => sum + chance, 0);

const leastOf = ({ reading: { changes, rank, left = [] } }: Claim): number =>
  changes && !(rank === 'order' && left.length === 0) ? SELDOM : HARDLY;

/** Whether people hardly ever mean this by such words; not where nobody has said what is meant by it. */
export const isUnlikely = (claim: Claim | undefined, likeness: Likeness | undefined): boolean =>
  claim !== undefined &&
  likeness !== undefined &&
  (chanceOf(claim, likeness) ?? 1) < leastOf(claim);

export const PLAN_QUESTION = 'plan/question';

/** What is said as a question may be one of the plan: "qui pilote la fiche 5 ?". */
export const isAsked = oncePer(
  ({ reads, says }: IntentExamples): boolean =>
    reads.includes(PLAN_QUESTION) || says.fr.some((wording) => wording.endsWith('?')),
);

/** What such words are most like, for the features: whether they ask anything of the plan, and what tells how. */
export function alikeIn(
  likeness: Likeness | undefined,
  locale: Locale,
): Pick<Situation, 'asksPlan' | 'alike' | 'answers' | 'likeliest' | 'lacks'> {
  if (!likeness) return {};
  const all = likeness.ranking.from(0);
  const asked = all.filter(({ examples }) => isAsked(examples));
  const answers = answersIn(likeness);
  const asks = answers ? 0 : asked.reduce((sum, { chance }) => sum + chance, 0);
  const asksPlan = likeness.ranking.chanceOf([PLAN_QUESTION]) ?? 0;
  const near = all.filter(({ chance }) => chance >= SELDOM);
  return {
    asksPlan: asksPlan >= LIKELY && !answers ? 'likely' : asks < HARDLY ? 'hardly' : undefined,
    likeliest: likeliestIn(all),
    lacks: lackingIn(likeness)?.lacks?.[locale],
    alike: [...new Set(near.flatMap(({ examples: { howTo } }) => howTo ?? []))],
    answers,
  };
}

/** What such words are likelier than all else to mean, were it said in full. */
export const lackingIn = ({ ranking }: Likeness): IntentExamples | undefined =>
  ranking.from(NEAR)[0]?.examples;

/** The likeliest of what one feature answers; its intents, which have their last name in common, count together. */
function likeliestIn(all: readonly LikelyIntent[]): Situation['likeliest'] {
  const kin = ({ examples: { reads } }: LikelyIntent) => reads.at(-1);
  const sums = new Map<string | undefined, number>();
  for (const one of all) sums.set(kin(one), (sums.get(kin(one)) ?? 0) + one.chance);
  const chance = Math.max(0, ...sums.values());
  const name = all.find((one) => sums.get(kin(one)) === chance)?.examples.reads[0];
  return name === undefined || chance < NEAR ? undefined : { name, chance };
}

/** Of what waits for the answer of somebody, and not of a record that is put right. */
const isAnswer = ({ open }: IntentExamples): boolean =>
  open.some((name) => name !== NOTED && !name.includes('.'));

/** What such words most likely answer, an invitation or a poll, where nothing of it is open. */
function answersIn({ ranking }: Likeness): readonly string[] | undefined {
  const shut = ranking.shut?.();
  // "Mercredi me va", of a poll that is over, while an invitation waits.
  const [best] = ranking.from(LIKELY);
  const isOpen = best !== undefined && best.examples.open.length > 0;
  return shut && shut.chance >= LIKELY && !isOpen && isAnswer(shut.examples)
    ? shut.examples.open
    : undefined;
}

export const UNKNOWN: ReadonlySet<Reading['rank']> = new Set<Reading['rank']>(['doubt', 'nothing']);

/**
 * Whether something that likely takes the place of a reading.
 * @param isFree whether it changes nothing, or asks first
 */
function replaces(
  { chance, other, isFree }: { chance: number; other: Reading; isFree: boolean },
  claim: Claim,
  likeness: Likeness,
): boolean {
  const { reading } = claim;
  const own = chanceOf(claim, likeness) ?? 1;
  // So many times likelier; what is as likely as not is measured by itself.
  const times = Math.max(1, chance / LIKELY);
  // "Les groupes sont découpés par territoire ?": a list yields to a sure answer that is much likelier asked, while
  // what a plan says of a thing ("Le copil se réunit chaque mois ?") stands.
  const isListed = claim.feature !== 'plan' && !reading.changes;
  const isFar = isListed && other.sure === true && own * MUCH < chance;
  const isRare = isFar || own < times * (likeness.supposes ? SELDOM : leastOf(claim));
  // "CR d’hier, 6 participants : on publie en mars": what leaves words aside, and nobody means, yields to what is near.
  const isPoor = isRare && (reading.left ?? []).length > 0 && own * MUCH < chance;
  if (chance < (isPoor ? HARDLY : LIKELY)) return false;
  // "Merci pour les rappels !" thanks, whatever for.
  if (reading.rank === 'courtesy' && other.changes) return false;
  // "Comment on vote chez toi ?": hardly anybody asks a plan that, and it knows nothing of it.
  if (other.rank === 'nothing') return isRare && UNKNOWN.has(reading.rank);
  // What the bot has asked is answered; what is kept is known better than the plan knows anything.
  const isKept = reading.rank === 'question' && claim.feature !== 'plan' && !likeness.supposes;
  // "Sors-moi la liste de mes réunions à venir", while an invitation waits: hardly anybody answers so.
  const isStray = own < HARDLY && chance >= 1 - SELDOM && !other.changes && !likeness.tells;
  if ((reading.rank === 'answer' && !isStray) || isKept) return false;
  // What is never given is refused, however it is asked; a sure answer stands.
  if (reading.kind === 'question' && reading.rank === 'order') return false;
  // "L’ordre du jour du groupe de l’axe 5": what is kept of today answers before the document, however sure that is.
  const isPlan = claim.feature === 'plan';
  const isKnown = !other.changes && other.rank !== 'doubt' && other.kind !== 'outside';
  if (isPlan && isRare && chance >= 1 - SELDOM && isKnown) return true;
  if (reading.sure && !likeness.supposes) return false;
  // "Le recrutement est réglé, merci", "le dépouillement on le décale au 11": what a pilote tells is kept.
  // "Et le résumé pour le mail ?", behind a document: it is read in full, and done here.
  const isFull = reading.rank === 'order' && (reading.left ?? []).length === 0;
  if ((other.kind === 'outside' || other.kind === 'smalltalk') && isFull) return false;
  // "Chante-nous un truc", "merci d’avoir réglé ça": hardly anybody tells news so.
  // "La plaquette part chez l’imprimeur lundi": what is only like an errand yields to news that are noted.
  const isNoted = reading.kind === 'progress' && reading.rank === 'told' && reading.changes;
  if (isNoted && !likeness.requests && other.kind === 'outside' && other.rank === 'guess')
    return false;
  const isNoNews = isRare && (other.kind === 'smalltalk' || other.kind === 'outside');
  if (reading.reports && !isNoNews && (reading.changes || other.kind !== 'smalltalk')) return false;
  // What is known comes before what nobody knows.
  if (other.rank === 'doubt' && !reading.changes && !UNKNOWN.has(reading.rank)) return false;
  if (isRare) return true;
  // What is ordered in full, or known, yields only where hardly anybody means it by such words.
  const isFirm = reading.rank === 'order' || reading.rank === 'question';
  return !reading.changes && !isFirm && isFree && own < SELDOM;
}

/**
 * Whether a question is answered where something else is most likely told or ordered, which nobody could read: that it
 * was not understood is better said than what nobody asked.
 */
export function answersUnasked(claim: Claim, likeness: Likeness): boolean {
  const { reading } = claim;
  const [best] = likeness.ranking.from(LIKELY);
  // "Login carte": what is never given is refused, however it is said.
  const isQuestion = reading.rank !== 'order' && [reading.kind, reading.rank].includes('question');
  // "Un résumé court pour mon mail": read in full, it is done here.
  const isKept = claim.feature !== 'plan' && (reading.left ?? []).length === 0;
  return (
    best !== undefined &&
    !likeness.isAsked &&
    !(isKept && best.examples.reads.includes('outside')) &&
    !isAsked(best.examples) &&
    !reading.changes &&
    !reading.sure &&
    isQuestion &&
    (chanceOf(claim, likeness) ?? 1) < HARDLY
  );
}

/**
 * Whether something is changed that people hardly ever mean by such words, some of which nobody reads: "je souffle un
 * peu, …" is nothing to do. Who comes, and what suits them, is learned by itself; what is certain, or puts right the last
 * record, is known by more. Where nothing else is likelier, nothing is known of such words.
 */
export function writesUnmeant(claim: Claim, likeness: Likeness): boolean {
  const { changes, proposes, sure, mends, rank, left = [] } = claim.reading;
  const isMore = proposes || sure || mends || rank === 'courtesy' || isReply(claim);
  if (!changes || isMore || left.length === 0) return false;
  const [best] = likeness.ranking.from(0);
  const own = chanceOf(claim, likeness) ?? 1;
  return best !== undefined && isUnlikely(claim, likeness) && own * FAR < best.chance;
}

/** The claim that is meant: the first in precedence, or the likeliest where that one was misread. */
export function meantOf(
  claims: readonly Claim[],
  likeness: Likeness | undefined,
): Claim | undefined {
  const [first, ...others] = claims;
  if (!first || !likeness) return first;
  const [best] = others
    .map((claim) => ({ claim, chance: chanceOf(claim, likeness) ?? 0 }))
    .filter(({ claim: { reading: other }, chance }) =>
      replaces({ chance, other, isFree: !other.changes }, first, likeness),
    )
    .sort((a, b) => b.chance - a.chance);
  return best?.claim ?? first;
}

/** A sentence in words that are sure to be read. */
export interface Wording {
  said: string;
  /** What is named, and is no part of it. */
  beside: readonly string[];
  /** The sentence itself behind its heading: none of it is lost. */
  isHeaded?: boolean;
}

/** What may be named beside what is to be done: a group, a fiche or a name would be lost. */
const BESIDE: ReadonlySet<string> = new Set(['jour', 'heure', 'temps', 'organisation']);

/** How an intent is said for sure, with what a sentence names; undefined where it would lose some of it. */
export function wordingOf(
  examples: IntentExamples,
  locale: Locale,
  { named, text }: Pick<Likeness, 'named' | 'text'>,
): Wording | undefined {
  // "Le 12 est annulé, on se retrouve le 14": a day that has a place in one of them is lost in none.
  const placed = new Set(examples.says[locale].flatMap(holesOf));
  for (const wording of examples.says[locale]) {
    const said = filled(wording, { named, text });
    const holes = holesOf(wording);
    const isHeaded = holes.includes(WHOLE);
    // "La 5 avance et la 1.1 est bloquée" is no "ma fiche : …".
    if (isHeaded && named.some(({ kind }) => placed.has(kind) && !holes.includes(kind))) continue;
    const beside = isHeaded ? [] : named.filter(({ kind }) => !holes.includes(kind));
    // "J’ai eu Saint-Denis et Aubervilliers, reste Pantin" is of these.
    const isOfThem = beside.filter(({ kind }) => kind === 'organisation').length > 1;
    const isAside = !isOfThem && beside.every(({ kind }) => BESIDE.has(kind) && !placed.has(kind));
    // "Est-ce que je suis toujours du groupe carto ?": the list that answers holds it.
    if (said !== undefined && (isAsked(examples) || isAside))
      return { said, beside: beside.map(({ text }) => text), isHeaded };
  }
  return undefined;
}

/** What only a plan has, of all that it names. */
const OF_PLAN = /^(?:sigle|seance):/;

/**
 * "Qui s’occupe des IP ?", "à quelle heure débute la séance du 2 juillet ?": a sigle or a séance of the plan has no place
 * in other words, and would be lost; so would anything that the plan has a sure answer about: "ce que ça dit du handicap".
 */
export function leavesThing(
  { names, words, terms }: Utterance,
  named: readonly Mention[],
  { feature, reading }: Claim,
): boolean {
  const placed = new Set(named.flatMap(({ text }) => cut(text).map(({ folded }) => folded)));
  const isSure = feature === 'plan' && reading.sure === true;
  return (
    (isSure &&
      terms.some(({ field, weight, folded }) => !field && weight === 1 && !placed.has(folded))) ||
    names.some(
      ({ entity, at, length }) =>
        OF_PLAN.test(entity) &&
        !words.slice(at, at + length).every(({ folded }) => placed.has(folded)),
    )
  );
}

/** "La PMI a répondu !": what is exclaimed asks nothing. */
export const isExclaimed = (text: string, { reading: { rank } }: Claim): boolean =>
  /!\s*$/u.test(text) && rank === 'question';

/** What changes something, or shows first what it would. */
export const orders = (reading: Reading, examples: IntentExamples): boolean =>
  reading.changes === true || (isOrdered(reading) && !isAsked(examples));

/**
 * The likeliest meaning of a sentence, said again, where what was read of it is not meant.
 * @param isFull whether it is a whole message: what only heads a part of one would be said of each
 */
export function saidAgain(
  utterance: Utterance,
  {
    claim,
    likeness,
    read,
    isFull = true,
  }: {
    claim: Claim;
    likeness: Likeness;
    read: (said: string) => Claim[];
    isFull?: boolean;
  },
): Claim | undefined {
  const { text, locale } = utterance;
  // What is not seldom meant by such words yields to nothing: it need not be said again.
  if ((chanceOf(claim, likeness) ?? 1) >= SELDOM) return undefined;
  if (text.length > LONGEST) return undefined;
  const [best] = likeness.ranking.from(LIKELY);
  const wording = best && wordingOf(best.examples, locale, likeness);
  if (!wording) return undefined;
  if (!wording.isHeaded && leavesThing(utterance, likeness.named, claim)) return undefined;
  const { reads } = best.examples;
  const { rank, left = [] } = claim.reading;
  // "Je serai pas là, quelqu’un me remplacera peut-être": what was read in full is that very answer.
  const isItself = namesOf(claim).some((name) => reads.includes(name));
  if (isItself && rank === 'order' && left.length === 0) return undefined;
  const claims = read(wording.said);
  const again =
    claims.find((one) => namesOf(one).some((name) => reads.includes(name))) ??
    claims.slice(0, 1).find(({ feature, reading: { rank, changes } }) => {
      // "Qui pilote la fiche 5 ?": whoever knows the answer gives it, the plan too; an order is no question to it.
      const isKnown = rank === 'question' || (rank === 'doubt' && claim.reading.rank !== 'order');
      return isKnown && !changes && feature !== claim.feature;
    });
  // "Annule le point planning, on verra": likelier of another feature, and near enough of its own; what was read is done.
  const isNear =
    rank === 'order' &&
    claim.reading.changes === true &&
    again !== undefined &&
    again.feature !== claim.feature &&
    featureChance(claim, likeness) >= NEAR;
  // Of two things that it only says, the feature has chosen by itself.
  const isOwn = again?.feature === claim.feature && claim.reading.rank === 'order';
  // "Crée le sous-groupe Poterie. Fin": an order that is read but for a word is no other order of its feature.
  const isTold = again?.feature === claim.feature && rank === 'told';
  const isAlmost =
    (rank === 'order' || isTold) && claim.reading.changes === true && left.length <= 1;
  const isOnlySaid = isOwn && !claim.reading.changes && !again?.reading.changes;
  // "Annule le point sur le budget" is no meeting called off: what its feature does of it is meant by some.
  const isDone = isOwn && claim.reading.changes && (chanceOf(claim, likeness) ?? 1) >= HARDLY;
  if (!again || isAlmost || isOnlySaid || isDone || isNear) return undefined;
  if (wording.isHeaded && !isFull) return undefined;
  // "La Caf pilote la fiche 5 ?", "karim est encore dans la carto ?": what is asked changes nothing.
  // "…, ce qui est une belle étape": what only looks asked is asked back whole.
  const isLost = wording.isHeaded ? text.includes('?') : likeness.excepts || likeness.isAsked;
  if (isLost && orders(again.reading, best.examples)) return undefined;
  if (isExclaimed(text, again)) return undefined;
  const meant = { chance: best.chance, other: again.reading, isFree: true };
  if (!replaces(meant, claim, likeness)) return undefined;
  return { ...again, reading: asReworded(again.reading, wording, locale) };
}

/** Whatever was recorded, and can be put right. */
const NOTED = 'noted';

/** Whether what a sentence would answer waits for an answer, or what it would put right is still open. */
export const mayBeMeant = ({ open: names }: IntentExamples, { given, open }: Situation): boolean =>
  names.length === 0 ||
  names.some((name) => given?.[name] !== undefined || openMatter(open, name) !== undefined) ||
  (names.includes(NOTED) && open?.some(({ back }) => back !== undefined) === true);

const ask = {
  fr: {
    headline: (said: string) => `Dois-je comprendre : « ${said} » ?`,
    note: 'Rien n’est fait sans votre « oui ».',
    kept: 'Entendu : rien n’est fait.',
    yes: 'Oui',
    no: 'Non',
  },
  en: {
    headline: (said: string) => `Do you mean: “${said}”?`,
    note: 'Nothing is done without your “yes”.',
    kept: 'All right: nothing is done.',
    yes: 'Yes',
    no: 'No',
  },
};

/** The reading of the wording; what would change something is asked back, unless it shows the whole of it first. */
export function asReworded(
  reading: Reading,
  { said, beside, isHeaded }: Wording,
  locale: Locale,
): Reading {
  if (!reading.changes) return reading;
  if (reading.proposes && isHeaded) return reading;
  const { headline, note, kept, yes, no } = ask[locale];
  const face = { headline: headline(said), notes: [note], questions: [yes, no] };
  return {
    ...reading,
    untaken: beside,
    answer: () => ({
      ...shown(face, locale, 'clarify'),
      asks: { yes: { hear: said }, no: { say: kept } },
    }),
  };
}
