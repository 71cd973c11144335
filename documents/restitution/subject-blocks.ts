/** One fiche or action: where it stood, where it stands, three facts, and what it asks. */
import type { Block } from '../blocks.ts';
import { heading, labelled, paragraph, quiet } from './block-makers.ts';
import { axeSummaries, stepAhead } from './figures.ts';
import * as headlines from './headlines.ts';
import type { Restitution, RestitutionSubject, StandingText } from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import * as tables from './tables.ts';

/** Facts of one subject in the text; others are in an annex. */
export const MOST_FACTS = 3;

export const subjectsByAxe = (data: Restitution, say: Say): Block[] =>
  axeSummaries(data).flatMap((sum) => [
    heading(2, tables.axeName(sum.axe, say)),
    ...(sum.axe ? [quiet(sum.axe.title)] : []),
    quiet(`${capital(headlines.axeHeadline(data, sum, say))}.`),
    ...sum.subjects.flatMap((subject) => subjectBlocks(subject, say)),
  ]);

/** Subjects that ended in the period, with the version of the plan that had them. */
export const endedSubjects = ({ ended }: Restitution, say: Say): Block[] =>
  ended.length === 0
    ? []
    : [
        heading(1, say.s.ended),
        paragraph(say.s.endedSay),
        ...ended.flatMap((subject) => [
          ...subjectBlocks(subject, say),
          labelled(say.s.endedOn, say.day(subject.endedOn), say),
        ]),
      ];

function subjectBlocks(subject: RestitutionSubject, say: Say): Block[] {
  const { s } = say;
  const { now, blocker, arbitration, pilots } = subject;
  const [label, text] = tables.standingLine(subject, say);
  const ahead = stepAhead(subject);
  const standing = (label: string, what: StandingText | null): Block[] =>
    what
      ? [
          {
            ...labelled(label, `${what.text} (${s.since_(say.day(what.since))})`, say),
            tinted: true,
          },
        ]
      : [];
  return [
    heading(3, named(subject), now.meteo ?? 'silence'),
    quiet(subject.title),
    quiet(pilots ? `${s.column.pilots}${s.colon}${pilots}` : s.noPilot),
    { kind: 'paragraph', label, text },
    ...validation(subject, say),
    ...subject.startingPoint.map((text) => labelled(s.startingPoint, text, say)),
    ...(subject.updates === 0 ? [paragraph(s.noNews)] : []),
    ...facts(subject, say),
    ...standing(s.blocker, blocker),
    ...standing(s.arbitration, arbitration),
    ...(ahead ? [labelled(s.nextStep, say.dated(ahead), say)] : []),
    ...sources(subject, say),
  ];
}

function validation({ validation: valid }: RestitutionSubject, say: Say): Block[] {
  if (!valid) return [];
  const { s, day, voice } = say;
  const said = s.validatedBy(day(valid.on), valid.by ? voice(valid.by) : '');
  // What it says today tells enough: how many updates said so is for those that changed nothing.
  const later = valid.since
    ? `${s.and}${headlines.stoodSince(valid.since, say)}`
    : valid.later > 0
      ? `${s.and}${s.later(valid.later)}`
      : '';
  return [labelled(s.validation, said + later, say)];
}

function facts({ highlights }: RestitutionSubject, say: Say): Block[] {
  if (highlights.length === 0) return [];
  const items = highlights
    .slice(-MOST_FACTS)
    .map(({ text, on }) => ({ text: capital(text), note: say.day(on) }));
  return [labelled(say.s.achieved, '', say), { kind: 'list', items }];
}

/** Who told all this, each once. */
function sources(subject: RestitutionSubject, say: Say): Block[] {
  const { highlights, blocker, arbitration } = subject;
  const told = [...highlights.slice(-MOST_FACTS), blocker, arbitration, stepAhead(subject)];
  const voices = new Set(told.flatMap((one) => (one?.by ? [say.voice(one.by)] : [])));
  return voices.size > 0 ? [quiet(`${say.s.toldBy}${say.s.colon}${[...voices].join(', ')}`)] : [];
}
