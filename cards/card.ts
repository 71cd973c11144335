/** Cards: a template filled with data, in the typography of its language, and the text that says the same. */
import { Template } from 'adaptivecards-templating';
import { templateOf } from './parts.ts';
import { readCard } from './text.ts';
import { heldTogether, looseAgain, typography } from './typography.ts';

/** An Adaptive Card, version 1.5: the newest that Teams shows for a bot's card. */
export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  [key: string]: unknown;
}

/** A card and its twin in text. */
export interface CardMessage {
  card: Card;
  text: string;
}

/** Templates, parsed once: parsing their expressions costs more than filling them. */
const parsed = new WeakMap<object, Template>();

/**
 * Card of a template whose `${…}` are filled with data, and its twin: all that it shows, the titles of
 * buttons apart, unless `textOf` says it otherwise.
 *
 * Templates are constants of the project: text from a person goes in as data only, where nothing
 * evaluates it again. `test/cards` checks that no card keeps a hole.
 */
export function card<T extends { lang: 'fr' | 'en' }>(
  template: { body: unknown[] },
  data: T,
  textOf = (filled: Card): string => readCard(filled, { actions: false, points: true }),
): CardMessage {
  const ready = parsed.get(template) ?? new Template(templateOf(template));
  parsed.set(template, ready);
  const filled = polished(
    ready.expand({ $root: { problems: [], values: data, ...data } }),
    data.lang,
  ) as Card;
  const text = textOf(filled);
  return { card: { ...filled, fallbackText: text }, text };
}

/** Texts that people read; a `value` is what an input holds, as it was typed. */
const SHOWN = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'legend',
  'altText',
]);

/** Texts by what is shown of them, in one language: cards say the same ones again and again. */
const laidOut = { fr: new Map<string, string>(), en: new Map<string, string>() };
/** Texts remembered at once. */
const MOST_TEXTS = 2000;

function inOneBreath(text: string, lang: 'fr' | 'en'): string {
  const known = laidOut[lang];
  const ready = known.get(text);
  if (ready !== undefined) return ready;
  const made = heldTogether(typography(text, lang));
  if (known.size >= MOST_TEXTS) known.clear();
  known.set(text, made);
  return made;
}

/** `aloud`: nobody sees it laid out, so no line ends in it: a picture's words, and those of what pressing it does. */
function polished(node: unknown, lang: 'fr' | 'en', aloud = false): unknown {
  if (Array.isArray(node)) return node.map((child) => polished(child, lang, aloud));
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    // What a condition of the template leaves out.
    if (value === null) continue;
    const isHeard = aloud || key === 'altText' || key === 'selectAction';
    if (SHOWN.has(key) && typeof value === 'string')
      copy[key] = isHeard ? looseAgain(typography(value, lang)) : inOneBreath(value, lang);
    else copy[key] = isGivenBack(key, value) ? asSaid(value, lang) : polished(value, lang, isHeard);
  }
  return copy;
}

/** What a button gives back is for the bot; a chart has a list of its own under the same key. */
const isGivenBack = (key: string, value: unknown): value is GivenBack =>
  key === 'data' && typeof value === 'object' && !Array.isArray(value);

interface GivenBack {
  msteams?: { value?: string };
}

/** But for the sentence that it says in the person's name, which the conversation shows. */
function asSaid(data: GivenBack, lang: 'fr' | 'en'): GivenBack {
  const { msteams } = data;
  if (msteams?.value === undefined) return data;
  return { ...data, msteams: { ...msteams, value: typography(msteams.value, lang) } };
}
