/** An answer that was typed: to the next meeting of the group that is named, or of one's own. */
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused } from '../../../conversation/answers.ts';
import { selfOf } from '../../people/model/acts.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { groups, isIn } from '../../people/model/groups.ts';
import { groupFor, type MeetingAct, upcomingOf } from '../context.ts';
import type { Reply } from '../read/read-reply.ts';
import { strings } from '../show/strings.ts';
import { answerByText } from './answer.ts';

export async function answerTyped(
  act: MeetingAct,
  mention: NamedGroup,
  reply: Reply,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const named = mention.found.length > 0 || mention.text !== '';
  const group = named ? groupFor(act, mention) : undefined;
  if (group && isAnswer(group)) return group;
  const self = selfOf(act);
  const [next] = await context.store.read(async (reader) => {
    const own = new Set(
      (await reader.list(groups))
        .filter(({ value }) => isIn(value.members, self) || isIn(value.coAnimators, self))
        .map(({ id }) => id),
    );
    return upcomingOf(reader, turn.now, (id) => (group ? id === group.id : own.has(id)));
  });
  if (!next)
    return refused(group ? say.noMeeting(group.label[locale]) : say.noMeetingAtAll, locale);
  return answerByText(act, next, reply);
}
