/** After the last worker: stops what the tests of the run shared. */
export default async function finish() {
  await globalThis.stopShared();
}
