/** Why a meeting is called off, as it is said with it: "annule jeudi, trop de malades", "… parce que la salle est inondée". */
import type { Span } from '../../../language/when/expression.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { stands } from '../../../sentence/saying.ts';
import { placesOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Heard } from './heard.ts';

/** What does something else than tell why. */
const DOES = [
  ...['reunion-annuler', 'reunion-on-annule', 'reunion-supprimer', 'reunion-deplacer'],
  ...['reunion-planifier', 'reunion-on-se-voit', 'reunion-la-placer', 'reunion-maintenir'],
  ...['reunion-sondage', 'reunion-prevenir', 'dehors-annonce', 'demande-polie', 'moi-meme'],
];

/** Clauses that only tell why, and asides that do within another clause. */
export function whyIn({ whole, asides, context }: Heard): Span[] {
  const parts = readParts(whole, allPartsOf).filter(({ said }) => {
    const isLed = stands(said, 'raison', 0);
    const isOther = (said.mood !== 'tell' && !isLed) || saysAny(said, DOES);
    const isDated = whenSlot(said, context).length > 0 && !isLed;
    return !isOther && !isDated && !isCivil(said) && !isPrivate(said, context);
  });
  const within = readParts(whole, () => asides).filter(
    ({ start, end, said }) =>
      stands(said, 'raison', 0) && !parts.some((part) => part.start < end && start < part.end),
  );
  return [...parts, ...within].sort((a, b) => a.start - b.start);
}

const isCivil = (part: Sentence): boolean =>
  saysOnly(
    part,
    placesOf(part, ['courtoisie', 'reunion', 'reunion-motif', 'projet-corriger', 'projet-idem']),
  );

/** "Léa est hospitalisée": of somebody, it is told to nobody. */
const isPrivate = (part: Sentence, context: Heard['context']): boolean =>
  says(part, 'raison-privee') && personsSlot(part, context).length > 0;
