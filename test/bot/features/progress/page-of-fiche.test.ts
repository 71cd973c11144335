import { expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { animator, camille, holder, noon, readAll, refOf } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners({ pageUrl: (page) => `https://fil-rouge.example/tab/#/${page}` });

beginning(house, async () => {
  for (const person of [animator, holder, camille]) await house.meet(person);
  await house.store.transact((tx) =>
    tx.put(pilots, 'fiche:1.1', {
      ...{ organisation: 'caf', until: null, at: noon.toISOString(), by: refOf(animator) },
      ...{ holder: { person: refOf(holder), name: holder.name }, substitute: null },
    }),
  );
  await house.say(
    holder,
    '1.1 : orage, 40 %, convention signée, blocage : foncier introuvable, prochaine étape : revoir la mairie',
  );
});

it('a fiche that has a page leads to it, and not to its history too', async () => {
  const shown = readAll(await house.say(camille, 'où en est la fiche 1.1 ?'));
  expect(shown).toContain('Page de la fiche');
  expect(shown).not.toContain('Historique');
});

it('its history says what was done and what stops it, and the page has the rest', async () => {
  const shown = readAll(await house.say(camille, 'historique de la fiche 1.1'));
  expect(shown).toMatch(/convention signée[\s\S]*foncier introuvable[\s\S]*Page de la fiche/);
  expect(shown).not.toContain('revoir la mairie');
});
