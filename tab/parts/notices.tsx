/** What stands in the way and what is to be decided: framed, a word first. */
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import { usePageContext } from '../page-context.ts';

export function Notices(props: { blocker: string | null; arbitration: string | null }) {
  const { say } = usePageContext();
  const rows = [
    ['warning', say.plan.blocked, props.blocker],
    ['info', say.plan.arbitration, props.arbitration],
  ] as const;
  if (rows.every(([, , text]) => text === null)) return null;
  return (
    <div className="notices">
      {rows.map(([intent, label, text]) =>
        text === null ? null : (
          <MessageBar key={label} intent={intent} layout="multiline">
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
