/** The page of the link at the foot of a letter: mail, then how to get at what is kept of its reader. */
import { Button } from '@fluentui/react-button';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Mail } from '../parts/link-foot.tsx';
import { useAct } from '../use-act.ts';

export function MailPage() {
  const { say, api } = usePageContext();
  const acting = useAct();
  return (
    <>
      <h1>{say.pages.courrier}</h1>
      <Mail main />
      <section className="stack">
        <h2>{say.pages.donnees}</h2>
        <p>{say.link.data}</p>
        <div>
          <Button
            disabled={acting.busy}
            onClick={() => void acting.run(() => api.act('privacy.link', {}))}
          >
            {say.link.sendData}
          </Button>
        </div>
        <Answer acting={acting} />
      </section>
    </>
  );
}
