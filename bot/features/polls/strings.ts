const fr = { understood: 'J’ai compris qu’il s’agit d’un sondage.' };

const en: typeof fr = { understood: 'I understood that this is about a poll.' };

export const strings = { fr, en };
