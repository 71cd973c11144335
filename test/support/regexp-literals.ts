/** Every regular expression that stands in the source, as TypeScript itself finds it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

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
    const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const at = () => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (ts.isRegularExpressionLiteral(node)) literals.push({ at: at(), code: node.text });
      const builds = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression;
      if (builds && builds.getText() === 'RegExp') built.push({ at: at(), code: node.getText() });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, built };
}
