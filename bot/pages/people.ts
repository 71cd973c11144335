/** What the page of groups shows, `GET /api/people/mine`, or `people/groups` for all of them: types only, shared with the browser. */

export interface MemberLine {
  /** "Camille Durand (Caf)". */
  name: string;
  coAnimates: boolean;
  /** Reached by mail, and answers by personal links. */
  withoutTeams: boolean;
}

export interface GroupItem {
  id: string;
  /** "Le sous-groupe « cartographie »". */
  title: string;
  /** Those who co-animate it first, then by name. */
  members: MemberLine[];
}

export interface GroupsPage {
  groups: GroupItem[];
  /** Whoever looks may add somebody without Teams, to some group. */
  mayInvite: boolean;
}
