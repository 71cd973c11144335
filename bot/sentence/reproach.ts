/** Words about what was just said: "je me suis trompé de mois, c’était le 8 janvier", "bloquée c’est un peu fort, disons ralentie". */
import { endOf, isLight } from './between.ts';
import { allPartsOf } from './clauses.ts';
import { isOver } from './placed.ts';
import { placesOf, readSentence, type Sentence, says, spanIn } from './sentence.ts';

export interface Reproach {
  /** What it should be; empty where nothing says so. */
  instead: string;
  /** Its words, for who makes nothing of them; none where it only says that it is wrong. */
  left: string[];
}

/** "Je croyais mardi 9", "la décision du 20 est mal formulée": a clause with more words tells something. */
const MOST_NAMED = 2;

/** What stands beside it and adds nothing. */
const BESIDE = [
  'se-reprend',
  'gens-erreur',
  'av-reprise',
  'courtoisie',
  'reproche-plutot',
] as const;

interface Clause {
  start: number;
  clause: Sentence;
}

const LEADS = ['reproche-plutot', 'av-reprise'] as const;

export function reproachIn(sentence: Sentence): Reproach | undefined {
  const { text, lexicon } = sentence;
  if (/\?\s*$/u.test(text)) return undefined;
  const clauses = allPartsOf(text).map(
    ({ start, end }): Clause => ({
      start,
      clause: readSentence(text.slice(start, end).replace(/\s*\?$/u, ''), lexicon),
    }),
  );
  const at = clauses.findLastIndex(({ clause }) => says(clause, 'reproche'));
  const right = clauses.find(({ clause }) => says(clause, 'reproche-juste'));
  const ahead = clauses.filter((one, i) => one !== right && (i <= at || right !== undefined));
  if ((at < 0 && !right) || !ahead.every(({ clause }) => isAhead(clause))) return undefined;
  const typed = right
    ? rightIn(right.clause)
    : text.slice(behind(clauses[at]) ?? clauses[at + 1]?.start ?? text.length);
  const should = withoutLeads(readSentence(typed.replace(/[\s.!]+$/u, ''), lexicon), LEADS);
  // An order is one of its own.
  if (should.mood === 'order') return undefined;
  const isBare = clauses.every(({ clause }) => namedIn(clause) === 0);
  return { instead: should.text, left: isBare ? [] : [text] };
}

/** Where "je me suis trompé c’est le 8" goes on, without a sign before it. */
function behind(one: Clause | undefined): number | undefined {
  if (!one) return undefined;
  const { start, clause } = one;
  const from = Math.max(...placesOf(clause, ['reproche']).map(endOf));
  const [lead] = placesOf(clause, ['reproche-plutot'])
    .filter((one) => one.at >= from && !isLight(clause, endOf(one)))
    .sort((a, b) => a.at - b.at);
  return lead && start + spanIn(clause, lead).start;
}

/** "À Carto qu’il fallait le mettre", "Ludothèque sans s": what stands before what says that it is right. */
function rightIn(clause: Sentence): string {
  const [one] = placesOf(clause, ['reproche-juste']).sort((a, b) => a.at - b.at);
  return one ? clause.text.slice(0, spanIn(clause, one).start) : '';
}

/** The sentence without what leads up to it, light words before that included: "ah zut c’était". */
export function withoutLeads(sentence: Sentence, leads: readonly string[]): Sentence {
  let at = 0;
  for (const one of placesOf(sentence, leads).sort((a, b) => a.at - b.at))
    if (isLight(sentence, at, one.at)) at = Math.max(at, endOf(one));
  const start = sentence.typed[at]?.start ?? sentence.text.length;
  return at === 0 ? sentence : readSentence(sentence.text.slice(start), sentence.lexicon);
}

/** A reproach, an apology, or what was said said again: "ah c’était le 8 ?". */
const isAhead = (clause: Sentence): boolean =>
  clause.mood !== 'order' && clause.mood !== 'ask' && namedIn(clause) <= MOST_NAMED;

const namedIn = (clause: Sentence): number => {
  const said = placesOf(clause, ['reproche', ...BESIDE]);
  return clause.tokens.filter((_, at) => !isLight(clause, at, at + 1) && !isOver(said, at)).length;
};
