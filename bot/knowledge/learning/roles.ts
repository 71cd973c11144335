/** Roles of what is told, learned from examples as verdicts are. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import { eachRoleCue, ROLES, type RoleJudge, roleExamplesOf } from '../../sentence/part-role.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export function learnRoles(lines: readonly string[], lexicon: Lexicon): CueWeights {
  const told = lines
    .flatMap((line) => roleExamplesOf(line, lexicon))
    .flatMap(({ sentence, parts }) =>
      parts.map(({ role, from, to }) => ({
        entry: ROLES.indexOf(role),
        cues: { sentence, from, to },
      })),
    );
  return learnCues(told, eachRoleCue, ROLES.length);
}

/** Judges by what was learned. */
export function rolesOf(weights: CueWeights): RoleJudge {
  const learned = new Learned(weights);
  return (sentence, part) => {
    const logarithms = new Float64Array(learned.size);
    learned.scoreCues((add) => eachRoleCue({ sentence, ...part }, add), logarithms);
    return [...logarithms].map(Math.exp);
  };
}
