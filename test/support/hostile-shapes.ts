/** Texts that a regular expression may be slow on, made from the expression itself and from habit. */
import type { AST } from '@eslint-community/regexpp';

/** What is repeated, whatever the expression. */
export const units: readonly string[] = [
  ...[' ', '\t', '\n', '\u00a0', ' \n', 'a', 'A', 'é', '0', '1 ', 'a ', ' a', 'aA', 'a1', 'œ'],
  ...['.', ',', ', ', ':', '-', '- ', '–', "'", '’', '"', '(', ')', '[', '<', '<a', '/', '\\', '@'],
  ...['a@', 'a.', '1.', '1/', 'x.x', '&', '$' + '{', '|', '*', '**', '_', '#', '=', '%', ';', '?!'],
  ...['et ', 'le ', 'de la ', 'à ', 'http://', 'e\u0301', '😀', '\u200d', '\ud800', '\ufffe'],
];

/** What follows the run, so that whatever was taken must be given back. */
export const endings: readonly string[] = ['\u0001', 'x'];

interface Shape {
  prefix: string;
  unit: string;
}

/** Each quantifier: what leads to it, and what it takes; the habits, alone and behind what leads to it. */
export function shapesOf({ pattern, flags }: AST.RegExpLiteral): Shape[] {
  const shapes = new Map<string, Shape>();
  const add = (prefix: string, unit: string) => {
    if (unit !== '') shapes.set(`${prefix}\u0000${unit}`, { prefix, unit });
  };
  const write = createWriter(flags);
  for (const unit of units) add('', unit);
  const own = new Set<string>();
  const visit = (alternatives: readonly AST.Alternative[], before: string): void => {
    for (const { elements } of alternatives) {
      let prefix = before;
      for (const element of elements) {
        const inner = element.type === 'Quantifier' ? element.element : element;
        if (element.type === 'Quantifier' && element.max > 3)
          for (const unit of write.each(inner)) {
            own.add(unit);
            add('', unit);
            add(prefix, unit);
            add(prefix, `${unit} `);
          }
        if ('alternatives' in inner) visit(inner.alternatives, prefix);
        prefix += write.one(element);
      }
      if (prefix !== '') add('', prefix.slice(0, 12));
      if (prefix !== '' && prefix.length <= 12)
        for (const unit of [' ', 'a', '1']) add(prefix, unit);
    }
  };
  visit(pattern.alternatives, '');
  // What one part takes may be taken by another one, too.
  const all = [...own].slice(0, 8);
  for (const a of all) for (const b of all) if (a !== b) add('', a + b);
  return [...shapes.values()];
}

const candidates = [
  ...' a1.,:;-–\n\t\'’"()[]<>/\\@_%*#&=+?!|éÉœA0hxe«»•·\u00a0\u202f\u2028\u0301😀\u0001\u200b\ufeff',
];

/** Writes what nodes of the tree take: the shortest that a node takes, and one of each kind. */
function createWriter({ ignoreCase, unicode, dotAll, unicodeSets }: AST.Flags) {
  const flags = `${ignoreCase ? 'i' : ''}${dotAll ? 's' : ''}${unicode ? 'u' : ''}${unicodeSets ? 'v' : ''}`;
  const letters = ({ raw }: AST.Element): string[] => {
    const takes = new RegExp(`^(?:${raw})$`, flags);
    return candidates.filter((letter) => takes.test(letter)).slice(0, 5);
  };
  const sequence = (elements: readonly AST.Element[]): string => elements.map(one).join('');
  const one = (node: AST.Element): string => each(node)[0] ?? '';
  const each = (node: AST.Element): string[] => {
    switch (node.type) {
      case 'Character':
        return [String.fromCodePoint(node.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return letters(node);
      case 'Group':
      case 'CapturingGroup':
        return node.alternatives.slice(0, 12).map(({ elements }) => sequence(elements));
      case 'Quantifier':
        return each(node.element).map((text) => text.repeat(Math.max(node.min, 1)));
      default:
        return [];
    }
  };
  return { one, each };
}
