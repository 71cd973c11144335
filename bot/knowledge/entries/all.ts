import type { Entry } from '../entry.ts';
import type { Plan } from '../schema.ts';
import { axeEntries } from './axes.ts';
import { createBuilder } from './builder.ts';
import { ficheEntries } from './fiches.ts';
import { figureEntries } from './figures.ts';
import { meetingEntries, sessionEntries } from './meetings.ts';
import { organisationEntries, planEntries } from './organisations.ts';
import { proposalEntries, sigleEntries, themeEntries, unknownEntries } from './themes.ts';

/** Everything a plan says and is known not to say, section by section. */
export function entriesOf(plan: Plan): Entry[] {
  const builder = createBuilder(plan);
  const cycles = group(plan.seances);
  return [
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
}

function group(seances: Plan['seances']): Map<string, Plan['seances']> {
  const groups = new Map<string, Plan['seances']>();
  for (const seance of seances)
    groups.set(seance.theme, [...(groups.get(seance.theme) ?? []), seance]);
  return groups;
}
