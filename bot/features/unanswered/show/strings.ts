const fr = {
  noted:
    'Merci. La question est notée, sans votre nom, pour que les co-animateurs complètent le plan.',
  notNoted:
    'Merci. La question n’a pas pu être enregistrée (non enregistré) : réessayez plus tard, ou signalez-la aux co-animateurs.',
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
