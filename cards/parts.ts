/**
 * Parts that cards are made of, one shape each (`docs/visuel.md`): a template names one with
 * `{ "part": "point", "of": "${items}" }`, and gets it for each of what `of` gives.
 */
import type { Sign } from '../visual/meteo.ts';
import { signUri } from '../visual/pictures.ts';
import { ARROW, BESIDE, labelled, AT_FIELD as PROBLEM } from './text.ts';

/** What a template says of a part. */
interface Wanted {
  /** Expression that gives the rows: texts, or objects with `label` and `value`. */
  of: string;
  /** Expression of what a press says, if it is not its title. */
  text?: string;
  /** What a press gives back, if the row does not say it; what an older client does, where a verb beside it would not do. */
  data?: Node | string;
  submitted?: string;
  /** Of a field: the element that it is, and what is said where it was to be filled in. */
  type?: string;
  missing?: string;
  /** Ids of what a button shows. */
  targets?: string[] | string;
  /** Of an action: what it is called, its verb, and how it looks. */
  title?: string;
  verb?: string;
  look?: Node;
  spacing?: string;
  size?: string;
  weight?: string;
  /** Where a sign stands in its line. */
  align?: string;
}

type Node = Record<string, unknown>;

const run = (text: string, look: Node = {}) => ({ type: 'TextRun', text, ...look });
const rich = (inlines: Node[], over: Node = {}) => ({ type: 'RichTextBlock', inlines, ...over });

/** Where no ground is seen, in high contrast, its frame sets a notice apart. */
const framed = { style: 'warning', showBorder: true };

/** What is said of one field is known by the name of its block: who draws the form says it at the field. */
const wrongIn = (field: string): string => `where($root.problems, one, one.field == '${field}')`;

const tilePart = (item: Node, spacing = 'Default', verticalContentAlignment = 'Center') => ({
  type: 'Column',
  width: 'auto',
  spacing,
  verticalContentAlignment,
  items: [item],
});

/** What warns, in bold, and of what. */
const warned = ($data: string) => [
  rich([run(LABEL, { weight: 'Bolder' }), run(VALUE)], { $data, spacing: 'None' }),
];

/** How is written what may be left unread. */
const QUIET = { isSubtle: true, size: 'Small' };

/** A line of the leaf. */
const leafLine = (text: string, look: Node) => ({
  type: 'TextBlock',
  text,
  horizontalAlignment: 'Center',
  spacing: 'None',
  ...look,
});

/** The day, as a leaf of a calendar (`dateBlock`): the column at the left of what is on that day. */
const leaf = (block: string) => ({
  type: 'Column',
  width: '48px',
  id: 'date',
  items: [
    leafLine(`\${${block}.weekday}`, { size: 'Small', isSubtle: true }),
    leafLine(`\${${block}.day}`, { size: 'ExtraLarge', weight: 'Bolder' }),
    leafLine(`\${${block}.month}`, { size: 'Small', isSubtle: true }),
  ],
});

/** What only the eye sees: the line that says it whole is read (`cards/text.ts`). */
const seen = (text: string, look: Node, over: Node = {}) =>
  rich([run(text, look)], { id: 'seen', ...over });

/** What a row is about. */
const rowName = seen('${name}', { weight: 'Bolder' });

/** Its head, and in small what is known of it; `whole` says both on one line where it is read. */
const named = (head: Node[], look: Node = QUIET) => [
  ...head,
  seen('${brief}', look, { $when: "${brief != ''}", spacing: 'None' }),
  rich([run('${whole}')], { isVisible: false }),
];

/** The mark, at the right, of what is pressed whole. */
const wayIn = () => ({
  type: 'Column',
  width: 'auto',
  spacing: 'Small',
  verticalContentAlignment: 'Center',
  items: [seen('›', { size: 'Medium' })],
});

