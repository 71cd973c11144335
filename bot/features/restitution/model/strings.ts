/** What people, institutions and subjects are called in a restitution. */
const fr = {
  somebody: 'un participant',
  unknownInstitution: 'institution non précisée',
  label: {
    fiche: (numero: string) => `Fiche ${numero}`,
    ofFiche: (numero: string) => `Action de la fiche ${numero}`,
    ofAxe: (numero: string) => `Action de l’axe ${numero}`,
    collective: 'Action collective',
  },
};

const en: typeof fr = {
  somebody: 'a participant',
  unknownInstitution: 'institution not given',
  label: {
    fiche: (numero) => `Fiche ${numero}`,
    ofFiche: (numero) => `Action of fiche ${numero}`,
    ofAxe: (numero) => `Action of axis ${numero}`,
    collective: 'Collective action',
  },
};

export const strings = { fr, en };
