/** A draft of a poll that stays open in the conversation: it is changed by words, and launched by a yes. */

import { later, minutesOf } from '../../../calendar/local-time.ts';
import type { Situation } from '../../../contract/feature.ts';
import { type Matter, openMatter } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import type { PollAct } from '../context.ts';
import { keyOf, partHours, type Time, USUAL_MINUTES } from '../model/offered-slots.ts';
import type { PollDraftSaid, SlotChange } from '../read/draft-edit.ts';
import { partOf } from '../read/slots-named.ts';
import { strings } from '../show/strings.ts';
import { confirm, launch } from './create.ts';
import { DRAFT, draftMatter, type OpenDraft, openDraft, type PollDraft } from './draft.ts';

/** The draft that words may be about: the newest that this person has here, of whatever feature. */
export function draftOpen(open: Situation['open'], isNamed: boolean): OpenDraft | undefined {
  const newest: Matter | undefined = isNamed
    ? openMatter(open, DRAFT)
    : open?.find(({ kind }) => kind.endsWith('.draft'));
  return newest?.kind === DRAFT ? openDraft.safeParse(newest.data).data : undefined;
}

export async function editDraft(
  act: PollAct,
  { draft, days }: OpenDraft,
  said: PollDraftSaid,
): Promise<Answer> {
  const say = strings[act.locale];
  switch (said.intent) {
    case 'send':
      // A day that still waits for its hour is asked for again, never dropped.
      return days.length > 0 ? confirm(act, draft, [], days) : launch(act, draft);
    case 'drop':
      return { ...answerWith(say.dropped, act.locale), closes: [DRAFT] };
    case 'hold':
      return { ...answerWith(say.held, act.locale), opens: [draftMatter(act, draft, days)] };
    case 'edit': {
      const { changes, title, group, deadline, deadlineTime, place } = said.edit;
      const changed = changes.reduce(applied, { slots: draft.slots, days });
      const known = group?.found.length === 1 ? group.found[0]?.id : undefined;
      const next: PollDraft = {
        ...draft,
        title: title ?? draft.title,
        group: known ?? draft.group,
        place: place ?? draft.place,
        slots: sortedTimes(changed.slots).slice(0, 100),
        deadline: deadline ?? draft.deadline,
        time: deadlineTime ?? draft.time,
      };
      const isSame =
        changes.length > 0 && `${next.slots.map(keyOf)}` === `${draft.slots.map(keyOf)}`;
      return said.sends && changed.days.length === 0 && !isSame
        ? launch(act, next, changes.length > 0)
        : confirm(act, next, [], changed.days);
    }
  }
}

interface Slots {
  slots: Time[];
  days: readonly string[];
}

const sortedTimes = (slots: readonly Time[]): Time[] =>
  [...new Map(slots.map((slot) => [keyOf(slot), slot])).values()].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );

/** The slots after one change; a day that comes without an hour takes that of the one that went, or of the others. */
export function applied({ slots, days }: Slots, change: SlotChange): Slots {
  switch (change.what) {
    case 'clear':
      return { slots: [], days: [] };
    case 'remove': {
      const stays = (date: string) => !isCalled(date, change.day);
      return { slots: slots.filter(({ date }) => stays(date)), days: days.filter(stays) };
    }
    case 'drop':
      return { slots: slots.filter((_, at) => !change.places.includes(at)), days };
    case 'minutes':
      return {
        slots: slots.map((slot) => ({ ...slot, end: later(slot.start, change.minutes) })),
        days,
      };
    case 'add': {
      const { date, start, end, part } = change.slot;
      const time = hoursFor({ from: start, to: end, part }, usualOf(slots));
      const same = slots.length > 0 && slots.every((slot) => slot.start === slots[0]?.start);
      const { instead } = change;
      const before = instead && slots.find(({ date }) => isCalled(date, instead));
      const lent = before ?? (same ? slots[0] : undefined);
      if (time) return { slots: [...slots, { date, ...time }], days };
      return lent
        ? { slots: [...slots, { ...lent, date }], days }
        : { slots, days: [...days, date] };
    }
    case 'hours': {
      const { days: meant, part, from, to } = change;
      const time = hoursFor({ from, to, part }, usualOf(slots));
      if (!time) return { slots, days };
      // An hour alone answers for the days that wait for theirs, where there are any.
      const isMeant = ({ date }: Pick<Time, 'date'>) =>
        meant.length === 0
          ? days.length === 0 || days.includes(date)
          : meant.some((day) => isCalled(date, day));
      // "Matin = 9h-12h" speaks of what was said as a morning, else of all mornings; "le matin" moves all to it.
      const usual = part && partHours[part].join();
      const isUsual = ({ start, end }: Time) => [start, end].join() === usual;
      const own = slots.filter(isMeant);
      const ofPart = own.filter((slot) =>
        own.some(isUsual) ? isUsual(slot) : partOf(slot.start) === part,
      );
      // "Le mardi plutôt le matin, 9h30", of a day that has no morning: it is moved there.
      const isMoved = meant.length > 0 && ofPart.length === 0;
      const isPart = (slot: Time) => !part || !from || isMoved || ofPart.includes(slot);
      const waiting = days.filter((date) => isMeant({ date }));
      return {
        slots: [
          ...slots.map((slot) =>
            isMeant(slot) && isPart(slot) ? { date: slot.date, ...time } : slot,
          ),
          ...waiting.map((date) => ({ date, ...time })),
        ],
        days: days.filter((date) => !isMeant({ date })),
      };
    }
  }
}

/** How long slots last: as long as the others, when they agree. */
function usualOf(slots: readonly Time[]): number {
  const minutes = slots.map(({ start, end }) => minutesOf(end) - minutesOf(start));
  const [first] = minutes;
  return first !== undefined && minutes.every((one) => one === first) ? first : USUAL_MINUTES;
}

function hoursFor(
  { from, to, part }: Pick<Extract<SlotChange, { what: 'hours' }>, 'from' | 'to' | 'part'>,
  minutes: number,
): Pick<Time, 'start' | 'end'> | undefined {
  if (from) return { start: from, end: to ?? later(from, minutes) };
  if (!part) return undefined;
  const [start, end] = partHours[part];
  return { start, end };
}
