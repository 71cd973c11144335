/** Meetings: the agenda, one's answer, and what was decided. */
import { useState } from 'react';
import type { MeetingItem, MeetingsPage as Meetings } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { MeetingCard } from '../parts/meeting-card.tsx';
import { Shown } from '../parts/waiting.tsx';
import { Whose } from '../parts/whose.tsx';
import { useView } from '../use-view.ts';

export function MeetingsPage({ id }: { id: string }) {
  const { me } = usePageContext();
  return me.link ? <LinkedMeeting id={id} /> : <AllMeetings id={id} />;
}

/** The one meeting that a personal link opens. */
function LinkedMeeting({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<Meetings>(`meetings/one?meeting=${encodeURIComponent(id)}`);
  const again = () => void view.again();
  return (
    <>
      <h1>{say.pages.reunions}</h1>
      <Shown of={view}>
        {({ upcoming, past }) => {
          const [title, items] =
            upcoming.length > 0 ? [say.meetings.upcoming, upcoming] : [say.meetings.past, past];
          const shown = { title, items, again, none: say.errors.absent };
          return <List {...shown} over={upcoming.length === 0} all id="" />;
        }}
      </Shown>
    </>
  );
}

function AllMeetings({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<Meetings>('meetings/all');
  const [all, setAll] = useState(id !== '');
  const s = say.meetings;
  const again = () => void view.again();
  return (
    <>
      <h1>{say.pages.reunions}</h1>
      <Ask
        label={s.plan}
        example={s.example}
        start={view.value?.mayPlan ? { title: s.new, verb: 'meetings.new', data: {} } : undefined}
        done={again}
      />
      <Whose words={s} all={all} choose={setAll} />
      <Shown of={view}>
        {({ upcoming, past, mayPlan }) => (
          <>
            {id === '' || [...upcoming, ...past].some((one) => one.id === id) ? null : (
              <p role="status">{s.gone}</p>
            )}
            <List
              title={s.upcoming}
              none={mayPlan ? s.yoursToPlan : s.none}
              items={upcoming}
              over={false}
              {...{ all, again, id }}
            />
            <List title={s.past} none={s.nonePast} items={past} over {...{ all, again, id }} />
          </>
        )}
      </Shown>
    </>
  );
}

function List(props: {
  title: string;
  none: string;
  items: MeetingItem[];
  over: boolean;
  all: boolean;
  /** The meeting that a link named; empty: none. */
  id: string;
  again: () => void;
}) {
  const { title, none, items, over, all, id, again } = props;
  const shown = items.filter(({ mine }) => all || mine);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {shown.length === 0 ? <p>{none}</p> : null}
      {shown.map((meeting) => (
        <MeetingCard
          key={meeting.id}
          meeting={meeting}
          over={over}
          wanted={meeting.id === id}
          again={again}
        />
      ))}
    </section>
  );
}
