import type { TopologyPlan } from '../TopologyPlan.ts';
import { bridgePlans } from './bridgePlans.ts';
import { gatewayPlans } from './gatewayPlans.ts';
import { ipv6Plans } from './ipv6Plans.ts';
import { lanPlans } from './lanPlans.ts';
import { namePlans } from './namePlans.ts';
import { overlayPlans } from './overlayPlans.ts';
import type { PlanContext } from './PlanContext.ts';
import { publishingPlans } from './publishingPlans.ts';
import { stackPlans } from './stackPlans.ts';

/** Returns all plans that the engine supports. */
export const allPlans = (context: PlanContext): TopologyPlan[] => [
  ...stackPlans,
  ...bridgePlans,
  ...publishingPlans(context),
  ...namePlans,
  ...ipv6Plans(context),
  ...gatewayPlans(context),
  ...lanPlans(context),
  ...overlayPlans,
];
