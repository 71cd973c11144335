import { endOf, isLight, saysOnly } from '../../../sentence/between.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { hasClause } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import { isPlain, plainIn, tellsElse } from './attendance-beside.ts';
import { clausesOf } from './attendance-clauses.ts';
import { isOfOtherDay } from './attendance-days.ts';
import { agreesToMeet, isAsking, isElse, isOfThing, justDone } from './attendance-elsewhere.ts';
import { answersIn, marksIn, SUITS, SUITS_NOT } from './attendance-words.ts';
import type { Heard } from './heard.ts';
import {
  insteadIn,
  isA,
  isUnnamed,
  nameAfter,
  nameAlone,
  nameBefore,
  nameOver,
  namesAlone,
  othersIn,
  saysNobody,
  sendsThing,
  subjectOf,
} from './names-said.ts';
import { type Pointed, pointedIn, pointsIn } from './pointed.ts';

/** What one clause says of somebody's coming; `no` turns what was said before it. */
interface Said {
  status: AttendanceStatus | 'late' | 'no';
  /** Empty: of who speaks. */
  person: string;
  representedBy: string;
  isClear: boolean;
  /** Whose place is taken: "je représente Samira". */
  standsFor?: string;
  /** Kept as it was said: "quelqu’un me remplacera peut-être", "elle sera en retard". */
  word?: string;
}

export interface ComingTold extends Said {
  clause: Sentence;
  /** The meetings that its clause points at; none: all that is answered. */
  of: readonly Pointed[];
}

/** All clauses, and those that tell nothing of coming. */
export interface Clauses {
  all: readonly Sentence[];
  beside: readonly Sentence[];
}

/** What is told, clause by clause. */
export function toldIn(heard: Heard): Clauses & { told: ComingTold[] } {
  const told: ComingTold[] = [];
  const beside: Sentence[] = [];
  let person = '';
  let spoken = '';
  // "Fatou et Thomas ne viendront pas": names that wait for what is said of them.
  let names: string[] = [];
  // "Le 8 et le 15 je serai absente", "je viens le 8, et le 15 aussi": days that wait, or that go with what was said.
  let waiting: Pointed[] = [];
  // "Si le train roule, je viens".
  let isUnder = false;
  // "J’avais dit oui, mais non".
  let isBack = false;
  const isTimed = agreedOn(heard.whole, heard)?.status === 'late';
  const all = isTimed ? [heard.whole] : clausesOf(heard);
  for (const [i, clause] of all.entries()) {
    // "Nadia m'a appelée, elle se fait opérer, donc absente": of who was named last.
    const theirs = placesOf(clause, ['presence-tiers', 'presence-noter']);
    if (theirs.some(({ at }) => isLight(clause, 0, at))) person = spoken || person;
    // "Je vous avais dit que je venais, mais …": what was answered before is no answer, what stands ahead of it is.
    const [before] = conceptsOf(clause, 'presence-avait-dit');
    const isBefore = before !== undefined && !marksIn(clause).some(({ at }) => at < before.at);
    if (isBefore && all.length > 1) {
      isBack = true;
      continue;
    }
    // "Si je viens, et que je doive partir": what hangs on something tells nothing by itself.
    const hangs = [0, 1].some((at) => isA(clause, at, 'vote-que') && isLight(clause, 0, at));
    // "Le 15, oui. Le 17, …": a yes or a no alone answers for the days that wait for it.
    const bare =
      waiting.length > 0 || isBack ? (assentIn(clause) ?? bareNo(clause, '')) : undefined;
    const own = hangs ? undefined : (bare ?? clauseSays(clause, heard, person));
    const whom = othersIn(clause, heard.context).at(-1);
    if (whom) spoken = nameOver(clause, whom);
    const last = told.at(-1);
    const points = pointsIn(clause, heard);
    const met = pointedIn(points, [...told.flatMap(({ of }) => of), ...waiting], heard);
    // "L’autre", where nothing was said of one.
    const isLost = points.length > 0 && met.length === 0;
    const isIf = isUnder && (own?.status === 'present' || own?.status === 'remote');
    isUnder = !own && (isCondition(clause) || hangs);
    if (own && !isLost) {
      const on = [...waiting, ...met];
      const of = on.length > 0 ? on : (last?.of ?? []);
      const said = { ...own, ...(isIf && { status: 'maybe' as const }), clause, of };
      told.push(...names.map((name) => ({ ...said, person: name })), said);
      const { standsFor: whose, person: by } = own;
      if (whose)
        told.push({ ...said, status: 'represented', person: whose, representedBy: by || 'moi' });
      person = own.person;
      waiting = [];
      names = [];
      continue;
    }
    const isMore = conceptsOf(clause, 'presence-pareil');
    const isBare = answersIn(clause).length === 0 && saysOnly(clause, [...points, ...isMore]);
    if (met.length > 0 && isBare) {
      // "Le 15, oui. Le 17, je ne serai pas là": a day that opens a sentence is of what follows.
      const isMoreOf = last && !/[.;!\n]\s*$/u.test(all[i - 1]?.text ?? '');
      if (isMoreOf) told[told.length - 1] = { ...last, of: [...last.of, ...met] };
      else waiting = [...waiting, ...met];
      continue;
    }
    const by = last && standInIn(clause, last);
    if (last && by) {
      told[told.length - 1] = { ...last, representedBy: by };
      continue;
    }
    const alone = namesAlone(clause, heard);
    // "Présent le 8, et Zoé aussi", "Paul vient, Karim non".
    const other = last && alone.length > 0 ? ofOthers(clause, last) : undefined;
    if (other) told.push(...alone.map((name) => ({ ...other, clause, person: name })));
    else if (alone.length === 0 || saysAny(clause, ['presence-non', 'nie'])) beside.push(clause);
    else names = [...names, ...alone];
  }
  const last = told.at(-1);
  if (last && waiting.length > 0) told[told.length - 1] = { ...last, of: [...last.of, ...waiting] };
  return { told, beside, all };
}

