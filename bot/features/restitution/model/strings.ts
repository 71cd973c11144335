/** What people and institutions that nobody named are called in a restitution. */
const fr = {
  somebody: 'un participant',
  unknownInstitution: 'institution non précisée',
};

const en: typeof fr = {
  somebody: 'a participant',
  unknownInstitution: 'institution not given',
};

export const strings = { fr, en };
