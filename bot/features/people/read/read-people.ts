/** What a message says about people: changes in their order, a request or a question; or nothing. */

import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import { endOf, isLedBy, isLight, isParted } from '../../../sentence/between.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { declaredIntents } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  typedOver,
} from '../../../sentence/sentence.ts';
import { asNamed } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { thingsSlot } from '../model/slots/things.ts';
import { isBeside } from './clause-meant.ts';
import { sameGroup } from './clause-read.ts';
import { sentencesIn } from './clauses.ts';
import { type Command, intoAs, ledOf, namesWhat, opposite, type PeopleCommand } from './command.ts';
import { crowdIn } from './crowd.ts';
import {
  frameOf,
  groupsSpokenOf,
  isGone,
  isLastFresh,
  lastChange,
  type Made,
  MEMBERS,
} from './frame.ts';
import { isForNow, laterIn } from './later.ts';
import { exchanged } from './led-commands.ts';
import { organisationBeside, withPlace } from './organisation-beside.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';
import { type ChangesRead, readChanges } from './read-changes.ts';
import type { Requests } from './request.ts';
import { commandsIn, orders, questions } from './requests.ts';
import { isHeld, isLetBe, kept, meantOf, nameOf, nameOfPerson, rolesIn } from './roles.ts';
import { withoutStaying } from './staying.ts';
import { swapIn } from './swap.ts';
import { withoutAsides } from './without-asides.ts';

export interface PeopleRead extends Partial<Omit<ChangesRead, 'commands' | 'left'>> {
  commands: readonly PeopleCommand[];
  /** Nothing is changed by it. */
  isQuestion?: boolean;
  /** Of something that the plan does not have: it is said so, where nobody reads anything else. */
  isOfNothing?: boolean;
  /** Nothing is to be changed, and that is what is asked. */
  isKept?: boolean;
  /** It is an order, and of whom or of what is not said well enough. */
  isUnclear?: boolean;
  /** All of the sentence is one thing to do. */
  isWhole?: boolean;
  /** Words with a sense that nothing was made of. */
  left?: readonly string[];
}

/** A text without one of these concepts is about something else. */
const OURS =
  /^(?:gens-(?!prendre$|noter$|aussi$|but$|regler$|fermer$|ailleurs$|au-lieu$|cest$|passer$|erreur$|plus$|pouvoir$|a-partir$)|ma-fiche$)/;

/** How a fiche stands, and nobody’s place. */
const news = declaredIntents<SlotContext>('gens-nouvelles', {});
const isOfNews = (sentence: Sentence, context: SlotContext): boolean =>
  sentence.tokens.some(({ folded }) => folded === '%') ||
  intentsIn(sentence, news.of(sentence.lexicon), context).length > 0;

