import { Template } from 'adaptivecards-templating';

/** An Adaptive Card, version 1.5: the newest that Teams shows for a bot's card. */
export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  [key: string]: unknown;
}

/** Templates, parsed once: parsing their expressions costs more than filling them. */
const parsed = new WeakMap<object, Template>();

/**
 * Fills the `${…}` of an Adaptive Card template with data.
 *
 * Templates are constants of the project: text from a person goes in as data only, where nothing
 * evaluates it again. `test/cards` checks that no card keeps a hole.
 */
export function render(template: object, data: object): Card {
  let ready = parsed.get(template);
  if (!ready) {
    ready = new Template(template);
    parsed.set(template, ready);
  }
  return ready.expand({ $root: data }) as Card;
}
