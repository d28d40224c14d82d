import { describe, expect, it } from 'vitest';
import { limitCovers } from './limitCovers.ts';
import type { ChangeableField } from './stateLines.ts';

const fact = (field: ChangeableField['field'], network = 'back'): ChangeableField => ({
  field,
  containerId: '',
  network: field === 'stack' ? '' : network,
  value: '',
});

describe('R126: a sentence names the fields that an undo may not restore', () => {
  it.each([
    ['w-1 may get another address on back (now 10.0.0.2).', ['ipv4']],
    ['w-1 may get another address on back (now 10.0.0.2 and fd00::2).', ['ipv4', 'ipv6']],
    ['w-1 may get another address on back (now fd00::2).', ['ipv6']],
    ['w-1 may get another MAC address on back (now 02:42:0a:00:00:02).', ['mac']],
    ['w-1 gets another MAC address on back (now 02:42:0a:00:00:02).', ['mac']],
    ['w-1 has the IPv4 address 10.0.0.3 on back instead of 10.0.0.2.', ['ipv4']],
    ['w-1 has the IPv6 address fd00::3 on back instead of fd00::2.', ['ipv6']],
    ['w-1 has the MAC address 02:42:0a:00:00:03 on back instead of 02:42:0a:00:00:02.', ['mac']],
    ['w-1 uses the network stack of w-2 and is cut off. Restart w-1.', ['stack']],
    ['w-2, w-1 and w-3 used its network stack and must be restarted to use it again.', ['stack']],
    ['w-1 was not connected to back again: the address 10.0.0.2 on back is taken.', []],
  ] as const)('%s', (sentence, fields) => {
    const found = (['ipv4', 'ipv6', 'mac', 'stack'] as const).filter((field) =>
      limitCovers(sentence, fact(field), 'w-1'),
    );
    expect(found).toEqual(fields);
  });

  it('but not those of a container or a network whose name only begins with the same text', () => {
    const sentence = 'w-10 may get another address on back-2 (now 10.0.0.2).';
    expect(limitCovers(sentence, fact('ipv4', 'back-2'), 'w-1')).toBe(false);
    expect(limitCovers(sentence, fact('ipv4', 'back'), 'w-10')).toBe(false);
    expect(limitCovers(sentence, fact('ipv4', 'back-2'), 'w-10')).toBe(true);
    const shared = 'w-10 used its network stack and must be restarted to use it again.';
    expect(limitCovers(shared, fact('stack'), 'w-1')).toBe(false);
  });
});
