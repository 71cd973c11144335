/** What something is said to be called: "titre : clôture 2026", "le titre est pas bon, mets la relecture". */
import type { Span } from '../language/when/expression.ts';
import { endOf, isLight } from './between.ts';
import { partsOf } from './clauses.ts';
import { firstClause, withoutEnd, withoutStart } from './edges.ts';
import type { Lexicon } from './lexicon.ts';
import { longest } from './placed.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from './sentence.ts';

const LONGEST = 200;
/** What may stand ahead of a verb that opens. */
const AHEAD = ['demande-polie', 'projet-corriger', 'courtoisie'];

/** The title behind what announces it, as typed, and where it stands; a verb does where it opens: not "Mariam appelle la mairie". */
export function titleSaid(
  sentence: Sentence,
  concept: string,
): (Span & { text: string }) | undefined {
  const { text, tokens, lexicon } = sentence;
  // "Le titre de la réunion c’est …": whose it is stands between.
  const whose = placesOf(sentence, ['reunion', 'sondage', 'non', ...AHEAD]);
  const word = longest(conceptsOf(sentence, concept)).find(
    ({ at }) => !lexicon.verb(tokens[at]?.folded ?? '') || isLight(sentence, 0, at, whose),
  );
  if (!word) return undefined;
  const { end } = spanIn(sentence, word);
  const leads = (at: number) => isLight(sentence, endOf(word), at, whose);
  const is = longest(conceptsOf(sentence, 'titre-devient')).find(
    ({ at }) => at >= endOf(word) && leads(at),
  );
  const sign = end + text.slice(end).search(/[:«"“]/u);
  const isSigned = sign >= end && leads(placeOf(sentence, { start: sign, end: sign + 1 }).at);
  const from = isSigned ? sign + 1 : is ? spanIn(sentence, is).end : end;
  const [own = ''] = text
    .slice(from)
    .replace(/^[\s«"“:=–-]+/u, '')
    .split(/[;\n»"”]/u);
  const bare = withoutEnd(firstClause(broughtIn(own, lexicon), lexicon), lexicon, 'bord-merci')
    .replace(/^[\s«"“:]+/u, '')
    .slice(0, LONGEST);
  const start = text.indexOf(bare, from);
  return bare.length > 1 ? { text: bare, start, end: start + bare.length } : undefined;
}

/** "Le titre est pas bon, mets la relecture": what is denied of it is none, what is put instead is. */
function broughtIn(text: string, lexicon: Lexicon): string {
  const [first, second] = partsOf(text);
  const isDenied = first && says(readSentence(text.slice(0, first.end), lexicon), 'nie');
  if (!isDenied) return text;
  return second ? withoutStart(text.slice(second.start), lexicon, 'titre-apporte') : '';
}
