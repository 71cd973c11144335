/** The inputs of a card as a form, for readers that draw their own: pages of the tab. */
import { z } from 'zod';
import type { Field } from './controls.ts';

const text = z.coerce.string().default('');
const common = {
  id: z.string(),
  label: text,
  value: text,
  isRequired: z.boolean().default(false),
  errorMessage: text,
  placeholder: text,
};
const choice = z.object({ title: z.string(), value: z.coerce.string() });

const input = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('Input.Text'),
    isMultiline: z.boolean().default(false),
    style: text,
    maxLength: z.number().optional(),
  }),
  z.object({
    ...common,
    type: z.literal('Input.Number'),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.object({ ...common, type: z.literal('Input.Date') }),
  z.object({ ...common, type: z.literal('Input.Time') }),
  z.object({
    ...common,
    type: z.literal('Input.ChoiceSet'),
    style: z.string().default('compact'),
    isMultiSelect: z.boolean().default(false),
    choices: z.array(choice).default([]),
  }),
  z.object({
    ...common,
    type: z.literal('Input.Toggle'),
    title: z.string(),
    valueOn: z.string().default('true'),
    valueOff: z.string().default('false'),
  }),
]);
type Input = z.infer<typeof input>;

/** The field that an element of a card is; nothing when it takes no input. */
export function fieldOf(element: unknown): Omit<Field, 'problem' | 'folded'> | undefined {
  const read = input.safeParse(element);
  if (!read.success) return undefined;
  const { id, label, value, isRequired, errorMessage, placeholder } = read.data;
  return {
    id,
    label,
    value,
    required: isRequired,
    missing: errorMessage,
    hint: placeholder,
    choices: [],
    ...particular(read.data),
  };
}

/** What only this kind of input has. */
function particular(node: Input): Pick<Field, 'kind'> & Partial<Field> {
  switch (node.type) {
    case 'Input.Text': {
      const { isMultiline, style, maxLength } = node;
      const oneLine = style === 'email' ? 'email' : 'text';
      return { kind: isMultiline ? 'lines' : oneLine, ...(maxLength && { maxLength }) };
    }
    case 'Input.Number': {
      const { min, max } = node;
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return { kind: 'number', ...bounds };
    }
    case 'Input.Date':
      return { kind: 'date' };
    case 'Input.Time':
      return { kind: 'time' };
    case 'Input.ChoiceSet': {
      const { isMultiSelect, style, choices } = node;
      return {
        kind: isMultiSelect ? 'several' : style === 'expanded' ? 'radio' : 'pick',
        choices,
      };
    }
    case 'Input.Toggle': {
      const { title, valueOn, valueOff, value } = node;
      const choices = [
        { title, value: valueOn },
        { title: '', value: valueOff },
      ];
      return { kind: 'tick', choices, value: value === '' ? valueOff : value };
    }
  }
}
