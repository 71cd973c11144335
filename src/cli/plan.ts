/**
 * `npm run plan -- check [file]`: says whether a plan file is right, and if not, where and why.
 * `npm run plan -- learn [file]`: learns from its phrasings now, so that no start has to.
 */
import { readFile } from 'node:fs/promises';
import { PlanError, parsePlan } from '../../bot/knowledge/parse.ts';
import { type LearnedFrom, loadKnowledge } from '../load-knowledge.ts';
import { DEFAULT_PLAN } from './cli-bot.ts';

const USAGE = 'Usage : npm run plan -- check [fichier], ou npm run plan -- learn [fichier]';

async function main([
  command,
  file = process.env.PLAN_FILE || DEFAULT_PLAN,
]: string[]): Promise<number> {
  if (command !== 'check' && command !== 'learn') {
    console.error(USAGE);
    return 2;
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    console.error(`${file} : le fichier n’existe pas ou ne peut pas être lu.`);
    return 1;
  }
  try {
    const plan = parsePlan(text, file);
    const facts = plan.themes.reduce((sum, theme) => sum + theme.faits.length, 0);
    if (command === 'learn') return await learn(file);
    console.log(
      `${file} : plan valide. ${plan.axes.length} axes, ${plan.fiches.length} fiches, ${facts} faits, ${plan.glossaire.length} sigles, ${plan.inconnus.length} inconnus.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** What was learned is kept by whoever loads the plan first. */
async function learn(file: string): Promise<number> {
  let learned: LearnedFrom | undefined;
  await loadKnowledge(file, undefined, (from) => {
    learned = from;
  });
  if (!learned) {
    console.log(`${file} : pas de formulations à apprendre.`);
    return 0;
  }
  const { phrasings, unknown, isKept } = learned;
  for (const id of unknown) console.error(`${file} : « ${id} » n’est pas une entrée du plan.`);
  const next = isKept
    ? 'le prochain démarrage n’aura pas à les relire.'
    : 'rien n’a pu être gardé : le prochain démarrage les relira.';
  console.log(`${file} : ${phrasings} formulations apprises ; ${next}`);
  return isKept && unknown.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
