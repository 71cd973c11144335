/** What somebody is to a fiche or a group, by the concept that says it: a sentence that says one speaks of people. */
export const ledRoles = {
  'gens-pilote': 'pilot',
  'gens-piloter': 'pilot',
  'gens-titulaire': 'pilot',
  'gens-suppleant': 'substitute',
  'gens-co-animation': 'coAnimator',
  'gens-membre': 'member',
} as const;
export type LedRole = (typeof ledRoles)[keyof typeof ledRoles];

export const roleConcepts: readonly string[] = Object.keys(ledRoles);
