/** What each room may import besides its own files. A name that ends with `*` stands for all that begin like it. */

/** Rooms by their folder, from the bottom to the top. */
export const rooms: Record<string, { may: readonly string[]; why: string }> = {
  cards: {
    may: [],
    why: 'a card is a function of its data: it knows neither the bot nor the server.',
  },
  documents: {
    may: ['cards/clean.ts', 'cards/typography.ts', 'node:*'],
    why: 'a document is a function of its data, and is made in a thread of its own.',
  },
  manifest: { may: ['node:*'], why: 'the package of the app is made without the bot.' },
  'bot/language': { may: [], why: 'text becomes an Utterance for any plan, feature or platform.' },
  'bot/sentence': {
    may: ['bot/language/*'],
    why: 'a sentence is read once, for whichever feature declares what it understands.',
  },
  'bot/calendar': { may: ['bot/language/*'], why: 'days are the same for every feature.' },
  'bot/contract': {
    may: ['bot/language/*', 'cards/card.ts', 'node:crypto'],
    why: 'all rooms know the contract: what it knows, they all know.',
  },
  'bot/knowledge': {
    may: ['bot/language/*', 'bot/sentence/*', 'bot/calendar/*', 'bot/contract/*'],
    why: 'a plan is data: what is known of it does not depend on who asks, or where.',
  },
  'bot/links': {
    may: ['bot/contract/*', 'documents/aside.ts', 'node:crypto'],
    why: 'a link does not know what opens behind it.',
  },
  'bot/pages': {
    may: ['cards/controls.ts'],
    why: 'the browser shares these shapes: they know nothing but other shapes.',
  },
  'bot/conversation': {
    may: [
      'bot/contract/*',
      'bot/language/*',
      'bot/links/*',
      'bot/sentence/*',
      'cards/*',
      'node:crypto',
    ],
    why: 'who answers is chosen by the contract alone: a feature more changes nothing here.',
  },
  'bot/features': {
    may: [
      'bot/calendar/*',
      'bot/contract/*',
      'bot/conversation/*',
      'bot/knowledge/*',
      'bot/language/*',
      'bot/links/*',
      'bot/pages/*',
      'bot/sentence/*',
      'cards/*',
      'documents/*',
      'node:crypto',
    ],
    why: 'what the bot can do is the same over Teams, the tab, a link or a letter.',
  },
  'bot/teams': {
    may: [
      'bot/contract/*',
      'bot/conversation/*',
      'bot/features/people/model/directory.ts',
      'bot/features/people/model/meet.ts',
      'bot/language/*',
      'bot/links/*',
      'node:*',
    ],
    why: 'Teams is one door of several: it carries to the bot and back, and decides nothing.',
  },
  tab: {
    may: ['bot/pages/*', 'cards/typography.ts', 'node:url'],
    why: 'the browser gets the shapes of pages, and no code of the bot.',
  },
  'src/config': {
    may: ['bot/teams/*', 'src/networks.ts'],
    why: 'variables are read before anything is made.',
  },
  'src/store': {
    may: ['bot/contract/*', 'bot/links/*', 'bot/features/*', 'node:*'],
    why: 'rows are kept by their schemas; what becomes of a name is asked of people and privacy.',
  },
  'src/delivery': {
    may: [
      'bot/contract/*',
      'bot/conversation/*',
      'bot/features/*',
      'bot/language/*',
      'bot/links/*',
      'bot/teams/*',
      'cards/*',
      'src/mail/*',
      'node:*',
    ],
    why: 'what is sent is worded by the feature whose it is, through the contract.',
  },
  'src/mail': {
    may: [
      'bot/contract/*',
      'bot/language/*',
      'bot/links/*',
      'bot/teams/*',
      'cards/*',
      'src/config.ts',
      'src/http/*',
      'node:*',
    ],
    why: 'a letter is made of a message: it knows no feature.',
  },
  'src/http': {
    may: [
      'bot/contract/*',
      'bot/conversation/*',
      'bot/features/*',
      'bot/links/*',
      'bot/pages/*',
      'bot/teams/*',
      'cards/*',
      'src/config.ts',
      'src/mail/*',
      'src/metrics.ts',
      'src/networks.ts',
      'node:*',
    ],
    why: 'doors check and hand on: they understand nothing.',
  },
  'src/demo': {
    may: ['bot/calendar/*', 'bot/contract/*', 'bot/features/*', 'bot/knowledge/*', 'node:*'],
    why: 'an invented year is made of rows, as the features keep them.',
  },
  'src/cli': {
    may: ['bot/*', 'cards/text.ts', 'documents/*', 'src/*', 'node:*'],
    why: 'commands put together what they need, like src/app.ts.',
  },
};

/** Libraries of each room: `zod` checks what comes in, `temporal-polyfill` reckons with days. */
export const libraries: Record<string, readonly string[]> = {
  cards: ['zod', 'adaptivecards-templating'],
  documents: [
    'zod',
    'temporal-polyfill',
    'docx',
    'docx/*',
    'exceljs',
    'fflate',
    'pptxgenjs',
    'csv-stringify/sync',
    'ical-generator',
    'timezones-ical-library',
    'tinypool',
  ],
  manifest: ['zod', 'fflate'],
  'bot/language': ['zod', 'temporal-polyfill'],
  'bot/calendar': ['zod', 'temporal-polyfill', 'date-holidays'],
  'bot/contract': ['zod'],
  'bot/knowledge': ['zod', 'yaml'],
  'bot/links': ['zod', 'lru-cache'],
  'bot/conversation': ['zod', 'lru-cache'],
  'bot/features': ['zod', 'temporal-polyfill', 'lru-cache'],
  'bot/teams': ['zod', 'botbuilder', 'botframework-*', '@azure/*', 'lru-cache'],
  tab: ['react', 'react-dom/client', '@fluentui/react-*', '@microsoft/teams-js', 'vite'],
  'src/config': ['zod'],
  'src/store': ['zod', 'lowdb', 'pg'],
  'src/delivery': ['zod'],
  'src/mail': ['zod', 'nodemailer/*'],
  'src/http': ['zod', 'restify', 'pino', 'jose', 'lru-cache'],
  'src/cli': ['zod'],
};
