/** What one clause of a message about people says: whom, where, as what, from when, and what of it is in doubt. */
import { isAside as isCivil } from '../../../conversation/untaken.ts';
import { endOf, gap, isLight } from '../../../sentence/between.ts';
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { hasClause, isBehind, isInforming, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  typedOver,
} from '../../../sentence/sentence.ts';
import { isNamed, type NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { isRelative, PRONOUNS } from './clause-meant.ts';
import type { ChangeName, PeopleClause, Said } from './clauses.ts';
import { datesIn, isForNow, type Later, laterIn } from './later.ts';
import { elsewhereIn, whoseIn } from './led-commands.ts';
import { takenBackOf } from './pairs.ts';
import { employersSlot, isAskedForAnother, isFrom, sendersIn, slots } from './people-slots.ts';
import { deniesIn, goersIn, isAside, kept, meantOf, rolesIn, samePerson } from './roles.ts';
import { rosterOf } from './roster.ts';

const changes = declaredIntents<SlotContext>('gens-changements', slots);

/** Less of what is told, and not ordered, is understood: it is asked first. */
const LEAST_COVERED = 0.6;

/** What is said where it is denied: "Karim ne pilote pas la 1.1". */
const DENIED: Readonly<Partial<Record<ChangeName, ChangeName>>> = {
  pilot: 'unpilot',
  has: 'unpilot',
  appoint: 'dismiss',
  add: 'remove',
  join: 'remove',
};

/** What is said where somebody else goes by the same words. */
const INSTEAD: Readonly<Partial<Record<ChangeName, ChangeName>>> = {
  unpilot: 'pilot',
  dismiss: 'appoint',
  remove: 'add',
};

/** What a clause owes to the rest of the message: the time that is said anywhere in it, and who is away then. */
interface OfWhole {
  stretch: Later | undefined;
  isForATime: boolean;
  away: readonly NamedPerson[];
}

/** What a clause says, when it is no question. */
export function saidIn(
  { sentence, mood, isDoubtful: isUnsure, isHeard }: PeopleClause,
  context: SlotContext,
  { stretch, isForATime, away }: OfWhole,
): Said | undefined {
  // "…, tu enregistres ?" orders, "on peut ajouter … ?" is asked back.
  const isAsked =
    (mood === 'ask' || says(sentence, 'se-demander') || isInforming(sentence)) &&
    !isRelative(sentence, context);
  const isFlat = isAsked && !says(sentence, 'gens-tu-notes');
  if (isFlat && !says(sentence, 'gens-pouvoir')) return undefined;
  const meant = { ...sentence, mood: mood === 'ask' ? 'order' : mood } as const;
  const ways = intentsIn(meant, changes.of(sentence.lexicon), context);
  const isOfOther = isAskedForAnother(sentence, context);
  const said = surest(isOfOther ? ways.filter((one) => !isOwn(one)) : ways, sentence);
  const best = said?.found;
  // "Tu peux présenter la 5 à ma place ?": at a meeting.
  const isForOnce = said?.isHeld && !isForATime && !stretch;
  if (isForOnce && says(sentence, 'gens-a-ma-place')) return undefined;
  // What others said changes nothing, but for who speaks.
  if (!best || (isHeard && best.intent.name !== 'join')) return undefined;
  // "Léa elle a mis quoi ?": whoever did it is put nowhere by it.
  const isDone = conceptsOf(sentence, 'gens-mettre').some(
    (one) =>
      /^(?:a|ont|as|avait|avaient)$/.test(sentence.tokens[one.at - 1]?.folded ?? '') &&
      sentence.lexicon.grammar.isParticiple(sentence.tokens[endOf(one) - 1]?.folded ?? ''),
  );
  if (isDone && best.intent.name === 'add' && !best.filled.groupes?.length) return undefined;
  const values = <T>(slot: string) => (best.filled[slot] ?? []) as readonly Placed<T>[];
  const whose = whoseIn(sentence, values('personnes'), values('fiches'));
  // "Claire m’a parlé du groupe, je voudrais en être": who tells comes nowhere.
  const all = values<NamedPerson>('personnes').filter(
    (one) => !whose.includes(one) && !stands(sentence, 'gens-a-dit', endOf(one)),
  );
  const things = [...values<NamedThing>('fiches'), ...values<NamedGroup>('groupes')];
  const people = meantOf(sentence, all, things);
  const back = takenBackOf(sentence, all, things);
  const meantOnes = <T>(found: readonly Placed<T>[], same: (a: T, b: T) => boolean) =>
    kept(sentence, found, same).filter((one) => !back.has(one));
  const persons = people.persons.filter(
    ({ value }) => best.intent.name === 'unpilot' || !away.some((one) => samePerson(one, value)),
  );
  const fiches = meantOnes(values<NamedThing>('fiches'), (a, b) => a.text === b.text);
  const groups = meantOnes(values<NamedGroup>('groupes'), sameGroup);
  const outOf = values<NamedGroup>('groupes').filter(
    (one) => !groups.includes(one) && persons.some(({ value }) => isInIt(value, one.value)),
  );
  const mistaken =
    groups.length > 0
      ? []
      : people.takenBack
          .map(({ value }) => value)
          .filter((one) => !persons.some(({ value }) => samePerson(value, one)));
  // "Karim pilote, euh non, suppléant".
  const roles = rolesIn(sentence);
  const stale = people.takenBack.length > 0 ? undefined : takenBackOf(sentence, all, roles);
  const others = all.filter(({ value }) => !value.isSelf);
  const named = [...others, ...values('fiches'), ...values('groupes'), ...values('organisations')];
  const dropped = [...all, ...named].filter(
    (one) => ![...persons, ...fiches, ...groups].includes(one as never),
  );
  const isDenied = deniesIn(sentence, dropped, named);
  const name = best.intent.name as ChangeName;
  // "Omar devient pilote, Karim ne l’est plus"; but "retire Omar, pas Karim" puts nobody in a place.
  // "Zoé ne remplace plus Paul" puts nobody in a place either.
  const ends = conceptsOf(sentence, 'gens-plus');
  const isOver = conceptsOf(sentence, 'gens-remplacer').some((one) =>
    ends.some((end) => overlap(end, one)),
  );
  const isPut = !isOver && !says(sentence, 'gens-oter');
  const goers = goersIn(sentence, all);
  // "Léa quitte la carto, pas Omar" puts nobody there.
  const isLeft =
    name !== 'remove' ||
    people.instead.every((one) => goers?.some(({ value }) => samePerson(value, one)));
  const isAnother = persons.length > 0 && people.instead.length > 0 && isPut && isLeft;
  const as = (isAnother && INSTEAD[name]) || (isDenied ? DENIED[name] : name);
  if (!as) return undefined;
  // "Je quitte la carto, que Rachid co-anime": who is named behind whoever goes loses nothing.
  const staying =
    goers && (as === 'remove' || as === 'dismiss')
      ? persons.filter((one) => !goers.includes(one) && !isBehind(sentence, 'gens-vers', one.at))
      : [];
  // Somebody who stands in for a time does so until it is said otherwise.
  const isKept = says(sentence, 'gens-jusqua') && !says(sentence, 'gens-remplacer');
  const dates = isKept ? [] : datesIn(sentence, context, named);
  // "…, Léa reste suppléante": for no time.
  const isStaying = says(sentence, 'gens-rester');
  const later = (isStaying ? undefined : stretch) ?? laterIn(sentence, context, named);
  const isSocial = ({ at, length }: Placed<unknown>) =>
    sentence.tokens.slice(at, at + length).every((_, i) => isCivil(sentence, at + i));
  const elsewhere = elsewhereIn(sentence, persons, fiches, best.rest);
  // "Passe Paul de carto à ludothèques": where he is leaves open where he comes.
  const isFrom = ({ at }: Placed<unknown>) => isBehind(sentence, 'gens-depuis', at);
  const isOpen = fiches.length === 0 && groups.every(isFrom);
  const unknown = isOpen ? unknownGroupIn(sentence, best.rest, persons) : [];
  const known = [...dates, ...elsewhere, ...unknown];
  const rest = best.rest.filter((one) => !known.some((other) => overlap(one, other)));
  return {
    sentence,
    name: as,
    found: best,
    persons: persons.filter((one) => !staying.includes(one)),
    takenBack: people.takenBack,
    instead: people.instead,
    mistaken,
    fiches,
    groups: [...groups, ...unknown],
    outOf,
    elsewhere,
    outOfLed: values<NamedThing>('fiches').filter((one) => !fiches.includes(one)),
    whose,
    organisations: values<NamedOrganisation>('organisations'),
    roles: roles.filter((one) => !stale?.has(one)),
    roleOf: rosterOf(
      sentence,
      all.filter(({ value }) => !people.instead.includes(value)),
    ),
    from: sendersIn(sentence, context, all).map(({ value }) => value.text),
    isUnsure:
      (isForATime && !isStaying && !isForNow(sentence, context)) ||
      says(sentence, 'gens-partout') ||
      isFlat ||
      isDenied ||
      isUnsure ||
      // "…, ah non il est déjà sur la 5": why, and not what takes its place.
      conceptsOf(sentence, 'gens-erreur').some(({ at, length }) =>
        PRONOUNS.has(sentence.tokens[at + length]?.folded ?? ''),
      ) ||
      outOf.length > 0,
    isHeld: said.isHeld,
    isRough:
      said.isHeld ||
      staying.length > 0 ||
      (mood === 'tell' && best.covered < LEAST_COVERED) ||
      (!later && dates.length > 0) ||
      fiches.some(({ value }) => value.isGuess) ||
      rest.some((one) => !isAside(sentence, one, named)),
    later,
    isForATime,
    // What a verb that nobody knows says is asked with the rest.
    left: [
      ...rest.filter((one) => !isSocial(one) && (!said.isHeld || isAside(sentence, one, named))),
      ...(later ? [] : dates),
      ...staying,
      ...(fiches.length > 0 ? [] : ofNowhere(sentence, all, context)),
      ...elsewhere,
    ]
      .sort((a, b) => a.at - b.at)
      .map(({ at, length }) => typedOver(sentence, at, length)),
  };
}

/**
 * "Omar co-anime les cafés des parents", "ajoute Léa aux cafés": what ends the clause where a group would be named, and
 * nobody knows, is a group that is not there, and not the one that was spoken of.
 */
function unknownGroupIn(
  sentence: Sentence,
  rest: readonly Placed<unknown>[],
  persons: readonly Placed<unknown>[],
): Placed<NamedGroup>[] {
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last) return [];
  const { at } = first;
  let lead = at;
  while (['devant-nom', 'gens-groupe'].some((one) => stands(sentence, one, lead - 1))) lead -= 1;
  // "On me rajoute la charte" puts nobody into it; "aux cafés" does.
  const isLed = lead < at && stands(sentence, 'gens-vers', lead);
  const isWhere =
    isLed || ['gens-co-animation', 'gens-rejoindre'].some((one) => isBehind(sentence, one, lead));
  const length = endOf(last) - at;
  const text = typedOver(sentence, at, length);
  // "Le groupe il se réunit combien de fois": a clause is no name.
  // "Camille rejoint l’équipe": the kind alone names none.
  const isKind = ['gens-sorte-de-groupe', 'gens-groupe'].some((one) => stands(sentence, one, at));
  const isName =
    !isKind &&
    isLight(sentence, at, undefined, [...rest, ...persons]) &&
    !hasClause(readSentence(text, sentence.lexicon));
  return isWhere && isName ? [{ value: { found: [], text }, at, length }] : [];
}

