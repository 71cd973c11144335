/** Who may know whom. A refusal says the rule, why it is one, and what to do instead. */
import { expect, it } from '@jest/globals';
import { circlesOf, floorsOf } from './support/circles.ts';
import {
  filesIn,
  type Import,
  importsIn,
  importsOf,
  pathsIn,
  program,
  textOf,
} from './support/imports.ts';
import { libraries, rooms } from './support/rooms.ts';

interface Rule {
  rule: string;
  why: string;
  instead: string;
}

/** @throws with everything that breaks the rule, and what the rule is for. */
function refuse(broken: readonly (string | Import)[], { rule, why, instead }: Rule): void {
  if (broken.length === 0) return;
  const lines = broken.map((one) =>
    typeof one === 'string' ? one : `${one.from} imports ${one.to}`,
  );
  throw new Error(
    [rule, ...lines.map((line) => `  ${line}`), `Why: ${why}`, `Instead: ${instead}`].join('\n'),
  );
}

const all = importsIn(program);
const within = (folder: string) => all.filter(({ from }) => from.startsWith(`${folder}/`));

it('an import of a type is an import, however it is written', () => {
  const text = `
    import type { A } from './a.ts';
    import { type B } from '../b.ts';
    export type { C } from './c.ts';
    type D = import('./d.ts').D;
    const e = await import('./e.ts');
    import f from 'f';`;
  expect(importsOf('x/y/z.ts', text).map(({ to }) => to)).toEqual([
    'x/y/a.ts',
    'x/b.ts',
    'x/y/c.ts',
    'x/y/d.ts',
    'x/y/e.ts',
    'f',
  ]);
});

it('a circle is found and told as a way round', () => {
  const ab = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'a' },
    { from: 'c', to: 'd' },
  ];
  expect(circlesOf(ab)).toEqual(['a → b → c → a']);
  expect(floorsOf(ab.slice(0, 2))).toEqual([['c'], ['b'], ['a']]);
});

it('no files import each other in a circle', () => {
  refuse(circlesOf(all), {
    rule: 'Files must not import each other in a circle, not even for a type.',
    why: 'of a circle no file can be read, tried or moved without all the others.',
    instead: 'move what both need (often one type) into a file of its own that imports neither.',
  });
});

/** Where a file stands: "polls" and "act" for `bot/features/polls/act/vote.ts`. */
function placeOf(file: string): { feature: string; part: string } | undefined {
  const [, feature, part] = /^bot\/features\/([^/]+)\/([^/]+?)(?:\.ts$|\/)/.exec(file) ?? [];
  return feature && part ? { feature, part } : undefined;
}

/** Of which parts of its own feature a part may know. */
const knows: Record<string, readonly string[]> = {
  model: ['model'],
  read: ['model', 'read', 'context'],
  show: ['model', 'read', 'show', 'context'],
  query: ['model', 'read', 'show', 'query'],
  act: ['model', 'read', 'show', 'act', 'context'],
  context: ['model', 'read', 'show'],
  'personal-data': ['model', 'read', 'show', 'act'],
  feature: ['model', 'read', 'show', 'query', 'act', 'context'],
};

const isWrongWay = ({ from, to }: Import): boolean => {
  const [a, b] = [placeOf(from), placeOf(to)];
  return a !== undefined && a.feature === b?.feature && !knows[a.part]?.includes(b.part);
};

const isTrespass = ({ from, to }: Import): boolean => {
  const [a, b] = [placeOf(from), placeOf(to)];
  return a !== undefined && b !== undefined && a.feature !== b.feature && b.part !== 'model';
};

const polls = (from: string, to: string): Import => ({
  from: `bot/features/polls/${from}`,
  to: `bot/features/${to}`,
});

it.each([
  polls('model/state.ts', 'polls/read/words.ts'),
  polls('model/state.ts', 'polls/context.ts'),
  polls('read/words.ts', 'polls/show/face.ts'),
  polls('read/words.ts', 'polls/act/vote.ts'),
  polls('show/face.ts', 'polls/act/vote.ts'),
  polls('show/face.ts', 'polls/query/run.ts'),
  polls('act/vote.ts', 'polls/feature.ts'),
])('inside a feature $from must not know $to', (wrong) => {
  expect(isWrongWay(wrong)).toBe(true);
  expect(isWrongWay({ from: wrong.to, to: wrong.from })).toBe(false);
});

it('inside a feature imports go from act to show to read to model', () => {
  refuse(all.filter(isWrongWay), {
    rule: 'In a feature, model knows none of the rest, read knows model, show knows read, query and act know show.',
    why: 'what is kept and what is understood can then be tried without a card, a store or a turn.',
    instead:
      'move what both need downwards: a type or words of the model to model/, wording to show/; let read/ name what it found and show/ say it.',
  });
});

