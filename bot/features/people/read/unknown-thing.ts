/** What somebody is said to lead, and which the plan does not have: "Paul s’occupe de la piscine". */
import { isLight, isParted } from '../../../sentence/between.ts';
import { type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { thingsSlot } from '../model/slots/things.ts';
import type { PeopleCommand } from './command.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';

/** Longer, it tells of something else. */
const MOST_WORDS = 12;

export function unknownThingIn(
  sentence: Sentence,
  context: SlotContext,
): PeopleCommand | undefined {
  const { tokens, typed, text, concepts, lexicon, mood } = sentence;
  if (mood === 'ask' || tokens.length > MOST_WORDS || says(sentence, 'gens-ailleurs'))
    return undefined;
  const verb = concepts.find(
    ({ value, at, length }) =>
      value === 'gens-piloter' ||
      (value === 'gens-prendre' && length > 1 && /^(?:s|en)$/.test(tokens[at]?.folded ?? '')),
  );
  if (!verb || says(sentence, 'negation')) return undefined;
  const isKnown =
    thingsSlot(sentence, context).length > 0 || wherePeopleAre(sentence, context).length > 0;
  const others = peopleSlot(sentence, context).filter(({ value }) => !value.isSelf);
  const [person] = others.filter((one) => one.at + one.length <= verb.at);
  // "Paul", whom nobody knows: a capital alone at the head is a name here.
  const isNamed =
    verb.at === 1 && /^\p{Lu}\p{Ll}/u.test(text) && !lexicon.known.has(typed[0]?.folded ?? '');
  if (isKnown || !(person || isNamed)) return undefined;
  let from = verb.at + verb.length;
  while (from < tokens.length && isLight(sentence, from, from + 1)) from += 1;
  let to = from;
  while (to < tokens.length && (to === from || !isParted(sentence, to, to))) to += 1;
  if (from === to) return undefined;
  const holder = person?.value.name ?? typedOver(sentence, 0, 1);
  return { intent: 'pilot', led: { text: typedOver(sentence, from, to - from) }, holder };
}
