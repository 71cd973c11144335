/**
 * What is understood of meetings, polls and votes. `test/questions/README.md` says who wrote each set,
 * docs/comprehension-mesures.md the scores as found.
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { costOf } from '../../../support/cost.ts';
import { markOf, readLines, scoreOf } from '../../../support/planning-score.ts';
import { drawn, long } from '../../../support/random.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const now = new Date('2026-09-02T08:00:00Z');
const best = (text: string, given: Record<string, unknown> = {}) =>
  bot.understand(text, { now, given }, 'fr')[0];

/** What was reached when it was last measured, a little below; what loses more is seen. */
const floors = [
  { set: 'newcomer-meetings', fields: 0.99 },
  { set: 'newcomer-polls', fields: 0.99 },
  { set: 'newcomer-votes', fields: 0.99 },
  { set: 'author-planning', fields: 0.95 },
];

it.each(drawn('sets of planning', floors, 2))(
  'understands the fields of $set, and claims nothing that is not its own',
  ({ set, fields }) => {
    const file = path.resolve(import.meta.dirname, `../../../questions/commands/${set}.jsonl`);
    const marks = readLines(file).map((line) => markOf(bot, line));
    const { right, expected, kinds, lines } = scoreOf(marks);
    const failures = marks
      .filter((m) => !m.rightKind || m.wrong.length > 0)
      .map(({ line, kind, wrong }) => [line.id, kind, ...wrong]);
    expect({ failures, ok: right / expected >= fields, kinds }).toMatchObject({
      ok: true,
      kinds: lines,
    });
  },
);

describe('a question', () => {
  it.each([
    'combien de réunions par an ?',
    'quel est l’ordre du jour de la réunion du 1er juillet 2025 ?',
    'qui pilote la fiche 1.1 ?',
    'Quand se tient la réunion du groupe de travail de l’axe 5 ?',
  ])('about the plan stays with the plan: « %s »', (text) => {
    expect(best(text)).toMatchObject({
      kind: 'question',
      fields: { decision: expect.any(String) },
    });
  });

  it.each([
    ['quand est la prochaine réunion du sous-groupe EPT ?', 'meeting.next'],
    ['réunions à venir', 'meeting.upcoming'],
    ['qui vient à la réunion du sous-groupe cartographie ?', 'meeting.who'],
    ['où a lieu la réunion carto ?', 'meeting.where'],
    ['quand a lieu le sondage de rentrée ?', 'poll.when'],
  ])('that only what is kept can answer is heard as such: « %s »', (text, asks) => {
    // While nothing is planned the plan has the better answer; see the tests of the feature.
    const heard = bot.understand(text, { now, given: {} }, 'fr');
    expect(heard).toContainEqual(
      expect.objectContaining({ kind: 'question', fields: expect.objectContaining({ asks }) }),
    );
  });
});

it('never reads a request for a password as a meeting, nor a link with a password as a request', () => {
  expect(best('déplace-moi le mot de passe de la carto au 15/9 à 14h')?.kind).not.toBe('meeting');
  const link = 'https://zoom.us/j/1?pwd=abc';
  expect(best(`réunion carto mardi 15 septembre 14h ${link}`)).toMatchObject({
    kind: 'meeting',
    fields: { link },
  });
});

it('says which day or hour does not exist instead of dropping it', () => {
  expect(best('réunion carto le 31/11 à 25:00')?.fields).toMatchObject({
    warnings: ['noSuchDay', 'noSuchTime'],
  });
});

it('reads 60 points of an agenda of 4,000 characters', () => {
  const points = Array.from({ length: 60 }, (_, i) => `point ${i + 1} ${'x'.repeat(55)}`);
  const { agenda } =
    best(`réunion carto mardi 15 septembre 14h : ${points.join(' ; ')}`)?.fields ?? {};
  expect(agenda).toEqual(points);
});

const slots = Array.from({ length: 30 }, (_, i) => ({
  id: `s${i}`,
  date: `2026-09-${String(i + 1).padStart(2, '0')}`,
  start: '14:00',
  end: '16:00',
}));

it('understands any text without an exception, and answers only for slots that there are', () => {
  const word = fc.constantFrom(
    ...'réunion sondage vote carto EPT GT 5 axe V mardi 15 septembre 14h à 16h ok non sauf tout aucun le les deux premiers si besoin pour Fatou : ; , . ? ! « » \n - annule déplace propose créneaux ordre du jour https://a.b/c \x24{x} 👍 semaine mais'.split(
      ' ',
    ),
  );
  const text = fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 40,
  });
  const ids = new Set(slots.map(({ id }) => id));
  fc.assert(
    fc.property(text, (words) => {
      for (const { fields } of bot.understand(words.join(' '), { now, given: { slots } }, 'fr')) {
        for (const id of Object.keys((fields.answers as object) ?? {}))
          expect(ids.has(id)).toBe(true);
      }
    }),
    { numRuns: long ? 300 : 100 },
  );
});

it.each([
  ['commas', 'a,'.repeat(50_000)],
  ['colons', ': '.repeat(50_000)],
  ['numbers in a list', '1, 2, '.repeat(20_000)],
  ['numbers and « et »', '8 et '.repeat(20_000)],
  ['the start of limits', 'avant le '.repeat(10_000)],
  ['names', 'réponse de Aaa '.repeat(7_000)],
  ['quotes', '«'.repeat(100_000)],
  ['agendas', 'réunion ordre du jour '.repeat(5_000)],
  ['lines', 'réunion carto\n- '.repeat(7_000)],
])('is done at once with 100 kB of %s', async (_, text) => {
  const cost = (of: string, times: number, enough?: number) =>
    costOf(() => bot.understand(of, { now, given: { slots } }, 'fr'), times, enough);
  // Four times the text is no sixteen times the work.
  const most = Math.min(200, 10 * (await cost(text.slice(0, text.length / 4), 2)) + 20);
  expect(await cost(text, 4, most)).toBeLessThanOrEqual(most);
});
