/** An answer that accounts for the whole message: whatever nothing was made of is said back beside it. */
import { readCard } from '../../cards/text.ts';
import type { Reading } from '../contract/feature.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import { isNews } from './message-act.ts';
import type { Claim } from './precedence.ts';
import { together, withUntaken } from './together.ts';
import { unechoed } from './unechoed.ts';
import { type Hearer, isWorthSaying, unheardIn, untakenOf } from './untaken.ts';

/**
 * The answer to what was read of a text, and what of that text neither the reading nor the answer speaks of: news of a
 * fiche is noted ("je viens le 8, et la convention est signée"), the rest said back.
 * @param next the turn of what is noted besides
 */
export async function accounted(
  { untaken: own = [], ...answer }: Answer,
  text: string,
  claim: Claim,
  hearer: Hearer,
  next: Turn,
): Promise<Answer> {
  const { outcome, message } = answer;
  const { feature, reading } = claim;
  const { lexicon, speaker, named, read } = hearer;
  // What is refused is refused whole.
  // "Je retiens mardi 8 ?": what is asked before it is done is an order too.
  const isPut = answer.asks !== undefined && reading.rank === 'order';
  const changes = isPut || reading.changes === true;
  const left =
    outcome === 'refused' ? [] : [...own, ...untakenOf({ ...reading, changes }, text, lexicon)];
  // A list that is asked for is an answer, whatever it is called.
  const isList = reading.kind === 'command' && outcome === 'command' && !reading.untaken;
  // "Je ne sais pas noter des congés" answers one clause of what was said; or all of it, by what it is like.
  const isOutside = reading.kind === 'outside' && reading.rank !== 'guess';
  const isAnswered = isPut || isList || isOutside || outcome === (changes ? 'command' : 'answered');
  const worth = (all: readonly string[]) => all.filter((one) => isWorthSaying(one, text, hearer));
  if (!isAnswered) return withUntaken(answer, worth(left));
  const card = message.card ? readCard(message.card) : '';
  const shown = [fieldsOf(reading), message.text, card, ...left, speaker].join(' ');
  const said = named(text);
  // What is not done at all is not done for anybody that it names.
  const asked = isOutside ? [] : said.named;
  const unsaid = unechoed(said.sentence, changes ? asked : asked.filter(isAskedOf), shown);
  const isSame = (other: string) => {
    const again = read(other);
    return again.feature === feature && fieldsOf(again.reading) === fieldsOf(reading);
  };
  const unheard = unheardIn(text, claim, shown, hearer, isSame);
  // A name that goes with its clause is said with it.
  const alone = unsaid.filter((one) => !unheard.some((clause) => clause.includes(one)));
  // Beside a no, it may only be why.
  const isNo = reading.fields.status === 'excused';
  const news = (isNo ? [] : unheard)
    .map((clause) => ({ text: clause, ...read(clause) }))
    .find((act) => feature !== act.feature && act.reading.rank === 'told' && isNews(act));
  const told = await news?.reading.answer(next);
  // Of who leads nothing, nothing is noted: it is said back like the rest.
  const noted = told?.outcome === 'command' ? told : undefined;
  const rest = unheard.filter((clause) => !noted || clause !== news?.text);
  const accountedFor = withUntaken(answer, worth([...left, ...rest, ...alone]));
  return noted ? together([accountedFor, noted]) : accountedFor;
}

const fieldsOf = ({ fields }: Reading): string => JSON.stringify(fields);

/** Whom or what a question is of: another answer than theirs must say so. A day is often answered otherwise. */
const isAskedOf = ({ kind }: { kind: string }): boolean => kind === 'personne' || kind === 'fiche';
