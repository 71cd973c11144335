/** Publishing: what keeps the draft from it, what it would change, and from which day. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { type FormEvent, useState } from 'react';
import type { ImportSuccessionPage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { useView } from '../use-view.ts';
import { Items } from './items.tsx';
import { Shown } from './waiting.tsx';

export function Publish({ draft, amending }: ImportPart) {
  const { s } = usePageContext('importer');
  const { blocking, plan, today } = draft;
  /** A plan of years to come begins with them. */
  const begins = `${plan.from}-01-01` > today ? `${plan.from}-01-01` : today;
  const [chosen, setDay] = useState<string>();
  const day = chosen ?? begins;
  // Where nothing is in the way, what publishing would do is there to be read, with its button.
  const [asked, ask] = useState(blocking.length === 0 ? begins : '');
  const see = (event: FormEvent) => {
    event.preventDefault();
    ask(day);
  };
  return (
    <section aria-label={s.step(3, 0)} className="stack">
      <Covers draft={draft} amending={amending} />
      <form className="ask" onSubmit={see}>
        <Field label={s.from}>
          <Input type="date" required value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <Button
          type="submit"
          appearance={asked === '' && blocking.length === 0 ? 'primary' : 'secondary'}
          disabled={day === '' || blocking.length > 0}
        >
          {blocking.length > 0 ? s.publishes : s.preview}
        </Button>
      </form>
      {asked === '' ? null : (
        <Preview key={`${draft.version} ${asked}`} draft={draft} amending={amending} day={asked} />
      )}
    </section>
  );
}

/** Whether the document stands in the place of the plan or completes it: said, and changed in one press. */
function Covers({ draft, amending }: ImportPart) {
  const { say, s } = usePageContext('importer');
  const { scope, text } = draft.covers;
  return (
    <>
      <p>{say.nice(text)}</p>
      {scope === null ? null : (
        <Field label={s.scope}>
          <Select
            value={scope}
            disabled={amending.busy}
            onChange={(_, { value }) => void amending.amend({ act: 'scope', scope: value })}
          >
            <option value="part">{s.completes}</option>
            <option value="whole">{s.replaces}</option>
          </Select>
        </Field>
      )}
    </>
  );
}

function Preview({ draft, amending, day }: ImportPart & { day: string }) {
  const { say, s } = usePageContext('importer');
  const query = `draft=${encodeURIComponent(draft.id)}&day=${day}`;
  const view = useView<ImportSuccessionPage>(`importer/succession?${query}`);
  const identify = (id: number, identity: string) =>
    void amending.amend({ act: 'identity', id, identity });
  return (
    <Shown of={view}>
      {({ faults, served, name, tooEarly, changes, same, carried, doubtful, alike }) =>
        name === '' ? (
          <>
            <p className="awaited">{s.faults}</p>
            <Items items={faults} />
          </>
        ) : (
          <div className="stack">
            <p>{say.nice(s.takesPlace(name, served, say.day(day)))}</p>
            {carried === '' ? null : <p>{say.nice(carried)}</p>}
            {doubtful.map(({ id, before, now, other }) => (
              <div key={before} className="card">
                <p>{say.nice(s.doubtful(before, now))}</p>
                {id === 0 ? null : (
                  <Button disabled={amending.busy} onClick={() => identify(id, other)}>
                    {s.another}
                  </Button>
                )}
              </div>
            ))}
            {alike.map(({ id, before, now, same: identity }) => (
              <div key={before} className="card">
                <p>{say.nice(s.alike(before, now))}</p>
                {id === 0 ? null : (
                  <Button disabled={amending.busy} onClick={() => identify(id, identity)}>
                    {s.isSame}
                  </Button>
                )}
              </div>
            ))}
            <details>
              <summary>{s.changes(changes.length, same)}</summary>
              <Items
                items={changes.map(({ becomes, before, now }) => s.change(becomes, before, now))}
              />
            </details>
            {tooEarly === '' ? (
              <div>
                <Button
                  appearance="primary"
                  disabled={amending.busy || draft.blocking.length > 0}
                  onClick={() =>
                    void amending.act('importer.publish', { day, version: draft.version })
                  }
                >
                  {s.doPublish(say.day(day))}
                </Button>
              </div>
            ) : (
              <p className="awaited">{say.nice(tooEarly)}</p>
            )}
          </div>
        )
      }
    </Shown>
  );
}
