import { Router } from 'express';
import type { EngineState } from '../state/EngineState.ts';
import { networkDrivers } from '../state/networks/networkRules.ts';
import { isUp } from '../state/records.ts';
import { maximumMinor } from './requests/apiVersion.ts';

const version = '28.5.2';

/** The routes `/_ping`, `/version` and `/info`. */
export function systemRoutes(state: EngineState): Router {
  const router = Router();

  router.all('/_ping', (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    response.set({
      'Api-Version': `1.${maximumMinor}`,
      'Builder-Version': '2',
      'Cache-Control': 'no-cache, no-store, must-revalidate',
      'Docker-Experimental': 'false',
      Pragma: 'no-cache',
      Swarm: 'active/manager',
    });
    response.type('text/plain').send('OK');
  });

  router.get('/version', (_request, response) => {
    const details = {
      ApiVersion: `1.${maximumMinor}`,
      Arch: 'amd64',
      BuildTime: '2025-11-05T14:43:25.000000000+00:00',
      GitCommit: '89c5e8f',
      GoVersion: 'go1.24.9',
      KernelVersion: '6.12.0-sample',
      MinAPIVersion: '1.24',
      Os: 'linux',
    };
    response.json({
      Platform: { Name: 'Portolan sample engine' },
      Components: [{ Name: 'Engine', Version: version, Details: { ...details, Experimental: 'false' } }],
      Version: version,
      ...details,
    });
  });

  router.get('/info', (_request, response) => {
    const containers = [...state.containers.values()];
    response.json({
      ID: state.engineId,
      Containers: containers.length,
      ContainersRunning: containers.filter((item) => isUp(item) && item.status !== 'paused').length,
      ContainersPaused: containers.filter(({ status }) => status === 'paused').length,
      ContainersStopped: containers.filter((item) => !isUp(item)).length,
      Images: state.images.size,
      Driver: 'overlay2',
      Plugins: {
        Volume: ['local'],
        Network: networkDrivers,
        Authorization: null,
        Log: ['json-file', 'local', 'none'],
      },
      IPv4Forwarding: true,
      SystemTime: new Date().toISOString(),
      LoggingDriver: 'json-file',
      CgroupDriver: 'systemd',
      CgroupVersion: '2',
      KernelVersion: '6.12.0-sample',
      OperatingSystem: 'Portolan sample engine',
      OSVersion: '',
      OSType: 'linux',
      Architecture: 'x86_64',
      NCPU: 8,
      MemTotal: 16 * 1024 ** 3,
      DockerRootDir: '/var/lib/docker',
      Name: state.name,
      Labels: [],
      ExperimentalBuild: false,
      ServerVersion: version,
      Swarm: {
        NodeID: state.swarmNodeId,
        NodeAddr: '127.0.0.1',
        LocalNodeState: 'active',
        ControlAvailable: true,
        Error: '',
        RemoteManagers: [{ NodeID: state.swarmNodeId, Addr: '127.0.0.1:2377' }],
        Nodes: 1,
        Managers: 1,
      },
      LiveRestoreEnabled: false,
      Isolation: '',
      SecurityOptions: ['name=seccomp,profile=builtin', 'name=cgroupns'],
      DefaultAddressPools: state.addressPools.map(({ base, size }) => ({ Base: base, Size: size })),
      Warnings: null,
    });
  });

  return router;
}
