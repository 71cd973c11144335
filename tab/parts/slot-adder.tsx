/** Picks a slot instead of typing it: it becomes one more line, as somebody would have typed it. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { useState } from 'react';
import { usePageContext } from '../page-context.ts';

/** The times stay for the next one: most polls ask for the same hour on several days. */
export function SlotAdder({ add }: { add: (line: string) => void }) {
  const { say } = usePageContext();
  const s = say.form.slot;
  const [date, setDate] = useState('');
  const [start, setStart] = useState('14:00');
  const [end, setEnd] = useState('16:00');
  const [said, setSaid] = useState('');
  const press = () => {
    if (date === '' || start === '' || end === '') return setSaid(s.incomplete);
    const line = say.typedSlot({ date, start, end });
    add(line);
    setSaid(s.added(line));
  };
  return (
    <fieldset className="filters">
      <legend>{s.title}</legend>
      <Field label={s.day}>
        <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
      </Field>
      <Field label={s.start}>
        <Input type="time" value={start} onChange={(_, { value }) => setStart(value)} />
      </Field>
      <Field label={s.end}>
        <Input type="time" value={end} onChange={(_, { value }) => setEnd(value)} />
      </Field>
      <Button onClick={press}>{s.add}</Button>
      <p role="status" className="wide">
        {said}
      </p>
    </fieldset>
  );
}
