/** Offers: what nobody read, in sentences that are sure to be read, for the person to choose the one that is meant. */
import type { Reading } from '../contract/feature.ts';
import type { Locale } from '../language/locale.ts';
import type { Utterance } from '../language/utterance.ts';
import { shown } from './answers.ts';
import { asReworded, type Likeness, namesOf, SELDOM, wordingOf } from './meaning.ts';
import type { Claim } from './precedence.ts';

/** As many as somebody reads at a glance. */
const MOST = 3;
/** Less likely together than this, they are guesses: the nearest how-tos say more. */
const TOGETHER = 0.4;

const say: Record<Locale, string> = {
  fr: 'Je ne suis pas sûr de ce que je dois faire. Dois-je comprendre l’une de ces phrases ?',
  en: 'I am not sure what I am to do. Do you mean one of these?',
};

/** The likeliest meanings of what nobody read, each read as what it says; undefined where none is likely enough. */
export function offered(
  { text, locale }: Utterance,
  { claim, likeness, read }: { claim: Claim; likeness: Likeness; read: (said: string) => Claim[] },
): Claim | undefined {
  if (claim.feature !== 'help' || claim.reading.rank !== 'nothing') return undefined;
  const offers = likeness.ranking.from(SELDOM).flatMap(({ examples, chance }) => {
    const wording = wordingOf(examples, locale, likeness.named);
    if (!wording || wording.said === text) return [];
    const again = read(wording.said).find((one) =>
      namesOf(one).some((name) => examples.reads.includes(name)),
    );
    return again ? [{ wording, again, chance }] : [];
  });
  const all = offers.slice(0, MOST);
  const [only, second] = all;
  if (!only || all.reduce((sum, { chance }) => sum + chance, 0) < TOGETHER) return undefined;
  // "Oui" and "non" answer for one alone that would change something.
  if (!second && only.again.reading.changes)
    return { ...only.again, reading: asReworded(only.again.reading, only.wording, locale) };
  return { feature: claim.feature, reading: choiceOf(claim.reading, all, locale) };
}

/** Which of several is meant: each is a button that says it. */
function choiceOf(
  reading: Reading,
  offers: readonly { wording: { said: string } }[],
  locale: Locale,
): Reading {
  const questions = offers.map(({ wording: { said } }) => said);
  return {
    ...reading,
    fields: { ...reading.fields, offers: questions },
    answer: () => shown({ headline: say[locale], questions }, locale, 'clarify'),
  };
}
