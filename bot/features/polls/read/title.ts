/** What a poll is called: the words behind "sondage" up to the colon, without the group. */
import { cut } from '../../../../cards/clean.ts';
import { first, type PollSentence, spanOfMark } from './poll-sentence.ts';

const LONGEST = 120;
/** So much is looked at: a title with the small words around it is no longer. */
const LOOKED_AT = 2 * LONGEST;

export function titleOf(said: PollSentence): string | undefined {
  const poll = first(said, 'poll');
  const from = poll ? spanOfMark(said, poll).end : 0;
  if (!poll) return undefined;
  const colon = said.text.indexOf(':', from);
  const when = said.when[0]?.start ?? said.text.length;
  const until = Math.min(
    colon < 0 ? said.text.length : colon,
    when,
    said.group?.start ?? said.text.length,
  );
  const title = bare(bare(cut(said.text.slice(from, until), LOOKED_AT), before), after);
  return title.length > 1 ? cut(title, LONGEST) : undefined;
}

/** What stands before a title and is none of it, one piece: "de la", "pour les". */
const before =
  /^(?:[\s,:–—-]|(?:de|du|des|pour|sur|la|le|les|the|for|about|of|on)(?!\S)|[dl]['’])/iu;
/** What stands behind it, where the group or the day followed. */
const after =
  /(?:[\s,:(–—-]|(?<!\S)(?:de|du|des|pour|sur|la|le|les|avec|the|for|with|of|and|et|[dl]['’]))$/iu;

/** Without these pieces, one after the other: each look costs the length of the text at most. */
function bare(text: string, piece: RegExp): string {
  let rest = text;
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(piece, '');
  }
  return rest;
}
