/** A text → what it says of fiches and actions, or nothing when it is no update. */

import { itemsOf } from '../../../sentence/clauses.ts';
import { overlap } from '../../../sentence/placed.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { saysNothing, type UpdateContent } from '../model/schema.ts';
import { asksOnly, clausesOf, isAway, ordersIn } from './clauses.ts';
import { announcingIn } from './difficulty.ts';
import { saysHowFar } from './figures.ts';
import { type Clause, groupsOf } from './groups.ts';
import { readItem } from './item.ts';
import { withoutFrame } from './letter.ts';
import { mentionsIn } from './mentions.ts';
import { isColonBefore, isSaid, isWord, type Part, slice, spansOf, use, wholeOf } from './part.ts';
import { numberWords } from './progress-slots.ts';
import { type ItemReading, type ReadContext, saidOf, type UpdateReading } from './reading.ts';
import { isToSettle } from './statements.ts';
import { asItStands } from './taken-back.ts';
import { isOutside } from './weather.ts';
import { ownAgain } from './whose.ts';

/** Longer than a question may be: a pilote who has something to say has it read whole. */
const MOST_READ = 4000;
/** A list of numbers is no update: more fiches are named in no message. */
const MOST_MENTIONS = 60;
/** More sentences are no update. */
const MOST_SENTENCES = 200;

/** Most texts are questions: a look at what they say spares them the reading. */
const isTelling = (sentence: Sentence): boolean => {
  const whole = wholeOf(sentence);
  return (
    sentence.tokens.some(({ folded }) => folded === '%') ||
    isSaid(whole, 'av-signaux') ||
    announcingIn(whole).length > 0 ||
    isToSettle(whole)
  );
};

/** Whether a text may be an update at all; it is read whole only then. */
export const mayTell = (sentence: Sentence, slots: SlotContext): boolean =>
  isTelling(sentence) || mentionsIn(sentence, slots).length > 0;

/** "~~50 %~~" was struck out by whoever wrote it. */
const STRUCK = /~~[^~\n]{0,200}~~/g;

function sentencesIn(
  text: string,
  { slots }: ReadContext,
): { start: number; sentence: Sentence }[] {
  const { lexicon } = slots.knowledge;
  const spans = itemsOf(text.slice(0, MOST_READ)).slice(0, MOST_SENTENCES);
  return spans.map(({ start, end }) => ({
    start,
    sentence: readSentence(text.slice(start, end), lexicon),
  }));
}

export function readUpdate(typed: string, context: ReadContext): UpdateReading | undefined {
  const { slots, prompt, presumed = false, led, isNoted = false } = context;
  const mentionsOf = (sentence: Sentence) => mentionsIn(sentence, slots);
  const isOfOthers = (sentence: Sentence) => mentionsOf(sentence).some(({ byName }) => byName);
  const someOf = (text: string, is: (sentence: Sentence) => boolean) =>
    sentencesIn(text, context).some(({ sentence }) => is(sentence));
  const isAbout = (text: string) => someOf(text, (one) => mentionsOf(one).length > 0);
  const framed = typed.includes('\n')
    ? withoutFrame(typed, isAbout, (text) => isAbout(text) || someOf(text, isTelling))
    : typed;
  const text = asItStands(
    framed.replace(STRUCK, (struck) => ' '.repeat(struck.length)),
    slots,
  );
  const sentences = sentencesIn(text, context);
  const isAwaited = prompt !== undefined || presumed;
  // "+5 pts chez moi", "toujours 60", of who leads something.
  const leads = slots.speaking.led.length > 0;
  const isNews = (sentence: Sentence) =>
    isTelling(sentence) || mentionsOf(sentence).length > 0 || (leads && saysHowFar(sentence));
  if (!isAwaited && !sentences.some(({ sentence }) => isNews(sentence))) return undefined;
  let away = false;
  const comesBack =
    slots.speaking.led.length > 0 && sentences.some(({ sentence }) => isOfOthers(sentence));
  const clauses = sentences.flatMap(({ start, sentence }, number): Clause[] => {
    const back = comesBack ? ownAgain(sentence, slots) : [];
    const mentions = [...mentionsOf(sentence), ...back].sort((a, b) => a.at - b.at);
    const asks = asksOnly(sentence, isNoted && number === 0);
    const outside = prompt === undefined && mentions.length === 0 && isOutside(sentence, slots);
    return clausesOf(sentence, mentions).map(({ from, to }) => {
      const part = { sentence, from, to };
      const named = mentions.filter(({ at, length }) => at >= from && at + length <= to);
      away = isAway(part, named, slots, away);
      const orders =
        away ||
        (outside && isSaid(part, 'bord-ciel', 'bord-dehors', 'av-mots-meteo')) ||
        ordersIn(part, named);
      return { sentence, start, number, from, to, asks, orders, mentions: named };
    });
  });
  // "Désolé du silence c’est la folie ici. La 5 : …": what stands before a fiche that opens its own lines is not of it.
  const opens = clauses.find(({ sentence, mentions }) =>
    mentions.some(({ at, length }) => isColonBefore({ sentence }, at + length)),
  );
  for (const clause of clauses)
    if (opens && clause.number < opens.number && !mayTell(clause.sentence, slots))
      clause.orders = true;
  if (clauses.every(({ asks, orders }) => asks || orders)) return undefined;
  if (clauses.flatMap(({ mentions }) => mentions).length > MOST_MENTIONS) return undefined;
  const used = sentences.map(() => new Set<number>());
  const partOf = ({
    sentence,
    from,
    to,
    number,
  }: Pick<Clause, 'sentence' | 'from' | 'to' | 'number'>): Part => ({
    sentence,
    from,
    to,
    used: used[number] ?? new Set(),
    numbers: numberWords(slots.knowledge),
  });
  let reportedBy: string | undefined;
  for (const [number, { sentence }] of sentences.entries())
    reportedBy ??= reporterIn(
      partOf({ sentence, number, from: 0, to: sentence.tokens.length }),
      slots,
    );
  const groups = groupsOf(clauses, led);
  const prompted = prompt !== undefined || /\|[^|\n]*%[^|\n]*\|/.test(text);
  const items = groups.map((group) => readItem(group, partOf, { slots, prompted, presumed }));
  shareJoined(
    groups.map(({ joined }) => joined),
    items,
  );
  const asOf = items[0]?.asOf;
  for (const item of items) finish(item, prompt ?? led, asOf);
  const kept =
    items.length > 1 ? items.filter((item) => says(item) || item.invalid.length > 0) : items;
  const left = sentences.flatMap(({ sentence: { tokens } }, number) =>
    tokens.flatMap((token, at) => (isWord(token) && !used[number]?.has(at) ? [token.folded] : [])),
  );
  const asks = clauses.some((clause) => clause.asks);
  const orders = clauses.filter((clause) => clause.orders).map((one) => slice(one, one));
  const unkept = [...orders, ...kept.flatMap(({ lost }) => lost)];
  return { items: kept, left, asks, unkept, ...(reportedBy === undefined ? {} : { reportedBy }) };
}

