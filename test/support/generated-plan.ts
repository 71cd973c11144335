/** Plans of any size, invented: to measure what a large department's plan costs, and to test one. */
import { type Plan, planSchema } from '../../bot/knowledge/schema.ts';
import { randomFrom } from './random.ts';

/** Fiches of an axe at most: with more, another axe starts. */
const FICHES_AN_AXE = 40;

const verbs =
  words(`Accompagner, Renforcer, Développer, Soutenir, Coordonner, Structurer, Promouvoir,
  Faciliter, Expérimenter, Généraliser, Améliorer, Sécuriser, Favoriser, Consolider, Outiller, Animer`);
const objects = words(`l'accueil d'urgence, la formation des professionnels, l'accès aux droits,
  la prévention des expulsions, le repérage précoce, l'accueil collectif, l'accueil individuel,
  la parentalité, la médiation familiale, l'habitat inclusif, le maintien à domicile, la mobilité,
  l'insertion par l'emploi, l'accès aux soins, la santé mentale, la lutte contre le décrochage,
  l'éducation artistique, la continuité éducative, l'accès au numérique, l'aide alimentaire,
  la rénovation énergétique, l'offre de répit, le recrutement, l'attractivité des métiers,
  la participation des habitants, l'observation partagée, le guichet unique, les relais petite enfance,
  les centres sociaux, les lieux d'accueil enfants-parents, la ludothèque itinérante, le soutien scolaire,
  les vacances familiales, la pair-aidance, l'hébergement temporaire, le logement des jeunes,
  la prévention routière, la restauration collective, le transport solidaire, la vie associative`);
const publics = words(`des familles monoparentales, des jeunes de 16 à 25 ans, des personnes âgées,
  des enfants en situation de handicap, des allocataires du RSA, des assistants maternels,
  des gens du voyage, des aidants, des femmes victimes de violences, des étudiants, des nouveaux arrivants,
  des saisonniers, des collégiens, des demandeurs d'emploi, des très petites entreprises`);
const places =
  words(`dans les quartiers prioritaires, en zone rurale, sur le littoral, en vallée de l'Aune,
  dans les bourgs-centres, à l'échelle intercommunale, dans les maisons France services, en milieu ordinaire,
  autour des gares, dans les établissements scolaires, hors les murs, en lien avec les communes`);
const measures =
  words(`Nombre, Taux, Part, Évolution annuelle, Délai moyen, Coût moyen, Répartition,
  Fréquence, Satisfaction`);
const measured =
  words(`de places créées, de professionnels formés, de familles accompagnées, de communes couvertes,
  de dossiers instruits, de signalements traités, d'heures d'ouverture, de conventions signées,
  de bénéficiaires sans solution, de visites à domicile, d'ateliers tenus, de postes pourvus,
  de partenaires mobilisés, de logements adaptés, de sorties positives`);
const steps =
  words(`Réaliser un diagnostic partagé, Rédiger une charte commune, Ouvrir une permanence,
  Créer un annuaire, Former les référents, Signer une convention, Lancer un appel à projets, Tenir un forum annuel,
  Publier un guide, Mettre en place un comité technique, Recenser les besoins, Déployer une équipe mobile,
  Évaluer le dispositif, Harmoniser les critères, Diffuser les bonnes pratiques, Mutualiser les moyens`);
const progress =
  words(`cahier des charges rédigé, trois réunions tenues, questionnaire envoyé aux communes,
  financement demandé, première version relue, site pilote choisi, groupe de travail constitué`);
const bodies = words(`Caf, CPAM, MSA, Agence régionale de santé, Mission locale, France Travail,
  Éducation nationale, Union des associations, Office public de l'habitat, Chambre des métiers, Centre hospitalier,
  Fédération des centres sociaux, Service de prévention, Maison des adolescents, Réseau de transport, Banque alimentaire,
  Médiathèque départementale, Comité olympique, Agence d'urbanisme, Conseil des aînés, Université, Préfecture,
  Conservatoire, Syndicat des eaux, Protection judiciaire, Croix-Bleue, Espace numérique, Maison du handicap`);