/** Whether somebody who is known is in a group today. */
export const isInIt = ({ found }: NamedPerson, { found: groups }: NamedGroup): boolean =>
  groups.length === 1 &&
  groups.some(({ row }) => row?.members.some(({ person }) => found.includes(person)));

/** Where people are said to be from, and nothing is kept of it: the plan has no such organisation, or nobody knows them. */
const ofNowhere = (
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  context: SlotContext,
): Placed<unknown>[] =>
  employersSlot(sentence, context).filter(
    (from) =>
      from.value.id === undefined ||
      persons.some((one) => one.value.found.length === 0 && isFrom(sentence, one, from)),
  );

export const sameGroup = (a: NamedGroup, b: NamedGroup) =>
  a.found.length > 0 ? a.found[0]?.id === b.found[0]?.id : a.text === b.text;

type Found = IntentFound<SlotContext>;

const isOwn = ({ intent }: Found): boolean => intent.name === 'join';

/** The way that says most for sure; else somebody beside a fiche or a group, by a verb that nobody knows: it is asked. */
function surest(
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
    const between = before ? tokens.slice(endOf(before), at) : [];
    return between.every(({ folded }) => lexicon.light.has(folded) || !/\p{L}/u.test(folded));
  });

/** "Le groupe …", or its whole name: a word of it alone is said of many things. */
const isSaid = ({ groupes = [] }: Found['filled'], sentence: Sentence): boolean =>
  says(sentence, 'gens-groupe') ||
  (groupes as readonly Placed<NamedGroup>[]).some(({ value: { found, text } }) =>
    found.some((one) => isNamed(one, text)),
  );

