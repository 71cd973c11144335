/** What can be done with a card, for readers that show its text and not the card: pages of the tab. */
import type { Button, Form } from './controls.ts';
import { fieldOf } from './form.ts';
import { AT_FIELD as PROBLEM } from './text.ts';
import { looseAgain } from './typography.ts';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All buttons in reading order; those that send what was filled in are with what they send. */
export function controlsOf(card: object): { buttons: Button[]; form?: Form } {
  const nodes = [...walk(card)];
  const problems = new Map(nodes.flatMap(problemIn));
  const folds = nodes.filter(({ type, isVisible }) => type === 'Container' && isVisible === false);
  const folded = new Set(folds.flatMap((fold) => [...walk(fold)]));
  const fields = nodes.flatMap((node) => {
    const field = fieldOf(node);
    const problem = problems.get(field?.id ?? '') ?? '';
    return field ? [{ ...field, problem, folded: folded.has(node) }] : [];
  });
  const more = nodes.find(({ type }) => type === 'Action.ToggleVisibility')?.title;
  const all = nodes.flatMap((node) => {
    const button = buttonOf(node);
    const sends = fields.length > 0 && String(node.associatedInputs).toLowerCase() !== 'none';
    return button ? [{ button, sends }] : [];
  });
  const sends = all.flatMap(({ button, sends }) => (sends && 'verb' in button ? [button] : []));
  const buttons = all.flatMap(({ button, sends }) => (sends && 'verb' in button ? [] : [button]));
  if (sends.length === 0) return { buttons };
  const isFolded = typeof more === 'string' && fields.some((field) => field.folded);
  return { buttons, form: { fields, sends, ...(isFolded && { more }) } };
}

/** What is wrong with a field, by its id: what stands after the word that begins each line of its block. */
function problemIn({ id, items }: Node): [field: string, problem: string][] {
  if (typeof id !== 'string' || !id.startsWith(PROBLEM) || !Array.isArray(items)) return [];
  const said = items.flatMap((item: { inlines?: { text?: unknown }[] }) =>
    String(item.inlines?.at(-1)?.text ?? ''),
  );
  return [[id.slice(PROBLEM.length), looseAgain(said.join(' '))]];
}

function* walk(value: unknown): Iterable<Node> {
  if (Array.isArray(value)) for (const child of value) yield* walk(child);
  if (!isNode(value)) return;
  yield value;
  // The form of an `Action.Execute` for older clients says the same once more.
  for (const [key, child] of Object.entries(value))
    if (key !== 'fallback' && key !== 'refresh') yield* walk(child);
}

function buttonOf({ type, tooltip, url, verb: outside, data, ...node }: Node): Button | undefined {
  const title = tooltip ?? node.title;
  if (typeof title !== 'string') return undefined;
  if (type === 'Action.OpenUrl' && typeof url === 'string') return { title, url };
  if (type !== 'Action.Submit' && type !== 'Action.Execute') return undefined;
  const { msteams, verb: inside, ...rest } = isNode(data) ? data : {};
  if (isNode(msteams) && typeof msteams.value === 'string') return { title, say: msteams.value };
  const verb = outside ?? inside;
  return typeof verb === 'string' ? { title, verb, data: rest } : undefined;
}
