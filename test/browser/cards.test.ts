/** Real cards, drawn by Microsoft's own renderer as Teams would show them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readCard } from '../../cards/text.ts';
import { launchChromium } from '../support/browser.ts';
import { cutLabels, heightOf } from '../support/card-picture.ts';
import { type RealCard, realCards } from '../support/real-cards.ts';

/** Teams' older limit, which the project keeps to. */
const MOST_BYTES = 28 * 1024;

type Node = Record<string, unknown>;

/** All that a card holds, without the form of its buttons for older clients, which says the same once more. */
function nodesOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    key === 'fallback' ? [] : nodesOf(child),
  );
  return Array.isArray(value) ? inside : [value as Node, ...inside];
}

let browser: Browser;
let cards: RealCard[];
/** Real cards that break a rule, by name. */
const breaking = (breaks: (nodes: Node[], card: RealCard) => boolean) =>
  cards.filter((card) => breaks(nodesOf(card.card), card)).map(({ name }) => name);

beforeAll(async () => {
  browser = await launchChromium();
  cards = (await realCards()).filter(({ most }) => most);
});
afterAll(() => browser?.close());

test('a real card is seen whole on a screen: each keeps to its height at 440 px', async () => {
  const tall: string[] = [];
  for (const { name, most, card } of cards) {
    const height = await heightOf(browser, card, { theme: 'light', width: 440 });
    if (height > (most ?? 0)) tall.push(`${name}: ${height} px, ${most} at most`);
  }
  expect(tall).toEqual([]);
});

test('a button has its whole label in a narrow window', async () => {
  const cut: string[] = [];
  for (const { name, card } of cards)
    for (const label of await cutLabels(browser, card, { theme: 'light', width: 320 }))
      cut.push(`${name}: ${label}`);
  expect(cut).toEqual([]);
});

test('a real message is small enough for Teams, its pictures with it', () => {
  expect(breaking((_, { bytes }) => bytes > MOST_BYTES)).toEqual([]);
});

test('a card has one positive action: what it is for, or none where it is only read or its lines are pressed', () => {
  const positive = (nodes: Node[]) => nodes.filter(({ style }) => style === 'positive').length;
  expect(breaking((nodes) => positive(nodes) > 1)).toEqual([]);
  expect(breaking((nodes) => positive(nodes) === 1)).toEqual([
    'accueil',
    'restitution',
    'etat-fiche',
    'arbitrages',
    'prochaines-reunions',
    'reunion',
    'importer-lu',
  ]);
});

test('a restitution says what is to be decided, why its counts are not today’s, how it went, what is blocked: each in two lines at most', () => {
  const [found] = cards.filter(({ name }) => name === 'restitution');
  const lines = readCard(found?.card ?? {}, { actions: false, points: true }).split('\n');
  const points = lines.filter((line) => /^•|à prendre/.test(line));
  for (const point of points) expect(point.length).toBeLessThan(100);
  expect(points.join('\n')).toMatch(
    /^\d.*à prendre.*\n• Compté comme validé.*\n• .*avancent.*\n• .*bloquées.*$/,
  );
});

test('a meeting to come is pressed whole, and says whether an answer is asked', () => {
  const [found] = cards.filter(({ name }) => name === 'prochaines-reunions');
  const lines = readCard(found?.card ?? {}, { actions: false, points: true }).split('\n');
  const presses = nodesOf(found?.card).filter(({ selectAction }) => selectAction !== undefined);
  expect(presses.length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.startsWith('Votre réponse')).length).toBe(presses.length);
});

test('each of the last decisions is opened by a press of its row', () => {
  const [found] = cards.filter(({ name }) => name === 'decisions');
  const presses = nodesOf(found?.card).flatMap(({ selectAction }) => selectAction ?? []) as Node[];
  expect(presses.length).toBe(3);
  expect(JSON.stringify(presses[0])).toMatch(
    /décidé à la réunion du groupe de travail de l’axe.5 le 16/,
  );
});

test('an average says what the committee counts, where that is another', () => {
  const [found] = cards.filter(({ name }) => name === 'etat-plan');
  const said = readCard(found?.card ?? {}, { actions: false });
  expect(said).toMatch(/avancement moyen 64\s%[\s\S]*63\s%/);
});

test('news that are more than the card has say why these are shown', () => {
  const [found] = cards.filter(({ name }) => name === 'quoi-de-neuf');
  const [headline, , why] = readCard(found?.card ?? {}, { actions: false }).split('\n');
  expect(headline).toMatch(/^\d\d fiches ou actions ont bougé/);
  expect(why).toBe('D’abord les baisses, de météo ou d’avancement');
});

test('a picture is told in words, and one that is pressed says what the press answers', () => {
  const pictures = (nodes: Node[]) => nodes.filter(({ type }) => type === 'Image');
  expect(
    breaking((nodes) => pictures(nodes).some(({ altText }) => typeof altText !== 'string')),
  ).toEqual([]);
  const mute = ({ altText, selectAction }: Node) =>
    selectAction !== undefined && altText !== (selectAction as Node).title;
  expect(breaking((nodes) => pictures(nodes).some(mute))).toEqual([]);
  const [voted] = cards.filter(({ name }) => name === 'sondage-repondu');
  expect(pictures(nodesOf(voted?.card)).map(({ altText }) => altText)).toContain(
    'mardi 8 décembre, 14 h – 16 h\u00a0: oui, votre réponse',
  );
});
