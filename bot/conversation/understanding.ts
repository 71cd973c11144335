/** Understanding of a text: what the features read in it, as one act or several; nothing is done. */
import type { Mention, Reading, Situation } from '../contract/feature.ts';
import type { Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import type { SentenceReader } from '../language/reader.ts';
import type { Utterance } from '../language/utterance.ts';
import type { Span } from '../language/when/expression.ts';
import { askedAlike } from '../sentence/asked-alike.ts';
import { allPartsOf, sentencesOf } from '../sentence/clauses.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import type { RankIntents } from '../sentence/likely-intent.ts';
import { forbids, hasClause, onlyAsks, onlySupposes, sayingOf } from '../sentence/saying.ts';
import { conceptsOf, readSentence, says, sentenceOf, spanIn } from '../sentence/sentence.ts';
import { putsRight, refersBack } from '../sentence/superseded.ts';
import { turnsOf } from '../sentence/turns.ts';
import { actsIn } from './acts.ts';
import { givenApart, leaving, MOST_PARTS } from './beside.ts';
import type { Budget } from './budget.ts';
import { type NamedText, saysMore } from './ellipsis.ts';
import {
  alikeIn,
  answersUnasked,
  asReworded,
  isUnlikely,
  LIKELY,
  type Likeness,
  lackingIn,
  mayBeMeant,
  meantOf,
  saidAgain,
  wordingOf,
  writesUnmeant,
} from './meaning.ts';
import { isReply, isSomething, isUnread, type MessageAct, type ReadPart } from './message-act.ts';
import { offered } from './offers.ts';
import { type Claim, inOrder, isSettled } from './precedence.ts';
import type { Started } from './started.ts';

export interface ReadingParts {
  started: readonly Started[];
  reader: SentenceReader;
  lexicon: Lexicon;
  likely: RankIntents | undefined;
}

/** What a text is read with. */
export interface ReadWith {
  situation: Situation;
  locale: Locale;
  budget: Budget;
}

/** Kinds of what tells when. */
const WHEN: ReadonlySet<string> = new Set(['jour', 'heure', 'temps']);

/** So likely to ask for nothing: a needless word costs less than silence; see `docs/comprehension-mesures.md`. */
const PASSED_OVER = 0.85;

/** Of fewer words the examples know too little; found on messages of two hands that were left out of the examples. */
const MANY_WORDS = 15;

/** Features that say what is not done, or not understood. */
const ADMITS: ReadonlySet<string> = new Set(['outside', 'help']);

export class Understanding {
  readonly #parts: ReadingParts;
  /** Features in the order in which they are asked. */
  readonly #inTurn: readonly Started[];

  constructor(parts: ReadingParts) {
    this.#parts = parts;
    this.#inTurn = [...parts.started].sort(
      (a, b) => Number(a.hear?.isLast ?? false) - Number(b.hear?.isLast ?? false),
    );
  }

  /** Every reading of a text as one act, best first. */
  readings(text: string, with_: ReadWith): Reading[] {
    const heard = this.#heard(text, with_, true);
    const best = bestOf(heard);
    return [best, ...heard.claims.filter((claim) => claim !== best)].map(({ reading }) => reading);
  }

  /** What a text names, for whoever says it. */
  named(turn: Turn, text: string): NamedText {
    const utterance = this.#parts.reader.read(text, turn.locale);
    return {
      utterance,
      sentence: sentenceOf(utterance, this.#parts.lexicon),
      named: this.#mentionsIn(utterance, { now: turn.now, speaker: turn }),
    };
  }

  #mentionsIn(utterance: Utterance, situation: Situation): Mention[] {
    return this.#parts.started.flatMap(({ hear }) => hear?.mentions?.(utterance, situation) ?? []);
  }

  /** Whether a text, said beside what is asked, most likely asks for nothing. */
  isAside(text: string, { situation, locale }: ReadWith): boolean {
    const likeness = this.#likenessOf(this.#parts.reader.read(text, locale), situation);
    return (likeness?.ranking.aside?.() ?? 0) >= PASSED_OVER;
  }

  /** Whether a text most likely is what one of these names in `intentions.yaml` says. */
  isLikely(names: readonly string[], text: string, { situation, locale }: ReadWith): boolean {
    const utterance = this.#parts.reader.read(text, locale);
    const likeness = this.#likenessOf(utterance, situation);
    const chances = names.map((name) => likeness?.ranking.chanceOf([name]) ?? 0);
    return chances.reduce((sum, chance) => sum + chance, 0) >= LIKELY;
  }

  /** "Mardi 8 ? ah non, j’ai mes entretiens": a day that is only said again asks nothing. */
  #withoutEcho(text: string, { situation, locale }: ReadWith): string {
    const [first, second] = sentencesOf(text);
    const own = text.slice(first?.start, first?.end).replace(/\s*\?\s*$/u, '');
    if (!second || text[(first?.end ?? 0) - 1] !== '?') return text;
    const utterance = this.#parts.reader.read(own, locale);
    const { typed, lexicon } = sentenceOf(utterance, this.#parts.lexicon);
    const when = this.#mentionsIn(utterance, situation).filter(({ kind }) => WHEN.has(kind));
    const isIn = (at: number) => when.some(({ start, end }) => start <= at && at < end);
    const isEcho = typed.every(({ folded, start }) => isIn(start) || lexicon.light.has(folded));
    return when.length > 0 && isEcho ? `${own}, ${text.slice(second.start)}` : text;
  }

  /** What was said before and lacked something, in sure words, with what is now named and nothing else. */
  completed(before: string, typed: string, { situation, locale }: ReadWith): string | undefined {
    const { reader, lexicon } = this.#parts;
    const said = reader.read(typed, locale);
    const named = this.#mentionsIn(said, situation);
    if (named.length === 0 || saysMore({ sentence: sentenceOf(said, lexicon), named }))
      return undefined;
    const half = this.#likenessOf(reader.read(before, locale), situation);
    const meant = half && lackingIn(half);
    const whole = reader.read(`${before}, ${typed}`, locale);
    const all = { text: whole.text, named: this.#mentionsIn(whole, situation) };
    return meant && wordingOf(meant, said.locale, all)?.said;
  }

  /** What a text does, in order; "…, et au passage, qui pilote la 5 ?" is another message. */
  acts(typed: string, with_: ReadWith): MessageAct[] {
    const apart = turnsOf(typed, this.#parts.lexicon);
    return apart.length > 1
      ? apart.flatMap((one) => this.#actsOf(one, with_))
      : this.#actsOf(typed, with_);
  }

  #actsOf(typed: string, with_: ReadWith): MessageAct[] {
    const text = this.#withoutEcho(typed, with_);
    const { started, reader, lexicon } = this.#parts;
    const parting = started.find(({ hear }) => hear?.questions)?.hear?.questions;
    const questions = (one: string) => {
      const alike = askedAlike(one, lexicon).map((full) => [full]);
      const isAlike = alike.length > 0;
      return {
        questions: isAlike ? alike : (parting?.(reader.read(one, with_.locale)) ?? []),
        isAlike,
      };
    };
    const read = this.#readerOf(text, with_);
    const form = (part: string) => {
      const sentence = readSentence(part, lexicon);
      if (sentence.mood === 'order') return 'orders';
      return sentence.mood === 'tell' && hasClause(sentence) ? 'tells' : undefined;
    };
    const actsOf = (one: string) => actsIn(one, read, questions, form);
    const acts = givenApart(text, this.#givenIn(text, with_), read, actsOf) ?? actsOf(text);
    // Whatever is done of it is read before any of it is done.
    return acts.map((act) => ({ ...act }));
  }

  /** What a text does, or, where nobody reads it, what one part of it most likely means. */
  actsOrPart(text: string, with_: ReadWith): MessageAct[] {
    const acts = this.acts(text, with_);
    const [only, second] = acts;
    return (only && !second && isUnread(only) ? this.#partMeant(text, with_) : undefined) ?? acts;
  }

  /**
   * "Pardonnez cette confusion, je relève de l’EPT Est Ensemble": where nobody reads the whole, the one part that is
   * read, or most likely means something, and what it would change is asked first.
   */
  #partMeant(text: string, with_: ReadWith): MessageAct[] | undefined {
    const parts = allPartsOf(text).map(({ start, end }) => text.slice(start, end));
    if (parts.length < 2 || parts.length > MOST_PARTS) return undefined;
    // "Tout le monde était là, hormis M. Roche": what is excepted is half of it.
    if (says(readSentence(text, this.#parts.lexicon), 'q-sauf')) return undefined;
    const acts = parts.map((part) => this.act(part, with_));
    const [only, second] = acts.filter(isSomething);
    if (!only || second) return undefined;
    const { reading, isSaidAgain } = only;
    const said = { said: only.text.replace(/[\s,;.]+$/u, ''), beside: [] };
    const asked = isSaidAgain ? reading : asReworded(reading, said, with_.locale);
    return leaving(
      [{ ...only, reading: asked }],
      acts.filter((act) => act !== only),
    );
  }

  /** Reader of the parts of a text: each is heard once, and only when its form does not tell what is asked of it. */
  #readerOf(text: string, with_: ReadWith): ReadPart {
    const { reader, lexicon } = this.#parts;
    const known = new Map<string, Heard>();
    const heard = (part: string) => {
      const made = known.get(part) ?? this.#heard(part, with_);
      known.set(part, made);
      return made;
    };
    // "J’embauche une jeune. Quelle aide est prévue ?": what leads up to a question is said again as no other one.
    const read = (part: string, isFull: boolean): Claim => {
      const act = this.act(part, with_, heard(part), isFull);
      return isFull || act.reading.changes ? act : this.#bestOf(part, with_, heard(part));
    };
    return (part, isFull = part === text) => {
      const utterance = reader.read(part, with_.locale);
      const sentence = sentenceOf(utterance, lexicon);
      let claim: Claim | undefined;
      const claimed = () => {
        claim ??= read(part, isFull);
        return claim;
      };
      return {
        text: part,
        asks: sayingOf(utterance, sentence) === 'asks',
        leans: onlyAsks(sentence),
        mends: putsRight(sentence) || refersBack(sentence),
        supposes: onlySupposes(sentence),
        get reading() {
          return claimed().reading;
        },
        get feature() {
          return claimed().feature;
        },
      };
    };
  }

  /** Places of what a text gives somebody to do; what most likely asks for nothing, among many words, gives nothing. */
  #givenIn(text: string, with_: ReadWith): readonly Span[] {
    const { started, reader, lexicon } = this.#parts;
    const { situation, locale } = with_;
    const utterance = reader.read(text, locale);
    const given = started.flatMap(({ hear }) => hear?.given?.(utterance, situation) ?? []);
    if (given.length === 0 || sentenceOf(utterance, lexicon).tokens.length < MANY_WORDS)
      return given;
    // "J’arrive dans le groupe, je serre mon cartable, peux-tu me présenter tous ceux qui le composent ?"
    const own = given.map(({ start, end }) => text.slice(start, end)).join(', ');
    const isUnmeant = () =>
      isUnlikely(bestOf(this.#heard(own, with_)), this.#likenessOf(utterance, situation));
    return this.isAside(own, with_) && isUnmeant() ? [] : given;
  }

  /** One act, by its best reading, or by what such words most likely mean. */
  act(text: string, with_: ReadWith, made = this.#heard(text, with_), isFull = true): MessageAct {
    const claim = this.#bestOf(text, with_, made);
    const { utterance, likeness, alike } = made;
    const read = (said: string) =>
      this.#heard(said, { ...with_, locale: utterance.locale }, true).claims;
    // What answers something that is not open says nothing else.
    const meant = likeness && !alike.answers && { claim, likeness, read, isFull };
    // What nobody reads of a part is no part of what is done.
    const again =
      meant && (saidAgain(utterance, meant) ?? (isFull ? offered(utterance, meant) : undefined));
    return again
      ? { text, ...again, isSaidAgain: true }
      : { text, ...this.#askedIfSupposed(claim, utterance) };
  }

  /** The best reading of what was heard; what nobody asked is not answered. */
  #bestOf(text: string, with_: ReadWith, made: Heard): Claim {
    const best = bestOf(made);
    const { likeness, alike, utterance } = made;
    // "Non, je parlais de la 5": what was meant is what was asked before.
    const sentence = sentenceOf(utterance, this.#parts.lexicon);
    const isMeant = says(sentence, 'reproche-visait');
    if (!likeness || alike.answers || isMeant) return best;
    // "Je souffle un peu, …": among many words, a rule finds something to change that nobody has asked for.
    const isUnmeant = sentence.tokens.length >= MANY_WORDS && writesUnmeant(best, likeness);
    if (!isUnmeant && !answersUnasked(best, likeness)) return best;
    const { claims } = this.#heard(text, { ...with_, locale: utterance.locale }, true);
    return claims.find(({ feature }) => ADMITS.has(feature)) ?? best;
  }

  /** "Sinon je quitte le groupe", told: what is only supposed is asked first. */
  #askedIfSupposed(claim: Claim, utterance: Utterance): Claim {
    const { lexicon } = this.#parts;
    const { text, locale } = utterance;
    const sentence = sentenceOf(utterance, lexicon);
    const supposed = conceptsOf(sentence, 'suppose').at(-1);
    const { reading } = claim;
    if (!supposed || !reading.changes || reading.kind === 'progress' || isReply(claim))
      return claim;
    const said = text.slice(spanIn(sentence, supposed).end).replace(/^[\s,]+/u, '');
    // "Sinon, ajoute Zoé", "sinon la 1.1 c’est Zoé": what is ordered, or told of others, is not supposed.
    const own = readSentence(said, lexicon);
    const isOwn = ['av-je', 'presence-nous'].some((one) => conceptsOf(own, one)[0]?.at === 0);
    return isOwn && own.mood !== 'order'
      ? { ...claim, reading: asReworded(reading, { said, beside: [] }, locale) }
      : claim;
  }

  #likenessOf(utterance: Utterance, situation: Situation): Likeness | undefined {
    const { likely, lexicon } = this.#parts;
    const sentence = sentenceOf(utterance, lexicon);
    // A word alone is like too many things.
    const words = sentence.tokens.filter(({ folded }) => folded !== '?');
    if (!likely || words.length < 2) return undefined;
    const named = this.#mentionsIn(utterance, situation);
    return {
      text: utterance.text,
      ranking: likely(sentence, named, (one) => mayBeMeant(one, situation)),
      named,
      isAsked: sentence.mood === 'ask',
      tells: sentence.mood === 'tell',
      requests: says(sentence, 'demande-polie'),
      excepts: says(sentence, 'q-sauf') || forbids(sentence),
      supposes: onlySupposes(sentence),
    };
  }

  #heard(text: string, { situation, locale, budget }: ReadWith, all = false): Heard {
    const { reader, lexicon } = this.#parts;
    const utterance = reader.read(text, locale);
    budget.check();
    const sentence = sentenceOf(utterance, lexicon);
    const likeness = this.#likenessOf(utterance, situation);
    const alike = alikeIn(likeness, utterance.locale);
    const isAside = (said: string) => this.isAside(said, { situation, locale, budget });
    const here = { ...situation, ...alike, isAside };
    const claims: Claim[] = [];
    // "Comment je fais pour que Sophie note à ma place ?": whoever asks how has nothing done.
    const asksHow = sentence.mood === 'ask' && says(sentence, 'comment-faire');
    const isNoOrder = asksHow || onlySupposes(sentence);
    const isDone = (feature: string) =>
      !all &&
      isSettled(claims, utterance, feature) &&
      !isUnlikely(inOrder(claims, utterance, situation.open)[0], likeness);
    for (const { name: feature, hear } of this.#inTurn) {
      if (!hear?.understand || (hear.isLast && isDone(feature))) continue;
      for (const reading of hear.understand(utterance, here))
        if (!(isNoOrder && reading.changes)) claims.push({ feature, reading });
      budget.check();
    }
    return { utterance, claims: inOrder(claims, utterance, situation.open), likeness, alike };
  }
}

function bestOf({ claims, likeness }: Heard): Claim {
  const best = meantOf(claims, likeness);
  if (best) return best;
  throw new Error(
    'No feature has a word to say: the list of features lacks one that always answers',
  );
}

/** What a text says as one act. */
interface Heard {
  utterance: Utterance;
  /** Best first. */
  claims: Claim[];
  likeness: Likeness | undefined;
  alike: ReturnType<typeof alikeIn>;
}
