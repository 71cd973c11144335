/** What polls hold about a person. A ballot stays in the tally without its name. */

import { FORMER } from '../../contract/marks.ts';
import { type PersonalData, personalData, type Who } from '../../contract/personal-data.ts';
import type { Reader, Row } from '../../contract/store.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { people } from '../people/model/directory.ts';
import { isNamed } from '../people/model/references/names.ts';
import { type Ballot, ballotId, ballots, type Poll, polls } from './model/schema.ts';
import { strings } from './show/strings.ts';

const dayOf = (at: string): string => at.slice(0, 10);

const pollData = personalData<Poll>(polls, {
  label: { fr: strings.fr.personalData.polls, en: strings.en.personalData.polls },
  about: ({ value }, who) => value.createdBy === who.person || isNamed(value, who),
  data: ({ value }) => ({ title: value.title, group: value.group, at: value.createdAt }),
  lines: ({ value }, _, locale) => [
    strings[locale].personalData.started(value.title, shortDay(dayOf(value.createdAt), locale)),
  ],
  places: ({ value: { group } }) => [group],
  without: ({ value }, who) =>
    value.createdBy === who.person ? { ...value, createdBy: FORMER } : value,
  // A poll is of use until its last slot.
  keep: {
    kind: 'polls',
    usedAt: ({ slots }) =>
      slots
        .map(({ date }) => date)
        .sort()
        .at(-1),
  },
});

const isAbout = ({ value }: Row<Ballot>, who: Who): boolean =>
  isTheirs(value, who) || isNamed(value, who);

const isTheirs = ({ person, by }: Ballot, who: Who): boolean =>
  person === who.person || by === who.person;

/** Of an answer given for somebody else, that it was; words are told to whoever wrote them. */
function ownPart(
  { person, by, poll, at, answers, organisation, word, proposal }: Ballot,
  who: Who,
) {
  const given = { poll, at, by: by === who.person ? 'self' : 'colleague' };
  if (person !== who.person) return given;
  const own = { ...given, answers, organisation };
  return by === person ? { ...own, word, proposal } : own;
}

const told = personalData<Ballot>(ballots, {
  label: { fr: strings.fr.personalData.ballots, en: strings.en.personalData.ballots },
  about: isAbout,
  data: ({ value }, who) => ownPart(value, who),
  lines: async ({ value }, who, locale, reader) => {
    const say = strings[locale].personalData;
    const day = shortDay(dayOf(value.at), locale);
    const title = (await reader.get(polls, value.poll))?.value.title ?? say.gone;
    if (value.person !== who.person)
      return [isTheirs(value, who) ? say.answeredFor(title, day) : say.named(title, day)];
    const count = { yes: 0, maybe: 0, no: 0 };
    for (const answer of Object.values(value.answers)) count[answer] += 1;
    const { by, person } = value;
    const other = (await reader.get(people, by))?.value.name ?? strings[locale].former;
    return [say.answered(title, count, day, by === person ? undefined : other)];
  },
  places: async ({ value }, reader) => {
    const group = (await reader.get(polls, value.poll))?.value.group;
    return group === undefined ? undefined : [group];
  },
  without: () => undefined,
  keep: { kind: 'polls', usedAt: ({ at }) => at },
});

/** A number for each person forgotten in a poll: nobody's, and no two ballots share one. */
async function nextFormer(reader: Reader, poll: string): Promise<string> {
  const former = (await reader.where(ballots, 'poll', poll)).filter(({ value }) =>
    value.person.startsWith(FORMER),
  );
  const numbers = former.map(({ value }) => Number(value.person.slice(FORMER.length)) || 0);
  return `${FORMER} ${Math.max(0, ...numbers) + 1}`;
}

/** The id of a ballot names its person: what stays of it goes on under another id. */
const ballotData: PersonalData = {
  ...told,
  tell: async (reader, who, locale) =>
    (await told.tell(reader, who, locale)).map(({ id, ...rest }) => ({
      ...rest,
      id: id.endsWith(`:${who.person}`) ? id : id.split(':', 1).join(''),
    })),
  forget: async (tx, who) => {
    const own = await tx.where(ballots, 'about', who.person);
    const rows = own.filter(({ value }) => isTheirs(value, who));
    for (const { id, value } of rows) {
      const own = value.person === who.person;
      const person = own ? await nextFormer(tx, value.poll) : value.person;
      const by = value.by === who.person ? (own ? person : FORMER) : value.by;
      if (own) await tx.remove(ballots, id);
      const next = { ...value, person, by, ...(own && { word: '', proposal: '' }) };
      // Withdrawn: nothing of it is in the tally.
      if (own && Object.keys(value.answers).length === 0) continue;
      await tx.put(ballots, own ? ballotId(value.poll, person) : id, next);
    }
    return rows.length;
  },
};

export const pollsPersonalData: PersonalData[] = [pollData, ballotData];
