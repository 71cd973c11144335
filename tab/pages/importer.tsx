/** The importer: the drafts of documents that were dropped, and one of them, its document beside it. */
import { Button } from '@fluentui/react-button';
import { type ReactNode, useState } from 'react';
import type { ImportDraftPage, ImportsPage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import { Baskets } from '../parts/import-basket.tsx';
import { Doubts, headOfStep } from '../parts/import-doubts.tsx';
import { Organisations } from '../parts/import-organisations.tsx';
import { PlanHead } from '../parts/import-plan.tsx';
import { Publish } from '../parts/import-publish.tsx';
import { Excerpt, Source, useSource } from '../parts/import-source.tsx';
import { Things } from '../parts/import-things.tsx';
import { Items } from '../parts/items.tsx';
import { Shown, Trouble } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { type Amending, type ImportPart, useAmend } from '../use-amend.ts';
import { useView } from '../use-view.ts';

/** How often a page that several people share looks for what the others did, in ms. */
const EVERY_MS = 15_000;

export function ImporterPage({ id }: { id: string }) {
  return id === '' ? <Drafts /> : <Draft id={id} />;
}

function Drafts() {
  const { say, me, host } = usePageContext();
  const { chat } = host;
  const { teamsAppId } = me;
  const s = say.importer;
  const view = useView<ImportsPage>('importer/all');
  return (
    <>
      <h1>{say.pages.importer}</h1>
      <p>{s.lead}</p>
      {chat && teamsAppId ? (
        <div>
          <Button appearance="primary" onClick={() => chat(teamsAppId)}>
            {say.chat}
          </Button>
        </div>
      ) : null}
      <Shown of={view}>
        {({ drafts }) =>
          drafts.length === 0 ? (
            <>
              <h2>{s.after}</h2>
              <Items items={s.steps} />
            </>
          ) : (
            <ul className="items">
              {drafts.map((draft) => (
                <li key={draft.id} className="card">
                  <a href={hrefOf('importer', draft.id)}>{draft.file}</a>
                  <p className="quiet">
                    {s.dropped(draft.by, say.moment(draft.at, me.zone))}{' '}
                    {draft.publishedFrom === null
                      ? s.left(draft.left)
                      : s.publishedFrom(say.day(draft.publishedFrom))}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function Draft({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<ImportDraftPage>(`importer/draft?draft=${encodeURIComponent(id)}`, EVERY_MS);
  const amending = useAmend(id, view.again);
  return (
    <>
      <p>
        <a href={hrefOf('importer')}>{say.importer.back}</a>
      </p>
      <h1>{view.value ? say.importer.ready(view.value.made) : say.pages.importer}</h1>
      <Shown of={view}>{(draft) => <Desk draft={draft} amending={amending} />}</Shown>
    </>
  );
}

/** What is to be settled, a step at a time, and its document: beside it on the left, below it on a phone. */
function Desk({ draft, amending }: ImportPart) {
  const { say, me, s } = usePageContext('importer');
  const left = [draft.doubts.length, draft.blocking.length, 0];
  /** The first step that has something left, until another one is asked for. */
  const [step, goTo] = useState(() => left.findIndex((n, at) => n > 0 || at === 2) + 1);
  /** The value whose place in the document is shown. */
  const [looked, look] = useState(draft.doubts[0]?.id ?? draft.things[0]?.title?.id ?? 0);
  const view = useSource(draft.id, looked);
  const part = { draft, amending };
  const go = (n: number) => {
    goTo(n);
    setTimeout(() => headOfStep()?.focus());
  };
  /** Where the document is not in sight, it comes into it. */
  const see = (value: number) => {
    look(value);
    document.querySelector('.source details')?.setAttribute('open', '');
    document.querySelector('.source')?.scrollIntoView({ block: 'nearest' });
  };
  const onward = (
    <Button
      appearance={left[step - 1] === 0 ? 'primary' : 'secondary'}
      onClick={() => go(step + 1)}
    >
      {`${s.step(step + 1, 0)} ›`}
    </Button>
  );
  return (
    <>
      <p className="quiet">
        {draft.file} · {s.dropped(draft.by, say.moment(draft.at, me.zone))}
      </p>
      {draft.publishedFrom === null ? (
        <ol className="steps">
          {left.map((n, at) => (
            <li key={s.step(at + 1, 0)}>
              <button
                type="button"
                aria-current={at + 1 === step ? 'step' : undefined}
                onClick={() => go(at + 1)}
              >
                {n === 0 && at < 2 ? `✓ ${s.step(at + 1, 0)}` : s.step(at + 1, n)}
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p>{s.publishedFrom(say.day(draft.publishedFrom))}</p>
      )}
      <Told amending={amending} />
      <div className="desk">
        {draft.publishedFrom === null ? (
          <div className="stack">
            <h2 className="hidden" tabIndex={-1}>
              {s.step(step, left[step - 1] ?? 0)}
            </h2>
            {step === 1 ? (
              <Doubts
                {...part}
                {...{ look, onward }}
                passage={view.value ? <Excerpt of={view.value} /> : null}
              />
            ) : null}
            {step > 1 ? <Lacking draft={draft} look={see} /> : null}
            {step === 2 ? (
              <>
                <PlanHead {...part} />
                <Things {...part} look={look} />
                <Organisations {...part} />
                <Baskets {...part} look={see} />
              </>
            ) : null}
            {step === 2 ? <div className="row">{onward}</div> : null}
            {step === 3 ? <Publish {...part} /> : null}
          </div>
        ) : null}
        <Source {...part} value={looked} view={view} />
      </div>
      {draft.notices.length > 0 ? (
        <p className="quiet small">{draft.notices.map(say.nice).join(' ')}</p>
      ) : null}
      <Discard draft={draft} amending={amending} />
    </>
  );
}

/** What keeps the draft from being published, and where it is. */
function Lacking({
  draft: { blocking },
  look,
}: Pick<ImportPart, 'draft'> & { look: (value: number) => void }) {
  const { say, s } = usePageContext('importer');
  if (blocking.length === 0) return null;
  return (
    <div className="lacking">
      <h3>{s.blocked}</h3>
      <ul>
        {blocking.map(({ text, id }) => (
          <li key={`${text} ${id}`}>
            {say.nice(text)}{' '}
            {id === 0 ? null : (
              <Button size="small" onClick={() => look(id)}>
                {s.see}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What came of the last amendment, in sight wherever on the page: the region is there before it has words to say. */
function Told({ amending: { told, isRefused, error } }: { amending: Amending }): ReactNode {
  const { say } = usePageContext();
  return (
    <div aria-live="polite" className={isRefused ? 'amended awaited' : 'amended quiet'}>
      {error ? <Trouble error={error} /> : <p>{say.nice(told)}</p>}
    </div>
  );
}

function Discard({ draft, amending }: ImportPart) {
  const { s } = usePageContext('importer');
  const [asked, ask] = useState(false);
  const discard = async () => {
    if (await amending.act('importer.discard', {})) location.hash = hrefOf('importer');
  };
  return (
    <section aria-label={s.discard} className="apart">
      {asked ? (
        <fieldset className="choices row">
          <legend>{s.sure(draft.file)}</legend>
          <Button className="destroys" disabled={amending.busy} onClick={() => void discard()}>
            {s.yes}
          </Button>
          <Button onClick={() => ask(false)}>{s.no}</Button>
        </fieldset>
      ) : (
        <Button appearance="transparent" className="linked destroys" onClick={() => ask(true)}>
          {s.discard}
        </Button>
      )}
    </section>
  );
}
