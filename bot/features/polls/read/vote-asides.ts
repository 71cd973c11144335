/** What comes beside the choices of an answer: whom it is for, and a remark. */

import { fold } from '../../../language/fold.ts';
import type { Span } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import { forOther, nameThen, remark } from './vote-words.ts';

const NAME =
  /^(?:(?:ma collègue|mon collègue|ma collegue|mon collegue|my colleague|m\.|mme|mr|mrs|ms|madame|monsieur)\s+)?(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]*\.?)*)/u;

/** "pour Fatou : …", "Claire peut le 8", "on behalf of Karim". */
export function personIn(
  text: string,
  lexicon: WhenLexicon,
): (Span & { name: string }) | undefined {
  for (const match of text.matchAll(forOther)) {
    const from = match.index + match[0].length;
    const name = NAME.exec(text.slice(from, from + 80));
    if (name?.[1] && isPerson(name[1], lexicon))
      return { name: name[1], start: match.index, end: from + name[0].length };
  }
  const lead = NAME.exec(text);
  const after = lead ? text.slice(lead[0].length) : '';
  return lead?.[1] && isPerson(lead[1], lexicon) && nameThen.test(after)
    ? { name: lead[1], start: 0, end: lead[0].length }
    : undefined;
}

const COMMON = new Set(
  'je oui non ok tout tous toutes aucun aucune le la les moi nous vous ca ça si peut pas pour dispo impossible ni mes mon il elle on i yes no all none the any we me my it that this works maybe only sorry hello bonjour salut merci hi both either neither morning afternoon matin apres'.split(
    ' ',
  ),
);

/** A weekday, a month or a common word with its capital is nobody. */
function isPerson(name: string, { weekdays, months, relative }: WhenLexicon): boolean {
  const [first = ''] = fold(name).split(/[\s'-]/);
  const word = [{ folded: first, start: 0, end: 0, glued: false }];
  return !weekdays.has(first) && !months.has(first) && !COMMON.has(first) && !relative.at(word, 0);
}

/** "mais je pars à 15h30", "(en visio)", "note : …". */
export function noteIn(text: string): (Span & { text: string }) | undefined {
  const match = remark.exec(text);
  if (!match?.[1]) return undefined;
  const start = match.index + match[0].indexOf(match[1]);
  const typed = text.slice(match.index + match[0].length).replace(/[\s).]+$/u, '');
  return typed.length > 2 ? { text: typed, start, end: text.length } : undefined;
}