/** "RAS sur la 1.1 et la 5", "la 1.1 et la 5 sont à 20 %": what is said of one is said of both. */
function shareJoined(joined: readonly boolean[], items: readonly ItemReading[]): void {
  const share = (from: ItemReading | undefined, to: ItemReading | undefined) => {
    if (!from || !to || !says(from) || says(to)) return;
    const { fiche, action, unknown, invalid, ...said } = from;
    Object.assign(to, structuredClone(said));
  };
  for (let at = items.length - 1; at > 0; at--) if (joined[at]) share(items[at], items[at - 1]);
  for (let at = 1; at < items.length; at++) if (joined[at]) share(items[at - 1], items[at]);
}

function finish(item: ItemReading, prompt: string | undefined, asOf: string | undefined): void {
  if (asOf !== undefined) item.asOf ??= asOf;
  if (item.unknown !== undefined) item.invalid.unshift('fiche');
  else if (prompt !== undefined && item.fiche === undefined)
    if (!item.action || item.action.fiche === prompt) item.fiche = prompt;
}

/** Whether anything but the subject was read. */
export const says = (item: ItemReading): boolean => isStrong(item) || !saysNothing(saidOf(item));

/** Whether a field was read that only updates have, and by its words. */
export const isStrong = (item: ItemReading): boolean =>
  (item.tone ?? item.turns ?? item.change ?? item.either ?? item.kept) !== undefined ||
  item.invalid.some((field) => field !== 'fiche') ||
  item.inWords ||
  !saysNothing({ ...saidOf(item), ...TOLD });

/** What may be told in any words. */
const TOLD: Partial<UpdateContent> = {
  highlights: [],
  blocker: null,
  arbitration: null,
  nextStep: null,
  cleared: [],
};

/** What `npm run understand` prints: absent what was not said. */
export function fieldsOf({ items, reportedBy }: UpdateReading): Record<string, unknown> {
  const [only, second] = items.map(itemFields);
  const who = reportedBy === undefined ? {} : { reportedBy };
  return second ? { items: items.map(itemFields), ...who } : { ...only, ...who };
}

function itemFields({
  unknown: _,
  cleared,
  tone: __,
  lost: ___,
  inWords: ______,
  isTalk: _______,
  lifting: ____,
  meteoWord: _____,
  action,
  ...item
}: ItemReading) {
  const { highlights, indicators, invalid, ...rest } = item;
  return {
    ...rest,
    ...(cleared.includes('blocker') ? { unblocked: true } : {}),
    ...(action ? { action: action.name } : {}),
    ...(highlights.length > 0 ? { highlights } : {}),
    ...(indicators.length > 0 ? { indicators } : {}),
    ...(invalid.length > 0 ? { invalid } : {}),
  };
}

/** How far a name may stand from what announces it. */
const NEAR = 9;

/** Whoever told it: a person, as everywhere, near what says so. */
function reporterIn(part: Part, slots: SlotContext): string | undefined {
  const triggers = [...spansOf(part, 'av-telephone'), ...spansOf(part, 'av-entendu')];
  if (triggers.length === 0) return undefined;
  // "CAP AEPE" is written as a name is, and names an action.
  const mentions = mentionsIn(part.sentence, slots).map((one) => ({ value: one, ...one }));
  const persons = personsSlot(part.sentence, slots).flatMap((one) =>
    one.value.isSelf || mentions.some((mention) => overlap(mention, one))
      ? []
      : [{ from: one.at, to: one.at + one.length }],
  );
  for (const name of persons) {
    const near = triggers.filter((t) => t.from - name.to < NEAR && name.from - t.to < NEAR);
    if (near.length === 0) continue;
    const from = Math.min(name.from, ...near.map((t) => t.from));
    const to = Math.max(name.to, ...near.map((t) => t.to));
    use(part, { from, to });
    return slice(part, name);
  }
  return undefined;
}
