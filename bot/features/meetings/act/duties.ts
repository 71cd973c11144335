/** What somebody is given to do outside of minutes: kept for their group, of the day on which it is said. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reading } from '../../../contract/feature.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { isAnswer, shown } from '../../../conversation/answers.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Span } from '../../../language/when/expression.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, readParts, type SaidPart } from '../../../sentence/clauses.ts';
import { conceptsOf, readSentence, says } from '../../../sentence/sentence.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { isIn } from '../../people/model/groups.ts';
import { groupNamed } from '../../people/model/slots/groups.ts';
import { groupFor, type MeetingAct } from '../context.ts';
import { drafts } from '../model/drafts.ts';
import { noHours } from '../model/meeting-words.ts';
import { openDraft } from '../read/draft-edit.ts';
import { type Duty, dutiesIn, lineOf } from '../read/duties.ts';
import { type HearingContext, heardIn } from '../read/heard.ts';
import { presenceIn } from '../read/presence.ts';
import { minutesIn } from '../read/read-minutes.ts';
import { keepRow } from './held.ts';
import { spokenRow } from './which.ts';

/** A longer message is a text. */
const MOST_PARTS = 12;

/** Duties of a message, of those that who speaks may tell of; what minutes, or who was there, tell is theirs. */
export function dutiesOf(utterance: Utterance, context: HearingContext): Duty[] {
  const { text } = utterance;
  // "N’envoie rien, je vérifie la salle": why the draft waits.
  const isWaiting =
    openDraft(context.open ?? []) !== undefined &&
    says(readSentence(text, context.knowledge.lexicon), 'projet-attendre');
  if (utterance.copying || isWaiting || allPartsOf(text).length > MOST_PARTS) return [];
  // "De qui restons-nous sans réponse ?": what is asked is given to nobody.
  const asks = ({ start, end }: Span) =>
    says(readSentence(text.slice(start, end), context.knowledge.lexicon), 'interroge');
  const { coAnimates, memberOf } = context.speaking;
  // "Karim s’occupe de la piscine", from who gathers no group, is whom a fiche has.
  const mayTell = ({ how, isOwed }: Duty) =>
    how === 'told'
      ? context.decides && !(isOwed && coAnimates.length === 0)
      : how === 'given' || coAnimates.length + memberOf.length > 0;
  const duties = dutiesIn(text, context).filter((duty) => mayTell(duty) && !asks(duty));
  const heard = duties.length > 0 ? heardIn(utterance, context) : undefined;
  return heard && (minutesIn(heard) || presenceIn(heard)) ? [] : duties;
}

/** A message that gives something to do, and says nothing else. */
export function dutiesReading(
  utterance: Utterance,
  context: HearingContext,
  actOf: (turn: Turn) => MeetingAct,
): Reading | undefined {
  const { text } = utterance;
  const { lexicon } = context.knowledge;
  const duties = dutiesOf(utterance, context);
  const isIn = ({ start, end }: Span) => duties.some((one) => one.start <= start && end <= one.end);
  const parts = readParts({ text, lexicon }, allPartsOf);
  const isBare = ({ said }: SaidPart) => saysOnly(said, conceptsOf(said, 'bavarde-merci'));
  if (duties.length === 0 || !parts.every((part) => isIn(part) || isBare(part))) return undefined;
  const found = groupNamed(text, context, [])?.found ?? [];
  // "Karim s’occupe de la 1.1" leads it.
  const isAction = found.length + utterance.references.fiches.length === 0;
  const isGiven = duties.some(({ how, isOwed }) => how === 'given' || (isOwed && isAction));
  return {
    kind: 'action',
    rank: isGiven ? 'order' : 'told',
    fields: { intent: 'give', lines: duties.map(lineOf) },
    words: utterance.typed.map(({ folded }) => folded),
    changes: true,
    sure: isGiven,
    answer: (turn) => giveToDo(actOf(turn), duties, found),
  };
}

async function giveToDo(
  act: MeetingAct,
  duties: readonly Duty[],
  named: NamedGroup['found'],
): Promise<Answer> {
  const { turn, locale, say, context } = act;
  const found = named.length > 0 ? named : await spokenOf(act);
  const group = groupFor(act, { found, text: '' });
  if (isAnswer(group)) return group;
  const verb = duties.every(({ how }) => how === 'own') ? 'meetings.ownAction' : 'meetings.action';
  return change(act, verb, { kind: 'group', id: group.id }, async (tx) => {
    const lines = duties.map(lineOf);
    const nextSteps = lines.join('\n');
    const when = { date: localDay(turn.now, context.zone), ...noHours, zone: context.zone };
    const { id } = await keepRow(act, tx, { group: group.id, when }, { state: 'noted', nextSteps });
    const verb = 'meetings.action';
    const data = { meeting: id, line: nextSteps, fresh: '' };
    const label = `« ${lines.join(', ')} »`;
    const [only, second] = lines;
    const face =
      second === undefined
        ? { headline: say.toDo(only ?? '') }
        : { headline: say.toDoAll, items: lines };
    const { members = [], coAnimators = [] } = group.row ?? {};
    const isOut = ({ person = selfOf(act) }: Duty) =>
      !isIn(members, person) && !isIn(coAnimators, person);
    const out = [...new Set(duties.filter(isOut).map(({ name }) => name))].filter(Boolean);
    const notes = out.length > 0 ? [say.notInGroup(out.join(', '))] : [];
    const presses = [{ title: say.takeBack, data: { verb, ...data } }];
    return {
      ...shown({ ...face, notes, presses }, locale),
      opens: [{ kind: 'meetings.given', data: null, label, back: { verb, data } }],
    };
  });
}

/** The group of the draft that is open, or of the meeting that was spoken of last. */
async function spokenOf(act: MeetingAct): Promise<NamedGroup['found']> {
  const { store, view } = act.context;
  const draft = openDraft(act.open ?? [])?.draft;
  const id = await store.read(
    async (reader) =>
      (draft && (await reader.get(drafts, draft))?.value.group) ||
      (await spokenRow(act, reader))?.meeting.group,
  );
  const group = id === undefined ? undefined : view.group(id);
  return group ? [group] : [];
}
