/** Questions made of what a plan states: whatever their form, none may be answered that the plan does not say. */
import { StoreError } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { type Entry, isSheet } from '../../bot/knowledge/entry.ts';
import { numberOf } from '../../bot/knowledge/identity.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { turnAt } from './turns.ts';

/** A question whose answer an entry states. */
export interface StatedQuestion {
  entry: string;
  text: string;
}

const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const bare = (text: string) => text.replace(/\s*[.:;?!]+$/, '');

/** A statement, put as a question in every usual way. */
function* claimsOf(entry: Entry): Iterable<string> {
  const french = bare(entry.say('fr').headline);
  yield `${french} ?`;
  yield `C’est vrai que ${small(french)} ?`;
  yield `Est-ce que ${small(french)} ?`;
  yield `${french}, c’est bien ça ?`;
  const english = bare(entry.say('en').headline);
  yield `Is it true that ${small(english)}?`;
  yield `${english}, right?`;
}

const named = {
  fr: { fiche: 'la fiche', axe: 'l’axe', of: { fiche: 'de la fiche', axe: 'de l’axe' } },
} as const;

/** Every name of every field that a sheet states, asked of it: "indicateurs de la fiche 1.1 ?". */
function* fieldsOf(entry: Entry, { plan, vocabulary }: Knowledge): Iterable<string> {
  const [main = ''] = entry.entities;
  const [kind] = main.split(':');
  const numero = numberOf(plan, main);
  if (!isSheet(main) || (kind !== 'fiche' && kind !== 'axe') || !entry.id.startsWith(main)) return;
  // A line of a list is asked for by its words, and not by the name of its field.
  if (entry.shape === 'item' || entry.id.split('/').length > 2) return;
  const [first = ''] = entry.fields;
  const champ = vocabulary.champs.get(first);
  if (!champ) return;
  for (const name of [champ.fr, ...champ.mots]) {
    yield `${name} ${named.fr.of[kind]} ${numero} ?`;
    yield `${name} ${kind} ${numero}`;
    yield `${named.fr[kind]} ${numero}, ${name} ?`;
  }
}

/** All questions that the stated values of a plan give. */
export function statedQuestions(knowledge: Knowledge): StatedQuestion[] {
  return knowledge.index.entries
    .filter(({ outcome }) => outcome === 'answered')
    .flatMap((entry) =>
      [...claimsOf(entry), ...fieldsOf(entry, knowledge)].map((text) => ({
        entry: entry.id,
        text,
      })),
    );
}

/** Whether a question is answered that the plan does not say, or is none of its business. */
export async function isDenied(bot: Bot, { text }: StatedQuestion, now: Date): Promise<boolean> {
  try {
    const { outcome } = await bot.hear(turnAt(now, { conversation: text }), text);
    return outcome === 'unknown' || outcome === 'outOfScope';
  } catch (error) {
    // Taken for something to record: no denial.
    if (error instanceof StoreError) return false;
    throw error;
  }
}
