/**
 * The words of commands and answers about polls, as data, in both languages. They are compared as
 * written, after typing slips are corrected; articles inside an expression may be left out.
 */
import { phraseTable, wordsIn } from '../../../language/phrase-table.ts';
import type { Phrases } from '../../../language/phrases.ts';

const kinds = {
  poll: `sondage, sondages, doodle, framadate, consultation, poll, polls, survey, vote, questionnaire de date, sondage de date, date poll`,
  slots: `créneau, créneaux, date, dates, horaire, horaires, disponibilité, disponibilités, dispos, slot, slots, timeslots, times, date options, options, jour, jours`,
  create: `créer, crée, créez, créons, lancer, lance, lancez, lançons, ouvrir, ouvre, ouvrez, faire, fais, faites, démarrer, démarre, monter, monte, préparer, prépare,
    nouveau sondage, nouveau doodle, organiser, organise, mettre en place, mets en place, demande, demander, sonder, sonde, envoie, envoyer, create, start, launch, set up, make, open, new poll, run, send, organise, organize, begin`,
  propose: `il nous faut, il me faut, il faut, besoin de, besoin d un, besoin d une, on cherche, we need, i need, need, proposer, propose, proposez, suggérer, suggère, suggérez, trouver, trouve, trouvez, chercher, cherche, propose moi, propose nous, donne moi, donne nous,
    suggest, find, propose some, give me, give us, offer, look for, come up with`,
  close: `clore, clos, clôturer, clôture, clôturez, fermer, ferme, fermez, terminer, termine, terminez, arrêter, arrête, arrêtez, finir, finis, valider, valide, trancher, tranche,
    close, end, finish, stop, wrap up, finalise, finalize, conclude`,
  extend: `prolonger, prolonge, prolongez, prolongation, étendre, étends, repousser la date limite, repousse la date limite, repousser, repousse, reporter, reporte, décaler, décale, laisser ouvert, laisse ouvert, laisse, laisser, laissez, garde, donne jusqu, laisse jusqu, donne aux gens jusqu, give people until, give them until, give everyone until, give until, give people, give them, give everyone, keep, leave, laisse le sondage ouvert,
    donner plus de temps, donne plus de temps, plus de temps, allonger, allonge, extend, prolong, more time, push back, keep open, keep the poll open, leave open, postpone`,
  reopen: `rouvrir, rouvre, rouvrez, réouvrir, réouvre, réouvrez, relancer le sondage, relance le sondage, remettre en ligne, reopen, re open, open again, ouvrir à nouveau, ouvre à nouveau, reprendre, reprends, réactiver, réactive, open the poll again, restart`,
  cancel: `annuler, annule, annulez, annulons, supprimer, supprime, supprimez, abandonner, abandonne, effacer, efface, retirer, retire, laisse tomber, cancel, delete, drop, remove, scrap, abandon, discard, call off, call off the poll`,
  results: `résultat, résultats, où en est, ou en est, où en sommes nous, on en est où, ça donne quoi, que donne, état du sondage, bilan du sondage, combien de réponses, combien ont répondu, combien ont voté, qui a voté, qui a répondu, les réponses, les votes, dépouille, dépouillement, quel créneau gagne, quelle date gagne, quelle date l emporte,
    quel créneau l emporte, quelle date arrive en tête, quel créneau arrive en tête, en tête, result, results, how is the poll, how s the poll, status, poll status, where are we, where do we stand, how many answered, how many replies, how many voted, how many votes, who voted, which slot wins, which date wins, what does the poll say, outcome, standings, leading, how is, how s, how goes, how many, how many people, combien, comment avance, donne quoi, dit quoi, que dit, quoi de neuf, comment va, ça avance`,
  missing: `qui n a pas répondu, qui na pas répondu, qui n a pas voté, qui na pas voté, qui n ont pas répondu, qui n ont pas voté, qui n a pas encore répondu, qui n a pas encore voté, qui doit encore répondre, qui manque, il manque qui, manque qui, qui reste, pas répondu, pas voté, pas encore répondu, pas encore voté,
    réponses manquantes, votes manquants, les retardataires, retardataires, sans réponse, non répondants, who has not answered, who has not voted, who hasn t answered, who hasn t voted, who hasn t replied, who has not replied, who didn t answer, who didn t vote, who did not vote, who did not answer, who still has to, who still needs to,
    who is missing, who s missing, missing answers, missing votes, not answered, not voted, yet to vote, yet to answer, yet to reply, haven t answered, haven t voted, have not voted, have not answered`,
  nudge: `relancer, relance, relancez, relance ceux, relance les, nudge, chase, remind, chase up`,
  duplicate: `dupliquer, duplique, copier, copie, refaire le même, duplicate, copy, clone`,
  export: `exporter, exporte, export, télécharger, télécharge, en csv, csv, download`,
  meeting: `réunion, réunions, rdv, rendez vous, rencontre, séance, atelier, meeting, meetings, session`,
  answers: `réponses, réponse, répondre, answers, replies, answer, reply`,
  when: `quand, dispo, dispos, disponible, disponibles, when, available, quel jour, quelle date, which day, which date, what day, which slot, quel créneau, vous préférez, tu préfères, do you prefer`,
  past: `a été fait, on a fait un sondage, avons fait un sondage, a montré, montrait, a été lancé, did a survey, ran a survey, showed`,
} as const;
export type PollMark = keyof typeof kinds;
export const marks: Phrases<PollMark> = phraseTable(kinds);

/** Before a weekday or a part of the day: not then. */
const refusals = {
  not: `pas, pas de, pas le, pas les, sauf, sauf le, sans, hors, jamais, jamais le, éviter, évite, évitez, ni, excepté, à l exception de, non, surtout pas, exclure, exclus,
    not, no, not on, except, avoid, avoiding, never, without, excluding, but not, other than`,
} as const;
export const refusing: Phrases<'not'> = phraseTable(refusals);

export const asking: ReadonlySet<string> = new Set(
  'quand ou qui que quoi quel quelle quels quelles combien comment pourquoi when where who what which how why is are does do did was'.split(
    ' ',
  ),
);

/** Words that lead up to a command without changing what it asks for. */
export const leading: ReadonlySet<string> = new Set(
  `je j veux voudrais souhaite souhaiterais aimerais peux peut tu vous on nous pouvez pourriez pourrais merci de d svp stp s il te plait bonjour
  bonsoir salut coucou hello hi hey veuillez bien vouloir faut m me moi l la le les un une des du est ce que please could can would you i want like to
  let us the a an alors ok et and for pour fil rouge bot`.split(/\s+/),
);

/** What may stand in a question about the answers to a poll, beside its own words. */
export const answering: ReadonlySet<string> = new Set(
  `repondu repondent repond vote votes voted voter reponse reponses personne personnes gens monde participants participant membres votants
  peut peuvent pourront viennent viendra viendront dispo dispos disponible disponibles libre libres present presents presente choisi choisie retenu retenue gagne
  gagnante gagnant arrive tete date dates jour jours creneau creneaux heure horaire meilleur meilleure maintenant deja encore ont a as y en t il ils elle elles se sur
  pas oui non peut-etre actuellement pour l instant moment answered replied people said say can have has so far yet now already
  of are is and do does did come coming available slot slots day days best winning chosen picked many much been there we it they`.split(
    /\s+/,
  ),
);

/** Every word of a command: what slips are corrected towards. */
export const pollWords: readonly string[] = wordsIn(Object.values(kinds), 3);
