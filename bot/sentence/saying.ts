/** What a sentence does, by its form alone: asks, orders, tells, or only names something. */

import { oncePer } from '../language/once-per.ts';
import type { Utterance } from '../language/utterance.ts';
import { isLight } from './between.ts';
import { covers, type Placed } from './placed.ts';
import { conceptsOf, placeOf, type Sentence, says } from './sentence.ts';

/**
 * `asks`: something is to be known, in whatever mood ("donne-moi les indicateurs"); `orders`: something is to be
 * done; `tells`: somebody or something, and a verb; `names`: all the rest ("indicateurs 1.1", "en visio").
 */
export type Saying = 'asks' | 'orders' | 'tells' | 'names';

const known = new WeakMap<Utterance, Saying>();

/** @param utterance the same text, read for its questions */
export function sayingOf(utterance: Utterance, sentence: Sentence): Saying {
  const ready = known.get(utterance);
  if (ready) return ready;
  const made = sayingIn(utterance, sentence);
  known.set(utterance, made);
  return made;
}

function sayingIn({ asks, fields }: Utterance, sentence: Sentence): Saying {
  const { tokens, mood } = sentence;
  if (says(sentence, 'demande-savoir') || says(sentence, 'interroge-dedans')) return 'asks';
  if (wantsToKnow(sentence)) return 'asks';
  if (says(sentence, 'rappeler-moi')) return taskIn(sentence) === undefined ? 'asks' : 'orders';
  const start = openingOf(sentence, 0);
  const called = sentence.concepts.filter(({ value }) => POLITE.has(value));
  if (isInforming(sentence)) return 'asks';
  const isAsked = says(sentence, 'interpeller');
  // "Faut-il …?", "la fiche prévoit-elle …", "do I …?": put as a question, and nobody is told to do anything.
  if ((asks || mood === 'ask' || isInverted(sentence)) && !isAsked) return 'asks';
  const isPolite = called.some((one) => isOrdering(sentence, one));
  const named = fields.some(({ strong }) => strong);
  if (isPolite || opensWithOrder(sentence, start, named)) return 'orders';
  // "Les chiffres datent de": what is left open is asked.
  if (stands(sentence, 'devant-nom', tokens.length - 1)) return 'names';
  // "Il est social ou territorial": a choice is asked. "En visio pour moi" is said of oneself.
  if (hasClause(sentence)) return says(sentence, 'alternative') ? 'asks' : 'tells';
  return isOfSelf(sentence) || thanks(sentence) ? 'tells' : 'names';
}

/**
 * Whether a clause asks where a statement would tell: "le compte rendu sera dispo quand", "je viens comment le 10",
 * "Sophie vient hein". Nothing but when is said behind the word that asks.
 */
export function asksInPlace(
  sentence: Sentence,
  when: (clause: Sentence) => readonly Placed<unknown>[],
): boolean {
  return conceptsOf(sentence, 'interroge-en-fin').some(({ at, length }) =>
    isLight(sentence, at + length, undefined, when(sentence)),
  );
}

/** "Et quand", "et où ?", "tu notes ?": a word that asks, and nothing of what. */
export function onlyAsks(sentence: Sentence): boolean {
  const asks = ['interroge', 'interroge-en-fin', 'gens-tu-notes'].flatMap((one) =>
    conceptsOf(sentence, one),
  );
  return asks.length > 0 && isLight(sentence, 0, undefined, asks);
}

/** "En visio pour moi"; "dis-moi l’axe 2" says nothing of oneself. */
const isOfSelf = (sentence: Sentence): boolean =>
  conceptsOf(sentence, 'moi-meme').some(
    ({ at }) => sentence.text[(sentence.typed[at]?.start ?? 0) - 1] !== '-',
  );

/** "Donne-moi …", "pourriez-vous m’indiquer …", "merci de préciser …": asks to be told. */
export function isInforming(sentence: Sentence): boolean {
  const called = sentence.concepts.filter(({ value }) => POLITE.has(value));
  // "Enfants en crèche, donnez-moi les deux": behind a comma too.
  const parted = sentence.typed.flatMap(({ start }, at) =>
    at > 0 && /[,;:]\s+$/.test(sentence.text.slice(sentence.typed[at - 1]?.end, start)) ? [at] : [],
  );
  const verbs = [0, ...parted, ...called.map(({ at, length }) => at + length)];
  return verbs.some((at) => informs(sentence, openingOf(sentence, at)));
}

/**
 * Whether what would be changed is only supposed, and what would come of it asked: "si on annulait le 8, qui serait
 * prévenu ?". "Et si on mettait le 10 ?" asks nothing besides: it proposes.
 */
