/** What is held about whoever looks, and how to have it erased. */
import { Button } from '@fluentui/react-button';
import type { AnswerPage } from '../../bot/pages/answer.ts';
import type { DataPage, MinePage as Mine } from '../../bot/pages/privacy.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Items } from '../parts/items.tsx';
import { Shown, Trouble, Waiting } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useNarrow } from '../use-narrow.ts';
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

/** What is read at a glance; a pilote has said hundreds of things, and a longer list is folded; on a phone, all but the first. */
const FEW = 6;

/** "Organisation : Caf": what it is, and what is kept of it. */
const parted = (line: string): [what: string, kept: string | undefined] => {
  const [, what = line, kept] =
    /^((?:«[^»]*»|“[^”]*”|[^:«“]){1,120}?)\s?: (.+)$/su.exec(line) ?? [];
  return [what, kept];
};

function Lines({ lines }: { lines: string[] }) {
  const { say } = usePageContext();
  return (
    <table className="kept">
      <tbody>
        {lines.map(parted).map(([what, kept], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list never move
          <tr key={at}>
            <td colSpan={kept ? 1 : 2}>{say.nice(say.capital(what))}</td>
            {kept ? <td>{say.nice(kept)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asked for when it is wanted: a year of a pilote is half a megabyte, and few people keep it. */
function Download() {
  const { say, api } = usePageContext();
  const { busy, error, run } = useAct();
  const fetchData = async () => {
    const got = await api.get<DataPage>('privacy/data');
    download('fil-rouge.json', JSON.stringify(got?.value.json, null, 1));
    return { outcome: 'answered', messages: [] };
  };
  return (
    <div className="stack">
      <div>
        <Button disabled={busy} onClick={() => void run(fetchData)}>
          {say.mine.download}
        </Button>
      </div>
      <div aria-live="polite">
        {busy ? <Waiting label={say.working} /> : null}
        {error ? <Trouble error={error} /> : null}
      </div>
    </div>
  );
}

/** What is held comes first, its long lists folded; then what one may do about it, and what destroys last. `closes`: erased, nothing is left to be read here. */
function OwnData(props: { lead: string; erase: () => Promise<AnswerPage>; closes?: true }) {
  const { lead, erase, closes } = props;
  const { say, s } = usePageContext('mine');
  const view = useView<Mine>('privacy/mine');
  const acting = useAct();
  const narrow = useNarrow();
  return (
    <>
      <p>{lead}</p>
      <div className="beside">
        <Shown of={view}>
          {({ sections, notes }) => (
            <div>
              {sections.map(({ title, lines }, at) => (
                <details
                  key={title}
                  className="part"
                  open={narrow ? at === 0 : lines.length <= FEW}
                >
                  <summary>
                    <h2>{`${say.nice(title)}\u00a0(${lines.length})`}</h2>
                  </summary>
                  <Lines lines={lines} />
                </details>
              ))}
              {notes.map((note) => (
                <p key={note} className="quiet">
                  {say.nice(note)}
                </p>
              ))}
            </div>
          )}
        </Shown>
        <section aria-label={s.title} className="card">
          <h2>{s.title}</h2>
          <Items items={s.rights} />
          <p>
            {s.policyHas}{' '}
            <a href="/a-propos#donnees" target="_blank" rel="noopener">
              {s.policy}
            </a>
          </p>
          <Download />
          <div className="apart">
            <p>{say.nice(s.erasing)}</p>
            <Button
              className="destroys"
              disabled={acting.busy}
              onClick={() => void acting.run(erase)}
            >
              {s.forget}
            </Button>
          </div>
          <Answer acting={acting} {...(!closes && { done: () => void view.again() })} />
        </section>
      </div>
    </>
  );
}

export function MinePage() {
  const { say, api } = usePageContext();
  const forget = () => api.say(say.lang === 'fr' ? 'oublie-moi' : 'forget me');
  return (
    <>
      <h1>{say.pages['mes-donnees']}</h1>
      <OwnData lead={say.mine.lead} erase={forget} />
    </>
  );
}

/** The page of the link that is sent when it is asked for: what is kept of its reader, and its erasure. */
export function KeptPage() {
  const { say, api } = usePageContext();
  return (
    <>
      <h1>{say.pages.donnees}</h1>
      <OwnData lead={say.link.kept} erase={() => api.act('privacy.forget', {})} closes />
    </>
  );
}
