import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { migrateRows, migrations, schemaVersion } from '../../../src/store/migrations.ts';
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
    const next = [{ to: 2, title: 'nothing', migrate: (rows: []) => rows }];
    await (await openIn(dir, { migrations: next as never })).close();
    expect(await readdir(dir)).toContain('fil-rouge.schema-1.json');
    expect(await readFile(path.join(dir, 'fil-rouge.schema-1.json'), 'utf8')).toBe(before);
  });
});

it('counts schema versions without a hole', () => {
  migrations.forEach(({ to }, i) => {
    expect(to).toBe(i + 2);
  });
  expect(schemaVersion(migrations)).toBe(migrations.length + 1);
  const hole = [{ to: 3, title: 'after a hole', migrate: () => [] }];
  expect(() => migrateRows([], 1, hole)).toThrow('No migration leads');
});
