/** What comes beside the choices of an answer: whom it is for, and a remark. */
import { fold } from '../../../language/fold.ts';
import type { Span } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import { forOther, nameThen, remark } from './vote-words.ts';

const NAME =
  /^(?:(?:ma coll[èe]gue|mon coll[èe]gue|my colleague)\s+)?((?:(?:m\.|mr\.?|mme|mrs\.?|ms\.?|madame|monsieur|dr\.?)\s+)?\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*\.?)*)/iu;
/** "réponse de plaine commune par tél : …": a name without capitals, between two words that hold it. */
const HELD =
  /(?:r[ée]ponse|answer)s?\s+(?:de|from)\s+([\p{L}][\p{L}'’ -]{1,60}?)\s*(?=\s(?:par|by)\s|:)/iu;

type Person = Span & { name: string };

/** "pour Fatou : …", "Claire peut le 8", "on behalf of Karim". */
export function personIn(text: string, lexicon: WhenLexicon): Person | undefined {
  const lead = namedAt(text, 0, lexicon);
  if (lead && nameThen.test(text.slice(lead.end))) return lead;
  const held = HELD.exec(text);
  if (held?.[1]) return { name: held[1], start: held.index, end: held.index + held[0].length };
  for (const match of text.matchAll(forOther)) {
    const from = match.index + match[0].length;
    const found = namedAt(text, from, lexicon);
    if (found && isAnswering(match[0], text.slice(found.end)))
      return { ...found, start: match.index };
  }
  return undefined;
}

/** Behind "que" or "note que" a name has to do something; behind "pour" it is enough to be there. */
const isAnswering = (lead: string, after: string): boolean =>
  !/(?:que|coll[èe]gue|colleague)\s+$/iu.test(lead) || nameThen.test(after);

function namedAt(text: string, from: number, lexicon: WhenLexicon): Person | undefined {
  const match = NAME.exec(text.slice(from, from + 100));
  const name = match?.[1];
  // The pattern ignores case for "M." and "ma collègue": the name itself must have its capital.
  const proper = name?.replace(/^(?:m\.|mr\.?|mme|mrs\.?|ms\.?|madame|monsieur|dr\.?)\s+/iu, '');
  if (!match || !name || !proper || !/^\p{Lu}\p{L}/u.test(proper)) return undefined;
  const words = capitals(name);
  const end = from + match[0].indexOf(name) + words.length;
  return isPerson(proper, lexicon) ? { name: words, start: from, end } : undefined;
}

/** "Fatou Ndiaye peut": up to the last word with a capital. */
function capitals(name: string): string {
  const words = name.split(/(?<=\s)/u);
  const first = words.findIndex((word, i) => i > 0 && !/^\p{Lu}/u.test(word));
  const title = /^(?:m\.|mr|mme|mrs|ms|madame|monsieur|dr)/iu.test(name) ? 2 : 1;
  return (first < title ? words.slice(0, first < 0 ? words.length : title) : words.slice(0, first))
    .join('')
    .trim();
}

const COMMON = new Set(
  'je oui non ok tout tous toutes aucun aucune le la les moi nous vous ca ça si peut pas pour dispo impossible ni mes mon ma ton il elle on i yes no all none the any we me my it that this works maybe only sorry hello bonjour bonsoir salut merci hi both either neither morning mornings afternoon afternoons matin apres finalement plutot desole pardon both anything everything nothing slot option creneau sous reserve en avant a both mine les nickel parfait super rien can could can not'.split(
    ' ',
  ),
);

/** A weekday, a month or a common word with its capital is nobody. */
function isPerson(name: string, { weekdays, months, relative }: WhenLexicon): boolean {
  const [first = ''] = fold(name).split(/[\s'’-]/);
  const word = [{ folded: first, start: 0, end: 0, glued: false }];
  return !weekdays.has(first) && !months.has(first) && !COMMON.has(first) && !relative.at(word, 0);
}

export interface Note extends Span {
  text: string;
}

/** Places where a remark may start: "mais je pars à 15h30", "(en visio)", "note : …". */
export function remarksIn(text: string): Note[] {
  return [...text.matchAll(remark)].flatMap((match) => {
    const from = match.index + match[0].length;
    const typed = text.slice(from).replace(/[\s).]+$/u, '');
    return typed.length > 2 ? [{ text: typed, start: match.index, end: text.length }] : [];
  });
}
