import { loadKnowledge } from './src/load-knowledge.ts';
import { DEFAULT_PLAN } from './src/cli/default-plan.ts';
import { readSentence } from './bot/sentence/sentence.ts';
const k = await loadKnowledge(DEFAULT_PLAN);
for (const t of process.argv.slice(2)) { const s = readSentence(t, (k as any).lexicon ?? (k as any).knowledge.lexicon); console.log(t, s.mood, s.tokens.map(x=>x.folded).join('|')); console.log(s.concepts.map(c=>`${c.value}@${c.at}+${c.length}`).join(' ')); }
