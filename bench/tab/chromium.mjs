/** The Chromium of the tests, for a bench: their launcher is TypeScript, which tsx reads. */
import { tsImport } from 'tsx/esm/api';

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launch() {
  const { launchChromium } = await tsImport('../../test/support/browser.ts', import.meta.url);
  return launchChromium();
}
