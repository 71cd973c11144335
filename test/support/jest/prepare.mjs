/** Before the workers start: serves what the tests of the run share. Each is made when it is first asked for. */
import { tsImport } from 'tsx/esm/api';

export default async function prepare() {
  const { serveShared } = await tsImport('../shared/serve.ts', import.meta.url);
  const server = await serveShared();
  process.env.TEST_SHARED_URL = server.url;
  globalThis.stopShared = server.stop;
}
