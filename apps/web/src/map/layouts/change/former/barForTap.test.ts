import type { Container, Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { Follower } from '../../../testing/Follower.ts';
import { moveMarks } from '../moveMarks.ts';

/** Returns a shared network, three containers of one project and one of another, and all their attachments. */
function sharing() {
  const shared = aNetwork('shared');
  const alpha = [1, 2, 3].map((i) => aContainer(`alpha-${i}`, { project: 'alpha' }));
  const beta = aContainer('beta-1', { project: 'beta' });
  const own = aNetwork('beta_default', { project: 'beta' });
  const attachments = [...alpha, beta].map((each) => anAttachment(each, shared));
  const whole = aTopology({
    networks: [shared, own],
    containers: [...alpha, beta],
    attachments: [...attachments, anAttachment(beta, own)],
  });
  return { shared, alpha, beta, whole, attachments };
}

describe('barForTap on a page', () => {
  it('R271 R73: an attachment that comes back ends at the bar where that was dragged', () => {
    const { shared, whole, attachments } = sharing();
    const follower = new Follower(whole);
    const { placement } = follower.live;
    follower.follow({ ...whole, attachments: whole.attachments.filter((each) => each !== attachments[3]) });
    const x = (placement.bars.get(shared.id)?.x ?? 0) + 60;
    moveMarks(follower.live, new Map([[`n:${shared.id}`, { x, y: 0 }]]));
    follower.follow(whole);
    expect(follower.live.barsOfNetwork(shared.id).map((bar) => bar.x)).toEqual([x]);
    expect(follower.live.tapsOfBar(shared.id)).toHaveLength(4);
  });

  it('R271: a piece of a bar in a new band, and the first piece, return beside the other one', () => {
    const { shared, alpha, beta, whole } = sharing();
    const part = (list: readonly Container[]): Topology => ({
      ...whole,
      networks: whole.networks.filter((each) => each === shared || list.includes(beta)),
      containers: [...list],
      attachments: whole.attachments.filter(({ containerId }) => list.some(({ id }) => id === containerId)),
    });
    const follower = new Follower(part(alpha));
    follower.follow(whole);
    const pieces = () =>
      follower.live
        .barsOfNetwork(shared.id)
        .map(({ x, top, bottom }) => [x, top, bottom])
        .sort();
    const before = pieces();
    expect(before).toHaveLength(2);
    for (const left of [alpha, [beta]]) {
      follower.follow(part(left));
      follower.follow(whole);
      expect(pieces()).toEqual(before);
    }
  });
});
