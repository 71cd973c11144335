/** An action that minutes keep, changed in words: another day, or done. It is shown first, as it would be. */
import { z } from 'zod';
import type { Reading, Situation, Speaker } from '../../../contract/feature.ts';
import { openData } from '../../../contract/matter.ts';
import type { Answer, Person, Turn } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { sentenceOf } from '../../../sentence/sentence.ts';
import { look } from '../../people/model/acts.ts';
import { slotContext } from '../../people/model/slots/context.ts';
import { type MeetingAct, type MeetingsContext, onMeeting } from '../context.ts';
import { concerns, isFree, linesIn, withLatest } from '../model/action-lines.ts';
import { GIVING } from '../model/schema.ts';
import { type ActionSaid, actionMeant, actionsSaid, SURE } from '../read/action-said.ts';
import { actionsAsked, asksOfLate } from '../read/action-words.ts';
import { attendanceIn } from '../read/attendance.ts';
import { type HearingContext, hearPart } from '../read/heard.ts';
import { presenceIn } from '../read/presence.ts';
import { type MeetingQuestion, NO_GROUP } from '../read/reading.ts';
import { ask } from './ask.ts';
import { presenceByWords, writeMinutes } from './minutes.ts';

/** What the answer "oui" gives back: the line as it stands, and as it is to be. */
export const actionClick = z.strictObject({
  meeting: z.string().max(200),
  line: z.string().max(8_000),
  fresh: z.string().max(8_000),
});

export function actionReading(
  { kept, isAdmin }: Pick<MeetingsContext, 'kept' | 'isAdmin'>,
  utterance: Utterance,
  { now, speaker, open }: Situation,
  slots: HearingContext,
  actOf: (turn: Turn) => MeetingAct,
): Reading | undefined {
  if (!speaker) return undefined;
  const held = heldBy({ kept, isAdmin }, speaker.person, slots, now);
  const words = utterance.typed.map(({ folded }) => folded);
  const lines = held.length > 0 ? actionsAsked(utterance, slots, held) : [];
  const isLate = held.length > 0 && asksOfLate(sentenceOf(utterance, slots.knowledge.lexicon));
  if (lines.length > 0 || isLate) {
    const question: MeetingQuestion = { asks: 'actions', group: NO_GROUP, lines, words, left: [] };
    const answer = (turn: Turn) => ask(actOf(turn), question);
    const fields = { intent: 'ask', asks: 'meeting.actions', lines };
    // What minutes leave to do, before what the plan calls an action.
    return { kind: 'question', rank: 'order', fields, words, sure: true, answer };
  }
  const pending = openData(open, 'meetings.action', actionClick);
  const said = held.length > 0 ? actionsSaid(utterance, slots, held, pending) : [];
  if (said.length === 0) return undefined;
  const told = said[0]?.told;
  // "Je viens mardi, j’attends encore la liste": who comes answers, whatever is told beside.
  const whole =
    told === undefined ? undefined : hearPart({ utterance, context: slots }, utterance.text);
  if (whole && attendanceIn(whole)?.isClear) return undefined;
  const isLikely = told !== undefined && told < SURE;
  const [clause, ...others] = said[0]?.beside ?? [];
  // "Omar n’était pas là, c’était Sophie, et le questionnaire c’est pour le 18".
  const beside = clause && hearPart({ utterance, context: slots }, clause);
  const presence = beside ? presenceIn(beside) : undefined;
  return {
    kind: 'command',
    // What is only told of it may be news of a fiche.
    rank: isLikely ? 'told' : 'order',
    fields: { intent: 'action', lines: said.map(({ fresh }) => fresh) },
    words,
    // "La salle est réservée. L’interprète je m’en occupe": two actions.
    apart: said.length === 1 ? said[0]?.line : undefined,
    untaken: presence || !clause ? others : [clause, ...others],
    changes: true,
    // Its words are those of one action, whatever else is said so.
    sure: said.length === 1 && !isLikely,
    answer: async (turn) => {
      const act = actOf(turn);
      const kept = presence ? [await presenceByWords(act, presence, '')] : [];
      return together([...kept, await askToChange(act, said)]);
    },
  };
}

