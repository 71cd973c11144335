/** The bot as `npm run playground` starts it, in a directory of its own: the written year, or nothing told yet. */
import type { Person } from '../../bot/contract/turn.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { DemoYear } from '../../src/demo/fill.ts';
import { fillWith } from '../../src/demo/fill.ts';
import { readStory } from '../../src/demo/story.ts';
import { emptyYear, toldYear } from '../../src/demo/told-year.ts';
import { noon, openPartners, type Partners, publicUrl } from './partners.ts';
import { knowledgeOf, plans } from './vocabulary.ts';

/** As `scripts/playground.yml` has them. */
export const camilleEssai: Person = {
  tenantId: '00000000-0000-4000-8000-000000000001',
  id: '00000000-0000-4000-8000-000000000020',
  teamsId: 'user-id-0',
  name: 'Camille Essai',
};

/** The house of `npm run playground -- --demo`: Camille Essai administers the bot and co-animates. */
export async function openDemo(
  now = noon,
  knowledge?: Knowledge,
  /** The plan served over that year; absent: its own. */
  served?: Knowledge,
): Promise<Partners> {
  const known = knowledge ?? (await knowledgeOf('seineSaintDenis'));
  const story = await readStory(plans.seineSaintDenis);
  if (!story) throw new Error('The plan has no story.');
  const year = toldYear({ story, knowledge: known, now, zone: 'Europe/Paris' });
  return openWith(served ?? known, year);
}

/** The house of `npm run playground`: the same rights, and nothing told yet. */
export async function openPlain(now = noon): Promise<Partners> {
  const known = await knowledgeOf('seineSaintDenis');
  return openWith(known, emptyYear(known.plan, now));
}

async function openWith(knowledge: Knowledge, year: DemoYear): Promise<Partners> {
  const partners = await openPartners(
    {
      pageUrl: (page) => `${publicUrl}/tab/#/${page}`,
      personalLink: ({ id }) => `${publicUrl}/#lien/${id}`,
    },
    { knowledge, admins: [camilleEssai.id] },
  );
  await fillWith(partners.store, year);
  return partners;
}
