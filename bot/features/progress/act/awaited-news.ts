/** What is expected of whoever leads something: news by a day, be they asked for already or soon, and their own next step. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Speaker, Waiting } from '../../../contract/feature.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { isHeldBy } from '../../people/model/piloting.ts';
import type { ProgressContext } from '../context.ts';
import { askedOf, roundsToCome, waiting } from '../model/asked.ts';
import { stateAt } from '../model/history.ts';
import { campaigns } from '../model/schema.ts';
import { shownText } from '../read/update-fields.ts';
import { askStrings } from '../show/ask-strings.ts';
import { nameOfSubject } from '../show/describe.ts';

export async function awaitedNews(
  context: ProgressContext,
  { person, conversation, now }: Speaker,
  locale: Locale,
): Promise<Waiting[]> {
  if (conversation.type !== 'personal') return [];
  await context.view.follow();
  const today = localDay(now, context.zone);
  const { plan, ledger, pending, view, knowledge } = context;
  const launched = await context.store.read((reader) => reader.list(campaigns));
  const pilotOf = view.pilotsOn(today);
  const self = personRecipient(person);
  const rounds = [
    ...pending.open(today).map(({ value }) => value),
    ...roundsToCome(launched, pending.all(), plan, pilotOf, today, knowledge.calendar),
  ];
  const say = askStrings[locale];
  const nameOf = (subject: Subject) => nameOfSubject(subject, locale);
  const told = new Set<string>();
  const due = rounds
    .sort((a, b) => (a.closesOn < b.closesOn ? -1 : 1))
    .flatMap((round): Waiting[] => {
      const all = waiting(round, today, ledger.last, plan, true);
      const own = askedOf(self, all, pilotOf).filter(({ id }) => !told.has(id));
      const [first] = own;
      if (!first) return [];
      for (const { id } of own) told.add(id);
      const data = { subject: first.id, version: 0 };
      const job = { title: say.giveNews, verb: 'progress.answer', data };
      const day = dayInWords(round.closesOn, locale);
      return [{ line: say.due(own.map(nameOf).join(', '), day), job }];
    });
  const steps = subjectsOf(plan).flatMap((subject): Waiting[] => {
    if (!isHeldBy(pilotOf({ id: subject.id, led: subject.id }), self)) return [];
    const { nextStep } = stateAt(ledger.last.get(subject.id) ?? []);
    return nextStep === null ? [] : [{ line: say.ownNext(nameOf(subject), shownText(nextStep)) }];
  });
  return [...due.map((one, at) => (at === 0 ? one : { line: one.line })), ...steps];
}
