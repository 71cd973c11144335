/** What stands in the way and what is to be decided: framed, a word first. */
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import { usePageContext } from '../page-context.ts';

interface Notice {
  blocker: string | null;
  arbitration: string | null;
}

export function Notices(props: Notice & { since?: Notice }) {
  const { say } = usePageContext();
  const called = (label: string, since: string | null | undefined) =>
    since ? say.subject.standsSince(label, say.shortDay(since)) : label;
  const rows = [
    ['warning', called(say.plan.blocked, props.since?.blocker), props.blocker],
    ['info', called(say.plan.arbitration, props.since?.arbitration), props.arbitration],
  ] as const;
  if (rows.every(([, , text]) => text === null)) return null;
  return (
    <div className="notices">
      {rows.map(([intent, label, text]) =>
        text === null ? null : (
          <MessageBar key={label} className={intent} intent={intent} layout="multiline">
            <MessageBarBody>
              <strong>{say.labelled(label, '')}</strong>
              {say.nice(text)}
            </MessageBarBody>
          </MessageBar>
        ),
      )}
    </div>
  );
}
