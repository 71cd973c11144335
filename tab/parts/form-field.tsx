/** One field of a form, with the browser's own input for what it takes. */
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { type ComponentProps, useId } from 'react';
import type { PageField } from '../../bot/pages/answer.ts';
import { isSign } from '../../visual/meteo.ts';
import { usePageContext } from '../page-context.ts';
import { Checkbox } from './checkbox.tsx';
import { SignPicture } from './meteo.tsx';
import { SlotAdder } from './slot-adder.tsx';

interface Props {
  field: PageField;
  /** Verb that the form is sent with. */
  sentBy: string;
  value: string;
  /** Why it cannot be sent as it is; empty: nothing. */
  problem: string;
  change: (value: string) => void;
}

export function FormField(props: Props) {
  const { field, sentBy, value, change } = props;
  if (field.kind === 'tick') return <Tick {...props} />;
  if (field.kind === 'radio' || field.kind === 'several') return <Choices {...props} />;
  if (field.kind !== 'lines') return <Labelled {...props}>{controlOf(props)}</Labelled>;
  return (
    <div className="stack wide">
      <Labelled {...props}>{controlOf(props)}</Labelled>
      {field.id === 'slots' && sentBy === 'polls.form' ? (
        <SlotAdder
          add={(line) => change(value.trim() === '' ? line : `${value.trimEnd()}\n${line}`)}
        />
      ) : null}
    </div>
  );
}

type FieldChild = ComponentProps<typeof Field>['children'];

/** An input of Fluent finds its label by itself; one of the browser's is handed it. */
function Labelled({ field, problem, children }: Props & { children: FieldChild }) {
  const { say } = usePageContext();
  const { kind, label, required, hint } = field;
  return (
    <Field
      className={`of-${kind}`}
      label={label}
      required={required}
      {...(hint && { hint: say.form.example(hint) })}
      {...(problem && { validationMessage: problem })}
    >
      {children}
    </Field>
  );
}

function controlOf({ field, value, change }: Props): FieldChild {
  const { kind, maxLength, min, max, choices } = field;
  if (kind === 'lines')
    return (given: object) => (
      <textarea
        {...given}
        className="lines"
        rows={5}
        value={value}
        {...(maxLength && { maxLength })}
        onChange={({ target }) => change(target.value)}
      />
    );
  if (kind === 'pick') {
    const known = choices.some((choice) => choice.value === value);
    return (
      <Select value={value} onChange={(_, chosen) => change(chosen.value)}>
        {known ? null : <option value="" />}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </Select>
    );
  }
  const isOwn = kind === 'date' || kind === 'time' || kind === 'number' || kind === 'email';
  const type = isOwn ? kind : 'text';
  const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return (
    <Input
      type={type}
      value={value}
      {...(maxLength && { maxLength })}
      {...bounds}
      onChange={(_, typed) => change(typed.value)}
    />
  );
}

function Tick({ field: { label, choices }, value, change }: Props) {
  const [on, off] = choices;
  return (
    <fieldset className="choices wide">
      {label ? <legend>{label}</legend> : null}
      <Checkbox
        label={on?.title ?? ''}
        checked={value === on?.value}
        change={(checked) => change((checked ? on?.value : off?.value) ?? '')}
      />
    </fieldset>
  );
}

/** More choices than this would push the rest of the form off a phone: they are folded. */
const MANY = 8;

function Choices(props: Props) {
  const { say } = usePageContext();
  const { field, value, problem } = props;
  const chosen = new Set(value.split(','));
  const titles = field.choices.filter((one) => chosen.has(one.value)).map(({ title }) => title);
  const problemId = useId();
  return (
    <fieldset className="choices wide" {...(problem && { 'aria-describedby': problemId })}>
      <legend>{field.required ? `${field.label} *` : field.label}</legend>
      {field.kind === 'several' && field.choices.length > MANY ? (
        <details>
          <summary>{titles.length > 0 ? titles.join(', ') : say.form.choose}</summary>
          <Options {...props} />
        </details>
      ) : (
        <Options {...props} />
      )}
      {problem ? (
        <p id={problemId} role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}

function Options({ field, value, problem, change }: Props) {
  const name = useId();
  const chosen = value === '' ? [] : value.split(',');
  const toggle = (one: string) =>
    change(
      (chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(','),
    );
  return (
    <div className="options">
      {field.choices.map((choice) => (
        <label key={choice.value} className="tick">
          <input
            type={field.kind === 'radio' ? 'radio' : 'checkbox'}
            name={name}
            checked={
              field.kind === 'radio' ? value === choice.value : chosen.includes(choice.value)
            }
            {...(problem && { 'aria-invalid': true })}
            onChange={() => (field.kind === 'radio' ? change(choice.value) : toggle(choice.value))}
          />
          {field.id === 'meteo' && isSign(choice.value) ? (
            <SignPicture sign={choice.value} />
          ) : null}
          {choice.title}
        </label>
      ))}
    </div>
  );
}
