/** The dashboard: how the plan stands, what waits for whoever looks, then one line a fiche. */

import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PlanPage as Plan, SubjectLine } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { Folded } from '../parts/folded.tsx';
import { SubjectHeads, SubjectItem } from '../parts/subject-item.tsx';
import { HowToRead, type Standing, stands, Tiles } from '../parts/tiles.tsx';
import { ToDo } from '../parts/to-do.tsx';
import { Shown } from '../parts/waiting.tsx';
import { hrefOf } from '../route.ts';
import { useNarrow } from '../use-narrow.ts';
import { useView } from '../use-view.ts';

interface Filters {
  text: string;
  axe: string;
  standing: Standing | '';
  mine: boolean;
}

const noFilter: Filters = { text: '', axe: '', standing: '', mine: false };

/** Lists longer than this draw only what is in view. */
const LONG = 100;

/** Without accents and case: how people type on a phone. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const passes = (
  subject: SubjectLine,
  { text, axe, standing, mine }: Filters,
  today: string,
): boolean =>
  (text === '' ||
    folded(`${subject.name} ${subject.title} ${subject.short}`).includes(folded(text.trim()))) &&
  (axe === '' || axe === (subject.axe ?? '-')) &&
  (standing === '' || stands(subject, standing, today)) &&
  (!mine || subject.mine);

/** From what needs somebody most; nobody knows how those stand that are silent. */
const needs = ['orage', 'nuage', null, 'couvert', 'soleil'] as const;

/** Worst first; of two that stand alike, the one that is stuck, then the one that was told longest ago. */
function byNeed(a: SubjectLine, b: SubjectLine): number {
  const rank = ({ meteo }: SubjectLine) => needs.indexOf(meteo);
  const stuck = ({ blocker, arbitration }: SubjectLine) =>
    (blocker ? 0 : 2) + (arbitration ? 0 : 1);
  const told = ({ asOf }: SubjectLine) => asOf ?? '';
  return rank(a) - rank(b) || stuck(a) - stuck(b) || (told(a) < told(b) ? -1 : 1);
}

export function PlanPage() {
  const { say } = usePageContext();
  const plan = useView<Plan>('plan/all');
  return (
    <>
      {plan.value ? null : <h1>{say.pages.plan}</h1>}
      <Shown of={plan}>
        {(value) => <Dashboard plan={value} again={() => void plan.again()} />}
      </Shown>
    </>
  );
}

/** What waits for whoever looks comes first: it is what they came for. */
function Dashboard({ plan, again }: { plan: Plan; again: () => void }) {
  const { say } = usePageContext();
  const wide = !useNarrow();
  const [filters, setFilters] = useState(noFilter);
  const wanted = useDeferredValue(filters);
  const found = useMemo(
    () => plan.subjects.filter((subject) => passes(subject, wanted, plan.today)).sort(byNeed),
    [plan, wanted],
  );
  // On a phone what goes well is a press away, unless it is looked for.
  const isAll = Object.values(wanted).every((one) => !one);
  const calm = wide || !isAll || found.every(isCalm) ? [] : found.filter(isCalm);
  return (
    <>
      <h1>{say.nice(plan.title)}</h1>
      <div className="summary">
        <ToDo plan={plan} />
        <Tiles
          plan={plan}
          chosen={filters.standing}
          choose={(standing) => setFilters({ ...filters, standing })}
        />
      </div>
      <div className="looking">
        <Folded title={say.ask.label}>
          <Ask label={say.ask.label} example={say.ask.example} done={again} />
        </Folded>
        <Folded title={say.plan.filters}>
          <FilterBar plan={plan} filters={filters} change={setFilters} />
        </Folded>
        <p className="small">
          <span role="status">
            {found.length > 0 ? say.plan.found(found.length) : say.plan.none}
          </span>
          {wide ? (
            <span className="quiet">{`\u00a0· ${say.plan.asOfDay(say.dayMonth(plan.today))}`}</span>
          ) : null}
        </p>
      </div>
      <SubjectHeads {...plan} />
      <Lines
        of={calm.length > 1 ? found.filter((one) => !calm.includes(one)) : found}
        days={plan}
      />
      {calm.length > 1 ? (
        <details className="part">
          <summary>{say.plan.others(calm.length)}</summary>
          <Lines of={calm} days={plan} />
        </details>
      ) : null}
      {wide ? null : <HowToRead plan={plan} />}
      <p className="quiet small">
        {wide ? `${say.plan.strip} ` : ''}
        {say.plan.lead(say.nice(plan.document), say.day(plan.date))}{' '}
        <VersionLink of={plan.versions} />
      </p>
    </>
  );
}

/** Well, and waiting for nobody. */
const isCalm = ({ meteo, blocker, arbitration }: SubjectLine): boolean =>
  meteo === 'soleil' && !blocker && !arbitration;

const Lines = ({ of, days }: { of: readonly SubjectLine[]; days: Plan }) => (
  <ul className={of.length > LONG ? 'items long' : 'items'}>
    {of.map((subject) => (
      <SubjectItem key={subject.id} subject={subject} days={days} />
    ))}
  </ul>
);

/** To what changed, where something did; else whoever may gives the plan another version. */
function VersionLink({ of }: { of: Plan['versions'] }) {
  const { say } = usePageContext();
  if (of === 'changed') return <a href={hrefOf('changements')}>{say.pages.changements}</a>;
  return of === 'first' ? <a href={hrefOf('importer')}>{say.importer.open}</a> : null;
}

function FilterBar(props: { plan: Plan; filters: Filters; change: (next: Filters) => void }) {
  const { plan, filters, change } = props;
  const { say, s } = usePageContext('plan');
  return (
    <fieldset className="filters bare">
      <legend className="hidden">{s.filters}</legend>
      <Field label={s.text}>
        <Input
          type="search"
          value={filters.text}
          onChange={(_, { value }) => change({ ...filters, text: value })}
        />
      </Field>
      <Field label={s.axe}>
        <Select value={filters.axe} onChange={(_, { value }) => change({ ...filters, axe: value })}>
          <option value="">{s.allAxes}</option>
          {plan.axes.map(({ numero, title }) => (
            <option key={numero} value={numero}>
              {say.nice(s.axeTitle(numero, title))}
            </option>
          ))}
          <option value="-">{s.collective}</option>
        </Select>
      </Field>
      <Checkbox
        label={s.mine}
        checked={filters.mine}
        change={(mine) => change({ ...filters, mine })}
      />
    </fieldset>
  );
}
