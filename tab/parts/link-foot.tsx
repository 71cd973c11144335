/** At the foot of a personal link: until when it opens, who is not to have it, and the way to want no more mail. */
import { Button } from '@fluentui/react-button';
import type { MailPage } from '../../bot/pages/door.ts';
import { usePageContext } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';
import { Answer } from './answer.tsx';

export function LinkFoot() {
  const { say, me, s } = usePageContext('link');
  /** A link to one's data is good for hours, and says which; another, for a year. */
  const endOf = ({ page, until }: { page: string; until: string }) =>
    page.startsWith('donnees') ? say.moment(until, me.zone) : say.day(until.slice(0, 10));
  if (!me.link) return null;
  return (
    <>
      <p className="quiet">{s.keep(endOf(me.link))}</p>
      {me.link.page.startsWith('courrier') ? null : <Mail />}
    </>
  );
}

/** Whether mail is wanted: said by its reader, at once, and taken back as easily; `main`: what the page is for. */
export function Mail({ main = false }) {
  const { api, s } = usePageContext('link');
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
      {state === 'stopped' || acting.count > 0 ? <p>{s.mail[state]}</p> : null}
      {main ? <p>{s.writes}</p> : null}
      {main && state === 'open' ? <p>{s.stops}</p> : null}
      <div>
        <Button
          appearance={state === 'open' && !main ? 'transparent' : 'secondary'}
          className={state === 'open' && !main ? 'linked' : ''}
          disabled={acting.busy}
          onClick={() => void press()}
        >
          {state === 'open' ? s.stop : s.resume}
        </Button>
      </div>
      <Answer acting={acting} />
    </div>
  );
}
