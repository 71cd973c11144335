/** Who told it, when it was not whoever types: "reçu par téléphone de Mme Diallo". */
import type { UpdateToken } from './lex.ts';
import { type Part, slice, spansOf, type TokenSpan, use } from './sentence.ts';

/** How far a name may stand from what announces it. */
const NEAR = 9;

/** The name as typed; what says so is used up. */
export function reporterIn(part: Part): string | undefined {
  const triggers = [...spansOf(part, 'telephone'), ...spansOf(part, 'entendu')];
  const phone = spansOf(part, 'telephone').length > 0;
  for (const name of [...titled(part), ...triggers.flatMap((t) => given(part, t, phone))]) {
    const near = triggers.filter((t) => t.from - name.to < NEAR && name.from - t.to < NEAR);
    const strong = near.filter((t) => phone || !/^eu$/.test(slice(part, t).toLowerCase()));
    if (strong.length === 0) continue;
    const from = Math.min(name.from, ...near.map((t) => t.from));
    const to = Math.max(name.to, ...near.map((t) => t.to));
    use(part, { from, to: afterBracket(part, to) });
    return slice(part, name);
  }
  return undefined;
}

/** "Mme Da Silva", "M. Traoré": a title and a name. */
function titled(part: Part): TokenSpan[] {
  return spansOf(part, 'civilites').flatMap(({ from, to }) => {
    const first = part.marks[to]?.folded === '.' ? to + 1 : to;
    // "m'a dit" is no "M.".
    if (part.marks[from]?.folded === 'm' && !/^M/.test(slice(part, { from, to }))) return [];
    const end = nameEnd(part, first, 3, true);
    return end > first ? [{ from, to: end }] : [];
  });
}

/** The name after "de", "from", "pour", right behind the trigger; or around it, with a capital. */
function given(part: Part, trigger: TokenSpan, phone: boolean): TokenSpan[] {
  const { marks } = part;
  for (let at = trigger.to; at < Math.min(trigger.to + 3, part.to); at++) {
    if (!/^(?:de|from|pour|par|with|avec)$/.test(marks[at]?.folded ?? '')) continue;
    const end = nameEnd(part, at + 1, 3, false);
    if (end > at + 1) return [{ from: at + 1, to: end }];
  }
  const next = marks[trigger.to]?.folded === ',' ? trigger.to + 1 : trigger.to;
  const behind = nameEnd(part, next, 3, false, true);
  if (behind > next) return [{ from: next, to: behind }];
  if (!phone) return [];
  let from = trigger.from;
  while (from > part.from && isCapital(part, marks[from - 1]) && !part.used.has(from - 1)) from--;
  return from < trigger.from && from > part.from - 1 && trigger.from - from <= 3
    ? [{ from, to: trigger.from }]
    : [];
}

const NO_NAME =
  /^(?:la|le|les|l|un|une|des|the|a|offre|offres|fonds|projet|projets|candidature|candidatures|moi|nous|lui|ce|cette|mon|ma)$/;

/** Where a name ends that begins here: words with a capital, and the small words of names. */
function nameEnd(part: Part, from: number, most: number, title: boolean, capital = false): number {
  let to = from;
  let loose = false;
  for (let at = from; at < part.to && to - from < most + 1; at++) {
    const mark = part.marks[at];
    if (mark?.kind !== 'word' || part.used.has(at)) break;
    const big = isCapital(part, mark);
    const small = spansOf(part, 'nom-suite').some((s) => s.from === at);
    if (at === from && !big && !small) {
      if (capital || NO_NAME.test(mark.folded)) break;
      loose = true;
    }
    // "karim lopez": without capitals two words at most, up to a sign.
    if (!big && !small && !(loose && to - from < 2) && !(title && at === from)) break;
    to = at + 1;
    if (title && !big && !small) break;
  }
  return to;
}

const isCapital = ({ text }: Part, mark: UpdateToken | undefined): boolean =>
  mark?.kind === 'word' && /^\p{Lu}/u.test(text.slice(mark.start, mark.end));

/** "(PMI)", "(ville de Bondy)" belongs to the name. */
function afterBracket({ marks }: Part, to: number): number {
  if (marks[to]?.folded !== '(') return to;
  const end = marks.findIndex((m, at) => at > to && m.folded === ')');
  return end < 0 ? to : end + 1;
}
