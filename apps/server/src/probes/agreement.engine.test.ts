import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgreementCounts } from './testing/agreement/AgreementCounts.ts';
import { buildTopology } from './testing/agreement/buildTopology.ts';
import type { BuiltTopology } from './testing/agreement/buildTopology.ts';
import { checkTopology } from './testing/agreement/checkTopology.ts';
import { EngineUnderTest } from './testing/agreement/EngineUnderTest.ts';
import { openExternalEnds } from './testing/agreement/ExternalEnds.ts';
import type { ExternalEnds } from './testing/agreement/ExternalEnds.ts';
import { allPlans } from './testing/agreement/plans/allPlans.ts';
import { renamePlan } from './testing/agreement/plans/namePlans.ts';
import type { PlanContext } from './testing/agreement/plans/PlanContext.ts';
import type { TopologyPlan } from './testing/agreement/TopologyPlan.ts';

const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST;
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
/** True on the engine of `npm test`. It supports all plans, so none may be left out. */
const isWhole = Boolean(process.env.PORTOLAN_TEST_HOST_ADDRESS);
/** Far more than any test takes on an idle machine. */
const TIMEOUT = 240_000;
/** The number of topologies that exist at a time. Their networks fit into the engine's default address pools. */
const WAVE = 7;

if (dockerHost) {
  const started = performance.now();
  const engine = await EngineUnderTest.open(dockerHost, image);
  const { version, swarm } = await engine.hello();
  const ends = await openAll(engine).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const counts = new AgreementCounts();
  const context: PlanContext = {
    major: Number.parseInt(version, 10),
    subnet6: () => `fd00:a9:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::/64`,
    ...ends.forPlans(),
  };
  const plans = allPlans(context);
  const unsupported = allPlans({ ...context, major: Infinity, lan: { parent: '', base: '' } })
    .map(({ name }) => name)
    .filter((name) => !plans.some((plan) => plan.name === name));

  describe(`Engine ${version}`, () => {
    afterAll(async () => {
      const notHere = `not supported by this engine: ${unsupported.join(', ') || 'none'}`;
      const seconds = Math.round((performance.now() - started) / 1000);
      process.stdout.write(`\nEngine ${version}: ${counts.toString()}\n  ${notHere}\n  ${seconds} s\n`);
      await engine.close();
    }, TIMEOUT);

    // This plan must come before the engine joins a swarm (see `renamePlan`).
    checkTogether('without a swarm of its own', [renamePlan(swarm)]);
    for (let at = 0; at < plans.length; at += WAVE)
      checkTogether(`topologies from ${at + 1} on`, plans.slice(at, at + WAVE));

    // This test must be the last: it uses the counts of the others.
    if (isWhole)
      it('no plan and no pair was left out', () => {
        expect(counts.untested).toBe(0);
        expect(counts.topologies).toBe(plans.length + 1);
        expect(counts.topologies).toBeGreaterThanOrEqual(15);
      });
  });

  /** Builds topologies, checks them and removes them. No network changes during the checks. */
  function checkTogether(title: string, wave: TopologyPlan[]): void {
    describe(title, () => {
      const built = new Map<TopologyPlan, BuiltTopology>();
      beforeAll(async () => {
        if (wave.some(({ needsSwarm }) => needsSwarm)) await engine.ensureSwarm();
        const building = wave.map(async (plan) => built.set(plan, await buildTopology(engine, plan)));
        await Promise.all(building);
      }, TIMEOUT);
      afterAll(() => engine.clear(), TIMEOUT);
      it.concurrent.each(wave)(
        'R200, R220: verdicts and names match what is observed: $name',
        async (plan) => {
          const topology = built.get(plan);
          if (!topology) throw new Error('The topology was not built.');
          const disagreements = await checkTopology(engine, topology, ends, counts);
          expect(disagreements.join('\n\n')).toBe('');
        },
        TIMEOUT,
      );
    });
  }
} else {
  // The engine decides which tests there are. Without an engine this suite replaces them, because a file without a
  // suite fails.
  describe.skip('on a real engine', () => undefined);
}

async function openAll(engine: EngineUnderTest): Promise<ExternalEnds> {
  const ends = await openExternalEnds(engine);
  const { outside } = ends;
  if (isWhole && typeof outside === 'string') throw new Error(`There is no outside: ${outside}.`);
  return ends;
}
