/**
 * `npm run test:facts [-- fichier…]` counts the facts of plans one by one: how many of each key, how many are read in
 * the first lines of the answer to the question that asks for them; `-v` lists those that are not.
 */
import { parseArgs } from 'node:util';
import { createKnowledge } from '../../bot/knowledge/knowledge.ts';
import { botOver } from '../../src/cli/cli-bot.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { lookUp } from '../support/facts-found.ts';
import { generatedContract } from '../support/generated-contract.ts';
import { plans, projectVocabulary } from '../support/vocabulary.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { v: { type: 'boolean', short: 'v', default: false } },
});
function say(name: string, found: Awaited<ReturnType<typeof lookUp>>): void {
  console.log(`${name} : ${found.held} faits, ${found.found} trouvés (${found.share} %)`);
  console.table(found.byKey);
  if (values.v) for (const line of found.missed) console.log(line);
}

for (const file of positionals.length > 0 ? positionals : Object.values(plans)) {
  const knowledge = await loadKnowledge(file, 'plan/vocabulaire');
  say(file, await lookUp(botOver(knowledge), knowledge.plan));
}
if (positionals.length === 0) {
  const plan = generatedContract(1);
  const knowledge = createKnowledge(plan, await projectVocabulary());
  say('contrat tiré au sort, graine 1', await lookUp(botOver(knowledge), plan));
}
