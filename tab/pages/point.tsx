/** A progress request: what one leads, one form each. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { type FormEvent, useState } from 'react';
import type { PageMeteo } from '../../bot/pages/plan.ts';
import type { AskedPage, AskedSubject } from '../../bot/pages/progress.ts';
import { usePageContext } from '../page-context.ts';
import { Answer } from '../parts/answer.tsx';
import { MeteoSign, SignPicture } from '../parts/meteo.tsx';
import { Shown } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useView, type Viewed } from '../use-view.ts';

const meteos: readonly PageMeteo[] = ['soleil', 'couvert', 'nuage', 'orage'];
/** What most say, and what is behind the fold. */
const first = ['highlights'] as const;
const aside = ['blocker', 'arbitration', 'nextStep'] as const;
/** As the form of the card takes them. */
const mostLetters = { highlights: 4000, blocker: 1000, arbitration: 1000, nextStep: 1000 };

export function PointPage({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<AskedPage>(`progress/asked?campaign=${encodeURIComponent(id)}`);
  return (
    <>
      <h1>{say.pages.point}</h1>
      <Shown of={view}>{(page) => <Asked page={page} view={view} />}</Shown>
    </>
  );
}

function Asked({ page, view }: { page: AskedPage; view: Viewed<AskedPage> }) {
  const { say, api, s } = usePageContext('point');
  const acting = useAct();
  const { round, closesOn, subjects } = page;
  const again = () => void view.again();
  const waiting = subjects.some(({ answered }) => !answered);
  return (
    <>
      <p>{s.lead(say.day(closesOn))}</p>
      {subjects.length === 0 ? <p>{s.none}</p> : null}
      {subjects.map((subject) => (
        <Subject key={subject.id} subject={subject} round={round} again={again} />
      ))}
      {waiting ? (
        <div className="stack">
          <div>
            <Button
              disabled={acting.busy}
              onClick={() =>
                void acting.run(() => api.act('progress.postpone', { round, version: 0 }))
              }
            >
              {s.postpone}
            </Button>
          </div>
          <Answer acting={acting} />
        </div>
      ) : null}
    </>
  );
}

const blank = {
  meteo: 'aucune',
  percent: '',
  highlights: '',
  blocker: '',
  arbitration: '',
  nextStep: '',
};

function Subject(props: { subject: AskedSubject; round: string; again: () => void }) {
  const { subject, round, again } = props;
  const { say, api, s } = usePageContext('point');
  const [filled, setFilled] = useState(blank);
  const [missing, setMissing] = useState(false);
  const acting = useAct();
  const { id, title, whole, last, answered } = subject;
  const run = async (verb: string, data: object) => {
    const done = await acting.run(() => api.act(verb, data));
    if (done?.outcome === 'command') {
      setFilled(blank);
      again();
    }
  };
  const empty = JSON.stringify(filled) === JSON.stringify(blank);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(empty);
    if (!empty) void run('progress.save', { subject: id, update: '', version: 0, ...filled });
  };
  const set =
    (field: keyof typeof blank) =>
    (_: unknown, { value }: { value: string }) =>
      setFilled((before) => ({ ...before, [field]: value }));
  const text = (field: (typeof first)[number] | (typeof aside)[number]) => (
    <Field key={field} label={s.fields[field]}>
      <Input value={filled[field]} maxLength={mostLetters[field]} onChange={set(field)} />
    </Field>
  );
  return (
    <section className="card alone stack" aria-label={say.nice(title)}>
      <h2>{say.nice(title)}</h2>
      <p className="quiet">{say.nice(whole)}</p>
      <p role="status">{answered ? s.answered : null}</p>
      {last ? (
        <>
          <p>
            <span className="quiet">{s.last(say.day(last.asOf))} </span>
            <MeteoSign meteo={last.meteo} percent={last.percent} />
          </p>
          <div>
            <Button
              disabled={acting.busy}
              onClick={() => void run('progress.same', { subject: id, round, version: 0 })}
            >
              {s.same}
            </Button>
          </div>
        </>
      ) : null}
      <form className="stack" aria-label={s.otherwise} onSubmit={send}>
        {last ? <p>{s.otherwise}</p> : null}
        <fieldset className="choices">
          <legend>{say.plan.meteo}</legend>
          <div className="options">
            {[...meteos, ...(last ? (['aucune'] as const) : [])].map((one) => (
              <label key={one} className="tick">
                <input
                  type="radio"
                  name={`meteo-${id}`}
                  checked={filled.meteo === one}
                  onChange={() => setFilled((before) => ({ ...before, meteo: one }))}
                />
                {one === 'aucune' ? null : <SignPicture sign={one} />}
                {one === 'aucune'
                  ? s.unsaid
                  : `${say.capital(say.meteo[one])} (${say.meanings[one]})`}
              </label>
            ))}
          </div>
        </fieldset>
        <Field label={s.percent}>
          <Input
            className="few"
            value={filled.percent}
            inputMode="decimal"
            maxLength={8}
            onChange={set('percent')}
          />
        </Field>
        {first.map(text)}
        <details>
          <summary>{s.aside}</summary>
          <div className="stack">{aside.map(text)}</div>
        </details>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>
            {s.send}
          </Button>
          <p role="alert" className="awaited">
            {missing && empty ? s.empty : ''}
          </p>
        </div>
      </form>
      <Answer acting={acting} done={again} />
    </section>
  );
}
