/** Meetings: the agenda, one's answer, and what was decided. */
import { useEffect, useRef, useState } from 'react';
import type { MeetingItem, MeetingsPage as Meetings } from '../../bot/pages/meetings.ts';
import { useHouse } from '../house.ts';
import { Ask } from '../parts/ask.tsx';
import { Items } from '../parts/items.tsx';
import { MeetingAnswer } from '../parts/meeting-answer.tsx';
import { Shown } from '../parts/waiting.tsx';
import { useView } from '../use-view.ts';

export function MeetingsPage({ id }: { id: string }) {
  const { say } = useHouse();
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
      <fieldset className="filters">
        <legend>{s.whose}</legend>
        {[false, true].map((value) => (
          <label key={String(value)} className="tick">
            <input
              type="radio"
              name="whose"
              checked={all === value}
              onChange={() => setAll(value)}
            />
            {value ? s.all : s.mine}
          </label>
        ))}
      </fieldset>
      <Shown of={view}>
        {({ upcoming, past, mayPlan }) => (
          <>
            <List
              title={s.upcoming}
              none={mayPlan ? s.yoursToPlan : s.none}
              items={upcoming}
              {...{ all, again, id }}
            />
            <List title={s.past} none={s.nonePast} items={past} {...{ all, again, id }} />
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
  all: boolean;
  /** The meeting that a link named; empty: none. */
  id: string;
  again: () => void;
}) {
  const { title, none, items, all, id, again } = props;
  const shown = items.filter(({ mine }) => all || mine);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {shown.length === 0 ? <p>{none}</p> : null}
      {shown.map((meeting) => (
        <Meeting key={meeting.id} meeting={meeting} wanted={meeting.id === id} again={again} />
      ))}
    </section>
  );
}

function Meeting(props: { meeting: MeetingItem; wanted: boolean; again: () => void }) {
  const { meeting, wanted, again } = props;
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) article.current?.focus();
  }, [wanted]);
  const { say } = useHouse();
  const s = say.meetings;
  const { when, group, title, place, agenda, note, cancelled, calendar, link } = meeting;
  const day = `${say.day(when.date)}, ${say.time(when.start)}–${say.time(when.end)}`;
  return (
    <article className="card" ref={article} tabIndex={-1} aria-label={`${say.nice(group)}, ${day}`}>
      <h3>{cancelled ? `${day} (${s.cancelled})` : day}</h3>
      <p>
        {say.nice(group)}
        {title ? ` – ${say.nice(title)}` : ''}
      </p>
      {place ? <p>{`${s.place}${say.lang === 'fr' ? '\u00a0' : ''}: ${say.nice(place)}`}</p> : null}
      <Points title={s.agenda} items={agenda} />
      <Points title={s.note} items={note ? [note] : []} />
      <Points title={s.decisions} items={lines(meeting.decisions)} />
      <Points title={s.nextSteps} items={lines(meeting.nextSteps)} />
      {meeting.counted ? <p>{say.nice(meeting.counted)}</p> : null}
      <Points
        title={s.counts}
        items={meeting.counts.map(({ label, value }) => `${label} : ${value}`)}
      />
      <MeetingAnswer meeting={meeting} again={again} />
      <p className="row">
        {calendar ? (
          <a href={calendar} target="_blank" rel="noopener">
            {s.calendar}
          </a>
        ) : null}
        {link ? (
          <a href={link} target="_blank" rel="noopener">
            {s.join}
          </a>
        ) : null}
      </p>
    </article>
  );
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function Points({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <p className="quiet">{title}</p>
      <Items items={items} />
    </>
  );
}
