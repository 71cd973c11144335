const fr = {
  noted:
    'Merci. La question est notée, sans votre nom, pour que les co-animateurs complètent le plan.',
  notNoted:
    'Merci. La question n’a pas pu être enregistrée (non enregistré) : réessayez plus tard, ou signalez-la aux co-animateurs.',
  sorry: 'Je suis désolé.',
  human: 'Je suis un programme ; quelqu’un peut vous aider.',
  leadsNow: (numero: string, who: string) => `Fiche ${numero}, aujourd’hui : ${who}.`,
  untold:
    'Je suis désolé que vous l’appreniez ainsi. Rien n’est changé par ce message. Ce qui vaut aujourd’hui : « mes groupes », « mes fiches ».',
  talkTo: (names: string) =>
    `Administration de Fil rouge : ${names}. Vous pouvez leur écrire dans Teams.`,
  talkToAdmin:
    'Écrivez à un co-animateur de votre groupe, ou à qui vous a donné accès à Fil rouge.',
  notedFor: (text: string) =>
    `La question « ${text} » est notée, sans votre nom, avec celles à corriger.`,
  otherwise: 'Dites-moi ce que vous vouliez, autrement, ou ce qui est juste.',
  tellMe: 'Dites-moi ce qui ne va pas, et ce que vous vouliez.',
  correct:
    'Dites-moi ce qui est juste et je le corrige : par exemple « non, 50 % et pas 40 » ou « supprime-le ».',
  correctLead: (fiche?: string) =>
    `Si le pilote a changé, un co-animateur ou un administrateur l’écrit : « désigne Prénom Nom pilote de la fiche ${fiche ?? '1.1'} ». Si c’est vous : « je pilote la fiche ${fiche ?? '1.1'} ».`,
  title: (n: number) =>
    n === 0
      ? 'Aucune question sans réponse.'
      : `${n} ${n === 1 ? 'question' : 'questions'} sans réponse, les plus posées d’abord :`,
  line: (text: string, count: number, what: string, last: string) =>
    `« ${text} » : posée ${count} fois, la dernière le ${last}. ${what}`,
  complete: (entry: string) =>
    entry ? `À compléter dans le plan : ${entry}.` : 'Aucune entrée du plan n’en est proche.',
  check: (entry: string) =>
    entry ? `Réponse contestée : vérifiez l’entrée ${entry}.` : 'Réponse contestée.',
  more: (n: number) => `… et ${n} autres.`,
};

const en: typeof fr = {
  noted:
    'Thank you. The question is noted, without your name, so that the co-facilitators can complete the plan.',
  notNoted:
    'Thank you. The question could not be recorded (not recorded): try again later, or tell the co-facilitators.',
  sorry: 'I am sorry.',
  human: 'I am a program; somebody can help you.',
  leadsNow: (numero, who) => `Fiche ${numero}, today: ${who}.`,
  untold:
    'I am sorry that you learn it this way. Nothing is changed by this message. What stands today: “my groups”, “my sheets”.',
  talkTo: (names) => `Administration of Fil rouge: ${names}. You can write to them in Teams.`,
  talkToAdmin:
    'Write to a co-facilitator of your group, or to whoever gave you access to Fil rouge.',
  notedFor: (text) => `The question “${text}” is noted, without your name, with those to mend.`,
  otherwise: 'Tell me what you wanted, in other words, or what is right.',
  tellMe: 'Tell me what is wrong, and what you wanted.',
  correct:
    'Tell me what is right and I correct it: for instance “no, 50% and not 40” or “delete it”.',
  correctLead: (fiche) =>
    `If the lead has changed, a co-facilitator or an administrator writes: “appoint First Last lead of fiche ${fiche ?? '1.1'}”. If it is you: “I lead fiche ${fiche ?? '1.1'}”.`,
  title: (n) =>
    n === 0
      ? 'No unanswered question.'
      : `${n} unanswered ${n === 1 ? 'question' : 'questions'}, most asked first:`,
  line: (text, count, what, last) =>
    `“${text}”: asked ${count} ${count === 1 ? 'time' : 'times'}, last on ${last}. ${what}`,
  complete: (entry) => (entry ? `To complete in the plan: ${entry}.` : 'No plan entry is near it.'),
  check: (entry) => (entry ? `Answer disputed: check the entry ${entry}.` : 'Answer disputed.'),
  more: (n) => `… and ${n} more.`,
};

export const strings = { fr, en };
