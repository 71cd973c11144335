/** What comes beside the choices of an answer: courtesy, and whom it is for. */
import type { Token } from '../../../language/tokens.ts';
import { inside, type Span } from '../../../language/when/expression.ts';
import { endOf } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, type Sentence, says, spanIn } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isOfSlots, type VoteMark } from './vote-mark.ts';
import { groupsLed, groupsMeant } from './vote-of-group.ts';

/** Words that have a sense, but for those that `beside` says to go with an answer. */
export const heavyIn = (
  { lexicon, tokens, concepts }: Sentence,
  beside: ReadonlySet<string> = BESIDE,
): Token[] =>
  tokens.filter(
    ({ folded }, at) =>
      !lexicon.light.has(folded) &&
      folded.length > 1 &&
      /[a-z0-9]/.test(folded) &&
      !concepts.some((c) => beside.has(c.value) && c.at <= at && at < c.at + c.length),
  );

/** Beside slots that are named and not judged: "ma réponse : mardi". */
export const SILENT: ReadonlySet<string> = new Set([
  'vote-au-sondage',
  'vote-annonce',
  'vote-moi',
  'vote-reprise',
  'vote-pour',
  'vote-pour-groupe',
  'vote-dit',
  'volontiers',
  'demande-polie',
]);

/** Concepts that go with an answer and add nothing to it. */
const BESIDE: ReadonlySet<string> = new Set([
  'vote-au-sondage',
  'vote-entourage',
  'vote-appui',
  'vote-que',
  'vote-dit',
  'vote-moi',
  'vote-pour',
  'vote-pour-groupe',
  'vote-reprise',
  'nie-porte',
  'volontiers',
  'demande-polie',
]);

/** Where a clause ends: at a sign, or where a piece of the answer stands. */
const nextOf = (pieces: readonly VoteMark[], from: number, until: number): number =>
  Math.min(until, ...pieces.filter(({ start }) => start >= from).map(({ start }) => start));

/** "Merci de votre compréhension", "Bonjour Claire", "Cordialement, Sonia": each to the end of its clause; a joke from its start. */
function courtesiesIn(sentence: Sentence, pieces: readonly VoteMark[]): Span[] {
  const { concepts, text } = sentence;
  return concepts.flatMap((one): Span[] => {
    const { start, end } = spanIn(sentence, one);
    // "Je vous confirme plus tard" answers, where "je vous confirme" only leads to it.
    if (pieces.some((p) => isOfSlots(p) && p.start <= start && end < p.end)) return [];
    if (one.value === 'vote-signature' && !pieces.some((p) => isOfSlots(p) && p.start > end))
      return [{ start, end: text.length }];
    if (one.value === 'bavarde-rire') return [{ start: jokeFrom(pieces, start), end }];
    if (one.value === 'vote-politesse') return [{ start, end: nextOf(pieces, end, text.length) }];
    // "Jeudi c’est bon et vendredi si besoin": what joins them parts a yes from the day behind it.
    const isJoined = /[,;.!\n]|\s(?:et|and)\s/iu.test(text.slice(start, end));
    return one.value === 'vote-salut' && !isJoined ? [{ start, end }] : [];
  });
}

/** "… L’imprimante est en panne lol": the whole clause, unless it chooses something. */
function jokeFrom(pieces: readonly VoteMark[], until: number): number {
  const sign = pieces.findLast(({ kind, end }) => kind === 'sign' && end <= until)?.end ?? until;
  const chosen = pieces.some((p) => p.kind === 'choice' && p.start >= sign && p.end <= until);
  return chosen ? until : sign;
}

/** What is no part of the answer: courtesies, and whom and which poll it is for. */
export interface VoteBeside {
  apart: readonly Span[];
  /** Of it, whom and which poll it is for. */
  aimed: readonly Span[];
  person: ReturnType<typeof personIn>;
  /** Whose poll it is said to be. */
  whose: readonly Span[];
  /** "Camille peut jeudi, moi aussi": she is told of, and it answers for who speaks. */
  isToo: boolean;
  /** What of that is not answered for. */
  told: Span | undefined;
  /** "Pour l’axe 4, aucun" is of the poll of that axis, and not of the axis. */
  isForIt: boolean;
}

