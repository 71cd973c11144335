import type { Locale } from '../../../language/locale.ts';
import type { Talk } from '../../../language/vocabulary.ts';

/** Names that the sentences need: the plan's, never the code's. */
export interface PlanNames {
  sigle: string;
  titre: string;
  /** Questions to try, in the language of the sentence. */
  examples: readonly [string, ...string[]];
}

const fr = {
  talk: (talk: Talk, { sigle, titre, examples: [example] }: PlanNames): string =>
    ({
      salutations: `Bonjour ! Je réponds à vos questions sur le ${sigle}. Par exemple : « ${example} »`,
      remerciements: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
      aurevoirs: 'Au revoir et bonne journée !',
      identite: `Je suis Fil rouge, un bot, pas une personne, et sans intelligence artificielle : je ne lis que ce qui m’est adressé, et n’en envoie rien à un tel service. Je réponds aux questions sur le ${titre} (${sigle}), avec la source de chaque réponse.`,
      aide: `Ce que vous pouvez me demander sur le ${sigle}`,
      etat: `Bonjour ! Tout va bien, merci. Je suis prêt à répondre à vos questions sur le ${sigle}.`,
      compliments: 'Merci, avec plaisir ! Une autre question ?',
      insultes:
        'Je suis désolé de ne pas vous avoir aidé. Dites-moi ce que vous vouliez, autrement, ou demandez « aide ».',
    })[talk],
  present: (name: string, { sigle }: PlanNames) =>
    `Bonjour${name ? ` ${name}` : ''}, et bienvenue ! Je suis Fil rouge, le fil du ${sigle}. Pour commencer, dites par exemple :`,
  wait: 'D’accord, prenez votre temps : rien ne se perd.',
  waiting: (label: string) => `En attente : ${label}.`,
  seen: 'Parfait ! Je reste à votre disposition.',
  sigh: 'Courage ! Je suis là si vous avez besoin de quelque chose.',
  sighMeetings:
    'Je comprends : les réunions prennent du temps. Rien n’est noté ni annulé. Si vous ne pouvez pas venir à l’une, dites « je ne viens pas » ; pour qu’il y en ait moins, parlez-en à qui co-anime le groupe.',
  sighMessages:
    'Je comprends, et je suis désolé du dérangement. Je n’écris que pour une réunion, un sondage ou un point d’étape. Pour ne plus recevoir de rappels : « arrête de m’envoyer des rappels ».',
  sighTools:
    'Je comprends : un outil de plus, cela pèse. Rien n’est noté. Qui administre Fil rouge peut vous écouter : « qui est admin ? ».',
  drop: 'D’accord, je laisse cela. Rien n’est changé.',
  test: 'Je vous lis bien : tout fonctionne. Que puis-je faire pour vous ?',
  smile: '🙂 Je suis là si besoin : écrivez-moi ce que vous voulez savoir ou faire.',
  howTo: (what: string, example: string) => `Pour ${what}, écrivez par exemple : « ${example} ».`,
  animates: 'C’est à un co-animateur du groupe ou à un administrateur de Fil rouge de le faire.',
  leads: 'C’est au pilote de la fiche, à son suppléant ou à un co-animateur de le faire.',
  quoted: (example: string) => `« ${example} »`,
  how: (what: string) => `Comment ${what} ?`,
  canDo: 'Voici ce que vous pouvez me demander :',
  canDoMore: ['Décisions attendues', 'Mes données'],
  languages: 'Français et anglais : écrivez dans l’une ou l’autre, je réponds dans la vôtre.',
  roles:
    'Le pilote d’une fiche dit où elle en est, son suppléant aussi. Le co-animateur d’un groupe prévoit ses réunions et ses sondages, y ajoute des membres, désigne les pilotes de ses fiches. Un administrateur peut tout cela partout.',
  whyNothing:
    'J’écris aux membres d’un groupe, quand une réunion, un sondage ou un point d’étape le concerne. « mes groupes » dit les vôtres ; « rejoindre le sous-groupe … » vous y inscrit, ou un co-animateur vous ajoute.',
  mayChange:
    'Oui, tant que le sondage est ouvert ou que la réunion n’a pas eu lieu : redites votre réponse, elle remplace la précédente. Une réunion, son co-animateur la déplace ou l’annule jusqu’à son début.',
  ifAbsent:
    'Dites « je ne viens pas », sans raison à donner : les co-animateurs le voient. Sans réponse, vous n’êtes compté ni présent ni absent, et je vous le rappelle. Ce qui s’est décidé se lit ensuite : « compte rendu de la dernière réunion ».',
  ifGone:
    'Rien ne se perd : les nouvelles sont à la fiche et y restent, avec leur date et qui les a notées. Sans pilote, une fiche attend que quelqu’un soit désigné. Rien n’est changé par cette question.',
  ifNoVote:
    'Vous êtes compté sans réponse, et je vous le rappelle avant la fin. La date est choisie d’après les réponses des autres ; jusqu’à ce que le sondage soit clos, vous pouvez encore voter.',
  howMany: 'De deux à trente dates par sondage ; peu de dates se comparent mieux.',
  whoIsTold:
    'Ce que l’on note d’une fiche n’envoie rien : cela se lit dans l’onglet, par « quoi de neuf ? » et dans le document du comité. Une réunion ou un sondage s’envoie aux membres du groupe, après votre accord ; changés ou annulés, leurs invités en sont prévenus.',
  howOften:
    'Dès qu’il y a du neuf, une ligne suffit. Quand un point d’étape vous est demandé, je vous écris, avec la date attendue.',
  howSent:
    'Dans Teams : à chaque membre, en privé, et dans le canal du groupe s’il en a un. Qui n’a pas Teams reçoit un courriel, avec un lien pour répondre. Rien ne part avant l’accord de qui l’envoie.',
  mayStandIn:
    'Oui, et personne n’a à être désigné : pour une réunion, répondez « Prénom Nom me remplace », et vous serez noté représenté. Pour être du groupe, c’est un co-animateur qui ajoute quelqu’un.',
  whoMinds:
    'Je ne connais pas les agendas. Demandez le changement (« décale la réunion au 10 ») : avant que rien ne parte, je dis combien sont attendus ailleurs à la même heure, d’après les réunions que je connais. Pour savoir qui peut venir : « sondage : mardi 8 à 14 h ou jeudi 10 à 14 h ».',
  expected: 'Ce qui est attendu de vous :',
  nothingExpected: 'Rien n’est attendu de vous : ni réponse, ni nouvelles, ni action.',
  expectedPrivately:
    'Ce qui est attendu de vous se dit en conversation privée : demandez-le-moi là.',
  noted: 'Voici ce que j’ai noté de vous :',
  notedPrivately: 'Ce que j’ai noté de vous ne se dit qu’en privé : demandez-le-moi là-bas.',
  nothingNoted: 'Je n’ai encore rien noté de vous.',
  whatIsKept: 'Voici ce que je garde, et pourquoi :',
  unclear: {
    far: {
      asks: 'Je ne sais pas répondre à cela.',
      orders: 'Je ne sais pas faire cela : rien n’est fait.',
      tells: 'Je ne vois pas quoi faire de ce message : rien n’est noté.',
      names: 'Je ne vois pas de quoi il s’agit : rien n’est noté.',
    },
    ask: 'Que sais-tu faire ?',
    near: {
      asks: 'Je ne suis pas sûr de ce que vous demandez. Le plus proche de ce que je sais faire :',
      orders:
        'Je ne suis pas sûr de ce que je dois faire. Le plus proche de ce que je sais faire :',
      tells: 'Je ne vois pas quoi faire de ce message. Le plus proche de ce que je sais faire :',
      names: 'Je ne vois pas de quoi il s’agit. Le plus proche de ce que je sais faire :',
    },
  },
  shut: {
    both: 'Je n’ai pas de question en attente : ni invitation, ni sondage de dates. Rien n’est noté.',
    poll: 'Rien n’est noté : aucun sondage de dates n’est ouvert pour vous. Une réunion attend votre réponse : « je viens » ou « je ne viens pas ».',
    invitation:
      'Rien n’est noté : aucune réunion n’attend votre réponse. Un sondage de dates est ouvert : dites lesquelles vous vont, par exemple « ok pour mardi, pas jeudi ».',
    stays: (what: string) =>
      `Reste : ${what} (« oublie ce que je viens de dire » pour le retirer).`,
  },
  nothingToDo:
    'Rien n’est en attente. Dites-le en entier, par exemple « annule la réunion » ou « annule le sondage ».',
  nothingAsked:
    'Je n’ai pas de question en attente. Dites-moi à quoi vous répondez, par exemple « je viens à la réunion ».',
  rulesTitle: 'Comment je réponds',
  rules: [
    'Aux questions sur le plan, je réponds à partir du plan, et je cite la page d’où vient chaque réponse.',
    'Quand le plan ne dit pas quelque chose, je le dis.',
    'Je ne communique jamais d’identifiant ni de mot de passe.',
    'Dans un canal ou une conversation de groupe, mentionnez-moi : @Fil rouge.',
  ],
  keptTitle: 'Ce qui est conservé, et pourquoi',
  kept: [
    'La dernière question est gardée une heure, en mémoire seulement, pour comprendre « et ses indicateurs ? ».',
    'Les questions restées sans réponse sont notées sans votre nom, pour compléter le plan.',
    'Vos réponses aux réunions et aux sondages, et l’avancement que vous notez, sont gardés avec votre nom, un an par défaut : « mes données » vous les montre.',
    'Aucun message n’est écrit dans les journaux techniques.',
  ],
  private:
    'Ce que vous m’écrivez en privé n’est montré à personne ; ce que vous notez d’une fiche, une réponse ou une décision, se voit dans votre groupe. « oublie-moi » efface ce qui est à vous.',
  hello: (given: string, { sigle }: PlanNames) =>
    `Bonjour${given ? ` ${given}` : ''}. Je suis Fil rouge, le fil du ${sigle}.`,
  administers: 'administration',
  coAnimates: (groups: string) => `co-animation : ${groups}`,
  isPilote: (led: string) => `pilote : ${led}`,
  toReply: (all: number) => `À répondre : ${all}`,
  toDo: (all: number) => `À faire : ${all}`,
  andOthers: (n: number) => (n > 0 ? [`et ${n} autre${n > 1 ? 's' : ''}`] : []),
  roleTitle: 'Votre rôle',
  introduction:
    'Je réponds sur le plan, je tiens les réunions, les sondages de dates et l’avancement des fiches.',
  whatIsKeptOfYou: 'Ce que je garde de vous',
  job: {
    question: 'Poser une question',
    meeting: 'Prochaine réunion',
    date: 'Trouver une date',
    news: 'Donner des nouvelles',
    where: 'Où en est le plan ?',
  },
  sayExpected: 'Qu’attend-on de moi ?',
  sayNext: 'Prochaine réunion',
  sayWhere: 'Où en est le plan ?',
};

