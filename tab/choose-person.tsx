/** On the machine of a developer only: who one is. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Select } from '@fluentui/react-select';
import { type FormEvent, useState } from 'react';
import { Frame } from './app.tsx';
import type { Strings } from './strings.ts';
import type { Host } from './teams.ts';
import type { TestPerson } from './test-person.ts';

export function ChoosePerson(props: {
  host: Host;
  say: Strings;
  people: TestPerson[];
  chosen: (person: TestPerson) => void;
}) {
  const { host, say, people, chosen } = props;
  const [id, setId] = useState(people[0]?.id ?? '');
  const enter = (event: FormEvent) => {
    event.preventDefault();
    const person = people.find((one) => one.id === id);
    if (person) chosen(person);
  };
  return (
    <Frame host={host} say={say} title={say.choose.title} text={say.choose.text}>
      <form onSubmit={enter} className="stack">
        <Field label={say.choose.label}>
          <Select value={id} onChange={(_, { value }) => setId(value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button type="submit" appearance="primary">
            {say.choose.enter}
          </Button>
        </div>
      </form>
    </Frame>
  );
}
