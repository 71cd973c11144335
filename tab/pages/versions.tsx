/** The version of the plan in effect, what it changed in the one before, and those that it follows. */
import { Button } from '@fluentui/react-button';
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
            <dd>
              {since === null ? say.nice(s.only(from)) : say.nice(s.since(say.day(since)))}
              {since !== null && since < date ? s.ahead : null}
            </dd>
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

/** What happened to things, axe by axe: what each is, and below it what it was; then what is closed, and what stayed. */
function Changes({ changes, closed, unchanged }: Versions) {
  const { say } = usePageContext();
  const s = say.versions;
  if (changes.length + closed.length === 0) return <p>{s.none}</p>;
  const counts = new Map<string, number>();
  for (const what of [
    ...changes.map(({ becomes }) => becomes),
    ...closed.map(() => s.closed),
    ...unchanged.map(() => s.unchanged),
  ])
    counts.set(what, (counts.get(what) ?? 0) + 1);
  const axes = [...new Set(changes.map(({ axe }) => axe))].sort((a, b) =>
    a === null || b === null
      ? Number(a === null) - Number(b === null)
      : a.localeCompare(b, 'fr', { numeric: true }),
  );
  return (
    <>
      <p>{[...counts].map(([what, count]) => say.labelled(what, String(count))).join(' · ')}</p>
      {axes.map((axe) => {
        const same = changes.filter((one) => one.axe === axe);
        return (
          <section key={axe}>
            <h2>{s.counted(axe === null ? s.noAxe : say.plan.axeOf(axe), same.length)}</h2>
            <ul className="items">
              {same.map(({ becomes, before, now }) => (
                <li key={now} className="told">
                  <span className="quiet">{becomes}</span>
                  <strong>{say.nice(now)}</strong>
                  {before ? <span>{say.labelled(s.before, say.nice(before))}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <Names title={s.closed} names={closed} />
      <Names title={s.unchanged} names={unchanged} />
    </>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  const { say } = usePageContext();
  if (names.length === 0) return null;
  return (
    <section>
      <h2>{say.versions.counted(title, names.length)}</h2>
      <div className="printed">
        <Items items={names} />
      </div>
    </section>
  );
}
