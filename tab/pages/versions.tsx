/** The version of the plan in effect, what it changed in the one before, and those that it follows. */
import { Button } from '@fluentui/react-button';
import type { VersionsPage as Versions } from '../../bot/pages/versions.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
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
      {before ? <Before name={before.name} /> : null}
      {me.isAdmin ? (
        <p>
          <a href={hrefOf('importer')}>{say.importer.open}</a>
        </p>
      ) : null}
    </>
  );
}

/** What it said: the bot answers from it, here. */
function Before({ name }: { name: string }) {
  const { say, api } = usePageContext();
  const acting = useAct();
  return (
    <div className="stack">
      <div>
        <Button
          disabled={acting.busy}
          onClick={() => void acting.run(() => api.say(say.versions.ask(name)))}
        >
          {say.versions.see(name)}
        </Button>
      </div>
      <Answer acting={acting} />
    </div>
  );
}

/** What happened to things, axe by axe: what each was and what it is, side by side; then what is closed. */
function Changes({ changes }: Pick<Versions, 'changes'>) {
  const { say } = usePageContext();
  const s = say.versions;
  if (changes.length === 0) return <p>{s.none}</p>;
  const axes = [...new Set(changes.map(({ axe }) => axe))].sort((a, b) =>
    a === null || b === null
      ? Number(a === null) - Number(b === null)
      : a.localeCompare(b, 'fr', { numeric: true }),
  );
  return axes.map((axe) => {
    const same = changes.filter((one) => one.axe === axe);
    return (
      <div key={axe} className="scroll">
        <table className="changes">
          <caption>{s.counted(axe === null ? s.noAxe : say.plan.axeOf(axe), same.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{s.becomes}</th>
              <th scope="col">{s.before}</th>
              <th scope="col">{s.now}</th>
            </tr>
          </thead>
          <tbody>
            {same.map(({ becomes, before, now }) => (
              <tr key={`${before} ${now}`}>
                <td className="quiet">{becomes}</td>
                <td>{say.nice(before) || '–'}</td>
                <td>{say.nice(now) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  });
}
