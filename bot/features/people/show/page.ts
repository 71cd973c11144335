/** The page of groups: who is in them, as everybody may ask of the bot. */
import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import { type PageView, view } from '../../../contract/feature.ts';
import { type Reader, valuesOf } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { GroupItem, GroupsPage, MemberLine } from '../../../pages/people.ts';
import type { PeopleContext } from '../context.ts';
import { isWithoutTeams, type KnownPerson, people, personRecipient } from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { emptyGroup, type Group, groups, isIn, peopleIn } from '../model/groups.ts';
import { nameOf } from '../model/names.ts';
import { may } from '../model/rights.ts';

export const groupViews = (context: PeopleContext): Record<string, PageView> => ({
  groups: view(z.strictObject({}), async (asker) => {
    if (!context.view.loaded) await context.view.follow();
    context.view.touch(asker.now);
    return context.store.read((reader) => pageOf(reader, context, asker));
  }),
});

async function pageOf(reader: Reader, context: PeopleContext, asker: Asker): Promise<GroupsPage> {
  const shown = context.view.groups.map(({ id }) => id);
  const rows = valuesOf(await reader.getAll(groups, shown));
  const members = [...rows.values()].flatMap((row) => row.members.map(({ person }) => person));
  const known = valuesOf(await reader.getAll(people, members));
  const actor = { person: asker.person, admin: context.isAdmin(asker.person) };
  const today = localDay(asker.now, context.zone);
  const invites = await may(actor, 'people.askInvite', { kind: 'own' }, reader, today);
  return {
    mayInvite: context.settings.personalLink !== undefined && invites,
    groups: context.view.groups.map((group) =>
      itemOf(group, rows.get(group.id) ?? emptyGroup(group.kind), { known, context, asker }),
    ),
  };
}

interface Seen {
  known: ReadonlyMap<string, KnownPerson>;
  context: PeopleContext;
  asker: Asker;
}

function itemOf({ id, tag }: KnownGroup, row: Group, { known, context, asker }: Seen): GroupItem {
  const { locale, person: self } = asker;
  const members = row.members.map(
    ({ person }): MemberLine => ({
      name: nameOf(known.get(person), context.plan, locale),
      coAnimates: isIn(row.coAnimators, person),
      withoutTeams: isWithoutTeams(person),
    }),
  );
  return {
    id,
    title: tag[locale],
    members: members.sort(
      (a, b) => Number(b.coAnimates) - Number(a.coAnimates) || a.name.localeCompare(b.name, locale),
    ),
    mine: peopleIn(row).includes(personRecipient(self)),
  };
}
