import type { Command } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ImpactNote } from './ImpactNote.tsx';

const [web, db] = [aContainer('web'), aContainer('db')];
const [back, empty] = [aNetwork('back'), aNetwork('empty')];
const index = new TopologyIndex(
  aTopology({
    networks: [back, empty],
    containers: [web, db],
    attachments: [anAttachment(web, back), anAttachment(db, back)],
  }),
);
const show = (...commands: Command[]) =>
  renderToStaticMarkup(<ImpactNote index={index} commands={commands} />);

it('R93: the impact is plain text where nothing is lost', () => {
  const html = show({ kind: 'remove-network', networkId: empty.id });
  expect(html).toMatch(/^<div class="[^"]*" data-testid="impact">[^<]+Nothing is lost\.</);
  expect(html).not.toMatch(/^<div class="[^"]*loss/);
});

it('R93: the impact is a list that stands out where something is lost', () => {
  const html = show({ kind: 'disconnect', networkId: back.id, body: { container: web.id } });
  expect(html).toMatch(/^<div class="[^"]*loss[^"]*"/);
  expect(html).toContain('<li>web no longer shares a network with db');
  expect(html).not.toContain('Nothing is lost');
});

it('R93: without a change there is no impact', () => {
  expect(show()).toBe('');
});

it('R10: the impact has pairs, names, ports, the default gateway, what cannot start, and what an undo will not restore', () => {
  const api = aContainer('api', {
    ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' }],
  });
  const stopped = aContainer('stopped', { state: 'exited' });
  const attachments = [
    anAttachment(api, back, { ipv4: '10.1.0.2' }),
    anAttachment(db, back),
    anAttachment(stopped, empty),
  ];
  const before = new TopologyIndex(
    aTopology({ networks: [back, empty], containers: [api, db, stopped], attachments }),
  );
  const html = renderToStaticMarkup(
    <ImpactNote
      index={before}
      commands={[
        { kind: 'disconnect', networkId: back.id, body: { container: api.id } },
        { kind: 'remove-network', networkId: empty.id },
      ]}
    />,
  );
  expect(html).toMatch(/<li>api no longer shares a network with db/);
  expect(html).toMatch(/no longer resolve/);
  expect(html).toMatch(/port 8080 of api/);
  expect(html).toMatch(/<li>api loses its default gateway/);
  expect(html).toMatch(/<li>stopped can no longer start/);
  expect(html).toMatch(/<details.*another address on back \(now 10\.1\.0\.2\)/);
});
