/** Meetings: the agenda, one's answer, and what was decided. */
import { Button } from '@fluentui/react-button';
import { useState } from 'react';
import type { MeetingItem, MeetingsPage as Meetings } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { MeetingCard } from '../parts/meeting-card.tsx';
import { Shown } from '../parts/waiting.tsx';
import { Whose } from '../parts/whose.tsx';
import { useNarrow } from '../use-narrow.ts';
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
  if (!view.value)
    return (
      <>
        <h1>{say.pages.reunions}</h1>
        <Shown of={view}>{() => null}</Shown>
      </>
    );
  const { upcoming, past } = view.value;
  return [...upcoming, ...past].map((meeting) => (
    <MeetingCard
      key={meeting.id}
      meeting={meeting}
      over={upcoming.length === 0}
      wanted={false}
      alone
      again={again}
    />
  ));
}

function AllMeetings({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<Meetings>('meetings/all');
  const [all, setAll] = useState(id !== '');
  const isShown = ({ mine }: MeetingItem) => all || mine;
  const s = say.meetings;
  const again = () => void view.again();
  const wide = !useNarrow();
  const ask = (
    <Ask
      label={s.plan}
      example={s.example}
      start={view.value?.mayPlan ? { title: s.new, verb: 'meetings.new', data: {} } : undefined}
      done={again}
    />
  );
  return (
    <>
      <h1>{say.pages.reunions}</h1>
      {wide ? ask : null}
      <Whose words={s} all={all} choose={setAll} />
      <Shown of={view}>
        {({ upcoming, past, more, mayPlan }) => (
          <>
            {id === '' || [...upcoming, ...past].some((one) => one.id === id) ? null : (
              <p role="status">{s.gone}</p>
            )}
            <section aria-label={s.upcoming}>
              <h2>{s.upcoming}</h2>
              {upcoming.some(isShown) ? null : <p>{mayPlan ? s.yoursToPlan : s.none}</p>}
              <Cards items={upcoming.filter(isShown)} over={false} {...{ id, again }} />
            </section>
            {/* On a phone the next one comes first. */}
            {wide ? null : ask}
            <section aria-label={s.past}>
              <h2>{s.past}</h2>
              {past.some(isShown) ? null : <p>{s.nonePast}</p>}
              <Past {...{ past, more, all, again, id }} open={id === ''} />
            </section>
          </>
        )}
      </Shown>
    </>
  );
}

interface PastProps extends Pick<Meetings, 'past' | 'more'> {
  all: boolean;
  id: string;
  again: () => void;
}

/** It took place, and nobody has said what came of it. */
const isUnwritten = ({ whole, cancelled, decisions, nextSteps }: MeetingItem): boolean =>
  whole && !cancelled && !decisions && !nextSteps;

/** What took place, a fold a month, the last one `open`; then what took place before, when it is asked for. */
function Past({ past, more, all, id, again, open = false }: PastProps & { open?: boolean }) {
  const { say } = usePageContext();
  const [further, setFurther] = useState(false);
  const s = say.meetings;
  const last = more ? past.at(-1) : undefined;
  const months = new Map<string, MeetingItem[]>();
  for (const one of past.filter(({ mine }) => all || mine)) {
    const month = one.when.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return (
    <>
      {[...months].map(([month, held], at) => (
        <details key={month} open={(open && at === 0) || held.some((one) => one.id === id)}>
          <summary>
            {s.monthOf(
              say.capital(say.month(month)),
              month.slice(0, 4),
              held.length,
              held.filter(isUnwritten).length,
            )}{' '}
            <span className="quiet small">
              – {say.nice(held.map(({ title, group }) => title || group).join(' · '))}
            </span>
          </summary>
          <Cards items={held} over id={id} again={again} />
        </details>
      ))}
      {last && !further ? <Button onClick={() => setFurther(true)}>{s.earlier}</Button> : null}
      {last && further ? <Earlier than={last.id} {...{ all, id, again }} /> : null}
    </>
  );
}

function Earlier({ than, ...props }: Omit<PastProps, 'past' | 'more'> & { than: string }) {
  const view = useView<Meetings>(`meetings/earlier?than=${encodeURIComponent(than)}`);
  return <Shown of={view}>{({ past, more }) => <Past {...{ past, more, ...props }} />}</Shown>;
}

function Cards(props: { items: MeetingItem[]; over: boolean; id: string; again: () => void }) {
  const { items, over, id, again } = props;
  return items.map((meeting) => (
    <MeetingCard
      key={meeting.id}
      meeting={meeting}
      over={over}
      wanted={meeting.id === id}
      again={again}
    />
  ));
}
