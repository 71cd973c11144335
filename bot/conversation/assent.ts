/** "Oui", "vas-y", "laisse tomber": a whole message that says yes or no to what was just asked. */

import { phraseTable } from '../language/phrase-table.ts';
import { LINKS } from '../language/phrases.ts';
import { cut } from '../language/words.ts';

/** `drop`: it is called off, which answers neither way ("laisse tomber"). */
export type Assent = 'yes' | 'no' | 'drop';

/** What presses a button that the person would regret: nothing that could mean something else. */
const firm = phraseTable<Assent | 'light'>({
  yes: `oui, ouais, je confirme, je suis sûr, je suis sûre, yes, yep, yeah, i confirm, i am sure, i m sure`,
  no: `non, nan, non merci, surtout pas, no, nope, no thanks`,
  drop: `laisse tomber, laissez tomber, never mind`,
  light: `svp, stp, s il te plaît, s il vous plaît, merci, please, thanks, thank you, finalement, bien sûr, of course`,
});

const usual = phraseTable<'yes' | 'drop'>({
  yes: `ok, okay, d accord, c est bon, c est bien ça, c est ça, c est parfait, parfait, très bien, ça marche,
    vas y, allez y, allons y, go, confirme, confirmer, confirmez, valide, je valide, valider, validez, envoie, envoie la,
    envoie le, envoyer, envoyez, tu peux envoyer, vous pouvez envoyer, lance, lance le, lance la, lancer, lancez,
    lance le sondage, lancer le sondage, envoie le sondage, envoie l invitation, envoie les invitations,
    go ahead, sure, confirm, send, send it, do it, launch, launch it, launch the poll, looks good, that s right, perfect`,
  drop: `annule, annuler, annulez, abandonne, abandonner, abandonnez, oublie, stop, pas maintenant, n envoie pas,
    ne l envoie pas, ne lance pas, cancel, drop it, not now, don t send`,
});

/** "Oui ❌" is no yes: what a sign says beside the words is asked again. */
const DOUBT = /[❌❎✖🚫⛔👎🤔]/u;

/** Longer than this, it says something else as well. */
const MOST_WORDS = 8;
const MOST_LETTERS = 200;

/**
 * What a message answers to a yes-or-no question, when it does nothing else.
 * @param isFirm the question is about something that is not to be had back: a mere "ok" is no yes
 */
export function assentIn(text: string, isFirm = false): Assent | undefined {
  if (text.length > MOST_LETTERS || text.includes('?') || DOUBT.test(text)) return undefined;
  const words = cut(text);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const found = [...firm.find(words), ...(isFirm ? [] : usual.find(words))];
  const said = new Set<Assent>();
  let at = 0;
  while (at < words.length) {
    const [longest] = found.filter((f) => f.at === at).sort((a, b) => b.length - a.length);
    if (!longest && !LINKS.has(words[at]?.folded ?? '')) return undefined;
    if (longest && longest.value !== 'light') said.add(longest.value);
    at += longest?.length ?? 1;
  }
  // "Non, laisse tomber" says no.
  if (said.size > 1) said.delete('drop');
  const [only, other] = said;
  return other ? undefined : only;
}
