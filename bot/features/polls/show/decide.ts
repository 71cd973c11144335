import { decideCard } from '../../../../cards/polls/poll-decide.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PollContext } from '../context.ts';
import { leading } from '../model/rules.ts';
import type { PollState } from '../model/state.ts';
import { countsInWords, reasonInWords, slotInWords } from './slot-words.ts';
import { strings } from './strings.ts';

/** Asks a co-animator which slot is chosen; `facts` say why now. The best is proposed unless several are. */
export function decideMessage(
  state: PollState,
  facts: string[],
  locale: Locale,
  { plan }: PollContext,
): Message {
  const { id, poll, ranked } = state;
  const say = strings[locale];
  const best = leading(ranked);
  const [only, second] = best;
  return decideCard({
    lang: locale,
    headline: say.decideNow(poll.title),
    facts: [...facts, ...(second ? [say.tieHint(best.length)] : [])],
    rows: ranked.map((standing) => {
      const slot = slotInWords(standing.slot, locale);
      const first = standing === only && !second;
      const how = [
        countsInWords(standing, locale),
        reasonInWords(standing, poll, { plan, locale }),
      ];
      return {
        id: standing.slot.id,
        choice: say.person(first ? `${slot} (${say.best})` : slot, how.filter(Boolean).join(' · ')),
      };
    }),
    slotLabel: say.slotLabel,
    pick: say.pick,
    selected: only && !second ? only.slot.id : '',
    placeLabel: say.placeLabel,
    place: poll.place,
    confirm: say.confirmClose,
    poll: id,
    version: poll.round,
  });
}
