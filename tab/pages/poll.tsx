/** One poll: a grid of who answered what with one's own row first, one's word, and its end. Live. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { type FormEvent, useState } from 'react';
import type { GridPage } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import type { Told, Vote } from '../parts/choices.ts';
import { Items } from '../parts/items.tsx';
import { hasAnswered, OwnAnswers, OwnWord } from '../parts/own-ballot.tsx';
import { PollGrid } from '../parts/poll-grid.tsx';
import { Shown, Trouble } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useAct } from '../use-act.ts';
import { useView, type Viewed } from '../use-view.ts';

/** How often the grid is looked at again while it is in front, in ms; nothing new costs no body. */
const LIVE_MS = 3_000;

export function PollPage({ id }: { id: string }) {
  const { say, me } = usePageContext();
  const view = useView<GridPage>(`polls/grid?poll=${encodeURIComponent(id)}`, LIVE_MS);
  return (
    <>
      {me.link ? null : (
        <p>
          <a href={hrefOf('sondages')}>{say.polls.back}</a>
        </p>
      )}
      {view.value ? null : <h1>{say.pages.sondages}</h1>}
      <Shown of={view}>{(page) => <Poll page={page} view={view} />}</Shown>
    </>
  );
}

function Poll({ page, view }: { page: GridPage; view: Viewed<GridPage> }) {
  const { say, me, s } = usePageContext('polls');
  const { title, group, state, deadline, answered, asked, chosen, slots } = page;
  const { vote, busy, told, error } = useVote(page, view);
  const own = page.mayVote ? page.rows.find(({ mine }) => mine) : undefined;
  const [narrow] = useState(() => !matchMedia('(min-width: 40rem)').matches);
  // On a phone one answers above: a grid of nothing says nothing, unless a colleague is answered for in it.
  const nothing =
    narrow && answered === 0 && !page.rows.some(({ mine, person }) => !mine && person !== null);
  const reasons = slots.filter(({ reason }) => reason !== '');
  return (
    <>
      <h1>{say.nice(s.title(title))}</h1>
      <p>
        {`${[s.state[state], say.nice(group), s.answered(answered, asked)].join(' · ')}. `}
        {state === 'open' ? s.until(say.moment(deadline, me.zone)) : ''}
        {chosen ? s.chosen(say.slot(chosen)) : ''}
      </p>
      {!own && state === 'open' ? <p>{s.mayNot}</p> : null}
      {error ? <Trouble error={error} /> : null}
      {own && narrow ? <OwnAnswers row={own} {...{ slots, vote, busy, told }} /> : null}
      {nothing ? null : <PollGrid page={page} vote={vote} told={told} own={!narrow} />}
      {page.namesHidden ? <p>{s.hidden}</p> : null}
      {reasons.length > 0 ? (
        <Items items={reasons.map((slot) => say.labelled(say.slot(slot), slot.reason))} />
      ) : null}
      {own && hasAnswered(own) ? <OwnWord row={own} vote={vote} busy={busy} /> : null}
      {me.link && own && hasAnswered(own) ? <p>{say.link.voted}</p> : null}
      {page.mayClose ? (
        <Closing page={page} isNext={!own || hasAnswered(own)} again={() => void view.again()} />
      ) : null}
    </>
  );
}

/** Each change is sent at once; what others see of it comes back with the grid. */
function useVote(page: GridPage, view: Viewed<GridPage>) {
  const { api, say } = usePageContext();
  const acting = useAct();
  const [told, setTold] = useState<Told>({ person: null, text: '' });
  const vote: Vote = (row, verb, answers = {}, word = row.word || row.proposal) => {
    const person = row.mine ? '' : (row.person ?? '');
    const data = { poll: page.id, page: 0, person, word, ...answers };
    void acting
      .run(() => api.act(`polls.${verb}`, data))
      .then(async (answer) => {
        await view.again();
        const refused = answer?.outcome === 'refused' ? answer.messages.at(-1)?.text : undefined;
        setTold({ person: row.person, text: refused ?? (answer ? say.polls.saved : '') });
      });
  };
  const { busy, error } = acting;
  return { vote, busy, told, error };
}

/** The same as the card that asks which slot is chosen; `isNext`: nothing is left to do before it. */
function Closing(props: { page: GridPage; isNext: boolean; again: () => void }) {
  const { page, isNext, again } = props;
  const { say, api } = usePageContext();
  const s = say.polls.closing;
  const best = page.slots.filter(({ leads }) => leads);
  const [slot, setSlot] = useState(best.length === 1 ? (best[0]?.id ?? '') : '');
  const [place, setPlace] = useState('');
  const acting = useAct();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const data = { poll: page.id, version: page.version, slot, place };
    await acting.run(() => api.act('polls.close', data));
    again();
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <fieldset className="filters">
        <legend>{s.title}</legend>
        <Field label={s.slot}>
          <Select value={slot} onChange={(_, { value }) => setSlot(value)}>
            <option value="">{say.empty.cell}</option>
            {page.slots.map((one) => (
              <option key={one.id} value={one.id}>
                {one.leads
                  ? `${say.slot(one)} (${best.length > 1 ? say.polls.tied : say.polls.best})`
                  : say.slot(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={s.place}>
          <Input value={place} maxLength={300} onChange={(_, { value }) => setPlace(value)} />
        </Field>
        <Button
          type="submit"
          appearance={isNext ? 'primary' : 'secondary'}
          disabled={acting.busy || slot === ''}
        >
          {s.send}
        </Button>
      </fieldset>
      <Answer acting={acting} />
    </form>
  );
}