function words(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim().replace(/\s+/g, ' '));
}

const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const articleOf = (name: string): string =>
  /^[AEIOUÉ]/.test(name)
    ? `l'${name}`
    : /^(?:Caf|CPAM|MSA|Mission|Union|Chambre|Fédération|Maison|Banque|Médiathèque|Préfecture|Protection|Croix)/.test(
          name,
        )
      ? `la ${name}`
      : `le ${name}`;

/** A plan of so many fiches, the same for the same seed, checked by the schema of plan files. */
export function generatedPlan({ fiches, seed }: { fiches: number; seed: number }): Plan {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const one = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  /** Distinct lines, so that a list never says the same thing twice. */
  const several = (least: number, most: number, line: () => string): string[] => {
    const lines = new Set<string>();
    const wanted = least + upTo(most - least + 1);
    while (lines.size < wanted) lines.add(line());
    return [...lines];
  };
  const items = (least: number, most: number, line: () => string) =>
    several(least, most, line).map((texte) => ({ texte }));
  const ids = bodies.map(idOf);
  const pilots = () => several(1, random() < 0.2 ? 2 : 1, () => one(ids));
  const aim = () => `${one(verbs)} ${one(objects)} ${one(places)}`;
  const indicator = () => `${one(measures)} ${one(measured)} ${one(places)}`;
  const step = () => `${one(steps)} pour ${one(objects)}`;
  const titles = new Set<string>();
  const title = (): string => {
    for (;;) {
      const made = `${one(verbs)} ${one(objects)} ${one(publics)} ${one(places)}`;
      if (titles.size < titles.add(made).size) return made;
    }
  };
  const fiche = (i: number) => ({
    numero: `${Math.floor(i / FICHES_AN_AXE) + 1}.${(i % FICHES_AN_AXE) + 1}`,
    axe: String(Math.floor(i / FICHES_AN_AXE) + 1),
    titre: title(),
    source: `Fiches actions – page ${i + 1}`,
    pilote: random() < 0.1 ? null : pilots(),
    acteurs: several(2, 5, () => one(bodies)).map((texte) => ({
      texte,
      organisation: idOf(texte),
    })),
    priorites: items(2, 4, aim),
    indicateurs: items(2, 4, indicator),
    actions: several(2, 5, step).map((texte) => ({
      texte,
      pilote: random() < 0.3 ? null : pilots(),
      ...(random() < 0.4 ? { avancement: items(1, 2, () => one(progress)) } : {}),
    })),
    ...(random() < 0.6 ? { echeancier: `${2027 + upTo(3)} à ${2030 + upTo(3)}` } : {}),
    ...(random() < 0.3 ? { budget: `${(1 + upTo(90)) * 5} 000 euros par an` } : {}),
  });
  const axe = (numero: string) => ({
    numero,
    titre: `${one(verbs)} ${one(objects)} et ${one(objects)}`,
    source: `Axe ${numero}`,
    actions: items(2, 4, step),
  });
  return planSchema.parse({
    version: 1,
    plan: {
      id: `genere-${fiches}`,
      sigle: 'PDG',
      titre: 'Plan départemental généré 2027-2032',
      alias: ['le plan', 'plan départemental'],
      territoire: 'val-d-aune',
      debut: 2027,
      fin: 2032,
      document: 'plan départemental généré',
      date: '2027-01-15',
    },
    territoires: [
      {
        id: 'val-d-aune',
        nom: "Val-d'Aune",
        type: 'departement',
        avecPreposition: "dans le Val-d'Aune",
        alias: ['le département'],
      },
    ],
    organisations: bodies.map((nom) => ({
      id: idOf(nom),
      nom,
      avecArticle: articleOf(nom),
      source: 'Partenaires',
    })),
    axes: Array.from({ length: Math.ceil(fiches / FICHES_AN_AXE) }, (_, i) => axe(String(i + 1))),
    fiches: Array.from({ length: fiches }, (_, i) => fiche(i)),
  });
}
