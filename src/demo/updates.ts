/** What invented pilotes told in a year. */
import { createHash } from 'node:crypto';
import type { Row } from '../../bot/contract/store.ts';
import type { Pilot } from '../../bot/features/people/model/groups.ts';
import type { Meteo, Update } from '../../bot/features/progress/model/schema.ts';
import type { Subject } from '../../bot/features/progress/model/subjects.ts';
import type { Partner } from './people.ts';
import type { Chance } from './random.ts';
import * as words from './update-sentences.ts';

type Said = Update['said'];
const scale: readonly Meteo[] = ['soleil', 'couvert', 'nuage', 'orage'];

/** Where a subject has come to, as its next update will tell. */
interface Course {
  percent: number;
  meteo: number;
  blocked: boolean;
  asked: boolean;
  figures: number[];
  /** The last fact told: nobody tells it twice running. */
  fact: string;
  /** Place of the subject in the plan: each has its own obstacle and its own question. */
  at: number;
}

/** As far as a thing has come in each météo, and how far it goes at once. */
const MOST_PERCENT = [95, 90, 80, 65];
const STEPS = [5, 4, 3, 1];

/** How a subject moves: forward on the whole, with setbacks. */
function move(course: Course, measures: boolean, chance: Chance): Said {
  const turn = chance.happens(0.25) ? 1 : chance.happens(0.4) ? -1 : 0;
  const meteo = Math.max(0, Math.min(3, course.meteo + turn));
  // What is far along is not compromised, and what is compromised does not go forward.
  if (course.percent <= (MOST_PERCENT[meteo] ?? 0)) course.meteo = meteo;
  const most = MOST_PERCENT[course.meteo] ?? 0;
  course.percent = Math.min(most, course.percent + chance.below((STEPS[course.meteo] ?? 0) + 1));
  const blocks = !course.blocked && course.meteo >= 2 && chance.happens(0.6);
  const clears = course.blocked && course.meteo <= 1;
  const asks = !course.asked && course.meteo === 3;
  const settles = course.asked && course.meteo <= 1;
  course.blocked = (course.blocked || blocks) && !clears;
  course.asked = (course.asked || asks) && !settles;
  const measured =
    measures && chance.happens(0.25) ? chance.below(words.figures.length) : undefined;
  return {
    meteo: scale[course.meteo] ?? null,
    percent: chance.happens(0.7) ? course.percent : null,
    highlights: chance.happens(0.85) ? [factOf(course, chance)] : [],
    blocker: blocks ? (words.blockers[course.at % words.blockers.length] ?? null) : null,
    arbitration: asks ? (words.arbitrations[course.at % words.arbitrations.length] ?? null) : null,
    nextStep: chance.happens(0.4) ? chance.one(words.nextSteps) : null,
    indicators: measured === undefined ? [] : [figure(course, measured)],
    unchanged: false,
    cleared: [
      ...(clears ? (['blocker'] as const) : []),
      ...(settles ? (['arbitration'] as const) : []),
    ],
  };
}

/** A fact that is not the one told just before. */
function factOf(course: Course, chance: Chance): string {
  const others = words.highlights.filter((one) => one !== course.fact);
  course.fact = chance.one(others);
  return course.fact;
}

function figure(course: Course, at: number) {
  const { name, least, step } = words.figures[at] ?? { name: '', least: 0, step: 0 };
  const value = (course.figures[at] ?? least) + step;
  course.figures[at] = value;
  return { name, value };
}

/** As a pilote would have typed it. */
function typed({ name }: Subject, said: Said): string {
  return [
    `${name} : ${said.meteo}`,
    ...(said.percent === null ? [] : [`${said.percent} %`]),
    ...said.highlights,
    ...(said.blocker ? [`blocage : ${said.blocker}`] : []),
    ...(said.cleared.includes('blocker') ? ['blocage levé'] : []),
    ...(said.cleared.includes('arbitration') ? ['arbitrage rendu'] : []),
    ...(said.arbitration ? [`besoin d’un arbitrage : ${said.arbitration}`] : []),
    ...said.indicators.map((one) => `${one.name} : ${one.value}`),
    ...(said.nextStep ? [`prochaine étape : ${said.nextStep}`] : []),
  ].join(', ');
}

export interface UpdateScript {
  subjects: readonly Subject[];
  partners: readonly Partner[];
  pilots: ReadonlyMap<string, Pilot>;
  /** When each was told, oldest first. */
  times: readonly Date[];
  chance: Chance;
  /** The local day of an instant. */
  dayOf: (at: Date) => string;
}

export function updatesOf({ subjects, partners, pilots, times, chance, dayOf }: UpdateScript) {
  const courses = new Map<string, Course>();
  return times.map((at): Row<Update> => {
    const subject = chance.one(subjects);
    const course = courses.get(subject.id) ?? {
      percent: chance.below(15),
      meteo: chance.below(3),
      blocked: false,
      asked: false,
      figures: [],
      fact: '',
      at: subjects.indexOf(subject),
    };
    courses.set(subject.id, course);
    const said = move(course, subject.kind === 'fiche', chance);
    const pilot = pilots.get(subject.led);
    const author = (chance.happens(0.8) ? pilot?.holder : pilot?.substitute)?.person;
    const phone = chance.happens(0.06);
    const id = author ?? partners[0]?.id ?? '';
    const instant = at.toISOString();
    return {
      id: `${instant}-${createHash('sha256').update(`${instant}${subject.id}`).digest('hex').slice(0, 12)}`,
      version: 1,
      value: {
        subject: subject.id,
        said,
        asOf: dayOf(at),
        at: instant,
        author: id,
        organisation: partners.find((partner) => partner.id === id)?.person.organisation ?? null,
        origin: {
          kind: phone ? 'phone' : chance.happens(0.3) ? 'card' : 'chat',
          reportedBy: phone ? chance.one(partners).person.name : null,
        },
        words: typed(subject, said),
        invalid: [],
        conflict: false,
        message: null,
        round: null,
        revisions: [],
        withdrawnAt: null,
      },
    };
  });
}
