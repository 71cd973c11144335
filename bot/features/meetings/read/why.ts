/** Why a meeting is called off, as it is said with it: "annule jeudi, trop de malades", "… parce que la salle est inondée". */
import type { Span } from '../../../language/when/expression.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import {
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
} from '../../../sentence/sentence.ts';
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
  const { text, lexicon } = whole;
  const parts = allPartsOf(text).filter(({ start, end }) => {
    const part = readSentence(text.slice(start, end), lexicon);
    const isLed = placesOf(part, ['raison']).some(({ at }) => at === 0);
    const isOther = (part.mood !== 'tell' && !isLed) || saysAny(part, DOES);
    const isDated = whenSlot(part, context).length > 0 && !isLed;
    return !isOther && !isDated && !isCivil(part) && !isPrivate(part, context);
  });
  const within = asides.filter(
    ({ start, end }) =>
      placesOf(readSentence(text.slice(start, end), lexicon), ['raison']).some(
        ({ at }) => at === 0,
      ) && !parts.some((part) => part.start < end && start < part.end),
  );
  return [...parts, ...within].sort((a, b) => a.start - b.start);
}

const isCivil = (part: Sentence): boolean =>
  saysOnly(part, placesOf(part, ['courtoisie', 'reunion', 'projet-corriger', 'projet-idem']));

/** "Léa est hospitalisée": of somebody, it is told to nobody. */
const isPrivate = (part: Sentence, context: Heard['context']): boolean =>
  says(part, 'raison-privee') && personsSlot(part, context).length > 0;
