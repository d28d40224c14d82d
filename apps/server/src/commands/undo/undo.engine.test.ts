import { startSampleEngine } from '@portolan/sample-engine';
import type { Command } from '@portolan/protocol';
import { toEdits } from '@portolan/protocol';
import { compareTopologies, predictableImpact, impactOf, TopologyIndex } from '@portolan/topology';
import type { Impact, Topology } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityLog } from '../../activity/ActivityLog.ts';
import { EngineError } from '../../docker/EngineError.ts';
import { openEngine } from '../../docker/openEngine.ts';
import { RawEngine } from '../../watch/testing/RawEngine.ts';
import { seededRandom } from '../../watch/testing/randomOperations.ts';
import { testSeed as seed } from '../../watch/testing/testSeed.ts';
import { perform } from '../perform.ts';
import { PrunePreviews } from '../network/PrunePreviews.ts';
import { toPrunePreview } from '../network/toPrunePreview.ts';
import type { Inverse } from './Inverse.ts';
import { Replacements } from './Replacements.ts';
import { undoActivity } from './undoActivity.ts';
import { limitCovers } from './testing/limitCovers.ts';
import { CUT_OFF, stateLines, changeableFields } from './testing/stateLines.ts';
import { UndoFixture } from './testing/UndoFixture.ts';
import { RandomCommands } from './testing/RandomCommands.ts';

const SEQUENCES = Number(process.env.PORTOLAN_TEST_SEQUENCES ?? 200);
/** The number of fixtures that run at once. Most of the time is spent waiting for the engine. */
const LANES = 4;
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine({ empty: true });
  });
  afterAll(() => sample.close());
  // The sample engine only has to behave like a real one, so fewer sequences are enough.
  undoesEverything(() => sample.url, Math.min(SEQUENCES, 40));
});

describe.runIf(realEngine)('on a real engine', () => undoesEverything(() => realEngine ?? '', SEQUENCES));

