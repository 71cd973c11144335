/** What a card asks for, as a form of the page: sent with the verb of the card's own button. */
import { Button } from '@fluentui/react-button';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { PageField, PageForm, PagePress } from '../../bot/pages/answer.ts';
import { usePageContext } from '../page-context.ts';
import type { Strings } from '../strings.ts';
import type { Acting } from '../use-act.ts';
import { FormField } from './form-field.tsx';

type Values = Record<string, string>;

/** `done`: told once something was sent. What was typed stays until the bot answered. */
export function CardForm(props: { form: PageForm; acting: Acting; done?: () => void }) {
  const { form, acting, done } = props;
  const { fields, sends, more } = form;
  const { say, api } = usePageContext();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ id, value }) => [id, value])),
  );
  const { problems, check } = useProblems(fields, values);
  const root = useRef<HTMLFormElement>(null);
  useFirstProblem(root, problems);
  const send = async ({ verb, data }: PagePress) => {
    if (!check()) return;
    const answer = await acting.run(() => api.act(verb, { ...data, ...filled(values) }));
    if (answer) done?.();
  };
  const first = sends[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first) void send(first);
  };
  const drawn = (field: PageField) => (
    <FormField
      key={field.id}
      field={field}
      sentBy={first?.verb ?? ''}
      value={values[field.id] ?? ''}
      problem={problems[field.id] ?? ''}
      change={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
    />
  );
  return (
    <form className="card-form" noValidate onSubmit={submit} ref={root}>
      {fields.some(({ required }) => required) ? (
        <p className="quiet wide">{say.form.stars}</p>
      ) : null}
      {fields.filter(({ folded }) => !folded).map(drawn)}
      {more ? (
        <details className="wide">
          <summary>{more}</summary>
          <div className="fields">{fields.filter(({ folded }) => folded).map(drawn)}</div>
        </details>
      ) : null}
      <div className="row wide">
        {sends.map((press) =>
          press === first ? (
            <Button key={press.title} type="submit" appearance="primary" disabled={acting.busy}>
              {press.title}
            </Button>
          ) : (
            <Button key={press.title} disabled={acting.busy} onClick={() => void send(press)}>
              {press.title}
            </Button>
          ),
        )}
      </div>
    </form>
  );
}

/** As Teams sends a card: what was left empty is left out. */
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function useProblems(fields: PageField[], values: Values) {
  const { say } = usePageContext();
  // What the service found wrong stays at its field until the form is sent again.
  const [problems, setProblems] = useState<Values>(() =>
    Object.fromEntries(
      fields.flatMap(({ id, problem }) => (problem === '' ? [] : [[id, problem]])),
    ),
  );
  const check = (): boolean => {
    const found = fields.flatMap((field) => {
      const problem = problemOf(field, values[field.id] ?? '', say);
      return problem === '' ? [] : [[field.id, problem] as const];
    });
    setProblems(Object.fromEntries(found));
    return found.length === 0;
  };
  return { problems, check };
}

/** What the service would refuse without a word; everything else it says itself. */
function problemOf(field: PageField, value: string, { form }: Strings): string {
  const { required, missing, kind, min = 0, max = Number.MAX_SAFE_INTEGER } = field;
  if (value.trim() === '') return required ? missing || form.missing : '';
  const number = Number(value);
  const isWrong = !Number.isInteger(number) || number < min || number > max;
  return kind === 'number' && isWrong ? form.number(min, max) : '';
}

/** Whoever sent a form that is not complete is taken to the first field that says why. */
function useFirstProblem(root: { current: HTMLFormElement | null }, problems: Values): void {
  useEffect(() => {
    if (Object.keys(problems).length > 0)
      root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [root, problems]);
}
