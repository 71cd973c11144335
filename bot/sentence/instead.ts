/** A word that takes the place of another: "pas Bondy, Bobigny", "c’est Joliot-Curie et pas Jean-Lolive". */

import type { Span } from '../language/when/expression.ts';
import { endOf, isCapital, isLight, isParted } from './between.ts';
import { longest } from './placed.ts';
import { conceptsOf, placesOf, type Sentence } from './sentence.ts';

export interface Instead {
  was: Span;
  now: Span;
}

/** Longer names are sentences. */
const LONGEST_NAME = 80;
/** A letter alone may name something. */
const ENDS = /\p{L}{3}/u;
const SIGN = /[,;()\n:→=]|\s[-–—]\s|[.?!](?=\s|$)|\s[-–—]$/u;

/** What is said not to be, and what is instead, pair by pair; whether the first was ever said is for the caller to know. */
export function insteadIn(sentence: Sentence): Instead[] {
  const { text, tokens, typed } = sentence;
  const leads = longest(placesOf(sentence, ['mais-celui', 'reproche-plutot']));
  // "Difficulté : pas de salle": there is none, and nothing takes its place.
  const denials = longest(placesOf(sentence, ['nie-celui', 'remplace-celui'])).filter(
    ({ at, length }) => !/^(?:de|d)$/.test(tokens[at + length]?.folded ?? ''),
  );
  // "… par mai stp".
  const thanks = longest(conceptsOf(sentence, 'bord-merci')).filter(
    (one) => endOf(one) === tokens.length,
  );
  // "Oui enfin non attends, …": what takes back what was said is no name.
  const back = placesOf(sentence, ['se-reprend', 'gens-erreur', 'projet-attendre', 'oui']);
  // "Pas à Pantin, je vous prie, mais à Noisy".
  const civil = longest(placesOf(sentence, ['courtoisie', 'bord-merci', 'non'])).filter((one) =>
    isParted(sentence, endOf(one), endOf(one)),
  );
  const clauses = placesOf(sentence, ['raison', 'nie-ne']).map(({ at }) => typed[at]?.start ?? 0);
  const behind = (from: number): Span | undefined => {
    let at = from;
    const lead = () => [...leads, ...civil].find((one) => one.at === at);
    // "C’est Les Lilas".
    const isWritten = () => at > 0 && isCapital(sentence, at);
    while (at < tokens.length && (lead() || (isLight(sentence, at, at + 1) && !isWritten())))
      at += lead()?.length ?? 1;
    const start = typed[at]?.start;
    if (start === undefined) return undefined;
    const sign = SIGN.exec(text.slice(start))?.index ?? text.length;
    const stops = [leads, denials, thanks].map((all) => {
      const next = all.find((one) => one.at > at);
      return typed[next?.at ?? tokens.length]?.start ?? text.length;
    });
    const end = Math.min(start + sign, ...stops);
    // "La Caf finalement": what ends it without a sense of its own is no part of it.
    let to = tokens.findLastIndex((one) => one.start < end) + 1;
    while (to > at && ENDS.test(tokens[to - 1]?.folded ?? '') && isLight(sentence, to - 1, to))
      to--;
    const name = text.slice(start, Math.min(end, typed[to]?.start ?? end)).trimEnd();
    // "Bloqué parce que la ville est loin", "Camille ne pilote plus la 5": what has a reason or denies a verb is a sentence.
    const isName = !clauses.some((one) => start < one && one < end);
    return name === '' || name.length > LONGEST_NAME || !isName
      ? undefined
      : { start, end: start + name.length };
  };
  const verbal = conceptsOf(sentence, 'nie-ne');
  /** First token behind the pairs already found. */
  let first = 0;
  return denials.flatMap((denial) => {
    const was = behind(denial.at + denial.length);
    const next = typed.findIndex(({ start }) => start >= (was?.end ?? text.length));
    const isLed = leads.some(({ at }) => at === next);
    const isAhead = isLight(sentence, first, denial.at, isLed ? back : []);
    const lead = leads.findLast(({ at }) => first <= at && at < denial.at);
    const from = isAhead ? next : (lead?.at ?? first);
    const now = was && from >= 0 ? behind(from) : undefined;
    // "Ne retire pas Zoé", "tout me va donc bon, pas le 8": what is denied is in the place of nothing.
    const isOfVerb = !isAhead && verbal.some(({ at }) => first <= at && at < denial.at);
    if (!was || !now || isOfVerb || (now.start < was.end && was.start < now.end)) return [];
    // "On se voit à la Caf, et non plus en visio. Même heure": another sentence, of something else.
    const isOther = /[.?!]\s/u.test(text.slice(was.end, now.start));
    if (isOther && !isLight(sentence, 0, denial.at, back)) return [];
    const end = Math.max(was.end, now.end);
    first = typed.findIndex(({ start }) => start >= end);
    if (first < 0) first = tokens.length;
    return [{ was, now }];
  });
}
