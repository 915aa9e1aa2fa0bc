/*
 * Copyright 2026 The PieCed Portal Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { OperationMoment } from '@pieced/plugin-pieced-node';
import type { Database } from '../database/Database';
import { UpstreamError } from '../integrations/UpstreamError';
import { eventually } from '../__testUtils__/eventually';
import { testDatabase } from '../__testUtils__/testDatabase';
import { OperationEngine } from './OperationEngine';
import type { LocalStep, OperationStep } from './OperationKind';
import { OperationStore } from './OperationStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('OperationEngine on %s', id => {
  let database: Database;
  let store: OperationStore;
  const engines: OperationEngine[] = [];

  beforeEach(async () => {
    database = await testDatabase(await databases.init(id));
    store = new OperationStore({ database });
  });

  afterEach(async () => {
    await Promise.all(engines.splice(0).map(engine => engine.stop()));
  });

  function startEngine(
    steps: (OperationStep | LocalStep)[],
    options: {
      leaseMs?: number;
      concurrency?: number;
      givesWayTo?: OperationEngine;
      kind?: string;
      observe?: (moment: OperationMoment) => Promise<void>;
    } = {},
  ): OperationEngine {
    const engine = new OperationEngine({
      store,
      database,
      logger: mockServices.logger.mock(),
      observer: { observe: options.observe ?? (async () => {}) },
      kinds: [{ kind: options.kind ?? 'test', steps }],
      givesWayTo: options.givesWayTo,
      leaseMs: options.leaseMs ?? 5_000,
      concurrency: options.concurrency ?? 4,
      pollMs: 20,
    });
    engines.push(engine);
    engine.start();
    return engine;
  }

  function enqueue(
    subject = 'request:1',
    input = {},
    kind = 'test',
  ): Promise<string> {
    return database.transaction(tx =>
      store.enqueue(tx, {
        kind,
        subject,
        organizationId: 'o',
        input,
        requestedBy: 'user:pieced/1',
      }),
    );
  }

  const reaches = (operation: string, state: string) =>
    eventually(
      () => store.get(operation),
      row => row?.state === state,
    );

  const step = (
    name: string,
    run: OperationStep['run'] = async () => {},
  ): OperationStep => ({ name, system: 'kubernetes', run });

  const transient = (change = {}) =>
    new UpstreamError({
      system: 'kubernetes',
      isTransient: true,
      code: 'unreachable',
      message: 'No answer',
      ...change,
    });

  it('should run the steps in order and record each', async () => {
    const ran: string[] = [];
    startEngine([
      step('one', async () => void ran.push('one')),
      step('two', async () => void ran.push('two')),
    ]);
    const operation = await enqueue();
    const row = await reaches(operation, 'succeeded');
    expect(ran).toEqual(['one', 'two']);
    expect(JSON.parse(row!.results)).toMatchObject([
      { step: 'one' },
      { step: 'two' },
    ]);
  });

  describe('with a step on tables only', () => {
    const effects = () => database.queries('drafts').pluck('user_entity_ref');
    const local = (fails = () => false): LocalStep => ({
      name: 'local',
      system: 'portal',
      async apply({ operationId }, tx) {
        await tx.queries('drafts').insert({
          user_entity_ref: operationId,
          content: '{}',
          saved_at: new Date(),
        });
        if (fails()) {
          throw new Error('no');
        }
      },
    });

    it('should record it together with the one before', async () => {
      const moments: string[] = [];
      startEngine([step('one'), local(), step('two')], {
        observe: async at => void moments.push(`${at.step} ${at.moment}`),
      });
      const row = await reaches(await enqueue(), 'succeeded');
      expect(JSON.parse(row!.results)).toMatchObject([
        { step: 'one' },
        { step: 'local' },
        { step: 'two' },
      ]);
      expect(await effects()).toEqual([row!.id]);
      expect(moments).toEqual([
        'one starting',
        'one done',
        'local starting',
        'one recorded',
        'local done',
        'local recorded',
        'two starting',
        'two done',
        'two recorded',
      ]);
    });

    it('should carry out one that stands alone or last', async () => {
      startEngine([local()]);
      const row = await reaches(await enqueue(), 'succeeded');
      expect(await effects()).toEqual([row!.id]);
    });

    it('should leave nothing of either when it fails, and repeat both', async () => {
      const ran: string[] = [];
      let isBroken = true;
      const engine = startEngine([
        step('one', async () => void ran.push('one')),
        local(() => isBroken),
      ]);
      const operation = await enqueue();
      const waiting = await reaches(operation, 'waiting');
      expect(waiting).toMatchObject({ step: 'one', results: '[]' });
      expect(await effects()).toEqual([]);

      isBroken = false;
      await database
        .queries('operations')
        .where({ id: operation })
        .update({ next_attempt_at: new Date() });
      engine.kick();
      await reaches(operation, 'succeeded');
      expect(ran).toEqual(['one', 'one']);
      expect(await effects()).toEqual([operation]);
    });
  });

  it('R-OPS-3 runs the operations of one subject one at a time, in order', async () => {
    const log: string[] = [];
    startEngine([
      step('work', async ({ input }) => {
        log.push(`start ${input.n}`);
        await new Promise(resolve => setTimeout(resolve, 20));
        log.push(`end ${input.n}`);
      }),
    ]);
    const ids = [
      await enqueue('tenant:a', { n: 1 }),
      await enqueue('tenant:a', { n: 2 }),
      await enqueue('tenant:a', { n: 3 }),
    ];
    await reaches(ids[2], 'succeeded');
    expect(log).toEqual([1, 2, 3].flatMap(n => [`start ${n}`, `end ${n}`]));
  });

  it('R-REQ-4 says what it waits for, since when and until when, and goes on by itself', async () => {
    let isUp = false;
    const engine = startEngine([
      step('work', async () => {
        if (!isUp) {
          throw transient();
        }
      }),
    ]);
    const operation = await enqueue();
    const first = await reaches(operation, 'waiting');
    expect(first).toMatchObject({
      step: 'work',
      waiting_for: 'kubernetes',
      waiting_reason: 'unreachable',
    });
    expect(Number(new Date(first!.next_attempt_at))).toBeGreaterThan(
      Date.now(),
    );

    isUp = true;
    await database
      .queries('operations')
      .where({ id: operation })
      .update({ next_attempt_at: new Date() });
    engine.kick();
    const done = await reaches(operation, 'succeeded');
    expect(done).toMatchObject({ waiting_for: null, waiting_since: null });
  });

  it('R-REQ-4 keeps since when it waits over several attempts', async () => {
    startEngine([
      step('work', async () => {
        throw transient();
      }),
    ]);
    const operation = await enqueue();
    const first = await reaches(operation, 'waiting');
    await database
      .queries('operations')
      .where({ id: operation })
      .update({ next_attempt_at: new Date() });
    const second = await eventually(
      () => store.get(operation),
      row => row?.state === 'waiting' && row.attempts > 1,
    );
    expect(new Date(second!.waiting_since!)).toEqual(
      new Date(first!.waiting_since!),
    );
  });

  it('R-REQ-4 stops at a permanent refusal with its reason, until somebody retries', async () => {
    let isRefused = true;
    startEngine([
      step('work', async () => {
        if (isRefused) {
          throw transient({
            isTransient: false,
            code: 'invalid',
            field: 'spec.agentName',
          });
        }
      }),
    ]);
    const operation = await enqueue();
    expect(await reaches(operation, 'failed')).toMatchObject({
      error_code: 'invalid',
      error_field: 'spec.agentName',
    });

    isRefused = false;
    const row = (await store.get(operation))!;
    await database.transaction(tx => store.retry(tx, row));
    await reaches(operation, 'succeeded');
    expect(await database.transaction(tx => store.retry(tx, row))).toBe(false);
  });

  it.each(['starting', 'done', 'recorded'] as const)(
    'R-REQ-3 repeats at most the step in which a worker died while %s',
    async moment => {
      const effects: string[] = [];
      const steps = ['one', 'two', 'three'].map(name =>
        step(name, async () => void effects.push(name)),
      );
      let hasDied = false;
      const dead = startEngine(steps, {
        leaseMs: 300,
        concurrency: 1,
        // never goes on and never claims again, as if the process had been killed
        observe: async at => {
          if (at.moment === moment && at.step === 'two') {
            hasDied = true;
            await new Promise<never>(() => {});
          }
        },
      });
      engines.splice(engines.indexOf(dead), 1);
      const operation = await enqueue();
      await eventually(
        async () => hasDied,
        died => died,
      );
      await database
        .queries('operations')
        .where({ id: operation })
        .update({ lease_owner: 'a dead worker' });

      startEngine(steps);
      await reaches(operation, 'succeeded');
      const twos = effects.filter(effect => effect === 'two').length;
      expect(effects.filter(effect => effect === 'one')).toHaveLength(1);
      expect(effects.filter(effect => effect === 'three')).toHaveLength(1);
      expect(twos).toBe(moment === 'done' ? 2 : 1);
    },
  );

  it('should begin nothing while a more urgent engine is busy, unless that hangs', async () => {
    const log: string[] = [];
    let goOn = () => {};
    const urgent = startEngine([
      step('work', async ({ subject }) => {
        log.push(`start ${subject}`);
        await new Promise<void>(resolve => {
          goOn = resolve;
        });
        log.push(`end ${subject}`);
      }),
    ]);
    const first = await enqueue('tenant:a');
    await eventually(
      async () => log,
      lines => lines.length === 1,
    );
    startEngine([step('tell', async () => void log.push('told'))], {
      givesWayTo: urgent,
      kind: 'telling',
    });
    const told = await enqueue('notice:a', {}, 'telling');
    await new Promise(resolve => setTimeout(resolve, 200));
    goOn();
    await reaches(first, 'succeeded');
    await reaches(told, 'succeeded');
    expect(log).toEqual(['start tenant:a', 'end tenant:a', 'told']);

    await enqueue('tenant:b');
    await eventually(
      async () => log,
      lines => lines.length === 4,
    );
    await reaches(await enqueue('notice:b', {}, 'telling'), 'succeeded');
    expect(log.slice(3)).toEqual(['start tenant:b', 'told']);
    goOn();
  });

  it('should let several engines share the work without doing anything twice', async () => {
    const effects: string[] = [];
    const steps = [
      step('work', async ({ operationId }) => void effects.push(operationId)),
    ];
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) => enqueue(`request:${n}`)),
    );
    startEngine(steps);
    startEngine(steps);
    startEngine(steps);
    await eventually(
      () =>
        database
          .queries('operations')
          .where({ state: 'succeeded' })
          .pluck('id'),
      done => done.length === ids.length,
    );
    expect(effects.sort()).toEqual([...ids].sort());
  });
});
