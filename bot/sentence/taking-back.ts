/** What takes back what was said before: "annule ça", "oublie ce que je viens de dire". */
import { endOf, saysOnly } from './between.ts';
import { allPartsOf } from './clauses.ts';
import { isOver, type Placed } from './placed.ts';
import { reproachIn } from './reproach.ts';
import { conceptsOf, readSentence, type Sentence, says } from './sentence.ts';

export interface TakingBack {
  /** What was said or done is named ("ce que je viens de dire"); else it may be of anything that waits. */
  isNamed: boolean;
  /** Why, said ahead of it; what else is said behind it. */
  before: string;
  behind: string;
}

/** What a message takes back, and nothing of its own: all of it, or its first or last part, where that names it. */
export function takingBackIn(sentence: Sentence): TakingBack | undefined {
  const whole = onlyTakesBack(sentence);
  if (whole) return { isNamed: whole === 'named', before: '', behind: '' };
  const { text, lexicon } = sentence;
  const parts = allPartsOf(text);
  const at = [0, parts.length - 1].find((one) => {
    const part = text.slice(parts[one]?.start, parts[one]?.end);
    return onlyTakesBack(readSentence(part, lexicon)) === 'named';
  });
  if (at === undefined) return undefined;
  const before = text.slice(0, parts[at]?.start).replace(/[\s,;:]+$/u, '');
  // "Ah si, je viens, oublie mon message": what it says takes the place of what was said.
  if (says(readSentence(before, lexicon), 'gens-si-fait')) return undefined;
  const behind = text.slice(parts[at + 1]?.start ?? text.length);
  // "… c’était pour une autre fiche": why, and nothing more.
  const isWhy = reproachIn(readSentence(behind, lexicon))?.instead === '';
  return { isNamed: true, before, behind: isWhy ? '' : behind };
}

/** What stands beside it and adds nothing. */
const BESIDE = [
  ...['av-par-erreur', 'gens-erreur', 'se-reprend', 'courtoisie', 'demande-polie'],
  ...['non', 'choix-dernier'],
] as const;

/** An order with an object of its own ("remets en cours") is of that. */
function onlyTakesBack(sentence: Sentence): 'named' | 'bare' | undefined {
  const of = (...names: readonly string[]) => names.flatMap((one) => conceptsOf(sentence, one));
  const named = [...saidBefore(sentence), ...of('reprend-nom')];
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
