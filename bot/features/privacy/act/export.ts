/** Everything held about a person: to be read, and as data. */

import type { PersonalData, Who } from '../../../contract/personal-data.ts';
import type { Json, Reader } from '../../../contract/store.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
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
  { who, locale, now }: { who: Who; locale: Locale; now: Date },
): Promise<Export> {
  const told = await Promise.all(
    personalData.map(async (source) => ({ source, rows: await source.tell(reader, who, locale) })),
  );
  const held = told.filter(({ rows }) => rows.length > 0);
  const outbox = await reader.outbox.find('recipient', who.person);
  const sections = held.map(({ source, rows }) => ({
    title: source.label[locale],
    lines: rows.flatMap(({ lines }) => lines),
  }));
  if (outbox.length > 0) {
    const { sending, sendingLine, feature, state } = strings[locale];
    const lines = outbox.map((row) => {
      const [owner = ''] = row.kind.split('.');
      const about = feature[owner] ?? row.kind;
      return sendingLine(about, shortDay(row.notBefore.slice(0, 10), locale), state[row.state]);
    });
    sections.push({ title: sending, lines });
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
