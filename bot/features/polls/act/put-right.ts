/** What is said of a poll that was launched, and puts it right: no answer to it. */
import type { Reading } from '../../../contract/feature.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import type { PollHeard } from '../context.ts';
import { draftFields, draftSaid, type SlotChange } from '../read/draft-edit.ts';
import { putRight } from './again.ts';
import { choose } from './look.ts';
import { pollsHere, pollsToDecide } from './waiting.ts';

/** "Enlève le 10", "c’est 9h30 pour tous les jours" of a poll that was launched: no answer to it. */
export function putRightReading({
  context,
  situation,
  utterance,
  with_,
  sentence,
}: PollHeard): Reading[] | undefined {
  const { speaker } = situation;
  const { locale } = utterance;
  if (!speaker || sentence.mood === 'ask' || says(sentence, 'sondage-ma-reponse')) return undefined;
  const all = [...pollsToDecide(context, speaker), ...pollsHere(context, speaker)];
  const meant = [...new Set(all)].flatMap((row) => {
    const said = draftSaid(utterance, with_, row.poll.slots);
    const changes = said?.intent === 'edit' ? said.edit.changes : [];
    return changes.some((one) => isPutRight(one, sentence)) ? [{ row, changes }] : [];
  });
  const [only, other] = meant;
  if (!only) return undefined;
  const reading: Reading = {
    kind: 'poll',
    rank: 'order',
    fields: {
      ...draftFields({
        intent: 'edit',
        edit: { changes: only.changes, untaken: [] },
        sends: false,
      }),
      draft: undefined,
    },
    words: utterance.typed.map(({ folded }) => folded),
    changes: true,
    sure: true,
    answer: (turn) => {
      const act = { context, turn, locale };
      const rows = meant.map(({ row }) => row);
      return other ? choose(act, rows, sentence.text) : putRight(act, only.row, only.changes);
    },
  };
  return [reading];
}

/** A slot that is taken off, or hours that are said to be those of the poll. */
const isPutRight = ({ what }: SlotChange, sentence: Sentence): boolean =>
  what === 'remove'
    ? says(sentence, 'sondage-oter') ||
      (says(sentence, 'sondage') && says(sentence, 'sondage-a-la-place'))
    : what === 'hours' && says(sentence, 'sondage') && says(sentence, 'sondage-chaque');
