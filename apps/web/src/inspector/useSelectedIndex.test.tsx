import { MantineProvider } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { advanceThrough, aContainer, aNetwork, arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Entity } from '../store/selection.ts';
import { EngineScope } from '../store/engine/EngineScope.ts';
import { Details } from './Inspector.tsx';
import { advanceShown } from './useSelectedIndex.ts';
import type { ShownDetails } from './useSelectedIndex.ts';

const container = (name: string): Entity => ({ kind: 'container', id: aContainer(name).id });
const network = (name: string): Entity => ({ kind: 'network', id: aNetwork(name).id });
const selections: Entity[][] = [
  [],
  [{ kind: 'outside' }],
  [container('c-0')],
  [network('net-0')],
  [{ kind: 'attachment', id: `${aContainer('c-0').id}:${aNetwork('net-0').id}` }],
  [container('c-0'), container('c-1')],
  [container('c-0'), { kind: 'outside' }],
  [network('net-0'), container('c-2')],
];

const markupOf = (index: TopologyIndex, selection: Entity[]) =>
  renderToStaticMarkup(
    <MantineProvider>
      <NuqsTestingAdapter>
        <EngineScope value={null}>
          <Details index={index} selection={selection} />
        </EngineScope>
      </NuqsTestingAdapter>
    </MantineProvider>,
  );

it('R99: the details are rendered again whenever a change concerns what they show', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryTopology(5), { minLength: 2, maxLength: 2 }),
      fc.constantFrom(...selections),
      (topologies, selection) => {
        let shown: ShownDetails | null = null;
        let markup = '';
        advanceThrough(topologies, (advanced, fresh) => {
          const next = advanceShown(shown, advanced, selection);
          const isRenderedAgain = next.index !== shown?.index;
          shown = next;
          if (isRenderedAgain) markup = markupOf(fresh, selection);
          else expect(markupOf(fresh, selection)).toBe(markup);
        });
      },
    ),
    { numRuns: 40 },
  );
});

it('R99: the details of a container stay as they are when an unrelated one changes', () => {
  fc.assert(
    fc.property(arbitraryTopology(6), (topology) => {
      const other = aContainer('other', { project: 'apart' });
      let shown: ShownDetails | null = null;
      let count = 0;
      const chain = [topology, { ...topology, containers: [...topology.containers, other] }];
      advanceThrough(chain, (advanced) => {
        const next = advanceShown(shown, advanced, [container('c-0')]);
        if (next.index !== shown?.index) count += 1;
        shown = next;
      });
      expect(count).toBe(1);
    }),
    { numRuns: 20 },
  );
});
