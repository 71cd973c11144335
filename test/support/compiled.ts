/** Rooms of the project as the service has them: compiled, for what a thread or a process of its own runs. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { transform } from '@swc/core';

const root = path.resolve(import.meta.dirname, '../..');

export interface Compiled {
  /** Where they are, as they stand in the project. */
  directory: string;
  remove: () => Promise<void>;
}

/** Compiles files, and folders with all that is in them; below the project, whose packages they find. */
export async function compile(names: readonly string[]): Promise<Compiled> {
  const cache = path.join(root, 'node_modules', '.cache', 'fil-rouge');
  mkdirSync(cache, { recursive: true });
  const directory = await mkdtemp(path.join(cache, 'compiled-'));
  writeFileSync(path.join(directory, 'package.json'), '{"type":"module"}');
  const files = names.flatMap((name) =>
    name.endsWith('.ts')
      ? [name]
      : readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.(?:ts|json)$/.test(file))
          .map((file) => path.join(name, file)),
  );
  for (const file of files) {
    if (file.endsWith('.json')) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      copyFileSync(path.join(root, file), path.join(directory, file));
      continue;
    }
    const { code } = await transform(readFileSync(path.join(root, file), 'utf8'), {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript' },
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
    });
    const to = path.join(directory, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(to), { recursive: true });
    // Relative names of files, as the compiler rewrites them.
    writeFileSync(to, code.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'));
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
