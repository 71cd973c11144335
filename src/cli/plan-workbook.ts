/** `npm run plan -- workbook PLAN --out FILE`: a plan in the workbook that local authorities fill in. */
import type { Item, Plan } from '../../bot/knowledge/schema.ts';
import { planWorkbook, type WorkbookRow } from '../../documents/plan-workbook.ts';
import { writeNew } from './new-file.ts';

type Fiche = Plan['fiches'][number];

/** Financers that the workbook has columns for. */
const MOST_FUNDING = 3;

const itemised = (items: readonly Pick<Item, 'texte'>[] | undefined): string | undefined =>
  items?.length ? items.map(({ texte }) => `- ${texte}`).join('\n') : undefined;

/** The first day of what a plan dates, as it is precise. */
const firstDay = (when: string | undefined): Date | undefined =>
  when === undefined ? undefined : new Date(`${`${when}-01-01`.slice(0, 10)}T00:00:00Z`);

const defined = <T extends object>(row: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;

/** A fiche as a row. What has no column stands in the notes, under its own label. */
function workbookRow(fiche: Fiche, plan: Plan): WorkbookRow {
  const axe = plan.axes.find(({ numero }) => numero === fiche.axe);
  const part = axe?.sousAxes.find(({ numero }) => numero === fiche.sousAxe);
  const nameOf = (id: string | undefined) => plan.organisations.find((one) => one.id === id)?.nom;
  const { actions = [], actionsCles = [], financements } = fiche;
  const notes = fiche.rubriques.map(
    ({ libelle, points }) => `${libelle} : ${points.map(({ texte }) => texte).join(' ; ')}`,
  );
  const more = financements
    .slice(MOST_FUNDING)
    .map(
      ({ organisation, qui, montant }) =>
        `${nameOf(organisation) ?? qui ?? ''} : ${montant ?? ''} €`,
    );
  const all = [...notes, ...more];
  return defined<WorkbookRow>({
    axe: axe && `Axe ${axe.numero} : ${axe.titre}`,
    sousAxe: part && `Objectif stratégique ${part.numero} : ${part.titre}`,
    titre: `Fiche ${fiche.numero} : ${fiche.titre}`,
    descriptif: itemised(fiche.priorites),
    gouvernance: undefined,
    objectifs: itemised(fiche.objectifs),
    indicateurs: itemised(fiche.indicateurs),
    pilote: fiche.pilote?.map((id) => nameOf(id)).join(', '),
    moyens: undefined,
    partenaires: itemised(fiche.acteurs),
    service:
      fiche.responsables
        .map(({ service }) => service)
        .filter(Boolean)
        .join(', ') || undefined,
    participation: undefined,
    financeurs: financements.slice(0, MOST_FUNDING).map(({ organisation, qui, montant }) =>
      defined<{ qui: string; montant?: number }>({
        qui: nameOf(organisation) ?? qui ?? '',
        montant,
      }),
    ),
    budget: fiche.budget,
    statut: fiche.statut,
    priorite: fiche.priorite,
    debut: firstDay(fiche.debut),
    fin: firstDay(fiche.fin),
    calendrier: fiche.echeancier,
    suivi: itemised(fiche.avancement),
    etapes: itemised([...actions, ...actionsCles]),
    notes: all.length > 0 ? all.join('\n') : undefined,
  });
}

/** Writes the workbook of a plan where there is no file yet. */
export async function writeWorkbook(plan: Plan, file: string): Promise<void> {
  const bytes = await planWorkbook(plan.fiches.map((fiche) => workbookRow(fiche, plan)));
  await writeNew(file, Buffer.from(bytes));
}
