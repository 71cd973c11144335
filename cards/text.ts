/** Reads a card aloud: every text of it, in reading order. The twin of what a person sees. */
import { looseAgain } from './typography.ts';

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
  /** A point before each of several things. */
  points?: boolean;
}

type Parts = Required<Pick<Also, 'actions' | 'inputs'>>;

/** One thing that a card says. */
export interface Line {
  /** What it is the value of ("Quand"), in a column of its own; empty: of nothing. */
  label: string;
  text: string;
  /** One of several, behind a point. */
  item: boolean;
}

const colons = { fr: '\u00a0: ', en: ': ' };

/** A label that stands before its value in one line. */
export const labelled =
  (lang: 'fr' | 'en') =>
  <T extends { label: string }>(row: T): T => ({ ...row, label: row.label + colons[lang] });

/** Block of a card that is read at once: what answers, before what is said with it. */
const MAIN_BLOCK = 'answer';

/** What of a card is read at once; all of it when no block is its main one. */
export function readFirst(card: object): string {
  const { body, lang } = card as { body?: unknown; lang?: unknown };
  const blocks = Array.isArray(body) ? (body as { id?: unknown }[]) : [];
  const main = blocks.find(({ id }) => id === MAIN_BLOCK);
  return readCard(main ? { lang, items: [main] } : card, {
    actions: false,
    points: true,
  });
}

/** All texts of a card, one a line; button titles last, and only if asked for. */
export function readCard(card: object, also: Also = {}): string {
  const colon = (card as { lang?: unknown }).lang === 'en' ? colons.en : colons.fr;
  const said = ({ label, text, item }: Line): string => {
    if (label === '') return item && also.points ? `${POINT} ${text}` : text;
    return /[:?]$/.test(label) ? `${label} ${text}` : label + colon + text;
  };
  return linesOf(card, also).map(said).join('\n');
}

/** The same, where it matters what belongs to what: in a letter. */
export function linesOf(card: object, { actions = true, inputs = true }: Also = {}): Line[] {
  const lines: Line[] = [];
  read(card, lines, { actions, inputs });
  return lines
    .filter(({ text }) => text !== POINT)
    .map((line) => ({ ...line, label: looseAgain(line.label), text: looseAgain(line.text) }));
}

/** What stands in the column before each of several things. */
const POINT = '•';

const plain = (text: string): Line => ({ label: '', text, item: false });

/** What is behind a choice ("yes", "axe-1") is for the bot; nobody sees it. */
function readChoice(choice: unknown, lines: Line[]): void {
  const { title } = choice as { title?: unknown };
  if (typeof title === 'string') lines.push(plain(title.replace('\n', ' ')));
}

/** Two columns of one text each: the first says what the second is, or only that it is one of several. */
function readPair(pair: readonly unknown[], lines: Line[], also: Parts): boolean {
  if (pair.length !== 2) return false;
  const [[first, ...before] = [], [second, ...after] = []] = pair.map((one) => {
    const said: Line[] = [];
    read(one, said, also);
    return said;
  });
  if (!first || !second || before.length > 0 || after.length > 0) return false;
  if (first.label !== '' || second.label !== '') return false;
  const item = first.text === POINT;
  // A number before a line is no label.
  if (!item && !/\p{L}{2}/u.test(first.text)) return false;
  lines.push({ label: item ? '' : first.text, text: second.text, item });
  return true;
}

/** The date block, the hours beside it, how many there are: what is read in their place says them in full. */
const SEEN_ONLY: ReadonlySet<unknown> = new Set(['date', 'hours', 'seen']);

/** What begins the name of a block about one field. */
export const AT_FIELD = 'wrong-';

/** A picture may say nothing that its neighbours do not. */
const isSaid = (text: unknown): text is string => typeof text === 'string' && text !== '';

/** A picture and what stands beside it: one line, in words alone. */
function readSigned(columns: readonly unknown[], lines: Line[], also: Parts): boolean {
  if (!columns.some(isPicture)) return false;
  const said: Line[] = [];
  for (const column of columns) read(column, said, also);
  const words = said.map(({ text }) => text).filter((text) => text !== ARROW);
  lines.push(plain(words.join(BESIDE)));
  return true;
}

/** Between the sign of what was and the sign of what is: the words beside them say it. */
export const ARROW = '→';

/** Between things that stand beside each other. */
export const BESIDE = ' · ';

const isPicture = (column: unknown): boolean =>
  (column as { items?: { type?: unknown }[] }).items?.[0]?.type === 'Image';

function read(node: unknown, lines: Line[], also: Parts): void {
  if (Array.isArray(node)) {
    for (const child of node) read(child, lines, also);
    return;
  }
  if (!node || typeof node !== 'object') return;
  const element = node as Record<string, unknown>;
  if (SEEN_ONLY.has(String(element.id).split('-')[0])) return;
  const type = typeof element.type === 'string' ? element.type : '';
  if (type.startsWith('Action.')) {
    if (also.actions && typeof element.title === 'string') lines.push(plain(element.title));
    return;
  }
  if (type.startsWith('Input.') && !also.inputs) return;
  // Who draws the fields says at each what is wrong with it.
  if (!also.inputs && typeof element.id === 'string' && element.id.startsWith(AT_FIELD)) return;
  // A picture that is pressed is a button.
  if (type === 'Image' && element.selectAction !== undefined && !also.actions) return;
  if (type === 'ColumnSet' && Array.isArray(element.columns))
    if (readPair(element.columns, lines, also) || readSigned(element.columns, lines, also)) return;
  if (type === 'RichTextBlock' && Array.isArray(element.inlines)) {
    const [first = '', ...rest] = element.inlines.map((run) =>
      typeof run === 'string' ? run : String((run as { text?: unknown }).text ?? ''),
    );
    const isLabel = rest.length > 0 && (element.inlines[0] as { isSubtle?: unknown }).isSubtle;
    lines.push(
      isLabel
        ? { label: first.trimEnd(), text: rest.join(''), item: false }
        : plain(first + rest.join('')),
    );
    return;
  }
  if (type !== 'AdaptiveCard')
    for (const key of TEXT_KEYS)
      if (isSaid(element[key]) && (key !== 'value' || !type.startsWith('Input.')))
        lines.push(plain(element[key]));
  if (Array.isArray(element.choices))
    for (const choice of element.choices) readChoice(choice, lines);
  for (const key of CHILD_KEYS) if (element[key]) read(element[key], lines, also);
}
