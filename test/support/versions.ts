/** A plan that took the place of another one on a day, as a start finds it in the data. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { changesTo, versionOf } from '../../bot/features/versions/model/publishing.ts';
import { thingsOf } from '../../bot/knowledge/identity.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { confirmed } from '../../bot/knowledge/succession.ts';
import { withVersions } from '../../src/in-effect.ts';
import { knowledgeOf, plans } from './vocabulary.ts';

export const words = path.resolve(import.meta.dirname, '../../plan/vocabulaire');

/** Knowledge of a plan, and of the one that it has followed since an instant. */
export async function following(
  before: { plan: Knowledge['plan']; text: string },
  after: Knowledge,
  since: Date,
): Promise<Knowledge> {
  const things = thingsOf(before.plan);
  const served = {
    ...versionOf(after.plan, since, { text: '' }),
    changes: confirmed(changesTo(after.plan, things), things, thingsOf(after.plan)),
  };
  const earlier = [versionOf(before.plan, new Date('2026-01-01'), before)];
  return withVersions(after, { served, earlier }, words);
}

/** The invented plan of 2027-2032, since a day. */
export const suiteSince = async (since: Date): Promise<Knowledge> =>
  following(
    {
      plan: (await knowledgeOf('seineSaintDenis')).plan,
      text: await readFile(plans.seineSaintDenis, 'utf8'),
    },
    await knowledgeOf('suite'),
    since,
  );

/**
 * An avenant of the plan of Val-de-Brume, as its file: two fiches more, one of them under the number of the one that is
 * closed, and three with another number.
 */
export function avenantOf(text: string): string {
  const closedAt = text.indexOf('  - numero: "8"\n');
  const closedEnd = text.indexOf('  - numero: "25"\n');
  return [
    text.slice(0, closedAt),
    '  - { numero: "8", id: e2-malades, axe: "3", titre: Accueillir les enfants malades, pilote: [msa] }\n',
    '  - { numero: "2.5", id: e2-separes, axe: "2", titre: Accompagner les parents séparés, pilote: [caf] }\n\n',
    text.slice(closedEnd),
  ]
    .join('')
    .replace('  id: val-de-brume-2027-2032\n', '  id: val-de-brume-2027-2032\n  edition: 2\n')
    .replace('  - numero: "7"\n', '  - numero: "2.4"\n    id: "7"\n')
    .replace('  - numero: "25"\n', '  - numero: "9"\n    id: "25"\n')
    .replace('  - numero: "3.2"\n', '  - numero: "3.3"\n    id: "3.2"\n');
}
