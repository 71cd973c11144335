/** Every regular expression that stands in the source, as a parser of TypeScript finds it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

export const sourceRoot = path.resolve(import.meta.dirname, '../..');

export interface Found {
  /** `bot/conversation/bot.ts:12`. */
  at: string;
  /** `/…/flags`, or the code that builds one. */
  code: string;
}

const filesOf = (room: string): string[] =>
  readdirSync(path.join(sourceRoot, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(room, file))
    .sort();

/** The literals of these rooms, and where one is built from text (`new RegExp`). */
export function regularExpressions(rooms: readonly string[]): {
  literals: Found[];
  built: Found[];
} {
  const literals: Found[] = [];
  const built: Found[] = [];
  for (const file of rooms.flatMap(filesOf)) {
    const code = readFileSync(path.join(sourceRoot, file), 'utf8');
    const at = (start: number) => `${file}:${code.slice(0, start).split('\n').length}`;
    const build = ({ start, end, callee }: { start: number; end: number; callee: object }) => {
      if ('name' in callee && callee.name === 'RegExp')
        built.push({ at: at(start), code: code.slice(start, end) });
    };
    const visitor = new Visitor({
      Literal: (node) => {
        if ('regex' in node) literals.push({ at: at(node.start), code: String(node.raw) });
      },
      CallExpression: build,
      NewExpression: build,
    });
    visitor.visit(parseSync(file, code).program);
  }
  return { literals, built };
}
