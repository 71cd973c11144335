/** The links that whoever launched a sending passes on, in one message. */

import type { Rendered, Settings } from '../../../contract/feature.ts';
import type { OutboxRow, Reader } from '../../../contract/store.ts';
import { shown } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import { linkNamed, personalLinkId, personalLinks } from '../../../links/personal-links.ts';
import { people } from '../../people/model/directory.ts';
import { recordOf } from '../../sendings/model/attempts.ts';
import { bundlePayload } from '../model/links-bundle.ts';
import { strings } from './strings.ts';

/** Of links that were taken back, or are over since, nothing is said; with none left it is moot. */
export async function renderBundle(
  row: OutboxRow,
  reader: Reader,
  now: Date,
  { personalLink }: Pick<Settings, 'personalLink'>,
): Promise<Rendered> {
  if (!personalLink) return { moot: 'no key' };
  const { subject } = bundlePayload.parse(row.payload);
  const locale = (await reader.get(people, row.recipient))?.value.locale ?? 'fr';
  const items: string[] = [];
  const names = new Set<string>();
  for (const { recipient, result } of await reader.outbox.find('subject', subject)) {
    const { handed } = recordOf({ result });
    const person = (await reader.get(people, recipient))?.value;
    if (handed?.bundle !== row.key || !person) continue;
    if (handed.doors.length === 0) {
      names.add(recipient);
      items.push(`${person.name} – ${handed.about}`);
    }
    for (const { to, title } of handed.doors) {
      const url = await urlOf(reader, recipient, to, { now, locale: person.locale, personalLink });
      if (!url) continue;
      names.add(recipient);
      items.push(`${person.name} – ${title} : ${url}`);
    }
  }
  if (items.length === 0) return { moot: 'nothing to pass on' };
  const say = strings[locale];
  const face = { headline: say.bundle(names.size), items: items.sort(), notes: [say.bundleHow] };
  return { message: shown(face, locale).message };
}

interface Linking {
  now: Date;
  locale: Locale;
  personalLink: NonNullable<Settings['personalLink']>;
}

/** The link as it is now; undefined when it was taken back or is over. */
async function urlOf(
  reader: Reader,
  person: string,
  to: string,
  { now, locale, personalLink }: Linking,
): Promise<string | undefined> {
  const id = personalLinkId(person, to);
  const generation = (await reader.get(personalLinks, id))?.value.generation ?? 0;
  const link = await linkNamed(reader, { id, generation }, now);
  return link && personalLink({ id, generation }, locale);
}
