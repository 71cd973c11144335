/** Reads a card aloud: every text of it, in reading order. The twin of what a person sees. */

const TEXT_KEYS = ['label', 'title', 'text', 'value', 'placeholder', 'altText'] as const;
const CHILD_KEYS = [
  'body',
  'items',
  'columns',
  'rows',
  'cells',
  'inlines',
  'facts',
  'actions',
] as const;

/** What is read besides texts: the titles of buttons, what is to be filled in. */
interface Also {
  actions?: boolean;
  inputs?: boolean;
  /** Between a label and its value, which stand side by side. */
  colon?: string;
}

/** All texts of a card, one a line; button titles last, and only if asked for. */
export function readCard(card: object, { actions = true, inputs = true }: Also = {}): string {
  const lines: string[] = [];
  const colon = (card as { lang?: unknown }).lang === 'en' ? ': ' : '\u00a0: ';
  read(card, lines, { actions, inputs, colon });
  return lines.filter((line) => line !== '•').join('\n');
}

/** What is behind a choice ("yes", "axe-1") is for the bot; nobody sees it. */
function readChoice(choice: unknown, lines: string[]): void {
  const { title } = choice as { title?: unknown };
  if (typeof title === 'string') lines.push(title);
}

/** "Quand" beside a day: one line, when each of two columns holds one. */
function pairIn(columns: unknown, also: Required<Also>): string | undefined {
  if (!Array.isArray(columns) || columns.length !== 2) return undefined;
  const [label, value] = columns.map((column) => {
    const lines: string[] = [];
    read(column, lines, also);
    return lines.length === 1 ? lines[0]?.trim() : undefined;
  });
  // A number or a bullet before a line is no label.
  if (!label || !value || !/\p{L}{2}/u.test(label)) return undefined;
  return /[:?]$/.test(label) ? `${label} ${value}` : `${label}${also.colon}${value}`;
}

function read(node: unknown, lines: string[], also: Required<Also>): void {
  if (Array.isArray(node)) {
    for (const child of node) read(child, lines, also);
    return;
  }
  if (!node || typeof node !== 'object') return;
  const element = node as Record<string, unknown>;
  const type = typeof element.type === 'string' ? element.type : '';
  if (type.startsWith('Action.')) {
    if (also.actions && typeof element.title === 'string') lines.push(element.title);
    return;
  }
  if (type.startsWith('Input.') && !also.inputs) return;
  if (type === 'RichTextBlock' && Array.isArray(element.inlines)) {
    const runs = element.inlines.map((run) =>
      typeof run === 'string' ? run : String((run as { text?: unknown }).text ?? ''),
    );
    lines.push(runs.join(''));
    return;
  }
  const pair = type === 'ColumnSet' && pairIn(element.columns, also);
  if (pair) {
    lines.push(pair);
    return;
  }
  if (type !== 'AdaptiveCard')
    for (const key of TEXT_KEYS)
      if (typeof element[key] === 'string' && (key !== 'value' || !type.startsWith('Input.')))
        lines.push(element[key]);
  if (Array.isArray(element.choices))
    for (const choice of element.choices) readChoice(choice, lines);
  for (const key of CHILD_KEYS) if (element[key]) read(element[key], lines, also);
}
