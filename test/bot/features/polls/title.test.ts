import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, noon, openPartners, type Partners } from '../../../support/partners.ts';

let house: Partners;
beforeAll(async () => {
  house = await openPartners();
  await gather(house, [animator]);
});
afterAll(() => house.close());

it.each([
  ['de la rentrée au modèle', 'rentrée au modèle'],
  ['sur le séminaire et', 'séminaire'],
  ["de l'atelier du livre, avec", 'atelier du livre'],
])(
  'a title loses the small words around it, and no part of a word: « %s »',
  async (said, title) => {
    const text = `nouveau sondage ${said} : 12/01/2027 14h-16h, 14/01/2027 9h-11h`;
    const [reading] = house.bot.understand(text, { now: noon }, 'fr');
    expect(String(reading?.fields.title).replaceAll('’', "'")).toBe(title);
  },
);
