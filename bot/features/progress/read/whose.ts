/** What somebody leads, said by their name: "chez Omar c’est l’orage", "Omar est à 80 %"; and one’s own, against it. */
import { numberOf } from '../../../knowledge/identity.ts';
import { subjectOf } from '../../../knowledge/subjects.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { isCurrent } from '../../people/model/groups.ts';
import { isHeldBy } from '../../people/model/piloting.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import {
  clauseAt,
  type Extent,
  isColonBefore,
  isHead,
  isNumber,
  isSaid,
  type SubjectMention,
  slice,
  spansOf,
  type Within,
  wholeOf,
} from './part.ts';
import { tellsState } from './weather.ts';

/** What of these things is meant: the one there is; of none or several, the words alone. */
function ledAs({ knowledge: { plan } }: SlotContext, led: readonly string[], typed: string) {
  const [only, second] = led.map((id) => subjectOf(plan, id));
  if (!only || second) return { unknown: typed };
  return only.kind === 'fiche' ? { fiche: numberOf(plan, only.id) } : { action: only };
}

/** Whether only words that lead to it stand between the start of a clause and a token. */
const isTopic = (clause: Within, at: number): boolean =>
  isHead({ ...clause, to: at }, at, 'av-tete-chez');

/** Things of others, where a clause tells how they stand. */
export function ledByName(sentence: Sentence, context: SlotContext): SubjectMention[] {
  const { view, speaking, today } = context;
  return personsSlot(sentence, context).flatMap(({ value, at, length }) => {
    const [person, second] = value.found;
    if (value.isSelf || !person || second) return [];
    const led = [...view.pilots].flatMap(([id, one]) =>
      isCurrent(one, today) && isHeldBy(one, person) ? [id] : [],
    );
    const clause = clauseAt(sentence, at);
    const isOther = led.length > 0 && !led.some((id) => speaking.led.includes(id));
    if (!isOther || !isTopic(clause, at) || !isToldOf(clause, at, at + length)) return [];
    const from = spansOf({ ...clause, to: at }, 'av-chez').at(-1)?.from ?? at;
    const typed = slice({ sentence }, { from: at, to: at + length });
    return [
      {
        at: from,
        length: at + length - from,
        byName: true as const,
        ...ledAs(context, led, typed),
      },
    ];
  });
}

/** "Chez moi", "je suis à 45", where things of others were told: those of who speaks. */
export const ownAgain = (sentence: Sentence, context: SlotContext): SubjectMention[] =>
  spansOf(wholeOf(sentence), 'av-chez-moi')
    .filter(({ from, to }) => to - from > 1 || isTopic(clauseAt(sentence, from), from))
    .map(({ from, to }) => ({
      at: from,
      length: to - from,
      ...ledAs(context, context.speaking.led, slice({ sentence }, { from, to })),
    }));

/** "Chez Omar c’est l’orage", "Omar : 60 %", "Omar est à 80": and no "Omar a signé", nor "d’après Omar". */
function isToldOf(clause: Within, at: number, end: number): boolean {
  const { sentence, to } = clause;
  const isLed = ['av-chez', 'av-pour'].some((one) => spansOf(clause, one).some((s) => s.to === at));
  if (isLed || isColonBefore({ sentence }, end)) return tellsHow(clause);
  const { tokens, lexicon } = sentence;
  // "Omar qui en est à 80", "Sophie ce serait plutôt nuage".
  const isBehind = ({ from }: Extent) =>
    from - end < 3 && tokens.slice(end, from).every(({ folded }) => lexicon.light.has(folded));
  const stands = STANDING.some((one) => spansOf({ sentence, from: end, to }, one).some(isBehind));
  return stands && (tellsHow(clause) || tokens.slice(end, to).some(isNumber));
}

const tellsHow = (clause: Within): boolean =>
  tellsState(clause) || isSaid(clause, 'av-avance', 'av-tout-va-bien', 'av-tout-va-mal');

const STANDING = ['av-est', 'av-avance', 'av-avenir', 'av-blocage-dit'];
