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
  for (const entry of entries) entry.index = withMeanings(entry.index, plan);
  return entries;
}

/** A sigle where its meaning stands weighs a little less than what is written, and its meaning where the sigle does. */
const MEANT = 0.8;

/** "Aide sociale à l’enfance" asks for what is said of the ASE, and "l’ASE" for what is said of that. */
function withMeanings(index: Entry['index'], { glossaire, plan }: Plan): Entry['index'] {
  const more = index.flatMap(([text, weight]) => {
    const words = ` ${fold(text).replace(/[^\p{L}\d]+/gu, ' ')} `;
    const has = (said: string) =>
      words.includes(
        ` ${fold(said)
          .replace(/[^\p{L}\d]+/gu, ' ')
          .trim()} `,
      );
    return glossaire.flatMap(({ sigle, sens, absent }) => {
      // The plan's own name is said of everything.
      if (!sens || absent || sigle === plan.sigle) return [];
      const [own, meaning] = [has(sigle), has(sens)];
      return own === meaning ? [] : [[own ? sens : sigle, weight * MEANT] as const];
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
