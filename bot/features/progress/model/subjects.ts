/** What progress is told about: the subjects of the plan. */
export { type Subject, subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
