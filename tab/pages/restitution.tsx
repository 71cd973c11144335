/** The restitution of a period: what it would say, then the document. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import type { RestitutionPage as Preview } from '../../bot/pages/restitution.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { Bar } from '../parts/bar.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { Folded } from '../parts/folded.tsx';
import { Items } from '../parts/items.tsx';
import { MeteoSign, SignPicture } from '../parts/meteo.tsx';
import { MonthChart } from '../parts/month-chart.tsx';
import { Notices } from '../parts/notices.tsx';
import { Trouble, Waiting } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useAct } from '../use-act.ts';
import { useView } from '../use-view.ts';

/** The year that is under way. */
const thisYear = (): { from: string; to: string } => {
  const year = new Date().getFullYear();
  return { from: `${year}-01-01`, to: `${year}-12-31` };
};

const viewOf = ({ from, to }: { from: string; to: string }): string =>
  `restitution/preview?from=${from}&to=${to}`;

export function RestitutionPage() {
  const { say, s } = usePageContext('restitution');
  const [period, setPeriod] = useState(thisYear);
  const [asked, setAsked] = useState(() => viewOf(thisYear()));
  const [wrong, setWrong] = useState('');
  const view = useView<Preview>(asked);
  const see = (event: FormEvent) => {
    event.preventDefault();
    const ordered = period.from !== '' && period.from <= period.to;
    setWrong(ordered ? '' : s.wrong);
    if (ordered) setAsked(viewOf(period));
  };
  return (
    <>
      <h1>{say.pages.restitution}</h1>
      <p>{s.lead}</p>
      <Folded title={s.period}>
        <form className="ask" onSubmit={see}>
          {(['from', 'to'] as const).map((end) => (
            <Field
              key={end}
              label={s[end]}
              {...(end === 'to' && wrong && { validationMessage: wrong })}
            >
              <Input
                type="date"
                value={period[end]}
                onChange={(_, { value }) => setPeriod({ ...period, [end]: value })}
              />
            </Field>
          ))}
          <Button type="submit">{s.see}</Button>
        </form>
      </Folded>
      {view.value ? <Read preview={view.value} /> : null}
      {view.error ? <Trouble error={view.error} retry={() => void view.again()} /> : null}
      {view.value || view.error ? null : <Waiting label={s.preparing} />}
    </>
  );
}

function Read({ preview }: { preview: Preview }) {
  const { say, s } = usePageContext('restitution');
  const { headline, items, notes, subjects, closing } = preview;
  const told = subjects.filter(({ updates }) => updates > 0);
  // Who has three minutes reads what stands in the way; the rest is a press away.
  const waits = ({ blocker, arbitration }: (typeof told)[number]) => !!blocker || !!arbitration;
  const waiting = told.filter(waits);
  const others = told.filter((one) => !waits(one));
  const drawn = (subject: (typeof told)[number]) => (
    <Subject key={subject.id} {...{ subject, closing }} />
  );
  return (
    <>
      <h2>{say.nice(headline)}</h2>
      <Documents preview={preview} />
      <Decisions decisions={preview.decisions} />
      <h3>{s.essential}</h3>
      <ul className="tiles still">
        {preview.tiles.map(({ sign, word, count, note }) => (
          <li key={sign} className="tile">
            <span className="figure">
              <SignPicture sign={sign} size={32} />
              <strong>{count}</strong>
            </span>
            <strong className="word">{word}</strong>
            {sign === 'silence' ? null : <span>{say.meanings[sign]}</span>}
            <span className="quiet">{say.nice(note)}</span>
          </li>
        ))}
      </ul>
      <Items items={items} />
      <p className="quiet small">{say.nice(notes.join(' '))}</p>
      <Folded title={s.charts}>
        <div className="charts">
          <MonthChart months={preview.months} />
          <AxeChart axes={preview.axes} />
        </div>
      </Folded>
      <h3>{s.detail}</h3>
      {told.length === 0 ? <p>{s.none}</p> : null}
      {waiting.map(drawn)}
      {waiting.length > 0 && others.length > 0 ? (
        <details>
          <summary>{s.others(others.length)}</summary>
          {others.map(drawn)}
        </details>
      ) : (
        others.map(drawn)
      )}
    </>
  );
}

