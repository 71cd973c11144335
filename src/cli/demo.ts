/**
 * Fills an empty `DATA_DIR` for `npm run playground`, before the service starts: whom the Playground
 * begins with co-animates every group. `--story` adds the year that is written beside the plan.
 */
import { parseArgs } from 'node:util';
import { allPersonalData } from '../../bot/features/index.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import { versionOf } from '../../bot/features/versions/model/publishing.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { type DemoYear, fillWith, NotEmpty } from '../demo/fill.ts';
import { readStory, storyFile } from '../demo/story.ts';
import { emptyYear, toldYear } from '../demo/told-year.ts';
import { DEFAULT_PLAN, loadKnowledge, readPlan } from '../load-knowledge.ts';
import { openFile } from '../store/file/open-file.ts';
import { keep } from '../store/lasting/keep.ts';
import { serve } from '../store/served-plan.ts';

const { values: options } = parseArgs({ options: { story: { type: 'boolean', default: false } } });
const { DATA_DIR, PLAN_FILE, TIME_ZONE } = process.env;
const planFile = PLAN_FILE || DEFAULT_PLAN;
const now = new Date();

/** The year to begin with; none when a story is wanted and there is none. */
async function yearOf(knowledge: Knowledge): Promise<DemoYear | undefined> {
  if (!options.story) return emptyYear(knowledge.plan, now);
  const story = await readStory(planFile);
  return story && toldYear({ story, knowledge, now, zone: TIME_ZONE || 'Europe/Paris' });
}

async function fill(knowledge: Knowledge, year: DemoYear): Promise<void> {
  const directory = DATA_DIR || './data';
  const log = { info: () => {}, warn: console.error, error: console.error };
  const opened = await openFile({ dataDir: directory, now: () => now, log });
  try {
    const { text } = await readPlan(planFile);
    await serve(opened, versionOf(knowledge.plan, now, { text }), now);
    const context = privacyContext(knowledge, allPersonalData(knowledge));
    const { store } = await keep({ store: opened, context, directory, now: () => now, log });
    await fillWith(store, year);
  } catch (error) {
    // Somebody's own store: nothing is put beside what is theirs.
    if (options.story || !(error instanceof NotEmpty)) throw error;
  } finally {
    await opened.close();
  }
}

const knowledge = await loadKnowledge(planFile);
const year = await yearOf(knowledge);
if (year) await fill(knowledge, year);
else {
  console.error(
    `Ce plan n’a pas d’année d’exemple : écrivez-la dans ${storyFile(planFile)}, sur le modèle de ` +
      `${storyFile(DEFAULT_PLAN)}, ou lancez « npm run playground » sans --demo.`,
  );
  process.exitCode = 1;
}
