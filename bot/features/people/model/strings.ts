/** What partners and their groups are called in a sentence. */
const fr = {
  axeGroup: (numero: string) => `le groupe de travail de l’axe ${numero}`,
  subGroup: (name: string) => `le sous-groupe « ${name} »`,
  axeTag: (numero: string) => `GT Axe ${numero}`,
  subTag: (name: string) => `Sous-groupe ${name}`,
  somebody: 'un participant',
  /** Who is known no more. */
  former: 'ancien participant',
};

const en: typeof fr = {
  axeGroup: (numero) => `the working group of axis ${numero}`,
  subGroup: (name) => `the sub-group “${name}”`,
  axeTag: (numero) => `WG Axis ${numero}`,
  subTag: (name) => `Sub-group ${name}`,
  somebody: 'a participant',
  former: 'former participant',
};

export const strings = { fr, en };
