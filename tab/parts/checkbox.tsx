/** A box to tick: the browser's own, which every keyboard and reader knows. */

export function Checkbox(props: {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={({ target }) => props.change(target.checked)}
      />
      {props.label}
    </label>
  );
}
