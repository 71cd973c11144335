import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..');

/** Every `from '…'` below a room, as "file → target", with relative targets made absolute. */
function imports(room: string): [file: string, target: string][] {
  return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(room, file))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
        ([, target = '']): [string, string] => [
          file,
          target.startsWith('.') ? path.join(path.dirname(file), target) : target,
        ],
      ),
    );
}

const allowed: Record<string, RegExp> = {
  cards: /^(cards\/|zod$|adaptivecards-templating$)/,
  documents:
    /^(documents\/|cards\/(clean|typography)\.ts$|node:|zod$|temporal-polyfill$|docx(\/charts|\/layout)?$|exceljs$|fflate$|pptxgenjs$|csv-stringify\/sync$|ical-generator$|timezones-ical-library$|tinypool$)/,
  manifest: /^(manifest\/|node:|zod$|fflate$)/,
  'bot/language': /^(bot\/language\/|bot\/contract\.ts$|zod$|temporal-polyfill$)/,
  'bot/calendar':
    /^(bot\/calendar\/|bot\/language\/|bot\/contract\.ts$|zod$|temporal-polyfill$|date-holidays$)/,
  'bot/meetings':
    /^(bot\/(meetings|calendar|door|language|partners|knowledge)\/|bot\/(attempts|contract|directory|groups|links|pushes|rights)\.ts$|zod$|temporal-polyfill$)/,
  'bot/progress':
    /^(bot\/(progress|language|knowledge)\/|bot\/(contract|directory|groups)\.ts$|zod$|node:crypto$)/,
  'bot/door': /^(bot\/door\/|bot\/(attempts|contract|lasting)\.ts$|zod$|node:crypto$)/,
  'bot/references':
    /^(bot\/references\/|bot\/(knowledge|language)\/|bot\/(contract|directory|groups)\.ts$|zod$|node:crypto$)/,
  // Shapes that the browser shares: they know nothing but other shapes.
  'bot/pages': /^(bot\/pages\/|cards\/controls\.ts$)/,
  tab: /^(tab\/|bot\/pages\/|cards\/typography\.ts$|react$|react-dom\/client$|@fluentui\/react-[a-z-]+$|@microsoft\/teams-js$|vite$|node:url$)/,
  'bot/partners':
    /^(bot\/(partners|calendar|language|knowledge)\/|bot\/(answers|contract|directory|groups|rights)\.ts$)/,
  'bot/knowledge':
    /^(bot\/knowledge\/|bot\/language\/|bot\/calendar\/|bot\/contract\.ts$|zod$|yaml$)/,
  'bot/features':
    /^(bot\/(features|door|knowledge|language|calendar|meetings|pages|partners|progress|references)\/|bot\/(answers|assent|attempts|clean|contract|directory|groups|lasting|links|personal|pushes|rights|upheld)\.ts$|cards\/|documents\/|zod$|temporal-polyfill$|lru-cache$)/,
  bot: /^(bot\/|cards\/|documents\/|zod$|temporal-polyfill$|date-holidays$|yaml$|node:|botbuilder$|botframework-connector$|@azure\/|adaptivecards-templating$|lru-cache$)/,
};

it.each(Object.entries(allowed))('%s imports only what it may', (room, may) => {
  expect(imports(room).filter(([, target]) => !may.test(target))).toEqual([]);
});

it('what the browser shares with the bot is shapes: nothing of it is left when it runs', () => {
  const shared = [
    'cards/controls.ts',
    ...readdirSync(path.join(root, 'bot/pages')).map((f) => `bot/pages/${f}`),
  ];
  const code = shared.filter((file) =>
    /^(import (?!type)|export (?!type|interface))/m.test(
      readFileSync(path.join(root, file), 'utf8'),
    ),
  );
  expect(code).toEqual([]);
  expect(imports('cards').filter(([file]) => file === 'cards/controls.ts')).toEqual([]);
});

it('a feature knows no other feature', () => {
  const nameOf = (file: string) => file.split('/')[2];
  const crossing = imports('bot/features').filter(
    ([file, target]) =>
      file !== 'bot/features/index.ts' &&
      target.startsWith('bot/features/') &&
      nameOf(target) !== nameOf(file),
  );
  expect(crossing).toEqual([]);
});

it('only bot/teams/botbuilder knows the SDK', () => {
  const knowing = ['bot', 'cards', 'documents', 'src']
    .flatMap(imports)
    .filter(
      ([file, target]) =>
        /^(botbuilder|botframework-)/.test(target) && !file.startsWith('bot/teams/botbuilder/'),
    );
  expect(knowing).toEqual([]);
});

it('only src/app.ts chooses the SDK: the rest knows the port', () => {
  const choosing = ['bot', 'src']
    .flatMap(imports)
    .filter(
      ([file, target]) =>
        target.startsWith('bot/teams/botbuilder/') && !file.startsWith('bot/teams/botbuilder/'),
    );
  expect(choosing).toEqual([['src/app.ts', 'bot/teams/botbuilder/adapter.ts']]);
});

it('only src/mail knows the library of letters', () => {
  const knowing = [...imports('bot'), ...imports('src')].filter(
    ([file, target]) => /^nodemailer/.test(target) && !file.startsWith('src/mail/'),
  );
  expect(knowing).toEqual([]);
});

it('only main.ts and the commands read the environment', () => {
  const readers = ['bot', 'cards', 'src']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((f) =>
        path.join(room, f),
      ),
    )
    .filter(
      (file) =>
        file.endsWith('.ts') && readFileSync(path.join(root, file), 'utf8').includes('process.env'),
    );
  expect(readers.filter((file) => file !== 'src/main.ts' && !file.startsWith('src/cli/'))).toEqual(
    [],
  );
});

it('no room asks the clock: time is handed in', () => {
  const askers = ['bot', 'cards']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((f) =>
        path.join(room, f),
      ),
    )
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        /new Date\(\)|Date\.now\(\)/.test(readFileSync(path.join(root, file), 'utf8')),
    );
  expect(askers).toEqual([]);
});

it('no test has a time limit of its own: a busy machine would break it', () => {
  const limited = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file !== 'boundaries.test.ts')
    .filter((file) =>
      /jest\.setTimeout\(|^\s*\}, [\d_]+_000\);|setDefaultTimeout\(\d/m.test(
        readFileSync(path.join(root, 'test', file), 'utf8'),
      ),
    );
  expect(limited).toEqual([]);
});

it('one name, one thing: no exported type of the bot or the service is declared twice', () => {
  const places = new Map<string, string[]>();
  for (const room of ['bot', 'src'])
    for (const file of readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }))
      if (/\.tsx?$/.test(file))
        for (const [, name = ''] of readFileSync(path.join(root, room, file), 'utf8').matchAll(
          /^export (?:abstract )?(?:interface|type|class) (\w+)/gm,
        ))
          places.set(name, [...(places.get(name) ?? []), `${room}/${file}`]);
  expect(places.size).toBeGreaterThan(300);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});

it('a file of words or of a sentence says whose they are', () => {
  const nameless = ['bot/features', 'src']
    .flatMap((room) => readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }))
    .filter((file) => /(^|\/)(words|said|memory|slots|drawers)\.ts$/.test(file));
  expect(nameless).toEqual([]);
});
