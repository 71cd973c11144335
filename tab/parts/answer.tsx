/** What the bot answered, with the buttons of its card. */
import { Button } from '@fluentui/react-button';
import type { AnswerPage, PageButton } from '../../bot/pages/answer.ts';
import { useHouse } from '../house.ts';
import type { Acting } from '../use-act.ts';
import { Trouble } from './waiting.tsx';

/** `done`: told after a button did something. The region is there before it has words to say. */
export function Answer({ acting, done }: { acting: Acting; done?: () => void }) {
  const { say } = useHouse();
  const { busy, answer, error } = acting;
  return (
    <div aria-live="polite" aria-busy={busy}>
      {busy ? <p>{say.working}</p> : null}
      {error ? <Trouble error={error} /> : null}
      {answer ? <Told answer={answer} acting={acting} {...(done && { done })} /> : null}
    </div>
  );
}

function Told({ answer, acting, done }: { answer: AnswerPage; acting: Acting; done?: () => void }) {
  const { say, host, me } = useHouse();
  const { chat } = host;
  return (
    <section className="answer" aria-label={say.ask.answer}>
      {answer.messages.map(({ text, buttons, asks }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages of one answer never move
        <div key={at} className="stack">
          <div className="said">
            {text.split('\n').map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
              <p key={n}>{say.nice(line)}</p>
            ))}
          </div>
          {asks ? <p>{say.ask.inChat}</p> : null}
          <div className="row">
            {asks && chat && me.teamsAppId ? (
              <Button onClick={() => chat(me.teamsAppId ?? '')}>{say.chat}</Button>
            ) : null}
            {buttons.map((button) => (
              <Press key={button.title} button={button} acting={acting} {...(done && { done })} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function Press({
  button,
  acting,
  done,
}: {
  button: PageButton;
  acting: Acting;
  done?: () => void;
}) {
  const { api, host } = useHouse();
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
