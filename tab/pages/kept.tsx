/** The page of the link that is sent when it is asked for: what is kept of its reader, and its erasure. */
import { usePageContext } from '../page-context.ts';
import { OwnData } from './mine.tsx';

export function KeptPage() {
  const { say, api } = usePageContext();
  return (
    <>
      <h1>{say.pages.donnees}</h1>
      <OwnData lead={say.link.kept} erase={() => api.act('privacy.forget', {})} closes />
    </>
  );
}
