import type { TopologyIndex } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import { ContainerLinkById } from '../parts/Links.tsx';
import { exposureSummary } from './exposureGroups.ts';
import classes from './Reach.module.css';

/** The number of lines shown for one container: a proxy may publish hundreds of ports. */
const MAX_TEXTS = 6;

interface ExposureListProps {
  index: TopologyIndex;
  reach: 'outside' | 'host';
}

/** R257: the containers that the outside, or only the host, reaches, by where the traffic enters. */
export function ExposureList({ index, reach }: ExposureListProps) {
  const groups = exposureSummary(index).groups.filter((each) => each.reach === reach);
  if (groups.length === 0) return <p className={inspector.quiet}>No container.</p>;
  return groups.map((group) => (
    <div key={group.title}>
      <h4 className={classes.group}>
        <Literal text={group.title} max={80} />
      </h4>
      <ul className={inspector.rows}>
        {group.rows.map(({ containerId, texts }) => (
          <li key={containerId}>
            <span className={inspector.grow}>
              <ContainerLinkById index={index} id={containerId} />
            </span>
            <span className={`${inspector.end} ${reach === 'outside' ? inspector.outside : ''}`}>
              {texts.slice(0, MAX_TEXTS).map((text) => (
                <span key={text} className={classes.text}>
                  <Literal mono text={text} />
                </span>
              ))}
              {texts.length > MAX_TEXTS && `+${texts.length - MAX_TEXTS}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  ));
}
