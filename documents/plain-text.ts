/** Text that people typed, made fit for a file: what XML forbids or what turns a line around is out. */

// Control characters except tab and new line, the two non-characters, halves of surrogate pairs,
// and the marks that reorder what is read.
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

export const plainText = (text: string): string =>
  text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(unfit, '');

/** The same data with every text in it changed. */
export function mapTexts<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value, change)]),
  ) as T;
}
