/** What waits for whoever looks: what they have not answered, and the next meeting of theirs. */
import { Button } from '@fluentui/react-button';
import { useState } from 'react';
import type { MeetingsPage } from '../../bot/pages/meetings.ts';
import type { PlanPage, SubjectLine } from '../../bot/pages/plan.ts';
import type { PollsPage } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { hrefOf } from '../route.ts';
import { useView } from '../use-view.ts';

/** What fits beside the tiles; the rest is a press away. */
const MOST = 3;

/** What is asked, where it is answered, and until when. */
type Row = [href: string, text: string, when: string];

export function ToDo({ plan }: { plan: PlanPage }) {
  const { say, me, s } = usePageContext('plan');
  const meetings = useView<MeetingsPage>('meetings/soon').value?.upcoming ?? [];
  const polls = useView<PollsPage>('polls/all').value?.polls ?? [];
  const mine = meetings.filter((meeting) => meeting.mine);
  const next = mine[0] ?? meetings[0];
  // What one came for, when nothing asks for it: what was told longest ago.
  const [led] = plan.subjects
    .filter((subject) => subject.mine)
    .sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1));
  const named = ({ kind, name, short }: SubjectLine) =>
    kind === 'fiche' ? say.subject.kind.fiche(name) : short;
  const waiting: Row[] = [
    ...polls
      .filter((poll) => poll.mine && poll.state === 'open' && !poll.done)
      .map(
        ({ id, title, deadline }): Row => [
          hrefOf('sondages', id),
          s.answerPoll(title),
          s.before(say.dayMonth(say.dayAt(deadline, me.zone))),
        ],
      ),
    ...plan.subjects.flatMap((subject): Row[] =>
      subject.mine && subject.due
        ? [
            [
              hrefOf('sujet', subject.id),
              say.labelled(s.giveNews, named(subject)),
              s.before(say.dayMonth(subject.due)),
            ],
          ]
        : [],
    ),
    ...mine
      .filter(({ mayAnswer, answer }) => mayAnswer && !answer)
      .map(
        ({ id, when, group }): Row => [
          hrefOf('reunions', id),
          s.answerMeeting(group),
          say.slot(when),
        ],
      ),
  ];
  const [all, showAll] = useState(false);
  const shown = all ? waiting : waiting.slice(0, MOST);
  const links = [...shown];
  // What waits for an answer says its day: it is not said twice.
  if (next && !shown.some(([href]) => href === hrefOf('reunions', next.id)))
    links.push([
      hrefOf('reunions', next.id),
      say.labelled(s.meeting, next.group),
      say.slot(next.when),
    ]);
  return (
    <section className="to-do" aria-label={s.forYou}>
      <h2>{s.forYou}</h2>
      {waiting.length === 0 ? <p>{s.nothingForYou}</p> : null}
      <ul>
        {links.map(([href, text, when]) => (
          <li key={href}>
            <a href={href}>{say.nice(text)}</a> <span className="quiet">{say.nice(when)}</span>
          </li>
        ))}
      </ul>
      {waiting.length > shown.length ? (
        <Button appearance="transparent" className="linked" onClick={() => showAll(true)}>
          {s.more(waiting.length - MOST)}
        </Button>
      ) : null}
      {led ? (
        <Button as="a" appearance="primary" href={hrefOf('sujet', led.id)}>
          {s.giveNews}
        </Button>
      ) : null}
    </section>
  );
}