export function readPeople(
  whole: Sentence,
  context: SlotContext,
  situation: Pick<Situation, 'subject' | 'open' | 'isAside' | 'now'>,
): PeopleRead | undefined {
  const { subject, open, isAside } = situation;
  const sentence = withoutStaying(whole);
  const last = lastChange(open);
  if (isOfNews(sentence, context)) return undefined;
  const ours = sentence.concepts.some(({ value }) => OURS.test(value));
  // "Karim Benali a la 1.1": a person and a thing, without a word of ours.
  const named = ours || peopleSlot(sentence, context).length > 0;
  if (!named && !last && !subject) return undefined;
  const own = ownIn(sentence, subject, context);
  if (own) return asking([own]);
  const spoken = groupsSpokenOf(subject, open);
  const isOld = spoken.length === 0 && !isLastFresh(situation);
  const made = frameOf(last, context.view, spoken);
  const frame = made && { ...made, isOld };
  const all = sentencesIn(sentence);
  const sentences = all.filter((one, at) => at === 0 || !isSignature(one, context));
  const isOurs = (one: Sentence) => one.concepts.some(({ value }) => OURS.test(value));
  const parts = sentences.length > 1 ? sentences.filter(isOurs).slice(0, MOST_PARTS) : [];
  // The first sentence of the text that says a request, or the whole of it.
  const requested = (requests: Requests): PeopleRead | undefined => {
    for (const one of [...parts, sentence]) {
      const found = commandsIn(requests, { context, frame, whole: sentence, sentence: one });
      if (found) return found;
    }
    return undefined;
  };
  const swapped = swapIn(sentence, context);
  if (swapped)
    return { commands: [], doubtful: swapped, isUnclear: swapped.length === 0, isWhole: true };
  const crowd = crowdIn(sentence, context);
  if (crowd) return { commands: crowd, isWhole: true };
  const ordered = requested(orders);
  // "Je bosse au département, je prends le GT 2": where they are from stands beside what is changed.
  const isBeside = ordered?.commands.every(({ intent }) => BESIDE.has(intent)) === true;
  if (ordered && !isBeside) {
    const [only] = ordered.commands;
    const renamed = only?.intent === 'rename' ? only : undefined;
    const beyond = renamed && behindName(sentence, renamed, context);
    // "On pourrait le renommer …": put as a wish, it is asked first.
    const isPut = conceptsOf(sentence, 'gens-pouvoir').some(
      ({ length }) => length > 1 || sentence.text.includes('?'),
    );
    const put = renamed && isPut ? [renamed] : [];
    return {
      commands: [...(put.length > 0 ? [] : ordered.commands), ...(beyond?.commands ?? [])],
      doubtful: [...put, ...(beyond?.doubtful ?? [])],
      left: beyond?.left ?? ordered.left?.filter((word) => !renamed?.name.includes(word)),
    };
  }
  const either = eitherIn(sentence, context);
  if (either.length > 0) return asking(either);
  const moved = last ? movedIn(sentence, context, last) : [];
  if (moved.length > 0)
    return saysAny(sentence, DENIES) ? { commands: moved } : { commands: [], doubtful: moved };
  const place = organisationBeside(sentence, context);
  const beside = place?.others.flatMap((one) => sentencesIn(readSentence(one, sentence.lexicon)));
  const said = beside ?? sentences;
  const told = isAside ? said.map((one) => withoutAsides(one, context, isAside)) : said;
  const changes = readChanges(told, context, frame);
  // "Que je quitte la carto, c’est non".
  const isRefused = conceptsOf(sentence, 'gens-refus').some((one) => isLight(sentence, endOf(one)));
  if (changes && isRefused) return asking([], { isKept: true });
  // "Je quitte la mairie, je suis à la Caf": what is left, of nothing that we know, is where they were.
  const done = changes ? [...changes.commands, ...changes.doubtful] : [];
  const isMore = !place || done.some(namesWhat);
  const isInvited = ({ intent }: PeopleCommand) => intent === 'invite';
  // "Ajoute Zoé Martin ⏎ Bcc : tous zoe@…": who is invited whole is added by no clause of it.
  const isOne = ordered?.commands.some(isInvited) && !done.some(isInvited);
  if (changes && isMore && !isOne && !done.every(isInvited))
    return {
      ...changes,
      commands: [
        ...(isOld ? [] : overturned(changes.commands, last)),
        ...(place ? withPlace(changes.commands, place) : changes.commands),
      ],
    };
  if (ordered) return ordered;
  const heard = says(sentence, 'gens-oui-dire') ? heardOf(sentence, context) : [];
  if (heard.length > 0) return asking(heard);
  const isNamed = peopleSlot(sentence, context).length + thingsSlot(sentence, context).length > 0;
  if (isLetBe(sentence) || staysIn(sentence))
    return isNamed ? asking([], { isKept: true }) : undefined;
  const asked = requested(questions);
  if (asked) return { ...asked, isQuestion: true };
  const corrected =
    last && (readCorrection(sentence, context, last) ?? readNames(sentence, context, last));
  if (corrected) {
    const later = isForNow(sentence, context) ? undefined : laterIn(sentence, context, []);
    if (later) return { commands: [], doubtful: [corrected], later };
    return { commands: [corrected], left: besideStay(corrected, sentence, context, last) };
  }
  if (place) return { commands: [place.command], left: place.others };
  const unknown = unknownThingIn(sentence, context);
  return unknown && asking([unknown], { isOfNothing: true });
}

/** "Hugo suppléant seulement", whom the last change put in the place of Paul: that one never was. */
const overturned = (
  commands: readonly PeopleCommand[],
  last: readonly Made[] = [],
): PeopleCommand[] =>
  commands.flatMap((one) => {
    if (one.intent !== 'pilot') return [];
    const [put, other] = last.filter((made) => made.kind === 'pilot' && made.led === one.led.id);
    const isPut = put?.kind === 'pilot' && put.before !== null && !other;
    const role = put?.name === one.substitute ? 'substitute' : 'pilot';
    const isSaid = [one.holder, one.substitute].includes(put?.name);
    return isPut && isSaid && put.role !== role
      ? [{ intent: 'amend', persons: [], instead: [put.name] }]
      : [];
  });

