import type { ConversationSubject } from '../../../contract/turn.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Decision } from '../read/decision.ts';

/** A question, understood. */
export interface Understood {
  decision: Decision;
  utterance: Utterance;
  /** Fields that were asked by name. */
  fields: string[];
}

/** What the next turn may refer to, an entry having answered. */
export const subjectAbout = (
  { id, entities }: Entry,
  { utterance, fields }: Pick<Understood, 'utterance' | 'fields'>,
): ConversationSubject => ({
  entities: [...entities],
  fields,
  entry: id,
  terms: utterance.terms,
  locale: utterance.locale,
});
