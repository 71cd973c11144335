/** `npm run plan -- check [file]`: says whether a plan file is right, and if not, where and why. */
import { readFile } from 'node:fs/promises';
import { PlanError, parsePlan } from '../../bot/knowledge/parse.ts';
import { DEFAULT_PLAN } from './cli-bot.ts';

const USAGE = 'Usage : npm run plan -- check [fichier]';

async function main([
  command,
  file = process.env.PLAN_FILE ?? DEFAULT_PLAN,
]: string[]): Promise<number> {
  if (command !== 'check') {
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

process.exitCode = await main(process.argv.slice(2));
