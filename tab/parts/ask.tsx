/** A box that answers as the bot does: what is typed here could be typed to it. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import { useHouse } from '../house.ts';
import { useAct } from '../use-act.ts';
import { Answer } from './answer.tsx';

export function Ask(props: { label: string; example: string; done?: () => void }) {
  const { label, example, done } = props;
  const { api, say, me } = useHouse();
  const [text, setText] = useState('');
  const acting = useAct();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    await acting.run(() => api.say(text.trim()));
    done?.();
  };
  // A personal link answers one thing; the bot is in Teams.
  if (me.link) return null;
  return (
    <section className="stack" aria-label={label}>
      <form className="ask" onSubmit={(event) => void send(event)}>
        <Field label={label} hint={example} className="grow">
          <Input value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Button type="submit" appearance="primary" disabled={acting.busy}>
          {say.ask.send}
        </Button>
      </form>
      <Answer acting={acting} {...(done && { done })} />
    </section>
  );
}
