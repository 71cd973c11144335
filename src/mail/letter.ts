/** From a message of the bot to a letter: the same words, personal links, and why one gets it. */
import { createHash } from 'node:crypto';
import type { DocumentFile } from '../../bot/contract/feature.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { cut, visible } from '../../cards/clean.ts';
import { oneLine } from '../../cards/one-line.ts';
import type { Line } from '../../cards/text.ts';
import { typography } from '../../cards/typography.ts';
import { dateBlock } from '../../visual/date-block.ts';
import { markPng } from '../../visual/pictures.ts';
import { htmlOf, type Letter, type LetterBlock, MARK_CID } from './letter-html.ts';
import { letterStrings } from './strings.ts';

/** An answer that one button chooses; its page sends it. */
interface Answer {
  title: string;
  answer: string;
}

/** What is put into a letter. */
export interface LetterData {
  to: { name: string; email: string };
  locale: Locale;
  /** What it is about; absent: the first line of the text. */
  subject?: string | undefined;
  /** Its title, where a list of letters is told more than who opens one. */
  heading?: string | undefined;
  /** The plan by its title: whose tool writes. */
  plan?: string | undefined;
  /** The local day that it is about, `YYYY-MM-DD`. */
  day?: string | undefined;
  /** The first line is what it is about; what people typed may hold line ends. */
  lines: readonly Line[];
  /** Who makes it be sent, with their institution. */
  from?: string | undefined;
  /** Where it leads: the title of a thing, the personal link to it, and the answers that have a button. */
  links: readonly { title: string; url: string; answers?: readonly Answer[] | undefined }[];
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
export interface MailEnvelope {
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  headers: Record<string, string>;
  /** The mark at its head, within it: nothing of a letter is fetched from elsewhere. */
  attachments: { cid: string; filename: string; content: Buffer; contentDisposition: 'inline' }[];
  icalEvent?: { method: string; filename: string; content: Buffer };
}

/** Programs that answer by themselves (absences) leave such letters alone (RFC 3834). */
const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Longer, and a list of messages on a phone shows the start only. In characters. */
const MOST_SUBJECT = 120;

/** What a list of messages shows beside the subject. In characters. */
const MOST_PREVIEW = 120;

/** The letter in plain text and in HTML; the `Message-ID` is made of `key`, so that a repeat has it too. */
export function letterOf(data: LetterData): MailEnvelope {
  const { to, locale, from, links, own, calendar, key, host, now } = data;
  const say = letterStrings[locale];
  const nice = (text: string) => typography(visible(text), locale);
  const blocks = blocksOf(data.lines, locale);
  const foot = [
    ...(links.length > 0 ? [say.personal] : []),
    from === undefined ? say.unread : say.ask(from),
    say.why,
  ].map(nice);
  const titled = (text: string) => cut(oneLine(nice(text)), MOST_SUBJECT);
  const subject = data.subject ?? data.lines[0]?.text ?? say.subject;
  const letter: Letter = {
    locale,
    title: titled(data.heading ?? subject),
    day: data.day === undefined ? undefined : dateBlock(data.day, locale),
    preview: cut(blocks.map(inWords).join(' ').replaceAll('\n', ' '), MOST_PREVIEW),
    house: say.house,
    tool: data.plan === undefined ? '' : nice(say.tool(data.plan)),
    greeting: [
      ...(to.name.trim() === '' ? [] : [say.greeting(oneLine(to.name))]),
      ...(from === undefined ? [] : [say.from(from)]),
    ].map(nice),
    blocks: calendar ? [...blocks, { label: '', text: nice(say.calendar) }] : blocks,
    links: links.map(({ title, url, answers = [] }) => ({
      title: nice(title),
      url,
      answers: answers.map((one) => ({ title: nice(one.title), url: `${url}/${one.answer}` })),
    })),
    foot,
    own: { title: nice(say.stop), url: own },
  };
  const event = calendar && {
    method: /method=(\w+)/.exec(calendar.type)?.[1] ?? 'PUBLISH',
    filename: calendar.name,
    content: Buffer.from(calendar.content),
  };
  return {
    to: { ...to, name: oneLine(visible(to.name)) },
    subject: bare(titled(subject)),
    text: bare(plain(letter)),
    html: htmlOf(letter),
    attachments: [
      { cid: MARK_CID, filename: 'fil-rouge.png', content: markPng, contentDisposition: 'inline' },
    ],
    messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`,
    date: now,
    headers: { ...headers, 'Content-Language': locale },
    ...(event && { icalEvent: event }),
  };
}

/** What a line that has the point before it is, whoever wrote it there. */
const POINTED = /^•\s*/;

/** "Quand :", "Ordre du jour :"; a sentence has its own sign at its end. */
const withColon = (label: string): string =>
  /[\p{L}\p{N})»”]$/u.test(label) ? `${label} :` : label;

/** What comes after the title: a label with its value, a text, or a list under what it is a list of. */
function blocksOf([, ...lines]: readonly Line[], locale: Locale): LetterBlock[] {
  const nice = (text: string) => typography(visible(text), locale).trim();
  // English has no blank before a colon.
  const labelled = (label: string) =>
    label === '' ? '' : nice(withColon(label)).replace(/ :$/, ':');
  const blocks: LetterBlock[] = [];
  for (const { label, text, item } of lines.flatMap(oneByOne)) {
    const said = nice(text.replace(POINTED, ''));
    if (said === '') continue;
    const last = blocks.at(-1);
    if (!item && !POINTED.test(text)) blocks.push({ label: labelled(label), text: said });
    else if (last && 'items' in last) last.items.push(said);
    else blocks.push({ items: [said] });
  }
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    const leads = 'text' in block && block.label === '' && next && 'items' in next;
    return leads && withColon(block.text) !== block.text
      ? { label: labelled(block.text), text: '' }
      : block;
  });
}

/** What somebody typed in several lines stays so; only the first is behind its label. */
const oneByOne = ({ label, text, item }: Line): Line[] =>
  text.split('\n').map((one, at) => ({ label: at === 0 ? label : '', text: one, item }));

const inWords = (block: LetterBlock): string =>
  'items' in block
    ? block.items.map((item) => `• ${item}`).join('\n')
    : [block.label, block.text].filter((part) => part !== '').join(' ');

/** Without what keeps an hour in one line: programs that know few signs show it. */
const bare = (text: string): string => text.replaceAll('\u2060', '');

/** A blank line after the title, and after a list: what follows it is not of it. */
function plain({ house, tool, title, greeting, blocks, links, foot, own }: Letter): string {
  const body = blocks.map((block) => ('items' in block ? `${inWords(block)}\n` : inWords(block)));
  const link = (one: { title: string; url: string }) => `${one.title}\n${one.url}`;
  return [
    [house, tool].join('\n').trim(),
    title,
    greeting.join('\n'),
    body.join('\n').trim(),
    ...links.flatMap((one) => [one, ...one.answers].map(link)),
    [...foot, link(own)].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
