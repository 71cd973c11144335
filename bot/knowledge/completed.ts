/** Typed keys of a plan in the words that answers are made of: dates, state, money, who is in charge. */
import type { Fiche } from './fiche-schema.ts';
import { item } from './schema-parts.ts';

interface Completable {
  organisations: readonly { id: string; avecArticle: string }[];
  territoires: readonly { id: string; nom: string }[];
  fiches: Fiche[];
}

/** The plan with, for each fiche, what its typed keys say where it has no words of its own for it. */
export function completed<Plan extends Completable>(plan: Plan): Plan {
  const organisations = new Map(plan.organisations.map((one) => [one.id, one]));
  const bodyOf = (id: string | undefined, otherwise = ''): string =>
    (id === undefined ? undefined : organisations.get(id)?.avecArticle) ?? otherwise;
  const places = new Map(plan.territoires.map((one) => [one.id, one.nom]));
  return {
    ...plan,
    fiches: plan.fiches.map((fiche) => ({
      ...fiche,
      echeancier: fiche.echeancier ?? spanInWords(fiche),
      budget: fiche.budget ?? moneyInWords(fiche, bodyOf),
      ...(fiche.statut && {
        avancement: [item.parse({ texte: fiche.statut }), ...(fiche.avancement ?? [])],
      }),
      actions: fiche.actions?.map((action) => ({
        ...action,
        ...(action.statut && {
          avancement: [item.parse({ texte: action.statut }), ...(action.avancement ?? [])],
        }),
      })),
      rubriques: [
        ...fiche.rubriques,
        ...rubric('Niveau de priorité', fiche.priorite ? [fiche.priorite] : []),
        ...rubric(
          'Services et fonctions en charge',
          fiche.responsables.map(({ organisation, service, role }) =>
            [service, role, bodyOf(organisation)].filter(Boolean).join(', '),
          ),
        ),
        ...rubric(
          'Territoires concernés',
          fiche.territoires.map((id) => places.get(id) ?? id),
        ),
        ...(fiche.actions ?? []).flatMap(({ texte, sousActions }) =>
          sousActions.length > 0
            ? [{ libelle: `Étapes de « ${texte} »`, points: sousActions }]
            : [],
        ),
        ...(fiche.actions ?? []).flatMap((action) =>
          rubric(`Calendrier de « ${action.texte} »`, spanInWords(action) ?? []),
        ),
      ],
    })),
  };
}

const rubric = (libelle: string, texts: string | readonly string[]): Fiche['rubriques'] => {
  const points = [texts].flat().map((texte) => item.parse({ texte }));
  return points.length > 0 ? [{ libelle, points }] : [];
};

const day = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "2027", "septembre 2027", "1er septembre 2027": as precise as it is written. */
function whenInWords(when: string): string {
  const at = new Date(`${when}-01-01`.slice(0, 10));
  if (when.length === 4) return when;
  return (when.length === 7 ? month : day).format(at).replace(/^1 /, '1er ');
}

/** "De septembre 2025 à juin 2030", "du 1er mars 2027 au 30 juin 2028", "d’avril à mai 2027". */
function spanInWords({ debut, fin }: Pick<Fiche, 'debut' | 'fin'>): string | undefined {
  const [begin, end] = [debut, fin].map((when) => when && whenInWords(when));
  if (begin && begin === end) return begin;
  const from = debut && begin && (isOneDay(debut) ? `du ${begin}` : of(begin));
  const to = fin && end && (isOneDay(fin) ? `au ${end}` : `à ${end}`);
  if (from && to) return `${from} ${to}`;
  return from ? `à partir ${from}` : to && `jusqu’${to}`;
}

const isOneDay = (when: string): boolean => when.length > 7;
const of = (month: string): string => (/^[aeiou]/.test(month) ? `d’${month}` : `de ${month}`);

const euros = new Intl.NumberFormat('fr', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 2,
  minimumFractionDigits: 0,
});

/** "52 000 € : 40 000 € (la Caf), 12 000 € (l’ARS)": the sum first, so that it is what is compared. */
function moneyInWords(
  { financements }: Pick<Fiche, 'financements'>,
  bodyOf: (id: string | undefined, otherwise?: string) => string,
): string | undefined {
  if (financements.length === 0) return undefined;
  const amounts = financements.flatMap(({ montant }) => montant ?? []);
  const parts = financements.map(({ organisation, qui, montant }) => {
    const who = bodyOf(organisation, qui);
    if (montant === undefined) return who;
    return who ? `${euros.format(montant)} (${who})` : euros.format(montant);
  });
  const sum = amounts.reduce((all, one) => all + one, 0);
  const total = amounts.length > 1 ? `${euros.format(sum)} : ` : '';
  return total + parts.join(', ');
}
