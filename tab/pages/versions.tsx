/** The version of the plan in effect, what it changed in the one before, and those that it follows. */
import type { VersionsPage as Versions } from '../../bot/pages/versions.ts';
import { usePageContext } from '../page-context.ts';
import { Shown } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
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
  const { say, me } = usePageContext();
  const s = say.versions;
  const { name, document, date, axes, subjects, from, since, earlier, next } = versions;
  const [before] = earlier;
  return (
    <>
      <section className="card alone" aria-label={say.nice(name)}>
        <h2>{say.nice(name)}</h2>
        <dl className="facts stacked">
          <div>
            <dt>{s.source}</dt>
            <dd>{say.nice(s.from(document, say.day(date)))}</dd>
          </div>
          <div>
            <dt>{s.holds}</dt>
            <dd>
              <a href={hrefOf('plan')}>{say.nice(s.things(axes, subjects))}</a>
            </dd>
          </div>
          <div>
            <dt>{s.inEffect}</dt>
            <dd>{since === null ? say.nice(s.only(from)) : say.nice(s.since(say.day(since)))}</dd>
          </div>
        </dl>
      </section>
      {next ? <p>{say.nice(s.next(next.name, say.day(next.from)))}</p> : null}
      {since === null ? null : <Changes {...versions} />}
      {earlier.map((one) => (
        <p key={one.name}>{say.nice(s.earlier(one.name, say.day(one.until)))}</p>
      ))}
      {before ? <p className="quiet">{say.nice(s.ask(before.name))}</p> : null}
      {me.isAdmin ? (
        <p>
          <a href={hrefOf('importer')}>{say.importer.open}</a>
        </p>
      ) : null}
    </>
  );
}

/** What happened to things, a list each: what is new, what has another number, what is closed. */
function Changes({ changes }: Pick<Versions, 'changes'>) {
  const { say } = usePageContext();
  const s = say.versions;
  if (changes.length === 0) return <p>{s.none}</p>;
  const kinds = [...new Set(changes.map(({ becomes }) => becomes))];
  return kinds.map((kind) => {
    const same = changes.filter(({ becomes }) => becomes === kind);
    return (
      <section key={kind} aria-label={kind}>
        <h2>{s.counted(kind, same.length)}</h2>
        <ul className="changes">
          {same.map(({ before, now }) => (
            <li key={`${before} ${now}`}>
              {say.nice(now || before)}
              {now === '' || before === '' ? null : (
                <span className="quiet small">{say.nice(say.labelled(s.before, before))}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
