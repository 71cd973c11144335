/** What a meeting was before it changed, in words. */
import type { Locale } from '../../../language/locale.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { cutText } from '../model/rules.ts';
import { whenSchema } from '../model/schema.ts';
import { cardStrings } from './card-strings.ts';

/** `before` holds the fields that changed, as `change.ts` of the meetings writes them. */
export function beforeLines(before: Readonly<Record<string, string>>, locale: Locale): string[] {
  const say = cardStrings[locale];
  const fields: Readonly<Record<string, string>> = say.fields;
  return Object.entries(before).flatMap(([field, text]) => {
    const label = fields[field];
    if (!label) return [];
    return [say.before(label, cutText(readable(field, text, locale), 300) || say.emptyBefore)];
  });
}

function readable(field: string, text: string, locale: Locale): string {
  if (field === 'when') {
    const when = whenSchema.safeParse(parsed(text)).data;
    return when ? whenInWords(when, locale) : text;
  }
  if (field !== 'agenda') return text;
  const points = parsed(text);
  return Array.isArray(points) ? points.join(' ; ') : text;
}

/** What was cut in the middle is no JSON any more: it is shown as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