/** Who comes instead, named behind what said so: "…, Martine Leduc"; or of which house they are: "…, du RPE de Noisy". */
function standInIn(clause: Sentence, { status, representedBy }: ComingTold): string {
  const isWithout = status === 'represented' && isUnnamed(representedBy, clause);
  // "Inès Boulanger de la PMI": the name, and its house.
  const [of] = conceptsOf(clause, 'presence-de');
  const from = of ? spanIn(clause, of).start : clause.text.length;
  const name = nameAlone(readSentence(clause.text.slice(0, from), clause.lexicon));
  const by = (isWithout && name) || (of?.at === 0 ? representedBy : '');
  const house = clause.text.slice(from).trim();
  return by === '' || hasClause(clause) ? '' : [by, house].filter(Boolean).join(', ');
}

/** What is told of those whom a clause only names, as of the one before, or as "non" and "si" turn it. */
function ofOthers(clause: Sentence, last: ComingTold): ComingTold | undefined {
  if (says(clause, 'presence-pareil')) return last;
  if (saysAny(clause, ['presence-non', 'nie'])) return { ...last, status: 'excused' };
  return saysAny(clause, ['presence-si', 'oui']) ? { ...last, status: 'present' } : undefined;
}

/** What one clause says; `before`: who the one before it was about. */
function clauseSays(clause: Sentence, heard: Heard, before: string): Said | undefined {
  const [condition] = conceptsOf(clause, 'presence-si');
  const start = condition && clause.typed[condition.at]?.start;
  const [head, tail] = [clause.text.slice(0, start), clause.text.slice(start)].map((text) =>
    readSentence(text, clause.lexicon),
  );
  const own = start && head && (plainSays(head, heard, before) ?? assentIn(head));
  if (!own) {
    const said = plainSays(clause, heard, before);
    // "Je ne sais pas si Paul vient": nothing is told of him.
    return start && said?.person ? undefined : said;
  }
  // "Je viens même si je suis malade": nothing hangs on it.
  if (isA(clause, condition.at, 'presence-meme-si')) return own;
  // "En visio si vous avez un lien" says how, wherever that can be; "en visio si je suis malade" says nothing yet.
  if (own.status === 'remote' && !says(head, 'presence-venir'))
    return tail && says(tail, 'presence-moyen') ? own : undefined;
  return own.status === 'present' || own.status === 'remote' ? { ...own, status: 'maybe' } : own;
}

/** "Je représente Samira", "Hugo remplace Paul le 8": who comes, and in whose place. */
function standingIn(clause: Sentence, heard: Heard, before: string): Said | undefined {
  const persons = othersIn(clause, heard.context);
  const [verb] = conceptsOf(clause, 'bord-represente');
  const whom =
    verb && persons.find(({ at }) => at >= endOf(verb) && isLight(clause, endOf(verb), at));
  // "Représenté par Paul": in the place of nobody else.
  if (!whom || marksIn(clause).some((one) => overlap(one, verb))) return undefined;
  if (polarityOf(clause, verb).value === 'no') return undefined;
  const isOf = pointsIn(clause, heard).length > 0;
  // Whoever is behind it is no subject of it.
  const head = readSentence(clause.text.slice(0, spanIn(clause, whom).start), clause.lexicon);
  const person = subjectOf(head, heard, verb, before);
  const all = [
    ...persons,
    verb,
    ...conceptsOf(clause, 'presence-pareil'),
    ...plainIn(clause, heard),
  ];
  // "Zoé remplace Paul comme référente": in something else.
  if (person === undefined || !saysOnly(clause, all)) return undefined;
  if (person !== '' && !isOf && before === '') return undefined;
  const standsFor = nameOver(clause, whom);
  return { status: 'present', person, representedBy: '', isClear: isOf, standsFor };
}

