/** The page of groups: who is in them, as everybody may ask of the bot. */
import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import { type PageView, view } from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { GroupItem, GroupsPage, MemberLine } from '../../../pages/people.ts';
import type { PeopleContext } from '../context.ts';
import { isWithoutTeams, personRecipient } from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { emptyGroup, isIn, peopleIn } from '../model/groups.ts';
import { nameOf } from '../model/names.ts';
import { may } from '../model/rights.ts';

export const groupViews = (context: PeopleContext): Record<string, PageView> => ({
  groups: page(context, () => true),
  mine: page(context, ({ row }, self) => row !== undefined && peopleIn(row).includes(self)),
});

/** A page of some of the groups, and of all who are in them: from memory, as it is now. */
const page = (
  context: PeopleContext,
  isShown: (group: KnownGroup, self: string) => boolean,
): PageView =>
  view(z.strictObject({}), async (asker) => {
    await context.view.follow();
    const self = personRecipient(asker.person);
    const shown = context.view.groups.filter((group) => isShown(group, self));
    return context.store.read((reader) => pageOf(shown, reader, context, asker));
  });

async function pageOf(
  groups: readonly KnownGroup[],
  reader: Reader,
  context: PeopleContext,
  asker: Asker,
): Promise<GroupsPage> {
  const actor = { person: asker.person, admin: context.isAdmin(asker.person) };
  const today = localDay(asker.now, context.zone);
  const invites = await may(actor, 'people.askInvite', { kind: 'own' }, reader, today);
  return {
    mayInvite: context.settings.personalLink !== undefined && invites,
    groups: groups.map((group) => itemOf(group, context, asker)),
  };
}

/** Order of names. */
const orders = { fr: new Intl.Collator('fr'), en: new Intl.Collator('en') };

function itemOf(group: KnownGroup, { view, plan }: PeopleContext, { locale }: Asker): GroupItem {
  const { id, kind, tag, row = emptyGroup(kind) } = group;
  const members = row.members.map(
    ({ person }): MemberLine => ({
      name: nameOf(view.person(person), plan, locale),
      coAnimates: isIn(row.coAnimators, person),
      withoutTeams: isWithoutTeams(person),
    }),
  );
  return {
    id,
    title: tag[locale],
    members: members.sort(
      (a, b) =>
        Number(b.coAnimates) - Number(a.coAnimates) || orders[locale].compare(a.name, b.name),
    ),
  };
}
