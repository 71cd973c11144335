/** Context of the slots that all features share: what a sentence is read against, once for all who look for the same. */
import { localDay } from '../../../../calendar/local-time.ts';
import type { Situation } from '../../../../contract/feature.ts';
import type { Knowledge } from '../../../../knowledge/knowledge.ts';
import type { Token } from '../../../../language/tokens.ts';
import { type DayFound, ofKind, type WhenFound } from '../../../../language/when/expression.ts';
import { readWhen } from '../../../../language/when/read-when.ts';
import type { Placed } from '../../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../../sentence/sentence.ts';
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

interface Made extends Against {
  speaker: Situation['speaker'];
  version: number;
  context: SlotContext;
}

/** The last context of an instant, with what it was made of: the parts of a message are all heard at the same one. */
const made = new WeakMap<Date, Made>();

/** What the sentence of a situation is read against; whoever asks in a row shares it, and the slots read with it. */
export function slotContext(
  situation: Pick<Situation, 'now' | 'speaker'>,
  { knowledge, view, zone }: Against,
): SlotContext {
  const { now, speaker } = situation;
  const known = made.get(now);
  const isSame =
    known?.speaker === speaker &&
    known?.view === view &&
    known.version === view.version &&
    known.zone === zone &&
    known.knowledge === knowledge;
  if (known && isSame) return known.context;
  const today = localDay(now, zone);
  const speaking = speakingIn(situation, view, today);
  const context = { knowledge, view, zone, now, today, speaking };
  made.set(now, { knowledge, view, zone, speaker, version: view.version, context });
  return context;
}

type Slot<T> = (sentence: Sentence, context: SlotContext) => Placed<T>[];

/** Remembers a slot by the tokens of a sentence and by who speaks, which contexts of a situation share. */
export function once<T>(slot: Slot<T>): Slot<T> {
  const read = new WeakMap<SlotContext['speaking'], WeakMap<readonly Token[], Placed<T>[]>>();
  return (sentence, context) => {
    let known = read.get(context.speaking);
    if (!known) {
      known = new WeakMap();
      read.set(context.speaking, known);
    }
    const ready = known.get(sentence.tokens);
    if (ready) return ready;
    const made = slot(sentence, context);
    known.set(sentence.tokens, made);
    return made;
  };
}

/** What is said of time: days, hours, durations, each where it stands. */
export const whenSlot = once((sentence: Sentence, { knowledge, now, zone }: SlotContext) =>
  readWhen(sentence.text, { now, zone }, knowledge.vocabulary.when).map(
    (value): Placed<WhenFound> => ({ value, ...placeOf(sentence, value) }),
  ),
);

/** Days alone. */
export const daysIn = (sentence: Sentence, context: SlotContext): DayFound[] =>
  ofKind(
    whenSlot(sentence, context).map(({ value }) => value),
    'day',
  );
