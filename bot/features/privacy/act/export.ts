/** Everything held about a person: to be read, and as data. */

import { z } from 'zod';
import type { PersonalData, Who, WhoReferred } from '../../../contract/personal-data.ts';
import type { Json, OutboxRow, Reader } from '../../../contract/store.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { meetings } from '../../meetings/model/schema.ts';
import { groupLabel } from '../../people/model/group-names.ts';
import { references } from '../../people/model/references/kept.ts';
import { polls } from '../../polls/model/schema.ts';
import { strings } from '../show/strings.ts';

export interface Section {
  title: string;
  lines: string[];
}

/** What is told: sections for a card, and JSON that holds the same and more. */
export interface Export {
  sections: Section[];
  json: Json;
}

/** The person's own part of every collection, and what is to be sent or was sent to them. */
export async function exportOf(
  reader: Reader,
  personalData: readonly PersonalData[],
  { who, locale, now, plan }: { who: Who; locale: Locale; now: Date; plan: Plan },
): Promise<Export> {
  const marks = who.person === '' ? [] : await reader.where(references, 'person', who.person);
  const known: WhoReferred = { ...who, references: marks.map(({ id }) => id) };
  const told = await Promise.all(
    personalData.map(async (source) => ({
      source,
      rows: await source.tell(reader, known, locale),
    })),
  );
  const held = told.filter(({ rows }) => rows.length > 0);
  const outbox = await reader.outbox.find('recipient', who.person);
  const sections = held.map(({ source, rows }) => ({
    title: source.label[locale],
    lines: rows.flatMap(({ lines }) => lines),
  }));
  if (outbox.length > 0) {
    const lines = await Promise.all(outbox.map((row) => sentLine(row, { reader, plan, locale })));
    sections.push({ title: strings[locale].sending, lines });
  }
  const data = Object.fromEntries(
    held.map(({ source, rows }) => [source.name, rows.map(({ id, data }) => ({ id, data }))]),
  );
  const sent = outbox.map(({ key, kind, subject, payload, notBefore, state }) => ({
    key,
    kind,
    subject,
    payload,
    notBefore,
    state,
  }));
  return {
    sections,
    json: {
      format: 'fil-rouge-export-1',
      exportedAt: now.toISOString(),
      person: { ...who },
      data,
      sent,
    },
  };
}

/** What payloads name, whichever feature words them. */
const naming = z.object({
  meeting: z.string().optional().catch(undefined),
  poll: z.string().optional().catch(undefined),
  group: z.string().optional().catch(undefined),
});

async function sentLine(
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
