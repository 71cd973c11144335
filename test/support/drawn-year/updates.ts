/** What invented pilotes told in a year. */
import type { Row } from '../../../bot/contract/store.ts';
import type { Pilot } from '../../../bot/features/people/model/groups.ts';
import type { Meteo, Update } from '../../../bot/features/progress/model/schema.ts';
import type { Subject } from '../../../bot/knowledge/subjects.ts';
import type { Partner } from '../../../src/demo/people.ts';
import { updateRow } from '../../../src/demo/rows.ts';
import type { Chance } from '../random.ts';
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
}

/** How a subject moves: forward on the whole, with setbacks. */
function move(course: Course, measures: boolean, chance: Chance): Said {
  const step = chance.below(6);
  const worse = chance.happens(0.25);
  course.percent = Math.min(95, course.percent + step);
  course.meteo = Math.max(
    0,
    Math.min(3, course.meteo + (worse ? 1 : chance.happens(0.4) ? -1 : 0)),
  );
  const blocks = !course.blocked && course.meteo >= 2 && chance.happens(0.6);
  const clears = course.blocked && course.meteo <= 1;
  const asks = !course.asked && course.meteo === 3;
  course.blocked = (course.blocked || blocks) && !clears;
  course.asked = course.asked || asks;
  const measured =
    measures && chance.happens(0.25) ? chance.below(words.figures.length) : undefined;
  return {
    meteo: scale[course.meteo] ?? null,
    percent: chance.happens(0.7) ? course.percent : null,
    highlights: chance.happens(0.85) ? [chance.one(words.highlights)] : [],
    blocker: blocks ? chance.one(words.blockers) : null,
    arbitration: asks ? chance.one(words.arbitrations) : null,
    nextStep: chance.happens(0.4) ? chance.one(words.nextSteps) : null,
    indicators: measured === undefined ? [] : [figure(course, measured)],
    unchanged: false,
    cleared: clears ? ['blocker'] : [],
  };
}

function figure(course: Course, at: number) {
  const { name, least, step } = words.figures[at] ?? { name: '', least: 0, step: 0 };
  const value = (course.figures[at] ?? least) + step;
  course.figures[at] = value;
  return { name, value };
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
    };
    courses.set(subject.id, course);
    const said = move(course, subject.kind === 'fiche', chance);
    const pilot = pilots.get(subject.led);
    const author = (chance.happens(0.8) ? pilot?.holder : pilot?.substitute)?.person;
    const phone = chance.happens(0.06);
    const id = author ?? partners[0]?.id ?? '';
    const instant = at.toISOString();
    return updateRow(subject, {
      said,
      asOf: dayOf(at),
      at: instant,
      author: id,
      organisation: partners.find((partner) => partner.id === id)?.person.organisation ?? null,
      origin: {
        kind: phone ? 'phone' : chance.happens(0.3) ? 'card' : 'chat',
        reportedBy: phone ? chance.one(partners).person.name : null,
      },
    });
  });
}
