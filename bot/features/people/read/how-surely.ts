/** How surely a clause says a change: in so many words, or only by whom and what it holds. */
import { gap } from '../../../sentence/between.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { type NamedGroup, nameId } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { isAside } from './denials.ts';
import { cleftIn, rolesIn } from './roles.ts';

type Found = IntentFound<SlotContext>;

/** The way that says most for sure; else somebody beside a fiche or a group, by a verb that nobody knows: it is asked. */
export function surest(
  ways: readonly Found[],
  sentence: Sentence,
): { found: Found; isHeld: boolean } | undefined {
  const sure = ways.find((one) => isSure(one, sentence));
  // "Claire m’a dit de te parler de la 1.1": who tells is not who is given a part.
  const isHeard = says(sentence, 'gens-a-dit');
  const held = sure ?? (isHeard ? undefined : ways.find((one) => isHeld(one, sentence)));
  return held && { found: held, isHeld: !sure };
}

/** "Je verrais bien Rachid sur la fiche 5": of what is called by its name, only where it is shared out. */
const isHeld = ({ intent: { name }, filled }: Found, sentence: Sentence): boolean =>
  (name === 'has' &&
    isKnown(filled.fiches) &&
    isShared(filled, sentence) &&
    (rolesIn(sentence).length > 0 || isOneList(filled, sentence))) ||
  (name === 'more' && isKnown(filled.groupes) && isSaid(filled, sentence));

/** "En l’absence de Léa, voir avec Rachid": of people who are not counted up, who is what is not said. */
const isOneList = ({ personnes = [] }: Found['filled'], { tokens, lexicon }: Sentence): boolean =>
  personnes.every(({ at }, i) => {
    const before = personnes[i - 1];
    const between = before ? tokens.slice(before.at + before.length, at) : [];
    return between.every(({ folded }) => lexicon.light.has(folded) || !/\p{L}/u.test(folded));
  });

/** "Le groupe …", or its whole name: a word of it alone is said of many things. */
const isSaid = ({ groupes = [] }: Found['filled'], sentence: Sentence): boolean =>
  says(sentence, 'gens-groupe') ||
  (groupes as readonly Placed<NamedGroup>[]).some(({ value: { found, text } }) =>
    found.some(({ name = '' }) => nameId(name) === nameId(text)),
  );

const isKnown = (places: readonly Placed<unknown>[] = []): boolean =>
  (places as readonly Placed<NamedThing | NamedGroup>[]).some(
    ({ value }) => value.found.length > 0,
  );

/** Ways that say little must be the whole of the clause, what announces it apart. */
function isSure({ intent, covered, filled, rest }: Found, sentence: Sentence): boolean {
  const named = Object.values(filled).flat();
  if (intent.name === 'more') return covered === 1;
  if (intent.name !== 'has') return covered >= 0.2 || named.length > 1;
  const first = Math.min(...named.map(({ at }) => at));
  const isAnnounced = rest.every((one) => one.at < first && isAside(sentence, one, named));
  return (covered === 1 || isAnnounced || isCleft(filled, sentence)) && isShared(filled, sentence);
}

/** "Quant à l’étude, c’est Inès qui la suit": who it is is said, whatever is said around it. */
const isCleft = ({ personnes = [] }: Found['filled'], sentence: Sentence): boolean =>
  says(sentence, 'gens-prendre') && cleftIn(sentence, personnes) !== undefined;

/** "Le forum, c’est Paul", "Paul : le forum": what is called by a name may be only spoken of, as in "Paul est au forum". */
function isShared(filled: Found['filled'], sentence: Sentence): boolean {
  const things = (filled.fiches ?? []) as readonly Placed<NamedThing>[];
  const persons = filled.personnes ?? [];
  if (things.some(({ value }) => !value.byName)) return true;
  const { tokens, concepts } = sentence;
  // "Au forum" has no verb in it.
  const isSaid = ({ value, at }: Placed<string>) =>
    SHARING.includes(value) && !/^aux?$/.test(tokens[at]?.folded ?? '');
  if (concepts.some(isSaid) || (things.length > 1 && persons.length > 1)) return true;
  return persons.some(({ at, length }) => {
    const thing = things.find((one) => one.at >= at + length) ?? things[0];
    const [from, to] = thing && thing.at > at ? [at + length, thing.at] : [0, at];
    return (
      /[:=]/.test(gap(sentence, from, to)) ||
      tokens.slice(from, to).some(({ folded }) => folded === 'pour')
    );
  });
}

const SHARING: readonly string[] = ['gens-prendre', 'gens-cest', 'gens-repartir'];