/** "Cordialement, C. Martin", of who speaks: nobody is given anything by it. */
const isSignature = (sentence: Sentence, context: SlotContext): boolean => {
  const persons = peopleSlot(sentence, context);
  const closing = conceptsOf(sentence, 'vote-signature');
  return (
    persons.some(({ value }) => !value.isSelf && value.found.includes(context.speaking.self)) &&
    isLight(sentence, 0, undefined, [...persons, ...closing])
  );
};

/** "L’enlève pas", "ne retire surtout pas Léa": nobody is taken out. */
const staysIn = (sentence: Sentence): boolean =>
  conceptsOf(sentence, 'nie').some(({ at }) =>
    [at, at - 1].some((end) => isBehind(sentence, 'gens-oter', end)),
  );

const asking = (
  commands: readonly PeopleCommand[],
  more: Partial<PeopleRead> = {},
): PeopleRead => ({ commands, isQuestion: true, ...more });

const BESIDE: ReadonlySet<PeopleCommand['intent']> = new Set([
  'organisation',
  'invite',
  'organisationOf',
  'askOrganisation',
]);

/** "Nadia, elle est membre de carto ou elle anime ?": one role or another is asked, and neither is given. */
function eitherIn(sentence: Sentence, context: SlotContext): PeopleCommand[] {
  const [first, second] = rolesIn(sentence).map(({ at }) => at);
  const between = sentence.tokens.slice(first, second);
  if (second === undefined || !between.some(({ folded }) => /^ou$|^or$/.test(folded))) return [];
  if (peopleSlot(sentence, context).length === 0) return [];
  return wherePeopleAre(sentence, context)
    .filter(({ value }) => value.found.length > 0)
    .slice(0, 1)
    .map(({ value: group }) => ({ intent: 'members', group }));
}

/** "Et moi ?", behind who leads a thing, or who is in a group. */
function ownIn(
  sentence: Sentence,
  subject: ConversationSubject | undefined,
  { view }: SlotContext,
): PeopleCommand | undefined {
  const isAlone = says(sentence, 'moi-meme') && isLight(sentence, 0);
  const [about] = subject?.entities ?? [];
  if (!about || !isAlone || !sentence.text.includes('?')) return undefined;
  if (subject?.fields.includes(LEADS))
    return { intent: 'ownRole', led: { id: about, text: about } };
  const group = subject?.fields.includes(MEMBERS) ? view.group(about) : undefined;
  return group && { intent: 'ownRole', group: asNamed(group) };
}

/** "Renomme Insertion en Emploi et mets Léa dedans": what is done besides, behind the new name. */
function behindName(
  { text, lexicon }: Sentence,
  renamed: Command<'rename'>,
  context: SlotContext,
): ChangesRead | undefined {
  if (renamed.name === '') return undefined;
  const at = text.lastIndexOf(renamed.name);
  const rest = text.slice(at + renamed.name.length);
  if (at < 0 || !/[\p{L}\d]/u.test(rest)) return undefined;
  return readChanges([readSentence(rest, lexicon)], context, {
    groups: [renamed.group],
    role: 'member',
  });
}

/** "J’ai entendu que la 5 allait changer de pilote": who leads it today, and nothing is changed. */
const heardOf = (sentence: Sentence, context: SlotContext): PeopleCommand[] =>
  thingsSlot(sentence, context)
    .filter(({ value }) => value.found.length === 1)
    .slice(0, MOST_PARTS)
    .map(({ value }) => ({ intent: 'pilotOf', led: ledOf(value) }));

/** Field of the plan that says who leads. */
const LEADS = 'pilote';

/** More sentences are a text: requests are looked for in the first of them, and in the whole. */
const MOST_PARTS = 6;

/** "Omar reste, c’est Karim qui part": what is said of whoever the last change was not of. */
function besideStay(
  command: PeopleCommand,
  { text, lexicon }: Sentence,
  context: SlotContext,
  last: readonly Made[],
): string[] {
  if (command.intent !== 'amend' || command.persons.length > 0) return [];
  const isOfOther = (part: string) =>
    peopleSlot(readSentence(part, lexicon), context).some(
      ({ value }) => !last.some(({ name }) => name === nameOf({ value })),
    );
  return partsOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter(isOfOther);
}

