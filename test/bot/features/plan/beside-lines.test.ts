/** What an answer shows besides is a line or two: lists become sentences, in the language of the answer. */
import { expect, it } from '@jest/globals';
import { camille, readAll } from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();

it.each([
  ['compare the actions of axis 2 and axis 3', 'en', 'carries 2 actions: '],
  ['taux d’occupation à Saint-Denis ?', 'fr', ''],
] as const)(
  'no semicolon follows the colon that announces a list: %s',
  async (text, locale, part) => {
    const said = readAll(await house.say(camille, text, { locale }));
    expect(said).toContain(part);
    expect(said).not.toMatch(/:\s*;/);
  },
);
