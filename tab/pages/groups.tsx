/** Groups: who is in them, and adding somebody, with Teams or without. */
import { useState } from 'react';
import type { GroupItem, GroupsPage as Groups } from '../../bot/pages/people.ts';
import { usePageContext } from '../page-context.ts';
import { Ask } from '../parts/ask.tsx';
import { Facts } from '../parts/facts.tsx';
import { Items } from '../parts/items.tsx';
import { Shown } from '../parts/waiting.tsx';
import { Whose } from '../parts/whose.tsx';
import { useNarrow } from '../use-narrow.ts';
import { useView } from '../use-view.ts';

/** A working group may have a hundred members: a long list is folded, and any on a phone. */
const MANY = 12;

export function GroupsPage() {
  const { say, s } = usePageContext('groups');
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
  const { say, s } = usePageContext('groups');
  const named = (part: boolean) =>
    members
      .filter(({ coAnimates }) => coAnimates === part)
      .map(({ name, withoutTeams }) => (withoutTeams ? `${name}, ${s.withoutTeams}` : name));
  const most = useNarrow() ? 0 : MANY;
  const [led, items] = [named(true), named(false)];
  return (
    <section className="card" aria-label={say.nice(title)}>
      <h2>{say.nice(title)}</h2>
      {members.length === 0 ? <p>{s.nobody}</p> : null}
      <Facts facts={[[s.coAnimation, led.length > 0 ? led.join(' · ') : null]]} />
      {items.length > most ? (
        <details>
          <summary>{s.members(items.length)}</summary>
          <Items items={items} />
        </details>
      ) : (
        <Items items={items} />
      )}
    </section>
  );
}
