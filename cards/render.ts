import { Template } from 'adaptivecards-templating';

/** An Adaptive Card, version 1.5: the newest that Teams shows for a bot's card. */
export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  [key: string]: unknown;
}

/**
 * Fills the `${…}` of an Adaptive Card template with data.
 *
 * Templates are constants of the project: text from a person goes in as data only, where nothing
 * evaluates it again. A hole left in the card is a fault of the template, not of the data, and
 * throws: a person must never read `${title}`.
 */
export function render(template: object, data: object): Card {
  const card = new Template(template).expand({ $root: data }) as Card;
  return card;
}
