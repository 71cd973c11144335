/**
 * The poll in one table: people down, slots across, one's own row first, what each slot counts under its hours. One stop of the Tab key; arrows go from cell to
 * cell, as the ARIA pattern of a grid says. A cell says its word; its sign and colour only repeat it. A colleague's row is answered in their
 * name once it was pressed: the first press only says so.
 */
import { type CSSProperties, type KeyboardEvent, memo, useRef, useState } from 'react';
import type { BallotChoice, BallotRow, GridPage, SlotResult } from '../../bot/pages/polls.ts';
import { dateBlock } from '../../visual/date-block.ts';
import { markInks, marks, strokes } from '../../visual/marks.ts';
import { usePageContext } from '../page-context.ts';
import type { Told, Vote } from './choices.ts';
import { AllAtOnce } from './own-ballot.tsx';

interface Place {
  row: number;
  column: number;
}

const moves: Record<string, (at: Place, last: Place) => Place> = {
  ArrowLeft: (at) => ({ ...at, column: Math.max(0, at.column - 1) }),
  ArrowRight: (at, last) => ({ ...at, column: Math.min(last.column, at.column + 1) }),
  ArrowUp: (at) => ({ ...at, row: Math.max(0, at.row - 1) }),
  ArrowDown: (at, last) => ({ ...at, row: Math.min(last.row, at.row + 1) }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, last) => ({ ...at, column: last.column }),
  PageUp: (at) => ({ ...at, row: 0 }),
  PageDown: (at, last) => ({ ...at, row: last.row }),
};

const after = (choice: BallotChoice | undefined): BallotChoice =>
  marks[(choice ? marks.indexOf(choice) + 1 : 0) % marks.length] ?? 'yes';

