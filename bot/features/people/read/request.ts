/** A request that was found in a sentence, and what its places hold. */
import type { DeclaredIntents, IntentFound } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { type NamedGroup, UNNAMED } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { type Led, ledOf, type PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';

export interface Read {
  sentence: Sentence;
  /** The message that the sentence is a part of. */
  whole: Sentence;
  found: IntentFound<SlotContext>;
  context: SlotContext;
  frame: Frame | undefined;
}

/** What a request comes to; undefined when it is none after all. */
type Reader = (read: Read) => PeopleCommand | PeopleCommand[] | undefined;

/** Declared requests, and what each comes to by its name. */
export interface Requests extends DeclaredIntents<SlotContext> {
  commands: Readonly<Record<string, Reader>>;
}

export const values = <T>({ found }: Read, slot: string) =>
  (found.filled[slot] ?? []) as readonly Placed<T>[];
export const groupSaid = (read: Read): NamedGroup | undefined =>
  values<NamedGroup>(read, 'groupes')[0]?.value;
/** The group named; else that of the last change, else the one that may be meant where it is said. */
export function groupOf(read: Read): NamedGroup {
  const said = groupSaid(read);
  const { view, speaking } = read.context;
  const here = view.group(speaking.here ?? '');
  const last = here ? { found: [here], text: '' } : read.frame?.groups?.[0];
  // "Ce groupe": the one that was just spoken of.
  return said && said.text !== '' ? said : (last ?? said ?? UNNAMED);
}
export const personOf = (read: Read): NamedPerson | undefined =>
  values<NamedPerson>(read, 'personnes').find(({ value }) => !value.isSelf)?.value;
export const ledIn = (read: Read): Led[] =>
  values<NamedThing>(read, 'fiches').map(({ value }) => ledOf(value));
export const isAsked = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' && sentence.text.includes('?');
/** "Et Thomas ?", without any verb: "Thomas en est où ?" asks something else. */
export const isBare = ({ tokens, lexicon }: Sentence): boolean =>
  !tokens.some(({ folded }) => lexicon.grammar.isFinite(folded));
/** "Je me demande qui …" asks, with or without a mark. */
export const asks = ({ sentence }: Read): boolean =>
  sentence.mood === 'ask' || says(sentence, 'se-demander');
