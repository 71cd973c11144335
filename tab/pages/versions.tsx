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
            <dd>{since === null ? say.nice(s.only(from)) : say.nice(s.since(say.day(since)))}</dd>
          </div>
        </dl>
        {since !== null && since < date ? <p>{say.nice(s.ahead(say.day(date)))}</p> : null}
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

/** What happened to things, counted, then axe by axe: what each is, and below it what it was; then what is closed, and what stayed. */
function Changes({ changes, closed, unchanged, axesAmong }: Versions) {
  const { say } = usePageContext();
  const s = say.versions;
  if (changes.length + closed.length === 0) return <p>{s.none}</p>;
  const axes = [...new Set(changes.map(({ axe }) => axe))].sort((a, b) =>
    a === null || b === null
      ? Number(a === null) - Number(b === null)
      : a.localeCompare(b, 'fr', { numeric: true }),
  );
  const counts = [...new Set(changes.map(({ becomes }) => becomes))].map((what) => {
    const same = changes.filter(({ becomes }) => becomes === what);
    const inAxes = same.filter(({ isAxe }) => isAxe).length;
    return [what, inAxes, same.length - inAxes] as const;
  });
  return (
    <>
      <Counts
        rows={[
          ...counts,
          [s.closed, axesAmong.closed, closed.length - axesAmong.closed],
          [s.unchanged, axesAmong.unchanged, unchanged.length - axesAmong.unchanged],
        ]}
      />
      {axes.map((axe) => {
        const same = changes.filter((one) => one.axe === axe);
        const own = same.find(({ isAxe }) => isAxe);
        const others = same.filter((one) => one !== own);
        const named = axe === null ? s.noAxe : say.plan.axeOf(axe);
        return (
          <section key={axe}>
            <h2>
              {say.nice(own?.now ?? named)}{' '}
              {own ? <span className="tag">{own.becomes}</span> : null}
            </h2>
            {own?.before ? (
              <p className="quiet">{say.labelled(s.before, say.nice(own.before))}</p>
            ) : null}
            <ul className="items">
              {others.map(({ becomes, before, now }) => (
                <li key={now} className="told">
                  <span>
                    <span className="tag">{becomes}</span>
                  </span>
                  <strong>{say.nice(now)}</strong>
                  {before ? <span>{say.labelled(s.before, say.nice(before))}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <Names title={s.closed} names={closed} says={s.closedKept} />
      <Names title={s.unchanged} names={unchanged} />
    </>
  );
}

/** Axes and fiches apart: four new axes are not four new fiches. */
function Counts({ rows }: { rows: (readonly [what: string, axes: number, subjects: number])[] }) {
  const { say } = usePageContext();
  const s = say.versions;
  return (
    <table className="counts">
      <thead>
        <tr>
          <td />
          <th scope="col">{s.axes}</th>
          <th scope="col">{s.subjects}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, axes, subjects]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{axes || say.empty.cell}</td>
            <td>{subjects || say.empty.cell}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Names({ title, names, says }: { title: string; names: string[]; says?: string }) {
  const { say } = usePageContext();
  if (names.length === 0) return null;
  return (
    <section>
      <h2>{say.versions.counted(title, names.length)}</h2>
      {says ? <p className="quiet">{says}</p> : null}
      <div className="printed">
        <Items items={names} />
      </div>
    </section>
  );
}
