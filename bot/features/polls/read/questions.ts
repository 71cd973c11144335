/** Questions about polls that name nothing but the poll, or not even that while one is open. */

import { LINKS, Phrases } from '../../../language/phrases.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Board } from '../model/board.ts';
import type { PollReading } from './reading.ts';

type Asked = 'results' | 'missing';

/** Said of a poll by name. */
const named: Record<Asked, string> = {
  results: `mes sondages, quels sondages, les sondages en cours, sondages en cours, my polls, open polls, quand a lieu le sondage, quand aura lieu le sondage, quand est le sondage, c est quand le sondage, date du sondage,
    jusqu à quand le sondage, fin du sondage, quelle date pour le sondage, quelle date a gagné, quel créneau est le meilleur, quel est le meilleur créneau,
    le meilleur créneau, quel créneau a gagné, quel créneau l emporte, which slot is best, what is the best slot, when is the poll,
    when does the poll, date of the poll, until when is the poll`,
  missing: `qui n a pas répondu au sondage, qui doit encore répondre au sondage, qui manque au sondage, who has not answered the poll`,
};

/** The same words without the poll, while one is open. */
const bare: Record<Asked, string> = {
  results:
    'ma réponse, quelle est ma réponse, qu ai je répondu, j ai répondu quoi, qu est ce que j ai répondu, my answer, what did i answer, quelle date est en tête, quel créneau est en tête, quelle date arrive en tête, which date is first',
  missing: `qui n a pas répondu, qui n a pas encore répondu, qui n a pas voté, qui n a pas encore voté, qui doit encore répondre,
    qui doit encore voter, qui n a toujours pas répondu, who has not answered, who hasn t answered, who has not voted,
    who still has to answer`,
};

const phrasesOf = (table: Record<Asked, string>): Phrases<Asked> => {
  const made = new Phrases<Asked>(LINKS);
  for (const [asked, list] of Object.entries(table) as [Asked, string][])
    for (const phrase of list.split(',')) made.add(phrase.trim(), asked);
  return made;
};

const ofPoll = phrasesOf(named);
const ofAnything = phrasesOf(bare);

/** Words beside the question: more than these say another thing. */
const MOST_LEFT = 4;

export function readQuestion({ typed }: Utterance, { open }: Board): PollReading | undefined {
  // Corrected towards the words of the plan, "répondu" may be something else.
  const words = typed;
  const bareOnes = open.length > 0 ? ofAnything.find(words) : [];
  const [found] = [...ofPoll.find(words), ...bareOnes].sort((a, b) => b.length - a.length);
  if (!found) return undefined;
  const rest = words.filter((_, at) => at < found.at || at >= found.at + found.length);
  const left = rest.filter(({ folded }) => folded.length > 2 && !LINKS.has(folded));
  if (left.length > MOST_LEFT) return undefined;
  const said = words.slice(found.at, found.at + found.length).map(({ folded }) => folded);
  return {
    intent: found.value,
    rank: 'question',
    group: { found: [], text: '' },
    slots: [],
    constraints: [],
    warnings: [],
    words: said,
    left: left.map(({ folded }) => folded),
  };
}
