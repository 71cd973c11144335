/** What the door without Teams holds about a person. */

import { type PersonalData, personalData } from '../../contract/personal-data.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { personalLinks } from '../../links/personal-links.ts';
import { strings } from './show/strings.ts';

export const doorPersonalData: PersonalData[] = [
  personalData(personalLinks, {
    label: { fr: 'Vos liens personnels', en: 'Your personal links' },
    found: 'person',
    about: ({ value }, who) => value.person === who.person,
    data: ({ value: { to, expiresAt, revokedAt } }) => ({ to, expiresAt, revokedAt }),
    lines: ({ value: { to, expiresAt, revokedAt } }, _, locale) => {
      const say = strings[locale];
      const what = say.things[to.split(':')[0] as keyof typeof say.things] ?? to;
      const day = shortDay(expiresAt.slice(0, 10), locale);
      return [revokedAt === null ? say.open(what, day) : say.closed(what)];
    },
    without: () => undefined,
    keep: {
      kind: 'addresses',
      // One that was ever taken back goes with its person only: counted from one again, the next
      // would be opened by what was taken back.
      usedAt: ({ expiresAt, revokedAt, generation }) =>
        revokedAt === null && generation === 1 ? expiresAt : undefined,
    },
  }),
];
