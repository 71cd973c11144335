/** A poll made again: as it was, or put right once it is launched. */

import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../calendar/local-time.ts';
import type { Reading, Situation } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { daysIn, type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { PollAct, PollHeard } from '../context.ts';
import { sorted, type Time } from '../model/offered-slots.ts';
import type { PollRow } from '../model/state.ts';
import { draftFields, draftSaid, type SlotChange } from '../read/draft-edit.ts';
import { strings } from '../show/strings.ts';
import { addSlots } from './change.ts';
import { confirm, form } from './create.ts';
import { type PollDraft, USUAL_TIME } from './draft.ts';
import { applied } from './edit.ts';
import { lastSpoken } from './find.ts';
import { choose, refusalToOpen } from './look.ts';
import { askToTake } from './take.ts';
import { voteSaid } from './vote.ts';
import { pollsHere, pollsToDecide } from './waiting.ts';

/** Id of a poll, out of a longer token: 96 bits are enough that nobody guesses one. */
export const newPollId = ({ context }: PollAct): string => context.settings.newToken().slice(0, 16);

/** The same poll again, to be changed before it is launched: slots to come, and no answers. */
export async function duplicate(act: PollAct, { poll }: PollRow): Promise<Answer> {
  const no = await refusalToOpen(act, 'polls.duplicate', poll.group);
  return no ?? form(act, sameAs(act, poll, poll.slots));
}

/** "Ajoute le 14 à la même heure" comes on top; of "enlève le 10, et c’est 9h30 pour tous", which keeps nothing of what was launched, another is shown, put right. */
export async function putRight(
  act: PollAct,
  { id, poll }: PollRow,
  changes: readonly SlotChange[],
): Promise<Answer> {
  const no = await refusalToOpen(act, 'polls.duplicate', poll.group);
  if (no) return no;
  const { slots, days } = changes.reduce(applied, { slots: poll.slots, days: [] });
  if (changes.every(({ what }) => what === 'add') && days.length === 0)
    return addSlots(act, { id, poll }, slots.slice(poll.slots.length));
  const [only, other] = poll.slots.filter(({ date }) => slots.some((slot) => slot.date === date));
  // "Le mercredi on oublie", of two: the other is what is left to take.
  if (only && !other && slots.length === 1 && days.length === 0)
    return askToTake(act, { id, poll }, { slot: only.id, place: '' });
  return confirm(act, sameAs(act, poll, slots), [strings[act.locale].putRight], days);
}

function sameAs(act: PollAct, poll: PollRow['poll'], slots: readonly Time[]): PollDraft {
  const { zone } = act.context.settings;
  const said = sorted(
    slots.map(({ date, start, end }) => ({ date, start, end })),
    { now: act.turn.now, zone },
  );
  const { title, group, place, required, quorum, namesHidden } = poll;
  return {
    ...{ title, group, place, required, quorum, namesHidden },
    ...{ id: newPollId(act), slots: said.times, time: USUAL_TIME },
    deadline: usualDeadline(act, said.times),
  };
}

/** As `Temporal` numbers weekdays. */
const SATURDAY = 6;

/** How long people have when nobody said, in days. */
const USUAL_DAYS = 7;

/**
 * A week from now, or the day before the first slot when that is sooner; never before tomorrow. The working day before,
 * when it falls on another: nobody answers on a Sunday evening.
 */
export function usualDeadline({ turn, context }: PollAct, [first]: PollDraft['slots']): string {
  const today = Temporal.PlainDate.from(localDay(turn.now, context.settings.zone));
  const tomorrow = today.add({ days: 1 }).toString();
  const week = today.add({ days: USUAL_DAYS }).toString();
  const eve = first && Temporal.PlainDate.from(first.date).subtract({ days: 1 }).toString();
  const [, later = week] = [eve ?? week, tomorrow].sort();
  const [latest = week] = [week, later, first?.date ?? week].sort();
  const day = Temporal.PlainDate.from(latest);
  const worked = Array.from({ length: USUAL_DAYS }, (_, days) => day.subtract({ days }))
    .filter(({ dayOfWeek }) => dayOfWeek < SATURDAY)
    .map(String)
    .find((one) => one >= tomorrow && !context.calendar.holiday(one));
  return worked ?? latest;
}

/** "Enlève le 10", "c’est 9h30 pour tous les jours" of a poll that was launched: no answer to it. */
export function putRightReading({
  context,
  situation,
  utterance,
  with_,
  sentence,
}: PollHeard): Reading[] | undefined {
  const { speaker, open } = situation;
  const { locale } = utterance;
  if (!speaker || sentence.mood === 'ask' || says(sentence, 'sondage-ma-reponse')) return undefined;
  const decided = pollsToDecide(context, speaker);
  const meant = [...new Set([...decided, ...pollsHere(context, speaker)])].flatMap((row) => {
    const said = draftSaid(utterance, with_, row.poll.slots);
    // "Ajoute le 17, et laisse-leur jusqu’au 4" is two orders.
    const changes = said?.intent === 'edit' && !said.edit.deadline ? said.edit.changes : [];
    const isTheirs = decided.includes(row);
    const isOwn = isTheirs && (namesOwnHour(changes, row) || isOfSpoken(changes, row, open));
    if (isPutRight(changes, sentence, isOwn)) return [{ row, changes }];
    const isHours = changes.some(({ what }) => what === 'hours');
    const shut = isTheirs && !isHours ? shutIn(row, sentence, with_) : [];
    return shut.length > 0 ? [{ row, changes: shut }] : [];
  });
  const [only, other] = meant;
  if (!only) return undefined;
  const isOwn = !other && (!decided.includes(only.row) || saysAny(sentence, OF_OWN));
  const own = isOwn && saysNoMore(sentence, with_) && ownReading(context, utterance, only);
  if (own) return own;
  const reading: Reading = {
    kind: 'poll',
    rank: 'order',
    fields: {
      ...draftFields({
        intent: 'edit',
        edit: { changes: only.changes, untaken: [] },
        sends: false,
      }),
      draft: undefined,
    },
    words: utterance.typed.map(({ folded }) => folded),
    changes: true,
    sure: true,
    answer: (turn) => {
      const act = { context, turn, locale };
      const rows = meant.map(({ row }) => row);
      return other ? choose(act, rows, sentence.text) : putRight(act, only.row, only.changes);
    },
  };
  return [reading];
}

/** "Le 11 c’est plus possible, la salle est prise", of whoever decides: a slot that is no more, and no answer of theirs. */
function shutIn({ poll }: PollRow, sentence: Sentence, context: SlotContext): SlotChange[] {
  const isOfPlace = saysAny(sentence, ['reunion-lieu', 'sondage-ferme']);
  const isOwn = says(sentence, 'moi-meme') || says(sentence, 'presence-soi');
  const days = daysIn(sentence, context).filter((day) =>
    poll.slots.some(({ date }) => isCalled(date, day)),
  );
  const isNo = isOfPlace && !isOwn && days.length === 1 && says(sentence, 'vote-non');
  return isNo ? days.map((day) => ({ what: 'remove', day })) : [];
}

/** What is said of one's own answer, and not of the poll. */
const OF_OWN = ['vote-moi', 'vote-mettre', 'sondage-j-ai-vote'];
/** What gives slots other hours, and what puts in one more. */
const OF_HOURS = ['sondage-chaque', 'sondage-decaler', 'sondage-a-la-place', 'gens-erreur'];
const OF_MORE = ['sondage-rajouter', 'sondage-oublie', 'sondage-de-plus'];

/** Nothing is named but days and what is said of answers: "enlève mon rappel de mardi" is of something else. */
const saysNoMore = (sentence: Sentence, context: SlotContext): boolean =>
  saysOnly(sentence, [
    ...sentence.concepts.filter(({ value }) => SAID_OF_ANSWERS.test(value)),
    ...whenSlot(sentence, context),
  ]);
const SAID_OF_ANSWERS = /^(?:vote-|sondage|gens-erreur$|demande-polie|courtoisie|oui$|volontiers$)/;

/** "J’ai voté trop vite, enlève le mardi": of whoever only answers, a slot that is taken off does not suit any more. */
function ownReading(
  context: PollHeard['context'],
  { typed, locale }: Utterance,
  { row, changes }: { row: PollRow; changes: readonly SlotChange[] },
): Reading[] | undefined {
  const gone = row.poll.slots.filter(({ date }) =>
    changes.some((one) => one.what === 'remove' && isCalled(date, one.day)),
  );
  if (gone.length === 0 || changes.some(({ what }) => what !== 'remove')) return undefined;
  const answers = Object.fromEntries(gone.map(({ id }) => [id, 'no' as const]));
  return [
    {
      kind: 'vote',
      rank: 'order',
      fields: { answers },
      words: typed.map(({ folded }) => folded),
      changes: true,
      sure: true,
      answer: (turn) => voteSaid({ context, turn, locale }, row.id, { what: 'some', answers }),
    },
  ];
}

/** "Le jeudi 10h c’est une erreur, il fallait 14h": by its own hour a slot is named, whoever speaks of it. */
const namesOwnHour = (changes: readonly SlotChange[], { poll }: PollRow): boolean =>
  changes.some(
    (one) =>
      one.what === 'hours' &&
      poll.slots.some(
        ({ date, start }) => start === one.from && one.days.some((day) => isCalled(date, day)),
      ),
  );

/** "Passe le jeudi à 16h", right behind the poll that has that day. */
const isOfSpoken = (
  changes: readonly SlotChange[],
  { id, poll }: PollRow,
  open: Situation['open'],
): boolean =>
  lastSpoken(open) === id &&
  open?.[0]?.kind.startsWith('polls.') === true &&
  changes.every(
    (one) =>
      one.what !== 'hours' ||
      (one.from !== undefined &&
        one.days.every((day) => poll.slots.some(({ date }) => isCalled(date, day)))),
  );

/** A slot that is taken off, or that another takes the place of, or hours that are said to be those of the poll. */
function isPutRight(changes: readonly SlotChange[], sentence: Sentence, isOwn: boolean): boolean {
  const has = (one: SlotChange['what']) => changes.some(({ what }) => what === one);
  const isNamed = isOwn || says(sentence, 'sondage');
  const isSwap = says(sentence, 'sondage-a-la-place') && (isNamed || has('add'));
  const isOfHours = isNamed && saysAny(sentence, OF_HOURS) && !saysAny(sentence, OF_OWN);
  const isMore = isOwn && has('add') && saysAny(sentence, OF_MORE);
  return (
    (has('remove') && (isSwap || says(sentence, 'sondage-oter'))) ||
    (has('hours') && isOfHours) ||
    isMore
  );
}
