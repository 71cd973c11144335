/**
 * The words of an answer to a poll, as data, in both languages: what they say of the slots beside
 * them, and which slots they mean.
 */

import { wordingsOf, wordsIn } from '../../../language/phrase-table.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import type { VoteChoice } from './reading.ts';

const choices: Record<VoteChoice, string> = {
  yes: `oui, ok, okay, okey, d accord, dispo, dispos, disponible, disponibles, je peux, on peut, peut, peux, possible, possibles, je suis libre, libre, libres, ça me va, me va, me vont, ca me va,
    ça va, ça marche, marche, convient, conviennent, me convient, nous convient, parfait, parfaits, bon, bon pour moi, présent, présente, je viens, je viendrai, partant, partante, impeccable, nickel, top, super, ça roule,
    pas de problème, pas de souci, aucun problème, aucun souci, sans problème, sans souci, volontiers, banco, je préfère, préférence, de préférence, plutôt, je prends, je choisis, je vote, va bien, vont bien, idéal, c est bon,
    yes, yep, yeah, sure, available, free, works, work, works for me, fine, good, great, perfect, i can, can do, can make, can come, suits, suits me, happy with, count me in, no problem, no problem with, ideal, prefer, i prefer, i ll be there, let s go, o k, ouais, yup, favorable, ma disponibilité, disponibilité, confirme, je confirme, definitely, absolutely, certainly, works well, serais disponible, m arrange, arrange, m arrangent, carrément, oui oui, cool, génial, je valide, validé, va pour`,
  maybe: `si besoin, au besoin, si nécessaire, si vraiment, s il le faut, s il faut, si il faut, peut être, éventuellement, à la rigueur, possiblement, pourquoi pas, sous réserve, à confirmer, pas sûr, pas sûre, pas certain, pas certaine, incertain, incertaine, je ne sais pas, je sais pas encore,
    à voir, jsp, j sais pas, je sais pas, faut voir, à vérifier, je vérifie, je dois vérifier, je ne suis pas sûr, je ne suis pas sûre, pas encore sûr, dépend, ça dépend, depends, will see, we ll see, let me check, need to check, not certain, only if needed, if nothing else, 50 50, peut être possible, possible si besoin,
    en dernier recours, dernier recours, au pire, faute de mieux, si pas le choix, moyen, bof, compliqué mais possible, difficile mais possible, limite, en cas de besoin, si on ne peut pas faire autrement, si ça arrange, si ça vous arrange, possible mais pas idéal,
    if need be, if needed, if necessary, if i must, if i have to, maybe, perhaps, possibly, might, at a pinch, tentative, tentatively, not sure, unsure, as a last resort, if really needed, could, could do, to be confirmed, in a pinch, at a push`,
  no: `ni, ko, mort, c mort, c est mort, ne peux plus, peux plus, peut plus, ne peut plus, plus possible, plus dispo, plus disponible, ne pourrai, ne pourrai être, ne serai pas, serai pas, ne suis pas, suis pas, suis pas dispo, pas du tout, surtout pas, ne m arrange pas, m arrange pas, m arrangent pas, arrange pas, nul,
    doesn t, don t, isn t, aren t, wouldn t, cannot do, nope sorry, can t manage, i m away, i am away, i m off, neither, pas pour moi, non, pas, pas dispo, pas disponible, pas possible, pas libre, pas là, impossible, impossibles, indispo, indisponible, indisponibles, je ne peux pas, je peux pas, peux pas, peut pas, ne peut pas, ne peux pas, ne pourra pas, ne pourrai pas, pourrai pas, pourra pas, ne va pas, ne me va pas, ne me vont pas, me va pas, me vont pas, ne convient pas, ne conviennent pas, ne marche pas, marche pas, va pas,
    absent, absente, pris, prise, occupé, occupée, je bloque, bloqué, en congé, en congés, en vacances, en déplacement, hors de question, jamais, je ne suis pas, je ne serai pas, exclu, exclue, ne suis pas libre, ne suis pas dispo, niet, nan, nope, défavorable,
    sans moi, compte pas sur moi, ne comptez pas sur moi, je passe, trop compliqué, trop difficile,
    no, not, not available, not possible, not free, can t, cannot, can not, cant, i can t, can t make, can t do, couldn t, won t, won t be, unable, unavailable, impossible for me, doesn t work, does not work, don t work, doesn t suit, busy, out, away, on leave, on holiday, not good, never, count me out, isn t possible, am not, i m not`,
};

/** "tout sauf jeudi": the slots named behind it are not what the others are. */
const except =
  'sauf, à part, hormis, excepté, à l exception de, mis à part, hors, en dehors de, except, except for, but, apart from, other than, bar';
/** "le 10 au lieu du 8": the second is no more. */
const instead =
  'au lieu de, au lieu du, à la place de, à la place du, instead of, in place of, et non, et pas';