export function onlySupposes(sentence: Sentence): boolean {
  const { text, tokens, typed, mood, lexicon } = sentence;
  const [si] = conceptsOf(sentence, 'suppose-si');
  const isPut = mood === 'ask' || (isInverted(sentence) && /\?\s*$/.test(text));
  if (!si || (mood === 'order' && !isPut)) return false;
  const from = typed[si.at]?.start ?? 0;
  const behind = si.at + si.length;
  const isApart = (at: number) => /[,;:]\s*$/.test(text.slice(from, typed[at]?.start));
  // "Si j’mets 50 %, ça se voit ?": it ends where something else is the subject, with a comma or without.
  const isNext = (at: number) => at > behind && (isApart(at) || stands(sentence, 'sujet', at));
  const end = tokens.findIndex((_, at) => isNext(at));
  const isBeside = (at: number) => at < si.at || (end >= 0 && at >= end);
  const isAsking = (at: number) => ASKING.some((one) => stands(sentence, one, at));
  const asks = tokens.some((_, at) => isBeside(at) && isAsking(at));
  const wouldBe = tokens.some(
    ({ folded }, at) => isBeside(at) && lexicon.grammar.isConditional(folded),
  );
  return asks || (isPut && (wouldBe || end >= 0));
}

const ASKING = ['interroge', 'interroge-dedans', 'interroge-en-fin'];

/** "Redis-moi ce qu’on a décidé", "rappelle qui vient": whoever is to be told asks, in whatever follows. */
export function asksBack(sentence: Sentence): boolean {
  const tells = (at: number) =>
    ['informer', 'rappeler-moi'].some((verb) => stands(sentence, verb, at)) &&
    TO_WHOM.some((n) => stands(sentence, 'interrogatif', at + n));
  // "Dis" may only open.
  return [0, openingOf(sentence, 0)].some(tells);
}

/** "On m’a dit que tu pouvais me dire qui …": what follows is asked, in whatever is told around it. */
const wantsToKnow = (sentence: Sentence): boolean =>
  sentence.tokens.some(
    ({ folded }, at) =>
      stands(sentence, 'informer', at) &&
      stands(sentence, 'a-nous', at - 1) &&
      sentence.lexicon.grammar.isInfinitive(folded) &&
      stands(sentence, 'interrogatif', at + 1),
  );

/** "De signer les parapheurs", "dappeler la PMI", "to call": where something to do starts. */
export function taskIn({ tokens, typed, lexicon }: Sentence): number | undefined {
  const { grammar } = lexicon;
  const at = tokens.findIndex(({ folded }, i) => {
    const before = tokens[i - 1]?.folded ?? '';
    if (folded === 'to' && tokens[i - 1]) return true;
    const written = typed[i]?.folded ?? '';
    if (/^d[aeiouyh]/.test(written) && grammar.isInfinitive(written.slice(1))) return true;
    return /^(?:d|de|a)$/.test(before) && grammar.isInfinitive(folded);
  });
  return at < 0 ? undefined : at;
}

/** "Prévoit-elle", "a-t-il": the subject behind its verb. */
export function isInverted(sentence: Sentence): boolean {
  const [found] = INVERTED.exec(sentence.text) ?? [];
  if (!found) return false;
  // "…, me semble-t-il, …" only leaves a doubt.
  const start = sentence.text.indexOf(found);
  const said = placeOf(sentence, { start, end: start + found.length });
  return !conceptsOf(sentence, 'doute').some((one) => covers(one, { ...said, value: '' }));
}

const INVERTED = /(?<!\p{L})\p{L}+-(?:t-)?(?:je|tu|ils?|elles?|on)(?!\p{L})/iu;

const POLITE: ReadonlySet<string> = new Set(['interpeller', 'demande-polie']);

/**
 * "Title of fiche 5 please", "… please, I must write it": a courtesy that ends its clause goes with anything; "on le
 * fait à notre sauce, ou faut coller au plan" gives a choice.
 */
function isOrdering({ text, tokens, typed, concepts }: Sentence, { at, length }: Placed<string>) {
  const next = typed[at + length];
  if (at + length >= tokens.length || !next) return false;
  const isChoice = concepts.some((one) => one.value === 'alternative' && one.at === at - 1);
  return !isChoice && !/[,;.]/.test(text.slice(typed[at + length - 1]?.end, next.start));
}

/**
 * "Donne", "indiquer", "tell": said of what is to be known, and of nobody's doing ("nous avons"); "fais-moi une phrase
 * sur …": whatever the verb, a form of telling is what is wanted.
 */
function informs(sentence: Sentence, at: number): boolean {
  const { tokens, lexicon } = sentence;
  const isTold = TOLD.some((form) => TO_WHOM.some((n) => stands(sentence, form, at + n)));
  // "Disons 30 %" says it.
  if (stands(sentence, 'av-mesure', at)) return false;
  // "Voyez avec Léa" sends to somebody else.
  const isInformer =
    stands(sentence, 'demande-montrer', at) ||
    (stands(sentence, 'informer', at) && !stands(sentence, 'lieu-compagnie', at + 1));
  if (!isInformer && !isTold) return false;
  const forms = lexicon.verb(tokens[at]?.folded ?? '');
  if (!forms) return isInformer;
  if (isNoun(sentence, at)) return false;
  return forms.has('imperative') || forms.has('infinitive');
}

