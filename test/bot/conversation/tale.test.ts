/** A story that ends by asking something else: it is noted, and what is asked is answered. */
import { expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, holder, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, async () => {
  await gather(house, [animator, zoe]);
  for (const person of [admin, holder]) await house.meet(person);
  await say(admin, 'Paul Pilote pilote la fiche 1.1');
});

it('what a pilote tells at length is noted whole, whatever is asked behind it', async () => {
  const shown = await say(
    holder,
    'la 1.1 ça avance, on a vu douze familles à Montreuil, la convention est signée hier, c’est quand le prochain CDSF ?',
  );
  expect(shown).toContain('C’est noté. Fiche 1.1');
  expect(shown).toContain('douze familles');
  expect(shown).toContain('CDSF');
});

it('a meeting is planned, whether or not people are told is asked behind it', async () => {
  const shown = await say(
    animator,
    'réunion carto mercredi 9 décembre de 10h à 12h en visio, tu préviens tout le monde ?',
  );
  expect(shown).toContain('mercredi 9 décembre 2026, de 10 h à 12 h');
});

it('that nobody had the time is no news', async () => {
  const shown = await say(holder, 'pas eu le temps, je suis sous l’eau, je te dis ça lundi');
  expect(shown).not.toContain('C’est noté');
});

it('what is ordered beside a list that is asked for is said back', async () => {
  const asked =
    'rappelle moi vendredi d’appeler la mairie, et qui est dans mon groupe maintenant ?';
  const shown = await say(zoe, asked);
  expect(shown).toContain('Zoé Petit');
  expect(shown).toContain('rappelle moi vendredi');
});

it('a story that ends by asking whether it is so is asked, and records nothing', async () => {
  const shown = await say(holder, 'la 1.1 on est à 60, la Caf bloque, non ?');
  expect(shown).not.toContain('C’est noté');
});
