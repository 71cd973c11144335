/** A letter that was pasted: what it tells stands between its greeting and its signature. */

const GREETING =
  /^\s*(?:bonjour|bonsoir|salut|hello|hi|dear|ch[eè]re?s?)(?![\p{L}])[^\n:%]{0,60}(?=\n)/iu;
const CLOSING =
  /\n[ \t]*(?:(?:bien\s+|très\s+)?cordialement|bien à (?:vous|toi)|amicalement|(?:kind |best )regards|regards(?=[ \t]*(?:[,.!]|\n|$))|best wishes|sincerely)(?![\p{L}])/iu;
/** A rule alone parts what is told as well: it is what stands on or below it that tells of a letter. */
const QUOTED =
  /\n[ \t]*(?:(?:-{3,}|_{5,})(?=[ \t]*(?:messages?|original|forwarded|e-?mail|courriel)|[ \t]*\n\s*(?:de|from)\s*:\s)|(?:de|from)\s*:\s|le [^\n]{6,80} a écrit\s*:|on [^\n]{6,80} wrote:)/iu;
const SUBJECT = /\n[ \t]*(?:objet|subject)[ \t]*:[ \t]*([^\n]*)/iu;

/** Above a letter that was passed on as it is: who wrote it, when, to whom. */
const PASSED_ON =
  /^[^\n:]{0,60}\n?\s*(?:de|from)[ \t]*:[^\n]*\n(?:[ \t]*[\p{L}’' -]{1,20}:[^\n]*\n)+/iu;

/** Body of a letter, without closing, signature and quoted letters; the same text when it is no letter. */
export function bodyOf(text: string): string {
  const [above = ''] = PASSED_ON.exec(text) ?? [];
  if (above !== '') return above + bodyOf(text.slice(above.length).trimStart());
  const ends = [CLOSING, QUOTED].map((pattern) => text.search(pattern)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, quotedFrom(text), ...ends));
}

/** Where the quoted lines ("> …") start that nothing follows; what is written below a quotation tells. */
function quotedFrom(text: string): number {
  const lines = text.split('\n');
  const own = lines.findLastIndex(
    (line) => line.trim() !== '' && !line.trimStart().startsWith('>'),
  );
  const isQuoted = own >= 0 && lines.slice(own + 1).some((line) => line.trim() !== '');
  return isQuoted ? lines.slice(0, own + 1).join('\n').length : text.length;
}

/**
 * The same text, each thing in its place, without greeting, signature and quoted letter. The subject
 * of the letter stays where nothing else says what it is about, and so does a greeting that `tells`.
 */
export function withoutFrame(
  text: string,
  isAbout: (part: string) => boolean,
  tells: (part: string) => boolean = isAbout,
): string {
  const [above = ''] = PASSED_ON.exec(text) ?? [];
  if (above !== '') return passedOn(above, text.slice(above.length), isAbout, tells);
  const body = bodyOf(text);
  const [greets = ''] = GREETING.exec(text) ?? [];
  // "Bonjour, la 1.1 est finie" tells already.
  const greeting = tells(greets) ? 0 : greets.length;
  const framed = blank(text.slice(0, greeting)) + body.slice(greeting);
  const rest = text.slice(body.length);
  const subject = isAbout(body) ? undefined : SUBJECT.exec(rest);
  if (!subject) return framed + blank(rest);
  const start = subject.index + subject[0].length - (subject[1]?.length ?? 0);
  const end = subject.index + subject[0].length;
  return framed + blank(rest.slice(0, start)) + rest.slice(start, end) + blank(rest.slice(end));
}

/** What was passed on tells; its subject stays where nothing else says what it is about. */
function passedOn(
  above: string,
  letter: string,
  isAbout: (part: string) => boolean,
  tells: (part: string) => boolean,
): string {
  const [line = '', subject = ''] = SUBJECT.exec(above) ?? [];
  const keeps = line !== '' && isAbout(subject) && !isAbout(letter);
  const to = keeps ? above.indexOf(line) + line.length - subject.length : above.length;
  const kept = keeps ? subject + blank(above.slice(to + subject.length)) : '';
  const lead = letter.length - letter.trimStart().length;
  const own = withoutFrame(letter.slice(lead), isAbout, tells);
  return blank(above.slice(0, to)) + kept + letter.slice(0, lead) + own;
}

/** Ends of lines stay: they part what is told. */
export const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
