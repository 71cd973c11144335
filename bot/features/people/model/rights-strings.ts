/** What is said to somebody who may not: whom to ask, and nothing they may not know. */
const fr = {
  onlyAdmins: 'Seul un administrateur du bot peut faire cela : demandez-le-lui.',
  onlyMembers:
    'Seuls les membres de ce groupe peuvent faire cela. Pour en faire partie : « rejoindre le sous-groupe … ».',
  onlyAnimators: {
    own: 'Seul un co-animateur d’un groupe peut faire cela : demandez à l’un d’eux, ou à un administrateur du bot.',
    group:
      'Seuls les co-animateurs de ce groupe peuvent faire cela : demandez à l’un d’eux, ou à un administrateur du bot.',
    led: 'Seuls les co-animateurs du groupe de travail concerné peuvent faire cela : demandez à l’un d’eux, ou à un administrateur du bot.',
    person:
      'Seul un co-animateur d’un groupe de cette personne peut faire cela : demandez à l’un d’eux, ou à un administrateur du bot.',
  },
};

const en: typeof fr = {
  onlyAdmins: 'Only an administrator of the bot can do this: please ask them.',
  onlyMembers:
    'Only the members of this group can do this. To be one of them: “join the sub-group …”.',
  onlyAnimators: {
    own: 'Only a co-facilitator of a group can do this: please ask one of them, or an administrator of the bot.',
    group:
      'Only the co-facilitators of this group can do this: please ask one of them, or an administrator of the bot.',
    led: 'Only the co-facilitators of the working group concerned can do this: please ask one of them, or an administrator of the bot.',
    person:
      'Only a co-facilitator of a group of this person can do this: please ask one of them, or an administrator of the bot.',
  },
};

export const strings = { fr, en };

/** Who co-animates a group, after a refusal. */
export const animatedBy = {
  fr: (group: string, names: string) => `Co-animation pour ${group} : ${names}.`,
  en: (group: string, names: string) => `Who co-facilitates ${group}: ${names}.`,
};
