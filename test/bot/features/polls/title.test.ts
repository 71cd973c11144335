import { beforeAll, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, noon } from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  await gather(house, [animator]);
});

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
