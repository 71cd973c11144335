import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { migrationContract } from './migration-contract.ts';
import { newDirectory, openIn } from './places.ts';

describe('the store in a file', () => {
  migrationContract(async () => {
    const dir = await newDirectory();
    return (migrations) => openIn(dir, { migrations });
  });

  it('keeps the file as it was before a migration, under the name of its schema', async () => {
    const dir = await newDirectory();
    await (await openIn(dir, { migrations: [] })).close();
    const before = await readFile(path.join(dir, 'fil-rouge.json'), 'utf8');
    await (await openIn(dir, { migrations: [(rows) => rows] })).close();
    expect(await readdir(dir)).toContain('fil-rouge.schema-1.json');
    expect(await readFile(path.join(dir, 'fil-rouge.schema-1.json'), 'utf8')).toBe(before);
  });
});
