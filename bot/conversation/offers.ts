/**
 * Offers: what nobody read, or the plan does not surely answer, in sentences that are sure to be read, for the person
 * to choose the one that is meant.
 */
import type { Reading } from '../contract/feature.ts';
import type { Locale } from '../language/locale.ts';
import type { Utterance } from '../language/utterance.ts';
import { shown } from './answers.ts';
import {
  asReworded,
  isAsked,
  isExclaimed,
  type Likeness,
  leavesThing,
  namesOf,
  orders,
  PLAN_QUESTION,
  SELDOM,
  UNKNOWN,
  wordingOf,
} from './meaning.ts';
import type { Claim } from './precedence.ts';

/** As many as somebody reads at a glance. */
const MOST = 3;
/** Less likely together than this, they are guesses: the nearest how-tos say more. */
const TOGETHER = 0.4;

const say: Record<Locale, Record<'asked' | 'ordered', string>> = {
  fr: {
    asked: 'Je ne suis pas sûr de ce que vous demandez. Est-ce l’une de ces questions ?',
    ordered:
      'Je ne suis pas sûr de ce que je dois faire. Dois-je comprendre l’une de ces phrases ?',
  },
  en: {
    asked: 'I am not sure what you ask. Is it one of these?',
    ordered: 'I am not sure what I am to do. Do you mean one of these?',
  },
};

/** Less likely than this, it is no offer: nobody read the sentence at all, or the plan knows something of it. */
function leastOf({ feature, reading }: Claim, { ranking }: Likeness): number | undefined {
  if (feature === 'help' && reading.rank === 'nothing') return SELDOM;
  if (feature !== 'plan' || !UNKNOWN.has(reading.rank)) return undefined;
  const own = ranking.chanceOf([PLAN_QUESTION]) ?? 1;
  // "Où se tient le forum ?": that the document does not say it is known, unless such words seldom ask it.
  if (reading.rank === 'doubt' && own >= SELDOM) return undefined;
  // "Karim a quitté la carto ?": what lives is likelier to be meant than a document that knows nothing of it.
  return Math.max(SELDOM, own);
}

/** The likeliest meanings of a sentence, each read as what it says; undefined where none is likely enough. */
export function offered(
  utterance: Utterance,
  { claim, likeness, read }: { claim: Claim; likeness: Likeness; read: (said: string) => Claim[] },
): Claim | undefined {
  const { text, locale } = utterance;
  const least = leastOf(claim, likeness);
  const isLost = claim.feature === 'plan' && leavesThing(utterance, likeness.named, claim);
  if (least === undefined || isLost) return undefined;
  const near = likeness.ranking.from(SELDOM);
  // "Le 10 à 14 h c’est sûr ou encore en sondage ?": what is only told or ordered is not meant by a question.
  const isNobodys = likeness.isAsked && claim.reading.rank === 'nothing';
  const told = isNobodys ? near.filter(({ examples }) => !isAsked(examples)) : [];
  const offers = near.flatMap(({ examples, chance }) => {
    const wording = wordingOf(examples, locale, likeness);
    if (!wording || wording.said === text) return [];
    const again = read(wording.said).find((one) =>
      namesOf(one).some((name) => examples.reads.includes(name)),
    );
    // What is asked changes nothing.
    const isMeant =
      again &&
      !((likeness.isAsked || likeness.excepts) && orders(again.reading, examples)) &&
      !isExclaimed(text, again);
    return isMeant ? [{ wording, again, chance }] : [];
  });
  const all = offers.slice(0, MOST);
  const [only, second] = all;
  const sumOf = (some: readonly { chance: number }[]) =>
    some.reduce((sum, { chance }) => sum + chance, 0);
  if (!only || only.chance <= least || sumOf(all) < TOGETHER * (1 - sumOf(told))) return undefined;
  // One alone is answered; "oui" and "non" say it of what would change something.
  if (!second)
    return { ...only.again, reading: asReworded(only.again.reading, only.wording, locale) };
  return {
    feature: claim.feature,
    reading: choiceOf(claim.reading, all, locale, likeness.isAsked),
  };
}

/** Which of several is meant: each is a button that says it. */
function choiceOf(
  reading: Reading,
  offers: readonly { wording: { said: string } }[],
  locale: Locale,
  isAsked = false,
): Reading {
  const headline = say[locale][isAsked ? 'asked' : 'ordered'];
  const questions = offers.map(({ wording: { said } }) => said);
  return {
    ...reading,
    fields: { ...reading.fields, offers: questions },
    answer: () => shown({ headline, questions }, locale, 'clarify'),
  };
}
