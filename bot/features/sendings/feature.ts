import { resendClick } from '../../../cards/sendings/report.ts';
import { click, type Feature, type Rendered, type Tools } from '../../contract/feature.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { OutboxRow, Reader, Row } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { answerWith } from '../../conversation/answers.ts';
import type { Locale } from '../../language/locale.ts';
import { LINKS, Phrases } from '../../language/phrases.ts';
import { people, personRecipient } from '../people/model/directory.ts';
import { standingOf } from './model/attempts.ts';
import { addReport, type Push, pushes, reportPayload, spread } from './model/pushes.ts';
import { anew, isFixed, isResent, nextLook } from './model/rules.ts';
import { reportOf } from './show/report.ts';
import { strings } from './show/strings.ts';

const commands = new Phrases<true>(LINKS);
for (const { commands: all } of [strings.fr, strings.en])
  for (const command of all) commands.add(command, true);

/** Tells whoever started a push whom it reached, and sends it again to the others. */
export const sendings: Feature = {
  name: 'sendings',
  start: (tools) => ({
    hear: {
      understand: ({ words, locale, terms }) => {
        const [found] = commands.find(words);
        // A question that speaks of a report as well says more than that.
        if (!found || terms.length > found.length + 1) return [];
        return [
          {
            kind: 'command',
            rank: 'order',
            fields: { intent: 'sendingReport' },
            words: words.map((word) => word.folded),
            answer: (turn) => tell(tools, turn, locale),
          },
        ];
      },
    },
    press: {
      clicks: {
        resend: click(resendClick, (turn, { push, uncertain, version }) =>
          resend(tools, turn, { subject: push, uncertain: uncertain === 'yes', version }),
        ),
      },
    },
    send: { render: { report: renderReport }, repeatable: ['report'] },
  }),
};

const rowsOf = ({ outbox }: Reader, subject: string): Promise<OutboxRow[]> =>
  outbox.find('subject', subject);

/** Names in one note; their number is in the report. */
const MOST_NAMES = 10;

/** Whose address was refused, by name: whoever launched the sending put them in the group. */
async function refusedNames(reader: Reader, rows: readonly OutboxRow[]): Promise<string[]> {
  const refused = rows.filter((row) => standingOf(row) === 'bounced').slice(0, MOST_NAMES);
  const known = await Promise.all(refused.map((row) => reader.get(people, row.recipient)));
  return known.flatMap((row) => (row ? [row.value.name] : []));
}

/** The newest push of a person, as it stands now. */
async function tell({ store }: Tools, turn: Turn, locale: Locale): Promise<Answer> {
  const self = personRecipient(turn.person);
  return store.read(async (reader) => {
    const [newest] = await reader.page(pushes, { index: 'startedBy', key: self, limit: 1 });
    if (!newest) return answerWith(strings[locale].none, locale);
    const rows = await rowsOf(reader, newest.id);
    const names = await refusedNames(reader, rows);
    return answerWith(reportOf(newest.id, newest.value, rows, locale, names), locale);
  });
}

interface Resend {
  subject: string;
  uncertain: boolean;
  version: number;
}

/** Why a push is not sent again, as a sentence; undefined when it may be. */
function refusal(
  push: Row<Push> | undefined,
  { isAdmin }: Tools,
  { person, locale }: Turn,
  version: number,
): string | undefined {
  const { unknown, notYours, stale } = strings[locale];
  if (!push) return unknown;
  if (push.value.startedBy !== personRecipient(person) && !isAdmin(person)) return notYours;
  return push.value.round === version ? undefined : stale;
}

/** Sends again, in one transaction with the answer and the report that will follow. */
async function resend(tools: Tools, turn: Turn, wanted: Resend): Promise<Answer> {
  const { subject, uncertain, version } = wanted;
  const { locale, now } = turn;
  return tools.store.transact(async (tx) => {
    const push = await tx.get(pushes, subject);
    const no = refusal(push, tools, turn, version);
    if (!push || no) return answerWith(no ?? '', locale, 'refused');
    const rows = (await rowsOf(tx, subject)).filter((row) => isResent(row, uncertain));
    for (const [at, row] of rows.entries()) {
      await tx.outbox.remove(row.key);
      await tx.outbox.add(spread(anew(row, now), at, tools.settings.sendRate));
    }
    if (rows.length > 0) {
      const next = { ...push.value, round: push.value.round + 1, startedAt: now.toISOString() };
      await tx.put(pushes, subject, next, push.version);
      await addReport(tx, subject, next, now);
    }
    const answer = answerWith(strings[locale].resent(rows.length), locale);
    await rememberAnswer(tx, turn, answer);
    return answer;
  });
}

/** The report as it goes to whoever started the push: once, then in its own place. */
async function renderReport(row: OutboxRow, reader: Reader, now: Date): Promise<Rendered> {
  const { push: subject } = reportPayload.parse(row.payload);
  const push = (await reader.get(pushes, subject))?.value;
  if (!push) return { moot: 'push erased' };
  if (isFixed(row)) return { moot: 'no id to update by' };
  const locale = (await reader.get(people, row.recipient))?.value.locale ?? push.locale;
  const rows = await rowsOf(reader, subject);
  const message = reportOf(subject, push, rows, locale, await refusedNames(reader, rows));
  const next = nextLook(rows, new Date(push.startedAt), now);
  const update = row.activityId === null ? {} : { update: row.activityId };
  return { ...update, message, ...(next && { again: next }) };
}
