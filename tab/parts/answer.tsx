/** What the bot answered, with the buttons and the form of its card. */
import { Button } from '@fluentui/react-button';
import { Spinner } from '@fluentui/react-spinner';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { AnswerPage, PageButton } from '../../bot/pages/answer.ts';
import { usePageContext } from '../page-context.ts';
import type { Acting } from '../use-act.ts';
import { Trouble, Waiting } from './waiting.tsx';

/** Few answers have a form: it is not part of the first page. */
const CardForm = lazy(async () => ({ default: (await import('./card-form.tsx')).CardForm }));

/** `done`: told after something was done. The region is there before it has words to say. */
export function Answer({ acting, done }: { acting: Acting; done?: () => void }) {
  const { say } = usePageContext();
  const { busy, answer, error, count } = acting;
  const region = useRef<HTMLDivElement>(null);
  const close = () => {
    acting.close();
    region.current?.focus();
  };
  return (
    <div aria-live="polite" aria-busy={busy} className="answers" tabIndex={-1} ref={region}>
      {busy ? <Spinner size="tiny" label={say.working} labelPosition="after" /> : null}
      {error ? <Trouble error={error} /> : null}
      {answer ? (
        <Told key={count} answer={answer} acting={acting} close={close} {...(done && { done })} />
      ) : null}
    </div>
  );
}

interface Props {
  answer: AnswerPage;
  acting: Acting;
  close: () => void;
  done?: () => void;
}

function Told({ answer, acting, close, done }: Props) {
  const { say } = usePageContext();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that was pressed may be gone: whoever pressed it goes on from the answer.
    if (document.activeElement === document.body) section.current?.focus();
  }, []);
  return (
    <section className="answer" aria-label={say.ask.answer} tabIndex={-1} ref={section}>
      {answer.messages.map(({ text, buttons, form }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages of one answer never move
        <div key={at} className="stack">
          <div className="said">
            {text.split('\n').map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
              <p key={n}>{say.nice(line)}</p>
            ))}
          </div>
          {form ? (
            <Suspense fallback={<Waiting label={say.loading} />}>
              <CardForm form={form} acting={acting} {...(done && { done })} />
            </Suspense>
          ) : null}
          <div className="row">
            {buttons.map((button) => (
              <Press key={button.title} button={button} acting={acting} {...(done && { done })} />
            ))}
          </div>
        </div>
      ))}
      <div>
        <Button appearance="subtle" size="small" disabled={acting.busy} onClick={close}>
          {say.ask.close}
        </Button>
      </div>
    </section>
  );
}

function Press(props: { button: PageButton; acting: Acting; done?: () => void }) {
  const { button, acting, done } = props;
  const { api, host } = usePageContext();
  const press = async () => {
    if ('url' in button) return host.open(button.url);
    await acting.run(() =>
      'say' in button ? api.say(button.say) : api.act(button.verb, button.data),
    );
    done?.();
  };
  return (
    <Button disabled={acting.busy} onClick={() => void press()}>
      {button.title}
    </Button>
  );
}