const shapes = {
  /** The title in words of ours alone, a heading to who hears it. */
  heading: ({ of: text }: Wanted) => ({
    ...{ type: 'TextBlock', style: 'heading', text, weight: 'Bolder', size: 'Medium', wrap: true },
  }),
  /** The title, which may hold what somebody typed. */
  title: ({ of }: Wanted) => rich([run(of, { weight: 'Bolder', size: 'Medium' })]),
  /** What is said, a text each. */
  line: ({ of, spacing, size, weight }: Wanted) =>
    rich([run('${$data}', { ...(weight && { weight }), ...(size && { size }) })], {
      $data: of,
      ...(spacing && { spacing }),
    }),
  /** A button whose answer takes the place of the card; an older client sends it as one that does not. */
  does: ({ of, title = '${title}', verb = '${verb}', data = {}, submitted, look }: Wanted) => ({
    ...{ ...(of && { $data: of }), type: 'Action.Execute', title, verb, data, ...look },
    fallback: {
      ...{ type: 'Action.Submit', title, ...look },
      data: submitted ?? { verb, ...(data as Node) },
    },
  }),
  /** A button that gives something back. */
  sends: ({ of, title = '${title}', data = '${data}', look }: Wanted) => ({
    ...{ ...(of && { $data: of }), type: 'Action.Submit', title, data, ...look },
  }),
  /** A button whose words are said as if typed. */
  says: ({ of, title = '${title}', text = '${say}', look }: Wanted) => ({
    ...{ ...(of && { $data: of }), type: 'Action.Submit', title, ...look },
    data: { msteams: { type: 'imBack', value: text } },
  }),
  /** A button that opens a page. */
  links: ({ of, look }: Wanted) => ({
    ...{ $data: of, type: 'Action.OpenUrl', title: '${title}', url: '${url}', ...look },
  }),
  /** A button that shows what is folded, or folds it. */
  shows: ({ of, title = '${title}', targets, look }: Wanted) => ({
    ...{ ...(of && { $data: of }), type: 'Action.ToggleVisibility', title, ...look },
    targetElements: targets,
  }),
  /** What is filled in: its label and what is in it have its name; `missing`: it has to be, and what is said where it is not. */
  field: ({ of, type, missing, ...input }: Wanted) => ({
    ...{ type, id: of, label: `\${labels.${of}}`, value: `\${values.${of}}`, ...input },
    ...(missing && { isRequired: true, errorMessage: missing }),
  }),
  /** The button that shows the fields most leave empty, while they are folded (`more`). */
  unfold: ({ of }: Wanted) => ({
    ...{ $when: `\${${of.slice(2, -1)} != ''}`, type: 'Action.ToggleVisibility', title: of },
    targetElements: ['more'],
  }),
  leaf: ({ of }: Wanted) => leaf(of.slice(2, -1)),
  way: wayIn,
  /** What has a row (`DayRow`): the leaf of its day, and beside it what it is; pressed whole, where that does something. */
  day: ({ of }: Wanted) => ({
    ...{ $data: of, type: 'ColumnSet', separator: true },
    selectAction: '${action}',
    columns: [
      { $when: '${exists(block)}', ...leaf('block') },
      {
        type: 'Column',
        width: 'stretch',
        items: [...named([rowName], {}), { part: 'labelled', of: '${rows}', spacing: 'None' }],
      },
      { $when: '${exists(action)}', ...wayIn() },
    ],
  }),
  /** What is pressed whole: its words, and the mark of a way in. */
  press: ({ of, text = '${title}', data = '${data}' }: Wanted) => ({
    ...{ $data: of, type: 'ColumnSet', separator: true, spacing: 'Small' },
    selectAction: { type: 'Action.Submit', title: '${title}', data },
    columns: [{ type: 'Column', width: 'stretch', items: [rich([run(text)])] }, wayIn()],
  }),
  /** One of several things that have a météo (`StatusRow`): its sign, its name, its figure and the way in at the right, what is known of it below; pressed whole. */
  row: ({ of }: Wanted) => ({
    ...{ $data: of, type: 'ColumnSet', separator: true },
    spacing: "${if($index == 0 || cause == '' && brief == '', 'Default', 'Small')}",
    selectAction: {
      ...{ type: 'Action.Submit', title: '${say}' },
      data: { msteams: { type: 'imBack', value: '${say}' } },
    },
    columns: [
      { $data: '${signs}', ...tilePart({ ...SIGN, width: '20px' }, 'None', 'Top') },
      {
        ...{ type: 'Column', width: 'stretch', spacing: 'Small' },
        items: named([
          {
            ...{ type: 'ColumnSet', id: 'seen' },
            columns: [
              { type: 'Column', width: 'stretch', items: [rowName] },
              { $when: "${aside != ''}", ...tilePart(rich([run('${aside}')]), 'Small', 'Top') },
              { ...wayIn(), verticalContentAlignment: 'Top' },
            ],
          },
          seen('${cause}', {}, { $when: "${cause != ''}", spacing: 'None' }),
        ]),
      },
    ],
  }),
  /** As it stood, an arrow, as it stands: columns of a line; `size` is how wide a sign is. */
  moved: ({ of, size = '24px', align = 'Center' }: Wanted) => {
    const column = ($data: string, spacing: string, item: Node) => ({
      ...{ $data, type: 'Column', width: 'auto', spacing },
      ...{ verticalContentAlignment: align, items: [item] },
    });
    const picture = { ...SIGN, width: size };
    return [
      column('${was}', 'None', picture),
      column('${arrow}', 'Small', rich([run('${$data}')])),
      column(of, 'Small', picture),
    ];
  },
  /** One of several things of one rank. */
  point: ({ of, spacing = 'Small' }: Wanted) => ({
    $data: of,
    type: 'ColumnSet',
    spacing,
    columns: [
      { type: 'Column', width: '16px', items: [rich([run('•')])] },
      {
        ...{ type: 'Column', width: 'stretch', spacing: 'None' },
        items: [rich([run('${$data}')])],
      },
    ],
  }),
  /** What something is called, in grey, and the value on the same line. */
  labelled: ({ of, spacing = 'Small' }: Wanted) =>
    rich([run(LABEL, { isSubtle: true }), run(VALUE)], { $data: of, spacing }),
  /** How many stand so: a sign and a number each, and its word below. `tilesOf` makes its rows. */
  tiles: ({ of, spacing = 'Small' }: Wanted) => ({
    $when: `\${count(${of.slice(2, -1)}) > 0}`,
    type: 'ColumnSet',
    spacing,
    columns: [
      {
        $data: of,
        type: 'Column',
        width: 'auto',
        items: [
          {
            ...{ type: 'ColumnSet', id: 'seen' },
            columns: [tilePart({ ...SIGN, altText: '' }), tilePart(COUNT, 'Small')],
          },
          seen('${alt}', QUIET, { spacing: 'None' }),
          rich([run(`\${alt}${BESIDE}\${count}`)], { isVisible: false }),
        ],
      },
    ],
  }),
  /** What stands in the way or has to be settled: `noticesOf` makes its rows. */
  notice: ({ of, spacing = 'Small' }: Wanted) => ({
    $when: `\${count(${of.slice(2, -1)}) > 0}`,
    type: 'Container',
    ...framed,
    spacing,
    items: warned(of),
  }),
  /** What is wrong with a field, said right below it; `of` is its id, empty for what is about none. `problemsOf` makes its rows. */
  wrong: ({ of }: Wanted) => ({
    $when: `\${count(${wrongIn(of)}) > 0}`,
    type: 'Container',
    ...(of === '' ? { style: 'attention', showBorder: true } : { id: `${PROBLEM}${of}` }),
    spacing: 'Small',
    items: warned(`\${${wrongIn(of)}}`),
  }),
  /** What may be left unread. */
  note: ({ of, spacing = 'Small' }: Wanted) =>
    rich([run('${$data}', QUIET)], { $data: of, spacing }),
};

