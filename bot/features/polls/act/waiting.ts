/** "Oui", while a poll is open: it is shown, and the next "oui" says that every slot suits. */
import { z } from 'zod';
import type { Reading, Situation, Speaker } from '../../../contract/feature.ts';
import type { YesOrNo } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { assentIn } from '../../../conversation/assent.ts';
import { phraseTable } from '../../../language/phrase-table.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { sentenceOf } from '../../../sentence/sentence.ts';
import { selfOf } from '../../people/model/acts.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { isIn } from '../../people/model/groups.ts';
import type { PollAct, PollContext } from '../context.ts';
import { isBlank } from '../model/rules.ts';
import { ballotId, ballots } from '../model/schema.ts';
import { strings } from '../show/strings.ts';
import { show } from './look.ts';

/** Open polls of the groups that somebody is in, from memory: the first to end comes first. */
export function openFor(
  { board, view }: PollContext,
  { person, conversation }: Speaker,
): string[] | undefined {
  if (conversation.type !== 'personal') return undefined;
  const self = personRecipient(person);
  const open = board.open.filter(({ poll }) => {
    const row = view.group(poll.group)?.row;
    return row && (isIn(row.members, self) || isIn(row.coAnimators, self));
  });
  if (open.length === 0) return undefined;
  return open.sort((a, b) => (a.poll.deadline < b.poll.deadline ? -1 : 1)).map(({ id }) => id);
}

const suits = phraseTable({
  yes: 'ok pour moi, ça me va, pour moi c est ok, ok for me, fine for me',
});

const openPolls = z.array(z.string()).min(1);

/** "Oui", "ok pour moi", of somebody who is asked by a poll. */
export function waitingIn(
  context: PollContext,
  utterance: Utterance,
  { given }: Situation,
): Reading[] {
  const open = given?.openPolls ? openPolls.safeParse(given.openPolls).data : undefined;
  if (!open) return [];
  const { typed, locale } = utterance;
  const assent = assentIn(sentenceOf(utterance, context.knowledge.lexicon));
  const isOne =
    (assent && assent.says !== 'drop') ||
    suits.find(typed).some(({ length }) => length === typed.length);
  if (!isOne) return [];
  return [
    {
      kind: 'poll',
      rank: 'answer',
      fields: { intent: 'vote' },
      words: typed.map(({ folded }) => folded),
      answer: (turn) => askWhich({ context, turn, locale }, open),
    },
  ];
}

/** The poll that waits for an answer, else the first as it was answered: nothing is recorded yet. */
async function askWhich(act: PollAct, open: readonly string[]): Promise<Answer> {
  const { context, locale } = act;
  const self = selfOf(act);
  const silent = await context.store.read(async (reader) => {
    for (const id of open) {
      const ballot = await reader.get(ballots, ballotId(id, self));
      if (!ballot || isBlank(ballot.value)) return id;
    }
    return undefined;
  });
  // What was answered slot by slot, with a word, is not for a mere "oui" to replace.
  if (silent === undefined) return show(act, open[0] ?? '');
  const answer = await show(act, silent, { before: [strings[locale].isItThis], still: true });
  return answer.outcome === 'refused' ? answer : { ...answer, asks: pressing(silent) };
}

function pressing(poll: string): YesOrNo {
  const data = { poll, page: 0, person: '', version: 0, word: '' };
  return { yes: { verb: 'polls.all', data }, no: { verb: 'polls.none', data }, isAnswer: true };
}