/** "L’affiche est prête", "la liste": behind an article, what looks like an imperative is a noun. */
const isNoun = (sentence: Sentence, at: number): boolean =>
  stands(sentence, 'devant-nom', at - 1) &&
  !sentence.lexicon.verb(sentence.tokens[at]?.folded ?? '')?.has('infinitive');

/** What is asked to be told in, right behind the verb or behind "moi". */
const TOLD = ['q-une-phrase', 'q-resume'];
const TO_WHOM = [1, 2];

/** "Merci à Mme Petit pour son aide": what is thanked for stands right behind; "merci, indicateurs 1.1" only names. */
const thanks = (sentence: Sentence): boolean =>
  stands(sentence, 'bavarde-merci', 0) &&
  (stands(sentence, 'gens-but', 1) ||
    stands(sentence, 'derriere-ordre', 1) ||
    stands(sentence, 'bavarde-autour', 1)) &&
  !/[,;.:!]/.test(sentence.text.slice(sentence.typed[0]?.end, sentence.typed[1]?.start));

/** Where the first word stands, from one on, that neither greets nor stands before a verb. */
export function openingOf({ tokens, concepts }: Sentence, from: number): number {
  // "Nous" opens as a subject; behind "pouvez-vous" it is whom something is told.
  const isSubject = (at: number) =>
    from === 0 && concepts.some((one) => one.value === 'sujet' && one.at === at);
  const before = concepts.filter(
    ({ value, at }) => value === 'ouvre' || (value === 'devant-verbe' && !isSubject(at)),
  );
  let at = from;
  while (at < tokens.length && before.some((one) => one.at <= at && at < one.at + one.length)) at++;
  return at;
}

/** A long text is looked through once. */
const startsOf = oncePer(
  (places: readonly Placed<string>[]) => new Set(places.map(({ at }) => at)),
);

/** Whether a concept starts at a token. */
export const stands = (sentence: Sentence, concept: string, at: number): boolean =>
  startsOf(conceptsOf(sentence, concept)).has(at);

/** Whether a concept ends right before a token. */
export const isBehind = (sentence: Sentence, concept: string, at: number): boolean =>
  conceptsOf(sentence, concept).some((one) => one.at + one.length === at);

/**
 * "Rédige un mail": a verb that opens, and what it is done to; "pilote de la fiche" has none behind it. A verb of the
 * lexicon needs none, unless what is asked of the plan has its name.
 */
function opensWithOrder(sentence: Sentence, at: number, named: boolean) {
  const { tokens, lexicon, concepts } = sentence;
  if (isNoun(sentence, at)) return false;
  const first = tokens[at]?.folded ?? '';
  // "Fiche un point deux": its name, and no verb.
  if (concepts.some((one) => one.value === 'fiche' && one.at === at)) return false;
  const takes = concepts.some((one) => one.value === 'derriere-ordre' && one.at === at + 1);
  if (takes) return lexicon.grammar.isOrder(first);
  const forms = lexicon.verb(first);
  return !named && (forms?.has('imperative') || forms?.has('infinitive') || false);
}

/** A subject and its verb: "on attend", "la convention est signée", "la 4.1 avance". */
export function hasClause(sentence: Sentence): boolean {
  const { tokens, lexicon } = sentence;
  const { grammar } = lexicon;
  return tokens.some(({ folded }, at) => {
    if (stands(sentence, 'auxiliaire', at) && at > 0) return true;
    if (folded === 'a') return isPast(sentence, at);
    if (stands(sentence, 'sujet', at)) {
      let verb = at + 1;
      while (stands(sentence, 'devant-verbe', verb)) verb++;
      return grammar.isFinite(tokens[verb]?.folded ?? '');
    }
    // "Pantin cède le terrain": a noun may look like a verb, but takes no object.
    const isVerb = at > 0 && grammar.isFinite(folded) && !stands(sentence, 'devant-nom', at - 1);
    const isNoun = lexicon.known.has(folded) && !lexicon.verb(folded)?.has('told');
    return isVerb && !isNoun && stands(sentence, 'derriere-ordre', at + 1);
  });
}

/** "La PMI a répondu", and not "à Bobigny". */
const isPast = ({ text, typed, tokens, lexicon }: Sentence, at: number): boolean =>
  /^a$/i.test(text.slice(typed[at]?.start, typed[at]?.end)) &&
  lexicon.grammar.isParticiple(tokens[at + 1]?.folded ?? '');

/** "Enlève pas Léa": what is ordered is not to be done; "n’envoie plus …" has something cease. */
export const forbids = ({ mood, tokens, concepts, lexicon }: Sentence): boolean => {
  const verb = tokens.findIndex(({ folded }) => lexicon.verb(folded)?.has('imperative'));
  return (
    mood === 'order' &&
    concepts.some(
      ({ value, at }) =>
        value === 'nie' && at > verb && at <= verb + 2 && tokens[at]?.folded !== 'plus',
    )
  );
};
