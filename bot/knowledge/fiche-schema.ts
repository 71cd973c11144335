/** The shape of axes, fiches and actions in a plan file. */
import { z } from 'zod';
import { described, id, item, number, point, short, text, when, words } from './schema-parts.ts';

const identity = number
  .optional()
  .describe(
    'Identité, à laquelle tient ce qui est gardé de la chose ; à défaut, son numéro. Ce qui continue d’un plan au suivant garde la sienne.',
  );
const comesFrom = z
  .array(number)
  .default([])
  .describe('Identités, dans le plan d’avant, des choses dont celle-ci est faite.');
const withIdentity = <T extends { id?: string | undefined; numero: string }>(
  thing: T,
): T & { id: string } => ({ ...thing, id: thing.id ?? thing.numero });

const rubriques = z
  .array(
    z.strictObject({
      libelle: text.describe('Le titre de la rubrique, tel qu’imprimé : on la demande par lui.'),
      points: z.array(point).min(1).describe('Ce qu’elle dit, point par point.'),
    }),
  )
  .default([])
  .describe(
    'Tout ce que la fiche imprime et qui n’a pas de clé : publics, contexte, résultats attendus, moyens, gouvernance…',
  );

/** What has a span and a state. */
const dated = {
  debut: when.optional().describe('Début : AAAA, AAAA-MM ou AAAA-MM-JJ.'),
  fin: when.optional().describe('Fin, de même.'),
  statut: text.optional().describe('État imprimé : « En cours », « À venir », « Réalisé »…'),
};

export const action = z.strictObject({
  ...item.shape,
  ...short,
  id: id.optional().describe('Identité de l’action ; à défaut, sa place dans sa fiche.'),
  pilote: z
    .array(id)
    .min(1)
    .nullable()
    .optional()
    .describe('Organisations qui la mènent ; « null » : la case existe et elle est vide.'),
  avancement: z.array(item).optional().describe('Ce que le document dit de son avancement.'),
  noms: words.describe('Ce que disent les pilotes quand ils en donnent des nouvelles.'),
  ...dated,
  sousActions: z.array(point).default([]).describe('Étapes de l’action.'),
});

const objectif = item.extend({
  niveau: z
    .enum(['general', 'specifique', 'operationnel'])
    .optional()
    .describe('Rang de l’objectif, quand le document en a plusieurs.'),
});

const fields = {
  acteurs: z
    .array(item.extend({ organisation: id.optional() }))
    .optional()
    .describe('Qui agit dans la fiche ; « organisation » le rattache à la liste.'),
  priorites: z.array(item).optional().describe('Priorités que la fiche énonce.'),
  objectifs: z.array(objectif).optional().describe('Objectifs.'),
  indicateurs: z.array(item).optional().describe('Indicateurs.'),
  actionsCles: z.array(item).optional().describe('Actions citées, sans pilote à elles.'),
  actions: z.array(action).optional().describe('Actions, avec ce que chacune a à elle.'),
  avancement: z.array(item).optional().describe('Ce que le document dit de l’avancement.'),
  echeancier: text
    .optional()
    .describe('Calendrier, en une phrase ; à défaut, « debut » et « fin ».'),
  budget: text.optional().describe('Budget, en une phrase ; à défaut, « financements ».'),
};

export const fiche = z
  .strictObject({
    id: identity,
    vientDe: comesFrom,
    numero: number.describe('Numéro imprimé, entre guillemets : "1.1", "A.1", "25".'),
    axe: z
      .string()
      .optional()
      .describe('Numéro de son axe ; absent : le plan n’en a pas pour elle.'),
    sousAxe: number
      .optional()
      .describe(
        'Numéro de l’objectif stratégique, ou de l’orientation, dont elle dépend dans l’axe.',
      ),
    titre: text.describe('Titre imprimé.'),
    ...short,
    phrase: text.optional(),
    ...described,
    pilote: z
      .array(id)
      .min(1)
      .nullable()
      .optional()
      .describe(
        'Organisations pilotes ; « null » : la case existe et elle est vide ; absent : pas de case.',
      ),
    responsables: z
      .array(
        z.strictObject({
          organisation: id.optional(),
          service: text.optional(),
          role: text.optional(),
        }),
      )
      .default([])
      .describe(
        'Service et fonction qui mènent la fiche dans une organisation ; jamais le nom d’une personne.',
      ),
    ...dated,
    priorite: text.optional().describe('Niveau de priorité imprimé : « Maximum », « Moyen »…'),
    financements: z
      .array(
        z.strictObject({
          organisation: id.optional(),
          qui: text.optional(),
          montant: z.number().nonnegative().optional(),
        }),
      )
      .default([])
      .describe('Qui finance, et combien, en euros.'),
    territoires: z.array(id).default([]).describe('Territoires concernés, par leur identifiant.'),
    ...fields,
    rubriques,
    extraits: z
      .array(z.enum(['actionsCles', 'actions', 'priorites', 'objectifs', 'indicateurs', 'acteurs']))
      .default([])
      .describe('Listes dont le document n’imprime qu’un extrait.'),
  })
  .transform(withIdentity);

export const axe = z
  .strictObject({
    id: identity,
    vientDe: comesFrom,
    numero: number.describe('Numéro imprimé, entre guillemets.'),
    titre: text.describe('Titre imprimé.'),
    ...short,
    ...described,
    sousAxes: z
      .array(z.strictObject({ numero: number, titre: text, en: text.optional() }))
      .default([])
      .describe('Objectifs stratégiques ou orientations de l’axe, que « sousAxe » nomme.'),
    actions: z.array(action).default([]).describe('Actions portées par le groupe de l’axe.'),
    remarque: text.optional().describe('Ce qui doit être dit avec la liste des actions.'),
    remarqueEn: text.optional(),
  })
  .transform(withIdentity);

export type Fiche = z.infer<typeof fiche>;
export type Axe = z.infer<typeof axe>;
export type Action = z.infer<typeof action>;
