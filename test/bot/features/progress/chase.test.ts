/** News asked of somebody by name: what is sent, to whom, by when, and what is not. */
import { beforeEach, expect, it } from '@jest/globals';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { rounds } from '../../../../bot/features/progress/model/schema.ts';
import { animator, camille, holder, noon, refOf } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const since = noon.toISOString();
beforeEach(async () => {
  for (const person of [animator, holder, camille]) await house.meet(person);
  await house.store.transact(async (tx) => {
    const row = { organisation: 'caf', until: null, at: since, by: refOf(animator) };
    const as = { person: refOf(holder), name: holder.name };
    await tx.put(pilots, 'fiche:1.1', { ...row, holder: as, substitute: null });
    const own = [{ person: refOf(animator), since }];
    await tx.put(groups, 'axe-1', { ...emptyGroup('axe'), members: own, coAnimators: own });
  });
});
const say = sayIn(house);
const all = () =>
  house.store.read(async (reader) => (await reader.list(rounds)).map(({ value }) => value));

it('is wanted by the day that was said', async () => {
  const said = await say(animator, `demande à ${holder.name} des nouvelles pour le 30 novembre`);
  expect(said).toContain('C’est fait');
  expect(said).toMatch(/pour le .*30 nov/);
  expect((await all())[0]?.closesOn).toMatch(/-11-30$/);
});

it('is asked of nobody who has just told some, and it is said', async () => {
  await say(holder, '1.1 : 40 %');
  const said = await say(animator, `demande à ${holder.name} des nouvelles de ses fiches`);
  expect(said).toContain('Rien n’est demandé à');
  expect(said).not.toContain('C’est fait');
  expect(await all()).toEqual([]);
});

it('is asked of those who lead something, and who leads nothing is named', async () => {
  const said = await say(animator, `demande des nouvelles à ${holder.name} et ${camille.name}`);
  expect(said).toContain('C’est fait');
  expect(said).toContain(`${camille.name} ne pilote aucune fiche`);
});
