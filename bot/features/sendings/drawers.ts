/** A push names who started it; whom it went to is in the outbox, which privacy knows. */
import { type Drawer, drawer } from '../../personal.ts';
import { pushes } from '../../pushes.ts';

export const sendingsDrawers: Drawer[] = [
  drawer(pushes, {
    label: { fr: 'Envois que vous avez lancés', en: 'Sendings that you started' },
    about: ({ value }, who) => value.startedBy === who.person,
    data: ({ value }) => value,
    lines: ({ value }, _who, locale) => [
      `${value.startedAt.slice(0, 10)} : ${value.title[locale]}`,
    ],
    without: () => undefined,
    keep: { kind: 'sent', usedAt: ({ startedAt }) => startedAt },
  }),
];