const only =
  'seulement, seulement le, uniquement, only on, ne peux que, ne peut que, peux que, peut que, dispo que, disponible que, libre que, rien que, juste, seul, seule, only, just, nothing but, exclusivement';
const all = `tout, tous, toutes, toutes les dates, tous les créneaux, tous les jours, n importe, n importe lequel, n importe quand, n importe quelle date, les deux dates, either, either one, les deux, les trois, les quatre, les cinq, partout, l ensemble, peu importe, toutes les options, toutes les propositions,
  all, all of them, all slots, every slot, any, anything, any of them, any slot, any time, anytime, whenever, everything, both, all three, all four, any day, all dates, every date`;
const none = `aucun, aucune, aucun créneau, aucune date, aucun des deux, aucun des trois, rien, aucune des dates, ni l un ni l autre, none, none of them, nothing, no slot, none of these, no date, none of the dates, not any`;
const others = `les autres, l autre, autres, le reste, reste, tout le reste, les autres dates, les autres créneaux, sinon, ailleurs, the others, the other, others, the rest, rest, everything else, otherwise, anything else, the other ones, all others, other slots, other dates`;

export type Cue =
  | { choice: VoteChoice }
  | { set: 'all' | 'none' | 'others' | 'only' | 'except' | 'instead' };

const made = new Phrases<Cue>(LINKS, { exact: true });
const add = (list: string, cue: Cue) => {
  for (const phrase of wordingsOf(list)) made.add(phrase, cue);
};
for (const [choice, list] of Object.entries(choices) as [VoteChoice, string][])
  add(list, { choice });
for (const [set, list] of Object.entries({ all, none, others, only, except, instead }))
  add(list, { set: set as 'all' });
export const cues: Phrases<Cue> = made;

/** Signs that answer by themselves. */
export const signs: readonly (readonly [sign: RegExp, choice: VoteChoice])[] = [
  [/👍|✅|✔️?|🙂|👌|☑️?|💚|🟢/gu, 'yes'],
  [/🤷|❓|🟡|🟠|🤔|😐/gu, 'maybe'],
  [/👎|❌|🚫|✖️?|⛔|🔴|🙅/gu, 'no'],
];

/** What announces that somebody answers for somebody else. */
export const forOther =
  /(?<![\p{L}\d])(?:pour|for|au nom de|de la part de|à la place de|on behalf of|in the name of|r[ée]ponse de|answer from|note que|noter que|notez que|ma coll[èe]gue|mon coll[èe]gue|my colleague|que)\s+/giu;

/** What a name may be followed by when it is who answers. */
export const nameThen =
  /^\s*(?:\([^)]*\)\s*)?(?:(?:from|de|du)\s+[\p{L}'’-][\p{L}'’ -]{1,40}?\s)?\s*(?:m['’]a\s+dit|me\s+dit|a\s+dit|told\s+me|me\s+remplace|répond|accepte|aimerait|would|peut|peux|ne peut|n['’]est|n['’]a|ne|est|sera|serait|préfère|dit|vient|viendra|pourra|pourrait|vote|is|isn['’]t|can|can['’]t|cannot|could|will|won['’]t|would|says|said|prefers|votes|has|:|—|–|-)(?![\p{L}])/iu;

/** A remark starts with one of these. */
export const remark =
  /(?:^|[,;.(\n–—-]\s*|\s)(mais|par contre|car|parce que|cependant|toutefois|attention|en revanche|sachant que|(?<!(?:any|every|no)thing\s|\ball\s)but|because|however|though|since|(?:nb|n\.b\.|ps|note|remarque|p\.s\.)\s*:)\s*[:,]?\s+|[,;.(\n]\s*(?=(?:je\s+(?:pars|dois|serai\s+en|viens|arrive)|j['’](?:aurai|arrive|ai)|i['’]ll|i\s+(?:have|need|will|must)|en\s+visio|à\s+distance|remotely|online)(?![\p{L}]))/giu;

/** Every word: what slips are corrected towards. */
export const voteWords: readonly string[] = wordsIn(
  [...Object.values(choices), all, none, others, only, except, instead],
  3,
);

/** Words that come with an answer and say nothing of it. */
export const filler: ReadonlySet<string> = new Set(
  `je j tu il elle on nous vous moi le la les l un une des du de d a au aux en et ou pour sur ce c est que qui me m mon ma mes ne n y svp stp merci bonjour bonsoir
  salut hello hi the i of for me my on to in at is are it and or please thanks that this be will would so sont suis serai seront jour jours date dates creneau creneaux
  slot slots sans avec aussi donc alors finalement desole desolee sorry ben euh also then well dear tous toutes ca si se`.split(
    /\s+/,
  ),
);
