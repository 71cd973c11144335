/** How accessible the pages are, said as it is. */
import { usePageContext } from '../page-context.ts';

export function StatementPage() {
  const { statement } = usePageContext().say;
  return (
    <>
      <h1>{statement.title}</h1>
      {statement.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
