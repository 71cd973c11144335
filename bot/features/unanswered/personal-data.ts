/** Questions carry no name of their own, but one may have been typed in them. */
import { type PersonalData, personalData } from '../../contract/personal-data.ts';
import { isNamed } from '../people/model/references/names.ts';
import { unanswered } from './model/schema.ts';

export const unansweredPersonalData: PersonalData[] = [
  personalData(unanswered, {
    label: {
      fr: 'Questions sans réponse qui vous nomment',
      en: 'Unanswered questions that name you',
    },
    about: ({ value }, who) => isNamed(value, who),
    data: ({ value }) => value,
    lines: ({ value }) => [value.text],
    // The id is made of the text: the row goes, its question will be noted again if it matters.
    without: () => undefined,
    keep: { kind: 'questions' },
  }),
];
