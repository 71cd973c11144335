/** Where who speaks is from, said beside something else: "je pilote la 1.1 et je bosse à la Caf". */
import type { Matter } from '../../../contract/matter.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { OTHER } from '../model/names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { organisationsSlot } from '../model/slots/organisations.ts';
import type { PeopleCommand } from './command.ts';
import { peopleSlot } from './people-slots.ts';
import type { ChangesRead } from './read-changes.ts';
import { orders } from './requests.ts';

export interface OrganisationBeside {
  command: PeopleCommand;
  /** The clause that says it, and the others. */
  said: string;
  others: readonly string[];
}

/** The clause that says it whole; undefined where the message has no other, or none that does. */
export function organisationBeside(
  { text, lexicon }: Sentence,
  context: SlotContext,
): OrganisationBeside | undefined {
  const clauses = clausesIn(text);
  if (clauses.length < 2 || clauses.length > MOST || text.includes('?')) return undefined;
  for (const said of clauses) {
    const sentence = readSentence(said, lexicon);
    const all = intentsIn(sentence, orders.of(lexicon), context);
    const found = all.find(({ intent }) => intent.name === 'organisation');
    if (!found) continue;
    const read = { sentence, whole: sentence, found, context, frame: undefined };
    const [command] = [orders.commands.organisation?.(read) ?? []].flat();
    if (command) return { command, said, others: clauses.filter((one) => one !== said) };
  }
  return undefined;
}

const clausesIn = (text: string): string[] =>
  sentencesOf(text).flatMap(({ start, end }) =>
    partsOf(text.slice(start, end)).map((part) => text.slice(start + part.start, start + part.end)),
  );

/** Kind of the matter of the question about one’s own organisation. */
export const ORGANISATION_ASKED = 'people.organisationAsked';

/** "Conseil départemental, service PMI", "ARS, membre du comité": what answers that question, while nothing was asked since. */
export function organisationAnswered(
  { text, lexicon }: Sentence,
  context: SlotContext,
  open: readonly Matter[] | undefined,
): OrganisationBeside | undefined {
  const [said = '', ...others] = open?.[0]?.kind === ORGANISATION_ASKED ? clausesIn(text) : [];
  if (said === '' || others.length > MOST || text.includes('?')) return undefined;
  const sentence = readSentence(said, lexicon);
  const { tokens, typed, concepts } = sentence;
  const isLight = ({ folded }: { folded: string }) => lexicon.light.has(folded);
  const known = organisationsSlot(sentence, context).find(
    ({ at, length }) => at + length === tokens.length && tokens.slice(0, at).every(isLight),
  )?.value;
  const heavy = typed.filter((one) => !isLight(one));
  // Of another than those of the plan, its capitals tell that it is a name: "ARS".
  const isName =
    heavy.length > 0 &&
    heavy.every(({ start }) => /^\p{Lu}/u.test(said.slice(start))) &&
    concepts.every(({ value }) => value === 'gens-genre') &&
    peopleSlot(sentence, context).length === 0;
  if (!known && !isName) return undefined;
  const name = known?.text ?? said.slice(heavy[0]?.start);
  const command: PeopleCommand =
    known?.id === undefined
      ? { intent: 'organisation', organisation: OTHER, other: name }
      : { intent: 'organisation', organisation: known.id };
  return { command, said, others };
}

/** More clauses are a text. */
const MOST = 6;

/** The same changes, each half with its own outcome. */
export const withPlace = (
  { commands, left }: Pick<ChangesRead, 'commands' | 'left'>,
  { command, said }: OrganisationBeside,
): Pick<ChangesRead, 'commands' | 'left'> => ({
  commands: [command, ...commands],
  left: left.filter((one) => !said.includes(one)),
});
