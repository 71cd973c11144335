/** What progress holds about a person: what they said, and what they started. */

import { FORMER } from '../../contract/marks.ts';
import {
  impersonalData,
  type PersonalData,
  type PersonalDataRules,
  personalData,
} from '../../contract/personal-data.ts';
import type { Collection, Reader } from '../../contract/store.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { numberOf } from '../../knowledge/identity.ts';
import type { Plan } from '../../knowledge/schema.ts';
import { subjectOf } from '../../knowledge/subjects.ts';
import type { Locale } from '../../language/locale.ts';
import { signs } from '../../language/signs.ts';
import { groupLabel } from '../people/model/group-names.ts';
import { isNamed } from '../people/model/references/names.ts';
import { campaigns, digests, rounds, snapshots, type Update, updates } from './model/schema.ts';
import { shownText } from './read/reading.ts';

/** "3 novembre 2026, fiche 1.1", as whoever it is told to reads it; an action by its short name. */
function dayAndSubject(
  { at, subject }: { at: string; subject: string },
  plan: Plan,
  locale: Locale,
): string {
  const found = subjectOf(plan, subject);
  const name =
    found && found.kind !== 'fiche'
      ? found.short[locale]
      : `${subject.slice(0, subject.indexOf(':'))} ${numberOf(plan, subject)}`;
  return `${shortDay(at.slice(0, 10), locale)}, ${name}`;
}

const own = (plan: Plan): PersonalDataRules<Update> => ({
  label: { fr: 'Ce que vous avez dit de l’avancement', en: 'What you said of progress' },
  about: ({ value }, who) => value.author === who.person || isNamed(value, who),
  data: ({ value }, who) => {
    // What somebody else said of them is told by its day and subject: the words are theirs.
    const { subject, asOf, at } = value;
    return value.author === who.person ? value : { subject, asOf, at, named: true };
  },
  lines: ({ value }, who, locale) => [
    `${dayAndSubject(value, plan, locale)}${signs[locale].colon}${value.author === who.person ? `« ${shownText(value.words)} »` : '(…)'}`,
  ],
  places: ({ value: { subject } }) => [subject],
  without: ({ value }, who) =>
    value.author === who.person
      ? // A 1:1 chat may be named after its person.
        { ...value, author: FORMER, message: null }
      : value,
  keep: { kind: 'status' },
});

const plans = { fr: 'tout le plan', en: 'the whole plan' };
const axes = { fr: 'axe', en: 'axis' };

/** Rows that only say who started or declared something. */
function starter<T extends object>(
  collection: Collection<T>,
  label: PersonalData['label'],
  by: keyof T & string,
  {
    line,
    usedAt,
  }: {
    line: (value: T, locale: Locale, reader: Reader) => string | Promise<string>;
    usedAt: (value: T) => string | undefined;
  },
): PersonalData {
  const at = (value: T) => String(value[by]);
  return personalData(collection, {
    label,
    about: ({ value }, who) => at(value) === who.person,
    data: ({ id }) => ({ id }),
    lines: async ({ value }, _, locale, reader) => [await line(value, locale, reader)],
    without: ({ value }) => ({ ...value, [by]: FORMER }),
    keep: { kind: 'status', usedAt },
  });
}

export const progressPersonalData = (plan: Plan): PersonalData[] => [
  personalData(updates, own(plan)),
  personalData(snapshots, {
    label: { fr: 'Ce que vous avez validé', en: 'What you approved' },
    about: ({ value }, who) => value.by === who.person || isNamed(value, who),
    data: ({ id, value }, who) => ({ id, by: value.by === who.person }),
    lines: ({ value }, _, locale) => [dayAndSubject(value, plan, locale)],
    places: ({ value: { subject } }) => [subject],
    without: ({ value }, who) => (value.by === who.person ? { ...value, by: FORMER } : value),
    keep: { kind: 'status' },
  }),
  starter(
    campaigns,
    { fr: 'Points d’étape que vous avez lancés', en: 'Progress rounds that you started' },
    'startedBy',
    {
      line: async ({ scope: { kind, id }, from }, locale, reader) => {
        const axe = `${axes[locale]} ${numberOf(plan, id.replace(/^(?:axe[:-])?/, 'axe:'))}`;
        const group = kind === 'group' ? await groupLabel(reader, plan, id, locale) : axe;
        return `${kind === 'plan' ? plans[locale] : group}, ${shortDay(from, locale)}`;
      },
      usedAt: ({ stoppedAt }) => stoppedAt ?? undefined,
    },
  ),
  starter(
    digests,
    { fr: 'Résumés que vous avez demandés', en: 'Digests that you asked for' },
    'startedBy',
    {
      line: async ({ group, startedAt }, locale, reader) =>
        `${await groupLabel(reader, plan, group, locale)}, ${shortDay(startedAt.slice(0, 10), locale)}`,
      usedAt: () => undefined,
    },
  ),
  // Names of fiches and days only; kept as long as the updates that answer it.
  impersonalData(rounds, { fr: 'Points d’étape', en: 'Progress rounds' }, { kind: 'status' }),
];
