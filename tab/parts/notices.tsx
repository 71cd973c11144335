/** What stands in the way and what is to be decided: one frame, a word first. */
import { MessageBar, MessageBarBody } from '@fluentui/react-message-bar';
import { usePageContext } from '../page-context.ts';

interface Notice {
  blocker: string | null;
  arbitration: string | null;
}

export function Notices({ since, today, ...notice }: Notice & { since?: Notice; today?: string }) {
  const { say } = usePageContext();
  const rows = (['blocker', 'arbitration'] as const).flatMap((field) => {
    const text = notice[field];
    if (text === null) return [];
    const label = field === 'blocker' ? say.plan.blocked : say.plan.arbitration;
    const day = since?.[field];
    // A day that one says is not said by the other.
    const isSaid = field === 'arbitration' && notice.blocker !== null && day === since?.blocker;
    const called =
      day && !isSaid ? say.subject.standsSince(label, say.shortDay(day, today)) : label;
    return [{ called, text }];
  });
  if (rows.length === 0) return null;
  return (
    <MessageBar className="notices" intent="warning" layout="multiline">
      <MessageBarBody>
        {rows.map(({ called, text }) => (
          <div key={called}>
            <strong>{say.labelled(called, '')}</strong>
            {say.nice(text)}
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
