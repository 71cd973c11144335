/** Memory of what was answered to a request, so that a repeated delivery changes nothing. */
import type { Json, Transaction } from './store.ts';
import type { Answer, Turn } from './turn.ts';

/** Length that is kept of the words of an answer, in characters: what was done is said first. */
export const KEPT_TEXT = 400;

/** The first lines of a text, as many as are kept. */
function firstLines(text: string): string {
  if (text.length <= KEPT_TEXT) return text;
  const end = text.lastIndexOf('\n', KEPT_TEXT);
  return end > KEPT_TEXT / 2
    ? text.slice(0, end)
    : `${text.slice(0, KEPT_TEXT).replace(/\p{Cs}$/u, '')}…`;
}

/** Whether a request was answered, as `rememberAnswer` is to know: asked with what else an act begins with. */
export const answeredBefore = (tx: Transaction, { keys = [] }: Pick<Turn, 'keys'>) =>
  Promise.all(keys.map((key) => tx.inbox.get(key)));

/**
 * Keeps what became of a request in the transaction that holds its effect, in a few words: a repeated
 * delivery is told so and changes nothing. What changed nothing is done again, so it is not kept; a
 * refusal is: what was refused once is not to happen by itself later.
 *
 * @throws {ConflictError} when the request was already answered: let it pass, whoever delivered the
 * request replays the first answer
 */
export async function rememberAnswer(
  tx: Transaction,
  { keys = [], now, person }: Pick<Turn, 'keys' | 'now'> & Partial<Pick<Turn, 'person'>>,
  { message, outcome, locale, again }: Answer,
): Promise<void> {
  const [first, ...others] = keys;
  if (first === undefined || !(tx.changed() || outcome === 'refused')) return;
  // Whose request it was, so that it goes with them when they are forgotten.
  const of = person && `person:${person.tenantId}:${person.id}`;
  const text = firstLines(message.text);
  const less = message.card !== undefined || message.file !== undefined || text !== message.text;
  const { verb, data } = again ?? {};
  const more = { ...(less && { less }), ...(verb && data && { again: { verb, data } }) };
  const kept: Json = { outcome, locale, text, ...more };
  // Kept once, however many names its request has; these come first, so that they go first.
  for (const key of others) await tx.inbox.remember(key, { sameAs: first }, now, of);
  await tx.inbox.remember(first, kept, now, of);
}
