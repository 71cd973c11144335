/** Real cards, one of each template at least, and the rules that they keep (`docs/visuel.md`). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answerCard } from '../../cards/answer/answer.ts';
import type { AnswerData } from '../../cards/answer/answer-data.ts';
import { mineCard } from '../../cards/privacy/mine.ts';
import { linesOf, readCard } from '../../cards/text.ts';
import { welcomeCard } from '../../cards/welcome/welcome.ts';
import { cardSchema } from '../support/card-schema.ts';
import { realCards } from '../support/real-cards.ts';

/** Teams refuses past 80 kB in UTF-16; the project's budget is 28 kB in UTF-8 (Teams' older limit). */
const MOST_BYTES = 28 * 1024;
const HOLE = '$' + '{';
const cards = await realCards();
const root = path.resolve(import.meta.dirname, '../../cards');
const templates = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
);

const sample: AnswerData = {
  ...{ lang: 'fr', headline: 'La fiche 1.1 est pilotée par la Caf.', items: [] },
  rows: [{ label: 'Axe 1', value: 'Agir pour le développement de l’offre petite enfance' }],
  notes: ['Fiche 1.1 : « Poursuivre l’accompagnement à la création »'],
  known: [{ label: 'Avancement', value: 'couvert, 56 % (13 novembre 2026)' }],
  sources: [
    'ce que les partenaires ont noté',
    'support du GT Axe 5, 1er juillet 2025, « Introduction – 1. Présentation du Schéma »',
  ],
  questions: ['Indicateurs de la fiche 1.1 ?', 'Quels sont les axes du plan ?'],
  wrong: [{ title: 'Ce n’est pas ça', id: 'fiche:1.1/pilote' }],
};

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: texts that a template must not evaluate
const hostile = [
  '${1+1}',
  '${$root.secret}',
  '[Valider](https://evil.example)',
  '**gras** _x_',
  '<at>Préfet</at>',
  '<script>',
  '=HYPERLINK("x")',
  'a'.repeat(4000),
  '\u202emrof',
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: end of the list

it('a label and the value beside it are read as one line', () => {
  const text = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
  const row = (...texts: string[]) => ({
    type: 'ColumnSet',
    columns: texts.map((one) => ({ type: 'Column', items: [text(one)] })),
  });
  const body = [row('Quand', 'mardi à 14h'), row('•', 'Tour de table'), row('a', 'b', 'c')];
  const lines = (lang: string) => readCard({ type: 'AdaptiveCard', lang, body }).split('\n');
  expect(lines('fr')).toEqual(['Quand\u00a0: mardi à 14h', 'Tour de table', 'a', 'b', 'c']);
  expect(lines('en')[0]).toBe('Quand: mardi à 14h');
});

describe.each(cards)('the card $name', ({ card, text }) => {
  it('is a card of version 1.5 with nothing outside the schema', () => {
    expect(cardSchema.safeParse(card).error?.issues ?? []).toEqual([]);
  });

  it('holds no hole of a template', () => {
    expect(JSON.stringify(card)).not.toContain(HOLE);
  });

  it('says in its text twin all that it shows, buttons apart', () => {
    const squeeze = (s: string) => s.replace(/[•\s]+/g, ' ').trim();
    expect(squeeze(text)).toBe(squeeze(readCard(card, { actions: false })));
  });

  it('is small enough for Teams', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(MOST_BYTES);
  });
});

it('reads what a choice says, and not what is behind it', () => {
  const choices = [{ title: 'Si besoin', value: 'maybe' }];
  const card = { type: 'AdaptiveCard', body: [{ type: 'Input.ChoiceSet', choices }] };
  expect(readCard(card)).toBe('Si besoin');
});

it('knows what a text is the value of, and what is one of several', () => {
  const column = (text: string) => ({ type: 'Column', items: [{ type: 'TextBlock', text }] });
  const pair = (first: string, second: string) => ({
    type: 'ColumnSet',
    columns: [column(first), column(second)],
  });
  const body = [pair('Quand', 'mardi'), pair('•', 'Tour de table')];
  expect(linesOf({ type: 'AdaptiveCard', body })).toEqual([
    { label: 'Quand', text: 'mardi', item: false },
    { label: '', text: 'Tour de table', item: true },
  ]);
});

