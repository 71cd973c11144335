/** The rules of a card (`docs/visuel.md`), of every template and of every sample. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { samples } from '../support/card-samples.ts';

type Node = Record<string, unknown>;

/** What is shown at once, the form of a button for older clients apart. */
function shown(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('isVisible' in value && value.isVisible === false) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    key === 'fallback' ? [] : shown(child),
  );
  return Array.isArray(value) ? inside : [value as Node, ...inside];
}

const cards = samples.map(({ name, card }) => ({ name, nodes: shown(card) }));
const styled = (nodes: readonly Node[], style: string) =>
  nodes.filter((node) => String(node.type).startsWith('Action.') && node.style === style).length;
const asksFor = (nodes: readonly Node[]) =>
  nodes.some(({ type }) => String(type).startsWith('Input.'));
const named = (rule: (nodes: Node[]) => boolean) =>
  cards.filter(({ nodes }) => rule(nodes)).map(({ name }) => name);

it('makes titles, points, labels, notices and notes of the parts, in every template', () => {
  const root = path.resolve(import.meta.dirname, '../../cards');
  const own = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .filter((file) => {
      const template = readFileSync(path.join(root, file), 'utf8');
      const label = /"text": "\$\{label\}"/;
      return (
        template.includes('•') ||
        /"style": "heading"|AdaptiveCard/.test(template) ||
        /"style": "(?:warning|attention)"/.test(template) ||
        label.test(template)
      );
    });
  expect(own).toEqual([]);
});

it('has one positive action where something is to be sent, and never two', () => {
  expect(named((nodes) => styled(nodes, 'positive') > 1)).toEqual([]);
  expect(named((nodes) => asksFor(nodes) && styled(nodes, 'positive') !== 1)).toEqual([]);
});

it('has no positive action where one destroys', () => {
  const destroying = named((nodes) => styled(nodes, 'destructive') > 0);
  expect(destroying).toEqual(['dissolve', 'forget', 'mine']);
  expect(named((n) => styled(n, 'destructive') > 0 && styled(n, 'positive') > 0)).toEqual([]);
});

it('begins each frame of notices with a sign, and each notice with a word', () => {
  const frames = cards.flatMap(({ nodes }) =>
    nodes
      .filter(({ style }) => style === 'warning')
      .map(({ items }) =>
        shown(items)
          .filter(({ type }) => type === 'RichTextBlock')
          .map(({ inlines }) => (inlines as Node[]).map(({ text }) => text).join('')),
      ),
  );
  expect(frames.flat().length).toBeGreaterThan(4);
  for (const [first, ...others] of frames) {
    expect(first).toMatch(/^⚠\ufe0e \p{Lu}/u);
    for (const other of others) expect(other).toMatch(/^\p{Lu}/u);
  }
});
