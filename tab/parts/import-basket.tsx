/** Lines that found no place in the plan, or that somebody took out of it. */
import { Button } from '@fluentui/react-button';
import { useState } from 'react';
import type { ImportValue } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { PlaceForm } from './import-place.tsx';

type Looking = ImportPart & { look: (value: number) => void };

/** Lines that are shown at once. */
const MANY = 40;

export function Baskets({ draft, amending, look }: Looking) {
  const { s } = usePageContext('importer');
  const { basket } = draft;
  const [shown, show] = useState(MANY);
  if (basket.length === 0) return null;
  return (
    <section aria-label={s.basket(basket.length)}>
      <h3>{s.basket(basket.length)}</h3>
      <p className="quiet">{s.basketHelp}</p>
      <ul className="items values">
        {basket.slice(0, shown).map((line) => (
          <Line key={line.id} line={line} draft={draft} amending={amending} look={look} />
        ))}
      </ul>
      {basket.length > shown ? (
        <Button onClick={() => show(shown + MANY)}>{s.more(basket.length - shown)}</Button>
      ) : null}
    </section>
  );
}

function Line({ line, draft, amending, look }: Looking & { line: ImportValue }) {
  const { s } = usePageContext('importer');
  const [placed, place] = useState(false);
  const seen = { id: line.id, was: line.text };
  return (
    <li>
      <p className="value">{line.text}</p>
      <p className="quiet small">{[line.place, line.path].filter(Boolean).join(' – ')}</p>
      {placed ? (
        <PlaceForm
          draft={draft}
          thing={0}
          busy={amending.busy}
          place={(where) => void amending.amend({ act: 'place', ...seen, ...where })}
          cancel={() => place(false)}
        />
      ) : (
        <div className="row">
          <Button onClick={() => look(line.id)}>{s.see}</Button>
          <Button onClick={() => place(true)}>{s.put}</Button>
          <Button
            disabled={amending.busy}
            onClick={() => void amending.amend({ act: 'accept', ...seen })}
          >
            {s.leave}
          </Button>
        </div>
      )}
    </li>
  );
}