/** `own`: one's own row is answered here, and not above. */
export function PollGrid(props: { page: GridPage; vote: Vote; told: Told; own: boolean }) {
  const { page, vote, told, own } = props;
  const { s } = usePageContext('polls');
  const { slots, rows } = page;
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [standsFor, setStandsFor] = useState<string | null>(null);
  const isAnswered = ({ mine, person }: BallotRow) =>
    person !== null && (mine ? own : standsFor === person);
  const table = useRef<HTMLTableElement>(null);
  const answersOwn = own && rows.some(({ mine, person }) => mine && person !== null);
  const answersOthers = rows.some(({ mine, person }) => !mine && person !== null);
  const last = { row: rows.length - 1, column: slots.length - 1 };

  const change = (place: Place, choice?: BallotChoice) => {
    const row = rows[place.row];
    const slot = slots[place.column];
    if (!row || !slot || row.person === null) return;
    if (!row.mine && standsFor !== row.person) return setStandsFor(row.person);
    vote(row, 'vote', { [slot.id]: choice ?? after(row.answers[slot.id]) });
  };
  const go = (place: Place) => {
    setAt(place);
    table.current?.querySelector<HTMLElement>(`[data-at="${place.row}-${place.column}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const move = moves[event.key];
    const chosen = marks.find((choice) => s.keys[choice] === event.key.toLowerCase());
    // What stands beside the name of a row has its own keys.
    if ((event.target as Element).closest('th')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move) go(move(at, last));
    else if (event.key === 'Enter' || event.key === ' ') change(at);
    else if (chosen) change(at, chosen);
    else return;
    event.preventDefault();
  };
  return (
    <section aria-labelledby="grid-title">
      <h2 id="grid-title">{s.grid}</h2>
      <p className="legend small" aria-hidden>
        {marks.map((choice) => (
          <span key={choice} className="meteo">
            <Choice choice={choice} />
            {s.choice[choice]}
          </span>
        ))}
      </p>
      <p id="grid-help" className="quiet small">
        {answersOwn || answersOthers ? s.gridHelp(answersOwn, answersOthers) : null}{' '}
        {answersOwn ? <span className="by-keys">{s.byKeys}</span> : null}
      </p>
      <div className="scroll" style={tints} {...(rows.length === 0 && { tabIndex: 0 })}>
        <table
          className="grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA pattern of a grid
          role="grid"
          aria-labelledby="grid-title"
          aria-describedby="grid-help"
          ref={table}
          onKeyDown={press}
        >
          <Head slots={slots} />
          <tbody>
            {rows.map((row, n) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
                key={`${n}-${row.name}`}
                row={row}
                index={n}
                slots={slots}
                focused={at.row === n ? at.column : -1}
                answered={isAnswered(row)}
                told={
                  row.person !== null && told.person === row.person && (own || !row.mine)
                    ? told.text
                    : !row.mine && isAnswered(row)
                      ? s.forThem
                      : ''
                }
                go={go}
                change={change}
                vote={vote}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Tints of the answers, for the style sheet. */
const tints = Object.fromEntries(marks.map((one) => [`--${one}`, markInks[one]])) as CSSProperties;

/** The weekday, the day, the month, the hours of a slot and how many can come, one below the other; said whole. */
function Head({ slots }: { slots: SlotResult[] }) {
  const { say, s } = usePageContext('polls');
  const tied = slots.filter(({ leads }) => leads).length > 1;
  return (
    <thead>
      <tr>
        <th scope="col">{s.person}</th>
        {slots.map((slot) => {
          const { weekday, day, month } = dateBlock(slot.date, say.lang);
          return (
            <th key={slot.id} scope="col" className={slot.leads ? 'slot best' : 'slot'}>
              <span className="hidden">{say.slot(slot)}</span>
              {slot.leads ? <strong className="small">{tied ? s.tied : s.best}</strong> : null}
              <span aria-hidden className="day">
                <span>{weekday}</span> <strong>{day}</strong> <span>{month}</span>
              </span>
              <span aria-hidden className="hours">
                <span>{say.time(slot.start)}</span> <span>{say.time(slot.end)}</span>
              </span>
              {/* A column of a phone is narrower than the words of an answer: its sign stands for them. */}
              <span className="hidden">{s.counted(slot.yes, slot.maybe)}</span>
              <span aria-hidden className="count">
                {(['yes', 'maybe'] as const).map((of) =>
                  of === 'yes' || slot[of] > 0 ? (
                    <span key={of}>
                      {slot[of]} <Mark of={of} />
                    </span>
                  ) : null,
                )}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const Mark = ({ of }: { of: BallotChoice }) => (
  <svg aria-hidden className="mark" viewBox="4 4 16 16">
    <path d={strokes[of]} />
  </svg>
);

/** A choice as its sign, with its word for who does not see it. */
function Choice({ choice }: { choice: BallotChoice }) {
  const { say } = usePageContext();
  return (
    <>
      <Mark of={choice} />
      <span className="hidden">{say.polls.choice[choice]}</span>
    </>
  );
}

/** The three answers of a slot, the given one full: a press each; by keyboard the cell takes their letters. */
function Three(props: { choice: BallotChoice | undefined; choose: (one: BallotChoice) => void }) {
  const { choice, choose } = props;
  const { say } = usePageContext();
  const { choice: words } = say.polls;
  return (
    <div className="three">
      <span className="hidden">{choice ? words[choice] : say.empty.yours}</span>
      {marks.map((one) => (
        <button
          key={one}
          type="button"
          tabIndex={-1}
          title={words[one]}
          aria-label={words[one]}
          aria-pressed={choice === one}
          onClick={() => choose(one)}
        >
          <Mark of={one} />
        </button>
      ))}
    </div>
  );
}

interface RowProps {
  row: BallotRow;
  index: number;
  slots: SlotResult[];
  /** Column that has the Tab stop; -1: none of this row. */
  focused: number;
  /** It is the one that is being answered. */
  answered: boolean;
  /** What came of the last change of this row. */
  told: string;
  go: (place: Place) => void;
  change: (place: Place, choice?: BallotChoice) => void;
  vote: Vote;
}

/** Rows that say the same are not drawn again: sixty of them, thirty cells each. */
const Row = memo(
  function Row({ row, index, slots, focused, answered, told, go, change, vote }: RowProps) {
    const { say, s } = usePageContext('polls');
    const may = row.person !== null;
    const by = row.by ? ` (${row.by})` : '';
    return (
      <tr className={row.mine ? 'mine' : ''}>
        <th scope="row">
          {row.name}
          {row.mine ? s.you : by}
          {row.organisation ? (
            <span className="by quiet"> {say.nice(row.organisation)}</span>
          ) : null}
          {row.mine && answered ? <AllAtOnce {...{ row, vote }} size="small" /> : null}
          {may ? (
            <span role="status" className="by small">
              {told}
            </span>
          ) : null}
        </th>
        {slots.map((slot, column) => {
          const answer = row.answers[slot.id];
          const place = { row: index, column };
          const isOwn = row.mine && answered;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys of its cells
            <td
              key={slot.id}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA pattern of a grid
              role="gridcell"
              data-at={`${index}-${column}`}
              tabIndex={focused === column ? 0 : -1}
              aria-readonly={!may}
              className={[answered ? 'may' : '', slot.leads ? 'best' : '', answer ?? ''].join(' ')}
              onClick={() => {
                go(place);
                if (!isOwn) change(place);
              }}
            >
              {isOwn ? <Three choice={answer} choose={(one) => change(place, one)} /> : null}
              {isOwn || !answer ? null : <Choice choice={answer} />}
              {isOwn || answer ? null : say.empty.cell}
            </td>
          );
        })}
      </tr>
    );
  },
  (before, next) =>
    before.focused === next.focused &&
    before.answered === next.answered &&
    before.told === next.told &&
    before.slots.map(({ leads }) => leads).join() === next.slots.map(({ leads }) => leads).join() &&
    JSON.stringify(before.row) === JSON.stringify(next.row),
);
