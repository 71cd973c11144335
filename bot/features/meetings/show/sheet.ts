/** Who was expected at a meeting, for the sheet that is signed and the table. */
import type { AttendanceLine, AttendanceSheet } from '../../../../documents/attendance-sheet.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import { FORMER } from '../../../contract/marks.ts';
import type { Reader } from '../../../contract/store.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import type { MeetingsContext } from '../context.ts';
import { countByInstitution, institutionsOf } from '../model/attendance.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { capital, countInWords, statusInWords } from './section.ts';

const fr = {
  heading: 'Feuille d’émargement',
  columns: {
    name: 'Nom',
    institution: 'Institution',
    presence: 'Présence',
    status: 'Réponse',
    word: 'Mot',
    signature: 'Signature',
  },
  ways: ['présent', 'à distance', 'excusé', 'représenté par …'],
  agenda: 'Ordre du jour',
  organiser: 'Nom et signature de la personne qui organise',
  counts: (day: string, given: number, all: number) =>
    `Réponses reçues au ${day} : ${given} sur ${all}`,
  footer: {
    text: 'Cette feuille sert à justifier qui a participé ; pour la voir ou la faire corriger, adressez-vous à la personne qui organise',
    ...{ page: 'page', of: 'sur' },
  },
  unknown: 'Institution non précisée',
  line: (name: string, counts: string) => `${name} : ${counts}`,
};
const en: typeof fr = {
  heading: 'Attendance sheet',
  columns: {
    name: 'Name',
    institution: 'Institution',
    presence: 'Presence',
    status: 'Answer',
    word: 'Word',
    signature: 'Signature',
  },
  ways: ['present', 'remote', 'excused', 'represented by …'],
  agenda: 'Agenda',
  organiser: 'Name and signature of the organiser',
  counts: (day, given, all) => `Answers received by ${day}: ${given} of ${all}`,
  footer: {
    text: 'This sheet shows who took part; to see it or have it corrected, ask the organiser',
    ...{ page: 'page', of: 'of' },
  },
  unknown: 'Institution not stated',
  line: (name, counts) => `${name}: ${counts}`,
};
const strings = { fr, en };

/** "ESSAI Camille": a list is looked through by family names; a name that has one in capitals already stands as it is. */
const familyFirst = (name: string): string =>
  /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.test(name)
    ? name
    : name.replace(
        /^(\S+) (.+)$/,
        (_, given: string, family: string) => `${family.toUpperCase()} ${given}`,
      );

/** Lines for those who come unannounced. */
const spare = 4;

export async function sheetOf(
  { meeting }: MeetingRow,
  context: Pick<MeetingsContext, 'plan' | 'view'>,
  reader: Reader,
  locale: Locale,
  now: Date,
): Promise<AttendanceSheet> {
  const say = strings[locale];
  const members = peopleIn((await reader.get(groups, meeting.group))?.value);
  const expected = [...new Set([...members, ...Object.keys(meeting.attendance)])];
  const institutionOf = await institutionsOf(reader, expected, context.plan, locale);
  const lines = await Promise.all(
    expected.map(async (person): Promise<AttendanceLine> => {
      const answer = meeting.attendance[person];
      const status = answer ? statusInWords({ ...answer, word: '' }, locale) : '';
      return {
        name: familyFirst((await reader.get(people, person))?.value.name ?? '') || FORMER,
        institution: institutionOf(person) ?? '',
        ...{ status, inPlace: answer?.status === 'represented' ? status : '' },
        word: answer?.word ?? '',
      };
    }),
  );
  // Whoever signs looks for their name.
  lines.sort((a, b) => a.name.localeCompare(b.name, locale));
  const on = whenInWords(meeting.when, locale);
  const group = context.view.group(meeting.group)?.tag[locale] ?? meeting.group;
  return {
    lang: locale,
    heading: say.heading,
    meeting: meeting.title === '' ? group : `${group} – ${meeting.title}`,
    on,
    // On its own the sheet proves nothing: it says of which plan the meeting is.
    about: [context.plan.plan.titre, on, meeting.place].filter((text) => text !== ''),
    agenda: { title: say.agenda, points: meeting.agenda },
    ...{ columns: say.columns, ways: say.ways },
    organiser: say.organiser,
    footer: say.footer,
    lines,
    countsTitle: say.counts(
      dayInWords(localTimeOf(now, meeting.when.zone).date, locale),
      Object.keys(meeting.attendance).length,
      lines.length,
    ),
    counts: countByInstitution(meeting.attendance, institutionOf, locale).map(({ name, counts }) =>
      say.line(capital(name ?? say.unknown), countInWords(counts, locale)),
    ),
    spare,
  };
}
