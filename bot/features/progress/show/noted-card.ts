/** The card of what was just noted: the change is seen, and what is still open is asked. */
import { notedCard, type ProgressSection } from '../../../../cards/progress/noted.ts';
import type { Row } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import type { ProgressAct } from '../context.ts';
import { type SubjectState, stateAt } from '../model/history.ts';
import type { Update } from '../model/schema.ts';
import { type Subject, subjectOf } from '../model/subjects.ts';
import { shownText } from '../read/update-fields.ts';
import { linesOf, nameOfSubject, notesOf } from './describe.ts';
import { inLine, noticeOf, repeats } from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

type Noter = Pick<ProgressAct, 'context' | 'locale'>;

/** How a subject stood, and how it stands once this is kept. */
interface Change {
  before: SubjectState;
  now: SubjectState;
}

/** "Voici ce que j'ai noté", with "annuler" and "corriger". */
export function notedAnswer(
  kept: readonly Row<Update>[],
  act: Noter,
  headline: string,
  notes: readonly string[],
): Answer {
  const { context, locale } = act;
  const say = strings[locale];
  const named = kept.map((row) => {
    const subject = subjectOf(context.plan, row.value.subject);
    const name = subject ? nameOfSubject(subject, locale) : row.value.subject;
    return { row, subject, name, change: changeBy(row, act) };
  });
  const undo = {
    verb: 'progress.undo',
    updates: kept.map(({ id }) => id).join(' '),
    version: Math.max(...kept.map(({ version }) => version)),
  };
  const [only, second] = named;
  const open = second ? undefined : only && stillOpen(only, locale);
  const message = notedCard({
    lang: locale,
    headline,
    sections: named.map(({ row, name, change }) => sectionOf(row.value, name, change, locale)),
    notes: [...notes, say.kept],
    ...(open && { question: open.question, answers: open.answers }),
    buttons: [
      { title: say.undo, data: undo },
      ...named.map(({ row: { id, version }, name }) => ({
        title: second ? say.correct(name) : say.correctIt,
        data: { verb: 'progress.correct', update: id, version },
      })),
    ],
  });
  const subjects = [...new Set(kept.map(({ value }) => value.subject))];
  const names = named.flatMap(({ subject, name }) => (subject ? [name] : []));
  const entities = subjects.filter((id) => id.startsWith('fiche:'));
  return {
    ...answerWith(message, locale),
    ...(open && { asks: { yes: { hear: open.lifted }, no: { say: say.stands } } }),
    opens: [
      {
        kind: 'progress.update',
        data: { updates: kept.map(({ id }) => id), subjects },
        label: say.here([...new Set(names)].join(', ')).slice(0, 300),
      },
    ],
    ...(entities.length > 0 ? { subject: { entities, fields: [], terms: [] } } : {}),
  };
}

function changeBy(row: Row<Update>, { context }: Noter): Change {
  const others = (context.ledger.last.get(row.value.subject) ?? []).filter(
    ({ id }) => id !== row.id,
  );
  return { before: stateAt(others), now: stateAt([...others, row]) };
}

function sectionOf(
  update: Update,
  name: string,
  { before, now }: Change,
  locale: Locale,
): ProgressSection {
  const { label, meteo, meteoShort, percent } = strings[locale];
  const { arrow, percents, colon } = statusStrings[locale];
  const { said } = update;
  const turned = said.meteo !== null && before.meteo !== null && before.meteo !== said.meteo;
  const moved = said.percent !== null && before.percent !== null && before.percent !== said.percent;
  const words = [
    ...(said.meteo === null
      ? []
      : [
          turned && before.meteo
            ? arrow(meteoShort[before.meteo], meteo[said.meteo])
            : meteo[said.meteo],
        ]),
    ...(said.percent === null
      ? []
      : [moved ? percents(before.percent ?? 0, said.percent) : percent(said.percent)]),
  ];
  const seen = new Set([label.meteo, label.percent, label.blocker, label.arbitration]);
  return {
    signs: [...(turned && before.meteo ? [before.meteo] : []), ...(now.meteo ? [now.meteo] : [])],
    title: name,
    ...(words.length > 0 && { change: colon(words.join(', ')) }),
    lines: linesOf(update, locale).filter((line) => !seen.has(line.label)),
    notices: (['blocker', 'arbitration'] as const).flatMap((field) =>
      said[field] === null ? [] : [noticeOf(field, shownText(said[field]), locale)],
    ),
    notes: notesOf(update, locale),
    buttons: [],
  };
}

/** A blocker that was not spoken of, while all is said to be well: is it lifted? */
function stillOpen(
  {
    row,
    subject,
    name,
    change: { now },
  }: { row: Row<Update>; subject: Subject | undefined; name: string; change: Change },
  locale: Locale,
) {
  const { said } = row.value;
  const say = strings[locale];
  const isWell = said.meteo === 'soleil' || said.meteo === 'couvert';
  if (!subject || !isWell || now.blocker === null || said.blocker !== null) return undefined;
  const text = inLine(now.blocker);
  const lifted = say.liftedFor(name);
  return {
    lifted,
    question: repeats(say.label.blocker, text) ? say.isItLifted(text) : say.isLifted(text),
    answers: [
      { title: say.yesLifted, say: lifted },
      { title: say.noNote, say: say.noNote },
    ],
  };
}
