/** A box that answers as the bot does: what is typed here could be typed to it. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import type { PagePress } from '../../bot/pages/answer.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { Answer } from './answer.tsx';
import { Folded } from './folded.tsx';

/** `start`: a button that opens a form, for who would rather not write a sentence; `main`: what the page is for, before the field, which a phone folds. */
export function Ask(props: {
  label: string;
  example: string;
  start?: PagePress | undefined;
  main?: boolean;
  done?: () => void;
}) {
  const { label, example, start, main, done } = props;
  const { api, say, me } = usePageContext();
  const [text, setText] = useState('');
  const acting = useAct();
  const leads = main && start;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    await acting.run(() => api.say(text.trim()));
    done?.();
  };
  // A personal link answers one thing; the bot is in Teams.
  if (me.link) return null;
  const opener = start ? (
    <Button
      appearance={main ? 'primary' : 'secondary'}
      disabled={acting.busy}
      onClick={() => void acting.run(() => api.act(start.verb, start.data))}
    >
      {start.title}
    </Button>
  ) : null;
  const form = (
    <form className="ask" onSubmit={(event) => void send(event)}>
      <Field label={label} hint={example} className="grow">
        <Input value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button type="submit" disabled={acting.busy}>
        {say.ask.send}
      </Button>
      {leads ? null : opener}
    </form>
  );
  return (
    <section className="stack asking" aria-label={label}>
      {leads ? opener : null}
      {leads ? <Folded title={label}>{form}</Folded> : form}
      <Answer acting={acting} {...(done && { done })} />
    </section>
  );
}
