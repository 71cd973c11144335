import { fold } from '../../language/fold.ts';
import type { Entry } from '../entry.ts';
import type { Plan } from '../schema.ts';
import { axeEntries } from './axes.ts';
import { type Builder, createBuilder } from './builder.ts';
import { ficheEntries } from './fiches.ts';
import { figureEntries } from './figures.ts';
import { meetingEntries, sessionEntries } from './meetings.ts';
import { organisationEntries, planEntries } from './organisations.ts';
import { proposalEntries, sigleEntries, themeEntries, unknownEntries } from './themes.ts';

/** Everything a plan says and is known not to say, section by section. */
export function entriesOf(plan: Plan, fieldsOf?: Builder['fieldsOf']): Entry[] {
  const builder = createBuilder(plan, fieldsOf);
  const cycles = group(plan.seances);
  const entries = [
    ...planEntries(builder, plan),
    ...plan.axes.flatMap((axe) =>
      axeEntries(
        builder,
        axe,
        plan.fiches.filter((f) => f.axe === axe.numero),
      ),
    ),
    ...plan.fiches.flatMap((fiche) =>
      ficheEntries(
        builder,
        fiche,
        plan.axes.find((a) => a.numero === fiche.axe),
      ),
    ),
    ...plan.themes.flatMap((theme) => themeEntries(builder, theme)),
    ...plan.reunions.flatMap((meeting) => meetingEntries(builder, meeting)),
    ...[...cycles.values()].flatMap((sessions) =>
      sessionEntries(
        builder,
        [...sessions].sort((a, b) => a.ordre - b.ordre),
      ),
    ),
    ...plan.chiffres.flatMap((figure) => figureEntries(builder, figure)),
    ...proposalEntries(builder, plan),
    ...organisationEntries(builder, plan),
    ...sigleEntries(builder, plan),
    ...unknownEntries(builder, plan),
  ];
  const meanings = meaningsOf(plan);
  for (const entry of entries) entry.index = withMeanings(entry.index, meanings);
  return entries;
}

/** A sigle where its meaning stands weighs a little less than what is written, and its meaning where the sigle does. */
const MEANT = 0.8;

/** A sigle and its meaning, as they are written and as they are looked for: folded, between spaces. */
type Meaning = Record<'sigle' | 'sens', { written: string; spaced: string }>;

const spaced = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;

/** The sigles whose meaning the plan states, but for its own: its name is said of everything. */
const meaningsOf = ({ glossaire, plan }: Plan): Meaning[] =>
  glossaire.flatMap(({ sigle, sens, absent }) =>
    !sens || absent || sigle === plan.sigle
      ? []
      : [
          {
            sigle: { written: sigle, spaced: spaced(sigle) },
            sens: { written: sens, spaced: spaced(sens) },
          },
        ],
  );

/** "Aide sociale à l’enfance" asks for what is said of the ASE, and "l’ASE" for what is said of that. */
function withMeanings(index: Entry['index'], meanings: readonly Meaning[]): Entry['index'] {
  const more = index.flatMap(([text, weight]) => {
    const words = spaced(text);
    return meanings.flatMap(({ sigle, sens }) => {
      const [own, meaning] = [words.includes(sigle.spaced), words.includes(sens.spaced)];
      if (own === meaning) return [];
      return [[(own ? sens : sigle).written, weight * MEANT] as const];
    });
  });
  return more.length > 0 ? [...index, ...more] : index;
}

function group(seances: Plan['seances']): Map<string, Plan['seances']> {
  const groups = new Map<string, Plan['seances']>();
  for (const seance of seances)
    groups.set(seance.theme, [...(groups.get(seance.theme) ?? []), seance]);
  return groups;
}
