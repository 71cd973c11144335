/** Who told what, and before: "qui les a données ?", "elle était à combien avant ?", "tu as tout noté ?". */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader, Row } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { everyoneOf, groups } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import { isHeldBy, pilotsAmong } from '../../people/model/piloting.ts';
import { isTheirs, speakingIn } from '../../people/model/speaking.ts';
import type { ProgressAct, ProgressContext } from '../context.ts';
import { toAsk } from '../model/asked.ts';
import { historyOf, inOrder } from '../model/history.ts';
import type { Update } from '../model/schema.ts';
import { saysAll } from '../model/told-texts.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { shownText } from '../read/reading.ts';
import { askStrings } from './ask-strings.ts';
import { linesOf, nameOfSubject, notesOf, shortState } from './describe.ts';
import { authorOf, lastOf, type ProgressRecords, pilotesOf, stateOf, todayOf } from './known.ts';
import { card, sectionOf } from './status-card.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];
const ofFiche = ({ fiche, led, id }: Subject): Pick<Answer, 'subject'> =>
  fiche === undefined
    ? {}
    : { subject: { entities: [...new Set([led, id])], fields: [], terms: [] } };

/** Who told it, when, and in which words: the text that is asked, else the last that was told. */
export function whoAnswer(
  known: ProgressRecords,
  subject: Subject,
  { stems = [], field, lifted }: Pick<ProgressQuestion, 'stems' | 'field' | 'lifted'>,
): Answer {
  const { act } = known;
  const { locale } = act;
  const name = nameOfSubject(subject, locale);
  const rows = inOrder(known.updates.get(subject.id) ?? []);
  const all = rows.flatMap(({ value }) => textsOf(value.said).map((text) => ({ value, text })));
  const state = stateOf(known, subject);
  // What stands was told when it was first said so.
  const standing = field && all.find(({ text }) => text === state[field]);
  const telling =
    standing ?? (stems.length > 0 ? all.findLast(({ text }) => saysAll(text, stems)) : undefined);
  const isOver = ({ value }: Row<Update>) => value.said.cleared.includes('blocker');
  const over = lifted ? rows.findLast(isOver)?.value : undefined;
  const last = over ?? telling?.value ?? lastOf(known, subject)?.value;
  const text = over ? over.words : telling?.text;
  const words = text ? [strings[locale].quoted(shownText(text))] : [];
  const told = last
    ? [say(known).toldBy(name, shortDay(last.asOf, locale), authorOf(last, act)), ...words]
    : [say(known).silent(name)];
  const { subject: about } = ofFiche(subject);
  return {
    ...answerWith(told.join(' '), locale, 'answered'),
    subject: about && { ...about, fields: field ? [field] : [] },
  };
}

const textsOf = ({ highlights, blocker, arbitration, nextStep }: Update['said']): string[] =>
  [...highlights, blocker, arbitration, nextStep].filter((one) => one !== null);

/** What stood before the last change of its figure or weather. */
export function beforeAnswer(known: ProgressRecords, subject: Subject): Answer {
  const { act } = known;
  const steps = historyOf(known.updates.get(subject.id) ?? []);
  const name = nameOfSubject(subject, act.locale);
  const short = (step: (typeof steps)[number], side: 'before' | 'after') =>
    shortState({ ...step[side], blocker: null }, act.locale);
  const last = steps.findLast((step) => short(step, 'before') !== short(step, 'after'));
  const before = last ? short(last, 'before') : '';
  const now = last ? short(last, 'after') : '';
  const text =
    before === '' ? say(known).onlyOnce(name, now) : say(known).before(name, before, now);
  return { ...answerWith(text, act.locale, 'answered'), ...ofFiche(subject) };
}

