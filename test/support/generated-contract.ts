/**
 * A contract with the facts of a real one, sort by sort: 5 axes, 16 strategic objectives, 29 fiches with 649 facts. The real
 * one is a workbook that is not here; its words are invented.
 */
import { type Plan, planSchema } from '../../bot/knowledge/schema.ts';
import { generatedPlan } from './generated-plan.ts';

const services = [
  'Direction de la santé publique',
  'Pôle autonomie',
  'Service des sports',
  'Unité mobile',
  'Mission jeunesse',
  'Bureau des subventions',
];
const roles = ['cheffe de projet', 'infirmier coordinateur', 'directrice', 'chargé de mission'];
const states = ['En cours', 'À venir', 'Réalisé'];
const ranks = ['Maximum', 'Moyen', 'Bas'];
const parts = [4, 3, 3, 3, 3];

export function generatedContract(seed: number): Plan {
  const { organisations, fiches: drawn, ...rest } = generatedPlan({ fiches: 200, seed });
  const texts = (list: readonly { texte: string }[][]) => {
    const left = [...new Set(list.flat().map(({ texte }) => texte))];
    return (count: number) => left.splice(0, count).map((texte) => ({ texte }));
  };
  const aims = texts(drawn.map(({ priorites = [] }) => priorites));
  const steps = texts(drawn.map(({ actions = [] }) => actions));
  const facts = texts(drawn.map(({ indicateurs = [] }) => indicateurs));
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  const body = (at: number) => pick(organisations, at).id;
  const axes = parts.map((count, at) => ({
    numero: String(at + 1),
    titre: pick(drawn, 60 + at).titre,
    sousAxes: Array.from({ length: count }, (_, i) => ({
      numero: `${at + 1}.${i + 1}`,
      titre: pick(drawn, 80 + at * 5 + i).titre,
    })),
  }));
  const under = axes.flatMap(({ numero, sousAxes }) => sousAxes.map((one) => [numero, one.numero]));
  const level = (niveau: string, count: number) => aims(count).map((one) => ({ ...one, niveau }));
  const fiches = drawn.slice(0, 29).map(({ titre }, i) => {
    const [axe, sousAxe] = pick(under, Math.floor((i * under.length) / 29));
    const month = String((i % 12) + 1).padStart(2, '0');
    return {
      numero: String(i + 1),
      axe,
      sousAxe,
      titre,
      pilote: i < 18 ? [body(i), body(i + 7)] : [body(i)],
      responsables: Array.from({ length: i === 0 ? 3 : 2 }, (_, at) => ({
        service: pick(services, i + at),
        ...((at === 0 || (at === 1 && i < 6)) && { role: pick(roles, i + 3 * at) }),
      })),
      debut: `${2025 + (i % 3)}-${month}`,
      fin: `${2028 + (i % 3)}-${month}-01`,
      ...(i > 0 && { statut: pick(states, i) }),
      priorite: pick(ranks, i),
      objectifs: [
        ...level('general', 1),
        ...level('specifique', 2),
        ...level('operationnel', i < 5 ? 3 : 4),
      ],
      actions: steps(i < 23 ? 2 : 1),
      rubriques: [{ libelle: 'Contexte', points: facts(i < 27 ? 2 : 1) }],
    };
  });
  const plan = { ...rest.plan, complet: true };
  return planSchema.parse({ ...rest, plan, organisations, axes, fiches });
}
