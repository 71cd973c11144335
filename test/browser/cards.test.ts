/** Real cards, drawn by Microsoft's own renderer as Teams would show them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser.ts';
import { heightOf, pictureOf } from '../support/card-picture.ts';
import { type RealCard, realCards } from '../support/real-cards.ts';

/** Teams' older limit, which the project keeps to. */
const MOST_BYTES = 28 * 1024;

let browser: Browser;
let cards: RealCard[];
beforeAll(async () => {
  browser = await launchChromium();
  cards = await realCards();
});
afterAll(() => browser?.close());

test('a real card is seen whole on a screen: each keeps to its height at 440 px', async () => {
  const tall: string[] = [];
  for (const { name, most, card } of cards) {
    const height = heightOf(await pictureOf(browser, card, { theme: 'light', width: 440 }));
    if (height > most) tall.push(`${name}: ${height} px, ${most} at most`);
  }
  expect(tall).toEqual([]);
});

test('a real message is small enough for Teams, its pictures with it', () => {
  expect(cards.filter(({ bytes }) => bytes > MOST_BYTES).map(({ name }) => name)).toEqual([]);
});

test('a card has one positive action at most, and pictures are told in words', () => {
  for (const { name, card } of cards) {
    const json = JSON.stringify(card).replace(/"fallback":\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '');
    expect([name, json.match(/"style":"positive"/g)?.length ?? 0]).toEqual([
      name,
      json.includes('"style":"positive"') ? 1 : 0,
    ]);
    expect(json.match(/"type":"Image"/g)?.length ?? 0).toBe(json.match(/"altText":/g)?.length ?? 0);
  }
});