const LABEL = '${label}';
const VALUE = '${value}';
const SIGN = { type: 'Image', url: '${url}', altText: '${alt}', width: '24px' };
const COUNT = { type: 'TextBlock', text: '${count}', weight: 'Bolder' };

const has = (what: RegExp) => (node: unknown) => what.test(JSON.stringify(node ?? ''));

/** A form says under its title how much is to be corrected, and once, before the first field that has one, what its star means; the eye alone sees both. */
function withStars<T extends { body: unknown[] }>(template: T): T {
  const [title, ...fields] = template.body;
  if (!fields.some(has(/"Input\./))) return template;
  const stars = "${if($root.lang == 'en', '* required', '* obligatoire')}";
  const wrong = 'count($root.problems)';
  const many = `\${${wrong}} point\${if(${wrong} > 1, 's', '')} \${if($root.lang == 'en', 'to correct', 'à corriger')}`;
  const at = fields.findIndex(has(/"isRequired":true|"missing":/));
  const starred = at < 0 ? fields : fields.toSpliced(at, 0, seen(stars, QUIET));
  const told = seen(many, {}, { $when: `\${${wrong} > 0}`, spacing: 'Small' });
  return { ...template, body: [title, told, ...starred] };
}

/** High enough for its label and three lines: what is said to be wrong with one of them is seen beside it. */
const inBox = (input: Node) => ({
  ...{ type: 'Container', minHeight: '108px' },
  items: [{ ...input, height: 'stretch' }],
});

/** Fields of an element that stand in one line: what is wrong with one of them has the whole width below them all. */
const fieldsIn = ({ type, id, of = id, columns }: Node): unknown[] =>
  String(type).startsWith('Input.')
    ? [of]
    : ((columns ?? []) as { items?: Node[] }[]).flatMap(({ items = [] }) =>
        items.flatMap(fieldsIn),
      );

/** A field, or a line of them, on a red ground and in a frame while something is wrong with it, which is said below it. */
function marked(drawn: unknown, fields: readonly unknown[]): Node {
  const count = fields.map((of) => `count(${wrongIn(String(of))})`).join(' + ');
  const wrong = fields.map((of) => withParts({ part: 'wrong', of }));
  return {
    type: 'Container',
    spacing: 'Default',
    style: `\${if(${count} > 0, 'attention', 'default')}`,
    showBorder: `\${${count} > 0}`,
    items: [drawn, ...wrong].flat(),
  };
}

/** The whole card that a template is the body and the buttons of. */
export const templateOf = (template: { body: unknown[] }): object => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: '${lang}',
  ...(withParts(withStars(template)) as object),
});

/** A template whose parts are in their places; each field, or line of fields, has below it what is wrong with it. */
function withParts(node: unknown, inLine = false): unknown {
  if (Array.isArray(node))
    return node.flatMap((child) => {
      const fields = inLine ? [] : fieldsIn(child as Node);
      const inner = withParts(child, inLine || fields.length > 0);
      const drawn = (child as Node).isMultiline === true ? inBox(inner as Node) : inner;
      return fields.length === 0 ? drawn : marked(drawn, fields);
    });
  if (typeof node !== 'object' || node === null) return node;
  if ('part' in node) {
    const { part, ...wanted } = node as Wanted & { part: keyof typeof shapes };
    return withParts(shapes[part](wanted));
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, withParts(child, inLine)]),
  );
}

