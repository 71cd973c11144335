/** The answers, to take away: a CSV for a spreadsheet, and a grid. */
import { z } from 'zod';
import { aside } from '../../../../documents/aside.ts';
import { fileName } from '../../../../documents/file-name.ts';
import type { GridAnswer } from '../../../../documents/poll-grid.ts';
import { frenchCsv } from '../../../../documents/spreadsheet-text.ts';
import type { DocumentFile, OpenLink } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import { addLink, linkPath } from '../../../links/links.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { organisationLabel } from '../../people/model/names.ts';
import { isShared, type PollAct, type PollContext } from '../context.ts';
import { pollId } from '../model/schema.ts';
import { organisationIn, type PollRow, type PollState, stateOf } from '../model/state.ts';
import { called } from '../show/face.ts';
import { momentInWords, slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { show } from './look.ts';

const payloadSchema = z.object({ poll: pollId, locale: z.enum(['fr', 'en']) });

/** A link to a table of names lives a week. */
const LINK_MS = 7 * 24 * 3_600_000;

/** Two links, for those who co-animate; without a public address, the table itself. */
export async function exported(act: PollAct, { id, poll }: PollRow): Promise<Answer> {
  const { context, locale, turn } = act;
  const { publicUrl, newToken } = context.settings;
  const say = strings[locale];
  if (isShared(turn)) return refused(say.exportPrivate, locale);
  if (!publicUrl) return show(act, id, { onlyResult: true, before: [say.noLinks] });
  return change(act, 'polls.export', { kind: 'group', id: poll.group }, async (tx) => {
    const expiresAt = new Date(turn.now.getTime() + LINK_MS).toISOString();
    const link = async (kind: string): Promise<string> => {
      const token = newToken();
      const payload = { poll: id, locale };
      await addLink(tx, token, { kind, payload, person: selfOf(act), expiresAt, once: false });
      return `${publicUrl}${linkPath(token)}`;
    };
    const items = [say.csv(await link('polls.csv')), say.grid(await link('polls.grid'))];
    return shown({ headline: say.exported, items }, locale);
  });
}

export const linksOf = (context: PollContext): Record<string, OpenLink> => ({
  csv: (payload, reader) => open(payload, reader, context, csvOf),
  grid: (payload, reader) => open(payload, reader, context, gridOf),
});

type Make = (
  state: PollState,
  locale: Locale,
  context: PollContext,
) => DocumentFile | Promise<DocumentFile>;

async function open(
  payload: Parameters<OpenLink>[0],
  reader: Parameters<OpenLink>[1],
  context: PollContext,
  make: Make,
): Promise<DocumentFile | undefined> {
  const { poll, locale } = payloadSchema.parse(payload);
  const state = await stateOf(reader, poll, context.plan);
  return state && make(state, locale, context);
}

interface Line {
  name: string;
  organisation: string;
  answers: GridAnswer[];
  word: string;
  proposal: string;
  by: string;
  at: string;
}

function linesOf(state: PollState, locale: Locale, { plan, settings }: PollContext): Line[] {
  const { ballots, poll, people } = state;
  const nameOf = (person: string) => {
    const known = people.get(person);
    return known?.name || called(person, people, plan, locale);
  };
  return ballots
    .map((ballot) => {
      const own = organisationIn(people.get(ballot.person)) ?? ballot.organisation;
      return {
        name: nameOf(ballot.person),
        organisation: own === null ? '' : organisationLabel(own, plan, locale),
        answers: poll.slots.map(({ id }): GridAnswer => ballot.answers[id] ?? ''),
        word: ballot.word,
        proposal: ballot.proposal,
        by: ballot.by === ballot.person ? '' : nameOf(ballot.by),
        at: momentInWords(ballot.at, settings.zone, locale),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

const wordsOf = (locale: Locale): Record<GridAnswer, string> => {
  const { yes, maybe, no } = strings[locale];
  return { yes, maybe, no, '': '' };
};

const totalsOf = ({ poll, ranked }: PollState, key: 'yes' | 'maybe'): number[] =>
  poll.slots.map(({ id }) => ranked.find(({ slot }) => slot.id === id)?.[key] ?? 0);

function csvOf(state: PollState, locale: Locale, context: PollContext): DocumentFile {
  const { columns, fileName: name } = strings[locale];
  const words = wordsOf(locale);
  const slots = state.poll.slots.map((slot) => slotInWords(slot, locale));
  const lines = linesOf(state, locale, context);
  const blank = ['', '', '', ''];
  const content = frenchCsv([
    [
      columns.name,
      columns.organisation,
      ...slots,
      columns.word,
      columns.proposal,
      columns.by,
      columns.at,
    ],
    ...lines.map((line) => [
      line.name,
      line.organisation,
      ...line.answers.map((answer) => words[answer]),
      line.word,
      line.proposal,
      line.by,
      line.at,
    ]),
    [columns.total, '', ...totalsOf(state, 'yes'), ...blank],
    [columns.totalMaybe, '', ...totalsOf(state, 'maybe'), ...blank],
  ]);
  const title = `${name} ${state.poll.title}`;
  return { name: fileName(title, 'csv'), type: 'text/csv; charset=utf-8', content };
}

/** Source: IANA media types, Office Open XML. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function gridOf(
  state: PollState,
  locale: Locale,
  context: PollContext,
): Promise<DocumentFile> {
  const { columns, fileName: name } = strings[locale];
  const content = await aside('pollGrid', {
    title: state.poll.title,
    name: columns.name,
    organisation: columns.organisation,
    word: columns.word,
    slots: state.poll.slots.map((slot) => slotInWords(slot, locale)),
    rows: linesOf(state, locale, context).map((line) => ({
      name: line.name,
      organisation: line.organisation,
      answers: line.answers,
      word: [line.word, line.proposal].filter(Boolean).join(' · '),
    })),
    totals: [
      { label: columns.total, values: totalsOf(state, 'yes') },
      { label: columns.totalMaybe, values: totalsOf(state, 'maybe') },
    ],
    answers: wordsOf(locale),
  });
  return { name: fileName(`${name} ${state.poll.title}`, 'xlsx'), type: XLSX, content };
}
