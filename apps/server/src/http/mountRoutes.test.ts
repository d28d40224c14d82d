import express from 'express';
import { expect, it } from 'vitest';
import type { Gate } from '../access/Gate.ts';
import type { EngineRegistry } from '../engines/EngineRegistry.ts';
import { mountBehindGate, mountRoutes } from './mountRoutes.ts';
import type { Route } from './Route.ts';

it('R45: a route without a role cannot be mounted', () => {
  const open = { method: 'get', path: '/x', summary: 'x', replies: {}, handle: () => ({ status: 200 }) };
  for (const role of [undefined, null, '', 'admin', 'Operator']) {
    const route = { ...open, role } as unknown as Route;
    expect(() => mountRoutes(express(), {} as Gate, {} as EngineRegistry, [route])).toThrow(/has no role/);
    expect(() => mountBehindGate(express(), {} as Gate, '/x', route.role, [])).toThrow(/has no role/);
  }
});
