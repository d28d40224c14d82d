import { Alert, Button, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signIn } from '../connection/session.ts';
import classes from './SignIn.module.css';

/** The sign-in screen: it asks for the token, and says where to find it. */
export function SignIn() {
  const [token, setToken] = useState('');
  const attempt = useMutation<void, Error, string>({ mutationFn: signIn });
  return (
    <main className={classes.screen}>
      <Paper
        component="form"
        withBorder
        p="xl"
        w={420}
        maw="100%"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          attempt.mutate(token.trim());
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            Sign in to Portolan
          </Title>
          <Text c="dimmed">
            This page can change the networks of a Docker engine, so it requires a token. Open the link that
            the server printed when it started, or paste the token from it here. A token that you set with{' '}
            <Code>--token</Code> or <Code>PORTOLAN_TOKEN</Code> works too.
          </Text>
          <PasswordInput
            label="Token"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            autoComplete="current-password"
            data-autofocus
            autoFocus
          />
          {attempt.error && (
            <Alert color="red" variant="light" role="alert">
              {attempt.error.message}
            </Alert>
          )}
          <Button type="submit" size="sm" loading={attempt.isPending} disabled={token.trim() === ''}>
            Sign in
          </Button>
        </Stack>
      </Paper>
    </main>
  );
}
