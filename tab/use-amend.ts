/** Amending of a draft: one amendment at a time, what was said of it, and the draft as it is then. */
import { useState } from 'react';
import type { ImportDraftPage } from '../bot/pages/importer.ts';
import type { ApiError } from './api.ts';
import { usePageContext } from './page-context.ts';

export interface Amending {
  busy: boolean;
  /** What was answered to the last one. */
  told: string;
  isRefused: boolean;
  error?: ApiError | undefined;
  /** Resolves to whether it was made. */
  amend: (data: object) => Promise<boolean>;
  act: (verb: string, data: object) => Promise<boolean>;
}

/** What every part of the page of a draft is given. */
export interface ImportPart {
  draft: ImportDraftPage;
  amending: Amending;
}

/** Keeps who goes by keyboard in their part of the page, once the button that they pressed is gone. */
function stayIn(part: HTMLElement | undefined): void {
  if (document.activeElement !== document.body || !part?.isConnected) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

export function useAmend(draft: string, again: () => Promise<void>): Amending {
  const { api } = usePageContext();
  const [state, setState] = useState<Omit<Amending, 'amend' | 'act'>>({
    busy: false,
    told: '',
    isRefused: false,
  });
  const act = async (verb: string, data: object) => {
    const part = document.activeElement?.closest('section') ?? undefined;
    setState((before) => ({ ...before, busy: true, error: undefined }));
    try {
      const { outcome, messages } = await api.act(verb, { draft, ...data });
      const isRefused = outcome === 'refused';
      if (verb !== 'importer.discard' || isRefused) await again();
      setState({ busy: false, told: messages.map(({ text }) => text).join('\n'), isRefused });
      requestAnimationFrame(() => stayIn(part));
      return !isRefused;
    } catch (error) {
      setState({ busy: false, told: '', isRefused: true, error: error as ApiError });
      return false;
    }
  };
  return { ...state, act, amend: (data) => act('importer.amend', data) };
}
