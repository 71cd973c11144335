/** Heading of a message about people, which names a group that nobody knows: "cafés des parents : Rachid co-anime". */
import { isLight, saysOnly } from '../../../sentence/between.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../model/slots/context.ts';
import { fichesSlot } from '../model/slots/fiches.ts';
import { groupsSlot } from '../model/slots/groups.ts';
import { organisationsSlot } from '../model/slots/organisations.ts';
import { personsSlot } from '../model/slots/persons.ts';
import type { Frame } from './frame.ts';

/** Words before a colon that are the name of something; more is a sentence. */
const HEADING = /^\s*(?:[-•*]\s*)?([\p{L}'’ -]{3,60}?)\s*:(?!\/\/)/u;
const MOST = 6;

/** The group of what follows, found nowhere; nothing where the words before the colon are of something known. */
export function headedBy(said: Sentence | undefined, context: SlotContext): Pick<Frame, 'groups'> {
  const [, text = ''] = HEADING.exec(said?.text ?? '') ?? [];
  if (!said || text === '') return {};
  const head = readSentence(text, said.lexicon);
  const { typed, lexicon, mood } = head;
  const isKnown = [groupsSlot, personsSlot, fichesSlot, organisationsSlot, whenSlot].some(
    (slot) => slot(head, context).length > 0,
  );
  const isSentence =
    mood === 'order' || typed.some(({ folded }) => lexicon.grammar.isFinite(folded));
  // "Nouveaux membres :", "petit changement :" are words of what is done.
  const isSpoken = head.concepts.some(
    ({ value, at }) => SPOKEN.test(value) && !isLight(head, at, at + 1),
  );
  const isName = !isKnown && !isSentence && !isSpoken && typed.length <= MOST;
  return isName && !saysOnly(head, []) ? { groups: [{ found: [], text }] } : {};
}

const SPOKEN = /^(?:gens|plainte|bavarde|courtoisie|reunion|aide|moi)-?/;
