/** What somebody wants to know of progress. */

import type { Plan } from '../../../knowledge/schema.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import type { Meteo } from '../model/schema.ts';
import { type Subject, subjectOf } from '../model/subjects.ts';
import type { UpdateReader } from './read-update.ts';
import type { ListName } from './update-words.ts';

export type ProgressQuestion =
  | { intent: 'state' | 'history'; subject: Subject }
  | { intent: 'news'; subject: Subject | undefined; axe: string | undefined }
  | { intent: 'list'; meteo: Meteo | undefined; axe: string | undefined }
  | { intent: 'arbitrations' | 'silent'; axe: string | undefined }
  | { intent: 'trend'; subject: Subject | undefined }
  | { intent: 'meaning' };

/** Words beside the question that it still is one with: a few more, and it is another question. */
const BESIDE = 3;
/** Without a fiche nor an axe, so many words speak of something that the plan tells of. */
const MANY = 3;

export function readQuestion(
  utterance: Utterance,
  { words, lex }: Pick<UpdateReader, 'words' | 'lex'>,
  plan: Plan,
): ProgressQuestion | undefined {
  const { marks, mentions } = lex(utterance.text);
  const found = (list: Exclude<ListName, 'signes'>) => words.find(list, marks);
  const has = (list: Exclude<ListName, 'signes'>) => found(list).length > 0;
  const mention = mentions.find((m) => m.unknown === undefined);
  const subject =
    mention?.action ?? (mention ? subjectOf(plan, `fiche:${mention.fiche}`) : undefined);
  const axe = utterance.references.axes[0];
  const weather = words.meteo(marks)[0]?.value;
  // "is 1.1 blocked" asks, "1.1 is blocked" tells: what asks comes before what it is asked of.
  const before = found('demande').some(({ at }) => at < (mention?.from ?? marks.length));
  const asking = /\?\s*$/.test(utterance.text) || before || has('interroge');
  const [news] = found('demande-neuf');
  if (has('demande-sens') && weather && !subject) return { intent: 'meaning' };
  if (has('demande-courbe')) return { intent: 'trend', subject };
  if (has('demande-histoire') && subject) return { intent: 'history', subject };
  if (has('demande-liste') && (weather || has('bloquees')) && !subject)
    return { intent: 'list', meteo: weather, axe };
  if (has('demande-silence') && !subject) return { intent: 'silent', axe };
  if (has('demande-arbitrage') && !subject) return { intent: 'arbitrations', axe };
  if (subject && asksState(utterance, asking, has)) return { intent: 'state', subject };
  if (news && !isElsewhere(utterance, subject, words.vocabulary))
    return { intent: 'news', subject, axe };
  return undefined;
}

/** "où en est la 1.1 ?", "is 1.1 still blocked?": the verb that asks, or a state that is asked. */
function asksState(
  { fields }: Utterance,
  asking: boolean,
  has: (list: Exclude<ListName, 'signes'>) => boolean,
): boolean {
  const other = fields.some(({ id, strong }) => strong && id !== 'avancement' && id !== 'lieu');
  if (has('demande-etat')) return !other || fields[0]?.id === 'avancement';
  return asking && has('bloquees') && !other;
}

/** "quoi de neuf au séminaire ?" asks about something that the plan tells of. */
function isElsewhere(
  { names, terms, days, references }: Utterance,
  subject: Subject | undefined,
  { when }: Vocabulary,
): boolean {
  if (subject) return false;
  const told = names.some(({ entity }) => /^(?:theme|seance|reunion|sigle):/.test(entity));
  // "since Monday", "since 16 September": when it is asked of says nothing of what.
  const things = terms.filter(
    ({ at, folded }) =>
      folded !== 'since' &&
      !when.months.has(folded) &&
      !when.weekdays.has(folded) &&
      !days.some((day) => at >= day.at && at < day.at + day.length),
  );
  if (told && things.length > BESIDE) return true;
  return references.axes.length === 0 && things.length >= MANY;
}
