/**
 * Calls back when the process that started this one is gone.
 *
 * A signal sent to npm kills npm and the shell between us, and stops there: without this, what npm
 * started would go on alone. (Ctrl-C in a terminal reaches everybody at once.)
 *
 * @param {() => void} act
 */
export function whenParentIsGone(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
  watch.unref();
}
