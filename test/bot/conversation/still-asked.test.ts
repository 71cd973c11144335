/** A question that is not answered, where something else is done behind it: it is asked again, and a "oui" is to it. */
import { expect, it } from '@jest/globals';
import { animator, camille, holder, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { withLed } from '../../support/with-led.ts';

const say = sayIn(withLed('axe-1', [camille, zoe]));

it('a removal that was asked about is not dropped by what is ordered next', async () => {
  await say(animator, `ajoute ${camille.name} à l’axe 1`);
  expect(
    await say(animator, `${camille.name} part en congé maternité, il faut l’enlever de l’axe 1`),
  ).toContain('ne fait plus partie');
  const next = await say(animator, `ajoute ${zoe.name} à l’axe 1`);
  expect(next).toContain(`${zoe.name} fait maintenant partie`);
  expect(next).toMatch(/attends encore votre « oui » ou votre « non ».*ne fait plus partie/);
  expect(await say(animator, 'oui')).toContain(`${camille.name} ne fait plus partie`);
});

it('what it was asked about is answered once: nothing waits behind its « non »', async () => {
  await say(holder, 'la plaquette, ça se précise');
  expect(await say(holder, '1.1 : 40 %')).toContain('J’attends encore');
  await say(holder, 'non');
  expect(await say(holder, '1.1 : 45 %')).not.toContain('J’attends encore');
});

it('is not said behind a question, which does nothing', async () => {
  await say(holder, 'la plaquette, ça se précise');
  expect(await say(holder, 'qui pilote la fiche 1.1 ?')).not.toContain('J’attends encore');
});
