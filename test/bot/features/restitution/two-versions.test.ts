/** A restitution of the year of the demonstration, by the version of the plan that was in effect. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RestitutionRecords } from '../../../../bot/features/restitution/model/kept.ts';
import { restitutionOf } from '../../../../bot/features/restitution/model/restitution.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import { essentialOf } from '../../../../documents/restitution/figures.ts';
import { restitutionPaper } from '../../../../documents/restitution/outline.ts';
import type { Restitution } from '../../../../documents/restitution/restitution.ts';
import { readStory } from '../../../../src/demo/story.ts';
import { toldYear } from '../../../../src/demo/told-year.ts';
import { noon } from '../../../support/partners.ts';
import { keptOf, restitutionOfYear, zone } from '../../../support/restitution.ts';
import { suiteSince } from '../../../support/versions.ts';
import { knowledgeOf, plans } from '../../../support/vocabulary.ts';

/** The plan of 2027-2032 is in effect since 1 November 2026, in the year that is told until 24 November. */
const since = new Date('2026-10-31T23:00:00.000Z');
let suite: Knowledge;
let kept: RestitutionRecords;

beforeAll(async () => {
  suite = await suiteSince(since);
  const before = await knowledgeOf('seineSaintDenis');
  const story = await readStory(plans.seineSaintDenis);
  if (!story) throw new Error('The plan has no story.');
  kept = keptOf(toldYear({ story, knowledge: before, now: noon, zone }), suite.plan);
});

const of = (from: string, to: string): Restitution =>
  restitutionOf({ plan: suite.plan, kept, period: { from, to }, lang: 'fr', zone, now: noon });
const textOf = (data: Restitution) => JSON.stringify(restitutionPaper(data));

describe('a period that ended before the new version', () => {
  it('is told whole by the plan of then, under its numbers', async () => {
    const data = of('2026-01-01', '2026-10-31');
    const old = (await knowledgeOf('seineSaintDenis')).plan;
    expect(data.plan.title).toBe(old.plan.titre);
    expect(data.subjects.map(({ id }) => id)).toEqual(
      restitutionOfYear(old, 1).subjects.map(({ id }) => id),
    );
    expect(
      data.subjects.find(({ label }) => label === 'Fiche 1.1')?.highlights.length,
    ).toBeGreaterThan(5);
    expect([data.ended, data.changes]).toEqual([[], null]);
  });
});

describe('a period that spans both versions', () => {
  let data: Restitution;
  beforeAll(() => {
    data = of('2026-01-01', '2026-12-31');
  });

  it('is told by the new one, where what goes on has its whole history', () => {
    expect(data.plan.title).toBe(suite.plan.plan.titre);
    const creches = data.subjects.find(({ label }) => label === 'Fiche 2.1');
    expect(creches?.highlights[0]?.on.slice(0, 4)).toBe('2026');
    expect(data.subjects.find(({ label }) => label === 'Fiche 1.1')?.updates).toBe(0);
  });

  it('tells what ended under the plan that had it, and counts it nowhere', () => {
    const labels = data.ended.map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.every((label) => label.endsWith('(SDSF 2024-2026)'))).toBe(true);
    expect(
      data.ended.every(({ endedOn, updates }) => endedOn === '2026-11-01' && updates > 0),
    ).toBe(true);
    expect(essentialOf(data).subjects).toBe(data.subjects.length);
    expect(data.entries.some(({ subject }) => subject === labels[0])).toBe(true);
  });

  it('names the groups that ended, and has what changed as an annex', () => {
    expect(data.meetings.map(({ group }) => group).join()).not.toMatch(/axe-\d|outil-cartographie/);
    // What a group decided stands under the number that its axe has now.
    expect(
      data.meetings.some(({ group, decisions }) => group === 'GT Axe 2' && decisions !== ''),
    ).toBe(true);
    expect(data.changes?.lines).toContainEqual(
      expect.objectContaining({
        becomes: 'Change de numéro et de titre',
        now: expect.stringMatching(/^Fiche 2\.1 – /),
      }),
    );
    expect(textOf(data)).toMatch(/Ce qui a changé dans le plan.*SDSF 2027-2032 a pris la place/);
    expect(textOf(data)).toContain('Ce qui a pris fin avec le plan d’avant');
  });
});

it('a period after the change knows only the new one', () => {
  const data = of('2026-11-02', '2026-12-31');
  expect([data.ended, data.changes]).toEqual([[], null]);
  expect(data.subjects.map(({ label }) => label)).toContain('Fiche 2.1');
});
