import { mapTexts, refersTo } from '../../../../contract/marks.ts';
import type { Who } from '../../../../contract/personal-data.ts';
import { keyOf } from './names.ts';

/**
 * Whether a text of a row names the person: by what refers to them. Whom nobody knows, and whose data
 * the operator looks for by a name, is named by that name, as it is written.
 */
export const isNamed = (value: object, who: Who): boolean =>
  refersTo(value, who) || (who.person === '' && isWritten(value, who.name));

function isWritten(value: object, name: string): boolean {
  const wanted = keyOf(name);
  let found = wanted === '';
  mapTexts(value, (text) => {
    found ||= ` ${keyOf(text)} `.includes(` ${wanted} `);
    return text;
  });
  return wanted !== '' && found;
}
