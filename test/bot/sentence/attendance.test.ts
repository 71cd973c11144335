/** Who is told to come, as learned: `plan/vocabulaire/presences.txt`. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { attendanceOf, learnAttendance } from '../../../bot/knowledge/learning/attendance.ts';
import { ATTENDANCES, attendanceExampleOf } from '../../../bot/sentence/attendance.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const lines = readFileSync('plan/vocabulaire/presences.txt', 'utf8').split('\n').filter(Boolean);

it('every example says what is told of who speaks, and of each person and day, where that is one thing', () => {
  expect(lines).toHaveLength(new Set(lines).size);
  for (const line of lines) {
    expect(line).toMatch(/^(?:vient|distance|doute|absent|remplace|rien|divers) : /);
    const holes = line.match(/\{[^}]*\}/gu) ?? [];
    const told = holes.filter((hole) =>
      /^\{(?:qui|jour):(?:vient|distance|doute|absent|remplace|rien|divers)\}$/.test(hole),
    );
    const others = holes.filter((hole) => !told.includes(hole));
    for (const hole of others) expect(hole).toMatch(/^\{(?!qui|jour|personne)[a-z]+\}$/);
    expect(attendanceExampleOf(line, lexicon).named).toHaveLength(told.length);
  }
});

const judge = attendanceOf(
  learnAttendance(
    [
      ...['vient : je serai là', 'vient : comptez sur moi', 'vient : je serai là {jour:vient}'],
      ...['absent : je suis prise', 'absent : impossible {jour:absent}, je suis prise'],
      ...['rien : {qui:absent} est prise', 'rien : {qui:vient} sera là {jour:vient}'],
      ...['rien : {qui:absent} est prise, {qui:vient} sera là', 'rien : la salle est prise'],
      ...['absent : je suis prise, {qui:vient} sera là', 'rien : il pleut', 'rien : merci'],
    ],
    [],
    lexicon,
  ),
);

/** The likeliest of who speaks, then of each hole. */
function toldBy(text: string): string[] {
  const { sentence, named } = attendanceExampleOf(`rien : ${text}`, lexicon);
  const chances = judge(sentence, named);
  return [chances.own, ...chances.named].map(
    (all) => ATTENDANCES[all.indexOf(Math.max(...all))] ?? '',
  );
}

it.each([
  ['comptez sur moi, je serai là', ['present']],
  ['impossible, je suis prise', ['excused']],
  ['{qui:rien} est prise', ['none', 'excused']],
  ['je suis prise {jour:rien}', ['excused', 'excused']],
  ['je suis prise, {qui:rien} sera là', ['excused', 'present']],
  ['merci, il pleut', ['none']],
])('who speaks, and each that is named, is judged apart: « %s »', (text, told) => {
  expect(toldBy(text)).toEqual(told);
});
