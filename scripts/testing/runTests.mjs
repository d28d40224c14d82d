// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ensureChromium, whyNoChromium } from '../engine/chromium.mjs';
import { whyNoPackages } from '../engine/debianPackages.mjs';
import { ensureConnectionPrograms, whyNoConnectionPrograms } from '../engine/connectionPrograms.mjs';
import { ensureInstalled, npmProgram } from '../install.mjs';
import { ROOT } from '../root.mjs';
import { CommandFailed, runQuietly } from '../runQuietly.mjs';
import { runLive } from './runLive.mjs';
import {
  FAILED,
  PASSED,
  SKIPPED,
  failIfProcessFailed,
  playwrightTally,
  sumOf,
  vitestTally,
} from './tally.mjs';
import { isGivenEngine, startTestEngine, toEnv, whyNoTestEngine } from './testEngine.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const HELP = `npm test [-- step …]

Steps; without a step, all of them run:
  format   prettier             unit     unit and property tests
  lint     eslint               engine   the engine suite, on the sample and on a real Docker engine
  types    tsc                  build    page and server
  imports  dependency-cruiser   e2e      the page in a browser, on a real Docker engine
  unused   knip

On Debian as root, apt installs a missing Docker engine, browser, sshd or openssl. The tests start private engines and
remove them at the end. On other machines, tests that miss one of these are skipped. PORTOLAN_TEST_DOCKER_HOST selects
another engine (its networks and containers will change), PORTOLAN_TEST_CHROMIUM another browser.
`;
const STATIC_CHECKS = ['types', 'lint', 'format', 'imports', 'unused'];
const STEPS = [...STATIC_CHECKS, 'build', 'unit', 'engine', 'e2e'];
const STEP_TIMEOUT = 25 * 60_000;
/** How many engine suites and browsers run at a time. Each has its own engine and waits for it most of the time. */
const SUITES = 2;
const BROWSERS = 2;

const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/**
 * Runs the named steps, or all.
 * @param {string[]} names
 * @returns {Promise<number>} the exit code
 */
export async function runTests(names) {
  const unknown = names.filter((name) => !STEPS.includes(name));
  if (unknown.length > 0) {
    const wantsHelp = unknown.some((name) => name === '--help' || name === '-h');
    say(wantsHelp ? HELP : `There is no step ${unknown.join(', ')}. Steps: ${STEPS.join(', ')}.`);
    return wantsHelp ? 0 : 2;
  }
  const interruption = new AbortController();
  // `on`, not `once`: on one Ctrl-C, npm and the terminal may both send a signal.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());

  const run = new TestRun(names.length > 0 ? names : STEPS, interruption.signal);
  try {
    await run.run();
  } finally {
    await Promise.all(run.engines.map((engine) => engine.stop()));
  }
  if (interruption.signal.aborted) {
    say('Interrupted.');
    return 130;
  }
  const { passed, failed, skipped } = sumOf(run.tallies);
  // Where every package can be installed, a skipped test counts as a failure (R115).
  const tolerated = skipped === 0 || whyNoPackages() !== null;
  if (!tolerated) say('Failed: on this machine every test can run, so none may be skipped.');
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && tolerated ? 0 : 1;
}

/** One run of the steps, with the engines that they share and the counts of their tests. */
class TestRun {
  /**
   * @param {string[]} wanted
   * @param {AbortSignal} interrupted
   */
  constructor(wanted, interrupted) {
    this.wanted = new Set(wanted);
    this.interrupted = interrupted;
    /** @type {Tally[]} */
    this.tallies = [];
    /**
     * A given engine is the only one. Otherwise those of the engine suites come first, then those of the browsers.
     * @type {import('./testEngine.mjs').TestEngine[]}
     */
    this.engines = [];
    /** @type {string | null} */
    this.chromium = null;
    this.built = false;
  }

  async run() {
    const installed = await this.step('install', async () => {
      await ensureInstalled(say);
      return { passed: 0, failed: 0, skipped: 0 };
    });
    if (!installed) return;

    /** @type {(() => Promise<unknown>)[]} */
    const jobs = STATIC_CHECKS.filter((name) => this.wanted.has(name)).map((name) => () => this.check(name));
    if (['unit', 'engine', 'e2e'].some((name) => this.wanted.has(name))) jobs.unshift(() => this.prepare());
    if (this.wanted.has('build') || this.wanted.has('e2e')) jobs.unshift(() => this.build());
    // Two at a time: most steps use one core, and a small machine has two.
    const worker = async () => {
      for (let next = jobs.shift(); next; next = jobs.shift()) await next();
    };
    await Promise.all([worker(), worker()]);

    if (this.wanted.has('unit')) await this.step('unit', () => this.vitest('unit', 'unit', {}));
    const onEngine = async () => {
      if (this.wanted.has('engine')) await this.step('engine', () => this.onEngines());
    };
    const inBrowser = async () => {
      if (this.wanted.has('e2e')) await this.step('e2e', () => this.playwright());
    };
    // On a single engine, each would see the networks and the swarm of the other.
    if (isGivenEngine) {
      await onEngine();
      await inBrowser();
    } else await Promise.all([onEngine(), inBrowser()]);
  }

  /** @param {string} name */
  check(name) {
    return this.step(name, async () => {
      await runQuietly(name, [npmProgram(), 'run', '--silent', `check:${name}`], { signal: this.limit() });
      return PASSED;
    });
  }

  build() {
    return this.step('build', async () => {
      await ensureBuilt(() => {});
      this.built = true;
      return PASSED;
    });
  }

  /** Provides the servers of the unit tests, the engines, then the browser: apt runs once at a time. */
  async prepare() {
    if (this.wanted.has('unit')) {
      await this.provide('sshd and openssl', whyNoConnectionPrograms(), ensureConnectionPrograms);
    }
    if (!this.wanted.has('engine') && !this.wanted.has('e2e')) return;
    await this.provide('a real Docker engine', whyNoTestEngine(), async () => {
      const wanted = (this.wanted.has('engine') ? SUITES : 0) + (this.wanted.has('e2e') ? BROWSERS : 0);
      while (this.engines.length < (isGivenEngine ? 1 : wanted)) this.engines.push(await startTestEngine());
    });
    if (!this.wanted.has('e2e')) return;
    await this.provide('a browser', whyNoChromium(), async () => {
      this.chromium = await ensureChromium();
    });
  }

  /**
   * @param {string} what
   * @param {string | null} whyNot
   * @param {() => Promise<void>} obtain
   */
  async provide(what, whyNot, obtain) {
    if (whyNot) {
      say(`○ skipped: the tests that need ${what}, because ${whyNot}`);
      this.tallies.push(SKIPPED);
      return;
    }
    await this.step(what, async () => {
      await obtain();
      return { passed: 0, failed: 0, skipped: 0 };
    });
  }

  /** Splits the engine suites over the engines. Without an engine they run on the sample engine only. */
  async onEngines() {
    const engines = isGivenEngine ? this.engines : this.engines.slice(0, SUITES);
    if (engines.length < 2) return this.vitest('engine', 'engine', toEnv(engines));
    const shards = engines.map((engine, at) => {
      const shard = `--shard=${at + 1}/${engines.length}`;
      return this.vitest('engine', `engine-${at + 1}`, toEnv([engine]), [shard]);
    });
    return sumOf(await Promise.all(shards));
  }

  /**
   * @param {string} project
   * @param {string} name - names its report
   * @param {Record<string, string>} env
   * @param {string[]} more - further arguments
   */
  async vitest(project, name, env, more = []) {
    const report = this.reportFile(name);
    const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more];
    const succeeded = await runLive(`test:${project}`, args, env, this.limit());
    return failIfProcessFailed(vitestTally(report), succeeded);
  }

  async playwright() {
    if (!this.built) throw new Error('The page was not built.');
    if (this.engines.length === 0 || !this.chromium) return SKIPPED;
    const report = this.reportFile('e2e');
    const env = {
      ...toEnv(this.engines.slice(-BROWSERS)),
      PORTOLAN_TEST_CHROMIUM: this.chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const succeeded = await runLive('test:e2e', [], env, this.limit());
    return failIfProcessFailed(playwrightTally(report), succeeded);
  }

  /**
   * Runs one step, prints its duration and adds its tally.
   * @param {string} name
   * @param {() => Promise<Tally>} work
   * @returns {Promise<boolean>} true if it succeeded
   */
  async step(name, work) {
    if (this.interrupted.aborted) return false;
    const start = performance.now();
    /** @type {Tally} */
    let tally = FAILED;
    try {
      tally = await work();
    } catch (error) {
      if (error instanceof CommandFailed) say(error.output.trim());
      if (!this.interrupted.aborted) say(String(error instanceof Error ? error.message : error));
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(`${tally.failed > 0 ? '✗' : '✓'} ${name} (${seconds} s)`);
    this.tallies.push(tally);
    return tally.failed === 0;
  }

  /** @param {string} name */
  reportFile(name) {
    const file = join(ROOT, `test-results/${name}.json`);
    // A run that crashes writes no report, and the report of an earlier run must not be counted.
    rmSync(file, { force: true });
    return file;
  }

  /** Ends a step on Ctrl-C, or after 25 minutes if it hangs. */
  limit() {
    return AbortSignal.any([this.interrupted, AbortSignal.timeout(STEP_TIMEOUT)]);
  }
}