/** What somebody noted on the last day they did, a line for each thing it was of. */
export function notedLines(
  { ledger, plan, zone }: ProgressContext,
  self: string,
  locale: Locale,
): string[] {
  const own = inOrder([...ledger.by(self)]).filter(({ value }) => value.withdrawnAt === null);
  const dayOf = ({ value }: Row<Update>) => localDay(new Date(value.at), zone);
  const last = own.at(-1);
  return own.flatMap((row) => {
    const subject = subjectOf(plan, row.value.subject);
    if (!last || !subject || dayOf(row) !== dayOf(last)) return [];
    const said = [
      ...linesOf(row.value, locale).map(({ label, value }) => strings[locale].named(label, value)),
      ...notesOf(row.value, locale),
    ];
    return [[nameOfSubject(subject, locale), shortDay(dayOf(row), locale), ...said].join(' · ')];
  });
}

/** What may be asked of somebody, and of that what whoever speaks leads, or else may note as a co-animator. */
function noted({ context, turn }: ProgressAct) {
  const today = localDay(turn.now, context.zone);
  const own = speakingIn({ speaker: turn }, context.view, today);
  const all = toAsk(subjectsOf(context.plan), context.view.pilotsOn(today));
  const led = all.filter((s) => isTheirs(own, s));
  const mine = all.filter((s) => isTheirs(own, s) || own.coAnimates.includes(s.group));
  return { all, led, mine };
}

/** What whoever speaks gives news of: what they lead, else what their groups are about. */
export function ownToNote(act: ProgressAct): Subject[] {
  const { led, mine } = noted(act);
  return led.length > 0 ? led : mine;
}

/** Whether whoever asks may note progress, and of what; else who may. */
export function mayNoteAnswer(known: ProgressRecords, subject: Subject | undefined): Answer {
  const { act } = known;
  const { locale } = act;
  const { all, mine } = noted(act);
  if (mine.length > 0) {
    const names = mine.slice(0, 12).map((s) => nameOfSubject(s, locale));
    return answerWith(say(known).mayNote(names.join(', ')), locale, 'answered');
  }
  const led = all.filter(
    (s) => (subject ? s.led === subject.led : true) && pilotesOf(known, s) !== '',
  );
  return card(
    act,
    say(known).mayNotNote,
    [],
    led
      .slice(0, 8)
      .map((s) => strings[locale].named(nameOfSubject(s, locale), pilotesOf(known, s))),
  );
}

/** How things stand that somebody told of. */
export function saidAnswer(known: ProgressRecords, { person, subject }: ProgressQuestion): Answer {
  const { act } = known;
  const [id = ''] = person?.found ?? [];
  const found = subjectsOf(act.context.plan).filter(
    (s) =>
      (subject ? s.id === subject.id : true) &&
      lastOf(known, s) !== undefined &&
      (subject !== undefined || lastOf(known, s)?.value.author === id || leads(known, s, id)),
  );
  const [first] = found;
  if (!first) return answerWith(say(known).saidNothing(person?.name ?? ''), act.locale, 'answered');
  const names = found.map((s) => nameOfSubject(s, act.locale)).join(', ');
  const sections = found.map((s) => sectionOf(known, s));
  return { ...card(act, names, sections), ...ofFiche(first) };
}

const leads = (known: ProgressRecords, subject: Subject, person: string): boolean =>
  isHeldBy(known.act.context.view.pilotsOn(todayOf(known))(subject), person);

/** "Dites-le à Paul Pilote ou Ines Animatrice."; to an administrator, when nobody is designated. */
export async function whomToAsk(
  reader: Reader,
  { context, locale, turn }: ProgressAct,
  subject: Subject,
): Promise<string> {
  const today = localDay(turn.now, context.zone);
  const current = (await pilotsAmong(reader, [subject], today))(subject);
  const animators = (await reader.get(groups, subject.group))?.value.coAnimators ?? [];
  const names = [
    ...everyoneOf(current).map(({ name }) => name),
    ...animators.map(({ person }) => context.view.person(person)?.name),
  ].flatMap((name) => (name ? [name] : []));
  const say = strings[locale];
  if (names.length > 0)
    return say.askThem(new Intl.ListFormat(locale, { type: 'disjunction' }).format(new Set(names)));
  const { organisation } = current ?? {};
  return organisation
    ? say.askThem(organisationName(organisation, context.plan, locale))
    : say.askNobody;
}