/** Meetings that are over, of the groups of somebody, that leave something to do. */
function heldBy(
  { kept, isAdmin }: Pick<MeetingsContext, 'kept' | 'isAdmin'>,
  person: Person,
  { speaking: { coAnimates, memberOf } }: Pick<HearingContext, 'speaking'>,
  now: Date,
) {
  const isOwn = (group: string) =>
    isAdmin(person) || coAnimates.includes(group) || memberOf.includes(group);
  return kept
    .past(now, GIVING)
    .filter(({ value }) => (value.nextSteps || value.decisions) !== '' && isOwn(value.group));
}

/** What a sentence lacks when several actions may be meant, and what a reply adds to it. */
const LACKS_ACTION = 'meetings.action';

export function actionIn(
  context: MeetingsContext,
  reply: Utterance,
  speaker: Speaker,
): string | undefined {
  const slots = slotContext({ now: speaker.now, speaker }, context);
  return actionMeant(reply, slots, heldBy(context, speaker.person, slots, speaker.now));
}

/** Lines that are shown at most, where several may be meant. */
const MOST_SHOWN = 4;

async function askToChange(act: MeetingAct, said: readonly ActionSaid[]): Promise<Answer> {
  const { locale, say } = act;
  const [only, second] = said;
  if (!only || second) {
    const items = said.slice(0, MOST_SHOWN).map(({ line }) => line);
    return {
      ...shown({ headline: say.whichAction, items }, locale, 'clarify'),
      unfinished: LACKS_ACTION,
    };
  }
  const { meeting, line, fresh } = only;
  if (fresh === line) return shown({ headline: say.toDo(withLatest(line)) }, locale);
  const object = { kind: 'group', id: meeting.value.group } as const;
  return look(act, verbOf(act, line), object, async () => {
    const data = { meeting: meeting.id, line, fresh };
    const headline = say.changeAction(dayInWords(meeting.value.when.date, locale));
    return {
      ...shown(
        {
          headline,
          items: [say.actionNow(withLatest(line)), say.actionThen(withLatest(fresh))],
        },
        locale,
        'clarify',
      ),
      opens: [{ kind: 'meetings.action', data, label: headline.slice(0, 300) }],
      asks: { yes: { verb: 'meetings.action', data }, no: { say: say.actionKept } },
    };
  });
}

/** What somebody has to do is theirs to put off, or to call done, and what nobody does is anybody’s to take. */
const verbOf = ({ turn }: MeetingAct, line: string) =>
  concerns(line, turn.person.name) || isFree(line) ? 'meetings.ownAction' : 'meetings.action';

export async function changeAction(
  act: MeetingAct,
  { meeting: id, line, fresh }: z.infer<typeof actionClick>,
): Promise<Answer> {
  const { locale, say } = act;
  return onMeeting(act, verbOf(act, line), id, async (tx, known) => {
    const lines = linesIn(known.meeting.nextSteps);
    // What was given in one breath is taken back so.
    const isAll = known.meeting.nextSteps === line;
    if (!isAll && !lines.includes(line)) return refused(say.goneAction, locale);
    const nextSteps = isAll ? fresh : lines.map((one) => (one === line ? fresh : one)).join('\n');
    await writeMinutes(act, tx, known, { nextSteps });
    const headline = fresh ? say.actionChanged : say.actionGone;
    const answer = shown({ headline, items: [withLatest(fresh || line)] }, locale);
    const back = { verb: 'meetings.action', data: { meeting: id, line: fresh, fresh: line } };
    const kind = 'meetings.given';
    const opens = fresh ? [{ kind, data: null, label: `« ${fresh} »`, back }] : [];
    return { ...answer, opens, closes: ['meetings.action'] };
  });
}
