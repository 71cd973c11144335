/** What a page of the tab draws of a card: its inputs as a form, its buttons as buttons. */
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { controlsOf } from '../../cards/buttons.ts';
import { answerClick } from '../../cards/meetings/meeting.ts';
import { formClick as meetingForm } from '../../cards/meetings/meeting-form.ts';
import { minutesClick } from '../../cards/meetings/meeting-minutes.ts';
import { inviteClick } from '../../cards/people/invite.ts';
import { voteClick } from '../../cards/polls/poll.ts';
import { decideClick } from '../../cards/polls/poll-decide.ts';
import { formClick as pollForm } from '../../cards/polls/poll-form.ts';
import { formClick as progressForm } from '../../cards/progress/progress-form.ts';
import { readCard } from '../../cards/text.ts';
import { realCards } from '../support/real-cards.ts';

const cards = await realCards();
const cardOf = (wanted: string) => {
  const found = cards.find(({ name, template }) => name === wanted || template === wanted);
  if (!found) throw new Error(`There is no card "${wanted}".`);
  return found.card;
};
const inputs = (card: object): string[] =>
  [...JSON.stringify(card).matchAll(/"type":"Input\.[A-Za-z]+","id":"([^"]+)"/g)].map(
    ([, id]) => id ?? '',
  );
const withInputs = cards.filter(({ card }) => inputs(card).length > 0);

describe.each(withInputs)('the form of the card $name', ({ card }) => {
  const { form, buttons } = controlsOf(card);

  it('has every input of the card, in the same order, each with a label or choices', () => {
    expect(form?.fields.map(({ id }) => id)).toEqual(inputs(card));
    for (const { label, choices } of form?.fields ?? [])
      expect(label !== '' || choices.some(({ title }) => title !== '')).toBe(true);
  });

  it('is sent by a button that is not also one of those that send nothing', () => {
    const titles = form?.sends.map(({ title }) => title) ?? [];
    expect(titles.length).toBeGreaterThan(0);
    for (const { title } of buttons) expect(titles).not.toContain(title);
  });

  it('is left out of the text beside it, which is not empty for all that', () => {
    const text = readCard(card, { actions: false, inputs: false });
    expect(text).not.toBe('');
    for (const { hint } of form?.fields ?? []) if (hint) expect(text).not.toContain(hint);
  });
});

it('what is wrong with a field is said at it, and not once more above the form', () => {
  const card = cardOf('invite');
  const { form } = controlsOf(card);
  const wrong = form?.fields.filter(({ problem }) => problem !== '') ?? [];
  expect(wrong.map(({ id }) => id)).toEqual(['email']);
  const [{ problem = '' } = {}] = wrong;
  expect(readCard(card, { actions: false, inputs: false })).not.toContain(problem);
  expect(readCard(card, { actions: false })).toContain(problem);
});

it('what is wrong with a field of a line has the whole width, below the line, and the line has a frame', () => {
  type Element = { id?: string; type: string; style?: string; items?: Element[] };
  const { body } = cardOf('meeting-form') as unknown as { body: Element[] };
  const framed = body.filter(({ style }) => style === 'attention');
  expect(framed).toHaveLength(1);
  expect(framed[0]?.items?.map(({ id, type }) => id ?? type)).toEqual([
    'ColumnSet',
    expect.stringMatching(/start$/),
  ]);
});

it('a progress form shows what most updates fill in; a decision and a next step that are there already are seen', () => {
  const left = controlsOf(cardOf('progress-form')).form;
  expect(left?.fields.filter(({ folded }) => folded).map(({ id }) => id)).toEqual([
    'arbitration',
    'nextStep',
  ]);
  expect(left?.more).toBe('Plus de champs');
  const held = controlsOf(cardOf('avancement-corrige')).form;
  expect(held?.fields.some(({ folded }) => folded)).toBe(false);
});

it('what may be left aside is folded behind a button that says what it opens', () => {
  const { form } = controlsOf(cardOf('meeting-form'));
  const folded = form?.fields.filter((field) => field.folded).map(({ id }) => id);
  expect(folded).toEqual(['link', 'title', 'note']);
  expect(form?.more).toBe('Plus de champs');
  // What holds something is open.
  expect(controlsOf(cardOf('poll-form')).form?.more).toBeUndefined();
});

it.each<[string, string, z.ZodType]>([
  ['poll-form', 'polls.form', pollForm],
  ['poll', 'polls.vote', voteClick],
  ['poll-decide', 'polls.close', decideClick],
  ['invite', 'people.invite', inviteClick],
  ['meeting-form', 'meetings.check', meetingForm],
  ['meeting-minutes', 'meetings.record', minutesClick],
  ['meeting-reply', 'meetings.answer', answerClick],
  ['progress-form', 'progress.save', progressForm],
])('what the form of %s sends as it is shown passes the check of %s', (name, verb, schema) => {
  const { form } = controlsOf(cardOf(name));
  const press = form?.sends.find((one) => one.verb === verb);
  const values = (form?.fields ?? [])
    .filter(({ value }) => value !== '')
    .map(({ id, value }) => [id, value]);
  expect(press?.data).toBeDefined();
  expect(schema.safeParse({ ...press?.data, ...Object.fromEntries(values) }).error).toBeUndefined();
});

it('a card without inputs has no form', () => {
  expect(controlsOf(cardOf('meeting-plan'))).toEqual({
    buttons: ['Envoyer', 'Modifier', 'Annuler'].map((title, at) => ({
      title,
      verb: ['meetings.send', 'meetings.edit', 'meetings.discard'][at],
      data: { draft: expect.any(String), version: 0 },
    })),
  });
});
