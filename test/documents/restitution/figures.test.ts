import { expect, it } from '@jest/globals';
import { essentialOf, isSilent, presences } from '../../../documents/restitution/figures.ts';
import type { RestitutionSubject } from '../../../documents/restitution/restitution.ts';
import { restitutionOfYear } from '../../support/restitution.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { plan } = await knowledgeOf('seineSaintDenis');
const data = restitutionOfYear(plan, 1);
const [any] = data.subjects as [RestitutionSubject];

it('counts what began after the period from the first météo that it was given', () => {
  const none = { meteo: null, percent: null, on: null };
  const later: RestitutionSubject = {
    ...any,
    before: none,
    now: { meteo: 'nuage', percent: 30, on: '2026-11-20' },
    trail: [null, 'soleil', 'nuage'],
    validation: null,
  };
  const { worse, better, later: counted } = essentialOf({ ...data, subjects: [later] });
  expect([better, worse, counted]).toEqual([0, 1, 1]);
  // What never moved since is none of those that "dont" speaks of.
  const still: RestitutionSubject = { ...later, trail: [null, 'nuage', 'nuage'] };
  expect(essentialOf({ ...data, subjects: [later, still] }).later).toBe(1);
});

it('says silent what nobody spoke of for three months, however much was said before', () => {
  const toldOn = (on: string | null): RestitutionSubject => ({
    ...any,
    now: { ...any.now, on },
    validation: null,
  });
  const silent = ['2026-08-30', '2026-09-02', null].map((on) => isSilent(toldOn(on), '2026-12-01'));
  expect(silent).toEqual([true, false, true]);
});

it('ranks no institution, and counts only the meetings where it was expected', () => {
  const attendance = (institution: string, present: number) => ({
    ...{ institution, present, remote: 0, represented: 0, excused: present > 0 ? 0 : 1 },
  });
  const meeting = { on: '2026-10-01', title: '', group: 'GT Axe 1', decisions: '', nextSteps: '' };
  const meetings = [
    { ...meeting, attendance: [attendance('Région', 1), attendance('Caf', 2)] },
    { ...meeting, attendance: [attendance('Caf', 0)] },
  ];
  const told = presences({ ...data, meetings }).map((one) => [
    one.institution,
    one.attended,
    one.expected,
  ]);
  expect(told).toEqual([
    ['Caf', 1, 2],
    ['Région', 1, 1],
  ]);
});
