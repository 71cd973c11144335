/** The words of answers and of what follows a meeting, as data, in both languages. */
import { phraseTable } from '../../../language/phrase-table.ts';
import type { AttendanceStatus } from '../model/schema.ts';

const commands = {
  nudge: `relance ceux qui n ont pas répondu, relance les gens qui n ont pas répondu, relancer ceux qui n ont pas répondu,
    remind those who have not answered, relancer, relance, relancez, relance les, relancez les, faire une relance, envoyer une relance, nudge,
    nudge them, send a nudge`,
  missing: `qui n a pas répondu, qui n a pas encore répondu, qui n ont pas répondu, qui doit encore répondre,
    who has not answered, who hasn t answered, who did not answer, who has not replied, who hasn t replied`,
  later: `pas maintenant, plus tard, rappelle moi plus tard, rappelez moi plus tard, me le rappeler plus tard,
    not now, later, remind me later`,
  feed: `mon calendrier, mon agenda, calendrier des réunions, abonnement au calendrier, abonnement agenda,
    m abonner au calendrier, s abonner au calendrier, agenda personnel, lien du calendrier, my calendar, my agenda,
    calendar feed, calendar subscription, subscribe to the calendar, subscribe to my meetings`,
  minutes: `compte rendu, le compte rendu, faire le compte rendu, écrire le compte rendu, saisir le compte rendu,
    compte rendu de la réunion, compte rendu de la dernière réunion, noter les décisions, note les décisions,
    écrire les décisions, relevé de décisions, the minutes, write the minutes, meeting minutes, minutes of the meeting,
    note the decisions, write the decisions`,
  sheet: `feuille d émargement, feuille d emargement, feuille de présence, liste d émargement, liste de présence,
    émargement, attendance sheet, sign in sheet, signature sheet, attendance list`,
};
export type OwnCommand = keyof typeof commands;

const answers: Record<AttendanceStatus, string> = {
  present: `je serai présent, je serai présente, je suis présent, je suis présente, je serai là, j y serai, je viens,
    je viendrai, je participe, je participerai, présent, présente, i will be there, i ll be there, i am coming,
    i m coming, i will come, i ll come, i will attend, i ll attend, i will be present, count me in, present`,
  remote: `à distance, en visio, en visioconférence, en ligne, par téléphone, remotely, online, by video, by phone`,
  excused: `je serai excusé, je serai excusée, je suis excusé, je suis excusée, excusez moi pour, je serai absent,
    je serai absente, je ne viendrai pas, je ne viens pas, je viendrai pas, je viens pas, je ne peux pas venir,
    je ne pourrai pas venir, je peux pas venir, je ne serai pas là, je ne participerai pas, excusé, excusée, absent, absente,
    je ne pourrai pas être présent, je ne pourrai pas être présente, je ne pourrai pas être là, je ne pourrai pas participer,
    je ne pourrai pas assister, je ne peux pas assister, je ne peux pas participer, je ne peux pas être là,
    je serai empêché, je serai empêchée, je suis empêché, je suis empêchée, j ai un empêchement,
    j annule ma venue, j annule ma participation, j annule ma présence, annule ma venue, annule ma participation,
    annule ma présence, annulez ma venue, annulez ma participation, je suis malade, je suis souffrant, je suis souffrante,
    i can t come, i cannot come, i can t make it, i cannot make it, i will not come, i won t come, i won t be there,
    i will not be there, i cannot attend, i can t attend, i am excused, i will be absent, excused, absent,
    i am sick, i m sick, i am ill, i m ill, cancel my attendance, cancel my participation`,
  represented: `représenté par, représentée par, je me fais représenter par, je me ferai représenter par, remplacé par,
    remplacée par, represented by, replaced by`,
};

/** What says so with the name before it: "Paul me remplace". */
const standIns = `me remplace, me remplacera, va me remplacer, me représente, me représentera, va me représenter,
  viendra à ma place, vient à ma place, ira à ma place, prend ma place, prendra ma place, viendra pour moi,
  me suppléera, me supplée, will replace me, replaces me, will represent me, represents me, will stand in for me,
  stands in for me, will come in my place, comes in my place, will come instead of me, will come instead, is coming instead`;

/** Comes, and not from the start: an answer of its own, with a word. */
const late = `je serai en retard, je suis en retard, j aurai du retard, j aurai un peu de retard, j arrive à, j arriverai à,
  j arrive vers, j arriverai vers, j arriverai en retard, je viendrai en retard, je partirai à, je pars à, je devrai partir,
  je dois partir, i will be late, i ll be late, i m running late, i am running late, i will arrive, i ll arrive, i have to leave,
  i will have to leave, minutes late, min late, minutes de retard, min de retard`;

/** "Je ne pourrai pas", where no day is said: with one, it may be a slot of a poll. */
const unable = `je ne pourrai pas, je pourrai pas, je ne peux pas, je peux pas, pas possible pour moi, i can t, i cannot`;

export const ownCommands = phraseTable(commands);
export const answerWords = phraseTable(answers);
export const otherAnswerWords = phraseTable({ standIns, late, unable });

/** Verbs that give an answer for somebody: "note Camille Durand excusée". */
export const notes: ReadonlySet<string> = new Set(
  'note notes notez noter reponds repondez repondre marque marquez inscris answer mark record'.split(
    ' ',
  ),
);

/** Whoever speaks so speaks of themselves. */
export const selves: ReadonlySet<string> = new Set('je j i we nous'.split(' '));

/** What comes before the name of somebody, or after it. */
export const around: ReadonlySet<string> = new Set(
  'pour for sera will be est is comme as a la le de du the reunion meeting svp stp merci please que qu that'.split(
    ' ',
  ),
);

/** Said around an answer, and no part of what it tells. */
export const courtesies: ReadonlySet<string> = new Set(
  `bonjour bonsoir salut hello hi oui ok non donc bien finalement desole desolee mais et alors bon d accord sorry
    so also aussi en fait actually yes prochaine next seance point rdv tous toutes all i ll m am will va vais ce cette this that
    sera serai suis`.split(/\s+/),
);
