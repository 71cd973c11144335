import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Files and folders of the project; `node_modules` and what git ignores apart. */
const top = readdirSync(root, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && !/^(\.git|node_modules|dist|data|coverage)$/.test(entry.name),
  )
  .map(({ name }) => name);
const files = [
  ...readdirSync(root),
  ...top.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, '/')),
    ),
  ),
].filter((file) => !file.includes('node_modules/'));

/** Made by a command, and in no repository. */
const made = /^(test\/artifacts|bench\/results|env\/\.env\.\w+\.user)/;
/** A name of a file, or a path that begins where the project does; a `<nom>` or a `*` is to be filled in. */
const named = /^(?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|mjs|md|ya?ml|jsonl?|bicep)$/;
/** Files of an installation, not of the project. */
const installed = /^(fil-rouge\.|DATA_DIR\/)/;

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s<>*{}]+)`/g)]
    .map(([, said = '']) => said.replace(/\/$/, ''))
    .filter((said) => named.test(said) || top.some((folder) => said.startsWith(`${folder}/`)))
    .filter((said) => !made.test(said) && !installed.test(said));

const isThere = (said: string) =>
  existsSync(path.join(root, said)) || files.some((file) => file.endsWith(`/${said}`));

describe.each(documents)('%s', (document) => {
  it('names files that are there, and links to them', () => {
    const text = read(document);
    const linked = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, to = '']) =>
      path.posix.join(path.posix.dirname(document), to),
    );
    expect({
      named: pathsIn(text).filter((said) => !isThere(said)),
      linked: linked.filter((to) => !existsSync(path.join(root, to))),
    }).toEqual({ named: [], linked: [] });
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const said = [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(said.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

it('lists every set of questions, with its number of lines', () => {
  const folder = path.join(root, 'test/questions');
  const sets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n').length;
      return `${file.replaceAll(path.sep, '/').replace('.jsonl', '')} ${lines}`;
    });
  const listed = [
    ...read('test/questions/README.md').matchAll(/^\| `(\w+\/[\w-]+)` \|[^|]*\|[^|]*\| (\d+) \|/gm),
  ].map(([, set, lines]) => `${set} ${lines}`);
  expect(listed.sort()).toEqual(sets.sort());
});
