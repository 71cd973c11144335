/** Organisations that the document names: which are the same is for a person to say. */
import { Button } from '@fluentui/react-button';
import { Select } from '@fluentui/react-select';
import { useState } from 'react';
import type { ImportOrganisation } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';

export function Organisations({ draft, amending }: ImportPart) {
  const { say, s } = usePageContext('importer');
  const { organisations, remarks } = draft;
  const nameOf = (id: string) => organisations.find((one) => one.id === id);
  const merge = (from: string, into: string) => void amending.amend({ act: 'merge', from, into });
  return (
    <section aria-label={s.organisations}>
      <h3>{s.organisations}</h3>
      {remarks.map(({ key, text, organisations: pair }) => {
        if (!pair) return null;
        const [one, other] = pair.map(nameOf);
        return (
          <div key={key} className="card">
            <p>{say.nice(text)}</p>
            <div className="row">
              {one && other && !other.isKnown ? (
                <Button disabled={amending.busy} onClick={() => merge(other.id, one.id)}>
                  {s.same(one.name)}
                </Button>
              ) : null}
              {one && other && !one.isKnown ? (
                <Button disabled={amending.busy} onClick={() => merge(one.id, other.id)}>
                  {s.same(other.name)}
                </Button>
              ) : null}
              <Button
                disabled={amending.busy}
                onClick={() => void amending.amend({ act: 'settle', remark: key })}
              >
                {s.two}
              </Button>
            </div>
          </div>
        );
      })}
      <details>
        <summary>{s.allOrganisations(organisations.length)}</summary>
        <ul className="items">
          {organisations.map((one) => (
            <Organisation key={one.id} one={one} all={organisations} amending={amending} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function Organisation(props: {
  one: ImportOrganisation;
  all: ImportOrganisation[];
  amending: ImportPart['amending'];
}) {
  const { s } = usePageContext('importer');
  const { one, all, amending } = props;
  const [into, setInto] = useState('');
  return (
    <li>
      <p>
        {[one.name, ...one.alias].join(' – ')}{' '}
        <span className="quiet small">{one.isKnown ? s.known : s.uses(one.uses)}</span>
      </p>
      {one.isKnown ? null : (
        <div className="row">
          <Select
            aria-label={s.sameAs(one.name)}
            value={into}
            onChange={(_, { value }) => setInto(value)}
          >
            <option value="">{s.sameAs(one.name)}</option>
            {all
              .filter(({ id }) => id !== one.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
          <Button
            disabled={amending.busy || into === ''}
            onClick={() => void amending.amend({ act: 'merge', from: one.id, into })}
          >
            {s.merge}
          </Button>
        </div>
      )}
    </li>
  );
}
