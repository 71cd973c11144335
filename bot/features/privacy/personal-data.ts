import { lasting } from '../../contract/lasting.ts';
import { impersonalData, type PersonalData, personalData } from '../../contract/personal-data.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { links } from '../../links/links.ts';
import { quarantineData } from './model/quarantine.ts';
import { erasures, forgettings } from './model/schema.ts';
import { strings } from './show/strings.ts';

/** What privacy itself holds about a person. */
export const privacyPersonalData: PersonalData[] = [
  personalData(forgettings, {
    label: { fr: 'Votre demande d’oubli', en: 'Your request to be forgotten' },
    found: 'id',
    about: ({ id }, who) => id === who.person,
    data: ({ value }) => value,
    lines: ({ value }, _, locale) => [shortDay(value.askedAt.slice(0, 10), locale)],
    without: () => undefined,
    // Good for an hour; a line left unanswered is kept no longer than an address that is gone.
    keep: { kind: 'addresses', usedAt: ({ askedAt }) => askedAt },
  }),
  personalData(links, {
    label: { fr: 'Liens faits pour vous', en: 'Links made for you' },
    found: 'person',
    about: ({ value }, who) => value.person === who.person,
    data: ({ value: { kind, expiresAt, once, usedAt } }) => ({ kind, expiresAt, once, usedAt }),
    lines: ({ value: { kind, expiresAt } }, _, locale) => {
      const { opens, document, until } = strings[locale];
      return [until(opens[kind] ?? document, shortDay(expiresAt.slice(0, 10), locale))];
    },
    without: () => undefined,
    keep: { kind: 'addresses', usedAt: ({ expiresAt }) => expiresAt },
  }),
  quarantineData,
  impersonalData(erasures, { fr: 'Personnes oubliées, par jour', en: 'People forgotten, by day' }),
  impersonalData(lasting, { fr: 'Ce qui ne doit pas revenir', en: 'What must not come back' }),
];
