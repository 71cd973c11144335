/**
 * What is said in one line: titles, places, names. Line ends and signs that are not seen become
 * blanks, so that nobody's words can pass for a line of the bot's.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
