/**
 * `npm run bench -- restitution [--updates=10000] [--rounds=3] [--seed=…]`: the restitution of a
 * year, in each format: how long it takes, how long the service cannot answer meanwhile, and what
 * it holds above the memory of the service at rest.
 */
import { optionsOf, report } from './report.mjs';
import { docxOf, goals, meets, restitutionRounds } from './restitution/rounds.mjs';

const options = optionsOf(process.argv.slice(2));
const updates = Number(options.updates ?? '10000');
const rounds = Number(options.rounds ?? '3');
const seed = Number(options.seed ?? Date.now() % 1e6);

const formats = ['docx', 'pptx', 'xlsx', 'csv', 'md'];
const rows = restitutionRounds({ updates, seed, rounds, formats });
const summary = { updates, ...docxOf(rows), goals };
const passed = meets(summary);
report('restitution', { seed, rows, summary, passed });
process.exitCode = passed ? 0 : 1;
