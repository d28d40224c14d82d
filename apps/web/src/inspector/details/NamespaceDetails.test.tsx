import { TopologyIndex } from '@portolan/topology';
import type { Container } from '@portolan/topology';
import { aContainer, aTopology } from '@portolan/topology/testing';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { NamespaceDetails } from './NamespaceDetails.tsx';

const sharing = (name: string, { id }: { id: string }, fields: Partial<Container> = {}) =>
  aContainer(name, { namespace: { kind: 'container', containerId: id }, ...fields });

/** Returns the text of the page on the network stack of the first container. */
function textOf(container: Container, ...others: Container[]): string {
  const index = new TopologyIndex(aTopology({ containers: [container, ...others] }));
  const html = renderToStaticMarkup(
    <NuqsTestingAdapter>
      <EngineScope value={null}>
        <NamespaceDetails index={index} container={container} />
      </EngineScope>
    </NuqsTestingAdapter>,
  );
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('R90: the page shows', () => {
  const owner = aContainer('owner', { startedAt: '2026-01-02T00:00:00Z' });
  const later = '2026-01-03T00:00:00Z';

  it('the owner of a shared network stack', () => {
    const text = textOf(sharing('sharer', owner, { startedAt: later }), owner);
    expect(text).toContain('owner');
    expect(text).not.toMatch(/cut off|not running/i);
  });

  it('the sharers at the owner, and which of them are cut off', () => {
    const text = textOf(
      owner,
      sharing('early', owner, { startedAt: '2026-01-01T00:00:00Z' }),
      sharing('late', owner, { startedAt: later }),
    );
    expect(text).toMatch(/\(2\) early cut off late $/);
  });

  it('that the container is cut off, since its owner was restarted', () => {
    expect(textOf(sharing('sharer', owner, { startedAt: '2026-01-01T00:00:00Z' }), owner)).toMatch(
      /cut off/i,
    );
  });

  it('that the owner is not running', () => {
    const stopped = aContainer('owner', { state: 'exited' });
    expect(textOf(sharing('sharer', stopped), stopped)).toContain('not running');
  });

  it('that the owner was removed', () => {
    expect(textOf(sharing('sharer', { id: 'f'.repeat(64) }))).toMatch(/removed container \(f{12}\)/);
  });

  it('that the references form a loop', () => {
    const second = sharing('second', aContainer('first'));
    expect(textOf(sharing('first', second), second)).toContain('loop');
  });

  it('nothing for a container that has its network stack to itself', () => {
    expect(textOf(owner)).toBe('');
  });
});
