/** Mine, or everybody's: the choice above a list. */

export function Whose(props: {
  words: Record<'whose' | 'mine' | 'all', string>;
  all: boolean;
  choose: (all: boolean) => void;
}) {
  const { words, all, choose } = props;
  return (
    <fieldset className="filters bare">
      <legend className="hidden">{words.whose}</legend>
      {[false, true].map((value) => (
        <label key={String(value)} className="tick">
          <input type="radio" name="whose" checked={all === value} onChange={() => choose(value)} />
          {value ? words.all : words.mine}
        </label>
      ))}
    </fieldset>
  );
}
