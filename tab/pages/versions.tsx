/** The version of the plan in effect, what it changed in the one before, and those that it follows. */
import { Button } from '@fluentui/react-button';
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import type { VersionsPage as Versions } from '../../bot/pages/versions.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Items } from '../parts/items.tsx';
import { Shown } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';

export function VersionsPage() {
  const { say } = usePageContext();
  const versions = useView<Versions>('versions/changes');
  return (
    <>
      <p>
        <a href={hrefOf('plan')}>{say.subject.back}</a>
      </p>
      <h1>{say.pages.changements}</h1>
      <Shown of={versions}>{(value) => <Told versions={value} />}</Shown>
    </>
  );
}

function Told({ versions }: { versions: Versions }) {
  const { say, me, api } = usePageContext();
  const acting = useAct();
  const s = say.versions;
  const { name, document, date, axes, subjects, from, since, earlier, next } = versions;
  const [before] = earlier;
  return (
    <>
      <div className="groups">
        {before ? (
          <section className="card" aria-label={before.name}>
            <p className="quiet">{s.before}</p>
            <h2>{say.nice(before.name)}</h2>
            <p>{say.nice(s.until(say.day(before.until)))}</p>
            <Button
              disabled={acting.busy}
              onClick={() => void acting.run(() => api.say(s.ask(before.name)))}
            >
              {s.see(before.name)}
            </Button>
          </section>
        ) : null}
        <section className="card" aria-label={say.nice(name)}>
          <p className="quiet">{s.now}</p>
          <h2>{say.nice(name)}</h2>
          <p>{say.nice(since === null ? s.only(from) : s.since(say.day(since)))}</p>
          <p>
            <a href={hrefOf('plan')}>{say.nice(s.things(axes, subjects))}</a>
            {say.nice(`, ${s.from(document, say.day(date))}`)}
          </p>
        </section>
        {next || !before ? (
          <section className="card" aria-label={s.later}>
            <p className="quiet">{s.later}</p>
            <p>{say.nice(next ? s.next(next.name, say.day(next.from)) : s.noNext)}</p>
            {me.isAdmin ? <a href={hrefOf('importer')}>{say.importer.open}</a> : null}
          </section>
        ) : null}
      </div>
      {since !== null && since < date ? (
        <div className="notices">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say.nice(s.ahead(say.day(date)))}</MessageBarBody>
          </MessageBar>
        </div>
      ) : null}
      <Answer acting={acting} />
      {since === null ? null : <Changes {...versions} />}
      {earlier.slice(1).map((one) => (
        <p key={one.name}>{say.nice(s.earlier(one.name, say.day(one.until)))}</p>
      ))}
      {me.isAdmin && before && !next ? (
        <p>
          <a href={hrefOf('importer')}>{say.importer.open}</a>
        </p>
      ) : null}
    </>
  );
}

type Kind = Versions['changes'][number]['kind'] | 'closed' | 'same';

/** What became of a thing, drawn in a square of 16: none is known by its colour alone. */
const paths: Record<Kind, string> = {
  new: 'M7 2h2v5h5v2H9v5H7V9H2V7h5z',
  moved: 'M9 3l5 5-5 5-1.4-1.4L10.2 9H2V7h8.2L7.6 4.4z',
  changed: 'M11.5 1.5l3 3L6 13l-4 1 1-4z',
  split: 'M2 7h4l4-4H8V1h6v6h-2V5L8 8l4 3V9h2v6H8v-2h2L6 9H2z',
  merged: 'M2 2h3l5 5h4v2h-4l-5 5H2v-2h2l4-4-4-4H2z',
  closed: 'M3.4 2L8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
  same: 'M2 4h12v2H2zm0 6h12v2H2z',
};

const Became = ({ kind, word }: { kind: Kind; word: string }) => (
  <span className={`tag ${kind}`}>
    <svg aria-hidden width="12" height="12" viewBox="0 0 16 16" fill="currentColor">
      <path d={paths[kind]} />
    </svg>
    {word}
  </span>
);

/** What each thing was and what it is, an axe and what is under it together; then what is closed, and what stayed. */
function Changes({ changes, closed, unchanged, earlier, name }: Versions) {
  const { say, s } = usePageContext('versions');
  if (changes.length + closed.length === 0) return <p>{s.none}</p>;
  const axes = [...changes].sort(
    (a, b) =>
      Number(a.axe === null) - Number(b.axe === null) ||
      (a.axe ?? '').localeCompare(b.axe ?? '', 'fr', { numeric: true }) ||
      Number(b.isAxe) - Number(a.isAxe),
  );
  return (
    <>
      <h2>{s.counted(s.changed, changes.length)}</h2>
      <table className="versions">
        <thead>
          <tr>
            <td />
            <th scope="col">{say.nice(`${s.before} – ${earlier[0]?.name ?? ''}`)}</th>
            <th scope="col">{say.nice(`${s.now} – ${name}`)}</th>
          </tr>
        </thead>
        <tbody>
          {axes.map(({ kind, becomes, before, now, isAxe }) => (
            <tr key={now} className={isAxe ? 'of-axe' : ''}>
              <th scope="row">
                <Became kind={kind} word={becomes} />
              </th>
              <td className={before ? 'quiet' : 'quiet none'} data-when={s.before}>
                {before ? say.nice(before) : say.empty.cell}
              </td>
              <td data-when={s.now}>{say.nice(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Names kind="closed" title={s.closed} names={closed} says={s.closedKept} />
      <Names kind="same" title={s.unchanged} names={unchanged} />
    </>
  );
}

function Names(props: { kind: Kind; title: string; names: string[]; says?: string }) {
  const { say } = usePageContext();
  const { kind, title, names, says } = props;
  if (names.length === 0) return null;
  return (
    <section>
      <h2>
        <Became kind={kind} word={say.versions.counted(title, names.length)} />
      </h2>
      {says ? <p className="quiet">{says}</p> : null}
      <div className="printed">
        <Items items={names} />
      </div>
    </section>
  );
}