/**
 * Nothing, when it answers the poll of another group.
 * @param poll its group, and the time that all its slots are said to be of
 */
export function besideIn(
  sentence: Sentence,
  context: SlotContext,
  marks: readonly VoteMark[],
  { group, frames }: { group: string | undefined; frames: readonly Span[] },
): VoteBeside | undefined {
  const span = (one: Placed<unknown>) => spanIn(sentence, one);
  const said = groupsMeant(sentence, context);
  const whose = groupsLed(sentence, context).map(span);
  const found = personIn(sentence, context, marks);
  // "Pour celui de Rachid" says which poll it is, and answers for nobody.
  const isWhose = whose.some(({ start, end }) => found && found.start <= end && start < found.end);
  const isToo = found !== undefined && says(sentence, 'vote-moi-aussi');
  const person = isWhose || isToo ? undefined : found;
  const isOwn = ({ value }: Placed<NamedGroup>) =>
    value.found.every(({ id }) => group === undefined || id === group);
  const titles = group === undefined ? [] : groupsSlot(sentence, context);
  const named = [...titles, ...said].filter(isOwn).map(span);
  if (said.length > 0 && named.length === 0) return undefined;
  // "Lambert : oui / non / oui": who speaks puts their own name ahead.
  const signed = personsSlot(sentence, context)
    .filter(({ value }) => value.isSelf)
    .map(span)
    .filter(({ end }) => /^\s*:/.test(sentence.text.slice(end)));
  const whom = person ? [person] : isToo && found ? [found] : [];
  // "Karim et moi, on peut le 12": one of the two is not answered for.
  const us = person && conceptsOf(sentence, 'moi-meme').find(({ at }) => at === person.at + 1);
  // "Léa me remplace, elle peut le 6": she who is answered for says it as anybody would.
  const own = conceptsOf(sentence, 'av-je');
  const subjects = conceptsOf(sentence, 'nie-sujet')
    .filter(({ at }) => person && own.every((one) => one.at !== at))
    .map(span);
  const aimed = [
    ...[...frames, ...named, ...whose, ...signed, ...whom, ...subjects],
    ...writtenIn(sentence, marks),
  ];
  return {
    apart: [...courtesiesIn(sentence, marks), ...aimed],
    aimed,
    person,
    whose,
    isToo,
    told: isToo ? found : us && span(us),
    isForIt: said.some(isOwn),
  };
}

/** "Mets plutôt non pour le 14": the verb of an order to write an answer down, right ahead of it, says none. */
const writtenIn = (sentence: Sentence, marks: readonly VoteMark[]): Span[] =>
  conceptsOf(sentence, 'vote-ecrire')
    .filter(({ at }) => at === 0 && sentence.mood === 'order')
    .map((one) => spanIn(sentence, one))
    .filter(({ end }) => {
      const next = marks.find((mark) => mark.start >= end);
      return next?.kind === 'choice' && sentence.text.slice(end, next.start).trim() === '';
    });

/** `at`: the first word behind the name. */
type Person = Span & { name: string; at: number };

