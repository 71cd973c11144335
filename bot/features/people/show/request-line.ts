import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Act } from '../model/acts.ts';
import { people } from '../model/directory.ts';
import { nameOf } from '../model/names.ts';
import type { JoinRequest } from '../model/schema.ts';
import { requestStrings } from './request-strings.ts';

/** A request as somebody reads it who decides it. */
export async function requestLine(
  reader: Reader,
  { context, locale }: Pick<Act, 'context' | 'locale'>,
  { group, person, at, as }: JoinRequest,
) {
  const say = requestStrings[locale];
  const known = (await reader.get(people, person))?.value;
  const name = nameOf(known, context.plan, locale);
  const label = context.view.group(group)?.label[locale] ?? group;
  const day = dayInWords(localDay(new Date(at), context.zone), locale);
  return {
    group,
    person,
    line: say.line(name, say.aims[as ?? 'member'](label), day),
    accept: say.accept(known?.name || name),
    decline: say.decline(known?.name || name),
  };
}
