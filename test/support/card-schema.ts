/**
 * The part of the Adaptive Card 1.5 schema that our cards use, strict: an element, a property or a
 * value that is not here is refused until somebody has looked it up. Source: the schema explorer of
 * adaptivecards.io, version 1.5, and Teams' cards reference.
 */
import { z } from 'zod';

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']);
const common = {
  id: z.string().optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};
const look = {
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  isSubtle: z.boolean().optional(),
  color: z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
};
const text = z.string().min(1);

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text,
  italic: z.boolean().optional(),
  ...look,
});
const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  horizontalAlignment: z.enum(['Left', 'Center', 'Right']).optional(),
  ...common,
});
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text,
  wrap: z.boolean().optional(),
  style: z.enum(['default', 'heading']).optional(),
  horizontalAlignment: z.enum(['Left', 'Center', 'Right']).optional(),
  maxLines: z.int().optional(),
  ...look,
  ...common,
});

const label = { label: text, isRequired: z.boolean().optional(), errorMessage: text.optional() };
const input = { ...common, id: text, ...label };
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    maxLength: z.int().optional(),
    style: z.enum(['text', 'tel', 'url', 'email']).optional(),
    isMultiline: z.boolean().optional(),
    height: z.literal('stretch').optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Date'),
    ...input,
    value: z.string().optional(),
    min: z.string().optional(),
    max: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Time'), ...input, value: z.string().optional() }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...input,
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...input,
    title: text,
    wrap: z.boolean().optional(),
    value: z.string().optional(),
    valueOn: z.string().optional(),
    valueOff: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    choices: z.array(z.strictObject({ title: text, value: text })).min(1),
    value: z.string().optional(),
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    isMultiSelect: z.boolean().optional(),
    wrap: z.boolean().optional(),
    placeholder: z.string().optional(),
  }),
] as const;

/** Said aloud in the place of the title. Source: Action.tooltip, schema 1.5. */
const tooltip = z.string().optional();

/** Behind "…", where the client has it. Source: Action.mode, schema 1.5. */
const mode = z.enum(['primary', 'secondary']).optional();

const action = z.union([
  z.strictObject({
    type: z.literal('Action.Submit'),
    id: z.string().optional(),
    title: text,
    data: z.record(z.string(), z.unknown()),
    mode,
    tooltip,
    style: z.enum(['default', 'positive', 'destructive']).optional(),
    associatedInputs: z.enum(['Auto', 'None']).optional(),
  }),
  z.strictObject({
    type: z.literal('Action.OpenUrl'),
    id: z.string().optional(),
    title: text,
    url: z.url(),
    style: z.enum(['default', 'positive', 'destructive']).optional(),
    mode,
    tooltip,
  }),
  z.strictObject({
    type: z.literal('Action.ToggleVisibility'),
    title: text,
    targetElements: z.array(text).min(1),
    mode,
    tooltip,
  }),
  z.strictObject({
    type: z.literal('Action.Execute'),
    id: z.string().optional(),
    title: text,
    verb: text,
    mode,
    tooltip,
    style: z.enum(['default', 'positive', 'destructive']).optional(),
    data: z.record(z.string(), z.unknown()).optional(),
    fallback: z.unknown().optional(),
    associatedInputs: z.enum(['Auto', 'None']).optional(),
  }),
]);

const element: z.ZodType = z.lazy(() =>
  z.union([
    textBlock,
    richTextBlock,
    ...inputs,
    z.strictObject({
      // Teams' own, with version 1.5. Source: charts-in-adaptive-cards, msteams-docs.
      type: z.literal('Chart.HorizontalBar.Stacked'),
      data: z
        .array(
          z.strictObject({
            title: text,
            data: z.array(
              z.strictObject({
                legend: text,
                value: z.number(),
                color: z.enum(['good', 'warning', 'attention', 'neutral']),
              }),
            ),
          }),
        )
        .min(1),
      fallback: element,
      ...common,
    }),
    z.strictObject({
      type: z.literal('Container'),
      minHeight: z.literal('108px').optional(),
      items: z.array(element),
      selectAction: action.optional(),
      style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
      /** Of Teams; elsewhere it is passed over. */
      showBorder: z.boolean().optional(),
      ...common,
    }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      columns: z.array(column),
      selectAction: action.optional(),
      ...common,
    }),
    z.strictObject({
      type: z.literal('FactSet'),
      facts: z.array(z.strictObject({ title: text, value: text })).min(1),
      ...common,
    }),
    z.strictObject({
      type: z.literal('Image'),
      url: z.url(),
      /** Empty where the words beside it say the same. */
      altText: z.string(),
      size: z.string().optional(),
      width: z.string().optional(),
      height: z.string().optional(),
      horizontalAlignment: z.enum(['Left', 'Center', 'Right']).optional(),
      selectAction: action.optional(),
      ...common,
    }),
    // Teams' own charts; elsewhere they are dropped, and a table says the same.
    z.strictObject({
      type: z.enum(['Chart.Line', 'Chart.VerticalBar']),
      title: text,
      fallback: z.literal('drop'),
      data: z.array(z.record(z.string(), z.unknown())).min(1),
    }),
    z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1), ...common }),
  ]),
);

const column = z.strictObject({
  type: z.literal('Column'),
  /** In pixels, a word, or a weight among the columns that have one. */
  width: z.union([z.string(), z.int().min(1)]),
  items: z.array(element),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  minHeight: z.string().optional(),
  verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']).optional(),
  ...common,
});

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['fr', 'en']),
  /** The text twin: what is read where cards are not shown. */
  fallbackText: text,
  body: z.array(element).min(1),
  actions: z.array(action).optional(),
  refresh: z.unknown().optional(),
  msteams: z.unknown().optional(),
});