const isKnown = (places: readonly Placed<unknown>[] = []): boolean =>
  (places as readonly Placed<NamedThing | NamedGroup>[]).some(
    ({ value }) => value.found.length > 0,
  );

/** Ways that say little must be the whole of the clause. */
function isSure({ intent, covered, filled }: Found, sentence: Sentence): boolean {
  if (intent.name === 'more') return covered === 1;
  return intent.name === 'has' ? covered === 1 && isShared(filled, sentence) : covered >= 0.2;
}

/** "Le forum, c’est Paul", "Paul : le forum": what is called by a name may be only spoken of, as in "Paul est au forum". */
function isShared(filled: Found['filled'], sentence: Sentence): boolean {
  const things = (filled.fiches ?? []) as readonly Placed<NamedThing>[];
  const persons = filled.personnes ?? [];
  const { tokens, concepts } = sentence;
  // "Au forum" has no verb in it.
  const isSaid = ({ value, at }: Placed<string>) =>
    SHARING.includes(value) && !/^aux?$/.test(tokens[at]?.folded ?? '');
  // "Pour le forum, Inès": whatever leads up to the second of the two.
  const isLed = (thing: Placed<unknown>) => (person: Placed<unknown>) =>
    /[:=]|(?:^|\s)pour\s/i.test(
      gap(sentence, thing.at > person.at ? endOf(person) : 0, Math.max(thing.at, person.at)),
    );
  return (
    concepts.some(isSaid) ||
    (things.length > 1 && persons.length > 1) ||
    things.some((thing) => !thing.value.byName || persons.some(isLed(thing)))
  );
}

const SHARING: readonly string[] = ['gens-prendre', 'gens-cest', 'gens-repartir'];
