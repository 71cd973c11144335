/** One meeting: what one needs to come first, the rest folded, what one may do with it last. */
import { Button } from '@fluentui/react-button';
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MeetingItem } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { Answer } from './answer.tsx';
import { DateMark } from './date-mark.tsx';
import { Items } from './items.tsx';
import { MeetingAnswer } from './meeting-answer.tsx';

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

export function MeetingCard({ meeting, over, wanted, alone = false, again }: Props) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) article.current?.focus();
  }, [wanted]);
  const { say, s } = usePageContext('meetings');
  const { when, group, title, place, agenda, note, cancelled } = meeting;
  const hours = say.hours(when.start, when.end);
  const day = `${say.day(when.date)}, ${hours}`;
  const called = title ? say.labelled(say.nice(group), say.nice(title)) : say.nice(group);
  const where = place ? say.labelled(s.place, say.nice(place)) : '';
  // One of many is a row: the block beside it says its day.
  const row = !over && !alone;
  const told = (
    <>
      {meeting.whole ? null : <p>{s.membersOnly}</p>}
      <Points title={s.agenda} items={agenda} />
      <Points title={cancelled ? s.reason : s.note} items={note ? [note] : []} />
    </>
  );
  const answers = (
    <>
      <MeetingAnswer {...{ meeting, again, alone, wanted }} />
      <Counts meeting={meeting} />
    </>
  );
  return (
    <>
      {alone ? <h1>{called}</h1> : null}
      <article
        className={alone ? 'card alone stack' : 'card'}
        ref={article}
        tabIndex={-1}
        aria-label={`${say.nice(group)}, ${day}`}
      >
        <div className={row ? 'meeting' : 'stack'}>
          <div>
            <div className="next">
              <DateMark date={when.date} />
              <div>
                {alone ? null : <h3>{called}</h3>}
                <p>{say.nice([hours, where].filter((one) => one !== '').join(' · '))}</p>
              </div>
            </div>
            {cancelled ? (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{s.isCancelled}</MessageBarBody>
              </MessageBar>
            ) : null}
            <Points title={s.decisions} items={lines(meeting.decisions)} />
            <Points title={s.nextSteps} items={lines(meeting.nextSteps)} />
            {over ? (
              <Fold title={s.details}>
                {told}
                {answers}
              </Fold>
            ) : (
              told
            )}
          </div>
          {over ? null : <div>{answers}</div>}
        </div>
        <Doing meeting={meeting} over={over} again={again} />
      </article>
    </>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
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
    <Fold title={say.nice(counted)}>
      <Items items={counts.map(({ label, value }) => say.labelled(label, value))} />
    </Fold>
  );
}

function Links({ meeting: { calendar, link } }: { meeting: MeetingItem }) {
  const { say } = usePageContext();
  const links = [
    [say.meetings.join, link],
    [say.meetings.calendar, calendar],
  ] as const;
  return links.map(([title, href]) =>
    href ? (
      <a key={title} href={href} target="_blank" rel="noopener">
        {title}
      </a>
    ) : null,
  );
}

/** Where it leads, and what a co-animator does: each opens what the bot would have sent for it. */
function Doing({ meeting, over, again }: Omit<Props, 'wanted' | 'alone'>) {
  const { api, s } = usePageContext('meetings');
  const acting = useAct();
  const verbs = !meeting.mayChange
    ? []
    : over
      ? [[meeting.decisions || meeting.nextSteps ? s.rewrite : s.write, 'minutes'] as const]
      : [[s.move, 'move'] as const, [s.cancel, 'cancel'] as const];
  return (
    <div className="stack">
      <div className="row">
        {over ? null : <Links meeting={meeting} />}
        <Managed folded={!over && verbs.length > 0} title={s.manage}>
          {verbs.map(([title, verb]) => (
            <Button
              key={verb}
              {...(over ? {} : { size: 'small' as const })}
              className={verb === 'cancel' ? 'destroys' : ''}
              disabled={acting.busy}
              onClick={() =>
                void acting.run(() => api.act(`meetings.${verb}`, { meeting: meeting.id }))
              }
            >
              {title}
            </Button>
          ))}
        </Managed>
      </div>
      <Answer acting={acting} done={again} />
    </div>
  );
}

/** What a co-animator may do to a meeting to come is one press away: nobody cancels it by a slip. */
function Managed(props: { folded: boolean; title: string; children: ReactNode }) {
  const { folded, title, children } = props;
  return folded ? (
    <details className="manage">
      <summary>{title}</summary>
      <div className="row">{children}</div>
    </details>
  ) : (
    children
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