function undoesEverything(dockerHost: () => string, sequences: number): void {
  it(`R120, R146 to R149: ${sequences} random sequences have the predicted impact, and all of them are undone (seed ${seed})`, async () => {
    const figures = { sequences: 0, commands: 0, refused: 0, undone: 0 };
    const failures: string[] = [];
    let next = 0;
    const lane = async (number: number): Promise<void> => {
      const site = {
        prefix: `ptu${seed.toString(36)}-${number}-`,
        image,
        octet: 60 + number * 4,
        mayChooseSubnets: number === 0,
      };
      const url = dockerHost().replace('http:', 'tcp:');
      const client = openEngine({ url, source: 'test' }, { readOnly: false });
      const fixture = new UndoFixture(new RawEngine(dockerHost()), client, site);
      try {
        let isClean = false;
        while (next < sequences && failures.length < 5) {
          const sequence = new Sequence(fixture, client, seed + next++);
          if (!isClean) await fixture.make();
          isClean = await sequence.run();
          figures.sequences += 1;
          figures.commands += sequence.performed;
          figures.refused += sequence.refused;
          figures.undone += sequence.undone;
          if (!isClean) failures.push(sequence.report());
        }
      } finally {
        await fixture.clear();
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    console.log(figures);
    if (failures.length > 0) expect.fail(failures.join('\n\n'));
    expect(figures.undone).toBe(figures.commands);
    expect(figures.commands).toBeGreaterThan(sequences * 2);
  }, 600_000);
}

/**
 * Carries out some random commands on a fixture, compares each with its prediction, then undoes all of them in reverse.
 */
class Sequence {
  performed = 0;
  refused = 0;
  undone = 0;
  readonly #fixture: UndoFixture;
  readonly #client: ReturnType<typeof openEngine>;
  readonly #seed: number;
  readonly #random: () => number;
  readonly #log: string[] = [];
  readonly #wrong: string[] = [];
  /** All names that each container has had, and all sentences about what is not restored. */
  readonly #names = new Map<string, Set<string>>();
  readonly #announced: string[] = [];

  constructor(fixture: UndoFixture, client: ReturnType<typeof openEngine>, seed: number) {
    this.#fixture = fixture;
    this.#client = client;
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  report(): string {
    return [`sequence of seed ${this.#seed}:`, ...this.#log, 'wrong:', ...this.#wrong].join('\n');
  }

  /** Returns true if all expectations were met. */
  async run(): Promise<boolean> {
    const activities = new ActivityLog<Inverse>();
    const watcher = { index: await this.#read(), refresh: () => undefined };
    const previews = new PrunePreviews();
    const context = { client: this.#client, watcher, activities, previews, replacements: new Replacements() };
    const begin = watcher.index.topology;
    const commands = new RandomCommands(this.#random, this.#fixture.site);
    const length = 3 + Math.floor(this.#random() * 4);
    for (let i = 0; i < length; i++) {
      const { topology: before } = watcher.index;
      const command = commands.next(before);
      previews.remember('test', toPrunePreview(new TopologyIndex(before), { labels: [], until: null }));
      try {
        const { activityId } = await perform(context, command, 'test');
        this.#log.push(`${activityId}: ${JSON.stringify(command)}`);
        watcher.index = await this.#read();
        if (activityId === null) {
          this.refused += 1;
          continue;
        }
        this.performed += 1;
        this.#compareImpact(asDone(command, activities, activityId), before, watcher.index.topology);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        this.refused += 1;
        this.#log.push(`refused: ${JSON.stringify(command)}: ${error.message} ${error.engine}`);
        watcher.index = await this.#read();
        this.#expectSame(stateLines(before), stateLines(watcher.index.topology), 'refused, but changed');
      }
    }
    for (const { id, undo } of activities.list()) {
      if (undo.state === 'possible') this.#announced.push(...undo.limits);
      try {
        const { notRestored } = await undoActivity(context, id);
        this.#announced.push(...notRestored);
        this.undone += 1;
        this.#log.push(`undone ${id}: ${notRestored.join(' ')}`);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        this.#wrong.push(`undo ${id}: ${error.message} ${error.engine}`);
      }
      watcher.index = await this.#read();
    }
    this.#expectSame(stateLines(begin), stateLines(watcher.index.topology), 'not undone');
    this.#expectAnnounced(begin, watcher.index.topology);
    return this.#wrong.length === 0;
  }

  async #read(): Promise<TopologyIndex> {
    const topology = await this.#fixture.read();
    for (const { id, name } of topology.containers) {
      this.#names.set(id, (this.#names.get(id) ?? new Set()).add(name));
    }
    return new TopologyIndex(topology);
  }

  #compareImpact(command: Command, before: Topology, after: Topology): void {
    const index = new TopologyIndex(before);
    const predicted = withIds(impactOf(index, toEdits(command)), after);
    const real = withIds(predictableImpact(index, compareTopologies(before, after)), after);
    if (JSON.stringify(predicted) === JSON.stringify(real)) return;
    for (const key of Object.keys(real) as (keyof Impact)[]) {
      const [a, b] = [JSON.stringify(predicted[key]), JSON.stringify(real[key])];
      if (a !== b) this.#wrong.push(`${JSON.stringify(command)}: ${key} predicted ${a}, real ${b}`);
    }
  }

  #expectSame(then: string[], now: string[], what: string): void {
    const [lost, came] = [
      then.filter((each) => !now.includes(each)),
      now.filter((each) => !then.includes(each)),
    ];
    if (lost.length + came.length > 0)
      this.#wrong.push(
        [`${what}:`, ...lost.map((each) => `- ${each}`), ...came.map((each) => `+ ${each}`)].join('\n'),
      );
  }

  /** R126: expects that a sentence named each field that differs, with a name that the container has had. */
  #expectAnnounced(begin: Topology, end: Topology): void {
    const now = changeableFields(end);
    for (const [key, fact] of changeableFields(begin)) {
      const is = now.get(key)?.value;
      if (is === undefined || is === fact.value || fact.value === CUT_OFF) continue;
      const names = [...(this.#names.get(fact.containerId) ?? [])];
      const isAnnounced = this.#announced.some((each) => names.some((name) => limitCovers(each, fact, name)));
      if (!isAnnounced) this.#wrong.push(`not announced: ${key} was ${fact.value}, is ${is}`);
    }
  }
}

/** Returns the command as it was carried out: a prune counts with the networks that it removed. */
function asDone(command: Command, activities: ActivityLog<Inverse>, id: string): Command {
  if (command.kind !== 'prune-networks') return command;
  return { ...command, ids: activities.find(id)?.activity.networkIds ?? [] };
}

/** Returns the impact with the engine's ids in place of placeholders, sorted by id. */
function withIds(impact: Impact, { containers }: Topology): Impact {
  let text = JSON.stringify(impact);
  for (const { id, name } of containers) text = text.replaceAll(`"new ${name}"`, `"${id}"`);
  return sorted(JSON.parse(text) as Impact) as Impact;
}

/** Sorts all lists, because the lists of an impact have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sorted(each)]));
}