/** "Bérengère Caron", behind "écrivez le prénom et le nom": whoever was to come in where they were not known. */
function readNames(
  sentence: Sentence,
  context: SlotContext,
  last: readonly Made[],
): PeopleCommand | undefined {
  const [asked] = last.flatMap((one) => (one.kind === 'group' && one.did === 'none' ? one : []));
  const group = context.view.group(asked?.group ?? '');
  const persons = peopleSlot(sentence, context).filter(({ value }) => !value.isSelf);
  const isAlone = isLight(sentence, 0, undefined, persons);
  if (!group || persons.length === 0 || !isAlone) return undefined;
  return {
    intent: intoAs(asked?.role),
    group: asNamed(group),
    persons: persons.map(nameOf),
  };
}

/** "C’est Nord, pas Sud", "zut, c’était dans Nord": those who were just put in the one go to the other. */
function movedIn(sentence: Sentence, context: SlotContext, last: readonly Made[]): PeopleCommand[] {
  const named = wherePeopleAre(sentence, context).filter(({ value }) => value.found.length === 1);
  const [to, other] = kept(sentence, named, sameGroup);
  const denied = named.find((one) => one !== to)?.value;
  const isOf = (id: string) =>
    denied ? denied.found[0]?.id === id : isMeantInstead(sentence) && to?.value.found[0]?.id !== id;
  const into = last.flatMap((one) =>
    one.kind === 'group' && one.did === 'in' && isOf(one.group) ? [one] : [],
  );
  const from = context.view.group(into[0]?.group ?? '');
  if (!to || other || !from || peopleSlot(sentence, context).length > 0) return [];
  const intent = intoAs(into[0]?.role);
  const persons = into.map(({ name }) => name);
  return [
    { intent: opposite[intent], group: asNamed(from), persons },
    { intent, group: to.value, persons },
  ];
}

/** "Zut, c’était à Carto qu’il fallait le mettre": the place, and nothing else, was wrong. */
const isMeantInstead = (sentence: Sentence): boolean =>
  says(sentence, 'gens-erreur') &&
  saysAny(sentence, ['gens-cest', 'gens-mettre']) &&
  !saysAny(sentence, [...DENIES, 'gens-oter', 'gens-aussi', 'gens-ailleurs', 'interroge']);

const DENIES: readonly string[] = ['gens-au-lieu', 'negation'];

/** "Je voulais dire Nadia", "l'inverse": said of the last change. */
function readCorrection(
  sentence: Sentence,
  context: SlotContext,
  last: readonly Made[],
): PeopleCommand | undefined {
  const named = peopleSlot(sentence, context);
  const { persons, instead } = meantOf(sentence, named);
  // "Non, que Nadia, Omar reste", "non, avec moi": whoever was just taken out, and stays, is put back.
  const self = context.view.person(context.speaking.self)?.name;
  const gone = last.filter(isGone).map(({ name }) => name);
  const staying = named
    .filter((one) => stands(sentence, 'gens-rester', endOf(one)) || isBeside(sentence, one))
    .map((one) => (one.value.isSelf ? (self ?? '') : nameOf(one)));
  const back = gone.filter((name) => staying.includes(name) || isWithPronoun(sentence));
  if (back.length > 0) return { intent: 'amend', persons: [], instead: back };
  // "Rachid m’a parlé d’un flyer, on avait tranché quoi finalement ?" puts nobody in the place of another.
  if (sentence.mood === 'ask') return undefined;
  const led = last.find((one) => one.kind === 'pilot');
  const isBare = named.length + thingsSlot(sentence, context).length === 0;
  if (says(sentence, 'gens-echanger') && led && isBare)
    return exchanged({ id: led.led, text: led.text }, context);
  const isOfLast = (one: NamedPerson) => last.some(({ name }) => name === nameOfPerson(one));
  const denied = deniedBehind(sentence, named);
  // "Camille y était pas, par contre Zoé est passée" tells of something else.
  const bare = placesOf(sentence, ['gens-erreur', 'negation', 'gens-cest', 'gens-mettre']);
  const isAlone = isLight(sentence, 0, undefined, [...named, ...bare]);
  const out = [...instead, ...(isAlone ? denied.map(({ value }) => value) : [])];
  const others = persons.filter((one) => !one.value.isSelf && !denied.includes(one));
  // "Non, avec Paul", whose place was given to another: both lead it.
  const beside = others.filter((one) => isBeside(sentence, one)).map(nameOf);
  if (led && beside.length > 0)
    return { intent: 'pilot', led: { id: led.led, text: led.text }, beside };
  // "Finalement Hugo non", "en fait pas Hugo": nobody comes in the place of who goes.
  if (others.length === 0)
    return out.length > 0 && out.every(isOfLast) && isAlone
      ? { intent: 'amend', persons: [], instead: out.map(nameOfPerson) }
      : undefined;
  // "En fait enlève Hugo" puts nobody anywhere, unless somebody was taken out by mistake.
  if (says(sentence, 'gens-oter') && !last.some(isGone)) return undefined;
  // "En fait Nadia reprend la 5, Omar part": each does something of their own.
  const [first] = others;
  const isList = first && isLight(sentence, first.at, others.at(-1)?.at, others);
  // "Inès est absente, c’est Omar qui reprend …", of somebody else than who was just named, puts nothing right.
  const isMeant = out.length === 0 ? says(sentence, 'gens-erreur') : out.some(isOfLast);
  return isList && isMeant
    ? { intent: 'amend', persons: others.map(nameOf), instead: out.map(nameOfPerson) }
    : undefined;
}

