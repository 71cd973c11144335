/** One's answer to a meeting: a choice, who stands in, and a word. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import type { AttendanceChoice, MeetingItem } from '../../bot/pages/meetings.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { Answer } from './answer.tsx';

const statuses: readonly AttendanceChoice[] = ['present', 'remote', 'excused', 'represented'];

export function MeetingAnswer({ meeting, again }: { meeting: MeetingItem; again: () => void }) {
  const { say, api, chosen } = usePageContext();
  const s = say.meetings;
  const { id, version, answer, mayAnswer } = meeting;
  const [status, setStatus] = useState<AttendanceChoice | ''>(
    statuses.find((one) => one === chosen) ?? answer?.status ?? '',
  );
  const [by, setBy] = useState(answer?.representedBy ?? '');
  const [word, setWord] = useState(answer?.word ?? '');
  const acting = useAct();
  if (!mayAnswer) return answer ? <p>{say.labelled(s.yours, say.nice(answer.said))}</p> : null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (status === '') return;
    const representedBy = status === 'represented' ? by : '';
    const data = { meeting: id, status, version, representedBy, word };
    const done = await acting.run(() => api.act('meetings.answer', data));
    if (done) again();
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <fieldset className="filters">
        <legend>{s.yours}</legend>
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
        <Field label={s.word}>
          <Input value={word} maxLength={500} onChange={(_, { value }) => setWord(value)} />
        </Field>
        <Button type="submit" appearance="primary" disabled={acting.busy || status === ''}>
          {s.send}
        </Button>
      </fieldset>
      <Outcome
        acting={acting}
        none={
          chosen !== '' && status === chosen && answer?.status !== chosen
            ? s.chosen
            : answer
              ? say.labelled(s.yours, say.nice(answer.said))
              : s.notYet
        }
      />
    </form>
  );
}

/** What was noted, in a line; a refusal in the bot's own words. */
function Outcome({ acting, none }: { acting: ReturnType<typeof useAct>; none: string }) {
  const refused = acting.answer?.outcome === 'refused';
  if (acting.error || refused || acting.busy) return <Answer acting={acting} />;
  return <p role="status">{none}</p>;
}