/** What the committee is there for: each question, who asks it and since when. */
function Decisions({ decisions }: Pick<Preview, 'decisions'>) {
  const { say, s } = usePageContext('restitution');
  if (decisions.length === 0) return null;
  return (
    <section aria-label={s.decisions}>
      <h3>{s.decisions}</h3>
      <ol className="decisions">
        {decisions.map(({ text, by, since }) => (
          <li key={text}>
            <strong>{say.nice(text)}</strong>
            <span className="quiet">{say.nice(s.askedBy(by, say.longDay(since)))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The average of each axe, as a bar with its percentage. */
function AxeChart({ axes }: Pick<Preview, 'axes'>) {
  const { say, s } = usePageContext('restitution');
  if (axes.length === 0) return null;
  return (
    <figure className="figure-box">
      <figcaption>{s.axes}</figcaption>
      <ul className="axes">
        {axes.map(({ numero, name, percent }) => (
          <li key={numero}>
            <span>{say.nice(numero === null ? name : `${s.axe(numero)} – ${name}`)}</span>
            <Bar percent={percent} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Subject(props: { subject: Preview['subjects'][number] } & Pick<Preview, 'closing'>) {
  const { subject, closing } = props;
  const { say, s } = usePageContext('restitution');
  const { id, label, short, title, before, now, validated, highlights, nextStep } = subject;
  // "Action de l'axe 1" is said of several: the short name tells which.
  const called = id.startsWith('fiche:') ? `${label} – ${short}` : short;
  const since = validated?.since ?? null;
  const facts: Fact[] = [
    [s.before, before],
    [validated ? s.frozen(say.longDay(validated.on)) : s.now(say.longDay(closing)), now],
    [s.since(say.longDay(since?.on ?? validated?.on ?? closing)), since],
    [say.subject.nextStep, nextStep],
  ];
  return (
    <article className="told" aria-label={say.nice(called)}>
      <h4>
        <a href={hrefOf('sujet', id)} title={say.nice(title)}>
          {say.nice(called)}
        </a>{' '}
        <MeteoSign {...now} />
      </h4>
      <Notices {...subject} />
      <Folded title={s.moves}>
        <Facts facts={facts} />
        {highlights.length > 0 ? (
          <details>
            <summary>{s.highlights(highlights.length + subject.earlier)}</summary>
            <Items items={highlights} />
            {subject.earlier > 0 ? <p className="quiet">{s.earlier(subject.earlier)}</p> : null}
          </details>
        ) : null}
      </Folded>
    </article>
  );
}

/** What a committee is brought: Word, PowerPoint, Excel; the rest is for whoever writes. */
const FOR_COMMITTEE = 3;

/** Each document is made when it is asked for, and opened once. */
function Documents({ preview: { from, to, formats } }: { preview: Preview }) {
  const { say, api, s } = usePageContext('restitution');
  const acting = useAct();
  const buttons = formats.map(({ format, title }, at) => (
    <Button
      key={format}
      aria-label={s.make(title)}
      appearance={at === 0 ? 'primary' : 'secondary'}
      disabled={acting.busy}
      onClick={() =>
        void acting.run(() => api.act('restitution.send', { from, to, format, lang: say.lang }))
      }
    >
      {title}
    </Button>
  ));
  return (
    <section aria-label={s.download}>
      <div className="row middle making">
        <span>{say.labelled(s.download, '')}</span>
        {buttons.slice(0, FOR_COMMITTEE)}
        <details>
          <summary>{s.otherFormats}</summary>
          <div className="row">{buttons.slice(FOR_COMMITTEE)}</div>
        </details>
      </div>
      <Answer acting={acting} />
    </section>
  );
}
