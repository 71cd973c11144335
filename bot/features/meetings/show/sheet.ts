/** Who was expected at a meeting, for the sheet that is signed and the table. */
import type { AttendanceLine, AttendanceSheet } from '../../../../documents/attendance-sheet.ts';
import { FORMER } from '../../../contract/marks.ts';
import type { Reader } from '../../../contract/store.ts';
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
    status: 'Réponse',
    word: 'Mot',
    signature: 'Signature',
  },
  agenda: 'Ordre du jour',
  logo: 'Logo',
  counts: 'Présents, excusés et représentés, par institution',
  unknown: 'Institution non précisée',
  line: (name: string, counts: string) => `${name} : ${counts}`,
};
const en: typeof fr = {
  heading: 'Attendance sheet',
  columns: {
    name: 'Name',
    institution: 'Institution',
    status: 'Answer',
    word: 'Word',
    signature: 'Signature',
  },
  agenda: 'Agenda',
  logo: 'Logo',
  counts: 'Present, excused and represented, by institution',
  unknown: 'Institution not stated',
  line: (name, counts) => `${name}: ${counts}`,
};
const strings = { fr, en };

/** Lines for those who come unannounced. */
const spare = 6;

export async function sheetOf(
  { meeting }: MeetingRow,
  context: Pick<MeetingsContext, 'plan' | 'view'>,
  reader: Reader,
  locale: Locale,
): Promise<AttendanceSheet> {
  const say = strings[locale];
  const group = (await reader.get(groups, meeting.group))?.value;
  const expected = [...new Set([...peopleIn(group), ...Object.keys(meeting.attendance)])];
  const institutionOf = await institutionsOf(reader, expected, context.plan, locale);
  const lines = await Promise.all(
    expected.map(async (person): Promise<AttendanceLine> => {
      const answer = meeting.attendance[person];
      return {
        name: (await reader.get(people, person))?.value.name || FORMER,
        institution: institutionOf(person) ?? '',
        status: answer ? statusInWords({ ...answer, word: '' }, locale) : '',
        word: answer?.word ?? '',
      };
    }),
  );
  lines.sort(
    (a, b) =>
      a.institution.localeCompare(b.institution, locale) || a.name.localeCompare(b.name, locale),
  );
  return {
    lang: locale,
    heading: say.heading,
    group: context.view.group(meeting.group)?.tag[locale] ?? meeting.group,
    about: [
      capital(whenInWords(meeting.when, locale)),
      ...[meeting.place, meeting.title].filter((text) => text !== ''),
    ],
    agenda: { title: say.agenda, points: meeting.agenda },
    logo: say.logo,
    columns: say.columns,
    lines,
    countsTitle: say.counts,
    counts: countByInstitution(meeting.attendance, institutionOf, locale).map(({ name, counts }) =>
      say.line(capital(name ?? say.unknown), countInWords(counts, locale)),
    ),
    spare,
  };
}
