import { expect, it } from '@jest/globals';
import type { Waiting } from '../../../../bot/contract/feature.ts';
import { arrival } from '../../../../bot/features/help/show/arrival.ts';

const names = { sigle: 'SDSF', titre: 'Schéma', examples: ['Qui pilote la fiche 1.1 ?'] as const };

const arrivalOf = (waiting: readonly Waiting[]) =>
  arrival({
    locale: 'fr',
    names: { ...names, examples: [...names.examples] },
    name: 'Zoé Petit',
    institution: 'Caf',
    part: { isAdmin: false, coAnimates: [], led: [] },
    waiting,
    notice: '',
    view: undefined as never,
    plan: undefined as never,
  });
const welcomed = (waiting: number) =>
  arrivalOf(Array.from({ length: waiting }, (_, at) => ({ line: `Sondage ${at + 1}` }))).text;

it('what waits is a row, pressed whole: what answers it, else the list of all that is expected', () => {
  const job = { title: 'Répondre', verb: 'polls.show', data: { poll: 'p1' } };
  const { card } = arrivalOf([{ line: 'Sondage 1', job }, { line: 'Sondage 2' }]);
  const body = (card?.body ?? []) as { selectAction?: object }[];
  expect(body.flatMap(({ selectAction }) => selectAction ?? [])).toMatchObject([
    { title: 'Sondage 1', data: { verb: 'polls.show', poll: 'p1' } },
    {
      title: 'Sondage 2',
      data: { msteams: { value: expect.stringMatching(/^Qu’attend-on de moi\s?\?$/) } },
    },
  ]);
});

it('counts all that waits, shows three of them, and says how many more there are', () => {
  expect(welcomed(5)).toMatch(/À répondre\s: 5\n(?:.*Sondage\s\d\n){3}.*et\s2\sautres/);
  expect(welcomed(4)).toMatch(/et\s1\sautre\n/);
  expect(welcomed(3)).not.toContain('autre');
});

it('counts what waits for an answer, as the tab does; what is to be done is a row, or is counted where nothing else waits', () => {
  const tasks = ['Écrire', 'Relire'].map((line) => ({ line, kind: 'task' as const }));
  const both = arrivalOf([...tasks, { line: 'Sondage 1' }]).text;
  expect(both).toMatch(/À répondre\s: 1\nSondage\s1\nÀ faire\s: 2/);
  expect(arrivalOf(tasks).text).toMatch(/À faire\s: 2\nÉcrire\nRelire\n/);
});
