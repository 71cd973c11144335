/** What meetings hold about a person, for privacy: tallies stay true, nobody keeps a name. */

import { FORMER } from '../../contract/marks.ts';
import { type PersonalData, personalData, type Who } from '../../contract/personal-data.ts';
import type { Reader } from '../../contract/store.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import type { Plan } from '../../knowledge/schema.ts';
import type { Locale } from '../../language/locale.ts';
import { signs } from '../../language/signs.ts';
import { people } from '../people/model/directory.ts';
import { groupLabel } from '../people/model/group-names.ts';
import { isNamed } from '../people/model/references/names.ts';
import { offsetsInWords } from './act/reminders.ts';
import { drafts } from './model/drafts.ts';
import {
  type Attendance,
  EVERYTHING,
  groupReminders,
  type Meeting,
  meetings,
  quiet,
} from './model/schema.ts';
import { statusInWords } from './show/section.ts';

/** Somebody forgotten keeps their place in the count, under a number. */
const FORMER_KEY = 'ancien-participant';

export const meetingsPersonalData = (plan: Plan): PersonalData[] => [
  personalData(meetings, {
    label: { fr: 'Vos réunions et vos réponses', en: 'Your meetings and your answers' },
    about: ({ value }, who) => rolesIn(value, who).length > 0,
    data: ({ id, value }, who) => ({
      meeting: id,
      date: value.when.date,
      roles: rolesIn(value, who),
      answer: ownAnswer(value, who),
    }),
    lines: async ({ value }, who, locale, reader) => {
      const { when, title } = value;
      const group = await groupLabel(reader, plan, value.group, locale);
      const what = [...(title === '' ? [] : [signs[locale].quoted(title)]), group].join(', ');
      const said = await answerOf(value, who, { reader, locale });
      const parts = rolesIn(value, who).map((role) =>
        role === 'answered' ? said : words[locale][role],
      );
      return [`${what}, ${shortDay(when.date, locale)}${signs[locale].colon}${parts.join(' ; ')}`];
    },
    places: ({ value: { group } }) => [group],
    without: ({ value }, who) => ({
      ...value,
      createdBy: former(value.createdBy, who),
      changedBy: former(value.changedBy, who),
      attendance: attendanceWithout(value.attendance, who),
    }),
    keep: { kind: 'polls', usedAt: ({ when }) => when.date },
  }),
  personalData(drafts, {
    label: { fr: 'Réunions que vous préparez', en: 'Meetings that you prepare' },
    about: ({ value }, who) => value.by === who.person || isNamed(value, who),
    data: ({ value }, who) => (value.by === who.person ? value : null),
    lines: async ({ value: { by, at, group, fields } }, who, locale, reader) => {
      const { unnamed, named } = words[locale];
      const title =
        by === who.person && fields.title !== '' ? [signs[locale].quoted(fields.title)] : [];
      const of = group === '' ? [] : [await groupLabel(reader, plan, group, locale)];
      const what = [...title, ...of].join(', ') || unnamed;
      const role = by === who.person ? [] : [named];
      return [[what, shortDay(at.slice(0, 10), locale), ...role].join(', ')];
    },
    places: ({ value: { group, next } }) => {
      const all = [group, ...next.map((one) => one.group)].filter((id) => id !== '');
      return all.length > 0 ? all : undefined;
    },
    // That of somebody else, who only names them, is theirs to send.
    without: ({ value }, who) => (value.by === who.person ? undefined : value),
    keep: { kind: 'addresses', usedAt: ({ at }) => at },
  }),
  personalData(quiet, {
    label: { fr: 'Rappels que vous avez arrêtés', en: 'Reminders that you stopped' },
    about: ({ value }, who) => value.person === who.person,
    data: ({ value }) => value,
    lines: async ({ value }, _, locale, reader) => [
      value.group === EVERYTHING
        ? words[locale].everything
        : await groupLabel(reader, plan, value.group, locale),
    ],
    without: () => undefined,
  }),
  personalData(groupReminders, {
    label: { fr: 'Rappels que vous avez réglés', en: 'Reminders that you set' },
    about: ({ value }, who) => value.by === who.person,
    data: ({ id, value }) => ({ group: id, offsets: value.offsets, at: value.at }),
    lines: async ({ id, value }, _, locale, reader) => {
      const offsets = offsetsInWords(value.offsets, locale) || words[locale].none;
      return [`${await groupLabel(reader, plan, id, locale)}${signs[locale].colon}${offsets}`];
    },
    without: ({ value }) => ({ ...value, by: FORMER }),
  }),
];

