/** The words that announce a group, and those of its name that say nothing. */
export const WHOLE = new Set('sousgroupe sousgroupes subgroup subgroups sg ssg'.split(' '));
export const UNDER = new Set(['sous', 'ss', 'sub']);
export const GROUP = new Set('groupe groupes group groups gt'.split(' '));
export const AXE = new Set(['axe', 'axes', 'axis', 'axs', 'laxe']);
export const FILLER = new Set(
  'de du des la le l d travail working group groupe axe axis the of n no numero number thematique on sur about dedie'.split(
    ' ',
  ),
);
/** Words of names that say nothing of which group. */
export const COMMON = new Set(
  'groupe group action collectiv proposition proposal suivi premier deuxiem troisiem first second third outil tool sdsf'.split(
    ' ',
  ),
);
/** The words that slips are corrected towards, besides the names of groups. */
export const groupMarks: readonly string[] = [
  ...WHOLE,
  ...GROUP,
  ...AXE,
  'travail',
  'working',
].filter((word) => word.length > 1);
