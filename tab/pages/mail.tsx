/** The page of the link at the foot of a letter: mail, and how to get at what is kept of its reader. */
import { Button } from '@fluentui/react-button';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { useAct } from '../use-act.ts';

export function MailPage() {
  const { say, api } = usePageContext();
  const acting = useAct();
  return (
    <>
      <h1>{say.pages.courrier}</h1>
      <p>{say.link.data}</p>
      <div className="stack">
        <div>
          <Button
            appearance="primary"
            disabled={acting.busy}
            onClick={() => void acting.run(() => api.act('privacy.link', {}))}
          >
            {say.link.sendData}
          </Button>
        </div>
        <Answer acting={acting} />
      </div>
    </>
  );
}
