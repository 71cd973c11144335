/** What a conversation keeps of a person: what is open between them and the bot. */

import { type PersonalData, personalData, type Who } from '../contract/personal-data.ts';
import type { Transaction } from '../contract/store.ts';
import { matters } from './matters.ts';

const own = personalData(matters, {
  label: {
    fr: 'Vos demandes en cours avec Fil rouge',
    en: 'What you left open with Fil rouge',
  },
  found: 'person',
  about: ({ value }, who) => value.person === who.person,
  data: ({ value }) => value.open.map(({ kind, label, at, until }) => ({ kind, label, at, until })),
  lines: ({ value }) => value.open.map(({ label }) => label).filter((label) => label !== ''),
  idFor: 'conversation',
  without: () => undefined,
  keep: { kind: 'addresses', usedAt: ({ open }) => open[0]?.until },
});

/** What others left open about somebody goes too: what it would do cannot be done any more. */
async function forgetAmongOthers(tx: Transaction, { person, id }: Who): Promise<number> {
  let count = 0;
  for (const row of await tx.list(matters)) {
    const open = row.value.open.filter(({ data, asks, back }) => {
      const kept = JSON.stringify([data, asks, back]);
      return !kept.includes(person) && !kept.includes(id);
    });
    if (open.length === row.value.open.length) continue;
    await tx.put(matters, row.id, { ...row.value, open });
    count += 1;
  }
  return count;
}

export const conversationPersonalData: PersonalData[] = [
  {
    ...own,
    forget: async (tx, who) => (await own.forget(tx, who)) + (await forgetAmongOthers(tx, who)),
  },
];
