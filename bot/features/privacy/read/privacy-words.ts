/** The words of the commands, as data, in both languages. */
import { LINKS, Phrases } from '../../../language/phrases.ts';

export type PrivacyIntent = 'mine' | 'forget';

const commands: Record<PrivacyIntent, readonly string[]> = {
  mine: [
    'mes données',
    'mes données personnelles',
    'voir mes données',
    'exporter mes données',
    'exporte mes données',
    'export de mes données',
    'que sais tu de moi',
    'que sais tu sur moi',
    'tu sais quoi de moi',
    'tu sais quoi sur moi',
    'que savez vous de moi',
    'que savez vous sur moi',
    'quelles données as tu sur moi',
    'quelles données avez vous sur moi',
    'quelles sont mes données',
    'my data',
    'my personal data',
    'show my data',
    'export my data',
    'what do you know about me',
    'what data do you have about me',
    'what data do you keep about me',
  ],
  forget: [
    'oublie moi',
    'oubliez moi',
    'oublier moi',
    'efface mes données',
    'effacez mes données',
    'effacer mes données',
    'efface moi',
    'efface toutes mes données',
    'effacez toutes mes données',
    'supprime toutes mes données',
    'supprimez toutes mes données',
    'erase all my data',
    'delete all my data',
    'supprime mes données',
    'supprimez mes données',
    'supprimer mes données',
    'droit à l oubli',
    'forget me',
    'erase my data',
    'delete my data',
    'remove my data',
    'erase me',
    'delete me',
  ],
};

export const commandPhrases = (): Phrases<PrivacyIntent> => {
  const phrases = new Phrases<PrivacyIntent>(LINKS, { exact: true });
  for (const [intent, list] of Object.entries(commands) as [PrivacyIntent, readonly string[]][])
    for (const expression of list) phrases.add(expression, intent);
  return phrases;
};

/** May stand around a command without changing it. */
export const light: ReadonlySet<string> = new Set(
  'svp stp merci please thanks bonjour hello je j voudrais veux aimerais souhaite peux tu vous pouvez pourriez montre montrez donne donnez can could you i want would like toutes tout all personnelles personal'.split(
    ' ',
  ),
);
