/** What the schema of a plan file cannot see: things written twice, and references to what does not exist. */
import { type FaultKind, nearest, unknownBody } from './plan-faults.ts';
import type { Plan } from './schema.ts';

/** Fault at a path of the plan. */
export interface PlanReference {
  path: PropertyKey[];
  message: string;
  kind: FaultKind;
}

export function referenceFaults(
  plan: Plan,
  /** Fields of the vocabulary; absent: they are not checked. */
  champs?: ReadonlySet<string>,
): PlanReference[] {
  const axes = new Set(plan.axes.map((a) => a.numero));
  const organisations = new Set(plan.organisations.map((o) => o.id));
  const territories = new Set(plan.territoires.map((t) => t.id));
  const themes = new Set(plan.themes.map((t) => t.id));
  const faults: PlanReference[] = [
    ...duplicates(plan.axes, (a) => a.numero, ['axes'], 'numero', 'l’axe'),
    ...duplicates(plan.fiches, (f) => f.numero, ['fiches'], 'numero', 'la fiche'),
    ...duplicates(plan.organisations, (o) => o.id, ['organisations'], 'id', 'l’organisation'),
    ...duplicates(plan.territoires, (t) => t.id, ['territoires'], 'id', 'le territoire'),
    ...duplicates(plan.themes, (t) => t.id, ['themes'], 'id', 'le thème'),
    ...duplicates(
      plan.themes.flatMap((t) => t.faits),
      (f) => f.id,
      ['themes'],
      '',
      'le fait',
    ),
    ...duplicates(plan.chiffres, (c) => c.id, ['chiffres'], 'id', 'le chiffre'),
    ...duplicates(plan.glossaire, (g) => g.sigle, ['glossaire'], 'sigle', 'le sigle'),
    ...duplicates(plan.inconnus, (i) => i.id, ['inconnus'], 'id', 'l’inconnu'),
  ];
  // A number written twice is said of the number.
  if (faults.length === 0)
    faults.push(
      ...duplicates(plan.axes, (a) => a.id, ['axes'], 'numero', 'l’identité d’axe'),
      ...duplicates(plan.fiches, (f) => f.id, ['fiches'], 'numero', 'l’identité de fiche'),
    );
  const missing = (
    known: ReadonlySet<string>,
    value: string | undefined,
    path: PropertyKey[],
    what: string,
  ) => {
    if (value === undefined || known.has(value)) return;
    if (known === organisations) {
      faults.push({ path, message: unknownBody(value, plan), kind: 'unknown' });
      return;
    }
    const near = nearest(value, [...known]);
    const help = near === undefined ? '' : ` (voulez-vous dire « ${near} » ?)`;
    faults.push({
      path,
      message: `${what} « ${value} » n’existe pas dans ce plan${help}.`,
      kind: 'unknown',
    });
  };
  const pilots = (list: readonly string[] | null | undefined, path: PropertyKey[]) => {
    (list ?? []).forEach((id, i) => {
      missing(organisations, id, [...path, 'pilote', i], 'l’organisation');
    });
  };
  missing(territories, plan.plan.territoire, ['plan', 'territoire'], 'le territoire');
  if (plan.plan.fin < plan.plan.debut)
    faults.push({
      path: ['plan', 'fin'],
      message: 'la fin du plan précède son début.',
      kind: 'order',
    });
  plan.axes.forEach((axe, a) => {
    axe.actions.forEach((action, i) => {
      pilots(action.pilote, ['axes', a, 'actions', i]);
    });
  });
  plan.fiches.forEach((fiche, f) => {
    missing(axes, fiche.axe, ['fiches', f, 'axe'], 'l’axe');
    const under = plan.axes.find(({ numero }) => numero === fiche.axe)?.sousAxes ?? [];
    missing(
      new Set(under.map(({ numero }) => numero)),
      fiche.sousAxe,
      ['fiches', f, 'sousAxe'],
      `l’objectif stratégique de l’axe ${fiche.axe ?? ''}`,
    );
    fiche.territoires.forEach((id, i) => {
      missing(territories, id, ['fiches', f, 'territoires', i], 'le territoire');
    });
    pilots(fiche.pilote, ['fiches', f]);
    (fiche.actions ?? []).forEach((action, i) => {
      pilots(action.pilote, ['fiches', f, 'actions', i]);
    });
    for (const list of ['acteurs', 'responsables', 'financements'] as const)
      (fiche[list] ?? []).forEach(({ organisation }, i) => {
        missing(organisations, organisation, ['fiches', f, list, i, 'organisation'], '');
      });
  });
  plan.organisations.forEach((o, i) => {
    missing(organisations, o.partieDe, ['organisations', i, 'partieDe'], 'l’organisation');
  });
  plan.reunions.forEach((r, i) => {
    missing(axes, r.axe, ['reunions', i, 'axe'], 'l’axe');
    if (r.fin <= r.debut)
      faults.push({
        path: ['reunions', i, 'fin'],
        message: 'la fin de la réunion précède son début.',
        kind: 'order',
      });
  });
  plan.seances.forEach((s, i) => {
    missing(themes, s.theme, ['seances', i, 'theme'], 'le thème');
  });
  plan.chiffres.forEach((c, i) => {
    missing(themes, c.theme, ['chiffres', i, 'theme'], 'le thème');
    for (const id of Object.keys(c.valeurs))
      missing(territories, id, ['chiffres', i, 'valeurs', id], 'le territoire');
  });
  plan.inconnus.forEach((inconnu, i) => {
    const subjects = subjectsIn(plan);
    inconnu.sujets.forEach((subject, j) => {
      missing(subjects, subject, ['inconnus', i, 'sujets', j], 'le sujet');
    });
  });
  if (champs) {
    const field = (names: readonly string[], path: PropertyKey[]) => {
      names.forEach((name, j) => {
        if (champs.has(name)) return;
        const near = nearest(name, [...champs]);
        faults.push({
          path: [...path, 'champs', j],
          message: `le champ « ${name} » n’est pas dans champs.yaml${near ? ` (voulez-vous dire « ${near} » ?)` : ''}.`,
          kind: 'unknown',
        });
      });
    };
    plan.inconnus.forEach(({ champs: own }, i) => {
      field(own, ['inconnus', i]);
    });
    plan.themes.forEach(({ faits }, t) => {
      faits.forEach(({ champs: own }, f) => {
        field(own, ['themes', t, 'faits', f]);
      });
    });
  }
  return faults;
}

/** Subjects that `inconnus` may name, as they write them: fiches and axes by their number. */
const subjectsIn = (plan: Plan): ReadonlySet<string> =>
  new Set([
    ...plan.fiches.map(({ numero }) => `fiche:${numero}`),
    ...plan.axes.map(({ numero }) => `axe:${numero}`),
    ...plan.themes.map(({ id }) => `theme:${id}`),
    ...plan.reunions.map(({ id }) => `reunion:${id}`),
    ...plan.seances.map(({ id }) => `seance:${id}`),
    ...plan.chiffres.map(({ id }) => `chiffre:${id}`),
    ...plan.propositions.map(({ id }) => `proposition:${id}`),
    ...plan.glossaire.map(({ sigle }) => `sigle:${sigle}`),
    ...plan.territoires.map(({ id }) => `territoire:${id}`),
  ]);

function duplicates<T>(
  list: readonly T[],
  key: (item: T) => string,
  path: PropertyKey[],
  field: string,
  what: string,
): PlanReference[] {
  const seen = new Set<string>();
  return list.flatMap((item, i) => {
    const value = key(item);
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        path: field ? [...path, i, field] : path,
        message: `${what} « ${value} » est écrit deux fois.`,
        kind: 'twice',
      },
    ];
  });
}
