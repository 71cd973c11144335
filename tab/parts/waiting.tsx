/** What is shown until there is something to show, or when there is not. */
import { Button } from '@fluentui/react-button';
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-message-bar';
import { Spinner } from '@fluentui/react-spinner';
import type { ReactNode } from 'react';
import type { ApiError } from '../api.ts';
import { usePageContext } from '../page-context.ts';
import type { Strings } from '../strings.ts';
import type { Viewed } from '../use-view.ts';

export function Waiting({ label }: { label: string }) {
  return (
    <div className="waiting" role="status">
      <Spinner label={label} />
    </div>
  );
}

/** What happened, in a sentence that says what to do. */
function reasonOf({ status, message }: ApiError, say: Strings, byLink: boolean): string {
  const { errors, link } = say;
  if (message) return message;
  if (status === 0 || status === 503) return errors.offline;
  if (status === 401) return byLink ? link.over : errors.signIn;
  if (status === 404) return errors.absent;
  return status === 400 ? errors.wrong : errors.broken;
}

export function Trouble({ error, retry }: { error: ApiError; retry?: () => void }) {
  const { say, me } = usePageContext();
  return (
    <div role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{reasonOf(error, say, me.link !== undefined)}</MessageBarBody>
        {retry && error.status !== 403 && error.status !== 404 ? (
          <MessageBarActions>
            <Button onClick={retry}>{say.retry}</Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
    </div>
  );
}

/** The view, or why it is not there yet. */
export function Shown<T>({ of, children }: { of: Viewed<T>; children: (value: T) => ReactNode }) {
  const { say } = usePageContext();
  if (of.value !== undefined) return children(of.value);
  if (of.error) return <Trouble error={of.error} retry={() => void of.again()} />;
  return <Waiting label={say.loading} />;
}
