/**
 * Global objects of the tests, the same ones for every test file that a process runs: the modules of the
 * project, which are loaded once (`runtime.cjs`), live among them.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Storages that follow the asynchronous calls of a test file: the runner makes one for each file. Up to
 * Node 22 every promise visits all that were ever used, so those of the files before are put out.
 */
const followed = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function follow(...call) {
  followed.add(this);
  return run.apply(this, call);
};

/** Where the runner keeps who hears of each event of a test: every test file adds its own, and takes none away. */
const HEARERS = Symbol.for('EVENT_HANDLERS');

class LastingEnvironment extends TestEnvironment {
  #env = { ...this.global.process.env };
  #exit = this.global.process.exit;

  /** After a test file, the next one finds the clock, the variables, the way out and who hears as they were. */
  async teardown() {
    delete this.global[HEARERS];
    this.fakeTimersModern.useRealTimers();
    const { process } = this.global;
    for (const name of Object.keys(process.env)) if (!(name in this.#env)) delete process.env[name];
    Object.assign(process.env, this.#env);
    process.exit = this.#exit;
    for (const storage of followed) storage.disable();
    followed.clear();
  }
}

let lasting;

module.exports = function environment(config, context) {
  lasting ??= new LastingEnvironment(config, context);
  return lasting;
};
