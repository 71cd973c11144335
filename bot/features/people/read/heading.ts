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
const MOST = 6;
const LONGEST = 60;
const NAME = /^[\p{L}'’ -]{3,}$/u;

/** The group of what follows, found nowhere; nothing where the words before the colon are of something known. */
export function headedBy(said: Sentence | undefined, context: SlotContext): Pick<Frame, 'groups'> {
  const ahead = said?.text.slice(0, LONGEST) ?? '';
  const text = ahead.slice(0, Math.max(0, ahead.indexOf(':'))).trim();
  if (!said || !NAME.test(text)) return {};
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
