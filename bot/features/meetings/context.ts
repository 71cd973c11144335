/** What an act about meetings needs besides people and groups. */

import type { Settings } from '../../contract/feature.ts';
import type { Matter } from '../../contract/matter.ts';
import type { Reader } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { shown } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Act, type ActContext, speakingNow } from '../people/model/acts.ts';
import { LACKS_GROUP } from '../people/model/group-mention.ts';
import type { KnownGroup, NamedGroup } from '../people/model/group-names.ts';
import { groupJustChanged } from '../people/model/just-changed.ts';
import { ownGroups } from '../people/model/slots/groups.ts';
import type { MeetingRow } from './model/rows.ts';
import type { PlannedMeeting } from './model/schedule.ts';
import { meetings } from './model/schema.ts';
import type { MeetingsView } from './model/view.ts';
import { strings } from './show/strings.ts';

export interface MeetingsContext extends ActContext {
  settings: Settings;
  knowledge: Knowledge;
  kept: MeetingsView;
  planned: PlannedMeeting;
}

export interface MeetingAct extends Act {
  context: MeetingsContext;
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
  const { locale, context } = act;
  const all = found.length > 0 ? found : text === '' ? unnamedFor(act) : [];
  const [only, second] = all;
  if (only && !second) return only;
  const say = strings[locale];
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

/** "le sous-groupe « cartographie »", also when nobody knows the group any more. */
export const labelOf = (act: Pick<MeetingAct, 'context' | 'locale'>, group: string): string =>
  act.context.view.group(group)?.label[act.locale] ?? group;