/** "Oui si Paul vient": a yes that hangs on something. */
const assentIn = (head: Sentence): Said | undefined => {
  const yes = placesOf(head, ['oui', 'volontiers']);
  return yes.length > 0 && saysOnly(head, yes)
    ? { status: 'present', person: '', representedBy: '', isClear: false }
    : undefined;
};

/** What a clause says without a condition behind it. */
function plainSays(clause: Sentence, heard: Heard, before: string): Said | undefined {
  const inPlace = standingIn(clause, heard, before);
  if (inPlace) return inPlace;
  // "Je viens d'arriver à la Caf" tells something else, and "elle vient de m'écrire qu'elle sera là", what follows.
  const done = marksIn(clause).flatMap((mark) => justDone(clause, mark) ?? []);
  const all = marksIn(clause).filter((mark) => !done.some((one) => overlap(one, mark)));
  if (isOfOtherDay(clause, heard) || isAsking(clause, all, heard)) return undefined;
  if (isOfThing(clause, all, heard) || (done.length > 0 && all.length === 0)) return undefined;
  const marks = longest(all.filter((mark) => !isElse(clause, mark, heard)));
  const of = (concept: string) => marks.find(({ value }) => value === concept);
  const [first] = marks;
  if (!first) return bareNo(clause, before) ?? agreedOn(clause, heard);
  // "En fait non, on maintient": a turn alone is said of whatever is told with it.
  const isTurn = marks.every(({ at }) => isA(clause, at, 'presence-retournement'));
  if (isTurn && tellsElse(clause, heard)) return undefined;
  // "… et que je doive ensuite me désister": what nobody is said to do.
  if (isBareInfinitive(clause, first)) return undefined;
  // "C’est ma collègue qui viendra": and not who speaks.
  const instead = insteadIn(clause, marks);
  const person = instead ? '' : subjectOf(clause, heard, first, before);
  if (person === undefined) return undefined;
  const as = (status: ComingTold['status'], isClear = true, representedBy = ''): Said => ({
    ...{ status, person, representedBy, isClear },
    ...(status === 'late' && person !== '' && { word: clause.text.trim() }),
  });
  // "Je parle pour moi": nobody else does.
  const standIn = marks.find(
    ({ value, at }) => value === 'presence-remplace' && !isA(clause, at - 1, 'moi-meme'),
  );
  if (standIn || instead) {
    const name = instead ?? nameBefore(clause, standIn?.at ?? 0, heard);
    if (saysNobody(clause)) return { ...as('excused'), person: '' };
    // "Quelqu’un me remplacera peut-être": nobody is sure to come.
    if (of('presence-peut-etre')) return { ...as('excused'), person: '', word: clause.text.trim() };
    return { ...as('represented', true, name), person: '' };
  }
  const by = of('presence-represente-par');
  if (by && !sendsThing(clause, by, heard))
    return as('represented', true, nameAfter(clause, by.at + by.length, heard));
  const coming = of('presence-venir');
  const isDenied = (mark: Placed<string>) => polarityOf(clause, mark).value === 'no';
  const doing = coming && polarityOf(clause, coming);
  const late = of('presence-retard');
  // "Si je peux", "si mon TP finit avant 13h je viens"; "maybe 15 minutes late" says how late.
  const isIf = isCondition(clause);
  const away = of('presence-absent');
  const isGone = doing?.value === 'no' || (away ?? of('presence-peux-pas')) !== undefined;
  // "Autrement je viens pas": what would be otherwise is nothing that is told.
  if (isA(clause, 0, 'vote-sinon')) return undefined;
  // "Si jamais je tombe malade": nobody is.
  if (isIf && isGone) return undefined;
  const unsure = of('presence-peut-etre');
  // "Je ne saurais être présent" is no "je ne sais".
  const isUnsure = unsure && !(doing?.value === 'no' && overlap(doing, unsure));
  if ((isUnsure && (coming || !late)) || isIf || doing?.value === 'maybe')
    return as('maybe', coming !== undefined);
  // "Mon empêchement est levé".
  if (says(clause, 'av-leve')) return as('present');
  if (away) {
    const isMissing = person !== '' && says(clause, 'presence-manque');
    const { grammar } = clause.lexicon;
    // "Je dois malheureusement me désister".
    const isDoing = grammar.isInfinitive(clause.tokens[endOf(away) - 1]?.folded ?? '');
    const isPlain = person !== '' || away.length > 2 || marks.length > 1 || isDoing;
    return as(isMissing ? 'absent' : 'excused', isPlain);
  }
  if (of('presence-peux-pas')) return as('excused', coming !== undefined);
  if (doing?.value === 'no') return as('excused');
  // "Plus en retard": of what goes on, and of nobody.
  if (late) return isDenied(late) ? undefined : as('late');
  const afar = of('presence-distance');
  if (afar && !isDenied(afar)) {
    // "Je préfère en ligne" is a wish, not an answer.
    const isDoing = says(clause, 'presence-suivre');
    const only = [...marks, ...conceptsOf(clause, 'gens-erreur')];
    const isSaid = coming || isDoing || saysOnly(clause, only) || person !== '';
    return isSaid ? as('remote', coming !== undefined || isDoing) : undefined;
  }
  // A single word that may be said of anything ("dispo", "présent") is clear only by itself, or of a day.
  const isClear = () => clause.tokens.length <= 4 || isPlain(clause, heard);
  if (coming) return as('present', coming.length > 1 || isClear());
  const agreed = of('presence-accord');
  // "Omar prendra des notes pour moi": nobody agrees for somebody else.
  const isOwn = agreed && person === '' && !isDenied(agreed);
  return isOwn && agreesToMeet(clause, agreed, heard) ? as('present', false) : undefined;
}

