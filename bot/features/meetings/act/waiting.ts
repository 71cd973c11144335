/**
 * "Oui", while an invitation waits for an answer. Said of the one message that just came, it answers; else the
 * invitation is shown, and the next "oui" answers it.
 */
import { meetingCard } from '../../../../cards/meetings/meeting.ts';
import type { Reading, Situation, Speaker } from '../../../contract/feature.ts';
import type { Row } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { assentIn, onlyAgrees } from '../../../conversation/assent.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { sentenceOf } from '../../../sentence/sentence.ts';
import { selfOf } from '../../people/model/acts.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { lookAt, type MeetingAct, type MeetingsContext } from '../context.ts';
import type { Attendance, Meeting } from '../model/schema.ts';
import { recalledAt, startOf } from '../model/times.ts';
import { cardStrings } from '../show/card-strings.ts';
import { sectionOf } from '../show/section.ts';
import { answer } from './answer.ts';

/** The next meeting that somebody was invited to and has not answered, from memory. */
export const invitationOf = (context: MeetingsContext, speaker: Speaker): string | undefined =>
  invitationsOf(context, speaker)[0]?.id;

/** When the last invitation that somebody has not answered came from somebody else. */
export function lastCame(context: MeetingsContext, speaker: Speaker): string | undefined {
  const self = personRecipient(speaker.person);
  return invitationsOf(context, speaker)
    .filter(({ value }) => value.changedBy !== self)
    .map(({ value }) => value.changedAt ?? value.createdAt)
    .sort()
    .at(-1);
}

function invitationsOf(
  { kept, view }: MeetingsContext,
  { person, conversation, now }: Speaker,
): Row<Meeting>[] {
  if (conversation.type !== 'personal') return [];
  const self = personRecipient(person);
  const own = new Set(view.groupsOf(self).map(({ id }) => id));
  return kept
    .coming(now)
    .filter(({ value }) => own.has(value.group) && isAwaited(value.attendance[self], self, now))
    .sort((a, b) => startOf(a.value.when).getTime() - startOf(b.value.when).getTime());
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Whether it was sent, changed or recalled within a day, and nothing was spoken of since. */
function justCame(
  { value: { when, reminders, ...made } }: Row<Meeting>,
  now: Date,
  { open = [], rows }: { open: Situation['open']; rows: readonly Row<Meeting>[] },
): boolean {
  const came = [
    new Date(made.changedAt ?? made.createdAt),
    ...reminders.map((offset) => recalledAt(when, offset)),
  ].filter((at) => at <= now);
  const last = Math.max(...came.map(Number));
  const since = [...open.map(({ at }) => at), ...rows.map(({ value }) => value.changedAt ?? '')];
  return now.getTime() - last <= A_DAY_MS && !since.some((at) => new Date(at).getTime() > last);
}

/** "Oui" said twice in a row answers what was answered just now. */
const TWICE_MS = 5_000;

const isAwaited = (given: Attendance | undefined, self: string, now: Date): boolean =>
  isOpen(given, self) || now.getTime() - Date.parse(given?.at ?? '') < TWICE_MS;

/** Never given, given before the meeting moved, or by somebody else: each answers for themselves. */
const isOpen = (given: Attendance | undefined, self: string): boolean =>
  given?.tentative !== false || given.status === 'maybe' || given.by !== self;

/** "Oui", of somebody whose invitation waits. */
export function waitingIn(
  utterance: Utterance,
  { given, subject, open, isAnswered }: Situation,
  actOf: (turn: Turn) => MeetingAct,
  lexicon: Lexicon,
): Reading | undefined {
  const id = given?.invitation;
  if (typeof id !== 'string') return undefined;
  const assent = assentIn(sentenceOf(utterance, lexicon));
  if (!assent || assent.says === 'drop') return undefined;
  // "Ah d’accord" is said of what was just answered.
  if (isAnswered && open?.[0]?.kind !== 'meetings.spoken' && onlyAgrees(assent)) return undefined;
  return {
    kind: 'meeting',
    rank: 'answer',
    fields: { intent: 'answer' },
    words: utterance.typed.map(({ folded }) => folded),
    answer: (turn) => {
      const act = actOf(turn);
      const [one, another] = invitationsOf(act.context, turn);
      // Nothing else was talked of, nothing else waits: what was just sent is what is answered.
      const isThat =
        assent.isPlain && !subject && given?.openPolls === undefined && one?.id === id && !another;
      if (!isThat || !justCame(one, turn.now, { open, rows: act.context.kept.rows }))
        return askWhether(act, id);
      const status = assent.says === 'yes' ? 'present' : 'excused';
      const whose = { representedBy: '', word: '', person: '' };
      return answer(act, id, { status, ...whose }, one.value.sequence);
    },
  };
}

/** Nothing is recorded yet: what was answered may have been something else. */
const askWhether = (act: MeetingAct, id: string): Promise<Answer> =>
  lookAt(act, 'meetings.reply', id, async (reader, known) => {
    const { context, locale, turn, say } = act;
    const shown = { reader, context, locale, now: turn.now, recipient: selfOf(act) };
    const section = await sectionOf(known, shown, { short: true });
    const heading = cardStrings[locale].current;
    const waits = isOpen(known.meeting.attendance[selfOf(act)], selfOf(act));
    const lines = waits ? [say.isItThis] : [];
    const card = meetingCard({ lang: locale, heading, lines, meetings: [section] });
    const face = answerWith(card, locale);
    const data = { meeting: id, version: known.meeting.sequence };
    const reply = (status: string) => ({ verb: 'meetings.answer', data: { ...data, status } });
    const asks = { yes: reply('present'), no: reply('excused'), isAnswer: true };
    return waits ? { ...face, asks } : face;
  });
