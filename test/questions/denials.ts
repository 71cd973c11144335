/** `npm run test:denials` asks every stated value of every plan in every form, and lists what is denied. */
import { botOver } from '../../src/cli/cli-bot.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { isDenied, statedQuestions } from '../support/stated-questions.ts';
import { plans } from '../support/vocabulary.ts';

const files = process.argv.slice(2);
let denials = 0;
for (const file of files.length > 0 ? files : Object.values(plans)) {
  const knowledge = await loadKnowledge(file, 'plan/vocabulaire');
  const bot = botOver(knowledge);
  const questions = statedQuestions(knowledge);
  for (const question of questions)
    if (await isDenied(bot, question, new Date('2026-09-01T09:00:00Z'))) {
      denials++;
      console.log(`${question.entry}\t${question.text}`);
    }
  console.log(`${file}: ${questions.length} questions`);
}
console.log(`${denials} denials`);
process.exitCode = denials > 0 ? 1 : 0;
