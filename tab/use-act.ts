/** Doing something: one thing at a time, and what came of it. */
import { useState } from 'react';
import type { AnswerPage } from '../bot/pages/answer.ts';
import type { ApiError } from './api.ts';

interface Known {
  busy: boolean;
  /** The last answer, also while the next is waited for: what was typed into it is not lost. */
  answer?: AnswerPage;
  /** How many answers there were. */
  count: number;
  error?: ApiError;
}

export interface Acting extends Known {
  /** Resolves to the answer; undefined when something went wrong, which `error` then says. */
  run: (work: () => Promise<AnswerPage>) => Promise<AnswerPage | undefined>;
  /** Forgets the answer. */
  close: () => void;
}

export function useAct(): Acting {
  const [state, setState] = useState<Known>({ busy: false, count: 0 });
  const run = async (work: () => Promise<AnswerPage>) => {
    setState(({ error: _, ...before }) => ({ ...before, busy: true }));
    try {
      const answer = await work();
      setState(({ count }) => ({ busy: false, count: count + 1, answer }));
      return answer;
    } catch (error) {
      setState((before) => ({ ...before, busy: false, error: error as ApiError }));
      return undefined;
    }
  };
  const close = () => setState(({ count }) => ({ busy: false, count }));
  return { ...state, run, close };
}
