/** What takes back what was said before: "annule ça", "oublie ce que je viens de dire". */
import { endOf, saysOnly } from './between.ts';
import { allPartsOf } from './clauses.ts';
import { isOver, type Placed } from './placed.ts';
import { reproachIn } from './reproach.ts';
import { conceptsOf, placesOf, readSentence, type Sentence, says, saysAny } from './sentence.ts';

export interface TakingBack {
  /** What was said or done is named ("ce que je viens de dire"); else it may be of anything that waits. */
  isNamed: boolean;
  /** Why, said ahead of it; what else is said behind it. */
  before: string;
  behind: string;
}

/** What a message takes back, and nothing of its own: all of it, or its first or last part, where that names it. */
export function takingBackIn(sentence: Sentence): TakingBack | undefined {
  // "…, remets comme avant" says it twice.
  const reasonless = (behind: string) => {
    const rest = readSentence(behind, sentence.lexicon);
    return isWhy(rest) || onlyTakesBack(rest) ? '' : behind;
  };
  const whole = onlyTakesBack(sentence);
  if (whole) return { isNamed: whole === 'named', before: '', behind: '' };
  const { text, lexicon } = sentence;
  const parts = allPartsOf(text);
  // "Oublie ça, c’était pas validé": it takes back, and says why; "oublie ça, c’est 50", what is to be instead.
  const next = parts.slice(1, MOST_PARTS).find(({ start }) => {
    const order = readSentence(text.slice(0, start), lexicon);
    const that = saysThat(order);
    const rest = readSentence(text.slice(start), lexicon);
    const isInstead = placesOf(rest, ['reproche-plutot']).some(({ at }) => at === 0);
    return (that.length > 0 || isInstead || isWhy(rest)) && onlyTakesBack(order, that);
  });
  if (next) return { isNamed: false, before: '', behind: reasonless(text.slice(next.start)) };
  const at = [0, parts.length - 1].find((one) => {
    const part = text.slice(parts[one]?.start, parts[one]?.end);
    return onlyTakesBack(readSentence(part, lexicon)) === 'named';
  });
  if (at === undefined) return undefined;
  const before = text.slice(0, parts[at]?.start).replace(/[\s,;:]+$/u, '');
  // "Ah si, je viens, oublie mon message": what it says takes the place of what was said.
  if (says(readSentence(before, lexicon), 'gens-si-fait')) return undefined;
  return {
    isNamed: true,
    before,
    behind: reasonless(text.slice(parts[at + 1]?.start ?? text.length)),
  };
}

/** An order and why are short; a text of many parts is not read from each of them. */
const MOST_PARTS = 4;

/** Words of "ce n’est pas". */
const MOST_AHEAD = 4;

/** "C’était pour une autre fiche", "c’est pas officiel": why, and nothing that takes its place. */
function isWhy(sentence: Sentence): boolean {
  if (reproachIn(sentence)?.instead === '') return true;
  const { text, tokens } = sentence;
  const isTold = allPartsOf(text).length > 1 || tokens.some(({ folded }) => /\d/.test(folded));
  const opens = placesOf(sentence, ['reproche-plutot', 'av-pas']);
  return (
    !isTold &&
    saysAny(sentence, ['nie', 'd-un-autre']) &&
    opens.some(({ at }) => at === 0) &&
    opens.every(({ at }) => at < MOST_AHEAD)
  );
}

/** "Oublie ça", "annule ça": of what was just said, where "laisse tomber" may be of anything. */
const saysThat = (sentence: Sentence): Placed<string>[] =>
  conceptsOf(sentence, 'reprend-cela').filter(({ at }) =>
    placesOf(sentence, ['reprend', 'reprend-ote']).some((verb) => endOf(verb) === at),
  );

/** What stands beside it and adds nothing. */
const BESIDE = [
  ...['av-par-erreur', 'gens-erreur', 'se-reprend', 'courtoisie', 'demande-polie'],
  ...['non', 'choix-dernier'],
] as const;

/** An order with an object of its own ("remets en cours") is of that. */
function onlyTakesBack(
  sentence: Sentence,
  that: readonly Placed<string>[] = [],
): 'named' | 'bare' | undefined {
  const of = (...names: readonly string[]) => names.flatMap((one) => conceptsOf(sentence, one));
  const named = [...saidBefore(sentence), ...of('reprend-nom'), ...that];
  const isNamed = named.length > 0;
  const verbs = of('reprend', ...(isNamed ? ['reprend-ote'] : [])).filter(({ at, length }) => {
    const own = sentence.tokens[at]?.folded ?? '';
    const forms = length > 1 ? undefined : sentence.lexicon.verb(own);
    return !forms || forms.has('imperative') || forms.has('infinitive');
  });
  const beside = of(...BESIDE);
  // "Oublie-moi" is an order of its own, "je me suis trompée, annule" is none.
  const isOfSelf = !isNamed && of('reprend-moi').some(({ at }) => !isOver(beside, at));
  // "Forget what I just said" asks nothing.
  const isAsked = sentence.mood === 'ask' && (!isNamed || sentence.text.includes('?'));
  const isOnly = verbs.length > 0 && saysOnly(sentence, [...verbs, ...named, ...beside]);
  return !isOnly || isOfSelf || isAsked ? undefined : isNamed ? 'named' : 'bare';
}

/** "Ce que je viens de" and, right behind it, "mettre". */
const MOST_BETWEEN = 2;

/** "Ce que je viens de mettre", "what I just entered": what names it, and its verb. */
export const saidBefore = (sentence: Sentence): Placed<string>[] => {
  const verbs = conceptsOf(sentence, 'av-consigner');
  return conceptsOf(sentence, 'av-ce-que').flatMap((one) => {
    const verb = verbs.find(({ at }) => at >= endOf(one) && at <= endOf(one) + MOST_BETWEEN);
    return verb ? [one, verb] : [];
  });
};
