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
  entities: [...namesakes(entities, utterance), ...entities],
  fields,
  entry: id,
  terms: utterance.terms,
  locale: utterance.locale,
});

/** "La PMI, c’est quoi ?", "et elle pilote quoi ?": the body or theme that a sigle is called by, which is spoken of from there on. */
const namesakes = ([first = '']: readonly string[], { names }: Utterance): string[] =>
  first.startsWith('sigle:')
    ? names.flatMap(({ entity }) => (/^(?:organisation|theme):/.test(entity) ? entity : []))
    : [];
