import ICAL from 'ical.js';

/** A letter as it arrives, taken apart as a mail program does (RFC 5322, RFC 2045). */
export interface Letter {
  to: string;
  headers: Record<string, string>;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  /** The calendar part, and what its type says. */
  calendar: { type: string; text: string } | undefined;
  attachments: string[];
}

interface Part {
  headers: Record<string, string>;
  body: Buffer;
}

export function readLetter(raw: Buffer, to: string): Letter {
  const whole = cut(raw);
  const parts = [...leaves(whole)];
  const find = (type: RegExp) =>
    parts.find(({ headers }) => type.test(headers['content-type'] ?? ''));
  const text = (part: Part | undefined) => (part ? decoded(part).toString('utf8') : '');
  const calendar = find(/^text\/calendar/);
  return {
    to,
    headers: whole.headers,
    subject: words(whole.headers.subject ?? ''),
    messageId: whole.headers['message-id'] ?? '',
    text: text(find(/^text\/plain/)),
    html: text(find(/^text\/html/)),
    calendar: calendar && { type: calendar.headers['content-type'] ?? '', text: text(calendar) },
    attachments: parts.flatMap(
      ({ headers }) => /filename="?([^";]+)/.exec(headers['content-disposition'] ?? '')?.[1] ?? [],
    ),
  };
}

function cut(raw: Buffer): Part {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw
    .subarray(0, end)
    .toString('utf8')
    .replace(/\r\n[ \t]+/g, ' ');
  const headers = Object.fromEntries(
    head.split('\r\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { headers, body: raw.subarray(end + 4) };
}

function* leaves(part: Part): Iterable<Part> {
  const boundary = /boundary="?([^";]+)/.exec(part.headers['content-type'] ?? '')?.[1];
  if (!boundary) return yield part;
  const pieces = part.body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  for (const piece of pieces) yield* leaves(cut(Buffer.from(piece.replace(/^\r\n/, ''), 'latin1')));
}

function decoded({ headers, body }: Part): Buffer {
  const encoding = headers['content-transfer-encoding'] ?? '';
  const text = body.toString('latin1');
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding === 'quoted-printable') return quoted(text.replace(/=\r\n/g, ''));
  return body;
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );

/** "=?UTF-8?Q?R=C3=A9union?=" as "Réunion". */
const words = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      (/q/i.test(way) ? quoted(text.replace(/_/g, ' ')) : Buffer.from(text, 'base64')).toString(
        'utf8',
      ),
    );

/** Between whom the calendar of a letter goes, and what it says the receiver answered. */
export function partiesIn(calendar: string | undefined) {
  const [event] = new ICAL.Component(ICAL.parse(calendar ?? '')).getAllSubcomponents('vevent');
  const attendee = event?.getFirstProperty('attendee');
  return {
    attendee: String(attendee?.getFirstValue()).toLowerCase(),
    status: attendee?.getFirstParameter('partstat'),
    organizer: String(event?.getFirstPropertyValue('organizer')).toLowerCase(),
  };
}
