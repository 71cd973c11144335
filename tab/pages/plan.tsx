/** The plan: each axe, its fiches and actions, who leads them and where they stand. */

import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { Select } from '@fluentui/react-select';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PageMeteo, PlanPage as Plan, SubjectLine } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { SubjectItem } from '../parts/subject-item.tsx';
import { Shown } from '../parts/waiting.tsx';
import { useView } from '../use-view.ts';

interface Filters {
  text: string;
  axe: string;
  meteo: PageMeteo | 'silent' | '';
  mine: boolean;
}

/** Lists longer than this draw only what is in view. */
const LONG = 100;

const meteos: readonly PageMeteo[] = ['soleil', 'couvert', 'nuage', 'orage'];

/** Without accents and case: how people type on a phone. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const passes = (
  { name, title, axe, meteo, asOf, mine }: SubjectLine,
  wanted: Filters,
): boolean =>
  (wanted.text === '' || folded(`${name} ${title}`).includes(folded(wanted.text.trim()))) &&
  (wanted.axe === '' || wanted.axe === (axe ?? '-')) &&
  (wanted.meteo === '' || (wanted.meteo === 'silent' ? asOf === null : meteo === wanted.meteo)) &&
  (!wanted.mine || mine);

export function PlanPage() {
  const { say } = usePageContext();
  const plan = useView<Plan>('plan/all');
  return (
    <>
      <h1>{plan.value ? say.nice(plan.value.title) : say.pages.plan}</h1>
      <Ask label={say.ask.label} example={say.ask.example} done={() => void plan.again()} />
      <Shown of={plan}>{(value) => <Sheets plan={value} />}</Shown>
    </>
  );
}

function Sheets({ plan }: { plan: Plan }) {
  const { say } = usePageContext();
  const [filters, setFilters] = useState<Filters>({ text: '', axe: '', meteo: '', mine: false });
  const wanted = useDeferredValue(filters);
  const found = useMemo(
    () => plan.subjects.filter((subject) => passes(subject, wanted)),
    [plan, wanted],
  );
  return (
    <>
      <p className="quiet">{say.plan.lead(say.nice(plan.document), say.day(plan.date))}</p>
      <Filtering plan={plan} filters={filters} change={setFilters} />
      <p role="status">{found.length > 0 ? say.plan.found(found.length) : say.plan.none}</p>
      <Groups plan={plan} found={found} />
    </>
  );
}

/** On a phone the fiches come first: four fields would fill the screen. */
function Filtering(props: Parameters<typeof FilterBar>[0]) {
  const { say } = usePageContext();
  const [wide] = useState(() => matchMedia('(min-width: 40rem)').matches);
  if (wide) return <FilterBar {...props} />;
  return (
    <details>
      <summary>{say.plan.filters}</summary>
      <FilterBar {...props} />
    </details>
  );
}

function FilterBar(props: { plan: Plan; filters: Filters; change: (next: Filters) => void }) {
  const { plan, filters, change } = props;
  const { say } = usePageContext();
  const s = say.plan;
  return (
    <fieldset className="filters">
      <legend>{s.filters}</legend>
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
      <Field label={s.meteo}>
        <Select
          value={filters.meteo}
          onChange={(_, { value }) => change({ ...filters, meteo: value as Filters['meteo'] })}
        >
          <option value="">{s.allMeteos}</option>
          {meteos.map((meteo) => (
            <option key={meteo} value={meteo}>
              {`${say.meteo[meteo]} (${say.meanings[meteo]})`}
            </option>
          ))}
          <option value="silent">{s.silent}</option>
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

function Groups({ plan, found }: { plan: Plan; found: SubjectLine[] }) {
  const { say } = usePageContext();
  const groups = [
    ...plan.axes.map(({ numero, title }) => ({
      key: numero,
      title: say.nice(say.plan.axeTitle(numero, title)),
      subjects: found.filter(({ axe }) => axe === numero),
    })),
    {
      key: '-',
      title: say.plan.collective,
      subjects: found.filter(({ axe }) => axe === null),
    },
  ];
  return groups
    .filter(({ subjects }) => subjects.length > 0)
    .map(({ key, title, subjects }) => (
      <section key={key} aria-label={title}>
        <h2>{title}</h2>
        <ul className={found.length > LONG ? 'items long' : 'items'}>
          {subjects.map((subject) => (
            <SubjectItem key={subject.id} subject={subject} />
          ))}
        </ul>
      </section>
    ));
}
