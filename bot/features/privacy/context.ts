import type { PersonalData } from '../../contract/personal-data.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Plan } from '../../knowledge/schema.ts';
import { oncePer } from '../../language/once-per.ts';
import { type IsOurs, wordsIn } from '../people/model/references/names.ts';

/** What an erasure needs to know of the partnership. */
export interface PrivacyContext {
  /** Every collection that may hold something about a person. */
  personalData: readonly PersonalData[];
  plan: Plan;
  /** What is no person's name: words of the plan, its organisations, places. */
  isOurs: IsOurs;
}

/** Words that are the plan's, read once, when a name is first asked of. */
const oursOf = oncePer(
  ({ plan, vocabulary }: Knowledge): IsOurs => wordsIn(plan, vocabulary.usages.lieux),
);

export const privacyContext = (
  knowledge: Knowledge,
  personalData: readonly PersonalData[],
): PrivacyContext => ({
  personalData,
  plan: knowledge.plan,
  isOurs: (key) => oursOf(knowledge)(key),
});
