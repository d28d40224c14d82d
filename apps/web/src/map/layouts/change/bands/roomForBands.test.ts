import type { Topology } from '@portolan/topology';
import { describe, expect, it } from 'vitest';
import { downSteps, upSteps } from '../../../testing/composeSteps.ts';
import { Follower } from '../../../testing/Follower.ts';
import { generatedIndex } from '../../../testing/generatedIndex.ts';
import { placesByName } from '../../../testing/placesByName.ts';
import { BAND } from '../../measures.ts';
import type { PlacedBand } from '../../placement.ts';
import { overlaps } from '../Obstacle.ts';

/** True if two bands are nearer to each other than the usual gap. */
const areNear = (a: PlacedBand, b: PlacedBand): boolean =>
  overlaps({ x: a.x, y: a.y, width: a.width + BAND.gap, height: a.height + BAND.gap }, b) ||
  overlaps({ x: b.x, y: b.y, width: b.width + BAND.gap, height: b.height + BAND.gap }, a);

describe('roomForBands', () => {
  for (const layout of ['islands', 'depth', 'pages'] as const) {
    it(`R74 R271: in ${layout}, new projects keep the usual gap, and come back to their places`, () => {
      const whole = generatedIndex(140).topology;
      const projects = [...new Set(whole.containers.map(({ project }) => project ?? ''))];
      const added = projects.filter((_, i) => i % 2 === 1);
      const base = added.reduce((now, project) => downSteps(now, project).at(-1) ?? now, whole);
      const follower = new Follower(base, layout);
      let now = base;
      const follow = (next: Topology) => follower.follow((now = next));
      for (const project of added) upSteps(now, whole, project).forEach(follow);
      const bands = [...follower.live.placement.bands.values()];
      const isAdded = ({ project }: PlacedBand) => added.includes(project);
      const near = bands.flatMap((a, i) =>
        bands
          .slice(i + 1)
          .filter((b) => (isAdded(a) || isAdded(b)) && areNear(a, b))
          .map((b) => `${a.key} and ${b.key}`),
      );
      expect(near).toEqual([]);
      const before = placesByName(follower.scene, follower.live.placement);
      for (const project of added) {
        const up = now;
        downSteps(up, project).forEach(follow);
        upSteps(now, up, project).forEach(follow);
        expect(placesByName(follower.scene, follower.live.placement)).toEqual(before);
      }
    });
  }
});
