/** What the door without Teams holds about a person. */
import { personalLinks } from '../../door/personal-links.ts';
import { type Drawer, drawer } from '../../personal.ts';

export const doorDrawers: Drawer[] = [
  drawer(personalLinks, {
    label: { fr: 'Vos liens personnels', en: 'Your personal links' },
    about: ({ value }, who) => value.person === who.person,
    data: ({ value: { to, expiresAt, revokedAt } }) => ({ to, expiresAt, revokedAt }),
    lines: ({ value: { to, expiresAt } }) => [`${to}, ${expiresAt.slice(0, 10)}`],
    without: () => undefined,
    keep: { kind: 'addresses', usedAt: ({ expiresAt }) => expiresAt },
  }),
];
