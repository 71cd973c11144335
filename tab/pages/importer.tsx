/** The importer: the drafts of documents that were dropped, and one of them, its document beside it. */
import { Button } from '@fluentui/react-button';
import { type ReactNode, useState } from 'react';
import type { ImportDraftPage, ImportsPage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import { Baskets } from '../parts/import-basket.tsx';
import { Doubts } from '../parts/import-doubts.tsx';
import { Organisations } from '../parts/import-organisations.tsx';
import { PlanHead } from '../parts/import-plan.tsx';
import { Publish } from '../parts/import-publish.tsx';
import { litIn, Source, useSource } from '../parts/import-source.tsx';
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
      <h1>{say.pages.importer}</h1>
      <p>
        <a href={hrefOf('importer')}>{say.importer.back}</a>
      </p>
      <Shown of={view}>{(draft) => <Desk draft={draft} amending={amending} />}</Shown>
    </>
  );
}

/** Its document on the left, what is to be settled on the right. */
function Desk({ draft, amending }: ImportPart) {
  const { say, me } = usePageContext();
  const s = say.importer;
  /** The value whose place in the document is shown. */
  const [looked, look] = useState(draft.doubts[0]?.id ?? draft.things[0]?.title?.id ?? 0);
  const view = useSource(draft.id, looked);
  const part = { draft, amending };
  return (
    <>
      <h2>{draft.file}</h2>
      <p>{say.nice(draft.summary)}</p>
      <p className="quiet">{s.dropped(draft.by, say.moment(draft.at, me.zone))}</p>
      {draft.notices.length > 0 ? <Items items={draft.notices} /> : null}
      {draft.publishedFrom === null ? null : <p>{s.publishedFrom(say.day(draft.publishedFrom))}</p>}
      {draft.publishedFrom === null ? <Remaining draft={draft} /> : null}
      <Told amending={amending} />
      <div className="desk">
        <Source {...part} value={looked} view={view} />
        <div className="stack">
          {draft.publishedFrom === null ? (
            <>
              <Doubts {...part} look={look} quote={view.value ? litIn(view.value) : ''} />
              <h2>{s.complete}</h2>
              <PlanHead {...part} />
              <Things {...part} look={look} />
              <Organisations {...part} />
              <Baskets {...part} look={look} />
              <Publish {...part} look={look} />
            </>
          ) : null}
          <Discard draft={draft} amending={amending} />
        </div>
      </div>
    </>
  );
}

/** How far one is from publishing, and the way there. */
function Remaining({ draft: { doubts, blocking } }: Pick<ImportPart, 'draft'>) {
  const { say } = usePageContext();
  const s = say.importer;
  const go = () => document.getElementById('publish')?.scrollIntoView();
  return (
    <div className="row middle">
      <strong>{say.nice(s.remaining(doubts.length, blocking.length))}</strong>
      <Button appearance={blocking.length === 0 ? 'primary' : 'secondary'} onClick={go}>
        {s.toPublish}
      </Button>
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
  const { say } = usePageContext();
  const s = say.importer;
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
        <Button className="destroys" onClick={() => ask(true)}>
          {s.discard}
        </Button>
      )}
    </section>
  );
}
