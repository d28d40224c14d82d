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
  expect(html).toContain('<li>web loses access to db');
  expect(html).not.toContain('Nothing is lost');
});

it('R93: without a change there is no impact', () => {
  expect(show()).toBe('');
});
