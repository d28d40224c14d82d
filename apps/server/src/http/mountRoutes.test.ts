import express from 'express';
import { expect, it } from 'vitest';
import type { Gate } from '../access/Gate.ts';
import { mountBehindGate, mountRoutes } from './mountRoutes.ts';
import type { Route } from './Route.ts';

it('R45: what does not say who may ask for it cannot be mounted', () => {
  const open = { method: 'get', path: '/x', summary: 'x', replies: {}, handle: () => ({ status: 200 }) };
  for (const role of [undefined, null, '', 'admin', 'Operator']) {
    const route = { ...open, role } as unknown as Route;
    expect(() => mountRoutes(express(), {} as Gate, [route])).toThrow(/who may ask/);
    expect(() => mountBehindGate(express(), {} as Gate, '/x', route.role, [])).toThrow(/who may ask/);
  }
});