/** Who stands in and who answered for them are other people: only that there is somebody. */
function ownAnswer({ attendance }: Meeting, { person }: Who) {
  const answer = attendance[person];
  if (!answer) return null;
  const { status, word, at, tentative, representedBy, by } = answer;
  const standIn = representedBy !== null;
  return { status, word, at, tentative, standIn, saidByOther: by !== person };
}

/** Which answer, and who gave it where it was somebody else. */
async function answerOf(
  { attendance }: Meeting,
  { person }: Who,
  { reader, locale }: { reader: Reader; locale: Locale },
): Promise<string> {
  const answer = attendance[person];
  if (!answer) return '';
  const say = words[locale];
  const said = `${say.answered}${signs[locale].colon}${statusInWords(answer, locale)}`;
  if (answer.by === person) return said;
  const by = (await reader.get(people, answer.by))?.value.name || say.former;
  return `${said}, ${say.byOther(by)}`;
}

const roles = ['answered', 'answeredForOthers', 'standIn', 'planned', 'named'] as const;
type MeetingRole = (typeof roles)[number];

interface Words extends Record<MeetingRole, string> {
  byOther: (name: string) => string;
  former: string;
  unnamed: string;
  none: string;
  everything: string;
}

const words: Record<Locale, Words> = {
  fr: {
    answered: 'votre réponse',
    answeredForOthers: 'réponse donnée pour quelqu’un',
    standIn: 'vous représentez quelqu’un',
    planned: 'gérée par vous',
    named: 'votre nom dans un texte',
    byOther: (name) => `noté par ${name}`,
    former: FORMER,
    unnamed: 'une réunion sans titre',
    none: 'aucun rappel',
    everything: 'tous les rappels, relances et points d’étape',
  },
  en: {
    answered: 'your answer',
    answeredForOthers: 'answer given for somebody',
    standIn: 'you stand in for somebody',
    planned: 'managed by you',
    named: 'your name in a text',
    byOther: (name) => `noted by ${name}`,
    former: 'a former participant',
    unnamed: 'a meeting without a title',
    none: 'no reminder',
    everything: 'all reminders, chases and requests for an update',
  },
};

function rolesIn(meeting: Meeting, who: Who): MeetingRole[] {
  const { attendance, createdBy, changedBy } = meeting;
  const answers = Object.entries(attendance);
  const is: Record<MeetingRole, boolean> = {
    answered: attendance[who.person] !== undefined,
    answeredForOthers: answers.some(([p, { by }]) => p !== who.person && by === who.person),
    standIn: answers.some(([, answer]) => isStandIn(answer, who)),
    planned: createdBy === who.person || changedBy === who.person,
    named: isNamed(meeting, who),
  };
  return roles.filter((role) => is[role]);
}

/** A name alone is a text: it refers to who bears it, or to nobody that is known. */
const isStandIn = ({ representedBy }: Attendance, { person }: Who): boolean =>
  representedBy !== null && representedBy.person === person;

const former = (by: string, { person }: Who): string => (by === person ? FORMER : by);

function attendanceWithout(attendance: Meeting['attendance'], who: Who): Meeting['attendance'] {
  const kept = Object.entries(attendance).map(([person, answer]): [string, Attendance] => {
    const rest: Attendance = {
      ...answer,
      by: former(answer.by, who),
      word: person === who.person ? '' : answer.word,
      representedBy: isStandIn(answer, who) ? { person: null, name: FORMER } : answer.representedBy,
    };
    return [person === who.person ? freeKey(attendance) : person, rest];
  });
  return Object.fromEntries(kept);
}

function freeKey(attendance: Meeting['attendance']): string {
  let number = 1;
  while (attendance[`${FORMER_KEY}-${number}`]) number++;
  return `${FORMER_KEY}-${number}`;
}
