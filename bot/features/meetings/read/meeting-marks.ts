/**
 * The words of commands and questions about meetings, as data, in both languages. They are compared
 * as written, after typing slips are corrected; articles inside an expression may be left out.
 */
import { phraseTable, wordsIn } from '../../../language/phrase-table.ts';
import type { Phrases } from '../../../language/phrases.ts';

const kinds = {
  meeting: `réunion, réunions, réunir, reunion, reu, reus, rdv, rendez vous, rencontre, séance, séances, atelier, comité, copil, cotech, plénière,
    réu, session, sessions, meeting, meetings, mtg, workshop, get together, catch up, assemblée, réunion de travail, séance de travail`,
  talk: `point, visio, visioconférence, appel, échange, entretien, call, phone call, video call, conversation`,
  create: `planifier, planifie, planifiez, planifions, programmer, programme, programmez, programmons, organiser, organise, organisez, organisons,
    prévoir, prévois, prévoyez, prévoyons, créer, crée, créez, créons, fixer, fixe, fixez, fixons, caler, cale, calez, calons, poser, pose, posez,
    posons, mettre, mets, mettez, mettons, ajouter, ajoute, ajoutez, convoquer, convoque, convoquez, inviter, invite, invitez, réserver, réserve,
    réservez, enregistrer, enregistre, noter, note, notez, inscrire, inscris, on se voit, on se retrouve, on se réunit, nouvelle réunion,
    nouveau rdv, on fait, schedule, plan, set up, book, arrange, create, organize, organise, add, put, invite, convene, new meeting, let s meet, we meet, fix, pencil in`,
  move: `déplacer, déplace, déplacez, déplaçons, décaler, décale, décalez, décalons, reporter, reporte, reportez, reportons, repousser, repousse,
    repoussez, avancer, avance, avancez, reprogrammer, reprogramme, reprogrammez, replanifier, replanifie, changer la date, change la date,
    changez la date, changer l heure, change l heure, changez l heure, changer l horaire, change l horaire, modifier la date, modifie la date,
    modifie l heure, modifie l horaire, changer de date, change de date, déplacée, décalée, reportée, repoussée, avancée, déplacé, décalé, reporté,
    move, moves, moved, postpone, postponed, reschedule, rescheduled, push back, push, pushed, bring forward, shift, put off, change the date, change the time,
    et plus, et plus en, et non plus, et plus à, changement de salle, change de salle, change de lieu, changement de lieu, changement d horaire, changement de date, change of room, change of date, new room, nouvelle salle, nouvelle date, new date,
    passe, passer, basculer, bascule, au lieu de, instead of`,
  wonder: `faut il, dois je, doit on, devons nous, est ce qu il faut, est ce que je dois, est ce qu on doit, existe t il, y a t il, est ce qu il y a, à savoir quel,
    savoir quel, savoir quelle, savoir quels, savoir quelles, savoir si, savoir ce que, savoir comment, savoir pourquoi, savoir qui, programme des séances, programme des rencontres, programme du séminaire, programme of the sessions, programme of the seminar, program of the sessions,
    do i need, do we need, do i have to, do we have to, should i, should we, must i, must we, is it necessary, is there, are there, i want to know, i would like to know`,
  planned: `prévue, prévu, initialement, initialement prévue, programmée, fixée, planned, scheduled, originally, originally planned`,
  bring: 'bring, brought, bringing',
  forward: 'forward',
  cancel: `annuler, annule, annulez, annulons, annulation, annulée, annulé, supprimer, supprime, supprimez, déprogrammer, déprogramme, retirer, enlever,
    n aura pas lieu, n a plus lieu, n a pas lieu, ne se tiendra pas, tombe à l eau, cancel, cancels, cancelled, canceled, call off, called off, scrap, drop, delete, is off`,
  agendaNoun: `ordre du jour, ordres du jour, odj, o d j, agenda, points à l ordre du jour, programme de la réunion, sujets`,
  agendaVerb: `modifier, modifie, modifiez, modifions, changer, change, changez, ajouter, ajoute, ajoutez, ajoutons, rajouter, rajoute, rajoutez,
    compléter, complète, complétez, remplacer, remplace, remplacez, mettre, mets, mettez, mettre à jour, mets à jour, corriger, corrige, actualiser,
    actualise, retirer, retire, enlever, enlève, inscrire, inscris, préciser, précise, fixer, fixe, définir, définis, nouvel ordre du jour, nouvel odj,
    change, edit, update, modify, add, replace, set, amend, put, new agenda, revise, complete, remove`,
  reminders: `rappel, rappels, rappeler, rappelle, reminder, reminders, remind`,
  mute: `stop rappels, stop rappel, arrête les rappels, arrêter les rappels, plus de rappels, plus de rappel, ne me rappelle plus, pas de rappels, pas de rappel,
    coupe les rappels, désactive les rappels, désactiver les rappels, stop reminders, stop reminding, no more reminders, mute reminders, turn off reminders, disable reminders`,
  unmute: `reprends les rappels, reprendre les rappels, remets les rappels, remettre les rappels, réactive les rappels, réactiver les rappels, active les rappels,
    rétablis les rappels, resume reminders, turn on reminders, unmute reminders, enable reminders, reminders on again, start reminders again`,
  nudge: `relancer, relance, relancez, relançons, nudge, chase, chase up, remind those who have not answered`,
  happened: `a eu lieu, ont eu lieu, s est tenue, s est tenu, s est bien passée, s est bien passé, s est passée, était, étaient, avons fait, a été tenue, tenue, réalisée,
    réalisé, terminée, terminé, faite, on a fait, on a tenu, on a organisé, a organisé, avons organisé, organisée, organisées, took place, was held, were held, went well, has been held, we held, was great`,
  poll: `sondage, sondages, doodle, framadate, poll, polls, survey, vote, votes, voter, dispos, disponibilités, créneau, créneaux, slots, timeslots`,
  next: `prochaine, prochaines, prochain, next, à venir, upcoming, suivante, futures, future, coming`,
  when: 'quand, quelle date, quel jour, à quelle heure, quelle heure, when, what time, what day, which day, what date, quelles dates, kan, qd',
  where:
    'ou se passe, ou se tient, ou a lieu, ou est, quel lieu, quelle salle, quel endroit, where, which room, what room, what place, lieu de, adresse de',
  who: `qui vient, qui sera présent, qui participe à la réunion, qui est présent, qui est attendu, qui est inscrit à la réunion, combien viennent, combien de présents, qui a dit oui, qui vient pas,
    ki vient, qui a répondu, liste des présents, les présents, qui assiste, qui sera présente, qui y va, who is coming, who s coming, who comes, who will be there, who attends, who is attending, who will attend, who said yes, how many are coming, who replied, who answered`,
  missing: `qui n a pas répondu, qui na pas répondu, qui manque, qui n ont pas répondu, sans réponse pour la réunion, pas encore répondu, qui ne vient pas, qui est excusé, who has not answered, who has not replied, who hasn t answered, who hasn t replied, who did not answer, who is missing, not answered yet`,
  link: 'lien de la réunion, lien visio, lien de la visio, lien teams, lien de connexion à la réunion, meeting link, teams link, link of the meeting, link to the meeting',
  decisions: `qu a t on décidé, qu est ce qui a été décidé, qu est ce qu on a décidé, décisions de la dernière réunion, relevé de décisions, compte rendu, what was decided, what did we decide, decisions of the last meeting, minutes of the last meeting`,
  list: 'réunions à venir, prochaines réunions, mes réunions, mes prochaines réunions, calendrier des réunions, les réunions à venir, agenda des réunions, upcoming meetings, next meetings, my meetings, list meetings, my next meetings',
} as const;

export type MeetingMark = keyof typeof kinds;

export const marks: Phrases<MeetingMark> = phraseTable(kinds);

/** What a question starts with. */
export const asking: ReadonlySet<string> = new Set(
  'quand ou qui que quoi quel quelle quels quelles combien comment pourquoi when where who what which how why is are does do did was kan ki koi'.split(
    ' ',
  ),
);

/** Words that lead up to a command without changing what it asks for. */
export const leading: ReadonlySet<string> = new Set(
  `je j veux voudrais souhaite souhaiterais aimerais peux peut tu vous on nous pouvez pourriez pourrais merci de d svp stp s il te plait bonjour
  bonsoir salut coucou hello hi hey veuillez bien vouloir faut il m me moi l la le les un une des est ce que please could can would you i want like to
  let us the a an alors ok et and fil rouge bot tous toutes`.split(/\s+/),
);

/** Every word of a command: what slips are corrected towards. */
export const meetingWords: readonly string[] = wordsIn(Object.values(kinds), 3);