/** One word with a capital, that nobody known is called. */
const CAPITAL = /^\p{Lu}[\p{L}’'-]+$/u;
/** Words between a name and what its person does: "Sarah from Pantin can do". */
const MOST_BETWEEN = 3;
/** And of what is said of them between: "who is not on Teams". */
const MOST_SAID = 8;

/** "pour Fatou : …", "Claire peut le 8", "on behalf of Karim". */
function personIn(
  sentence: Sentence,
  context: SlotContext,
  pieces: readonly VoteMark[],
): Person | undefined {
  const { text, typed } = sentence;
  const all = personsSlot(sentence, context);
  const known = all
    .filter(({ value }) => !value.isSelf)
    .map((one) => ({ ...one, value: one.value.name, isKnown: true }));
  const isFree = (one: Placed<unknown>) => !all.some((other) => overlap(one, other));
  const single = typed
    .map(({ start, end }, at) => ({ value: text.slice(start, end), at, length: 1, isKnown: false }))
    .filter((one) => isName(sentence, one, pieces) && isFree(one));
  // "Si Karim vient le 8 je viens aussi": what he does is why, and no answer of his.
  const ifs = ['presence-si', 'vote-si'].flatMap((name) => conceptsOf(sentence, name)).map(endOf);
  const told = [...known, ...single].filter(({ at }) => !ifs.includes(at));
  for (const one of told.sort((a, b) => a.at - b.at)) {
    const person = answeredFor(sentence, one, pieces);
    if (person) return person;
  }
  return undefined;
}

/** Whoever is named, where something leads to them, or they do something. */
function answeredFor(
  sentence: Sentence,
  one: Placed<string> & { isKnown: boolean },
  pieces: readonly VoteMark[],
): Person | undefined {
  const { text, typed, tokens, concepts, lexicon } = sentence;
  const { start, end } = spanIn(sentence, one);
  const at = endOf(one);
  const lead = concepts.find((c) => c.value === 'vote-pour' && endOf(c) === one.at);
  // "Fatou, qui n’a pas Teams, peut mardi": what is said of her leads to what she does.
  const isOfThem = concepts.some((c) => c.value === 'vote-dont' && c.at === at);
  const chooses = (c: Placed<unknown>) =>
    pieces.some((p) => p.kind === 'choice' && inside([p], typed[c.at] ?? p));
  const verb = conceptsOf(sentence, 'vote-dit').find(
    (c) =>
      c.at >= at && (isOfThem ? chooses(c) && c.at - at <= MOST_SAID : c.at - at <= MOST_BETWEEN),
  );
  const announced = /^\s*(?:\([^)]*\)\s*)?[:–—-]/u.test(text.slice(end));
  const acts = verb !== undefined || announced;
  const opens = tokens.slice(0, one.at).every(({ folded }) => lexicon.light.has(folded));
  // Behind "que" a name has to do something; behind "pour" it is enough to be there.
  const isBare = concepts.some((c) => c.value === 'vote-pour-que' && c.at === lead?.at);
  const leads = lead && (!isBare || acts);
  if (!leads && !(opens && acts) && !(verb && one.isKnown)) return undefined;
  return {
    ...{ name: one.value, at },
    start: leads ? (typed[lead.at]?.start ?? start) : start,
    end: isOfThem && verb ? spanIn(sentence, verb).start : behind(sentence, end, pieces),
  };
}

/** "Nadia (USPN)", "pour Inès de la Caf, qui est en congé : …": what is said of the person goes with the name. */
function behind(sentence: Sentence, end: number, pieces: readonly VoteMark[]): number {
  const { text } = sentence;
  const held = end + (/^\s*\([^)]*\)/u.exec(text.slice(end))?.[0].length ?? 0);
  const isOf = (until: number) =>
    !/[.;!\n]/.test(text.slice(held, until)) &&
    !pieces.some((p) => p.kind === 'slots' && p.start >= held && p.start < until);
  const next = nextOf(pieces, held, text.length);
  const { length } = placeOf(sentence, { start: held, end: next });
  return length <= MOST_BETWEEN && isOf(next) ? next : held;
}

/** A word with a capital that is no word of the lexicon and no day. */
function isName(
  { text, typed, concepts }: Sentence,
  { at }: Placed<unknown>,
  pieces: readonly VoteMark[],
): boolean {
  const token = typed[at];
  return (
    token !== undefined &&
    CAPITAL.test(text.slice(token.start, token.end)) &&
    !inside(pieces, token) &&
    !concepts.some((c) => c.at <= at && at < c.at + c.length)
  );
}
