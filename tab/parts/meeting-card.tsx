/** One meeting: what one needs to come, the answer beside it, the rest folded. */
import { Button } from '@fluentui/react-button';
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MeetingItem } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { Answer } from './answer.tsx';
import { DateMark } from './date-mark.tsx';
import { Items } from './items.tsx';
import { MeetingAnswer, QuickAnswer } from './meeting-answer.tsx';

interface Props {
  meeting: MeetingItem;
  /** It took place. */
  over: boolean;
  /** A link named it: it gets the focus. */
  wanted: boolean;
  /** The page shows nothing else: its title is that of the page. */
  alone?: boolean;
  again: () => void;
}

/** A row of a list; or the whole of a page, with nothing folded. */
export function MeetingCard({ meeting, over, wanted, alone = false, again }: Props) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) article.current?.focus();
  }, [wanted]);
  const { say } = usePageContext();
  const s = say.meetings;
  const { when, group, title, place, cancelled } = meeting;
  const hours = `${say.time(when.start)}–${say.time(when.end)}`;
  const day = `${say.day(when.date)}, ${hours}`;
  const called = title ? say.labelled(say.nice(group), say.nice(title)) : say.nice(group);
  const isOpen = !over && !cancelled;
  return (
    <article
      className={alone ? 'card meeting' : 'meeting'}
      ref={article}
      tabIndex={-1}
      aria-label={`${say.nice(group)}, ${day}`}
    >
      <DateMark date={when.date} />
      <div>
        {alone ? <h1>{called}</h1> : <h3>{called}</h3>}
        <p>{[alone ? day : hours, say.nice(place)].filter(Boolean).join(' · ')}</p>
        {cancelled ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{s.isCancelled}</MessageBarBody>
          </MessageBar>
        ) : null}
        <Points title={s.decisions} items={lines(meeting.decisions)} />
        <Points title={s.nextSteps} items={lines(meeting.nextSteps)} />
        {alone ? (
          <Details {...{ meeting, over, again, alone }} />
        ) : (
          <Fold title={s.details} open={wanted}>
            <Details {...{ meeting, over, again, alone }} />
          </Fold>
        )}
      </div>
      {isOpen && !alone ? <QuickAnswer meeting={meeting} again={again} /> : null}
    </article>
  );
}

/** What one may want to know of a meeting, and what one may do about it. */
function Details({ meeting, over, alone, again }: Required<Omit<Props, 'wanted'>>) {
  const { say } = usePageContext();
  const s = say.meetings;
  const { agenda, note, cancelled } = meeting;
  return (
    <>
      {meeting.whole ? null : <p>{s.membersOnly}</p>}
      <Points title={s.agenda} items={agenda} />
      <Points title={cancelled ? s.reason : s.note} items={note ? [note] : []} />
      <MeetingAnswer meeting={meeting} again={again} alone={alone || over} />
      <Counts meeting={meeting} />
      {over ? null : <Links meeting={meeting} />}
      {meeting.mayChange ? <Doing meeting={meeting} over={over} again={again} /> : null}
    </>
  );
}

function Fold(props: { title: string; open?: boolean; children: ReactNode }) {
  const { title, open = false, children } = props;
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Counts({ meeting: { counted, counts } }: { meeting: MeetingItem }) {
  const { say } = usePageContext();
  if (!counted) return null;
  if (counts.length === 0) return <p>{say.nice(counted)}</p>;
  return (
    <>
      <p>{say.nice(counted)}</p>
      <Fold title={say.meetings.counts}>
        <Items items={counts.map(({ label, value }) => say.labelled(label, value))} />
      </Fold>
    </>
  );
}

function Links({ meeting: { calendar, link } }: { meeting: MeetingItem }) {
  const { say } = usePageContext();
  if (!calendar && !link) return null;
  return (
    <p className="row">
      {link ? (
        <a href={link} target="_blank" rel="noopener">
          {say.meetings.join}
        </a>
      ) : null}
      {calendar ? (
        <a href={calendar} target="_blank" rel="noopener">
          {say.meetings.calendar}
        </a>
      ) : null}
    </p>
  );
}

/** What a co-animator does: each opens what the bot would have sent for it. */
function Doing({ meeting, over, again }: Omit<Props, 'wanted' | 'alone'>) {
  const { say, api } = usePageContext();
  const s = say.meetings;
  const acting = useAct();
  const verbs = over
    ? [[meeting.decisions || meeting.nextSteps ? s.rewrite : s.write, 'minutes'] as const]
    : [[s.move, 'move'] as const, [s.cancel, 'cancel'] as const];
  return (
    <div className="stack">
      <div className="row">
        {verbs.map(([title, verb]) => (
          <Button
            key={verb}
            size="small"
            disabled={acting.busy}
            onClick={() =>
              void acting.run(() => api.act(`meetings.${verb}`, { meeting: meeting.id }))
            }
          >
            {title}
          </Button>
        ))}
      </div>
      <Answer acting={acting} done={again} />
    </div>
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
