/** What is said to somebody who may not: whom to ask, and nothing they may not know. */
const fr = {
  onlyAdmins: 'Seul un administrateur de Fil rouge peut faire cela : demandez-le-lui.',
  onlyMembers: 'Seuls les membres de ce groupe peuvent faire cela.',
  onlyAnimators: {
    own: 'Seul un co-animateur d’un groupe peut faire cela : demandez à l’un d’eux, ou à un administrateur de Fil rouge.',
    group:
      'Seuls les co-animateurs de ce groupe peuvent faire cela : demandez à l’un d’eux, ou à un administrateur de Fil rouge.',
    led: 'Seuls les co-animateurs du groupe de travail concerné peuvent faire cela : demandez à l’un d’eux, ou à un administrateur de Fil rouge.',
    person:
      'Seul un co-animateur d’un groupe de cette personne peut faire cela : demandez à l’un d’eux, ou à un administrateur de Fil rouge.',
  },
};

const en: typeof fr = {
  onlyAdmins: 'Only an administrator of Fil rouge can do this: please ask them.',
  onlyMembers: 'Only the members of this group can do this.',
  onlyAnimators: {
    own: 'Only a co-facilitator of a group can do this: please ask one of them, or an administrator of Fil rouge.',
    group:
      'Only the co-facilitators of this group can do this: please ask one of them, or an administrator of Fil rouge.',
    led: 'Only the co-facilitators of the working group concerned can do this: please ask one of them, or an administrator of Fil rouge.',
    person:
      'Only a co-facilitator of a group of this person can do this: please ask one of them, or an administrator of Fil rouge.',
  },
};

export const strings = { fr, en };

/** Of a group that is known: its name, and the button that joins it, which the card around it need not name again. */
export const membersOnly = {
  fr: {
    why: (group: string) =>
      `Seuls les membres peuvent faire cela, et vous n’êtes pas dans ${group}.`,
    join: (group: string) => ({ title: 'Rejoindre le groupe', say: `Rejoindre ${group}` }),
  },
  en: {
    why: (group: string) => `Only members can do this, and you are not in ${group}.`,
    join: (group: string) => ({ title: 'Join the group', say: `Join ${group}` }),
  },
};

/** The button that asks to co-animate a group, named where there are several. */
export const access = {
  fr: (group: string) => `Demander l’accès${group && ` (${group})`}`,
  en: (group: string) => `Ask for access${group && ` (${group})`}`,
};

/** Who co-animates a group, after a refusal. */
export const animatedBy = {
  fr: (group: string, names: string) => `Co-animation pour ${group} : ${names}.`,
  en: (group: string, names: string) => `Who co-facilitates ${group}: ${names}.`,
};

/** Who administers the bot, after a refusal that no group has anybody for. */
export const administeredBy = {
  fr: (names: string) => `Administration : ${names}.`,
  en: (names: string) => `Administration: ${names}.`,
};
