/** XML as a tree. No document type is accepted: no entity is defined, and nothing is fetched. */
import { SaxesParser } from 'saxes';
import { type ReadLimits, ReadRefusal } from './refusal.ts';

export interface Element {
  /** Without its prefix. */
  name: string;
  /** By their name, and by their name without its prefix. */
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** Levels of a tree: text boxes in cells of nested tables have some sixty. */
const MOST_DEPTH = 300;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The root of a document.
 * @throws ReadRefusal when it is not well formed, has a document type, or is larger than the limits
 */
export function parseXml(text: string, limits: ReadLimits): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const path = [root];
  let count = 0;
  const parser = new SaxesParser({});
  parser.on('doctype', () => {
    throw new ReadRefusal('doctype');
  });
  parser.on('error', (cause) => {
    throw new ReadRefusal('damaged', { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count > limits.elements || path.length > MOST_DEPTH) throw new ReadRefusal('bomb');
    const own: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) {
      own[key] = value;
      own[bare(key)] ??= value;
    }
    const element = { name: bare(name), attributes: own, children: [] };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('text', (part) => path.at(-1)?.children.push(part));
  parser.on('closetag', () => path.pop());
  parser.write(text).close();
  return root.children.find((child): child is Element => typeof child !== 'string') ?? root;
}

export const elementsIn = (element: Element | undefined): Element[] =>
  (element?.children ?? []).filter((child): child is Element => typeof child !== 'string');

/** The element at the end of a path of names, if there is one. */
export function at(element: Element | undefined, ...names: string[]): Element | undefined {
  let found = element;
  for (const name of names) found = elementsIn(found).find((child) => child.name === name);
  return found;
}

export const all = (element: Element | undefined, name: string): Element[] =>
  elementsIn(element).filter((child) => child.name === name);

/** Every element of a name, at any depth. */
export function within(element: Element | undefined, name: string): Element[] {
  return elementsIn(element).flatMap((child) =>
    child.name === name ? [child] : within(child, name),
  );
}

/** Text of an element and of what is in it. */
export const textIn = (element: Element | undefined): string =>
  (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('');
