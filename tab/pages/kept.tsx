/** The page of the link that is sent when it is asked for: what is kept of its reader, and its erasure. */
import { Button } from '@fluentui/react-button';
import type { MinePage as Mine } from '../../bot/pages/privacy.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Shown } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';
import { Download, Lines } from './mine.tsx';

export function KeptPage() {
  const { say, api } = usePageContext();
  const view = useView<Mine>('privacy/mine');
  const acting = useAct();
  return (
    <>
      <h1>{say.pages.donnees}</h1>
      <p>{say.link.kept}</p>
      <Shown of={view}>
        {({ sections }) => (
          <>
            {sections.map(({ title, lines }) => (
              <section key={title} aria-label={say.nice(title)}>
                <h2>{say.nice(title)}</h2>
                <Lines lines={lines} />
              </section>
            ))}
            <Download />
          </>
        )}
      </Shown>
      <h2>{say.mine.title}</h2>
      <div className="stack">
        <div>
          <Button
            className="destroys"
            disabled={acting.busy}
            onClick={() => void acting.run(() => api.act('privacy.forget', {}))}
          >
            {say.mine.forget}
          </Button>
        </div>
        <Answer acting={acting} />
      </div>
    </>
  );
}
