/** Doing something: one thing at a time, and what came of it. */
import { useState } from 'react';
import type { AnswerPage } from '../bot/pages/answer.ts';
import type { ApiError } from './api.ts';

export interface Acting {
  busy: boolean;
  answer?: AnswerPage;
  error?: ApiError;
  /** Resolves to the answer; undefined when something went wrong, which `error` then says. */
  run: (work: () => Promise<AnswerPage>) => Promise<AnswerPage | undefined>;
}

export function useAct(): Acting {
  const [state, setState] = useState<Omit<Acting, 'run'>>({ busy: false });
  const run = async (work: () => Promise<AnswerPage>) => {
    setState({ busy: true });
    try {
      const answer = await work();
      setState({ busy: false, answer });
      return answer;
    } catch (error) {
      setState({ busy: false, error: error as ApiError });
      return undefined;
    }
  };
  return { ...state, run };
}
