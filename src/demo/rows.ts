/** Rows of an invented year, whether it is written or drawn: what is the same in all of them stands once. */
import { createHash } from 'node:crypto';
import type { Row } from '../../bot/contract/store.ts';
import type { Meeting } from '../../bot/features/meetings/model/schema.ts';
import type { Update } from '../../bot/features/progress/model/schema.ts';
import type { Subject } from '../../bot/knowledge/subjects.ts';

const hash = (text: string) => createHash('sha256').update(text);

/** As a pilote would have typed it. */
function typed({ name }: Subject, said: Update['said']): string {
  return [
    `${name} : ${said.meteo}`,
    ...(said.percent === null ? [] : [`${said.percent} %`]),
    ...said.highlights,
    ...(said.blocker ? [`blocage : ${said.blocker}`] : []),
    ...(said.cleared.length > 0 ? ['blocage levé'] : []),
    ...(said.arbitration ? [`besoin d’un arbitrage : ${said.arbitration}`] : []),
    ...said.indicators.map((one) => `${one.name} : ${one.value}`),
    ...(said.nextStep ? [`prochaine étape : ${said.nextStep}`] : []),
  ].join(', ');
}

/** An update that nobody put right since, its words as its author would have typed them. */
export const updateRow = (
  subject: Subject,
  told: Pick<Update, 'said' | 'asOf' | 'at' | 'author' | 'organisation' | 'origin'>,
): Row<Update> => ({
  id: `${told.at}-${hash(`${told.at}${subject.id}`).digest('hex').slice(0, 12)}`,
  version: 1,
  value: {
    ...told,
    subject: subject.id,
    words: typed(subject, told.said),
    invalid: [],
    conflict: false,
    message: null,
    round: null,
    revisions: [],
    withdrawnAt: null,
  },
});

/** A meeting that stands as it was planned. */
export const plannedMeeting = (
  id: string,
  told: Pick<
    Meeting,
    | 'group'
    | 'title'
    | 'when'
    | 'place'
    | 'link'
    | 'agenda'
    | 'createdBy'
    | 'createdAt'
    | 'attendance'
    | 'decisions'
    | 'nextSteps'
    | 'minutesAt'
    | 'poll'
  >,
): Meeting => ({
  ...told,
  note: '',
  state: 'planned',
  sequence: 0,
  changedBy: told.createdBy,
  changedAt: null,
  // As `newToken` makes them in length and letters; nothing of a demonstration is secret.
  calendarToken: hash(id).digest('base64url'),
  reminders: ['P7D', 'P1D'],
});
