import { type CommandWords, commandWordsSchema } from '../../../bot/language/vocabulary-schema.ts';

/** Words of orders, written as in a file of `plan/vocabulaire/commandes`. */
export const parseCommandWords = (file: object): CommandWords => commandWordsSchema.parse(file);
