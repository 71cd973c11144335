/** A fiche, an action or a collective action: what the plan says, and what was told since. */
import { Button } from '@fluentui/react-button';
import { useState } from 'react';
import type { SubjectPage as Subject } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Bar } from '../parts/bar.tsx';
import { ProgressChart, SmallMultiple } from '../parts/chart.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { Folded } from '../parts/folded.tsx';
import { Items } from '../parts/items.tsx';
import { MeteoSign, SignPicture } from '../parts/meteo.tsx';
import { Notices } from '../parts/notices.tsx';
import { SubjectItem } from '../parts/subject-item.tsx';
import { Shown } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useView } from '../use-view.ts';

export function SubjectPage({ id }: { id: string }) {
  const { say } = usePageContext();
  const view = useView<Subject>(`plan/subject?id=${encodeURIComponent(id)}`);
  return (
    <>
      <p>
        <a href={hrefOf('plan')}>{say.subject.back}</a>
      </p>
      {view.value ? null : <h1>{say.pages.sujet}</h1>}
      <Shown of={view}>
        {(page) => (
          <>
            <Heading page={page} />
            <Now page={page} />
            <Ask
              label={say.subject.tell}
              example={say.subject.example(calledShortly(page))}
              main
              start={
                page.mayTell
                  ? {
                      title: say.subject.form,
                      verb: 'progress.answer',
                      data: { subject: page.subject.id, version: 0 },
                    }
                  : undefined
              }
              done={() => void view.again()}
            />
            <History page={page} />
            <Printed page={page} />
          </>
        )}
      </Shown>
    </>
  );
}

/** As one writes it to the bot. */
const calledShortly = ({ subject: { kind, name } }: Subject): string =>
  kind === 'fiche' ? `fiche ${name}` : name;

function Heading({ page: { subject, axe } }: { page: Subject }) {
  const { say } = usePageContext();
  const { kind, name, short, title } = subject;
  const called = say.nice(say.subject.kind[kind](name));
  const head = kind === 'fiche' ? `${called} – ${say.nice(short)}` : say.nice(short);
  return (
    <>
      <h1>{head}</h1>
      {title === short ? null : <p>{say.nice(title)}</p>}
      {axe ? <p className="quiet">{say.nice(say.plan.axeTitle(axe.numero, axe.title))}</p> : null}
    </>
  );
}

/** How it stands, what the committee counts, what is in the way. */
function Now({ page }: { page: Subject }) {
  const { say, s } = usePageContext('plan');
  const { since, today } = page;
  const { meteo, percent, pilots, asOf, meeting, blocker, arbitration, nextStep, validated } =
    page.subject;
  const facts: Fact[] = [
    [s.pilots, pilots || s.noPilot],
    [s.asOf, asOf ? `${say.shortDay(asOf, today)}, ${say.ago(asOf, today)}` : s.never],
    [
      s.meeting,
      meeting ? `${say.day(meeting.date, today)}, ${say.time(meeting.start)}` : s.noMeeting,
    ],
    [say.subject.nextStep, nextStep],
  ];
  return (
    <section className="card" aria-label={say.subject.now}>
      <h2>{say.subject.now}</h2>
      <div className="standing">
        <SignPicture sign={meteo ?? 'silence'} size={32} />
        <strong>{say.state({ meteo, percent })}</strong>
        <Bar percent={percent} />
        <span className="quiet">{meteo ? say.meanings[meteo] : null}</span>
      </div>
      {validated ? (
        <p>
          {say.subject.validated(
            say.state(validated),
            say.dayMonth(validated.on),
            say.nice(validated.by),
          )}
        </p>
      ) : null}
      <Notices {...{ blocker, arbitration, since, today }} />
      <Facts facts={facts} look="two" />
    </section>
  );
}

function Printed({ page }: { page: Subject }) {
  const { fields, source, actions } = page;
  const { say, s } = usePageContext('subject');
  return (
    <>
      <section aria-label={s.printed}>
        <Folded title={s.printed} headed>
          {fields.length === 0 ? <p>{s.nothingPrinted}</p> : null}
          <div className="printed">
            {fields.map(({ name, items }) => (
              <div key={name}>
                <h3>{s.fields[name]}</h3>
                <Items items={items} />
              </div>
            ))}
          </div>
          <p className="quiet">{s.source(say.nice(source))}</p>
        </Folded>
      </section>
      {actions.length > 0 ? (
        <section aria-label={s.actions}>
          <h2>{s.actions}</h2>
          <ul className="items">
            {actions.map((action) => (
              <SubjectItem key={action.id} subject={action} days={page} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function History({ page }: { page: Subject }) {
  const { s } = usePageContext('subject');
  const { history, older } = page;
  return (
    <section aria-label={s.history}>
      <h2>{s.history}</h2>
      {history.length === 0 ? (
        <p>{page.mayTell ? s.yoursToTell : s.noHistory}</p>
      ) : (
        <Steps page={page} />
      )}
      {older > 0 ? <p>{s.older(older)}</p> : null}
    </section>
  );
}

/** The curve, and beside it the figures. */
function Drawn({ page: { history, months, indicators } }: { page: Subject }) {
  const { s } = usePageContext('subject');
  const chart = <ProgressChart steps={history} months={months} />;
  if (indicators.length === 0) return chart;
  return (
    <div className="charts">
      {chart}
      <section aria-label={s.indicators}>
        <h3>{s.indicators}</h3>
        <ul className="multiples">
          {indicators.map((indicator) => (
            <SmallMultiple key={indicator.name} {...indicator} />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** What is read at once; the rest is a press away. */
const FIRST_STEPS = 3;

function Steps({ page }: { page: Subject }) {
  const { history } = page;
  const { say, s } = usePageContext('subject');
  const [all, setAll] = useState(false);
  const newest = history.toReversed();
  const shown = all ? newest : newest.slice(0, FIRST_STEPS);
  return (
    <>
      <Drawn page={page} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" aria-label={s.chart} tabIndex={0}>
        <table className="history">
          <caption>{s.chart}</caption>
          <thead>
            <tr>
              <th scope="col">{s.dayAndMeteo}</th>
              <th scope="col">{s.words}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((step) => (
              <tr key={step.id}>
                <th scope="row" className="when">
                  <span>{say.shortDay(step.on, page.today)}</span>
                  <MeteoSign meteo={step.meteo} percent={step.percent} />
                </th>
                <td className="text">
                  <Told step={step} />
                  <span className="by quiet">{say.nice(step.by)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < newest.length ? (
        <Button className="more" onClick={() => setAll(true)}>
          {s.allSteps(newest.length)}
        </Button>
      ) : null}
    </>
  );
}

/** What an update said besides the state, which stands before it; as typed, where not all of it was read. */
function Told({ step }: { step: Subject['history'][number] }) {
  const { say, s } = usePageContext('subject');
  const { facts, blocker, arbitration, nextStep, cleared, figures, words } = step;
  if (words !== '') return say.nice(words);
  const lines = [
    [...facts.map(say.capital), ...cleared.map((what) => s.cleared[what])].join(' · '),
    ...(blocker === null ? [] : [say.labelled(say.plan.blocked, blocker)]),
    ...(arbitration === null ? [] : [say.labelled(say.plan.arbitration, arbitration)]),
    ...(nextStep === null ? [] : [say.labelled(s.nextStep, nextStep)]),
    figures
      .map(({ name, value, unit }) =>
        say.labelled(say.capital(name), unit ? say.percent(value) : say.number(value)),
      )
      .join(' · '),
  ].filter((line) => line !== '');
  return lines.length === 0 ? s.stateOnly : lines.map(say.nice).join('\n');
}
