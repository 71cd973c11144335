/** The bot over the written year of the demonstration, in a directory of its own, with whom the Playground begins. */
import type { Person } from '../../bot/contract/turn.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { fillWith } from '../../src/demo/fill.ts';
import { demoYear } from '../../src/demo/year.ts';
import { noon, openPartners, type Partners, publicUrl } from './partners.ts';
import { knowledgeOf } from './vocabulary.ts';

/** As `scripts/playground.yml` has them. */
export const camilleEssai: Person = {
  tenantId: '00000000-0000-4000-8000-000000000001',
  id: '00000000-0000-4000-8000-000000000020',
  teamsId: 'user-id-0',
  name: 'Camille Essai',
};

/** The house of `npm run playground -- --demo`: Camille Essai administers the bot and co-animates. */
export async function openDemo(knowledge?: Knowledge): Promise<Partners> {
  const known = knowledge ?? (await knowledgeOf('seineSaintDenis'));
  const partners = await openPartners(
    { pageUrl: (page) => `${publicUrl}/tab/#/${page}` },
    { knowledge: known, admins: [camilleEssai.id] },
  );
  const { plan } = known;
  await fillWith(partners.store, demoYear({ plan, now: noon, zone: 'Europe/Paris', seed: 93 }));
  return partners;
}
