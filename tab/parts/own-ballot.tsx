/** One's own answers, slot by slot: what fits on a phone. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { useState } from 'react';
import type { BallotChoice, BallotRow, SlotResult } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import type { SendVote } from '../pages/poll.tsx';

export const choices: readonly BallotChoice[] = ['yes', 'maybe', 'no'];

export function OwnBallot(props: {
  row: BallotRow;
  slots: SlotResult[];
  vote: SendVote;
  busy: boolean;
}) {
  const { row, slots, vote, busy } = props;
  const { say } = usePageContext();
  const s = say.polls;
  const [word, setWord] = useState(row.word || row.proposal);
  const answered = Object.keys(row.answers).length > 0;
  return (
    <section aria-label={s.yours}>
      <h2>{s.yours}</h2>
      <ul className="slots">
        {slots.map((slot) => (
          <li key={slot.id}>
            <fieldset>
              <legend>{say.slot(slot)}</legend>
              {choices.map((choice) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name={`slot-${slot.id}`}
                    checked={row.answers[slot.id] === choice}
                    onChange={() => vote(row, 'vote', { [slot.id]: choice }, word)}
                  />
                  {s.choice[choice]}
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="ask">
        <Field label={s.word} className="grow">
          <Input value={word} maxLength={500} onChange={(_, { value }) => setWord(value)} />
        </Field>
        {answered ? (
          <Button disabled={busy} onClick={() => vote(row, 'vote', row.answers, word)}>
            {s.saveWord}
          </Button>
        ) : null}
      </div>
      <div className="row">
        <Button disabled={busy} onClick={() => vote(row, 'all', {}, word)}>
          {s.all}
        </Button>
        <Button disabled={busy} onClick={() => vote(row, 'none', {}, word)}>
          {s.noneSuits}
        </Button>
        {answered ? (
          <Button disabled={busy} onClick={() => vote(row, 'withdraw')}>
            {s.withdraw}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
