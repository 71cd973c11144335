/** Whoever comes into a group has its meetings to come and its open polls. */
import type { Feature } from '../contract/feature.ts';
import type { PersonalData } from '../contract/personal-data.ts';
import { conversationPersonalData } from '../conversation/personal-data.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { oncePer } from '../language/once-per.ts';
import { door } from './door/feature.ts';
import { doorPersonalData } from './door/personal-data.ts';
import { help } from './help/feature.ts';
import { importer } from './importer/feature.ts';
import { importerPersonalData } from './importer/personal-data.ts';
import { meetings } from './meetings/feature.ts';
import { inviteNewcomers, meetingsToCome, takeBackFrom } from './meetings/model/group-life.ts';
import { meetingsPersonalData } from './meetings/personal-data.ts';
import { outside } from './outside/feature.ts';
import { people } from './people/feature.ts';
import type { LetIn } from './people/model/recognise.ts';
import { peoplePersonalData } from './people/personal-data.ts';
import { plan } from './plan/feature.ts';
import { settledBy } from './polls/act/settle.ts';
import { polls } from './polls/feature.ts';
import { askNewcomers, openPolls } from './polls/model/group-life.ts';
import { pollsPersonalData } from './polls/personal-data.ts';
import { privacy } from './privacy/feature.ts';
import { privacyPersonalData } from './privacy/personal-data.ts';
import { progress } from './progress/feature.ts';
import { progressPersonalData } from './progress/personal-data.ts';
import { restitution } from './restitution/feature.ts';
import { sendings } from './sendings/feature.ts';
import { sendingsPersonalData } from './sendings/personal-data.ts';
import { unansweredQuestions } from './unanswered/feature.ts';
import { unansweredPersonalData } from './unanswered/personal-data.ts';
import { versions } from './versions/feature.ts';

export const newcomers: LetIn = async (...those) => {
  await inviteNewcomers(...those);
  await askNewcomers(...those);
};

/**
 * Everything the bot can do, one line a feature; help tells what all of them say of themselves. What they declare is made
 * ready once, however many houses start them.
 */
export const features = oncePer((knowledge: Knowledge): readonly Feature[] => {
  const all: Feature[] = [
    privacy(knowledge, allPersonalData(knowledge)),
    sendings,
    door(knowledge),
    polls(knowledge),
    meetings(knowledge, settledBy),
    restitution(knowledge),
    plan(knowledge),
    versions(knowledge),
    importer(knowledge),
    unansweredQuestions(knowledge),
    outside(knowledge),
    people(knowledge, {
      newcomers,
      leavers: takeBackFrom,
      unfinished: [meetingsToCome, openPolls],
    }),
    progress(knowledge),
  ];
  return [
    ...all,
    help(
      knowledge,
      all.flatMap(({ howTo }) => howTo ?? []),
    ),
  ];
});

/** Every collection that may hold something about a person; privacy tells, erases and purges them. */
export const allPersonalData = oncePer((knowledge: Knowledge): readonly PersonalData[] => [
  ...peoplePersonalData(knowledge.plan),
  ...conversationPersonalData,
  ...unansweredPersonalData,
  ...privacyPersonalData,
  ...doorPersonalData,
  ...sendingsPersonalData,
  ...pollsPersonalData,
  ...meetingsPersonalData(knowledge.plan),
  ...progressPersonalData(knowledge.plan),
  ...importerPersonalData,
]);
