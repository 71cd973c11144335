/** What becomes of an update afterwards: undone, corrected, edited in Teams, deleted. */

import {
  type FormAnswer,
  type FormField,
  formCard,
  NONE,
} from '../../../../cards/progress/progress-form.ts';
import type { Reader, Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { allowed, selfOf } from '../../people/model/acts.ts';
import { slotContext } from '../../people/model/slots/context.ts';
import { ledOf, type ProgressAct, remembering, subjectIn } from '../context.ts';
import {
  meteoSchema,
  saysNothing,
  type Update,
  type UpdateContent,
  updateId,
  updates,
} from '../model/schema.ts';
import { readUpdate } from '../read/read-update.ts';
import { askStrings } from '../show/ask-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { knownBy } from '../show/known.ts';
import { notedAnswer } from '../show/noted-card.ts';
import { strings } from '../show/strings.ts';
import { mayNoteAnswer, ownToNote } from '../show/teller-answers.ts';
import { draftsOf, keep, pressed, revised, same, type UpdateDraft } from './record.ts';

/** For so long an update is taken back without a trace. */
const UNDO_MS = 10 * 60_000;

/** Those of updates that count still. */
export async function standing(tx: Transaction, ids: readonly string[]): Promise<Row<Update>[]> {
  const rows = await Promise.all(ids.map((id) => tx.get(updates, id)));
  return rows.flatMap((row) => (row?.value.withdrawnAt === null ? [row] : []));
}

/** Takes back the last correction of updates, or the `whole` of them: their author only. */
export function undo(act: ProgressAct, ids: readonly string[], whole = false): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return remembering(act, async (tx) => {
    const found = await standing(tx, ids);
    const mine = found.filter(({ value }) => value.author === selfOf(act));
    if (found.length === 0 || mine.length < found.length)
      return refused(found.length === 0 ? say.nothingToUndo : say.notYours, locale);
    const before = whole ? undefined : await uncorrected(tx, act, mine);
    if (before) return before;
    await takeBack(tx, mine, turn.now);
    return taken(mine, act);
  });
}

/** What is said once updates are taken back. */
export function taken(rows: readonly Row<Update>[], { locale, context }: ProgressAct): Answer {
  const subjects = rows.flatMap(({ value }) => subjectIn(context, value.subject) ?? []);
  const names = new Set(subjects.map((subject) => nameOfSubject(subject, locale)));
  const answer = answerWith(strings[locale].taken([...names].join(', ')), locale);
  return { ...answer, closes: ['progress.update'] };
}

/** Takes updates away, without a trace at first, later the history keeps them; what they had taken from others comes back. */
export async function takeBack(
  tx: Transaction,
  rows: readonly Row<Update>[],
  now: Date,
): Promise<void> {
  for (const row of rows) {
    if (isSettled(row, now)) await withdraw(tx, row, now);
    else await tx.remove(updates, row.id);
    for (const { id, value } of await tx.where(updates, 'subject', row.value.subject)) {
      const before = value.revisions.at(-1);
      if (id === row.id || before?.until !== row.value.at) continue;
      const { until: _, ...said } = before;
      await tx.put(updates, id, { ...value, ...said, revisions: value.revisions.slice(0, -1) });
    }
  }
}

/** Whether what an update says has stood for so long that the history keeps it. */
const isSettled = ({ value: { at, revisions } }: Row<Update>, now: Date): boolean =>
  now.getTime() - Date.parse(revisions.at(-1)?.until ?? at) > UNDO_MS;

/** Takes a correction back: the updates say again what they said before it; nothing when none was corrected. */
async function uncorrected(
  tx: Transaction,
  act: ProgressAct,
  rows: readonly Row<Update>[],
): Promise<Answer | undefined> {
  const { now } = act.turn;
  const kept: Row<Update>[] = [];
  for (const row of rows) {
    const { id, version, value } = row;
    const before = value.revisions.at(-1);
    if (!before) continue;
    const { said, words, asOf } = before;
    const revisions = isSettled(row, now) ? revised(value, now) : value.revisions.slice(0, -1);
    const put = { ...value, said, words, asOf, revisions };
    await tx.put(updates, id, put);
    kept.push({ id, version: version + 1, value: put });
  }
  return kept.length > 0 ? notedAnswer(kept, act, strings[act.locale].uncorrected, []) : undefined;
}

