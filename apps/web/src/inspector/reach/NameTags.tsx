import type { PeerName, TopologyIndex } from '@portolan/topology';
import { IconAlertTriangle } from '@tabler/icons-react';
import { sortPeerNames } from '../../store/verdict/sortPeerNames.ts';
import { Literal } from '../../theme/Literal.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import inspector from '../Inspector.module.css';
import { ambiguityText } from './ambiguityText.ts';
import classes from './Reach.module.css';

interface NameTagsProps {
  index: TopologyIndex;
  names: readonly PeerName[];
  holderId: string;
}

/** R253: the names of the target, to copy. Notes below say which names other containers have too. */
export function NameTags({ index, names, holderId }: NameTagsProps) {
  const ordered = sortPeerNames(names, holderId);
  const notes = ordered.flatMap((name) => ambiguityText(index, name, holderId) ?? []);
  return (
    <>
      <ul className={`${inspector.tags} ${classes.names}`} aria-label="Names">
        {ordered.map((each) => (
          <li key={each.name} className={inspector.tag} data-ambiguous={each.ambiguity !== null || undefined}>
            {each.ambiguity && (
              <IconAlertTriangle size={12} aria-label="ambiguous" className={classes.caution} />
            )}
            <Copyable mono text={each.name} what="name" />
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          <Literal text={note} max={240} />
        </p>
      ))}
    </>
  );
}