const words = {
  fr: { wrong: 'À corriger', doubt: 'À vérifier' },
  en: { wrong: 'Please correct', doubt: 'Please check' },
};

/** Rows of notices: a sign and a word come first, so that no colour says it alone; one sign is enough for what shares a frame. */
export const noticesOf = (
  lang: 'fr' | 'en',
  rows: readonly { label: string; value: string }[],
): { label: string; value: string }[] =>
  rows.map((row, at) => {
    const { label, value } = labelled(lang)(row);
    return { label: at === 0 ? `${WARNING} ${label}` : label, value };
  });

/** Drawn as text, in the colour of the text beside it. */
export const WARNING = '⚠\ufe0e';

/** Notices of one kind: what was filled in wrong, or what somebody should look at again. */
export const noticesAbout = (
  kind: keyof (typeof words)['fr'],
  lang: 'fr' | 'en',
  texts: readonly string[],
) =>
  noticesOf(
    lang,
    texts.map((value) => ({ label: words[lang][kind], value })),
  );

/** What keeps a form from being taken. */
export interface FormProblem {
  /** Id of the input that it is about; empty: it is about none. */
  field: string;
  text: string;
}

/** Rows of what is wrong, each with its field. */
export const problemsOf = (lang: 'fr' | 'en', problems: readonly FormProblem[]) =>
  problems.map(({ field, text }) => ({ field, ...noticesAbout('wrong', lang, [text])[0] }));

/** How many stand so, of which `alt` is the word. */
export interface Tile {
  sign: Sign;
  alt: string;
  count: number;
}

/** Rows of `moved`: a sign and its words; what it was, and an arrow, before it. */
export const movedOf = (sign?: Sign | null, was?: Sign, alt = '') => ({
  was: was ? [{ url: signUri[was], alt: '' }] : [],
  arrow: was ? [ARROW] : [],
  signs: sign ? [{ url: signUri[sign], alt }] : [],
});

/** Rows of tiles. */
export const tilesOf = (tiles: readonly Tile[]) =>
  tiles.map(({ sign, alt, count }) => ({ url: signUri[sign], alt, count: String(count) }));

/** Buttons of which the first is what the card is for. */
export const mainFirst = <T extends object>(buttons: readonly T[]) =>
  buttons.map((button, at) => ({ ...button, style: at === 0 ? 'positive' : 'default' }));
