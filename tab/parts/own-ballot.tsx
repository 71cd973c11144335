/** One's own answers: slot by slot where the grid is too wide, and the word that goes with them. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { useState } from 'react';
import type { BallotRow, SlotResult } from '../../bot/pages/polls.ts';
import { marks } from '../../visual/marks.ts';
import { usePageContext } from '../page-context.ts';
import type { Told, Vote } from './choices.ts';

/** All slots in one press: small in one's own row of the grid, or below the slots, read by then, where it is too wide. */
export function AllAtOnce(props: Omit<Own, 'busy'> & { busy?: boolean; size?: 'small' }) {
  const { row, vote, busy = false, size = 'medium' } = props;
  const { s } = usePageContext('polls');
  return (
    <div className="row">
      {(['all', 'none'] as const).map((verb) => (
        <Button key={verb} size={size} disabled={busy} onClick={() => vote(row, verb)}>
          {verb === 'all' ? s.all : s.noneSuits}
        </Button>
      ))}
      {hasAnswered(row) ? (
        <Button
          appearance="transparent"
          className="linked"
          disabled={busy}
          onClick={() => vote(row, 'withdraw')}
        >
          {s.withdraw}
        </Button>
      ) : null}
    </div>
  );
}

/** A row for each slot, where the grid is too wide. */
export function OwnAnswers(props: Own & { slots: readonly SlotResult[]; told: Told }) {
  const { row, slots, vote, told, busy } = props;
  const { say, s } = usePageContext('polls');
  const [last, setLast] = useState('');
  return (
    <section aria-labelledby="own-title">
      <h2 id="own-title">{s.yours}</h2>
      <p className="quiet small">{s.atOnce}</p>
      <ul className="slots">
        {slots.map((slot) => (
          <li key={slot.id}>
            <fieldset>
              <legend>
                {say.slot(slot).replace(', ', '\n')}
                {slot.leads ? <strong className="small">{s.best}</strong> : null}
              </legend>
              {marks.map((choice) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name={`slot-${slot.id}`}
                    checked={row.answers[slot.id] === choice}
                    onChange={() => {
                      setLast(slot.id);
                      vote(row, 'vote', { [slot.id]: choice });
                    }}
                  />
                  {s.choice[choice]}
                </label>
              ))}
              <span role="status" className="small">
                {last === slot.id && told.person === row.person ? told.text : ''}
              </span>
            </fieldset>
          </li>
        ))}
      </ul>
      <AllAtOnce {...{ row, vote, busy }} />
    </section>
  );
}

interface Own {
  row: BallotRow;
  vote: Vote;
  busy: boolean;
}

export const hasAnswered = ({ answers }: BallotRow): boolean => Object.keys(answers).length > 0;

/** A word that goes with one's answer, or another proposal. */
export function OwnWord({ row, vote, busy }: Own) {
  const { s } = usePageContext('polls');
  const kept = row.word || row.proposal;
  const [word, setWord] = useState(kept);
  return (
    <div className="ask own-word">
      <Field label={s.word} className="grow">
        <Input value={word} maxLength={500} onChange={(_, { value }) => setWord(value)} />
      </Field>
      <Button
        disabled={busy || word.trim() === kept}
        onClick={() => vote(row, 'vote', row.answers, word)}
      >
        {s.saveWord}
      </Button>
    </div>
  );
}