/** "Finalement non": turns what was said beside it. */
function bareNo(clause: Sentence, person: string): Said | undefined {
  const bare = clause.tokens.flatMap((_, at) =>
    isA(clause, at, 'presence-retournement') ? [] : [at],
  );
  const [only, second] = bare;
  const isNo = only !== undefined && second === undefined && isA(clause, only, 'presence-non');
  return isNo ? { status: 'no', person, representedBy: '', isClear: false } : undefined;
}

/** "Me désister", and no verb over it. */
function isBareInfinitive(clause: Sentence, mark: Placed<string>): boolean {
  const {
    tokens,
    lexicon: { grammar },
  } = clause;
  return (
    grammar.isInfinitive(tokens[endOf(mark) - 1]?.folded ?? '') &&
    isLight(clause, 0, mark.at) &&
    !tokens.slice(0, endOf(mark)).some(({ folded }) => grammar.isFinite(folded))
  );
}

/** "Si le train roule"; "si" alone, or "si si je viens", says yes against a no. */
const isCondition = (clause: Sentence): boolean =>
  isA(clause, 0, 'presence-si') && !isA(clause, 0, 'presence-insiste') && clause.tokens.length > 1;

/** "Ok mardi", "pas pour la carto": said of a meeting, and of nothing else; "ok mais vers 15h", of when they come. */
function agreedOn({ text, lexicon }: Sentence, heard: Heard): Said | undefined {
  const { context } = heard;
  // "Le 15 no (TD)": what stands in brackets only says why.
  const clause = readSentence(text.replace(/\([^)]*\)?/gu, ''), lexicon);
  // "Pas de souci" holds a "pas".
  const said = longest(
    clause.concepts.filter(({ value }) => SUITS.has(value) || SUITS_NOT.has(value)),
  );
  // "Ne me convient pas" holds "me convient" too.
  const isNo = said.some(
    (one) =>
      SUITS_NOT.has(one.value) ||
      (one.value === 'vote-oui' && polarityOf(clause, one).value === 'no'),
  );
  const when = whenSlot(clause, context);
  const isDay =
    pointsIn(clause, heard).length > 0 || when.some(({ value }) => value.kind === 'day');
  const agrees = saysAny(clause, ['oui', 'volontiers']);
  const isTimed =
    !isDay && agrees && context.due && when.some(({ value }) => value.kind === 'times');
  // "Le 8 oui si besoin": to be confirmed.
  const hedges = isNo ? [] : conceptsOf(clause, 'vote-peut-etre');
  const status = isNo ? 'excused' : hedges.length > 0 ? 'maybe' : isTimed ? 'late' : 'present';
  return said.length > 0 &&
    (isDay || (isTimed && !isNo)) &&
    saysOnly(clause, [
      ...said,
      ...hedges,
      ...plainIn(clause, heard),
      ...conceptsOf(clause, 'q-preposition'),
    ])
    ? { status, person: '', representedBy: '', isClear: false }
    : undefined;
}