/** The form that corrects an update, filled with what it says. */
export const correctForm = (act: ProgressAct, id: string): Promise<Answer> =>
  act.context.store.read(async (reader) => {
    const row = await reader.get(updates, id);
    return formOf(act, reader, row && subjectIn(act.context, row.value.subject), row);
  });

/** The same form, empty, for a subject. */
export const answerForm = (act: ProgressAct, id: string): Promise<Answer> =>
  act.context.store.read((reader) => formOf(act, reader, subjectIn(act.context, id)));

async function formOf(act: ProgressAct, reader: Reader, subject?: Subject, row?: Row<Update>) {
  const { locale } = act;
  const { gone, notYours, notAllowed } = strings[locale];
  if (!subject) return refused(gone, locale);
  const right = row ? 'progress.correct' : 'progress.answer';
  return (await allowed(act, right, ledOf(subject), reader))
    ? form(act, subject, row)
    : refused(row ? notYours : notAllowed(nameOfSubject(subject, locale)), locale);
}

/** "Donner des nouvelles": the form of what is named, or of the one thing that is theirs; else which one is asked. */
export async function newsForm(act: ProgressAct, named: Subject | undefined): Promise<Answer> {
  const { locale, context } = act;
  const own = named ? [named] : ownToNote(act);
  const [only, second] = own;
  if (only && !second) return answerForm(act, only.id);
  if (!only)
    return context.store.read(async (reader) =>
      mayNoteAnswer(await knownBy(act, reader), undefined),
    );
  const presses = own.slice(0, MOST_ASKED).map((subject) => ({
    title: nameOfSubject(subject, locale),
    data: { verb: 'progress.answer', subject: subject.id, version: 0 },
  }));
  return shown({ headline: askStrings[locale].whichNews, presses }, locale, 'clarify');
}

/** Things that are offered at once, a button each. */
const MOST_ASKED = 6;

/** `refused`: what was filled in and cannot be kept, to be put right. */
function form(
  { locale }: ProgressAct,
  subject: Subject,
  row: Row<Update> | undefined,
  refused?: FormAnswer,
): Answer {
  const say = strings[locale];
  const { title, none, save, badPercent, hints, ...labels } = say.form;
  const values = refused ?? valuesOf(row?.value.said);
  const message = formCard({
    lang: locale,
    headline: title(nameOfSubject(subject, locale)),
    notes: [],
    problems: refused ? [{ field: 'percent', text: badPercent }] : [],
    labels,
    values,
    hints,
    choices: [
      { title: none, value: NONE },
      ...meteoSchema.options.map((value) => ({ title: capital(say.meteo[value]), value })),
    ],
    save,
    subject: subject.id,
    update: row?.id ?? '',
    version: row?.version ?? 0,
  });
  return answerWith(message, locale);
}

const valuesOf = (said: UpdateContent | undefined): Record<FormField, string> => ({
  meteo: said?.meteo ?? NONE,
  percent: said?.percent === null || !said ? '' : String(said.percent),
  highlights: said?.highlights.join('\n') ?? '',
  blocker: said?.blocker ?? '',
  arbitration: said?.arbitration ?? '',
  nextStep: said?.nextStep ?? '',
});

