/** Who was at a meeting and where it was, told ahead of what was decided there. */
import { withoutEnd } from '../../../sentence/edges.ts';
import { conceptsOf, spanIn } from '../../../sentence/sentence.ts';
import { type Heard, heardIn, partOf, spansOf } from './heard.ts';
import { placeIn, placesOf } from './place.ts';
import { type PresenceRead, toldThere } from './presence.ts';
import type { MinutesRead } from './read-minutes.ts';

export interface There {
  by: PresenceRead['by'];
  place: string;
}

export function thereIn({ utterance, context, text }: Heard, { until }: MinutesRead): There {
  const ahead = heardIn(partOf(utterance, text.slice(0, until)), context);
  return ahead ? { by: toldThere(ahead), place: placeTold(ahead) } : { by: [], place: '' };
}

/** "On s’est vus à la Caf": behind what leads to a place, and nothing else. */
export function placeTold(ahead: Heard): string {
  const { whole, context } = ahead;
  const found = placeIn(whole, spansOf(ahead), placesOf(context.knowledge.plan));
  const { place = '', start = 0 } = found;
  const isLed = conceptsOf(whole, 'lieu-avant').some((lead) => {
    const { end } = spanIn(whole, lead);
    return (
      end <= start && /^\s*(?:l['’]|la\s|le\s|les\s)?\s*$/iu.test(whole.text.slice(end, start))
    );
  });
  // "À la Caf pour la carto": what leads to the group is no part of it.
  return isLed || found.isRemote ? withoutEnd(place, whole.lexicon, 'leger').slice(0, 300) : '';
}
