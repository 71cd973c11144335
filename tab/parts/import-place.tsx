/** Where a text is put: in which thing of the plan, and under which key. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ImportDraftPage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';

export interface Where {
  thing: number;
  key: string;
  label: string;
}

export function PlaceForm(props: {
  draft: ImportDraftPage;
  /** Thing that is proposed; 0: the first fiche. */
  thing: number;
  busy: boolean;
  place: (where: Where) => void;
  cancel: () => void;
}) {
  const { say, s } = usePageContext('importer');
  const { things, keys } = props.draft;
  const first = props.thing || (things.find(({ kind }) => kind === 'fiche')?.id ?? 0);
  const [where, setWhere] = useState<Where>({ thing: first, key: 'rubrique', label: '' });
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    props.place(where);
  };
  return (
    <form className="stack" onSubmit={send}>
      <Field label={s.into}>
        <Select
          ref={field}
          value={String(where.thing)}
          onChange={(_, { value }) => setWhere({ ...where, thing: Number(value) })}
        >
          {things.map(({ id, name }) => (
            <option key={id} value={id}>
              {say.nice(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={s.under}>
        <Select value={where.key} onChange={(_, { value }) => setWhere({ ...where, key: value })}>
          {keys.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      {where.key === 'rubrique' ? (
        <Field label={s.label} required>
          <Input
            value={where.label}
            onChange={(_, { value }) => setWhere({ ...where, label: value })}
          />
        </Field>
      ) : null}
      <div className="row">
        <Button type="submit" appearance="primary" disabled={props.busy}>
          {s.put}
        </Button>
        <Button onClick={props.cancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