/** Keeps a form: a new update, or the correction of one. */
export const save = (act: ProgressAct, filled: FormAnswer): Promise<Answer> =>
  remembering(act, async (tx) => {
    const { context, locale, turn } = act;
    const say = strings[locale];
    const row = filled.update === '' ? undefined : await tx.get(updates, filled.update);
    const subject = subjectIn(context, row?.value.subject ?? filled.subject);
    if (!subject || (filled.update !== '' && !row)) return refused(say.gone, locale);
    const percent = percentOf(filled.percent);
    if (percent === 'invalid') return form(act, subject, row, filled);
    const id = updateId(turn.conversation.id, turn.id, 'form');
    const known = row ? same(row) : { ...pressed(act), id, words: wordsOf(filled) };
    const said = saidOfForm(filled, percent, row?.value.said);
    const draft = { ...known, subject, said, invalid: [] };
    return keep(tx, act, [draft], row ? say.corrected : say.noted, []);
  });

/** "60", "60 %", "31,5"; `invalid` when it is none from 0 to 100. */
function percentOf(text: string): number | null | 'invalid' {
  if (text === '') return null;
  const value = Number(text.replace(/\s*%$/, '').replace(',', '.'));
  return Number.isFinite(value) && value >= 0 && value <= 100 ? value : 'invalid';
}

function saidOfForm(
  { meteo, highlights, blocker, arbitration, nextStep }: FormAnswer,
  percent: number | null,
  before: UpdateContent | undefined,
): UpdateContent {
  const lines = highlights.split('\n').map((text) => text.trim().slice(0, 1000));
  const said = {
    meteo: meteo === NONE ? null : meteo,
    percent,
    highlights: lines.filter((text) => text !== '').slice(0, 40),
    blocker: blocker || null,
    arbitration: arbitration || null,
    nextStep: nextStep || null,
    indicators: before?.indicators ?? [],
  };
  return { ...said, unchanged: saysNothing(said), cleared: before?.cleared ?? [] };
}

const wordsOf = ({ meteo, percent, highlights, blocker, arbitration, nextStep }: FormAnswer) =>
  [meteo === NONE ? '' : meteo, percent, highlights, blocker, arbitration, nextStep]
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, 8000);

/** More items than a message can hold. */
const MOST_ITEMS = 60;

async function ofMessage(tx: Transaction, { turn }: Pick<ProgressAct, 'turn'>) {
  const rows: Row<Update>[] = [];
  for (let at = 0; at < MOST_ITEMS; at++) {
    const row = await tx.get(updates, updateId(turn.conversation.id, turn.id, String(at)));
    // A gap: an item whose subject was unknown or refused.
    if (row) rows.push(row);
    else if (at > rows.length + 5) break;
  }
  return rows;
}

/** The message was edited: its updates follow, and keep what they said before. */
export function follow(act: ProgressAct, text: string): Promise<Answer | undefined> {
  const { context, locale, turn } = act;
  return context.store.transact(async (tx) => {
    const rows = await ofMessage(tx, act);
    const [first] = rows;
    if (!first || rows.every(({ value }) => value.words === text.slice(0, 8000))) return undefined;
    const subject = subjectIn(context, first.value.subject);
    const reading = readUpdate(text, {
      slots: slotContext({ now: turn.now, speaker: turn }, context),
      prompt: subject?.fiche,
    });
    const { drafts } = reading
      ? draftsOf(act, reading, text, subject)
      : { drafts: [] as UpdateDraft[] };
    const kept = new Set(drafts.map(({ id }) => id));
    for (const row of rows) if (!kept.has(row.id)) await withdraw(tx, row, turn.now);
    return keep(tx, act, drafts, strings[locale].edited, []);
  });
}

/** The message was deleted: its updates count no more; the history keeps them. */
export function withdrawMessage(act: ProgressAct): Promise<void> {
  return act.context.store.transact(async (tx) => {
    for (const row of await ofMessage(tx, act)) await withdraw(tx, row, act.turn.now);
  });
}

async function withdraw(tx: Transaction, { id, value }: Row<Update>, now: Date): Promise<void> {
  if (value.withdrawnAt !== null) return;
  const revisions = revised(value, now);
  await tx.put(updates, id, { ...value, revisions, withdrawnAt: now.toISOString() });
}
