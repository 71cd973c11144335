/** What a conversation keeps of a person: what is open between them and the bot. */
import { type PersonalData, personalData } from '../contract/personal-data.ts';
import { matters } from './matters.ts';

export const conversationPersonalData: PersonalData[] = [
  personalData(matters, {
    label: { fr: 'Ce que vous n’avez pas fini avec le bot', en: 'What you left open with the bot' },
    about: ({ value }, who) => value.person === who.person,
    data: ({ value }) =>
      value.open.map(({ kind, label, at, until }) => ({ kind, label, at, until })),
    lines: ({ value }) => value.open.map(({ label }) => label).filter((label) => label !== ''),
    idFor: 'conversation',
    without: () => undefined,
    keep: { kind: 'addresses', usedAt: ({ open }) => open[0]?.until },
  }),
];
