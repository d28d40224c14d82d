import { Button, Group, Modal } from '@mantine/core';
import type { PruneCandidate, PruneReply } from '@portolan/protocol';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../frame/Dialog.module.css';

interface PruneResultDialogProps {
  result: PruneReply;
  candidates: PruneCandidate[];
  onClose: () => void;
}

/** R166: lists the selected networks that a prune did not remove, each with the reason. */
export function PruneResultDialog({
  result: { removed, kept },
  candidates,
  onClose,
}: PruneResultDialogProps) {
  const nameOf = (id: string) => candidates.find((each) => each.id === id)?.name ?? id.slice(0, 12);
  return (
    <Modal opened onClose={onClose} title="Pruned" size={540} classNames={{ title: classes.title }}>
      <div className={classes.form} data-testid="pruned">
        <p className={classes.lead}>
          {removed.length === 0
            ? 'No network was removed.'
            : removed.length === 1
              ? 'One network was removed.'
              : `${removed.length} networks were removed.`}{' '}
          {kept.length === 1 ? 'One was not:' : `${kept.length} were not:`}
        </p>
        <div className={classes.impact}>
          <ul>
            {kept.map(({ id, reason }) => (
              <li key={id}>
                <strong>
                  <Literal text={nameOf(id)} max={80} />
                </strong>
                : <Literal text={reason} max={600} />
              </li>
            ))}
          </ul>
        </div>
        <Group justify="flex-end">
          <Button size="sm" onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
