/** Below the page of a personal link: whose it is, until when, and the way to want no more mail. */
import { Button } from '@fluentui/react-button';
import type { MailPage } from '../../bot/pages/door.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';
import { Answer } from './answer.tsx';

export function LinkFoot() {
  const { say, me } = usePageContext();
  if (!me.link) return null;
  const s = say.link;
  return (
    <footer className="page link-foot">
      <h2>{s.title}</h2>
      <p>{s.whose(say.nice(me.name))}</p>
      <p>{s.until(say.day(me.link.until.slice(0, 10)))}</p>
      <Mail />
      <p>
        <a href="/a-propos#donnees" target="_blank" rel="noopener">
          {say.mine.policy}
        </a>
      </p>
    </footer>
  );
}

/** Whether mail is wanted: said by its reader, at once, and taken back as easily. */
function Mail() {
  const { say, api } = usePageContext();
  const s = say.link;
  const view = useView<MailPage>('door/mail');
  const acting = useAct();
  const state = view.value?.state;
  if (state !== 'open' && state !== 'stopped') return null;
  const press = async () => {
    await acting.run(() => api.act(state === 'open' ? 'door.stop' : 'door.resume', {}));
    await view.again();
  };
  return (
    <div className="stack">
      <p>{s.mail[state]}</p>
      <div>
        <Button disabled={acting.busy} onClick={() => void press()}>
          {state === 'open' ? s.stop : s.resume}
        </Button>
      </div>
      <Answer acting={acting} />
    </div>
  );
}
