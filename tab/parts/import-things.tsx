/** Axes and fiches in their order, with their numbers; each opens on its values, sure ones too. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Select } from '@fluentui/react-select';
import { useState } from 'react';
import type { ImportThing, ImportValue, ImportValuesPage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { useView } from '../use-view.ts';
import { Edit, Value } from './import-doubts.tsx';
import { Shown } from './waiting.tsx';

type Looking = ImportPart & { look: (value: number) => void };

export function Things({ draft, amending, look }: Looking) {
  const { say, s } = usePageContext('importer');
  const [opened, open] = useState(0);
  return (
    <section aria-label={s.numbers}>
      <h3>{s.numbers}</h3>
      <p className="quiet">{s.numbersHelp}</p>
      {draft.remarks
        .filter(({ organisations }) => organisations === null)
        .map(({ key, text }) => (
          <p key={key} className="row middle">
            {say.nice(say.capital(text))}{' '}
            <Button
              disabled={amending.busy}
              onClick={() => void amending.amend({ act: 'settle', remark: key })}
            >
              {s.seen}
            </Button>
          </p>
        ))}
      <ul className="items things">
        {draft.things.map((thing) => (
          <li key={thing.id} className={thing.kind === 'fiche' ? '' : 'axe-line'}>
            <Button
              appearance="subtle"
              aria-expanded={opened === thing.id}
              onClick={() => {
                open(opened === thing.id ? 0 : thing.id);
                if (thing.title) look(thing.title.id);
              }}
            >
              {say.nice(thing.name)}
            </Button>
            {thing.isTwice ? <p className="awaited">{s.twice}</p> : null}
            {opened === thing.id ? (
              <Opened thing={thing} draft={draft} amending={amending} look={look} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Opened({ thing, draft, amending, look }: Looking & { thing: ImportThing }) {
  const { say, s } = usePageContext('importer');
  const query = `draft=${encodeURIComponent(draft.id)}&thing=${thing.id}`;
  const view = useView<ImportValuesPage>(`importer/values?${query}`);
  const axes = draft.things.filter(({ kind }) => kind === 'axe');
  const amend = async (data: object) => {
    const made = await amending.amend(data);
    await view.again();
    return made;
  };
  return (
    <div className="stack">
      {thing.kind === 'fiche' && axes.length > 0 ? (
        <Field label={s.axe}>
          <Select
            value={String(thing.axe)}
            onChange={(_, { value }) =>
              void amend({ act: 'axe', id: thing.id, axe: Number(value) })
            }
          >
            <option value="0">{s.noAxe}</option>
            {axes.map(({ id, name }) => (
              <option key={id} value={id}>
                {say.nice(name)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Shown of={view}>
        {({ values }) => (
          <ul className="items values">
            {values.map((value) => (
              <Line key={value.id} value={value} busy={amending.busy} amend={amend} look={look} />
            ))}
          </ul>
        )}
      </Shown>
    </div>
  );
}

function Line(props: {
  value: ImportValue;
  busy: boolean;
  amend: (data: object) => Promise<boolean>;
  look: (value: number) => void;
}) {
  const { s } = usePageContext('importer');
  const { value, busy, amend, look } = props;
  const [edited, edit] = useState(false);
  const seen = { id: value.id, was: value.text };
  return (
    <li>
      <Value value={value} />
      {edited ? (
        <Edit
          value={value.text}
          busy={busy}
          save={async (text) => {
            if (await amend({ act: 'edit', ...seen, text })) edit(false);
          }}
          cancel={() => edit(false)}
        />
      ) : (
        <div className="row">
          <Button onClick={() => look(value.id)}>{s.see}</Button>
          <Button onClick={() => edit(true)}>{s.edit}</Button>
          <Button disabled={busy} onClick={() => void amend({ act: 'reject', ...seen })}>
            {s.reject}
          </Button>
        </div>
      )}
    </li>
  );
}
