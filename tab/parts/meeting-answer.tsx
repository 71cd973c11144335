/** One's answer to a meeting: a choice, who stands in, and a word. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AttendanceChoice, MeetingItem } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { useNarrow } from '../use-narrow.ts';
import { Answer } from './answer.tsx';

/** Answers that are given in one press; who stands in is to be named. */
const direct = ['present', 'remote', 'excused'] as const;
const statuses: readonly AttendanceChoice[] = [...direct, 'represented'];

interface Props {
  meeting: MeetingItem;
  again: () => void;
}

/**
 * The answer in a line, one press each; behind it the form, which is open where a link `wanted` this meeting. A page
 * that shows nothing else has the form alone.
 */
export function MeetingAnswer(all: Props & { alone: boolean; wanted: boolean }) {
  const { alone, wanted, ...props } = all;
  const { say, api, s } = usePageContext('meetings');
  const { id, answer, mayAnswer } = props.meeting;
  const [open, setOpen] = useState<'no' | 'wanted' | 'pressed'>(wanted ? 'wanted' : 'no');
  const opener = useRef<HTMLButtonElement>(null);
  const narrow = useNarrow();
  const acting = useAct();
  const said = answer ? say.labelled(s.yours, say.nice(answer.said)) : s.notYet;
  if (!mayAnswer) return answer ? <p>{said}</p> : null;
  if (alone) return <Form {...props} said={said} />;
  const { version } = props.meeting;
  /** What was said with the answer before is of that answer. */
  const give = async (status: AttendanceChoice) => {
    if (status === answer?.status) return;
    const data = { meeting: id, status, version, representedBy: '', word: '' };
    if (await acting.run(() => api.act('meetings.answer', data))) props.again();
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setOpen('no');
    opener.current?.focus();
  };
  const isOpen = open !== 'no';
  return (
    <>
      {isOpen ? null : <Outcome acting={acting} none={said} />}
      <fieldset className="one-press">
        <legend className="hidden">{s.yours}</legend>
        {isOpen
          ? null
          : direct.map((one) => (
              <Button
                key={one}
                appearance={answer?.status === one ? 'primary' : 'secondary'}
                aria-pressed={answer?.status === one}
                disabledFocusable={acting.busy}
                onClick={() => void give(one)}
              >
                {answer?.status === one ? `✓ ${s.status[one]}` : s.status[one]}
              </Button>
            ))}
        <Button
          ref={opener}
          appearance="secondary"
          aria-expanded={isOpen}
          aria-label={isOpen ? s.fold : s.more}
          aria-controls={`answering-${id}`}
          onClick={() => setOpen(isOpen ? 'no' : 'pressed')}
        >
          {isOpen ? s.fold : narrow ? '…' : s.more}
        </Button>
      </fieldset>
      <div id={`answering-${id}`}>
        {isOpen ? <Form {...props} said={said} first={open === 'pressed'} close={close} /> : null}
      </div>
    </>
  );
}

interface FormProps extends Props {
  /** What was answered so far. */
  said: string;
  /** It was opened by hand, and its first field gets the focus. */
  first?: boolean;
  close?: (event: KeyboardEvent) => void;
}

function Form({ meeting, again, said, first, close }: FormProps) {
  const { api, chosen, s } = usePageContext('meetings');
  const { id, version, answer } = meeting;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (first) (form.current?.querySelector('input:checked, input') as HTMLElement | null)?.focus();
  }, [first]);
  const [status, setStatus] = useState<AttendanceChoice | ''>(
    statuses.find((one) => one === chosen) ?? answer?.status ?? '',
  );
  const [by, setBy] = useState(answer?.representedBy ?? '');
  const [word, setWord] = useState(answer?.word ?? '');
  const [missing, setMissing] = useState(false);
  const acting = useAct();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(status === '');
    if (status === '') return;
    const representedBy = status === 'represented' ? by : '';
    const data = { meeting: id, status, version, representedBy, word };
    const done = await acting.run(() => api.act('meetings.answer', data));
    if (done) again();
  };
  return (
    <form ref={form} className="stack" onKeyDown={close} onSubmit={(event) => void send(event)}>
      <fieldset className="filters bare">
        <legend>{s.yours}</legend>
        <div className="whole">
          <Outcome
            acting={acting}
            none={chosen !== '' && status === chosen && answer?.status !== chosen ? s.chosen : said}
          />
        </div>
        {statuses.map((one) => (
          <label key={one} className="tick">
            <input
              type="radio"
              name={`answer-${id}`}
              checked={status === one}
              onChange={() => setStatus(one)}
            />
            {s.status[one]}
          </label>
        ))}
        {status === 'represented' ? (
          <Field label={s.by} required>
            <Input value={by} onChange={(_, { value }) => setBy(value)} />
          </Field>
        ) : null}
        <Field label={s.word} className="grow">
          <Input value={word} maxLength={500} onChange={(_, { value }) => setWord(value)} />
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>
          {s.send}
        </Button>
        <p role="alert" className="awaited">
          {missing && status === '' ? s.chooseFirst : ''}
        </p>
      </fieldset>
    </form>
  );
}

/** What was noted, in a line; a refusal in the bot's own words. */
function Outcome({ acting, none }: { acting: ReturnType<typeof useAct>; none: string }) {
  const refused = acting.answer?.outcome === 'refused';
  if (acting.error || refused || acting.busy) return <Answer acting={acting} />;
  return <p role="status">{none}</p>;
}
