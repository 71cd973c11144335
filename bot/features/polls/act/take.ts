/** The slot that is about to be taken: it is asked once more, since everybody is then told. */
import { z } from 'zod';
import type { Matter } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { ofKind } from '../../../language/when/expression.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { look, selfOf } from '../../people/model/acts.ts';
import { isShared, type PollAct } from '../context.ts';
import { leading } from '../model/rules.ts';
import { type PollRow, stateOf } from '../model/state.ts';
import type { PollReading } from '../read/reading.ts';
import { slotsNamed } from '../read/slots-named.ts';
import { canSeeNames } from '../show/face.ts';
import { slotLine } from '../show/results.ts';
import { slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { type Choosing, startingAt } from './close.ts';
import { spoken } from './find.ts';
import { decide } from './look.ts';

/** A reading, and the sentence it was read in. */
export interface PollSaid {
  reading: PollReading;
  sentence: Sentence;
}

/** Ids of the slots that a sentence names. */
export const slotsMeant = (
  { poll }: PollRow,
  { reading, sentence }: PollSaid,
  when: PollReading['when'] = reading.when,
): string[] => [
  ...new Set(slotsNamed(sentence.text, when, poll.slots).flatMap(({ slots }) => slots)),
];

/** Kind of the matter that waits for a yes before a slot is taken. */
export const CHOICE = 'polls.choice';
const choiceSchema = z.object({
  poll: z.string(),
  slot: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  title: z.string().optional(),
  agenda: z.array(z.string()).optional(),
  version: z.number(),
});

export const choiceIn = (matter: Matter | undefined) => choiceSchema.safeParse(matter?.data).data;

/** "On prend le 8": asked once more, since everybody is then told; the card, when it is not one slot. */
export async function takeSlot(act: PollAct, known: PollRow, said: PollSaid): Promise<Answer> {
  const { place = '', agenda, title } = said.reading;
  const { when } = said.reading;
  const named = slotsMeant(known, said);
  const isBest = when.length === 0 && says(said.sentence, 'sondage-tete');
  const meant = isBest ? await leadingIn(act, known) : named;
  const ofDay = slotsMeant(known, said, ofKind(when, 'day'));
  const [slot, another] = meant.length > 0 ? meant : ofDay;
  if (!slot || another) {
    const isNone = !slot && !isBest;
    return decide(act, known, isNone ? [strings[act.locale].notInPoll(known.poll.title)] : []);
  }
  // "Le jeudi 14 à 9h30", of a slot at 9h: that day is taken, at the hour that is said.
  const [hours, more] = ofKind(when, 'times').filter(({ from }) => from);
  const { from: start, to: end } = { ...(more ? {} : hours) };
  const isOwn = known.poll.slots.some((one) => one.id === slot && one.start === start);
  const other = isOwn ? {} : { start, end };
  return askToTake(act, known, { slot, place, agenda, title, ...other });
}

/** Ids of the slots that are ahead: "la date qui a eu le plus de voix". */
async function leadingIn({ context }: PollAct, { id }: PollRow): Promise<string[]> {
  const state = await context.store.read((reader) => stateOf(reader, id, context.plan));
  return leading(state?.ranked ?? []).map(({ slot }) => slot.id);
}

/** The slot that is about to be taken, where it is held and what for, as far as that was said. */
export function askToTake(
  act: PollAct,
  { id, poll }: PollRow,
  said: Omit<Choosing, 'version'>,
): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  const slot = poll.slots.find((one) => one.id === said.slot);
  return look(act, 'polls.close', { kind: 'group', id: poll.group }, async (reader) => {
    const state = await stateOf(reader, id, context.plan);
    if (!state || !slot) return refused(say.unknown, locale);
    const words = slotInWords(startingAt(slot, said), locale);
    const place = (said.place || poll.place).slice(0, 300);
    const { agenda = [], start, end, title } = said;
    const names = canSeeNames(state, context, { self: selfOf(act), shared: isShared(act.turn) });
    const standing = state.ranked.find((one) => one.slot.id === slot.id);
    const face = {
      headline: say.isChosen(words, poll.title),
      items: [
        ...(standing ? [slotLine(standing, state, { names, locale }, context)] : []),
        ...(said.start ? [say.slotWas(slotInWords(slot, locale))] : []),
        ...(title ? [say.chosenTitle(title)] : []),
        ...(place ? [say.chosenPlace(place)] : []),
        ...(agenda.length > 0 ? [say.chosenAgenda(agenda.join(' ; '))] : []),
        say.chosenSends(state.asked.length),
      ],
      questions: [say.sayYes, say.sayNo],
    };
    const data = {
      ...{ poll: id, slot: slot.id, place, version: poll.round },
      ...(start && { start }),
      ...(end && { end }),
      ...(title && { title }),
      ...(agenda.length > 0 && { agenda: [...agenda] }),
    };
    return {
      ...shown(face, locale, 'clarify'),
      opens: [{ kind: CHOICE, data, label: say.chosenLabel(words) }, spoken(id, poll, locale)],
      asks: { yes: { verb: 'polls.close', data }, no: { say: say.notChosen } },
    };
  });
}
