/** What a valid plan leaves thin: each line names what lacks, and what writing it brings. */
import type { Plan } from './schema.ts';

/** Numbers of the things of a line, before the rest is only counted. */
const SHOWN = 8;

/** Lines of "À compléter", the most useful first; none when nothing lacks. */
export function toComplete(plan: Plan): string[] {
  const { fiches, glossaire, inconnus, organisations, themes } = plan;
  const lacking = (isThere: (fiche: Plan['fiches'][number]) => unknown): string[] =>
    fiches.filter((fiche) => !isThere(fiche)).map(({ numero }) => numero);
  const lines: [found: string[], what: string, gain: string][] = [
    [
      lacking(({ pilote }) => pilote !== undefined),
      'sans « pilote »',
      '« null » si la case est vide',
    ],
    [lacking(({ indicateurs }) => indicateurs?.length), 'sans « indicateurs »', ''],
    [
      lacking(({ echeancier }) => echeancier),
      'sans « debut », « fin » ni « echeancier »',
      '« quelles fiches commencent en 2027 ? »',
    ],
    [
      lacking(({ avancement }) => avancement?.length),
      'sans « statut » ni « avancement »',
      '« quelles fiches sont en cours ? »',
    ],
    [lacking(({ source }) => source), 'sans « source »', 'chaque réponse dit sa page'],
    [
      lacking(({ titre, court }) => court ?? titre.length <= 40),
      'au titre long sans « court »',
      'les listes et les cases le coupent',
    ],
  ];
  const said = lines.flatMap(([found, what, gain]) =>
    found.length > 0
      ? [
          `${found.length} fiche${found.length > 1 ? 's' : ''} ${what} : ${some(found)}${gain && ` (${gain})`}`,
        ]
      : [],
  );
  const sigles = glossaire.filter(({ sens }) => !sens).map(({ sigle }) => sigle);
  const bare = organisations.filter(({ alias }) => alias.length === 0).map(({ id }) => id);
  return [
    ...said,
    ...(sigles.length > 0 ? [`${sigles.length} sigle(s) sans « sens » : ${some(sigles)}`] : []),
    ...(bare.length > 0
      ? [
          `${bare.length} organisation(s) sans « alias » : ${some(bare)} (on les nomme autrement : sigle, nom court)`,
        ]
      : []),
    ...(inconnus.length === 0
      ? ['aucun « inconnus » : ce que le document ne dit pas, et que l’on demandera']
      : []),
    ...(themes.length === 0 ? ['aucun « themes » : ce que le document dit hors des fiches'] : []),
    ...(plan.plan.complet
      ? []
      : [
          '« complet » n’est pas écrit : le bot ne dira pas combien il y a de fiches si un numéro manque',
        ]),
  ];
}

const some = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}…` : names.join(', ');
