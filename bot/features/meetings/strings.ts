const fr = { understood: 'J’ai compris qu’il s’agit d’une réunion.' };

const en: typeof fr = { understood: 'I understood that this is about a meeting.' };

export const strings = { fr, en };
