import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anAttachment, aTopology } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import type { Touched } from './ChangeLog.ts';
import { keep } from './keep.ts';

const [web, db] = [aContainer('web'), aContainer('db')];
const [front, back] = [aNetwork('front'), aNetwork('back')];
const start = () =>
  new TopologyIndex(
    aTopology({ networks: [front], containers: [web, db], attachments: [anAttachment(web, front)] }),
  );

/** Collects the calls: `null` for a derivation from the start, else what was touched. */
function watched() {
  const calls: (Touched | null)[] = [];
  const of = keep(
    () => calls.push(null),
    (_last, _index, touched) => calls.push(touched),
  );
  return { calls, of };
}

describe('R1: what is derived from an index is kept through changes', () => {
  it('and told what all changes since then touched, attachments before and after included', () => {
    const { calls, of } = watched();
    let index = start();
    of(index);
    of(index);
    index = index.advance({
      put: { networks: [back] },
      remove: { attachments: [anAttachment(web, front).id] },
    });
    index = index.advance({
      put: { attachments: [anAttachment(db, back)], containers: [db] },
      remove: { containers: [web.id] },
    });
    of(index);
    of(index);
    expect(calls).toEqual([
      null,
      {
        engine: false,
        containers: new Set([web.id, db.id]),
        networks: new Set([back.id]),
        attachedContainers: new Set([web.id, db.id]),
        attachedNetworks: new Set([front.id, back.id]),
      },
    ]);
  });

  it('but derived again for another topology, and after hundreds of changes that nothing asked about', () => {
    const { calls, of } = watched();
    let index = start();
    of(index);
    of(start());
    for (let i = 0; i < 300; i++) index = index.advance({ put: { containers: [web] }, remove: {} });
    of(index);
    expect(calls).toEqual([null, null, null]);
  });
});
