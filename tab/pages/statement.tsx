/** How accessible the pages are, said as it is. */
import { useHouse } from '../house.ts';

export function StatementPage() {
  const { statement } = useHouse().say;
  return (
    <>
      <h1>{statement.title}</h1>
      {statement.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
