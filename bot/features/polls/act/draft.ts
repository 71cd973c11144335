/** A poll to be made: what was said of it, and what stands in its way. */
import { z } from 'zod';
import { line, most } from '../../../../cards/fields.ts';
import type { FormProblem } from '../../../../cards/parts.ts';
import { instantOf } from '../../../calendar/local-time.ts';
import type { NewMatter } from '../../../contract/matter.ts';
import type { Row } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { clashesOf } from '../../meetings/model/clashes.ts';
import type { Meeting } from '../../meetings/model/schema.ts';
import type { PollAct } from '../context.ts';
import { overlapping, type Refused, type Time } from '../model/offered-slots.ts';
import { FEWEST_SLOTS, MOST_SLOTS, pollId, slotSchema } from '../model/schema.ts';
import { slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';

/** Travels in the buttons of the card that asks for a confirmation; checked each time it is back. */
export const draftSchema = z.strictObject({
  /** The id that the poll will have: launched twice, it is one poll. */
  id: pollId,
  title: line(most.title),
  /** Where the meeting will be, or that it is from afar; empty: not said. */
  place: line(most.place).default(''),
  /** Empty: not said. */
  group: z.string().max(200),
  slots: z.array(slotSchema.omit({ id: true })).max(100),
  /** Last moment to answer, local; empty: not said. */
  deadline: z.union([z.iso.date(), z.literal('')]),
  time: z.iso.time({ precision: -1 }),
  required: z.array(z.string().max(100)).max(20),
  quorum: z.int().min(0).max(1_000),
  namesHidden: z.boolean(),
});
export type PollDraft = z.infer<typeof draftSchema>;

/** Kind of the matter that a draft is while nobody has launched it. */
export const DRAFT = 'polls.draft';

export const openDraft = z.strictObject({
  draft: draftSchema,
  /** Days that were said without an hour: they become slots once it is. */
  days: z.array(z.iso.date()).max(100),
});
export type OpenDraft = z.infer<typeof openDraft>;

/** What a draft that is shown opens. */
export const draftMatter = (
  { context, locale }: PollAct,
  draft: PollDraft,
  days: readonly string[],
): NewMatter => ({
  kind: DRAFT,
  data: { draft, days: [...days] },
  label: strings[locale]
    .draftLabel(draft.title, context.view.group(draft.group)?.label[locale] ?? '')
    .slice(0, 300),
});

/** Polls end at the end of a working day. */
export const USUAL_TIME = '18:00';

/** The instant of the deadline; nothing when none was said or the clocks go over it. */
export function deadlineOf(
  { deadline, time }: Pick<PollDraft, 'deadline' | 'time'>,
  zone: string,
): Date | undefined {
  if (deadline === '') return undefined;
  const resolved = instantOf({ date: deadline, time }, zone);
  return 'at' in resolved ? resolved.at : undefined;
}

/** What must be changed before the poll can be launched, each in words and with its field. */
export function problemsOf(
  draft: PollDraft,
  { now, zone, locale }: { now: Date; zone: string; locale: Locale },
): FormProblem[] {
  const say = strings[locale].problem;
  const { slots, group } = draft;
  const deadline = deadlineOf(draft, zone);
  const [first] = slots;
  const begin = first && instantOf({ date: first.date, time: first.start }, zone);
  const late = first && begin && 'at' in begin && deadline && deadline > begin.at;
  const texts = {
    group: group === '' ? [say.noGroup] : [],
    slots: [
      ...(slots.length === 0 ? [say.none] : []),
      ...(slots.length > 0 && slots.length < FEWEST_SLOTS ? [say.tooFew] : []),
      ...(slots.length > MOST_SLOTS ? [say.tooMany(slots.length)] : []),
    ],
    deadline: [
      ...(deadline === undefined ? [say.noDeadline] : []),
      ...(deadline && deadline <= now ? [say.deadlinePast] : []),
      ...(late ? [say.deadlineLate(slotInWords(first, locale))] : []),
    ],
  };
  return Object.entries(texts).flatMap(([field, all]) => all.map((text) => ({ field, text })));
}

/** What is worth a second look, in words; what the calendar says of the days comes on top. */
export function warningsAbout(
  { times, twice, refused }: { times: readonly Time[]; twice: readonly Time[]; refused: Refused[] },
  locale: Locale,
): string[] {
  const say = strings[locale].warning;
  return [
    ...refused.map(({ said, problem }) =>
      say[problem](
        slotInWords({ date: said.date, start: said.start ?? '', end: said.end ?? '' }, locale),
      ),
    ),
    ...twice.map((time) => say.twice(slotInWords(time, locale))),
    ...overlapping(times).map(([a, b]) =>
      say.overlap(slotInWords(a, locale), slotInWords(b, locale)),
    ),
  ];
}

/** Other meetings of the same people, in words. */
export function clashWords(
  times: readonly Time[],
  {
    people,
    meetings,
    peopleOf,
    labelOf,
    locale,
  }: {
    people: readonly string[];
    meetings: readonly Row<Meeting>[];
    peopleOf: (group: string) => Iterable<string>;
    labelOf: (group: string) => string;
    locale: Locale;
  },
): string[] {
  const say = strings[locale].warning;
  return times.flatMap((time) =>
    clashesOf(time, people, meetings, peopleOf).map((clash) =>
      say.clash(slotInWords(time, locale), clash.people.length, labelOf(clash.group)),
    ),
  );
}
