/** What a letter says besides its message: whose link it is, why one gets it, how to stop. */
const fr = {
  subject: 'Un message de Fil rouge',
  house: 'Fil rouge',
  tool: (plan: string) => `L’outil des partenaires : ${plan}`,
  greeting: (name: string) => `Bonjour ${name},`,
  from: (who: string) => `${who} vous écrit par Fil rouge.`,
  calendar: 'L’invitation pour votre agenda est jointe.',
  personal:
    'Les liens sont personnels : y répondre, c’est répondre en votre nom. Ne transmettez pas ce courriel.',
  why: 'Fil rouge vous écrit parce qu’une personne qui co‑anime l’un de vos groupes y a inscrit cette adresse.',
  unread: 'Personne ne lit les réponses à ce courriel.',
  ask: (who: string) =>
    `Une question ? Demandez à ${who} : les réponses à ce courriel ne sont pas lues.`,
  stop: 'Ne plus recevoir ces courriels, voir ou faire effacer ce qui est gardé de vous',
};

const en: typeof fr = {
  subject: 'A message from Fil rouge',
  house: 'Fil rouge',
  tool: (plan) => `The tool of the partners: ${plan}`,
  greeting: (name) => `Hello ${name},`,
  from: (who) => `${who} writes to you through Fil rouge.`,
  calendar: 'The entry for your calendar is attached.',
  personal:
    'The links are personal: what is answered through them is answered in your name. Do not pass this e-mail on.',
  why: 'Fil rouge writes to you because somebody who co-facilitates one of your groups entered you there with this address.',
  unread: 'Nobody reads answers to this e-mail.',
  ask: (who) => `A question? Please ask ${who}: answers to this e-mail are not read.`,
  stop: 'Stop these e-mails, see or erase what is kept about you',
};

export const letterStrings = { fr, en };
