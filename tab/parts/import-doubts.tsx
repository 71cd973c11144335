/** Walk from doubt to doubt: one at a time, by keyboard, with its place lit in the document. */
import { Button } from '@fluentui/react-button';
import { Field } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { ImportValue } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { useNarrow } from '../use-narrow.ts';
import { PlaceForm } from './import-place.tsx';

type Doing = 'look' | 'edit' | 'place';

/** Where the keyboard goes on once what was pressed is gone. */
export const headOfStep = () => document.querySelector<HTMLElement>('.desk h2');

/** `passage`: how the document says it, where it is not beside; `onward`: to the next step, behind the last one. */
type Asked = ImportPart & { look: (value: number) => void; passage: ReactNode; onward: ReactNode };

export function Doubts({ draft, amending, look, passage, onward }: Asked) {
  const { s } = usePageContext('importer');
  const [at, setAt] = useState(0);
  const [doing, setDoing] = useState<Doing>('look');
  const first = useRef<HTMLButtonElement>(null);
  const [back, goBack] = useState(0);
  const narrow = useNarrow();
  const { doubts } = draft;
  const index = Math.min(at, Math.max(0, doubts.length - 1));
  const doubt = doubts[index];
  const id = doubt?.id ?? 0;
  useEffect(() => {
    if (id !== 0) look(id);
  }, [id, look]);

  const go = (by: number) => {
    setDoing('look');
    setAt((index + by + doubts.length) % Math.max(1, doubts.length));
  };
  const settle = async (made: Promise<boolean>) => {
    if (await made) leave();
  };
  /** Where one goes on by keyboard, once a form or a value is gone. */
  const leave = () => {
    setDoing('look');
    goBack((times) => times + 1);
  };
  useEffect(() => {
    if (back > 0) (first.current ?? headOfStep())?.focus();
  }, [back]);
  const seen = { id, was: doubt?.text ?? '' };
  const accept = () => void settle(amending.amend({ act: 'accept', ...seen }));
  const reject = () => void settle(amending.amend({ act: 'reject', ...seen }));

  const pressed = (event: KeyboardEvent) => {
    // Letters are for buttons alone: in a field they are typed.
    if (!(event.target instanceof HTMLButtonElement) || !doubt || amending.busy) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const keys: Record<string, () => void> = {
      arrowdown: () => go(1),
      arrowup: () => go(-1),
      [s.keys.edit]: () => doubt.kind === 'value' && setDoing('edit'),
      [s.keys.reject]: () => doubt.kind === 'value' && reject(),
      [s.keys.place]: () => doubt.kind === 'value' && setDoing('place'),
    };
    const work = keys[event.key.toLowerCase()];
    if (!work) return;
    event.preventDefault();
    work();
  };

  return (
    <section aria-label={s.step(1, doubts.length)}>
      {doubt ? (
        <>
          <fieldset className="card doubt" onKeyDown={pressed}>
            <legend className="quiet small">{s.doubt(index + 1, doubts.length)}</legend>
            <Value value={doubt} />
            {narrow ? passage : null}
            {doing === 'look' ? (
              <div className="row">
                <Button
                  ref={first}
                  appearance="primary"
                  disabledFocusable={amending.busy}
                  onClick={accept}
                >
                  {doubt.kind === 'pilot' ? s.noPilot : s.accept}
                </Button>
                {doubt.kind === 'value' ? (
                  <>
                    <Button onClick={() => setDoing('edit')}>{s.edit}</Button>
                    <Button disabled={amending.busy} onClick={reject}>
                      {s.reject}
                    </Button>
                    <Button onClick={() => setDoing('place')}>{s.place}</Button>
                  </>
                ) : null}
              </div>
            ) : null}
            {doing === 'edit' ? (
              <Edit
                key={id}
                value={doubt.text}
                busy={amending.busy}
                save={(text) => void settle(amending.amend({ act: 'edit', ...seen, text }))}
                cancel={leave}
              />
            ) : null}
            {doing === 'place' ? (
              <PlaceForm
                key={id}
                draft={draft}
                thing={doubt.thing}
                busy={amending.busy}
                place={(where) => void settle(amending.amend({ act: 'place', ...seen, ...where }))}
                cancel={leave}
              />
            ) : null}
          </fieldset>
          <div className="row ways">
            {index > 0 ? (
              <Button appearance="transparent" className="linked" onClick={() => go(-1)}>
                ‹ {s.previous}
              </Button>
            ) : null}
            {index < doubts.length - 1 ? (
              <Button appearance="transparent" className="linked" onClick={() => go(1)}>
                {s.next} ›
              </Button>
            ) : (
              onward
            )}
          </div>
          <p className="quiet small keys">{s.doubtsHelp}</p>
        </>
      ) : (
        <div className="stack">
          <p>{s.noDoubt}</p>
          <div className="row">{onward}</div>
        </div>
      )}
    </section>
  );
}

/** A value, where it is in the plan and in the document, and why it is to be read again. */
export function Value({ value }: { value: ImportValue }) {
  const { say } = usePageContext();
  const { path, text, why, place, by } = value;
  return (
    <>
      <p className="quiet small">{[say.capital(path), place, by].filter(Boolean).join(' · ')}</p>
      {text === '' ? null : <p className="value">{text}</p>}
      {why === '' ? null : <p>{say.nice(say.capital(why))}</p>}
    </>
  );
}

/** A value written anew. */
export function Edit(props: {
  value: string;
  busy: boolean;
  save: (text: string) => void;
  cancel: () => void;
}) {
  const { s } = usePageContext('importer');
  const [text, setText] = useState(props.value);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    props.save(text);
  };
  return (
    <form className="stack" onSubmit={send}>
      <Field label={s.newValue}>
        <Input ref={field} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <div className="row">
        <Button type="submit" appearance="primary" disabled={props.busy}>
          {s.save}
        </Button>
        <Button onClick={props.cancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
