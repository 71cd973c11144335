/** The peers of `bench/ask.mjs`: a search engine over the plan's lines, and a trained classifier. */
import { createRequire } from 'node:module';
import MiniSearch from 'minisearch';
import { randomOf } from '../report.mjs';

/**
 * BM25 over lines, with the stems that Fil rouge has, slips and beginnings of words forgiven.
 *
 * @param {string[]} lines
 * @param {(text: string) => { stem: string }[]} cut
 * @returns {(question: string, most: number) => string} the best lines, as text
 */
export function searchEngine(lines, cut) {
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => cut(text).map(({ stem }) => stem),
    processTerm: (term) => term,
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(lines.map((text, id) => ({ id, text })));
  return (question, most) =>
    index
      .search(question)
      .slice(0, most)
      .map(({ id }) => lines[id])
      .join('\n');
}

/**
 * The lines that answer a question: the fewest that hold what a right answer must. When no line
 * does, the fact that the question was written from.
 */
export function linesFor(question, lines, holds) {
  const left = new Set(question.all);
  const chosen = [];
  const allowed = lines.filter((line) => !question.none.some((key) => holds(line, key)));
  while (left.size > 0) {
    const metBy = (line) => [...left].filter((group) => group.some((key) => holds(line, key)));
    const best = allowed.reduce(
      (most, line) => (metBy(line).length > most.met.length ? { line, met: metBy(line) } : most),
      { line: '', met: [] },
    );
    if (best.met.length === 0) return question.fact;
    chosen.push(best.line);
    for (const group of best.met) left.delete(group);
  }
  return chosen.sort().join('\n');
}

async function train(examples) {
  const { NlpManager } = createRequire(import.meta.url)('node-nlp');
  const manager = new NlpManager({
    languages: ['fr', 'en'],
    forceNER: false,
    autoSave: false,
    nlu: { log: false },
  });
  for (const { question, intent } of examples)
    manager.addDocument(question.lang, question.q, intent);
  await manager.train();
  return async ({ lang, q }) => (await manager.process(lang, q)).intent ?? '';
}

/**
 * A classifier whose intents are the lines that answer.
 *
 * @returns answers to the examples, each by a classifier that was trained on four fifths of them
 *   without it, and to `others`, by one that was trained on all
 */
export async function classifier(examples, others, { seed, folds = 5 }) {
  const random = randomOf(seed);
  const shuffled = examples
    .map((example) => ({ example, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ example }) => example);
  const answers = { crossed: [], others: [] };
  for (let fold = 0; fold < folds; fold += 1) {
    const ask = await train(shuffled.filter((_, i) => i % folds !== fold));
    for (const { question } of shuffled.filter((_, i) => i % folds === fold))
      answers.crossed.push({ question, text: await ask(question) });
  }
  const ask = await train(examples);
  for (const question of others) answers.others.push({ question, text: await ask(question) });
  return answers;
}
