/** Cards one under another, as one: what several answers show at once. */
import type { Card } from './card.ts';

type Element = Record<string, unknown>;

/**
 * One card of several, each under a line; texts stand as they are. Undefined when there is no card among them.
 * Buttons stay with the card that they belong to.
 */
export function stacked(parts: readonly (Card | string)[]): Card | undefined {
  const cards = parts.filter((part) => typeof part !== 'string');
  const [first] = cards;
  if (!first) return undefined;
  if (parts.length === 1) return first;
  const body = parts.map((part, at): Element => {
    const items =
      typeof part === 'string' ? [{ type: 'TextBlock', text: part, wrap: true }] : itemsOf(part);
    return { type: 'Container', items, ...(at > 0 && { separator: true, spacing: 'Medium' }) };
  });
  const { refresh: _, actions: __, selectAction: ___, ...rest } = first;
  return { ...rest, body };
}

function itemsOf({ body, actions }: Card): Element[] {
  const items = Array.isArray(body) ? (body as Element[]) : [];
  const buttons = Array.isArray(actions) ? (actions as Element[]) : [];
  return buttons.length > 0 ? [...items, { type: 'ActionSet', actions: buttons }] : items;
}
