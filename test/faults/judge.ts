/** Says how a test went; one that failed is how the process ends. */
export function judge(name: string, good: boolean, report: object): void {
  if (!good) process.exitCode = 1;
  console.log(`${good ? 'ok' : 'FAILED'}  ${name}: ${JSON.stringify(report)}`);
}
