/**
 * Modules of a test process. Jest loads every module anew for every test file; the project, the packages it
 * needs and the plan it reads took more processor that way than the tests themselves. Here whatever is not
 * a test lasts from one file to the next, as it does in the service, and only what is below `test/` is anew.
 *
 * Without this file tests say the same, in twice the time: drop the line `runtime` of `jest.config.js` to
 * tell whether a failure comes from what another file left behind.
 */
const path = require('node:path');
const { default: Runtime } = require('jest-runtime');

const tests = path.resolve(__dirname, '../..') + path.sep;
const lasts = (file) => path.isAbsolute(file) && !file.startsWith(tests);

/** The one that keeps what lasts; it is never torn down. */
let keeper;
/** One graph of modules is linked at a time: two may have modules in common. */
let linked = Promise.resolve();

function load(...module) {
  const { esmLoader } = keeper;
  const loaded = linked.then(async () =>
    esmLoader.linkAndEvaluateModule(await esmLoader.loadEsmModule(...module)),
  );
  linked = loaded.catch(() => undefined);
  return loaded;
}

class LastingRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    keeper ??= new Runtime(...parts);
    const own = this.esmLoader;
    const [anew, anewCommonJs] = [own.loadEsmModule, own.loadCjsAsEsm];
    own.loadEsmModule = (file, ...rest) =>
      lasts(file) ? load(file, ...rest) : anew.call(own, file, ...rest);
    own.loadCjsAsEsm = (from, file, ...rest) =>
      lasts(file)
        ? keeper.esmLoader.loadCjsAsEsm(from, file, ...rest)
        : anewCommonJs.call(own, from, file, ...rest);
  }

  /** Where the lines of what failed are, in what lasts as in the test. */
  getSourceMaps() {
    const [ours, lasting] = [super.getSourceMaps(), keeper.getSourceMaps()];
    return {
      get: (file) => ours.get(file) ?? lasting.get(file),
      *[Symbol.iterator]() {
        yield* lasting;
        yield* ours;
      },
    };
  }
}

module.exports = LastingRuntime;
