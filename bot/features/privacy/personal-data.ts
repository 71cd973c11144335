import { z } from 'zod';
import { lasting } from '../../contract/lasting.ts';
import {
  impersonalData,
  type PersonalData,
  personalData,
  type Who,
} from '../../contract/personal-data.ts';
import type { QuarantinedRow } from '../../contract/store.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { fold } from '../../language/fold.ts';
import { links } from '../../links/links.ts';
import { erasures, forgettings } from './model/schema.ts';
import { strings } from './show/strings.ts';

const damaged = {
  fr: (day: string) => `Une ligne abîmée, mise à part le ${day}`,
  en: (day: string) => `A damaged line, set aside on ${day}`,
};

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** Spellings of a name of several words; one word alone may be any word ("France"). */
function spellings(name: string): string[] {
  const words = plain(name).split(' ');
  return words.length < 2 ? [] : [words.join(' '), [...words.slice(1), words[0]].join(' ')];
}

/** Whether somebody's ids or name stand in the row, wherever its shape has put them. */
function isAbout({ id, value }: QuarantinedRow, { person, teamsId, name, ...who }: Who): boolean {
  const text = `${id} ${JSON.stringify(value)}`;
  if ([person, who.id, teamsId].some((one) => one.length > 2 && text.includes(one))) return true;
  const words = plain(text);
  return spellings(name).some((spelling) => words.includes(spelling));
}

/** Rows of wrong shape: nobody reads them, and they are about people like all others. */
const quarantineData: PersonalData = {
  name: '$quarantine',
  collection: { name: '$quarantine', schema: z.unknown() },
  places: async () => undefined,
  label: { fr: 'Ce que je ne sais plus relire', en: 'What I can no longer read' },
  tell: async ({ quarantine }, who, locale) =>
    (await quarantine.list())
      .filter((row) => isAbout(row, who))
      // Not the value: nobody knows which part of it is about somebody else.
      .map(({ key, collection, at }) => ({
        id: key,
        lines: [damaged[locale](shortDay(at.slice(0, 10), locale))],
        data: { collection, at },
      })),
  forget: async ({ quarantine }, who) => {
    const rows = (await quarantine.list()).filter((row) => isAbout(row, who));
    for (const { key } of rows) await quarantine.drop(key);
    return rows.length;
  },
  // For whoever runs the service to mend it: as long as an address that is gone.
  purge: (store, before) =>
    store.transact(async ({ quarantine }) => {
      const old = (await quarantine.list()).filter(({ at }) => at < before('addresses'));
      for (const { key } of old) await quarantine.drop(key);
      return old.length;
    }),
};

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