it('of another feature only its model is known', () => {
  expect(isTrespass(polls('act/close.ts', 'meetings/act/send.ts'))).toBe(true);
  expect(isTrespass(polls('act/close.ts', 'meetings/model/schedule.ts'))).toBe(false);
  refuse(all.filter(isTrespass), {
    rule: 'A feature may import the model/ of another feature, and nothing else of it.',
    why: 'how a feature reads, acts and shows is its own: it may change without asking the others.',
    instead:
      'move what is shared into the model/ of the feature whose noun it is, or into bot/contract.',
  });
});

it('from outside, a feature is known by its model, and by the list of all', () => {
  // The law asks for more than a click: the store and the commands forget, export and purge.
  const isReach = ({ from, to }: Import): boolean => {
    const place = placeOf(to);
    if (from.startsWith('bot/features/') || place === undefined) return false;
    return place.part !== 'model' && place.feature !== 'privacy';
  };
  refuse(all.filter(isReach), {
    rule: 'Outside bot/features only the model/ of a feature is known, and bot/features/index.ts.',
    why: 'what a feature answers goes through bot/contract/feature.ts, the same over every door.',
    instead: 'ask for it through Feature and Handlers, or move the data it needs to model/.',
  });
});

it('features stand in an order', () => {
  const arrows = all.flatMap(({ from, to }) => {
    const [a, b] = [placeOf(from), placeOf(to)];
    return a && b ? [{ from: a.feature, to: b.feature }] : [];
  });
  refuse(circlesOf(arrows), {
    rule: 'Features must not need each other in a circle.',
    why: 'a feature is then read after those it stands on: people ← privacy, sendings ← door, meetings, progress ← polls, restitution, plan.',
    instead:
      'let the later feature know the earlier one; what the earlier asks of it goes through bot/contract (about, Handlers).',
  });
});

it('rooms stand in an order', () => {
  const roomOf = (file: string) => /^(?:bot\/)?[^/]+/.exec(file)?.[0] ?? file;
  const arrows = all.map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }));
  refuse(circlesOf(arrows), {
    rule: 'Rooms must not need each other in a circle.',
    why: 'a newcomer reads them from the bottom: language, contract, calendar, knowledge, links, conversation, features, teams, src.',
    instead: 'move what both need into the lower of the two.',
  });
});

it('the top of a feature has no other names than those of all features', () => {
  const tops = pathsIn('bot/features').filter((file) => file.split('/').length === 4);
  const isKnown = (file: string) =>
    /\/(?:feature\.ts|context\.ts|personal-data\.ts|model|read|query|act|show)$/.test(file);
  refuse(
    tops.filter((file) => !isKnown(file)),
    {
      rule: 'A feature holds feature.ts, context.ts, personal-data.ts and the folders model, read, query, act, show.',
      why: 'who knows one feature then finds their way in all of them.',
      instead:
        'put the file into the folder whose word fits: kept → model, understood → read, run over what is known → query, done → act, shown → show.',
    },
  );
});

it('nothing lies loose in the bot', () => {
  const loose = [...pathsIn('bot'), ...pathsIn('bot/features')].filter((file) =>
    /^bot\/(?:features\/)?[^/]+\.\w+$/.test(file),
  );
  refuse(
    loose.filter((file) => file !== 'bot/features/index.ts'),
    {
      rule: 'In bot/ there are rooms, in bot/features/ features and their list, and no other file.',
      why: 'a loose file is a room without a door: everybody imports it, and nobody knows whose it is.',
      instead: 'put it into the room, or the model/ of the feature, whose noun it is.',
    },
  );
});

/** A name that ends with `*` stands for all that begins like it. */
const isNamed = (to: string, names: readonly string[]): boolean =>
  names.some((name) => (name.endsWith('*') ? to.startsWith(name.slice(0, -1)) : to === name));

it.each(Object.entries(rooms))('%s knows only what it may', (room, { may, why }) => {
  const own = `${room}/*`;
  refuse(
    within(room).filter(({ to }) => !isNamed(to, [own, ...may, ...(libraries[room] ?? [])])),
    {
      rule: `${room} may import its own files and: ${[...may, ...(libraries[room] ?? [])].join(', ')}.`,
      why,
      instead:
        'move the piece to the room that may know it, or ask for it as an argument; a new library or arrow is a line in test/support/rooms.ts, to be argued for.',
    },
  );
});

it('every room has its list', () => {
  const folders = ['bot', 'src'].flatMap((part) =>
    pathsIn(part).filter((file) => file.split('/').length === 2 && !file.includes('.')),
  );
  const parts = [...folders, 'cards', 'documents', 'manifest', 'tab', 'visual'];
  const listed = Object.keys(rooms);
  refuse(
    [
      ...parts.filter((room) => !listed.includes(room)).map((room) => `${room} has no list`),
      ...listed.filter((room) => !parts.includes(room)).map((room) => `${room} is no folder`),
    ],
    {
      rule: 'Each folder of bot and src has its line in test/support/rooms.ts.',
      why: 'what a room may know is decided when it is made, not found out later.',
      instead: 'use a room that is there; or add a line, with the fewest arrows, and say why.',
    },
  );
});

