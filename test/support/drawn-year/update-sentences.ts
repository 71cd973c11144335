/** What invented pilotes say. Nothing here is true of anybody. */
export const highlights = [
  'convention signée avec trois communes',
  'cartographie mise en ligne et présentée aux partenaires',
  'douze assistants maternels rencontrés en réunion d’information',
  'comité technique réuni, feuille de route validée',
  'premier atelier de parents, dix-huit familles présentes',
  'questionnaire envoyé aux quarante communes, vingt-six réponses',
  'deux projets de crèche accompagnés jusqu’au permis de construire',
  'guide des contrôles harmonisé entre les services',
  'séminaire préparé avec l’université, programme arrêté',
  'annuaire des lieux d’accueil mis à jour',
  'accord de principe d’un bailleur pour deux locaux',
  'formation de vingt référents terminée',
  'appel à projets publié, neuf candidatures reçues',
  'permanence ouverte un samedi par mois',
  'diagnostic partagé présenté aux élus',
  'outil de suivi pris en main par quatre villes',
  'trente-deux places maintenues grâce à la conférence des financeurs',
  'rencontre avec les gestionnaires associatifs, constats partagés',
];

export const blockers = [
  'foncier introuvable dans le centre',
  'poste de coordination vacant depuis deux mois',
  'financement de l’investissement non confirmé',
  'données de deux communes toujours attendues',
  'calendrier des travaux décalé',
];

export const arbitrations = [
  'arbitrage sur la répartition du financement entre la Caf et le Département',
  'choix des trois territoires pilotes',
  'validation du calendrier commun de contrôle',
  'décision sur l’ouverture des données aux communes',
];

export const nextSteps = [
  'réunir le comité technique',
  'relancer les communes qui n’ont pas répondu',
  'signer l’avenant avec le gestionnaire',
  'présenter le bilan au groupe de travail',
  'préparer la seconde phase du diagnostic',
  'publier le guide',
];

export const figures = [
  { name: 'places créées', least: 10, step: 12 },
  { name: 'taux d’occupation', least: 68, step: 1 },
  { name: 'contrôles réalisés', least: 4, step: 6 },
];

export const agendas = [
  'Tour de table et avancement des fiches',
  'Retour des communes sur le diagnostic',
  'Préparation du comité départemental',
  'Partage d’expériences entre gestionnaires',
  'Point sur les financements',
];

export const decisions = [
  'Le groupe retient trois communes pour l’expérimentation.',
  'La Caf et la PMI préparent une grille commune pour la prochaine séance.',
  'Le calendrier des ateliers est validé.',
  'Un bilan est demandé avant la réunion suivante.',
];

export const firstNames = [
  'Inès',
  'Paul',
  'Zoé',
  'Karim',
  'Louise',
  'Mehdi',
  'Anne',
  'Fatou',
  'Hugo',
  'Yasmine',
  'Marc',
  'Élodie',
  'Samir',
  'Claire',
  'Nadia',
  'Thomas',
  'Awa',
  'Julien',
  'Sophie',
  'Rachid',
];
export const lastNames = [
  'Exemple',
  'Modèle',
  'Essai',
  'Témoin',
  'Brouillon',
  'Échantillon',
  'Croquis',
  'Esquisse',
  'Maquette',
  'Ébauche',
  'Prototype',
  'Gabarit',
  'Patron',
  'Canevas',
  'Schéma',
  'Calque',
  'Tracé',
  'Plan',
  'Dessin',
  'Figure',
];
