/** What waits for whoever looks: what they have not answered, and the next meeting of theirs. */
import type { MeetingsPage } from '../../bot/pages/meetings.ts';
import type { PlanPage } from '../../bot/pages/plan.ts';
import type { PollsPage } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { hrefOf } from '../route.ts';
import { useView } from '../use-view.ts';

/** What fits beside the tiles; the rest is on its own page. */
const MOST = 3;

export function ToDo({ plan }: { plan: PlanPage }) {
  const { say } = usePageContext();
  const s = say.plan;
  const meetings = useView<MeetingsPage>('meetings/soon').value?.upcoming ?? [];
  const polls = useView<PollsPage>('polls/all').value?.polls ?? [];
  const mine = meetings.filter((meeting) => meeting.mine);
  const next = mine[0] ?? meetings[0];
  const waiting: [href: string, text: string][] = [
    ...polls
      .filter((poll) => poll.mine && poll.state === 'open' && !poll.done)
      .map(({ id, title }): [string, string] => [hrefOf('sondages', id), s.answerPoll(title)]),
    ...plan.subjects.flatMap(({ id, kind, name, mine, due }): [string, string][] =>
      mine && due
        ? [[hrefOf('sujet', id), s.giveNews(say.subject.kind[kind](name), say.shortDay(due))]]
        : [],
    ),
    ...mine
      .filter(({ mayAnswer, answer }) => mayAnswer && !answer)
      .map(({ id, when, group }): [string, string] => [
        hrefOf('reunions', id),
        s.answerMeeting(group, say.slot(when)),
      ]),
  ];
  const shown = waiting.slice(0, MOST);
  const links = [...shown];
  // What waits for an answer says its day: it is not said twice.
  if (next && !shown.some(([href]) => href === hrefOf('reunions', next.id)))
    links.push([
      hrefOf('reunions', next.id),
      say.labelled(s.meeting, `${next.group}, ${say.slot(next.when)}`),
    ]);
  return (
    <section className="to-do" aria-label={s.forYou}>
      <h2>{s.forYou}</h2>
      {waiting.length === 0 ? <p>{s.nothingForYou}</p> : null}
      <ul>
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={href}>{say.nice(text)}</a>
          </li>
        ))}
      </ul>
      {waiting.length > MOST ? <p>{s.more(waiting.length - MOST)}</p> : null}
    </section>
  );
}
