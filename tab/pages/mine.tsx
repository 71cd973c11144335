/** What is held about whoever looks, and how to have it erased. */
import { Button } from '@fluentui/react-button';
import { useState } from 'react';
import type { DataPage, MinePage as Mine } from '../../bot/pages/privacy.ts';
import type { ApiError } from '../api.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Items } from '../parts/items.tsx';
import { Shown, Trouble, Waiting } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';

/** Hands a text over as a file, from the page itself. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A pilote has said hundreds of things: a long list is folded. */
const MANY = 12;

export function Lines({ lines }: { lines: string[] }) {
  const { say } = usePageContext();
  const items = lines.map(say.capital);
  if (lines.length <= MANY) return <Items items={items} />;
  return (
    <details>
      <summary>{say.mine.many(lines.length)}</summary>
      <Items items={items} />
    </details>
  );
}

/** Asked for when it is wanted: a year of a pilote is half a megabyte, and few people keep it. */
export function Download() {
  const { say, api } = usePageContext();
  const [state, setState] = useState<{ busy: boolean; error?: ApiError }>({ busy: false });
  const fetchData = async () => {
    setState({ busy: true });
    try {
      const got = await api.get<DataPage>('privacy/data');
      download('fil-rouge.json', JSON.stringify(got?.value.json, null, 1));
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error: error as ApiError });
    }
  };
  return (
    <div className="stack">
      <div>
        <Button disabled={state.busy} onClick={() => void fetchData()}>
          {say.mine.download}
        </Button>
      </div>
      <div aria-live="polite">
        {state.busy ? <Waiting label={say.working} /> : null}
        {state.error ? <Trouble error={state.error} /> : null}
      </div>
    </div>
  );
}

export function MinePage() {
  const { say, api } = usePageContext();
  const s = say.mine;
  const view = useView<Mine>('privacy/mine');
  const acting = useAct();
  const forget = () => api.say(say.lang === 'fr' ? 'oublie-moi' : 'forget me');
  return (
    <>
      <h1>{say.pages['mes-donnees']}</h1>
      <p>{s.lead}</p>
      <Shown of={view}>
        {({ sections, notes }) => (
          <>
            {sections.map(({ title, lines }) => (
              <section key={title} aria-label={say.nice(title)}>
                <h2>{say.nice(title)}</h2>
                <Lines lines={lines} />
              </section>
            ))}
            {notes.map((note) => (
              <p key={note}>{say.nice(note)}</p>
            ))}
            <Download />
          </>
        )}
      </Shown>
      <h2>{s.title}</h2>
      <div className="stack">
        <div>
          <Button
            className="destroys"
            disabled={acting.busy}
            onClick={() => void acting.run(forget)}
          >
            {s.forget}
          </Button>
        </div>
        <Answer acting={acting} done={() => void view.again()} />
      </div>
    </>
  );
}
