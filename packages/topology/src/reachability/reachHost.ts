import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import type { HostWay } from './HostWays.ts';
import type { Question } from './Question.ts';
import { explainNoWayOut } from './explainNoWayOut.ts';
import { whyInnerHost } from './whyInnerHost.ts';

/** R205: from a container to the host's stack. */
export function reachHost(question: Question, answer: Answer): void {
  const { from, to, hostWays, index } = question;
  const ways = hostWays.of(from.stack);
  for (const doubt of ways.doubtful) answer.doubt(doubt);
  if (to.stack.kind === 'host') {
    const why = whyInnerHost(index.topology.engine) ?? '';
    const sentence = () => `${why}: the machine itself lies outside its inner network.`;
    answer.doubt(because('rootless', sentence));
    return;
  }
  for (const [id, open] of groupByNetwork(ways.open)) {
    const reason = because(
      'host-stack',
      () => `${from.name} reaches the host by the gateway of ${open[0]?.network.name ?? id}.`,
      id,
    );
    const addresses = () => open.map(({ address }) => address()).filter((address) => address !== null);
    answer.open(
      'a',
      () => ({ kind: 'host', networkId: id, certainty: 'engine', addresses: addresses() }),
      reason,
    );
  }
  if (ways.open.length === 0) explainNoWayOut(question, answer);
}

function groupByNetwork(ways: readonly HostWay[]): Map<string, HostWay[]> {
  const groups = new Map<string, HostWay[]>();
  for (const way of ways) groups.set(way.network.id, [...(groups.get(way.network.id) ?? []), way]);
  return groups;
}
