/** Whatever people typed, each document that is made is one that its readers open. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import {
  type AttendanceSheet,
  attendanceDocument,
  attendanceTable,
} from '../../documents/attendance-sheet.ts';
import { type CalendarEvent, feedFile, meetingFile } from '../../documents/icalendar.ts';
import { type PollGrid, pollGrid } from '../../documents/poll-grid.ts';
import { restitutionFile } from '../../documents/restitution/formats.ts';
import type { Restitution } from '../../documents/restitution/restitution.ts';
import { letterOf } from '../../src/mail/letter.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { partsOf } from '../support/office.ts';
import { restitutionOfYear, saying } from '../support/restitution.ts';
import { illFormed } from '../support/strict-xml.ts';
import { knowledgeOf } from '../support/vocabulary.ts';

const sheetOf = (text: string): AttendanceSheet => ({
  lang: 'fr',
  heading: text,
  agenda: { title: text, points: [text] },
  organiser: text,
  footer: { text, page: text, of: text },
  meeting: text,
  on: text,
  about: [text],
  ways: [text],
  columns: {
    ...{ name: text, institution: text, presence: text },
    ...{ status: text, word: text, signature: text },
  },
  lines: [{ name: text, institution: text, status: text, inPlace: text, word: text }],
  countsTitle: text,
  counts: [text],
  spare: 1,
});

const gridOf = (text: string): PollGrid => ({
  title: text,
  name: text,
  organisation: text,
  word: text,
  slots: [text, text],
  rows: [{ name: text, organisation: text, answers: ['yes', 'no'], word: text }],
  totals: [{ label: text, values: [1, 0] }],
  answers: { yes: text, maybe: text, no: text, '': '' },
});

const eventOf = (text: string): CalendarEvent => ({
  uid: 'm1@fil-rouge',
  sequence: 0,
  cancelled: false,
  title: text,
  date: '2026-09-15',
  start: '14:00',
  end: '16:00',
  zone: 'Europe/Paris',
  place: text,
  link: '',
  description: `${text}\n${text}`,
  changed: new Date('2026-09-01T08:00:00.000Z'),
  stamp: new Date('2026-09-01T08:00:00.000Z'),
});

/** The parts of an Office file that no XML reader takes. */
const broken = (bytes: Uint8Array): string[] =>
  [...partsOf(bytes)].flatMap(([name, xml]) => {
    const why = illFormed(xml);
    return why ? [`${name}: ${why}`] : [];
  });

it('the reader of XML is a strict one', () => {
  for (const xml of [
    '<a>\ufffe</a>',
    '<a>\u0001</a>',
    '<a>&#0;</a>',
    '<a><b></a>',
    '<a b=c/>',
    'x',
  ])
    expect(illFormed(xml)).toBeDefined();
  expect(illFormed('<a b="c">d&amp;é😀\n</a>')).toBeUndefined();
});

it('there are 23 hostile texts, and none is the same as another', () => {
  expect(new Set(hostileTexts.map(([, text]) => text)).size).toBe(23);
});

let year: Restitution;
beforeAll(async () => {
  year = restitutionOfYear((await knowledgeOf('seineSaintDenis')).plan, 1);
});

describe.each(hostileTexts)('%s', (_, text) => {
  it('leaves the attendance sheet well-formed, and its table a table', async () => {
    expect(broken(await attendanceDocument(sheetOf(text)))).toEqual([]);
    const table = new TextDecoder('utf-8', { fatal: true }).decode(attendanceTable(sheetOf(text)));
    expect(table).not.toMatch(/\p{Cs}/u);
    expect(table).not.toMatch(/(?:^|;|\r\n)"?[=+@]/);
  });

  it('leaves the workbook of a poll well-formed, and without a formula', async () => {
    const bytes = await pollGrid(gridOf(text));
    expect(broken(bytes)).toEqual([]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    const types = new Set<number>();
    book.eachSheet((s) => s.eachRow((row) => row.eachCell((cell) => void types.add(cell.type))));
    expect([...types]).not.toContain(ExcelJS.ValueType.Formula);
  });

  it('stands in a calendar as a text of one event', () => {
    const about = { name: text, lang: 'fr' };
    for (const make of [
      () => meetingFile(eventOf(text), about),
      () =>
        meetingFile(eventOf(text), about, {
          organizer: { name: text, email: 'bot@exemple.fr' },
          attendee: { name: text, email: 'zoe@exemple.fr', status: 'ACCEPTED' },
        }),
      () => feedFile([eventOf(text)], about),
    ]) {
      const file = new TextDecoder('utf-8', { fatal: true }).decode(make());
      const calendar = new ICAL.Component(ICAL.parse(file));
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
      const guests = calendar.getAllSubcomponents('vevent')[0]?.getAllProperties('attendee') ?? [];
      expect(guests.length).toBeLessThanOrEqual(1);
      for (const guest of guests)
        expect(guest.getFirstValue()).toMatch(/^mailto:zoe@exemple\.fr$/i);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 has none of them.
      expect(file).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/);
    }
  });

  it('leaves a letter well-formed, with the elements that we write', () => {
    const {
      html,
      text: words,
      subject,
      to,
    } = letterOf({
      to: { name: text, email: 'zoe@ville.example' },
      locale: 'fr',
      subject: text,
      lines: [
        { label: '', text, item: false },
        { label: text, text, item: false },
        { label: '', text, item: true },
      ],
      links: [{ title: text, url: 'https://fil.example/#lien/a' }],
      own: 'https://fil.example/#lien/b',
      key: 'k',
      host: 'fil.example',
      now: new Date('2026-09-01T08:00:00.000Z'),
    });
    expect(illFormed(html)).toBeUndefined();
    // The mark is the only image, and comes with the letter.
    const [mark, ...others] = html.match(/<img[^>]*>/gi) ?? [];
    expect([mark, others]).toEqual([expect.stringMatching(/^<img src="cid:[\w@-]+" width/), []]);
    expect(html).not.toMatch(/<script|<[^>]*\son\w+=/i);
    expect(html + words + subject + to.name).not.toMatch(/\p{Cs}/u);
    expect(`${subject}${to.name}`).not.toMatch(/[\r\n]/);
  });
});

it.each(['docx', 'pptx', 'xlsx', 'csv', 'md'] as const)(
  'the restitution as %s holds all of them',
  async (format) => {
    const all = hostileTexts.map(([, text]) => text).join(' | ');
    const { content } = await restitutionFile(saying(all, year), format);
    if (format === 'csv' || format === 'md')
      expect(new TextDecoder('utf-8', { fatal: true }).decode(content)).not.toMatch(
        /\p{Cs}|\ufffe/u,
      );
    else expect(broken(content)).toEqual([]);
  },
);
