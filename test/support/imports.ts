/** The imports of the code, as a parser of TypeScript reads them: a type that is imported counts like a value. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

const repository = path.resolve(import.meta.dirname, '../..');

/** One import: of a file, or of a library by its name. Paths start at the root of the repository. */
export interface Import {
  from: string;
  to: string;
}

/** Folders that hold the program. */
export const program = ['bot', 'cards', 'documents', 'manifest', 'src', 'tab', 'visual'];

/** Everything below a folder, whatever it is, by its path. */
export const pathsIn = (folder: string, root = repository): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .sort();

/** Source files below a folder. */
export const filesIn = (folder: string, root = repository): string[] =>
  pathsIn(folder, root).filter((file) => /\.tsx?$/.test(file));

export const textOf = (file: string, root = repository): string =>
  readFileSync(path.join(root, file), 'utf8');

/** `import`, `import type`, `import { type … }`, `export … from`, and `import('…')` in code and in types. */
export function importsOf(file: string, text: string): Import[] {
  const names: string[] = [];
  const take = ({ source }: { source: unknown }) => {
    const named = source as { value?: unknown } | null;
    if (typeof named?.value === 'string') names.push(named.value);
  };
  new Visitor({
    ImportDeclaration: take,
    ExportNamedDeclaration: take,
    ExportAllDeclaration: take,
    ImportExpression: take,
    TSImportType: take,
  }).visit(parseSync(file, text).program);
  return names.map((name) => ({
    from: file,
    to: name.startsWith('.') ? path.join(path.dirname(file), name) : name,
  }));
}

/** Every import of the files below some folders. */
export const importsIn = (folders: readonly string[], root = repository): Import[] =>
  folders.flatMap((folder) =>
    filesIn(folder, root).flatMap((file) => importsOf(file, textOf(file, root))),
  );
