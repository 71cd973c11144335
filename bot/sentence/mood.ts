/** Mood of a clause: whether it asks, orders, or tells. */
import type { Token } from '../language/tokens.ts';
import { isOver, type Placed } from './placed.ts';
import type { VerbForm } from './verb-forms.ts';

/** `ask`: a question; `order`: something is to be done; `tell`: all the rest. */
export type Mood = 'ask' | 'order' | 'tell';

interface MoodParts {
  text: string;
  tokens: readonly Token[];
  concepts: readonly Placed<string>[];
  light: ReadonlySet<string>;
  verb: (folded: string) => ReadonlySet<VerbForm> | undefined;
}

/**
 * "Peux-tu nommer … ?", "merci de nommer …", "il faudrait nommer …" order, with or without a mark; "qui …",
 * "est-ce que …" ask, with or without a mark; a verb that stands first in the imperative or the infinitive orders.
 */
export function moodOf({ text, tokens, concepts, light, verb }: MoodParts): Mood {
  const has = (concept: string) => concepts.some(({ value }) => value === concept);
  const asked = tokens.some(({ folded }) => folded === '?');
  const from = (concept: string) =>
    concepts.find(({ value }) => value === concept)?.at ?? tokens.length;
  const opening = tokens.findIndex(({ folded }) => !light.has(folded));
  // "Qu'est-ce qu'il faut décider ?" asks, "est-ce que tu peux nommer … ?" orders.
  const polite = from('demande-polie');
  const asks = from('interroge');
  if (polite < tokens.length && !(asks < polite && asks <= opening)) return 'order';
  // "Qui n’a pas répondu" asks, "c’est Karim qui pilote" does not.
  const opensAsking = concepts.some(({ value, at }) => value === 'interroge-en-tete' && at === 0);
  // "Elle est en retard ou pas": both are left open; "alors ça donne quoi", "on fait comment": right behind a verb.
  const endsAsking = concepts.some(
    ({ value, at, length }) =>
      at > 0 &&
      at + length === tokens.length &&
      (value === 'interroge-si' ||
        (value === 'interroge-en-fin' && verb(tokens[at - 1]?.folded ?? '') !== undefined)),
  );
  if (has('interroge') || asked || opensAsking || endsAsking) return 'ask';
  // "À partir du 8" says when.
  const since = concepts.filter(({ value }) => value === 'gens-a-partir');
  const first = tokens.find(
    ({ folded }, at) =>
      (!light.has(folded) || verb(folded)?.has('imperative')) && !isOver(since, at),
  );
  // "Monte-nous un groupe": behind the verb, it is for them.
  const isObject = (at: number) => tokens[at]?.folded === 'nous' && tokens[at - 1] === first;
  const own = tokens.slice(0, 4).some(({ folded }, at) => OWN.has(folded) && !isObject(at));
  const forms = first && verb(first.folded);
  // "L’affiche", "la liste": behind an article stands a noun; a pronoun stands behind its imperative.
  const isLink = (at: number) =>
    concepts.some((one) => one.value === 'bord-liaison' && one.at === at && at === 0);
  // "Et relance Paul": what only links says nothing of what follows.
  const isNoun = concepts.some(
    ({ value, at, length }) =>
      value === 'devant-nom' && tokens[at + length] === first && !isLink(at),
  );
  if (isNoun && !forms?.has('infinitive')) return 'tell';
  // "Décidé", as it is typed, is no "décide".
  const isDone = first && /és?$/iu.test(text.slice(first.start, first.end));
  if (forms && !own && !isDone && (forms.has('imperative') || forms.has('infinitive')))
    return 'order';
  return 'tell';
}

/** Who speaks, as the subject of a verb. */
const OWN: ReadonlySet<string> = new Set(['je', 'j', 'nous', 'on', 'i', 'we']);
