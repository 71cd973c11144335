/** Concepts of what somebody is to a fiche or a group: a sentence that says one speaks of people. */
export const roleConcepts = [
  'gens-pilote',
  'gens-piloter',
  'gens-titulaire',
  'gens-suppleant',
  'gens-co-animation',
  'gens-membre',
] as const;