const en: typeof fr = {
  talk: (talk, { sigle, titre, examples: [example] }) =>
    ({
      salutations: `Hello! I answer your questions about the ${sigle}. For instance: “${example}”`,
      remerciements: 'You are welcome, my pleasure! Ask again any time.',
      aurevoirs: 'Goodbye, have a nice day!',
      identite: `I am Fil rouge, a bot (not a human), without artificial intelligence: I read only what is addressed to me, and send none of it to such a service. I answer questions about the ${titre} (${sigle}), with the source of each answer.`,
      aide: `What you can ask me about ${sigle}`,
      etat: `Hello! All is well, thank you. I am ready to answer your questions about the ${sigle}.`,
      compliments: 'Thank you, my pleasure! Another question?',
      insultes:
        'I am sorry I did not help. Please tell me what you wanted in other words, or ask “help”.',
    })[talk],
  present: (name, { sigle }) =>
    `Hello${name ? ` ${name}` : ''}, and welcome! I am Fil rouge, the thread of the ${sigle}. To begin, say for instance:`,
  wait: 'All right, take your time: nothing is lost.',
  waiting: (label) => `Waiting: ${label}.`,
  seen: 'Perfect! I am here when you need me.',
  sigh: 'Hang in there! I am here if you need anything.',
  sighMeetings:
    'I understand: meetings take time. Nothing is noted nor cancelled. If you cannot come to one, say “I am not coming”; to have fewer of them, speak to whoever co-leads the group.',
  sighMessages:
    'I understand, and I am sorry to disturb you. I only write for a meeting, a poll or an update. To get no more reminders: “stop sending me reminders”.',
  sighTools:
    'I understand: one more tool is a burden. Nothing is noted. Whoever administers Fil rouge can hear you out: “who is an admin?”.',
  drop: 'All right, I leave it. Nothing is changed.',
  test: 'I read you well: all works. What can I do for you?',
  smile: '🙂 I am here if needed: write what you want to know or do.',
  howTo: (what, example) => `To ${what}, write for instance: “${example}”.`,
  animates: 'A co-facilitator of the group or an administrator of Fil rouge does it.',
  leads: 'The lead of the fiche, their deputy or a co-facilitator does it.',
  quoted: (example) => `“${example}”`,
  how: (what) => `How to ${what}?`,
  canDo: 'This is what you can ask me:',
  canDoMore: ['Decisions awaited', 'My data'],
  languages: 'French and English: write in either, I answer in yours.',
  roles:
    'The lead of a fiche tells how it stands, and so does their deputy. The co-facilitator of a group plans its meetings and polls, adds members, appoints the leads of its fiches. An administrator may do all this everywhere.',
  whyNothing:
    'I write to the members of a group, when a meeting, a poll or an update concerns it. “my groups” tells yours; “join the sub-group …” enters you, or a co-facilitator adds you.',
  mayChange:
    'Yes, while the poll is open or the meeting is still to come: say your answer again, it replaces the one before. Its co-facilitator may move or cancel a meeting until it begins.',
  ifAbsent:
    'Say “I am not coming”, without any reason: the co-facilitators see it. Without an answer you count neither as coming nor as away, and I remind you. What was decided is read afterwards: “minutes of the last meeting”.',
  ifGone:
    'Nothing is lost: the news is that of the fiche and stays there, with its day and who noted it. Without a lead, a fiche waits for somebody to be appointed. Nothing is changed by this question.',
  ifNoVote:
    'You count as without an answer, and I remind you before the end. The date is chosen by the answers of the others; until the poll is closed, you may still vote.',
  howMany: 'Two to thirty dates a poll; a few are easier to compare.',
  whoIsTold:
    'What is noted of a fiche sends nothing: it is read in the tab, by “what is new?” and in the committee’s document. A meeting or a poll is sent to the members of the group, once you agree; when it is changed or cancelled, its guests are told.',
  howOften:
    'As soon as there is news, one line is enough. When an update is asked of you, I write to you, with the day it is expected.',
  howSent:
    'In Teams: to every member, in private, and in the channel of the group if it has one. Whoever has no Teams gets an e-mail, with a link to answer. Nothing goes before whoever sends it agrees.',
  mayStandIn:
    'Yes, and nobody needs to be appointed: for a meeting, answer “First Last will replace me”, and you are noted as represented. To be of the group, a co-facilitator adds somebody.',
  whoMinds:
    'I know no calendars. Ask for the change (“move the meeting to the 10th”): before anything goes, I say how many are expected elsewhere at that time, as far as I know of meetings. To know who can come: “poll: Tuesday 8 at 2pm or Thursday 10 at 2pm”.',
  expected: 'What is expected of you:',
  nothingExpected: 'Nothing is expected of you: no answer, no news, no action.',
  expectedPrivately: 'What is expected of you is told in a private chat: ask me there.',
  noted: 'Here is what I noted of you:',
  notedPrivately: 'What I noted of you is told in a private chat only: ask me there.',
  nothingNoted: 'I have noted nothing of you so far.',
  whatIsKept: 'This is what I keep, and why:',
  unclear: {
    far: {
      asks: 'I cannot answer that.',
      orders: 'I cannot do that: nothing is done.',
      tells: 'I do not see what to do with this message: nothing is recorded.',
      names: 'I do not see what this is about: nothing is recorded.',
    },
    ask: 'What can you do?',
    near: {
      asks: 'I am not sure what you are asking. The nearest I can do:',
      orders: 'I am not sure what I am to do. The nearest I can do:',
      tells: 'I do not see what to do with this message. The nearest I can do:',
      names: 'I do not see what this is about. The nearest I can do:',
    },
  },
  shut: {
    both: 'I have no question waiting: no invitation, no poll of dates. Nothing is recorded.',
    poll: 'Nothing is recorded: no poll of dates is open for you. A meeting waits for your answer: “I am coming” or “I am not coming”.',
    invitation:
      'Nothing is recorded: no meeting waits for your answer. A poll of dates is open: say which suit you, for instance “ok for Tuesday, not Thursday”.',
    stays: (what: string) => `Still there: ${what} (“forget what I just said” takes it back).`,
  },
  nothingToDo:
    'Nothing is waiting. Please say it in full, for instance “cancel the meeting” or “cancel the poll”.',
  nothingAsked:
    'I have no question waiting. Please say what you are answering, for instance “I am coming to the meeting”.',
  rulesTitle: 'How I answer',
  rules: [
    'I answer questions about the plan from the plan, and I quote the page each answer comes from.',
    'When the plan leaves something out, I say so.',
    'I never give a login or a password.',
    'In a channel or a group chat, mention me: @Fil rouge.',
  ],
  keptTitle: 'What is kept, and why',
  kept: [
    'Your last question is kept for one hour, in memory only, to understand “and its indicators?”.',
    'Questions left without an answer are noted without your name, to complete the plan.',
    'Your answers to meetings and polls, and the progress you note, are kept with your name: “my data” shows them.',
    'No message is written in the technical logs.',
  ],
  private:
    'What you write to me in private is shown to nobody; what you note of a fiche, an answer or a decision is seen in your group. “forget me” erases what is yours.',
  hello: (given, { sigle }) =>
    `Hello${given ? ` ${given}` : ''}. I am Fil rouge, the thread of the ${sigle}.`,
  administers: 'administrator',
  coAnimates: (groups) => `co-facilitates ${groups}`,
  isPilote: (led) => `leads ${led}`,
  toReply: (all) => `To reply: ${all}`,
  toDo: (all) => `To do: ${all}`,
  andOthers: (n) => (n > 0 ? [`and ${n} more`] : []),
  roleTitle: 'Your part',
  introduction:
    'I answer about the plan, and keep meetings, polls of dates and the progress of the fiches.',
  whatIsKeptOfYou: 'What I keep of you',
  job: {
    question: 'Ask a question',
    meeting: 'Next meeting',
    date: 'Find a date',
    news: 'Give news',
    where: 'How far is the plan?',
  },
  sayExpected: 'What is expected of me?',
  sayNext: 'Next meeting',
  sayWhere: 'How far is the plan?',
};

export const strings: Record<Locale, typeof fr> = { fr, en };
