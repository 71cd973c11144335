/** Context of the slots that all features share: what a sentence is read against. */
import { localDay } from '../../../../calendar/local-time.ts';
import type { Situation } from '../../../../contract/feature.ts';
import type { Knowledge } from '../../../../knowledge/knowledge.ts';
import { type Speaking, speakingIn } from '../speaking.ts';
import type { PartnersView } from '../view.ts';

export interface SlotContext {
  knowledge: Knowledge;
  view: PartnersView;
  speaking: Speaking;
  now: Date;
  /** The local day. */
  today: string;
  /** IANA zone of the partnership. */
  zone: string;
}

type Against = Pick<SlotContext, 'knowledge' | 'view' | 'zone'>;

/** The last context of a situation, with what it was made of. */
const made = new WeakMap<object, Against & { version: number; context: SlotContext }>();

/** What the sentence of a situation is read against; features that ask in a row share it. */
export function slotContext(
  situation: Pick<Situation, 'now' | 'speaker'>,
  { knowledge, view, zone }: Against,
): SlotContext {
  const known = made.get(situation);
  const isSame =
    known?.view === view &&
    known.version === view.version &&
    known.zone === zone &&
    known.knowledge === knowledge;
  if (known && isSame) return known.context;
  const { now } = situation;
  const today = localDay(now, zone);
  const speaking = speakingIn(situation, view, today);
  const context = { knowledge, view, zone, now, today, speaking };
  made.set(situation, { knowledge, view, zone, version: view.version, context });
  return context;
}
