/** What waits for somebody: as they arrive, and when they ask. A button for each thing to do. */
import { type Job, type WelcomeData, welcomeCard } from '../../../../cards/welcome/welcome.ts';
import type { Waiting } from '../../../contract/feature.ts';
import type { Answer, Message } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PartnersView } from '../../people/model/view.ts';
import type { PersonPart } from '../model/sayable.ts';
import { type PlanNames, strings } from './strings.ts';

/** Lines of what waits: more is on the page. */
const MOST_WAITING = 3;

interface Arriving {
  locale: Locale;
  names: PlanNames;
  /** Empty: nobody that is known, or a conversation of many. */
  name: string;
  /** Empty: none is known. */
  institution: string;
  part: PersonPart;
  waiting: readonly Waiting[];
  /** Said of the data before anything else; empty: nothing. */
  notice: string;
  view: PartnersView;
  plan: Plan;
}

/** The welcome: who somebody is here, what waits for them. */
export function arrival(arriving: Arriving): Message {
  const { locale, names, name, institution, waiting, notice } = arriving;
  const say = strings[locale];
  const parts = partsOf(arriving);
  const [given = ''] = name.split(' ');
  const of = (one?: Waiting['kind']) => waiting.filter(({ kind }) => kind === one);
  // As many as the first page of the tab has: what is theirs to do is a row of its own.
  const [answers, tasks] = [of(), of('task')];
  const due = answers.length > 0 ? answers : tasks;
  const seen = [...due, ...of('news')].slice(0, MOST_WAITING);
  const count = answers.length > 0 ? say.toReply : say.toDo;
  return welcomeCard({
    lang: locale,
    headline: say.hello(given, names),
    notice: notice === '' ? [] : [notice],
    intro: waiting.length > 0 ? [] : [say.introduction],
    toDo: due.length > 0 ? [count(due.length)] : [],
    // What has no answer of its own is answered in the list of all that waits.
    waiting: [
      ...seen.map(({ line, job }) => ({ ...(job ?? { say: say.sayExpected }), title: line })),
      ...[
        ...say.andOthers(due.length - MOST_WAITING),
        ...(due === answers && tasks.length > 0 ? [say.toDo(tasks.length)] : []),
      ].map((title) => ({ title, say: say.sayExpected })),
    ],
    jobs: jobsOf(arriving),
    ...behind(
      locale,
      parts.length > 0 ? [[institution, ...parts].filter(Boolean).join(' · ')] : [],
    ),
  });
}

/** Who somebody is here, how it answers and what is kept, behind a button. */
export function behind(
  locale: Locale,
  who: string[] = [],
): Pick<WelcomeData, 'moreTitle' | 'sections'> {
  const say = strings[locale];
  return {
    moreTitle: say.whatIsKeptOfYou,
    sections: [
      ...(who.length > 0 ? [{ title: say.roleTitle, lines: who }] : []),
      { title: say.rulesTitle, lines: say.rules },
      { title: say.keptTitle, lines: say.kept },
    ],
  };
}

/** "co-animation : GT Axe 1", "pilote : Fiche 1.1". */
function partsOf({ part, view, plan, locale }: Arriving): string[] {
  const say = strings[locale];
  const groups = part.coAnimates.flatMap((id) => view.group(id)?.tag[locale] ?? []);
  const led = part.led.map((id) => {
    const { number, name } = labelOf(plan, id, locale);
    return number || name;
  });
  return [
    ...(part.isAdmin ? [say.administers] : []),
    ...(groups.length > 0 ? [say.coAnimates(groups.join(', '))] : []),
    ...(led.length > 0 ? [say.isPilote(led.join(', '))] : []),
  ];
}

/** Answers that are awaited have a button each, and leave a row to what one came for. */
const MOST_AWAITED = 2;

/**
 * What waits first is what the card is for, and a question, which needs no button, comes last then; a job that
 * does the same is not offered twice.
 */
function jobsOf({ waiting, ...arriving }: Arriving): Job[] {
  const first = waiting.flatMap(({ job }) => job ?? []).slice(0, MOST_AWAITED);
  const does = (job: Job) => ('say' in job ? job.say : job.verb);
  const [question, ...others] = usualJobs(arriving);
  if (first.length === 0) return [question, ...others];
  const covered = (job: Job & { covers?: string }) => job.covers ?? [];
  const done = new Set([...first.map(does), ...first.flatMap(covered)]);
  return [...first, ...others.filter((job) => !done.has(does(job))), question];
}

/** A job, and the how-to that need not be told beside it. */
type Usual = Job & { covers: string };

/** What one may always do, each with a form or a question of its own: pressed, it writes nothing down. */
function usualJobs({
  part,
  names,
  locale,
}: Pick<Arriving, 'part' | 'names' | 'locale'>): [Usual, ...Usual[]] {
  const { job, sayNext, sayWhere } = strings[locale];
  const [subject] = part.led;
  const asks = part.isAdmin || part.coAnimates.length > 0;
  return [
    { title: job.question, say: names.examples[0], covers: 'plan.ask' },
    { title: job.meeting, say: sayNext, covers: 'meetings.mine' },
    ...(asks ? [{ title: job.date, verb: 'polls.new', data: {}, covers: 'polls.launch' }] : []),
    subject !== undefined && !subject.startsWith('axe:')
      ? {
          title: job.news,
          verb: 'progress.answer',
          data: { subject, version: 0 },
          covers: 'progress.record',
        }
      : { title: job.where, say: sayWhere, covers: 'progress.see' },
  ];
}

/** Lines that are shown when it is asked for. */
const MOST_EXPECTED = 12;

/** What is expected of somebody: of all that waits for them, a line each, and a button for what they can do at once. */
export function expectedAnswer(waiting: readonly Waiting[], locale: Locale): Answer {
  const { expected, nothingExpected } = strings[locale];
  const due = waiting.filter(({ kind }) => kind !== 'news').slice(0, MOST_EXPECTED);
  const jobs = due.flatMap(({ job }) => job ?? []);
  return shown(
    {
      headline: due.length > 0 ? expected : nothingExpected,
      items: due.map(({ line }) => line),
      notes: waiting.flatMap(({ line, kind }) => (kind === 'news' ? [line] : [])),
      questions: jobs.flatMap((job) => ('say' in job ? [{ title: job.title, say: job.say }] : [])),
      presses: jobs.flatMap((job) =>
        'verb' in job ? [{ title: job.title, data: { verb: job.verb, ...job.data } }] : [],
      ),
    },
    locale,
    'answered',
  );
}
