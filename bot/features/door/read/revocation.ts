/** "révoque le lien de Zoé Martin": whose links are to be taken back. */
import { LINKS, Phrases } from '../../../language/phrases.ts';
import { textOf, tokensOf } from '../../../language/tokens.ts';
import { titles } from '../../people/model/name-words.ts';

const openings = phrases(
  'révoquer, révoque, révoquez, révoquons, revoke, couper, coupe, coupez, cancel, take back',
);
const LINK_WORDS = new Set(['lien', 'liens', 'link', 'links']);

const things = phrases(
  'lien, liens, lien personnel, liens personnels, link, links, personal link, personal links',
);

/** The name as typed; undefined when nothing is to be taken back. */
export function readRevoke(text: string): string | undefined {
  // Nearly every text is about something else: one word tells.
  if (!/lien|link/i.test(text)) return undefined;
  const tokens = tokensOf(text);
  if (!tokens.some(({ folded }) => LINK_WORDS.has(folded))) return undefined;
  const [opening] = openings.find(tokens);
  const thing = things.find(tokens).sort((a, b) => b.length - a.length)[0];
  if (!opening || !thing || opening.at > 4 || thing.at < opening.at) return undefined;
  const isName = ({ folded }: { folded: string }) =>
    !LINKS.has(folded) && !titles.has(folded) && !polite.has(folded);
  // "revoke Zoé's link": in English the name may come first.
  const after = tokens.slice(thing.at + thing.length);
  const between = tokens.slice(opening.at + opening.length, thing.at);
  const words = after.some(isName) ? after : between;
  const first = words.findIndex(isName);
  if (first < 0) return undefined;
  return textOf(text, words.slice(first, words.findLastIndex(isName) + 1)).slice(0, 120);
}

const polite = new Set(
  'svp stp merci please s il te vous plait le la les the of for to ses son sa personnel personnels'.split(
    ' ',
  ),
);

/** Expressions of a list, compared as written, articles inside them apart. */
function phrases(list: string): Phrases<true> {
  const made = new Phrases<true>(LINKS, { exact: true });
  for (const wording of list.split(',')) made.add(wording, true);
  return made;
}
