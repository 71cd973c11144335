/**
 * Steps that a backtracking matcher takes, as the one of V8 does: the same work, counted and not timed,
 * so that a busy machine changes nothing of it.
 */
import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** More than this is more than any figure that is compared. */
export class TooManySteps extends Error {}

type Rest = (at: number) => boolean;
type Matcher = (at: number, rest: Rest) => boolean;

interface Machine {
  text: string;
  steps: number;
  most: number;
  groups: ([number, number] | undefined)[];
}

export interface CountedRegExp {
  ast: AST.RegExpLiteral;
  /** Steps of looking for every match in a text, one after the other. @throws {TooManySteps} */
  count: (text: string, most: number) => number;
  /** The matches themselves: where each starts and ends. */
  spans: (text: string) => [start: number, end: number][];
}

/** A regular expression as it is written, `/…/flags`. */
export function counted(literal: string): CountedRegExp {
  const ast = parseRegExpLiteral(literal);
  const machine: Machine = { text: '', steps: 0, most: 0, groups: [] };
  const match = new Compiler(ast, machine).alternatives(ast.pattern.alternatives, 1);
  const look = (text: string, most: number): [number, number][] => {
    Object.assign(machine, { text, steps: 0, most });
    const spans: [number, number][] = [];
    for (let at = 0; at <= text.length; at++) {
      let end = -1;
      machine.groups = [];
      const found = match(at, (stop) => {
        end = stop;
        return true;
      });
      if (ast.flags.sticky && !found) break;
      if (found) spans.push([at, end]);
      if (end > at) at = end - 1;
    }
    return spans;
  };
  return {
    ast,
    spans: (text) => look(text, Number.POSITIVE_INFINITY),
    count: (text, most) => {
      look(text, most);
      return machine.steps;
    },
  };
}

/** Turns nodes into functions that match in one direction and go on with what follows. */
class Compiler {
  readonly #flags: AST.Flags;
  readonly #machine: Machine;
  readonly #captures: AST.CapturingGroup[] = [];

  constructor(ast: AST.RegExpLiteral, machine: Machine) {
    this.#flags = ast.flags;
    this.#machine = machine;
    collectCaptures(ast.pattern, this.#captures);
  }

  alternatives(all: readonly AST.Alternative[], direction: 1 | -1): Matcher {
    const matchers = all.map(({ elements }) => this.#sequence(elements, direction));
    const [only] = matchers;
    if (only && matchers.length === 1) return only;
    return (at, rest) => matchers.some((match) => match(at, rest));
  }

  #sequence(elements: readonly AST.Element[], direction: 1 | -1): Matcher {
    const ordered = direction === 1 ? [...elements] : [...elements].reverse();
    return ordered
      .map((element) => this.#element(element, direction))
      .reduceRight<Matcher>(
        (after, match) => (at, rest) => match(at, (next) => after(next, rest)),
        (at, rest) => rest(at),
      );
  }

  #element(element: AST.Element, direction: 1 | -1): Matcher {
    switch (element.type) {
      case 'Assertion':
        return this.#assertion(element);
      case 'Quantifier':
        return this.#quantifier(element, direction);
      case 'Group':
        return this.alternatives(element.alternatives, direction);
      case 'CapturingGroup':
        return this.#capture(element, direction);
      case 'Backreference':
        return this.#backreference(element, direction);
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return this.#one(element, direction);
    }
  }

  #capture(group: AST.CapturingGroup, direction: 1 | -1): Matcher {
    const number = this.#captures.indexOf(group);
    const inside = this.alternatives(group.alternatives, direction);
    return (at, rest) =>
      inside(at, (end) => {
        const { groups } = this.#machine;
        const before = groups[number];
        groups[number] = direction === 1 ? [at, end] : [end, at];
        if (rest(end)) return true;
        groups[number] = before;
        return false;
      });
  }

  #backreference({ resolved }: AST.Backreference, direction: 1 | -1): Matcher {
    const wanted = [resolved].flat().map((group) => this.#captures.indexOf(group));
    return (at, rest) => {
      const { text, groups } = this.#machine;
      const span = wanted.map((number) => groups[number]).find((found) => found);
      const said = span ? text.slice(...span) : '';
      this.#step(said.length + 1);
      const from = direction === 1 ? at : at - said.length;
      if (from < 0 || text.slice(from, from + said.length) !== said) return false;
      return rest(direction === 1 ? from + said.length : from);
    };
  }

