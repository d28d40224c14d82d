import type { EngineState } from '../state/EngineState.ts';

/** For each image: tag, command, exposed ports. */
const catalogue: readonly (readonly [tag: string, command: string, ...ports: string[]])[] = [
  ['portolan-test:latest', 'sleep 3600'],
  ['traefik:v3.3', '/entrypoint.sh traefik', '80/tcp'],
  ['nginx:1.27-alpine', 'nginx -g daemon-off', '80/tcp'],
  ['node:22-alpine', 'node server.js'],
  ['postgres:17-alpine', 'postgres', '5432/tcp'],
  ['redis:7-alpine', 'redis-server', '6379/tcp'],
  ['axllent/mailpit:v1.21', '/mailpit', '1025/tcp', '8025/tcp'],
  ['grafana/grafana:11.4.0', '/run.sh', '3000/tcp'],
  ['prom/prometheus:v3.1.0', '/bin/prometheus', '9090/tcp'],
  ['grafana/loki:3.3.2', '/usr/bin/loki', '3100/tcp'],
  ['prom/node-exporter:v1.8.2', '/bin/node_exporter', '9100/tcp'],
  ['qmcgaw/gluetun:v3.40', '/gluetun-entrypoint'],
  ['lscr.io/linuxserver/sonarr:4.0.12', '/init', '8989/tcp'],
  ['lscr.io/linuxserver/radarr:5.17.2', '/init', '7878/tcp'],
  ['lscr.io/linuxserver/qbittorrent:5.0.3', '/init', '8080/tcp'],
  ['lscr.io/linuxserver/prowlarr:1.28.2', '/init', '9696/tcp'],
  ['jellyfin/jellyfin:10.10.3', '/jellyfin/jellyfin', '8096/tcp'],
  ['pihole/pihole:2024.07.0', '/s6-init', '53/tcp', '53/udp', '80/tcp'],
  ['registry.example.com/batch/report:3.4', 'python report.py'],
  ['nats:2.10-alpine', 'nats-server', '4222/tcp'],
  ['kong:3.9', 'kong docker-start', '8000/tcp'],
  // No container runs these.
  ['alpine:3.22', '/bin/sh'],
  ['busybox:1.37', 'sh'],
  ['curlimages/curl:8.17.0', 'curl'],
  ['httpd:2.4-alpine', 'httpd-foreground', '80/tcp'],
];

/** The tag of an image that was rebuilt: the old image has none. */
const untagged = '';

/** Adds the local images. */
export function addImages(state: EngineState): void {
  const created = Date.UTC(2025, 0, 14);
  for (const [index, [tag, command, ...exposedPorts]] of [
    ...catalogue,
    [untagged, 'node server.js'] as const,
  ].entries()) {
    const id = `sha256:${state.ids.hex(`image:${tag}`)}`;
    const size = (8 + ((index * 37) % 180)) * 1_000_000;
    state.images.set(id, { id, tag, created, size, command: command.split(' '), exposedPorts });
  }
}
