/** Guided start: one question after the other, for whoever administers; it can be left and taken up again. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Matter } from '../../../contract/matter.ts';
import { openMatter } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { ficheId, numberOf } from '../../../knowledge/identity.ts';
import type { PeopleAct } from '../context.ts';
import { adminNames } from '../model/acts.ts';
import { axeGroup, isCurrent } from '../model/groups.ts';
import { START, startSchema } from '../read/read-start.ts';
import { livingStrings } from '../show/living-strings.ts';

/** A week: it is taken up again where it was left. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** What is still to be asked: fiches without a pilote, then working groups without co-animators. */
function toAsk({ context, turn }: PeopleAct, passed: readonly string[]): string[] {
  const { plan, view, zone } = context;
  const today = localDay(turn.now, zone);
  const fiches = plan.fiches.map(ficheId).filter((id) => {
    const pilot = view.pilot(id);
    return !pilot || !isCurrent(pilot, today) || !pilot.holder;
  });
  const axes = plan.axes
    .map(({ id }) => axeGroup(id))
    .filter((id) => (view.group(id)?.row?.coAnimators ?? []).length === 0);
  return [...fiches, ...axes].filter((id) => !passed.includes(id));
}

/** The next question; `answered`: it follows an answer that was given. */
export async function begin(
  act: PeopleAct,
  { passed = [], answered = [] }: { passed?: readonly string[]; answered?: readonly Answer[] } = {},
): Promise<Answer> {
  const { context, locale, turn } = act;
  const say = livingStrings[locale].start;
  if (!context.isAdmin(turn.person))
    return refused(say.onlyAdmins(adminNames(act.context).join(', ')), locale);
  await context.view.follow().catch(() => {});
  const [next] = toAsk(act, passed);
  if (next === undefined) return { ...shown({ headline: say.done }, locale), closes: [START] };
  const isFirst = passed.length === 0 && answered.length === 0;
  const headline = next.startsWith('fiche:')
    ? say.pilot(numberOf(act.context.plan, next), isFirst)
    : say.animator(context.view.group(next)?.label[locale] ?? next);
  return {
    ...shown({ headline, notes: [say.how] }, locale),
    opens: [{ kind: START, data: { at: next, passed: [...passed] }, label: headline, ms: WEEK_MS }],
  };
}

/** Skips a question, or leaves the start. */
export function passOn(act: PeopleAct, open: readonly Matter[] | undefined): Promise<Answer> {
  const data = startSchema.safeParse(openMatter(open, START)?.data);
  return begin(act, data.success ? { passed: [...data.data.passed, data.data.at] } : {});
}

export const leaveStart = ({ locale }: PeopleAct): Answer => ({
  ...shown({ headline: livingStrings[locale].start.later }, locale),
  closes: [START],
});