  #assertion(assertion: AST.Assertion): Matcher {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
      const direction = assertion.kind === 'lookahead' ? 1 : -1;
      const inside = this.alternatives(assertion.alternatives, direction);
      return (at, rest) => inside(at, () => true) !== assertion.negate && rest(at);
    }
    // A place is looked at with the engine's own: it depends on two letters only.
    const { multiline, ignoreCase, unicode } = this.#flags;
    const flags = `${multiline ? 'm' : ''}${ignoreCase ? 'i' : ''}${unicode ? 'u' : ''}y`;
    const look = new RegExp(assertion.raw, flags);
    return (at, rest) => {
      this.#step();
      look.lastIndex = at;
      return look.test(this.#machine.text) && rest(at);
    };
  }

  #one(
    node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
    direction: 1 | -1,
  ): Matcher {
    const next = this.#nextOf(node, direction);
    return (at, rest) => {
      const end = next(at);
      return end !== undefined && rest(end);
    };
  }

  /** Where one letter ends that this node takes; `undefined` when it takes none there. */
  #nextOf(node: AST.Element, direction: 1 | -1): (at: number) => number | undefined {
    const { ignoreCase, unicode, dotAll, unicodeSets } = this.#flags;
    const whole = unicode || unicodeSets;
    const flags = `${ignoreCase ? 'i' : ''}${dotAll ? 's' : ''}${unicode ? 'u' : ''}${unicodeSets ? 'v' : ''}`;
    const same = new RegExp(`^(?:${node.raw})$`, flags);
    const known = new Map<string, boolean>();
    return (at) => {
      const { text } = this.#machine;
      this.#step();
      const letter = letterAt(text, at, direction, whole);
      if (letter === '') return undefined;
      let takes = known.get(letter);
      if (takes === undefined) {
        takes = same.test(letter);
        known.set(letter, takes);
      }
      return takes ? at + direction * letter.length : undefined;
    };
  }

  #quantifier({ element, min, max, greedy }: AST.Quantifier, direction: 1 | -1): Matcher {
    if (isLetter(element)) return this.#run(element, { min, max, greedy }, direction);
    const inside = this.#element(element, direction);
    const again = (at: number, count: number, rest: Rest): boolean => {
      const more = () =>
        count < max &&
        // What takes nothing is not taken again for nothing, as the language has it.
        inside(at, (next) => (next !== at || count < min) && again(next, count + 1, rest));
      if (count < min) return more();
      return greedy ? more() || rest(at) : rest(at) || more();
    };
    return (at, rest) => again(at, 0, rest);
  }

  /** A run of letters, without a call for each. */
  #run(
    node: AST.Element,
    { min, max, greedy }: { min: number; max: number; greedy: boolean },
    direction: 1 | -1,
  ): Matcher {
    const next = this.#nextOf(node, direction);
    return (at, rest) => {
      const ends = [at];
      const grow = (): boolean => {
        const end = ends.length <= max ? next(ends.at(-1) as number) : undefined;
        if (end !== undefined) ends.push(end);
        return end !== undefined;
      };
      while (ends.length <= min) if (!grow()) return false;
      if (!greedy) {
        do if (rest(ends.at(-1) as number)) return true;
        while (grow());
        return false;
      }
      while (grow());
      for (let taken = ends.length - 1; taken >= min; taken--) {
        this.#step();
        if (rest(ends[taken] as number)) return true;
      }
      return false;
    };
  }

  #step(count = 1): void {
    this.#machine.steps += count;
    if (this.#machine.steps > this.#machine.most) throw new TooManySteps();
  }
}

const isLetter = ({ type }: AST.Element): boolean =>
  ['Character', 'CharacterSet', 'CharacterClass'].includes(type);

function letterAt(text: string, at: number, direction: 1 | -1, whole: boolean): string {
  const from = direction === 1 ? at : at - 1;
  const unit = text[from] ?? '';
  if (!whole) return unit;
  const pair = direction === 1 ? text.slice(at, at + 2) : text.slice(Math.max(at - 2, 0), at);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : unit;
}

function collectCaptures(node: AST.Pattern | AST.Element, found: AST.CapturingGroup[]): void {
  if (node.type === 'CapturingGroup') found.push(node);
  if (node.type === 'Quantifier') collectCaptures(node.element, found);
  if ('alternatives' in node)
    for (const { elements } of node.alternatives)
      for (const element of elements) collectCaptures(element, found);
}
