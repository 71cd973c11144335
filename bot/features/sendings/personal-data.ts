/** A push names who started it; whom it went to is in the outbox, which privacy knows. */
import { type PersonalData, personalData } from '../../contract/personal-data.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { isNamed } from '../people/model/references/names.ts';
import { pushes } from './model/pushes.ts';

export const sendingsPersonalData: PersonalData[] = [
  personalData(pushes, {
    label: { fr: 'Envois que vous avez lancés', en: 'Sendings that you started' },
    about: ({ value }, who) => value.startedBy === who.person || isNamed(value, who),
    data: ({ value }, who) =>
      value.startedBy === who.person ? value : { startedAt: value.startedAt, named: true },
    lines: ({ value }, _who, locale) => [
      `${value.title[locale]}, ${shortDay(value.startedAt.slice(0, 10), locale)}`,
    ],
    without: ({ value }, who) => (value.startedBy === who.person ? undefined : value),
    keep: { kind: 'sent' },
  }),
];