it('a real card shows every template', () => {
  const names = templates.map((file) => path.basename(file, '.json'));
  expect(cards.map(({ template }) => template)).toEqual(expect.arrayContaining(names));
});

describe('text given to the answer card', () => {
  it.each(hostile)('stays text: %.40s', (text) => {
    const shape = (headline: string) =>
      JSON.stringify(
        answerCard({ ...sample, headline, items: [headline], notes: [headline] }).card,
        (_, value) => (typeof value === 'string' ? 'text' : value),
      );
    expect(shape(text)).toBe(shape('abc'));
    const { card } = answerCard({ ...sample, headline: text });
    const [first = ''] = readCard(card).split('\n');
    // The typography of its language is all that changes.
    const plain = first.replaceAll('’', "'").replace(/«[\u00a0\u202f]|[\u00a0\u202f]»/g, '"');
    expect(plain.replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
  });
});

it('shows of a list that is taller than a screen its names, or its first lines; the rest is behind a press, and the text has all', () => {
  const items = Array.from({ length: 9 }, (_, at) => `${at + 1} ${'long '.repeat(20)}`.trim());
  const seenIn = (of: object) =>
    readCard(JSON.parse(JSON.stringify(of), (_, v) => (v?.isVisible === false ? null : v)));
  const { card, text } = answerCard({ ...sample, items });
  expect(seenIn(card)).not.toContain(items[8]);
  for (const item of items) expect(text).toContain(item);
  expect(JSON.stringify(card)).toMatch(/"Début de la liste\s: \d\ssur\s9"/);
  const short = items.map((_, at) => `Axe ${at + 1}`);
  const named = seenIn(answerCard({ ...sample, items, short }).card);
  for (const name of short) expect(named).toContain(name);
  expect(named).not.toContain(items[0]);
  const few = answerCard({ ...sample, items: ['un'], short: ['1'] }).card;
  expect(seenIn(few)).toContain('un');
});

it('names the documents it comes from; where in them is behind a press, and in the text', () => {
  const { card, text } = answerCard(sample);
  const [seen, whole] = (card.body as { id?: string; isVisible?: boolean }[]).slice(-2);
  expect(JSON.stringify(seen)).toMatch(/partenaires ont noté.*juillet.2025"/);
  expect(whole).toMatchObject({ id: 'source', isVisible: false });
  expect(text.match(/^Source.*$/gm)?.join()).toMatch(/«\sIntroduction/);
  const plain = answerCard({ ...sample, sources: ['les partenaires'] }).card;
  expect(JSON.stringify(plain)).not.toContain('Source entière');
});

it('what is kept of somebody says who they are in labels, and how much besides in one row a heading, which opens it', () => {
  const sections = [
    { title: 'Qui vous êtes', lines: ['Organisation : Caf'] },
    { title: 'Vos groupes', lines: ['un groupe', 'un autre'] },
    { title: 'Vos votes', lines: ['un vote'] },
  ];
  const title = 'Ce que je sais de vous';
  const { card, text } = mineCard({ lang: 'fr', title, sections, notes: [], acts: [] });
  expect(linesOf(card)).toContainEqual({
    label: 'Organisation\u00a0:',
    text: 'Caf',
    item: false,
  });
  expect(text).toMatch(/Vos groupes \(2\)\n• Un groupe\n• Un autre\nVos votes \(1\)\n• Un vote/);
  for (const id of ['kept-0', 'kept-1'])
    expect(JSON.stringify(card)).toContain(`"targetElements":["${id}"]`);
});

it('gives the two languages the same welcome card', () => {
  const jobs = [{ title: 'Poser une question', say: 'aide' }];
  const said = { headline: 'Bonjour', notice: [], intro: ['Voici'], toDo: [], moreTitle: 'Plus' };
  const data = { ...said, waiting: jobs, jobs, sections: [{ title: 'Données', lines: ['une'] }] };
  const shape = (lang: 'fr' | 'en') =>
    JSON.stringify(welcomeCard({ ...data, lang }).card, (_, value) =>
      typeof value === 'string' ? 'text' : value,
    );
  expect(shape('fr')).toBe(shape('en'));
});

describe('Microsoft’s own renderer', () => {
  let parse: (card: object) => string[];
  beforeAll(async () => {
    const { AdaptiveCard, SerializationContext, Versions } = await import('adaptivecards');
    parse = (card) => {
      const context = new SerializationContext(Versions.v1_5);
      new AdaptiveCard().parse(card, context);
      // Its check of `lang` keeps state between calls (a /g regular expression) and refuses every other card.
      return Array.from(
        { length: context.eventCount },
        (_, i) => context.getEventAt(i).message,
      ).filter(
        (message) =>
          !message.includes('property "lang"') &&
          // Teams' own charts: the renderer of the standard shows what stands in their place.
          !/^Unknown element type "Chart\.\S+". Fallback will be used/.test(message),
      );
    };
  });

  it.each(cards)('finds nothing to say about the card $name', ({ card }) => {
    // Charts are Teams' own; this renderer drops them, as the card asks.
    const known = parse(card).filter((event) => !/^Unknown element type "Chart\./.test(event));
    expect(known).toEqual([]);
  });
});

it('a source is read whole, however long it is', () => {
  const source = `support du GT Axe 5, 1er juillet 2025, « Introduction – 1. Présentation du Schéma »`;
  const { card, text } = answerCard({ ...sample, sources: [source] });
  expect(JSON.stringify(card)).toContain('1. Présentation du Schéma\u00a0»"');
  expect(text).toContain('1. Présentation du Schéma');
});

type Node = Record<string, unknown>;

/** What is shown at once, the form of a button for older clients apart. */
function shown(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('isVisible' in value && value.isVisible === false) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    key === 'fallback' ? [] : shown(child),
  );
  return Array.isArray(value) ? inside : [value as Node, ...inside];
}

const drawn = cards.map(({ name, card }) => ({ name, nodes: shown(card) }));
const styled = (nodes: readonly Node[], style: string) =>
  nodes.filter((node) => String(node.type).startsWith('Action.') && node.style === style).length;
const asksFor = (nodes: readonly Node[]) =>
  nodes.some(({ type }) => String(type).startsWith('Input.'));
const named = (rule: (nodes: Node[]) => boolean) =>
  drawn.filter(({ nodes }) => rule(nodes)).map(({ name }) => name);

it('makes titles, points, labels, notices and notes of the parts, in every template', () => {
  const own = templates.filter((file) => {
    const template = readFileSync(path.join(root, file), 'utf8');
    const label = /"text": "\$\{label\}"/;
    return (
      template.includes('•') ||
      /"style": "heading"|AdaptiveCard/.test(template) ||
      /"style": "(?:warning|attention)"/.test(template) ||
      label.test(template)
    );
  });
  expect(own).toEqual([]);
});

it('has one positive action where something is to be sent, and never two', () => {
  expect(named((nodes) => styled(nodes, 'positive') > 1)).toEqual([]);
  expect(named((nodes) => asksFor(nodes) && styled(nodes, 'positive') !== 1)).toEqual([]);
});

it('has no positive action where one destroys', () => {
  const destroying = named((nodes) => styled(nodes, 'destructive') > 0);
  expect(destroying).toEqual(['mes-donnees', 'sous-groupe-supprime', 'oubli']);
  expect(named((n) => styled(n, 'destructive') > 0 && styled(n, 'positive') > 0)).toEqual([]);
});

it('begins each frame of notices with a sign, and each notice with a word', () => {
  const frames = drawn.flatMap(({ nodes }) =>
    nodes
      .filter(({ style }) => style === 'warning')
      .map(({ items }) =>
        shown(items)
          .filter(({ type }) => type === 'RichTextBlock')
          .map(({ inlines }) => (inlines as Node[]).map(({ text }) => text).join('')),
      ),
  );
  expect(frames.flat().length).toBeGreaterThan(4);
  for (const [first, ...others] of frames) {
    expect(first).toMatch(/^⚠\ufe0e \p{Lu}/u);
    for (const other of others) expect(other).toMatch(/^\p{Lu}/u);
  }
});
