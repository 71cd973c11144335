/** What is expected of somebody: of all that waits for them, a line each, and a button for what they can do at once. */
import type { Waiting } from '../../../contract/feature.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import { strings } from './strings.ts';

/** Lines that are shown. */
const MOST = 12;

export function expectedAnswer(waiting: readonly Waiting[], locale: Locale): Answer {
  const { expected, nothingExpected } = strings[locale];
  const due = waiting.filter(({ kind }) => kind !== 'news').slice(0, MOST);
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
