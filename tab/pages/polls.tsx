/** Polls of one's groups; with an id, one of them whole. */
import { Button } from '@fluentui/react-button';
import type { PollItem, PollsPage as Polls } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { DateMark } from '../parts/date-mark.tsx';
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

const isAwaited = ({ mine, state, done }: PollItem): boolean => mine && state === 'open' && !done;

function Item({ poll }: { poll: PollItem }) {
  const { say, me, s } = usePageContext('polls');
  const { id, title, group, state, deadline, answered, asked, done, mine, chosen } = poll;
  const end = state === 'open' ? s.until(say.moment(deadline, me.zone)) : s.state[state];
  return (
    <li className="card poll-item">
      <DateMark date={chosen ? chosen.date : say.dayAt(deadline, me.zone)} />
      <div className="grow">
        <p>
          <a href={hrefOf('sondages', id)}>
            <strong>{say.capital(say.nice(title))}</strong>
          </a>
        </p>
        <p className="quiet">
          {say.nice(
            [group, s.answered(answered, asked), ...(mine && done ? [s.done] : [])].join(' · '),
          )}
        </p>
        <p>{chosen ? s.chosen(say.slot(chosen)) : end}</p>
      </div>
      {isAwaited(poll) ? (
        <Button as="a" appearance="primary" href={hrefOf('sondages', id)}>
          {s.answer}
          <span className="hidden">{` : ${title}`}</span>
        </Button>
      ) : null}
    </li>
  );
}