/** "Non, avec elle": beside whoever was just spoken of. */
const isWithPronoun = (sentence: Sentence): boolean =>
  conceptsOf(sentence, 'gens-avec').some((one) => stands(sentence, 'gens-lui', endOf(one)));

/** "Hugo non", "Hugo, finalement pas", "Fatou préfère pas": those whom a negation stands behind, and not before the next one. */
function deniedBehind(
  sentence: Sentence,
  named: readonly Placed<NamedPerson>[],
): Placed<NamedPerson>[] {
  const { concepts, tokens } = sentence;
  const leads = conceptsOf(sentence, 'gens-au-lieu').filter((mark) =>
    named.some(({ at }) => isLedBy(sentence, [mark], at)),
  );
  const nots = conceptsOf(sentence, 'negation').filter(
    (no) =>
      /^(?:pas|non|no|not)$/.test(tokens[no.at]?.folded ?? '') &&
      !isHeld(concepts, no) &&
      !leads.some((mark) => overlap(mark, no)),
  );
  return named.filter((one, i) =>
    nots.some(
      ({ at }) =>
        at >= endOf(one) &&
        at < (named[i + 1]?.at ?? Infinity) &&
        (!isParted(sentence, endOf(one), at) ||
          isLight(
            sentence,
            endOf(one),
            undefined,
            placesOf(sentence, ['gens-erreur', 'negation']),
          )),
    ),
  );
}

/** Longer, it tells of something else. */
const MOST_WORDS = 12;

function unknownThingIn(sentence: Sentence, context: SlotContext): PeopleCommand | undefined {
  const { tokens, typed, text, concepts, lexicon, mood } = sentence;
  const isOther = saysAny(sentence, ['gens-ailleurs', 'negation']);
  const verb = concepts.find(
    ({ value, at, length }) =>
      value === 'gens-piloter' ||
      (value === 'gens-prendre' && length > 1 && /^(?:s|en)$/.test(tokens[at]?.folded ?? '')),
  );
  if (!verb || mood === 'ask' || tokens.length > MOST_WORDS || isOther) return undefined;
  const isKnown = thingsSlot(sentence, context).length + wherePeopleAre(sentence, context).length;
  const person = peopleSlot(sentence, context).find(
    (one) => !one.value.isSelf && endOf(one) <= verb.at,
  );
  // "Paul", whom nobody knows: a capital alone at the head is a name here.
  const isNamed =
    verb.at === 1 && /^\p{Lu}\p{Ll}/u.test(text) && !lexicon.known.has(typed[0]?.folded ?? '');
  if (isKnown || !(person || isNamed)) return undefined;
  let from = endOf(verb);
  while (from < tokens.length && isLight(sentence, from, from + 1)) from += 1;
  let to = from;
  while (to < tokens.length && (to === from || !isParted(sentence, to, to))) to += 1;
  if (from === to) return undefined;
  const holder = person?.value.name ?? typedOver(sentence, 0, 1);
  return { intent: 'pilot', led: { text: typedOver(sentence, from, to - from) }, holder };
}
