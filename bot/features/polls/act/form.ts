/** The form of a poll, once it is filled in. */
import type { z } from 'zod';
import type { formClick } from '../../../../cards/polls/poll-form.ts';
import type { Answer } from '../../../contract/turn.ts';
import type { DurationFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import type { PollAct } from '../context.ts';
import { sorted } from '../model/offered-slots.ts';
import { slotsIn } from '../read/read-poll.ts';
import type { PollSlot } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { confirm, form } from './create.ts';
import { problemsOf, USUAL_TIME, warningsAbout } from './draft.ts';

/** Lines that are doubted one by one; more are refused as too many slots anyway. */
const MOST_LINES = 40;

/** A form that comes back is read as if it was typed, and confirmed like any other. */
export async function fromForm(act: PollAct, data: z.infer<typeof formClick>): Promise<Answer> {
  const { context, turn, locale } = act;
  const { zone } = context.settings;
  const { now } = turn;
  const { knowledge } = context;
  const slotsOf = (text: string): readonly PollSlot[] => {
    const when = readWhen(text, { now, zone }, knowledge.vocabulary.when);
    minutes ??= when.find((f): f is DurationFound => f.kind === 'duration')?.minutes;
    return slotsIn(text, when, minutes, { now, zone, knowledge });
  };
  let minutes: number | undefined;
  // One line, one slot.
  const lines = data.slots.split(/\n+/).filter((line) => line.trim() !== '');
  const read = slotsOf(lines.join(' ; '));
  const said = sorted(read, { now, zone, minutes });
  const { id, title, group, place, deadline, required, quorum, namesHidden } = data;
  const known = new Set(context.plan.organisations.map((organisation) => organisation.id));
  const draft = {
    id,
    title,
    group,
    place,
    slots: said.times.slice(0, 100),
    deadline,
    time: USUAL_TIME,
    required: required
      .split(',')
      .filter((one) => known.has(one))
      .slice(0, 20),
    quorum,
    namesHidden: namesHidden === 'yes',
  };
  // A line may lean on the one before; it is only doubted when there are fewer slots than lines.
  const isShort = read.length < lines.length;
  const isUnclear = (line: string) => slotsOf(line).length === 0;
  const unclear = isShort ? lines.slice(0, MOST_LINES).filter(isUnclear) : [];
  const warnings = warningsAbout(said, locale);
  const problems = [
    ...unclear.map((line) => ({
      field: 'slots',
      text: strings[locale].problem.unclear(line.trim().slice(0, 200)),
    })),
    ...problemsOf(draft, { now, zone, locale }),
  ];
  if (problems.length === 0) return confirm(act, draft, warnings);
  return form(act, draft, { before: warnings, problems, typed: data.slots });
}
