const given = process.env.PORTOLAN_TEST_SEED ?? '20261121';

/**
 * The seed of the random tests. It is the same in every run, so that a failure is due to a change of the code.
 * PORTOLAN_TEST_SEED gives another seed; `random` chooses one at random.
 */
export const testSeed = given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
