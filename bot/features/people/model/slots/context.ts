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
  /** IANA zone of the partnership. */
  zone: string;
}

/** What the sentence of a situation is read against. */
export const slotContext = (
  situation: Pick<Situation, 'now' | 'speaker'>,
  { knowledge, view, zone }: Pick<SlotContext, 'knowledge' | 'view' | 'zone'>,
): SlotContext => ({
  knowledge,
  view,
  zone,
  now: situation.now,
  speaking: speakingIn(situation, view, localDay(situation.now, zone)),
});
