/** What the plan says of each organisation, beside what it leads: the facts and lines that name it. */

import { fold } from '../language/fold.ts';
import { oncePer } from '../language/once-per.ts';
import type { Entry } from './entry.ts';
import type { Knowledge } from './knowledge.ts';

/** Facts and lines whose own words name an organisation, or one that is a part of it. */
export const mentionsOf = (id: string, knowledge: Knowledge): readonly Entry[] =>
  linesOf(knowledge).get(id) ?? [];

/** Words alone, as they are compared: "l’ARS," as "l ars". */
const plainly = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

const linesOf = oncePer(({ index, plan }: Knowledge): ReadonlyMap<string, readonly Entry[]> => {
  const made = new Map<string, Entry[]>();
  const told = index.entries.filter(
    ({ outcome, shape, fields: [field = ''], entities: [main = ''] }) =>
      outcome === 'answered' &&
      (shape === 'item' || (shape === 'fact' && main.startsWith('theme:'))) &&
      /^(?:fiche|axe|theme):/.test(main) &&
      field !== 'source',
  );
  const lines = new Map(told.map((entry) => [` ${plainly(entry.say('fr').headline)} `, entry]));
  for (const { id, nom, court = nom, alias } of plan.organisations) {
    // As it is written: "élections municipales" names no town.
    const names = [nom, court, ...alias].map((name) => ` ${plainly(name)} `);
    const own = [...lines].filter(([line]) => names.some((name) => line.includes(name)));
    made.set(
      `organisation:${id}`,
      own.map(([, entry]) => entry),
    );
  }
  // What its parts do is behind what it does itself.
  for (const { id, partieDe } of [...plan.organisations].reverse()) {
    const whole = `organisation:${partieDe}`;
    const own = made.get(whole) ?? [];
    const more = (made.get(`organisation:${id}`) ?? []).filter((entry) => !own.includes(entry));
    if (partieDe) made.set(whole, [...own, ...more]);
  }
  return made;
});
