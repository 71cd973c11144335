import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { shared } from '../../support/shared/ask.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const run = (command: string, args: string[], input = '') =>
  spawnSync(process.execPath, [`dist/src/cli/${command}.js`, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });

beforeAll(async () => {
  await Promise.all([shared('built'), shared('learned')]);
});

/** What only a store could answer. */
const kept = [
  'réunions à venir',
  'quelles fiches sont bloquées ?',
  'où en est le sondage ?',
  'qui est dans le sous-groupe cartographie ?',
];

it('ask prints the answer as a person would read it', () => {
  const { stdout, status } = run('ask', ['qui pilote la fiche 1.1 ?']);
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe('La fiche 1.1 est pilotée par la Caf.');
  expect(stdout).toMatch(/Source\s: support du GT Axe 5, 1er juillet 2025, «/);
});

it('ask --jsonl gives one answer a turn, from an empty store; turns of a line share a conversation, lines do not', () => {
  const changes = ['rejoindre le sous-groupe cartographie', '1.1 : soleil'];
  const lines = [
    { id: 'a', turns: ['Qui pilote la fiche 1.1 ?', 'et ses indicateurs ?'] },
    { id: 'b', turns: ['et ses indicateurs ?'] },
    {
      id: 's',
      turns: [...kept, ...changes, 'meeting of the mapping sub-group on 15 September at 2pm'],
    },
  ];
  const { stdout, status } = run(
    'ask',
    ['--jsonl'],
    lines.map((line) => JSON.stringify(line)).join('\n'),
  );
  expect(status).toBe(0);
  const [a, b, s] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(a).toMatchObject({
    id: 'a',
    answers: [{ outcome: 'answered', lang: 'fr' }, { outcome: 'answered' }],
  });
  expect(a.answers[1].text).toContain('occupation');
  expect(a.answers[0].sources).toEqual([expect.objectContaining({ date: '2025-07-01' })]);
  expect(a.answers[0].text.trim().split('\n').at(-1)).toMatch(/pas ça/);
  expect(b.answers).toHaveLength(1);
  expect(s.answers).toHaveLength(kept.length + 3);
  const said = s.answers.map(({ text }: { text: string }) => text);
  // Of what changes something, it says that it is not recorded.
  for (const text of said.slice(0, kept.length)) expect(text).not.toContain('enregistré');
  expect(said[kept.length]).toContain('Rien n’est enregistré depuis un terminal');
  expect(said.at(-1)).toContain('Nothing is recorded from a terminal');
});

it('understand --jsonl says the kind and the fields', () => {
  const { stdout } = run('understand', ['--jsonl'], '{"id":"u1","text":"piltoe fiche 1,1"}\n');
  expect(JSON.parse(stdout)).toMatchObject({
    id: 'u1',
    kind: 'question',
    fields: { fields: ['pilote'] },
  });
});

it('plan check accepts the plan, and refuses a file that is not there with one sentence', () => {
  expect(run('plan', ['check']).stdout).toContain('plan valide');
  const { status, stderr } = run('plan', ['check', 'plan/absent.yaml']);
  expect(status).toBe(1);
  expect(stderr).toContain('n’existe pas');
});
