import { expect, it } from '@jest/globals';
import { camille, readAll } from '../../../support/partners.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = async (text: string) =>
  readAll(await house.say(camille, text)).replace(/[\u00a0\u202f]/g, ' ');

it.each([
  'c’est où déjà la réunion ?',
  'et la réunion, elle est maintenue ou pas ?',
  'where is the meeting?',
])('a meeting of the document that is over is never told as one to come: « %s »', async (text) => {
  const read = await say(text);
  expect(read).toMatch(/Aucune réunion|No meeting/);
  expect(read.split('\n')[0]).not.toMatch(/^(?:Oui|Yes)/);
});

it('is told as it was where its day is named', async () => {
  expect(await say('où se déroule la réunion du 1er juillet 2025 ?')).not.toMatch(/Aucune réunion/);
});
