import { Button, CopyButton, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../connection/http.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './Inspector.module.css';

const MOST_CHARACTERS = 40_000;

interface RawJsonProps {
  of: 'networks' | 'containers';
  id: string;
}

/** The engine's own JSON of a network or a container, read when it is unfolded. */
export function RawJson({ of, id }: RawJsonProps) {
  const [isOpen, setOpen] = useState(false);
  const path = `/api/v1/${of}/${encodeURIComponent(id)}/inspect`;
  const { data, error, isPending } = useQuery({
    queryKey: [path],
    queryFn: () => request<unknown>('GET', path),
    enabled: isOpen,
  });
  const text = data === undefined ? '' : JSON.stringify(data, null, 2);
  return (
    <details className={classes.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Engine’s own JSON</summary>
      {isOpen && isPending && <Loader size="sm" mt="xs" aria-label="Reading" />}
      {error && <p className={classes.warning}>{error.message}</p>}
      {text !== '' && (
        <>
          {/* Focusable, so that the keyboard can scroll it. */}
          <pre className={classes.code} tabIndex={0} aria-label="Engine’s own JSON">
            {text
              .split('\n')
              .map((line, at) => (
                <span key={at}>
                  <Literal text={line} max={2000} />
                  {'\n'}
                </span>
              ))
              .slice(0, MOST_CHARACTERS / 40)}
          </pre>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" mt={6} onClick={copy}>
                {copied ? 'Copied' : 'Copy JSON'}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </details>
  );
}
