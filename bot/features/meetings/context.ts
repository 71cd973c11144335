/** What an act about meetings needs besides people and groups. */

import type { Settings } from '../../contract/feature.ts';
import type { Matter } from '../../contract/matter.ts';
import type { Reader, Transaction } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { refused, shown } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Act, type ActContext, change, look, speakingNow } from '../people/model/acts.ts';
import { LACKS_GROUP } from '../people/model/group-mention.ts';
import type { KnownGroup, NamedGroup } from '../people/model/group-names.ts';
import { groupJustChanged } from '../people/model/just-changed.ts';
import type { ObjectOf, Verb } from '../people/model/rights.ts';
import { ownGroups } from '../people/model/slots/groups.ts';
import type { MeetingRow } from './model/rows.ts';
import type { PlannedMeeting } from './model/schedule.ts';
import { meetings } from './model/schema.ts';
import { startOf } from './model/times.ts';
import type { MeetingsView } from './model/view.ts';
import type { strings } from './show/strings.ts';

export interface MeetingsContext extends ActContext {
  settings: Settings;
  knowledge: Knowledge;
  kept: MeetingsView;
  planned: PlannedMeeting;
}

export interface MeetingAct extends Act {
  context: MeetingsContext;
  /** The words of its answers. */
  say: typeof strings.fr;
  /** What is open between them here, when the sentence was understood. */
  open?: readonly Matter[] | undefined;
}

export const isPrivate = ({ turn }: { turn: Turn }): boolean =>
  turn.conversation.type === 'personal';

const MOST_NAMED = 20;

/** Without a name: that of the channel, else the one that was just made or changed here, else their own. */
function unnamedFor(act: MeetingAct): readonly KnownGroup[] {
  const { view } = act.context;
  const speaking = speakingNow(act);
  const just =
    speaking.here === undefined
      ? groupJustChanged(act.open, { view, now: act.turn.now })
      : undefined;
  return just ? [just] : ownGroups(view.groups, speaking);
}

/**
 * The group meant, or the question that is due. Without a name: that of the channel, else the only
 * one that whoever asks co-animates or is a member of.
 */
export function groupFor(act: MeetingAct, { found, text }: NamedGroup): KnownGroup | Answer {
  const { locale, context, say } = act;
  const all = found.length > 0 ? found : text === '' ? unnamedFor(act) : [];
  const [only, second] = all;
  if (only && !second) return only;
  const choice = all.length > 1 ? all : context.view.groups;
  return {
    ...shown(
      {
        headline:
          text === ''
            ? say.whichGroup
            : found.length > 0
              ? say.whichOf(text)
              : say.unknownGroup(text),
        items: choice.slice(0, MOST_NAMED).map((group) => group.label[locale]),
      },
      locale,
    ),
    outcome: 'clarify',
    // A name that is not clear stays in the sentence: that one has to be said again.
    unfinished: text === '' ? LACKS_GROUP : undefined,
  };
}

/** A meeting by the id that a card gives; the right is read from its group. */
export async function meetingIn(reader: Reader, id: string): Promise<MeetingRow | undefined> {
  const row = await reader.get(meetings, id);
  return row && { id, meeting: row.value };
}

/** Verbs that are done to a group. */
type OnGroup = {
  [V in Verb]: { kind: 'group'; id: string } extends ObjectOf<V> ? V : never;
}[Verb];

/** Changes a meeting, by its id or as it was seen, for whoever may in its group; it is read again as it is changed. */
export async function onMeeting(
  act: MeetingAct,
  verb: OnGroup,
  seen: string | MeetingRow,
  work: (tx: Transaction, known: MeetingRow) => Answer | Promise<Answer>,
): Promise<Answer> {
  const gone = refused(act.say.goneMeeting, act.locale);
  const row = typeof seen === 'string' ? await seenAs(act, seen) : seen;
  if (!row) return gone;
  return change(act, verb, { kind: 'group', id: row.meeting.group }, async (tx) => {
    const known = await meetingIn(tx, row.id);
    return known ? work(tx, known) : gone;
  });
}

/** Why nothing of a meeting changes any more. */
export function closedOf(
  { turn, say }: MeetingAct,
  { meeting }: MeetingRow,
  { cancelled, begun } = { cancelled: say.answerCancelled, begun: say.answerBegun },
): string | undefined {
  if (meeting.state === 'cancelled') return cancelled;
  return startOf(meeting.when) <= turn.now ? begun : undefined;
}

/** Looks at a meeting, for whoever may in its group. */
export async function lookAt(
  act: MeetingAct,
  verb: OnGroup,
  id: string,
  work: (reader: Reader, known: MeetingRow) => Answer | Promise<Answer>,
): Promise<Answer> {
  const known = await seenAs(act, id);
  if (!known) return refused(act.say.goneMeeting, act.locale);
  const object = { kind: 'group', id: known.meeting.group } as const;
  return look(act, verb, object, async (reader) => work(reader, known));
}

const seenAs = ({ context: { store } }: MeetingAct, id: string) =>
  store.read((reader) => meetingIn(reader, id));

/** "le sous-groupe « cartographie »", also when nobody knows the group any more. */
export const labelOf = (act: Pick<MeetingAct, 'context' | 'locale'>, group: string): string =>
  act.context.view.group(group)?.label[act.locale] ?? group;
