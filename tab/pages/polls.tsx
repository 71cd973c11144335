/** Polls of one's groups; with an id, one of them whole. */
import type { PollItem, PollsPage as Polls } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Shown } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useView } from '../use-view.ts';
import { PollPage } from './poll.tsx';

export function PollsPage({ id }: { id: string }) {
  return id === '' ? <List /> : <PollPage id={id} />;
}

function List() {
  const { say } = usePageContext();
  const view = useView<Polls>('polls/all');
  return (
    <>
      <h1>{say.pages.sondages}</h1>
      <Ask
        label={say.polls.create}
        example={say.polls.example}
        start={
          view.value?.mayCreate ? { title: say.polls.new, verb: 'polls.new', data: {} } : undefined
        }
        done={() => void view.again()}
      />
      <Shown of={view}>
        {({ polls, mayCreate }) =>
          polls.length === 0 ? (
            <p>{mayCreate ? say.polls.yoursToCreate : say.polls.none}</p>
          ) : (
            <ul className="items">
              {polls.map((poll) => (
                <Item key={poll.id} poll={poll} />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function Item({ poll }: { poll: PollItem }) {
  const { say, me } = usePageContext();
  const s = say.polls;
  const { id, title, group, state, deadline, answered, asked, done, mine, chosen } = poll;
  return (
    <li className="card">
      <p>
        <a href={hrefOf('sondages', id)}>
          <strong>{say.nice(title)}</strong>
        </a>
        {` – ${s.state[state]}`}
      </p>
      <p>{s.for(say.nice(group))}</p>
      <p>
        {state === 'open' ? s.until(say.moment(deadline, me.zone)) : ''}
        {chosen ? s.chosen(say.slot(chosen)) : ''}
      </p>
      <p>{s.answered(answered, asked)}</p>
      {mine && state === 'open' ? (
        <p className={done ? '' : 'awaited'}>{done ? s.done : s.todo}</p>
      ) : null}
    </li>
  );
}
