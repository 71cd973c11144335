/** Ellipsis: "et celui du 17 ?", "non, je parlais de Rachid" ask again what was just asked, of what they name. */
import type { Mention } from '../contract/feature.ts';
import type { Matter } from '../contract/matter.ts';
import type { Utterance } from '../language/utterance.ts';
import { conceptsOf, type Sentence, says } from '../sentence/sentence.ts';

/** A text as it is read, and what it names. */
export interface NamedText {
  utterance: Utterance;
  sentence: Sentence;
  named: readonly Mention[];
}

/** The question before, with what is named now in the place of what it named; undefined where more is said, or nothing. */
export function askedAgain(said: NamedText, before: () => NamedText): string | undefined {
  const [only, second] = said.named;
  const goesOn = said.utterance.followUp || says(said.sentence, 'reproche-visait');
  if (!only || second || !goesOn || saysMore(said)) return undefined;
  const { utterance, named } = before();
  const { text } = utterance;
  const [old, another] = named.filter(({ kind }) => kind === only.kind);
  if (!old || another) return undefined;
  return (
    text.slice(0, old.start) + said.utterance.text.slice(only.start, only.end) + text.slice(old.end)
  );
}

/** "Et Samira ?", "alors ?": asked of what was spoken of last; undefined where more is said. */
export function askedFurther(
  said: NamedText,
  { further }: Pick<Matter, 'further'>,
): string | undefined {
  if (!further || saysMore(said)) return undefined;
  const { named, sentence, utterance } = said;
  const [only, second] = named;
  if (!only) return says(sentence, 'bord-alors') ? further.state : undefined;
  const goesOn = utterance.followUp && only.kind === 'personne' && !second;
  return goesOn
    ? further.name.replace('{}', () => utterance.text.slice(only.start, only.end))
    : undefined;
}

/** What only leads to a name: "et celui du", "et pour la", "non je parlais de". */
const LEADS = [
  ...['q-joint', 'q-preposition', 'devant-nom', 'choix-celui'],
  ...['reproche-visait', 'non', 'bord-alors'],
];

/** Whether a word says something beside what is named: "et le 17 c’est où" asks for itself. */
export function saysMore({ sentence, named }: Pick<NamedText, 'sentence' | 'named'>): boolean {
  const leads = LEADS.flatMap((concept) => conceptsOf(sentence, concept));
  return sentence.typed.some(({ folded, ...place }, at) => {
    const isNamed = named.some(({ start, end }) => place.start < end && start < place.end);
    const isLead = leads.some((one) => one.at <= at && at < one.at + one.length);
    return !isNamed && !isLead && /\p{L}|\d/u.test(folded);
  });
}
