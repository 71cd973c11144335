/** Groups: who is in them, and adding somebody, with Teams or without. */
import { useState } from 'react';
import type { GroupItem, GroupsPage as Groups } from '../../bot/pages/people.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Items } from '../parts/items.tsx';
import { Shown } from '../parts/waiting.tsx';
import { Whose } from '../parts/whose.tsx';
import { useView } from '../use-view.ts';

/** A working group may have a hundred members: a long list is folded. */
const MANY = 12;

export function GroupsPage() {
  const { say } = usePageContext();
  const s = say.groups;
  const [all, setAll] = useState(false);
  const view = useView<Groups>(all ? 'people/groups' : 'people/mine');
  return (
    <>
      <h1>{say.pages.groupes}</h1>
      <Ask
        label={s.ask}
        example={s.example}
        start={
          view.value?.mayInvite
            ? { title: s.invite, verb: 'people.askInvite', data: {} }
            : undefined
        }
        done={() => void view.again()}
      />
      <Whose words={s} all={all} choose={setAll} />
      <Shown of={view}>{({ groups }) => <List groups={groups} />}</Shown>
    </>
  );
}

function List({ groups }: { groups: GroupItem[] }) {
  const { say } = usePageContext();
  if (groups.length === 0) return <p>{say.groups.none}</p>;
  return (
    <div className="groups">
      {groups.map((group) => (
        <Group key={group.id} group={group} />
      ))}
    </div>
  );
}

function Group({ group: { title, members } }: { group: GroupItem }) {
  const { say } = usePageContext();
  const s = say.groups;
  const items = members.map(({ name, coAnimates, withoutTeams }) =>
    [name, coAnimates && s.coAnimates, withoutTeams && s.withoutTeams].filter(Boolean).join(', '),
  );
  return (
    <section className="card" aria-label={say.nice(title)}>
      <h2>{say.nice(title)}</h2>
      {members.length === 0 ? <p>{s.nobody}</p> : null}
      {members.length > MANY ? (
        <details>
          <summary>{s.members(members.length)}</summary>
          <Items items={items} />
        </details>
      ) : (
        <Items items={items} />
      )}
    </section>
  );
}
