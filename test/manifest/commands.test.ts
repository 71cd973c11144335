import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { inEnglish, type Manifest, openPackage } from '../support/app-package.ts';
import { botWithoutStore } from '../support/bot.ts';
import type { plans } from '../support/vocabulary.ts';

const now = new Date('2026-11-24T09:00:00Z');
const { manifest, english } = openPackage();

const titles = ({ bots }: Manifest): string[] =>
  bots.flatMap(({ commandLists }) =>
    commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
  );
const french = titles(manifest);
const both: [Locale, string][] = [
  ...french.map((title): [Locale, string] => ['fr', title]),
  ...titles(inEnglish(manifest, english)).map((title): [Locale, string] => ['en', title]),
];

const bots = {} as Record<keyof typeof plans, Bot>;
beforeAll(async () => {
  for (const plan of ['seineSaintDenis', 'valDeBrume'] as const) {
    bots[plan] = await botWithoutStore(plan);
  }
  // Two plans are read: a second each on a machine that has nothing else to do.
});

const readingOf = (bot: Bot, title: string, locale: Locale) => {
  const [best] = bot.understand(title, { now }, locale);
  return best;
};

describe('a command that Teams offers', () => {
  it.each(both)('is understood for certain, whatever the plan (%s): %s', (locale, title) => {
    for (const bot of Object.values(bots)) {
      const reading = readingOf(bot, title, locale);
      expect(['command', 'question', 'help', 'poll']).toContain(reading?.kind);
      expect(['order', 'courtesy', 'told', 'question']).toContain(reading?.rank);
      expect(reading?.left ?? []).toEqual([]);
    }
  });

  it('means the same in both languages', () => {
    const half = both.length / 2;
    for (const [i, [, title]] of both.slice(0, half).entries()) {
      const [, other] = both[i + half] as [Locale, string];
      const readings = [
        readingOf(bots.seineSaintDenis, title, 'fr'),
        readingOf(bots.seineSaintDenis, other, 'en'),
      ].map((r) => ({
        kind: r?.kind,
        does: r?.fields.intent ?? r?.fields.talk ?? r?.fields.fields,
      }));
      expect([title, readings[0]]).toEqual([title, readings[1]]);
    }
  });

  it('does not change by being offered: none names a fiche, which is the business of a plan', () => {
    expect(both.filter(([, title]) => /\d/.test(title))).toEqual([]);
  });

  it('is one of seven: Teams shows ten at most, and a person reads a few', () => {
    for (const { commandLists } of manifest.bots)
      for (const { commands } of commandLists) expect(commands).toHaveLength(7);
  });
});
