/** A message as whoever it goes to reads it: what it is, what it is about, its day and what became of it. */
import { z } from 'zod';
import type { OutboxRow, Reader } from '../../../contract/store.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { meetings } from '../../meetings/model/schema.ts';
import { groupLabel } from '../../people/model/group-label.ts';
import { polls } from '../../polls/model/schema.ts';
import { strings } from '../show/strings.ts';

/** What payloads name, whichever feature words them. */
const naming = z.object({
  meeting: z.string().optional().catch(undefined),
  poll: z.string().optional().catch(undefined),
  group: z.string().optional().catch(undefined),
});

export async function sentLine(
  { kind, payload, notBefore, state }: OutboxRow,
  { reader, plan, locale }: { reader: Reader; plan: Plan; locale: Locale },
): Promise<string> {
  const { sendingLine, feature, message, state: states } = strings[locale];
  const [owner = ''] = kind.split('.');
  const about = await subjectsOf(naming.safeParse(payload).data ?? {}, { reader, plan, locale });
  const what = [feature[owner] ?? message, ...about].join(', ');
  return sendingLine(what, shortDay(notBefore.slice(0, 10), locale), states[state]);
}

async function subjectsOf(
  named: z.infer<typeof naming>,
  { reader, plan, locale }: { reader: Reader; plan: Plan; locale: Locale },
): Promise<string[]> {
  const { quoted, on } = strings[locale];
  const meeting = named.meeting && (await reader.get(meetings, named.meeting))?.value;
  const poll = named.poll && (await reader.get(polls, named.poll))?.value;
  const group = (meeting || poll || named).group;
  const title = (meeting || poll || undefined)?.title;
  return [
    ...(title ? [quoted(title)] : []),
    ...(meeting ? [on(shortDay(meeting.when.date, locale))] : []),
    ...(group ? [await groupLabel(reader, plan, group, locale)] : []),
  ];
}
