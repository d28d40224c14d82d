import type { ComposeProject } from './composeUp.ts';

const healthy = { health: 'healthy' } as const;

/** The Compose projects of a realistic small company. */
export const companyProjects: readonly ComposeProject[] = [
  {
    name: 'edge',
    networks: {},
    services: [
      {
        name: 'traefik',
        image: 'traefik:v3.3',
        networks: { proxy: {} },
        ports: ['80:80', '443:443'],
        ...healthy,
      },
    ],
  },
  {
    name: 'shop',
    networks: { front: {}, back: { internal: true } },
    services: [
      { name: 'db', image: 'postgres:17-alpine', networks: { back: { aliases: ['postgres'] } }, ...healthy },
      { name: 'cache', image: 'redis:7-alpine', networks: { back: {} }, health: 'unhealthy' },
      {
        name: 'api',
        image: 'node:22-alpine',
        networks: { back: {}, front: {}, proxy: {} },
        dependsOn: ['db', 'cache'],
        ...healthy,
      },
      {
        name: 'web',
        image: 'nginx:1.27-alpine',
        networks: { front: {}, proxy: {} },
        replicas: 3,
        dependsOn: ['api'],
      },
      {
        name: 'worker',
        image: 'node:22-alpine',
        networks: { back: {}, front: {} },
        dependsOn: ['db', 'cache'],
      },
      {
        name: 'mailer',
        image: 'axllent/mailpit:v1.21',
        networks: { back: {}, front: {} },
        ports: ['8025:8025'],
        status: 'exited',
        exitCode: 137,
      },
    ],
  },
  {
    name: 'monitoring',
    networks: { default: {} },
    services: [
      {
        name: 'prometheus',
        image: 'prom/prometheus:v3.1.0',
        ports: ['127.0.0.1:9090:9090'],
        networks: { default: {} },
      },
      { name: 'loki', image: 'grafana/loki:3.3.2', networks: { default: {} } },
      {
        name: 'grafana',
        image: 'grafana/grafana:11.4.0',
        networks: { default: {}, proxy: {} },
        dependsOn: ['prometheus', 'loki'],
        ...healthy,
      },
      { name: 'node-exporter', image: 'prom/node-exporter:v1.8.2', networkMode: 'host' },
    ],
  },
  {
    name: 'media',
    networks: { default: {} },
    services: [
      {
        name: 'gluetun',
        image: 'qmcgaw/gluetun:v3.40',
        networks: { default: {} },
        ports: ['8989:8989', '7878:7878', '8081:8080', '9696:9696'],
        ...healthy,
      },
      ...(['sonarr', 'radarr', 'qbittorrent', 'prowlarr'] as const).map((name) => ({
        name,
        image: mediaImage(name),
        networkMode: 'service:gluetun',
        dependsOn: ['gluetun'],
      })),
      {
        name: 'jellyfin',
        image: 'jellyfin/jellyfin:10.10.3',
        networks: { default: {}, proxy: {} },
        ports: ['8096:8096'],
        ...healthy,
      },
    ],
  },
  {
    name: 'intranet',
    networks: { default: { enableIPv6: true } },
    services: [
      { name: 'wiki', image: 'node:22-alpine', networks: { default: {}, proxy: {} }, dependsOn: ['wiki-db'] },
      { name: 'wiki-db', image: 'postgres:17-alpine', networks: { default: {} }, ...healthy },
      { name: 'search', image: 'node:22-alpine', networks: { default: {} }, status: 'paused' },
      {
        name: 'import',
        image: 'node:22-alpine',
        networks: { default: {} },
        status: 'restarting',
        exitCode: 1,
      },
    ],
  },
];

function mediaImage(name: 'sonarr' | 'radarr' | 'qbittorrent' | 'prowlarr'): string {
  const versions = { sonarr: '4.0.12', radarr: '5.17.2', qbittorrent: '5.0.3', prowlarr: '1.28.2' };
  return `lscr.io/linuxserver/${name}:${versions[name]}`;
}
