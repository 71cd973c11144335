/** What the plan is called, the years it covers, and the day that its document speaks of. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';

export function PlanHead({ draft, amending }: ImportPart) {
  const { s } = usePageContext('importer');
  const [typed, setTyped] = useState(draft.plan);
  const { title, sigle, from, to, day } = typed;
  const save = (event: FormEvent) => {
    event.preventDefault();
    void amending.amend({ act: 'plan', title, sigle, from, to, day });
  };
  return (
    <section aria-label={s.plan}>
      <h3>{s.plan}</h3>
      <form className="card-form plan-head" onSubmit={save}>
        <Field label={s.planTitle} required className="wide">
          <Input value={title} onChange={(_, { value }) => setTyped({ ...typed, title: value })} />
        </Field>
        <Field label={s.sigle} required>
          <Input value={sigle} onChange={(_, { value }) => setTyped({ ...typed, sigle: value })} />
        </Field>
        <Field label={s.day} required>
          <Input
            type="date"
            required
            value={day}
            onChange={(_, { value }) => setTyped({ ...typed, day: value })}
          />
        </Field>
        <Field label={s.firstYear} required className="of-number">
          <Input
            type="number"
            value={String(from)}
            onChange={(_, { value }) => setTyped({ ...typed, from: Number(value) })}
          />
        </Field>
        <Field label={s.lastYear} required className="of-number">
          <Input
            type="number"
            value={String(to)}
            onChange={(_, { value }) => setTyped({ ...typed, to: Number(value) })}
          />
        </Field>
        <div className="wide">
          <Button type="submit" disabled={amending.busy}>
            {s.savePlan}
          </Button>
        </div>
      </form>
    </section>
  );
}
