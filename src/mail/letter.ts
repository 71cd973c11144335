/** From a message of the bot to a letter: the same words, personal links, and why one gets it. */
import { createHash } from 'node:crypto';
import type { DocumentFile, Locale } from '../../bot/contract.ts';
import { oneLine } from '../../cards/one-line.ts';
import { typography } from '../../cards/typography.ts';
import { escaped } from '../http/page.ts';
import { letterStrings } from './strings.ts';

/** What is put into a letter. */
export interface LetterData {
  to: { name: string; email: string };
  locale: Locale;
  /** What it is about; absent: the first line of the text. */
  subject?: string | undefined;
  /** Plain text, one thing a line; the first line is what it is about. */
  text: string;
  /** Where it leads: the title of a thing, and the personal link to it. */
  links: readonly { title: string; url: string }[];
  /** The link to stop mail, and to see or erase what is kept. */
  own: string;
  calendar?: DocumentFile | undefined;
  /** The business key of what is sent: a letter that is sent again is the same letter. */
  key: string;
  /** Name of the service's host. */
  host: string;
  now: Date;
}

/** A letter, in the words of nodemailer. */
export interface Envelope {
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  headers: Record<string, string>;
  icalEvent?: { method: string; filename: string; content: Buffer };
}

/** Programs that answer by themselves (absences) leave such letters alone (RFC 3834). */
const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Longer, and a list of messages on a phone shows the start only. In characters. */
const MOST_SUBJECT = 120;

/** The letter in plain text and in HTML; the `Message-ID` is made of `key`, so that a repeat has it too. */
export function letterOf(data: LetterData): Envelope {
  const { to, locale, links, own, calendar, key, host, now } = data;
  const say = letterStrings[locale];
  const lines = typography(data.text, locale)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const foot = { why: say.why, stop: say.stop, personal: links.length > 0 ? say.personal : '' };
  const parts = { locale, lines, links, own, foot };
  const event = calendar && {
    method: /method=(\w+)/.exec(calendar.type)?.[1] ?? 'PUBLISH',
    filename: calendar.name,
    content: Buffer.from(calendar.content),
  };
  return {
    to: { ...to, name: oneLine(to.name) },
    subject: subjectOf(data, lines[0] ?? say.subject),
    text: plain(parts),
    html: html(parts),
    messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`,
    date: now,
    headers: { ...headers, 'Content-Language': locale },
    ...(event && { icalEvent: event }),
  };
}

/** One line, whatever was typed into it. */
const subjectOf = ({ subject, locale }: LetterData, first: string): string =>
  oneLine(typography(subject ?? first, locale)).slice(0, MOST_SUBJECT);

interface Parts {
  locale: Locale;
  lines: readonly string[];
  links: LetterData['links'];
  own: string;
  foot: { why: string; stop: string; personal: string };
}

const plain = ({ locale, lines, links, own, foot }: Parts): string =>
  [
    lines.join('\n'),
    ...links.map(({ title, url }) => `${typography(title, locale)}\n${url}`),
    [foot.personal, foot.why, `${foot.stop}\n${own}`].filter((line) => line !== '').join('\n'),
  ].join('\n\n');

/** Said at each element: many mail programs leave out what stands in a style sheet. */
const bodyStyle =
  'font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:36em;margin:0 auto;padding:16px;color:#242424;background:#ffffff';
const linkStyle = 'color:#3d3e8f';
/** For those that read one, at night. */
const night =
  '@media(prefers-color-scheme:dark){body{color:#f5f5f5!important;background:#1f1f1f!important}a{color:#a9acff!important}}';

/** A page that needs nothing from elsewhere. */
function html({ locale, lines, links, own, foot }: Parts): string {
  const nice = (text: string) => escaped(typography(text, locale));
  const [title = '', ...rest] = lines;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><style>${night}</style></head>
<body style='${bodyStyle}'><main><h1 style="font-size:20px">${escaped(title)}</h1>
${rest.map((line) => `<p style="margin:4px 0">${escaped(line)}</p>`).join('\n')}
${links.map((link) => `<p style="margin:16px 0"><a style="font-weight:600;${linkStyle}" href="${escaped(link.url)}">${nice(link.title)}</a></p>`).join('\n')}
</main><footer><hr>${[foot.personal, foot.why]
    .filter((line) => line !== '')
    .map((line) => `<p>${nice(line)}</p>`)
    .join('\n')}
<p><a style="${linkStyle}" href="${escaped(own)}">${nice(foot.stop)}</a></p></footer></body></html>
`;
}
