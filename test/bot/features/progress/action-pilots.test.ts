/** Whoever pilots an action of a fiche is its pilote everywhere. */
import { describe, expect, it } from '@jest/globals';
import type { Pilot } from '../../../../bot/features/people/model/groups.ts';
import { pilotsOn } from '../../../../bot/features/people/model/piloting.ts';
import { rounds, updates } from '../../../../bot/features/progress/model/schema.ts';
import type { PlanPage } from '../../../../bot/pages/plan.ts';
import { admin, camille, noon, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const hugo = partner('hugo', 'Hugo Essai');
const FORUM = 'action:axe-4-a1';
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo]) await house.meet(person);
  await say(admin, 'Hugo Essai pilote le forum');
});

describe('the pilote of an action', () => {
  it('sees it as theirs on the page of the plan, with their name', async () => {
    const asker = { person: hugo, locale: 'fr', now: noon } as const;
    const page = (await house.bot.view(asker, 'plan.all', {})) as PlanPage;
    const line = page.subjects.find(({ id }) => id === FORUM);
    expect(line).toMatchObject({ mine: true, pilots: 'Hugo Essai', pilot: 'Hugo Essai' });
  });

  it('is asked for news of it by a campaign, and counts among who answered', async () => {
    await say(admin, 'lance une campagne pour l’axe 4, une seule fois');
    const [round] = await house.store.read((r) => r.list(rounds));
    expect(round?.value.asked.map(({ subject }) => subject)).toContain(FORUM);
    expect(await say(admin, 'qui a répondu à la campagne ?')).toContain('Hugo Essai');
  });

  it('tells of the action, and not of a fiche, without naming it', async () => {
    await say(hugo, 'ça avance bien, 40 %');
    const kept = await house.store.read(async (r) =>
      (await r.list(updates)).map((row) => row.value),
    );
    expect(kept.map(({ subject }) => subject)).toEqual([FORUM]);
  });

  it('is named where it is asked how it stands', async () => {
    await say(hugo, 'le forum : soleil, 40 %');
    expect(await say(zoe, 'où en est le forum ?')).toContain('Pilote : Hugo Essai');
  });
});

it('two who lead it together stand in for nobody', async () => {
  await say(admin, 'Hugo et Camille copilotent le forum');
  const asker = { person: camille, locale: 'fr', now: noon } as const;
  const page = (await house.bot.view(asker, 'plan.all', {})) as PlanPage;
  const line = page.subjects.find(({ id }) => id === FORUM);
  expect(line?.pilots).toBe('Hugo Essai et Camille Durand');
  expect(line?.mine).toBe(true);
});

it('whoever was named for an action comes before who leads its fiche, as long as they do', () => {
  const named = (name: string, until: string | null): Pilot => ({
    organisation: null,
    holder: { person: refOf(zoe), name },
    substitute: null,
    until,
    at: noon.toISOString(),
    by: refOf(admin),
  });
  const rows = new Map([
    ['action:a', named('Zoé', '2026-12-31')],
    ['fiche:1', named('Paul', null)],
  ]);
  const on = (day: string) =>
    pilotsOn(day, (id) => rows.get(id))({ id: 'action:a', led: 'fiche:1' })?.holder?.name;
  expect([on('2026-12-31'), on('2027-01-01')]).toEqual(['Zoé', 'Paul']);
});
