/** The buttons of a card, for readers that show its text and not the card: pages of the tab. */

/** What a button does: say something, act (full verb), or open an address. */
export type Button =
  | { title: string; say: string }
  | { title: string; verb: string; data: Record<string, unknown> }
  | { title: string; url: string };

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Buttons that need nothing else of the card, in reading order. Those that send what was filled in
 * are left out: `asks` says whether there were any, so that the reader can say where they are.
 */
export function buttonsOf(card: object): { buttons: Button[]; asks: boolean } {
  const nodes = [...walk(card)];
  const asks = nodes.some(({ type }) => typeof type === 'string' && type.startsWith('Input.'));
  return { buttons: nodes.flatMap((node) => buttonOf(node, asks)), asks };
}

function* walk(value: unknown): Iterable<Node> {
  if (Array.isArray(value)) for (const child of value) yield* walk(child);
  if (!isNode(value)) return;
  yield value;
  // The form of an `Action.Execute` for older clients says the same once more.
  for (const [key, child] of Object.entries(value))
    if (key !== 'fallback' && key !== 'refresh') yield* walk(child);
}

function buttonOf(node: Node, asks: boolean): Button[] {
  const { type, title, url, data } = node;
  if (typeof title !== 'string') return [];
  if (type === 'Action.OpenUrl' && typeof url === 'string') return [{ title, url }];
  if (type !== 'Action.Submit' && type !== 'Action.Execute') return [];
  const { msteams, verb: inside, ...rest } = isNode(data) ? data : {};
  if (isNode(msteams) && typeof msteams.value === 'string') return [{ title, say: msteams.value }];
  const verb = node.verb ?? inside;
  const sends = asks && node.associatedInputs !== 'None' && node.associatedInputs !== 'none';
  return typeof verb === 'string' && !sends ? [{ title, verb, data: rest }] : [];
}
