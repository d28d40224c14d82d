/** R23: all calls that Portolan can make. A call that is not in this list cannot be sent. */
export const ENGINE_ROUTES = {
  version: ['GET', '/version'],
  info: ['GET', '/info'],
  events: ['GET', '/events'],
  listNetworks: ['GET', '/networks'],
  inspectNetwork: ['GET', '/networks/{id}'],
  createNetwork: ['POST', '/networks/create'],
  connect: ['POST', '/networks/{id}/connect'],
  disconnect: ['POST', '/networks/{id}/disconnect'],
  removeNetwork: ['DELETE', '/networks/{id}'],
  listContainers: ['GET', '/containers/json'],
  inspectContainer: ['GET', '/containers/{id}/json'],
  createContainer: ['POST', '/containers/create'],
  startContainer: ['POST', '/containers/{id}/start'],
  stopContainer: ['POST', '/containers/{id}/stop'],
  restartContainer: ['POST', '/containers/{id}/restart'],
  pauseContainer: ['POST', '/containers/{id}/pause'],
  unpauseContainer: ['POST', '/containers/{id}/unpause'],
  renameContainer: ['POST', '/containers/{id}/rename'],
  removeContainer: ['DELETE', '/containers/{id}'],
  createExec: ['POST', '/containers/{id}/exec'],
  startExec: ['POST', '/exec/{id}/start'],
  inspectExec: ['GET', '/exec/{id}/json'],
  listImages: ['GET', '/images/json'],
} as const;

export type EngineRoute = keyof typeof ENGINE_ROUTES;