it('what the browser shares with the bot is shapes: nothing of it is left when it runs', () => {
  const shared = ['cards/controls.ts', ...filesIn('bot/pages')];
  const isValue = /^(import (?!type)|export (?!type|interface))/m;
  refuse(
    [
      ...shared.filter((file) => isValue.test(textOf(file))),
      ...all.filter(({ from }) => from === 'cards/controls.ts'),
    ],
    {
      rule: 'bot/pages and cards/controls.ts hold types, and nothing else.',
      why: 'the browser would load the bot with them.',
      instead: 'put the value beside the code that uses it, and share its type.',
    },
  );
});

const isOf = (folder: string) => (file: string) => file.startsWith(`${folder}/`);

it.each([
  { library: /^(botbuilder|botframework-)/, folder: 'bot/teams/botbuilder' },
  { library: /^nodemailer/, folder: 'src/mail' },
])('only $folder knows its library', ({ library, folder }) => {
  refuse(
    all.filter(({ from, to }) => library.test(to) && !isOf(folder)(from)),
    {
      rule: `Only ${folder} may import ${library.source}.`,
      why: 'the library can then be changed for another in one folder.',
      instead: `ask ${folder} for it through its port.`,
    },
  );
});

it('only src/app.ts chooses the SDK: the rest knows the port', () => {
  const isAdapter = isOf('bot/teams/botbuilder');
  const choosing = all.filter(({ from, to }) => isAdapter(to) && !isAdapter(from));
  expect(choosing).not.toEqual([]);
  refuse(
    choosing.filter(({ from }) => from !== 'src/app.ts'),
    {
      rule: 'bot/teams/botbuilder is imported by src/app.ts alone.',
      why: 'another SDK is then one line.',
      instead: 'ask for what you need as a TeamsTransport (bot/teams/transport.ts).',
    },
  );
});

it('only main.ts and the commands read the environment', () => {
  const readers = ['bot', 'cards', 'documents', 'src']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => textOf(file).includes('process.env'));
  refuse(
    readers.filter((file) => file !== 'src/main.ts' && !isOf('src/cli')(file)),
    {
      rule: 'process.env is read in src/main.ts and src/cli alone.',
      why: 'all variables are checked at one door, and a test sets none.',
      instead: 'take the value from Config, as an argument.',
    },
  );
});

it('no room asks the clock: time is handed in', () => {
  const askers = ['bot', 'cards', 'documents']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /new Date\(\)|Date\.now\(\)/.test(textOf(file)));
  refuse(askers, {
    rule: 'bot, cards and documents never ask what time it is.',
    why: 'a test chooses its day, and a request has one instant.',
    instead: 'take the time of the turn, or a clock as an argument.',
  });
});

it('no test has a time limit of its own: a busy machine would break it', () => {
  const limited = filesIn('test')
    .filter((file) => file.endsWith('.test.ts') && file !== 'test/boundaries.test.ts')
    .filter((file) =>
      /jest\.setTimeout\(|^\s*\}, [\d_]+_000\);|setDefaultTimeout\(\d/m.test(textOf(file)),
    );
  refuse(limited, {
    rule: 'Tests have one limit, testTimeout of jest.config.js.',
    why: 'a busy machine is slow, and not wrong.',
    instead: 'wait for a condition (test/support/until.ts); count work, or processor time.',
  });
});

it('one name, one thing: no exported type of the bot or the service is declared twice', () => {
  const places = new Map<string, string[]>();
  for (const file of [...filesIn('bot'), ...filesIn('src')])
    for (const [, name = ''] of textOf(file).matchAll(
      /^export (?:abstract )?(?:interface|type|class) (\w+)/gm,
    ))
      places.set(name, [...(places.get(name) ?? []), file]);
  expect(places.size).toBeGreaterThan(300);
  const twice = [...places].filter(([, files]) => files.length > 1);
  refuse(
    twice.map(([name, files]) => `${name}: ${files.join(', ')}`),
    {
      rule: 'An exported type has a name of its own.',
      why: 'who searches for a name finds one thing.',
      instead: 'say whose it is in its name, or share the one there is.',
    },
  );
});

it('a file of words or of a sentence says whose they are', () => {
  const nameless = [...filesIn('bot/features'), ...filesIn('src')].filter((file) =>
    /\/(words|said|memory|slots|drawers)\.ts$/.test(file),
  );
  refuse(nameless, {
    rule: 'A file is not called words, said, memory, slots or drawers.',
    why: 'seven files of one name say nothing in a list of results.',
    instead: 'put whose they are before it: `poll-words.ts`.',
  });
});
