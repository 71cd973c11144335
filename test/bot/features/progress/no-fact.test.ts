/** What another thinks of a fiche, or what is only supposed of it: whoever leads it is asked before it is noted. */
import { beforeEach, expect, it } from '@jest/globals';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { admin, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const kept = () => house.store.read((reader) => reader.list(updates));

beforeEach(async () => {
  await house.meet(holder);
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
});

it.each([
  'la 1.1 serait bloquée si la Caf ne signait pas',
  'Karim pense que la fiche 1.1, elle dit que c’est bloqué',
  'il trouve que la 1.1 est bloquée',
  'on dit que la 1.1 est à 80 %',
  'il paraît que la fiche 1.1 est à l’orage',
])('is asked first: « %s »', async (text) => {
  expect(await say(holder, text)).toMatch(/^Dois-je (?:noter|comprendre)/u);
  expect(await kept()).toEqual([]);
});

it.each(['la 1.1 est bloquée', 'on démarrait à peine la 1.1, 20 %', 'je dirais 65 % sur la 1.1'])(
  'what is told for sure is noted: « %s »',
  async (text) => {
    await say(holder, text);
    expect(await kept()).toHaveLength(1);
  },
);
