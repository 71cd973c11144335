/** "Cartographie", "le 5, merci": a reply that only names the group that was asked for. */
import { LINKS } from '../../../language/phrases.ts';
import { type Token, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { FILLER } from './group-marks.ts';
import type { GroupMention } from './group-mention.ts';

/** What a sentence lacks whose group is asked for: `people` completes it, whoever asked. */
export const LACKS_GROUP = 'people.group';

/** Said around the name of a group by whoever answers with it. Any other word makes another sentence. */
const ALONE = new Set(
  'c ce est it is that s celui celle one mien mienne notre mine ours oui yes ok pour plutot donc je pense bien svp stp merci please thanks il te vous plait'.split(
    ' ',
  ),
);

/** The group as it is added to the sentence that lacked it; undefined when the reply says more, or not enough. */
export function nameAlone(
  { text, locale }: Pick<Utterance, 'text' | 'locale'>,
  named: GroupMention | undefined,
): string | undefined {
  const [only, second] = named?.found ?? [];
  if (!named || !only || second || text.includes('?')) return undefined;
  const isSaid = ({ folded, stem, start }: Token) =>
    (start >= named.start && start < named.end) ||
    LINKS.has(folded) ||
    ALONE.has(folded) ||
    FILLER.has(folded) ||
    only.all.has(stem);
  if (!tokensOf(text).every(isSaid)) return undefined;
  return only.label[locale].replace(/^(?:le|the) /, '');
}
