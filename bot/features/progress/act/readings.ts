/** What a sentence about progress may be: an update, a command, a question; and what answers it. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Reading, Situation } from '../../../contract/feature.ts';
import type { Turn } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type ProgressAct, type ProgressContext, refreshed } from '../context.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { certainty } from '../read/claim.ts';
import type { ProgressCommand } from '../read/command.ts';
import { fieldsOf } from '../read/read-update.ts';
import { answerTo } from '../show/answer-to.ts';
import { knownBy } from '../show/known.ts';
import { startCampaign, stopCampaign } from './campaign.ts';
import { startDigest, stopDigest } from './digest.ts';
import { recordText } from './record.ts';
import { validate } from './snapshot.ts';

/** Above the surest answer of the plan. */
const ASKED = 0.97;

type ActOf = (turn: Turn, locale?: Locale) => ProgressAct;

/** News of a subject, as sure as its words are; also an answer to the prompt in `given`. */
export function updateReadings(
  utterance: Utterance,
  { now, given }: Situation,
  context: ProgressContext,
  act: ActOf,
): Reading[] {
  const prompt = promptIn(given);
  const reading = context.reader.read(utterance.text, {
    today: localDay(now, context.zone),
    prompt: prompt?.fiche,
  });
  const score = reading ? certainty(reading, utterance, prompt !== undefined) : 0;
  if (!reading || score === 0) return [];
  return [
    {
      kind: 'progress',
      score,
      fields: fieldsOf(reading),
      words: utterance.words.map(({ folded }) => folded),
      left: reading.left,
      changes: true,
      answer: (turn) =>
        refreshed(
          context,
          recordText(act(turn, utterance.locale), reading, utterance.text, prompt?.subjects ?? []),
        ),
    },
  ];
}

interface Prompt {
  fiche?: string;
  subjects?: string[];
}

/** The prompt that is answered, whoever says so: the command line or `expects`. */
function promptIn(given: Situation['given']): Prompt | undefined {
  const prompt = given?.prompt;
  if (typeof prompt !== 'object' || prompt === null) return undefined;
  const { fiche, subjects } = prompt as Record<string, unknown>;
  return {
    ...(typeof fiche === 'string' ? { fiche } : {}),
    ...(Array.isArray(subjects) ? { subjects: subjects.map(String) } : {}),
  };
}

/** An order is meant as it is said: as sure as can be. */
export function commandReading(
  command: ProgressCommand,
  utterance: Utterance,
  act: ActOf,
): Reading {
  const { locale } = utterance;
  return {
    kind: 'command',
    score: 1,
    fields: { ...command, ...('subject' in command ? { subject: command.subject?.id } : {}) },
    words: utterance.words.map(({ folded }) => folded),
    changes: true,
    answer: (turn) => {
      const own = act(turn, locale);
      return refreshed(own.context, carryOut(command, own));
    },
  };
}

function carryOut(command: ProgressCommand, act: ProgressAct) {
  switch (command.intent) {
    case 'campaign':
      return startCampaign(act, command);
    case 'stop':
      return stopCampaign(act, command.scope);
    case 'digest':
      return startDigest(act, command.group, command.every);
    case 'noDigest':
      return stopDigest(act, command.group);
    case 'validate':
      return validate(act, command.subject);
  }
}

interface Asking {
  act: ActOf;
  since: () => string;
}

/** A question about what was told, which the plan cannot answer. `since`: the local day it starts from. */
export function questionReading(
  question: ProgressQuestion,
  utterance: Utterance,
  { act, since }: Asking,
): Reading {
  const { locale } = utterance;
  const { intent } = question;
  return {
    kind: 'question',
    score: ASKED,
    fields: {
      intent,
      ...('subject' in question ? { subject: question.subject?.id } : {}),
      ...(intent === 'news' ? { since: since() } : {}),
    },
    words: utterance.words.map(({ folded }) => folded),
    answer: (turn) => {
      const own = act(turn, locale);
      return own.context.store.read(async (reader) =>
        answerTo(question, await knownBy(own, reader), since),
      );
    },
  };
}
