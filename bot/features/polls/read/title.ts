/** What a poll is called: the words behind "sondage" up to the colon, without the group. */
import { first, type Said, spanOfMark } from './said.ts';

const LONGEST = 120;

export function titleOf(said: Said): string | undefined {
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
  const title = said.text
    .slice(from, until)
    .replace(
      /^[\s,:–—-]*(?:(?:de|du|des|d['’]|pour|sur|la|le|les|l['’]|the|for|about|of|on)\s*)*/iu,
      '',
    )
    .replace(
      /\s*(?:(?:de|du|des|d['’]|pour|sur|la|le|les|l['’]|avec|the|for|with|of|and|et)\s*)*[\s,:(–—-]*$/iu,
      '',
    );
  return title.length > 1 ? title.slice(0, LONGEST) : undefined;
}
